"""The list of works at the end of a report: where it stands, and its single entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.author_date.words import FORTHCOMING, LIST_HEADING, NO_DATE, PARTICLES
from claims.document import BlockKind, Layout
from claims.flow import Span
from claims.references.forms import UPPER

_HEADING = re.compile(
    rf"[\s#*_]{{0,10}}(?:(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Z])[.)]?\s{{1,4}}(?:\|\s)?)?(?:{LIST_HEADING})[\s*_:.#]{{0,6}}",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:[-–*•·▪●+]\s{1,4}|\d{1,3}[.)]\s{1,4})")
_YEAR = rf"(?:1[5-9]|20)\d\d[a-z]?|{NO_DATE}|{FORTHCOMING}"
_PARTICLE = "|".join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))
_PERSON = re.compile(
    rf"(?:(?:{_PARTICLE})\s){{0,3}}(?:al-|el-|d['’]|l['’])?[{UPPER}][^\s,.;:()\d]{{1,30}}"
    rf"(?:\s(?:(?:{_PARTICLE})\s){{0,2}}[{UPPER}][^\s,.;:()\d]{{1,30}}){{0,2}}"
    rf"(?:,\s?[{UPPER}][\w’'-]{{0,20}}[.,;\s:(]|\s[{UPPER}]\.)",
    re.IGNORECASE,
)
_DATED = re.compile(rf"[^\d“\"«]{{2,170}}?[\s(\[,.](?:{_YEAR})(?=[)\].,:;\s/]|$)", re.IGNORECASE)
_LOWER_NAME = re.compile(rf"(?:(?:{_PARTICLE})\s){{1,3}}(?:al-)?[{UPPER}]|(?:al-|el-|[dl]['’])[{UPPER}]")
_PLAIN_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|n\. ?d\.")
_PROSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|opened|came|fell|rose|ist|sind|war|waren|est|sont|fue|son)\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(rf"(?:{_YEAR})\s{{1,6}}(?=[\[“\"«'‘]|[{UPPER}])", re.IGNORECASE)
_YEARS_BELOW = re.compile(rf"\r?\n[ \t]{{1,12}}(?:{_YEAR})[ \t]{{1,6}}[\[“\"«'‘{UPPER}]", re.IGNORECASE)
_DASHES = re.compile(r"(?:[—–]{1,4}|-{2,6}|_{2,12})\s?[.,(]")
_CLOSED = re.compile(r"(?:[.>)\]/”»\"]|\d|\.[a-z]{2,5}|/\S{1,200})$")
_PARTED = 0.7  # of the lines that may open an entry stand behind a blank one
_FEWEST_GAPS = 2  # blank lines, each before an entry, that part the entries of a list …
_MOST_LINES = 4  # … if there is one for so many lines
_LONGEST = 1500  # characters of an entry
_AHEAD = 260
_LONGEST_LINE = 2_000  # characters


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a block; `gap`: a blank line stands above it; `page`: a new page begins with it."""

    start: int
    end: int
    indent: int
    gap: bool
    page: bool
    heading: bool


def find_entries(layout: Layout) -> list[tuple[Span, ...]]:
    """The entries of the lists of works that stand under a heading of their own, in order, each by its lines."""
    rows = list(_rows(layout))
    entries: list[tuple[Span, ...]] = []
    turn = 0
    while turn < len(rows):
        row = rows[turn]
        turn += 1
        if row.end - row.start < 60 and _HEADING.fullmatch(layout.text, row.start, row.end):
            last = _end_of_list(layout.text, rows, turn)
            entries += _cut(layout.text, rows[turn:last])
            turn = max(turn, last)
    return entries


def _rows(layout: Layout) -> Iterator[_Row]:
    text = layout.text
    for block in sorted(layout.blocks, key=lambda block: block.start):
        is_table = block.kind is BlockKind.TABLE_ROW and "|" in text[block.start : block.end]
        if block.kind is BlockKind.FURNITURE or is_table:
            continue
        for piece in block.segments:
            start = piece.start
            for line in text[piece.start : piece.end].split("\n"):
                bare = line.strip()
                if bare:
                    begin = start + len(line) - len(line.lstrip())
                    line_start = _line_start(text, begin)
                    gap = not text[_line_start(text, max(0, line_start - 1)) : line_start].strip()
                    page = "\f" in text[line_start:begin]
                    indent = begin - line_start - page
                    yield _Row(begin, begin + len(bare), indent, gap, page, block.kind is BlockKind.HEADING)
                start += len(line) + 1


def _line_start(text: str, offset: int) -> int:
    """Where the line before `offset` starts, looked for no further back than the longest line that lists have."""
    near = max(0, offset - _LONGEST_LINE)
    return text.rfind("\n", near, offset) + 1 or near


def _opens(text: str, row: _Row) -> bool:
    """Whether an entry may begin with this line: names with initials, or names and a year, or a dash for both."""
    start = _behind_sign(text, row)
    if row.indent and _YEAR_FIRST.match(text, start):
        return True
    if start >= row.end or text[start].isdigit():
        return False
    if _YEARS_BELOW.match(text, row.end):
        return True
    if _DASHES.match(text, start):
        return True
    if not text[start].isupper() and _LOWER_NAME.match(text, start) is None:
        return False
    end = min(len(text), row.start + _AHEAD)
    dated = _DATED.match(text, start, end)
    return _PERSON.match(text, start, end) is not None or (dated is not None and "://" not in dated[0])


def _end_of_list(text: str, rows: Sequence[_Row], first: int) -> int:
    """The index behind the last row of the list that begins at `first`; one line that is no entry may stand between."""
    for turn in range(first, len(rows)):
        row = rows[turn]
        if row.heading and not _opens(text, row):
            following = next((after for after in rows[turn + 1 : turn + 3] if not after.heading), None)
            if following is None or not _is_entry(text, following):
                return turn
        elif row.gap and not _fits(text, rows, turn, first):
            after = next((n for n in range(turn + 1, min(turn + 8, len(rows))) if rows[n].gap), None)
            if after is None or not _is_entry(text, rows[after]):
                return turn
    return len(rows)


def _fits(text: str, rows: Sequence[_Row], turn: int, first: int) -> bool:
    """Whether a row behind a gap is an entry, or goes on with the one that a page cut."""
    row = rows[turn]
    return _is_entry(text, row) or (
        turn > first and (text[row.start].islower() or not _is_closed(text, rows[turn - 1]))
    )


def _is_entry(text: str, row: _Row) -> bool:
    return _opens(text, row) and not _is_prose(text, row)


def _is_closed(text: str, row: _Row) -> bool:
    return _CLOSED.search(text, max(row.start, row.end - 210), row.end) is not None


def _is_prose(text: str, row: _Row) -> bool:
    """Whether a line is a sentence rather than an entry: no names with initials, but a verb before any year."""
    start = _behind_sign(text, row)
    if _PERSON.match(text, start, min(len(text), row.start + _AHEAD)):
        return False
    year = _PLAIN_YEAR.search(text, start, min(row.end, row.start + _AHEAD))
    return _PROSE.search(text, start, year.start() if year else row.end) is not None


def _behind_sign(text: str, row: _Row) -> int:
    sign = _SIGN.match(text, row.start, row.end)
    return sign.end() if sign else row.start


def _cut(text: str, rows: Sequence[_Row]) -> Iterator[tuple[Span, ...]]:
    """The rows of a list, put together to entries."""
    rows = [row for row in rows if not row.heading or _opens(text, row)]
    opening = [row for row in rows if _opens(text, row)]
    gaps = [row for row in rows[1:] if row.gap]
    parted = sum(row.gap for row in opening) > _PARTED * len(opening) > 1 or (
        len(gaps) >= _FEWEST_GAPS and len(gaps) * _MOST_LINES >= len(rows) and all(_opens(text, row) for row in gaps)
    )
    own: list[_Row] = []
    for turn, row in enumerate(rows):
        if own and _begins(text, rows, turn, own, parted):
            yield _spans(text, own)
            own = []
        own.append(row)
    if own:
        yield _spans(text, own)


def _begins(text: str, rows: Sequence[_Row], turn: int, own: Sequence[_Row], parted: bool) -> bool:
    """Whether the row opens a new entry; `parted`: blank lines stand between the entries of this list."""
    row, above = rows[turn], rows[turn - 1]
    opens = _opens(text, row)
    if _SIGN.match(text, row.start) and _SIGN.match(text, own[0].start):
        return True
    if _YEAR_FIRST.match(text, row.start):  # years stand below the names: 'Empson, Rebecca', '2011  Harnessing …'
        return any(_YEAR_FIRST.match(text, one.start) for one in own)
    if row.indent <= own[0].indent and _YEARS_BELOW.match(text, row.end):
        return True
    closed = _is_closed(text, above)
    if row.gap and (opens or (closed and not text[row.start].islower())):
        return True
    if row.indent > own[0].indent or (parted and not row.page):
        return False
    hanging = any(one.indent > own[0].indent for one in own)
    closed = _CLOSED.search(text, max(0, above.end - 210), above.end) is not None
    if hanging:
        return opens or closed
    return opens and closed and row.end - own[0].start < _LONGEST * 8


def _spans(text: str, own: Sequence[_Row]) -> tuple[Span, ...]:
    """The lines of an entry, in one where nothing but white space lies between."""
    spans = [Span(_behind_sign(text, own[0]), own[0].end)]
    for row in own[1:]:
        if not text[spans[-1].end : row.start].strip():
            spans[-1] = Span(spans[-1].start, row.end)
        else:
            spans.append(Span(row.start, row.end))
    return tuple(spans)
