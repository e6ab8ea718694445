"""Lines of a page in reading order, put together from its words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.flow import LIGATURES
from claims.readers.pdf.cells import Strip, find_tables
from claims.readers.pdf.columns import in_order
from claims.readers.pdf.model import Line, Page, Word

_SAME_BASELINE = 0.25  # of the size
_REACH = 0.75  # of the size: no sign is raised higher
_SMALL = 0.86  # of the line's size: a raised sign
_RAISED = 0.1  # of the line's size: how far a smaller sign is raised at least
_RAISED_FULL = 0.22  # the same for a sign of full size
_NEAR = -0.6  # of the size: how far a word may begin before the end of the one before
_WIDE_GAP = 1.3  # of the size: two things stand side by side
_UNDERLINE = 0.3  # of the size: what is drawn so close below a line belongs to it
_LABEL_GAP = 4.0  # of the size, behind a label
_CELL_GAP = 1.8  # of the size: cells of a table
_WORD_GAP = 0.25  # of the size, where no blank is written
_CLOSE = 0.3  # of the size: a raised sign stands so close to its word
_SIGNS = frozenset("0123456789*∗†‡§¶.,:-–;[]()abcdefghi¹²³⁴⁵⁶⁷⁸⁹⁰")
_LIGATURES = str.maketrans(LIGATURES)
_STOPS = frozenset(".,;:!?)]”’»")
_CELLS = "   "  # between things side by side
_BAR = " | "  # between the cells of a table


@dataclass(slots=True)
class Run:
    """Words on one line without a wide gap."""

    words: list[Word]
    left: float
    right: float
    baseline: float
    size: float
    length: int = 0

    @property
    def is_mark(self) -> bool:
        """Whether it may be nothing but a raised sign."""
        return self.length <= 7 and all(_SIGNS.issuperset(word.text) for word in self.words)


def set_lines(page: Page) -> None:
    """Put the words of `page` into lines, in the order in which they are read."""
    runs = _runs(page.words)
    for column, region in enumerate(in_order(runs)):
        lines = _lines(region)
        above: Line | None = None
        for line in lines:
            line.page, line.column = page.number, column
            line.gap = above.baseline - line.baseline if above is not None else 0.0
            _write(line)
            above = line
        _set_edges(lines)
        for rows, strips in find_tables(lines):
            for row in rows:
                _write(row, strips)
        page.lines += lines
    _set_rules(page)


def _set_edges(lines: Sequence[Line]) -> None:
    """Tell the lines the edges of their column; tables may be wider than the text."""
    text = [line for line in lines if line.cells == 1] or lines
    left, right = min(line.left for line in text), max(line.right for line in text)
    for line in lines:
        line.edge_left, line.edge_right = min(left, line.left), max(right, line.right)


# -- runs -----------------------------------------------------------------------------------------------------------
def _runs(words: Iterable[Word]) -> list[Run]:
    runs: list[Run] = []
    run: Run | None = None
    right = 0.0
    for word in words:
        text, left, end, baseline, size, _, _ = word
        if run is None:
            run = Run([word], left, end, baseline, size, len(text))
            runs.append(run)
        elif size == run.size and baseline == run.baseline and _NEAR * size <= left - right <= _WIDE_GAP * size:
            run.words.append(word)  # most words are set as the one before: nothing else needs to be asked
            run.length += len(text)
            run.left, run.right = left if left < run.left else run.left, end if end > run.right else run.right
        elif _joins(run, right, word):
            run.words.append(word)
            run.length += len(text)
            is_lower = baseline < run.baseline - _RAISED_FULL * size
            if (size > 1.15 * run.size or is_lower) and _is_mark_so_far(run):  # it began with a raised sign
                run.baseline, run.size = baseline, size
            run.left, run.right = min(run.left, left), max(run.right, end)
        else:
            run = Run([word], left, end, baseline, size, len(text))
            runs.append(run)
        right = end
    return runs


def _is_mark_so_far(run: Run) -> bool:
    first = run.words[0]
    return run.length - len(run.words[-1].text) <= 7 and _SIGNS.issuperset(first.text)


def _joins(run: Run, right: float, word: Word) -> bool:
    size = run.size if run.size > word.size else word.size
    shift = word.baseline - run.baseline
    if shift > _REACH * size or shift < -_REACH * size:
        return False
    gap = word.left - right
    if gap > _WIDE_GAP * size or gap < _NEAR * size:
        return False
    if -_SAME_BASELINE * size <= shift <= _SAME_BASELINE * size:
        return True
    if word.size < _SMALL * run.size:  # raised or lowered
        return gap < _CLOSE * size + 1.0
    if shift < 0:
        return len(run.words) == 1 and run.is_mark and word.size >= run.size
    return 0 < shift < 0.6 * size and gap < _CLOSE * size and len(word.text) <= 4 and _SIGNS.issuperset(word.text)


# -- lines ----------------------------------------------------------------------------------------------------------
def _lines(runs: Sequence[Run]) -> list[Line]:
    """Runs of one column on one baseline as a line, from the top."""
    groups: list[list[Run]] = []
    marks: list[Run] = []
    largest = max(run.size for run in runs)
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        last = groups[-1] if groups else None
        if last is not None and abs(last[0].baseline - run.baseline) <= _SAME_BASELINE * max(last[0].size, run.size):
            last.append(run)
        elif run.is_mark and run.size < _SMALL * largest:
            marks.append(run)
        else:
            groups.append([run])
    for mark in marks:
        _attach(groups, mark)
    groups.sort(key=lambda group: -group[0].baseline)
    return [_line(group) for group in groups]


def _attach(groups: list[list[Run]], mark: Run) -> None:
    """Give a raised sign that stands alone to the line it stands in."""
    best: tuple[float, list[Run]] | None = None
    for group in groups:
        size = group[0].size
        if mark.size < _SMALL * size and -0.3 * size <= mark.baseline - group[0].baseline <= _REACH * size:
            gap = min(max(0.0, mark.left - run.right, run.left - mark.right) for run in group)  # 0: drawn into the run
            leads = mark.right <= min(run.left for run in group)  # a label, with a blank that is stretched
            if gap <= (_LABEL_GAP if leads else _WIDE_GAP) * size and (best is None or gap < best[0]):
                best = gap, group
        elif abs(mark.baseline - group[0].baseline) <= _SAME_BASELINE * size:
            best = 0.0, group
    if best is not None:
        best[1].append(mark)
    else:
        groups.append([mark])


def _line(runs: Sequence[Run]) -> Line:
    words = [word for run in runs for word in run.words]
    if len(runs) > 1:
        words.sort(key=lambda word: word.left)
    weights: Counter[tuple[float, float]] = Counter()
    if len({(word.baseline, word.size) for word in words}) == 1:
        return Line(words, words[0].baseline, words[0].size)
    for word in words:
        weights[word.baseline, word.size] += len(word.text)
    # Of raised and plain signs in equal number the larger are the line.
    (baseline, size), _ = max(weights.items(), key=lambda item: (item[1] + 2 * item[0][1], -item[0][0]))
    largest = max(word.size for word in words)
    if size < _SMALL * largest and sum(map(len, (word.text for word in words))) <= 12:
        baseline, size = next((word.baseline, word.size) for word in words if word.size == largest)
    return Line(words, baseline, size)


def _write(line: Line, strips: Sequence[Strip] = ()) -> None:
    """Write the line's text: blanks where they are printed, three for a wide gap, none before a raised sign; bars
    between the cells of a table, which `strips` part."""
    parts: list[str] = []
    spots: list[int] = []
    length, cells = 0, 1
    size, baseline = line.size, line.baseline
    last: Word | None = None
    was_raised = False
    line.raised, line.bold = [], True
    for word in line.words:
        text, left, _, height, own_size, bold, glued = word
        shift = height - baseline
        raised = shift > 0 and shift > (_RAISED if own_size < _SMALL * size else _RAISED_FULL) * size
        if last is not None:
            gap = left - last.right
            parts_cells = strips and any(last.right <= start and end <= left for start, end in strips)
            if gap > _CELL_GAP * size or parts_cells:
                blank = _BAR if strips else _CELLS
                cells += 1
            elif raised and not was_raised:
                blank = "" if gap < _CLOSE * size else " "
            elif glued or (was_raised and text[0] in _STOPS and gap < _CLOSE * size):
                blank = " " if gap > _WORD_GAP * size else ""
            else:
                blank = "" if word == last else " "
            parts.append(blank)
            length += len(blank)
        if not bold and not raised:
            line.bold = False
        spots.append(length)
        line.raised.append(raised)
        printed = text if text.isascii() else text.translate(_LIGATURES)
        parts.append(printed)
        length += len(printed)
        last, was_raised = word, raised
    line.text, line.spots, line.cells = "".join(parts), spots, cells


def _set_rules(page: Page) -> None:
    """Mark the lines above which a line is drawn."""
    above: Line | None = None
    for line in page.lines:
        is_below = above is not None and above.baseline > line.baseline
        top = above.baseline - _UNDERLINE * above.size if above is not None and is_below else page.height
        low = line.baseline + 0.5 * line.size
        line.ruled = any(
            low <= rule.height <= min(top, low + 4 * line.size)
            and rule.left < line.edge_right
            and rule.right > line.edge_left
            for rule in page.rules
        )
        above = line
