"""Text set in columns that an extractor printed side by side: put into the order in which it is read.

`pdftotext -layout` keeps the places of words on the page, so that every line holds a piece of each column. A table
looks alike; running text has words in small letters at the line starts of all columns. A page is cut at the place
where most lines break, and each side again where it has columns itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_GAP = re.compile(r"(?<=\S) {2,200}(?=\S)")
_BLANK = re.compile(r"(?<=\S) {1,200}(?=\S)")
_SINGLE = re.compile(r"(?<=\S) (?=\S)")
_CLOSE_SET = re.compile(r"(?<=\S) ?(?<=[ .,;:)”])(?=\S)")  # a blank, or none at all behind a stop
_WORD = re.compile(r"[^\W\d_]{2,40}")
_LONGEST_LINE = 400
_MOST_LINES = 400  # of a page
_LEAST_SIDES = 8  # lines of a page that hold both columns, where the pages before have not shown any
_LEAST_IN_BAND = 3  # the same of a run of lines between two that run across
_MIDDLE = (0.3, 0.7)  # where of the page's width the right column begins
_LEAST_WORDS = 3.0  # of a column's line, on average
_LOWER = 0.35  # of a column's lines begin with a small letter …
_LOWER_IN_NOTES = 0.15  # … or of a column of notes, where other pages show columns
_ALIGNED = 0.6  # of the lines that reach a gutter of one blank have a word begin there
_MOST_CROSSING = 0.3  # of a page's lines, where the columns of another page are taken for its own
_NEAR = 15  # blanks between the gutters of pages whose columns are alike
_MOST_GRIDS = 8
_SLACK = 8  # columns by which the gutter of a line may be off that of its page
_CLOSE = 3  # the same where a single blank is the gutter
_EXACT = 1  # the same beside a line that has none, or where most lines have no more
_INDENT = 2  # blanks that are an inexact start of the column
_DEEPEST = 2  # times that a page may be cut: four columns at most


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a page: its text, and its pieces left and right of the gutter; `crossing` if it has none there."""

    line: str
    left: str
    right: str
    crossing: bool = False

    @property
    def both(self) -> bool:
        return bool(self.left) and bool(self.right)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a page is cut in two, and how its sides are cut again.

    `tight` says that a single blank is the gutter in most lines.
    """

    gutter: int
    tight: bool = False
    left: "Grid | None" = None
    right: "Grid | None" = None


def in_reading_order(text: str) -> str:
    """`text` with the columns of each page one behind the other; the text itself where no page has any."""
    if text.count("  ") < _LEAST_SIDES:
        return text
    pages = [page.split("\n") for page in text.split("\f")]
    if not any(_grid(lines, _LOWER) for lines in pages):
        return text
    found = [_grid(lines, _LOWER_IN_NOTES) for lines in pages]
    shown = list(dict.fromkeys(grid for grid in found if grid))[:_MOST_GRIDS]
    grids = [grid or _best(lines, shown) for lines, grid in zip(pages, found, strict=True)]
    return "\f".join("\n".join(_ordered(lines, grid)) for lines, grid in zip(pages, grids, strict=True))


def _best(lines: Sequence[str], shown: Sequence[Grid]) -> Grid | None:
    """The grid of another page, or one near it, that the lines keep to; None if too many run across each."""
    own = _wide(lines) if len(lines) <= _MOST_LINES else None
    near = own is not None and any(abs(own.gutter - grid.gutter) <= _NEAR for grid in shown)
    grids = [own, *shown] if own is not None and near else shown
    crossed = {grid: sum(row.crossing for row in _rows(lines, grid)) for grid in grids}
    best = min(grids, key=lambda grid: crossed[grid])
    return best if crossed[best] <= _MOST_CROSSING * sum(bool(line.strip()) for line in lines) else None


def _grid(lines: Sequence[str], lower: float, depth: int = _DEEPEST) -> Grid | None:
    """How the lines are cut into columns of running text; None if they are not."""
    if not depth or len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        return None
    for grid in (_wide(lines), _tight(lines)):
        rows = _rows(lines, grid) if grid else []
        if grid and _is_prose(rows, lower):
            left = _grid([row.left for row in rows if not row.crossing], lower, depth - 1)
            right = _grid([row.right for row in rows], lower, depth - 1)
            return Grid(grid.gutter, grid.tight, left, right)
    return None


def _wide(lines: Sequence[str]) -> Grid | None:
    """The grid whose gutter is the place behind a gap at which most lines go on."""
    low, high = _middle(lines)
    starts: Counter[int] = Counter()
    for line in lines:
        first = len(line) - len(line.lstrip(" "))
        places = {found.end() for found in _GAP.finditer(line)} | ({first} if first > low else set())
        starts.update(place for place in places if low <= place <= high)
    near = {place: sum(starts[place + step] for step in range(-2, 3)) for place in starts}
    best = max(near, key=lambda place: (near[place], starts[place]), default=0)
    return Grid(best) if near.get(best, 0) >= _LEAST_SIDES else None


def _tight(lines: Sequence[str]) -> Grid | None:
    """The grid whose gutter is the place at which a word begins in most of the lines that reach it."""
    low, high = _middle(lines)
    starts = Counter(found.end() for line in lines for found in _BLANK.finditer(line) if low <= found.end() <= high)
    best = max(starts, key=lambda place: starts[place], default=0)
    reach = sum(len(line) > best for line in lines)
    return Grid(best, tight=True) if starts[best] >= max(_LEAST_SIDES, _ALIGNED * reach) else None


def _middle(lines: Sequence[str]) -> tuple[float, float]:
    width = max(map(len, lines), default=0)
    return _MIDDLE[0] * width, _MIDDLE[1] * width


def _ordered(lines: Sequence[str], grid: Grid | None) -> Iterator[str]:
    """The lines, those of each run that nothing crosses column by column."""
    if grid is None:
        yield from lines
        return
    for crossing, run in groupby(_rows(lines, grid), key=lambda row: row.crossing):
        band = list(run)
        if crossing or sum(bool(row.right) for row in band) < _LEAST_IN_BAND:
            yield from (row.line for row in band)
            continue
        yield from _ordered(_column([row.left for row in band], band), grid.left)
        yield ""
        yield from _ordered(_column([row.right for row in band], band), grid.right)


def _column(pieces: Sequence[str], band: Sequence[_Row]) -> list[str]:
    """The pieces of one column without the empty ones at its end, and those that only a line beside it makes.

    Where lines do not stand level with those beside them, every second piece is empty.
    """
    kept = list(pieces)
    while kept and not kept[-1].strip():
        kept.pop()
    filled = [bool(piece.strip()) for piece in kept]
    lone = [
        0 < turn < len(kept) - 1 and not own and filled[turn - 1] and filled[turn + 1] and bool(band[turn].line)
        for turn, own in enumerate(filled)
    ]
    return [piece for turn, piece in enumerate(kept) if not (lone[turn] and _goes_on(kept, lone, turn))]


def _goes_on(pieces: Sequence[str], lone: Sequence[bool], turn: int) -> bool:
    """Whether a lone gap parts nothing: a sentence goes on over it, or the gaps about it are such gaps too."""
    beside = any(0 <= other < len(lone) and lone[other] for other in (turn - 2, turn + 2))
    return beside or pieces[turn + 1].lstrip()[:1].islower()


def _rows(lines: Sequence[str], grid: Grid) -> list[_Row]:
    rows = [_row(line.rstrip(), grid.gutter) for line in lines]
    for number, row in enumerate(rows):
        if row.crossing:
            sides = sum(other.both for other in rows[max(0, number - 1) : number + 2])
            if sides == 2:  # a line that runs across stands apart
                rows[number] = _row(row.line, grid.gutter, _CLOSE_SET, _CLOSE)
            elif sides or grid.tight:
                rows[number] = _row(row.line, grid.gutter, _SINGLE, _EXACT)
    return rows


def _row(line: str, gutter: int, gap: re.Pattern[str] = _GAP, slack: int = _SLACK) -> _Row:
    first = len(line) - len(line.lstrip(" "))
    if first >= gutter - slack:
        return _Row(line, "", _unindented(line[gutter:] if not line[:gutter].strip() else line.lstrip()))
    places = [found.end() for found in gap.finditer(line)
              if abs(found.end() - gutter) <= slack or found.start() <= gutter < found.end()]  # fmt: skip
    if places:
        cut = min(places, key=lambda place: abs(place - gutter))
        right = line[gutter:] if line[gutter:cut].isspace() else line[cut:]
        return _Row(line, line[:cut].rstrip(), _unindented(right))
    return _Row(line, line, "", crossing=len(line) > gutter - 1)


def _unindented(right: str) -> str:
    """A right piece without the blanks that it begins with by the inexactness of the page's columns."""
    blanks = len(right) - len(right.lstrip(" "))
    return right[blanks:] if blanks <= _INDENT else right


def _is_prose(rows: Sequence[_Row], lower: float) -> bool:
    """Whether both sides are running text."""
    left = [row.left.strip() for row in rows if row.left and not row.crossing]
    right = [row.right.strip() for row in rows if row.right.strip()]
    return (
        min(len(left), len(right)) >= _LEAST_SIDES
        and sum(row.both for row in rows) >= _LEAST_SIDES // 2
        and _runs(left, lower)
        and _runs(right, lower)
    )


def _runs(lines: Sequence[str], least: float) -> bool:
    words = sum(len(_WORD.findall(line)) for line in lines)
    lower = sum(line[0].islower() for line in lines)
    return words >= _LEAST_WORDS * len(lines) and lower >= least * len(lines)
