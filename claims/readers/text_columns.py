"""Text set in two columns that an extractor printed side by side: put into the order in which it is read.

`pdftotext -layout` keeps the places of words on the page, so that every line holds a piece of the left column and one
of the right. A table looks alike; running text has words in small letters at the line starts of both sides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_GAP = re.compile(r"(?<=\S) {2,200}(?=\S)")
_SINGLE = re.compile(r"(?<=\S) (?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_LONGEST_LINE = 400
_MOST_LINES = 400  # of a page
_LEAST_SIDES = 8  # lines of a page that hold both columns, where the pages before have not shown any
_LEAST_IN_BAND = 3  # the same of a run of lines between two that run across
_MIDDLE = (0.3, 0.7)  # where of the page's width the right column begins
_LEAST_WORDS = 3.0  # of a column's line, on average
_LOWER = 0.35  # of a column's lines begin with a small letter
_SLACK = 8  # columns by which the gutter of a line may be off that of its page
_CLOSE = 3  # the same where a single blank is the gutter
_INDENT = 2  # blanks that are an inexact start of the column


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


def in_reading_order(text: str) -> str:
    """`text` with the left column of each page before the right one; the text itself where no page has two."""
    if text.count("  ") < _LEAST_SIDES:
        return text
    pages = [page.split("\n") for page in text.split("\f")]
    found = [_gutter(lines) for lines in pages]
    shown = [gutter for lines, gutter in zip(pages, found, strict=True) if gutter and _is_prose(_rows(lines, gutter))]
    if not shown:
        return text
    usual = Counter(shown).most_common(1)[0][0]
    return "\f".join(_ordered(lines, gutter or usual) for lines, gutter in zip(pages, found, strict=True))


def _ordered(lines: Sequence[str], gutter: int) -> str:
    return "\n".join(_read(_rows(lines, gutter)))


def _gutter(lines: Sequence[str]) -> int:
    """The place at which the right column begins, 0 if none does."""
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        return 0
    low, high = (share * max(map(len, lines), default=0) for share in _MIDDLE)
    starts: Counter[int] = Counter()
    for line in lines:
        first = len(line) - len(line.lstrip(" "))
        places = {found.end() for found in _GAP.finditer(line)} | ({first} if first > low else set())
        starts.update(place for place in places if low <= place <= high)
    near = {place: sum(starts[place + step] for step in range(-2, 3)) for place in starts}
    best = max(near, key=lambda place: (near[place], starts[place]), default=0)
    return best if near.get(best, 0) >= _LEAST_SIDES else 0


def _rows(lines: Sequence[str], gutter: int) -> list[_Row]:
    rows = [_row(line.rstrip(), gutter) for line in lines]
    for number in range(1, len(rows) - 1):
        if rows[number].crossing and rows[number - 1].both and rows[number + 1].both:
            rows[number] = _row(rows[number].line, gutter, _SINGLE, _CLOSE)
    return rows


def _row(line: str, gutter: int, gap: re.Pattern[str] = _GAP, slack: int = _SLACK) -> _Row:
    first = len(line) - len(line.lstrip(" "))
    if first >= gutter - slack:
        return _Row(line, "", line[gutter:] if not line[:gutter].strip() else line.lstrip())
    places = [found.end() for found in gap.finditer(line) if abs(found.end() - gutter) <= slack]
    if places:
        cut = min(places, key=lambda place: abs(place - gutter))
        return _Row(line, line[:cut].rstrip(), (line[gutter:] if line[gutter:cut].isspace() else line[cut:]))
    return _Row(line, line, "", crossing=len(line) > gutter - 1)


def _is_prose(rows: Sequence[_Row]) -> bool:
    """Whether both sides are running text."""
    sides = [row for row in rows if row.both]
    return (
        len(sides) >= _LEAST_SIDES
        and _runs([row.left.strip() for row in sides])
        and _runs([row.right.strip() for row in sides])
    )


def _runs(lines: Sequence[str]) -> bool:
    words = sum(len(_WORD.findall(line)) for line in lines)
    lower = sum(line[0].islower() for line in lines)
    return words >= _LEAST_WORDS * len(lines) and lower >= _LOWER * len(lines)


def _read(rows: Sequence[_Row]) -> Iterator[str]:
    """The lines in order: of each run that nothing crosses the left side, then the right."""
    for crossing, run in groupby(rows, key=lambda row: row.crossing):
        band = list(run)
        if crossing or sum(row.both for row in band) < _LEAST_IN_BAND:
            yield from (row.line for row in band)
            continue
        yield from _trimmed([row.left for row in band])
        yield ""
        yield from _trimmed([row.right[_blanks(row.right) :] for row in band])


def _blanks(right: str) -> int:
    """The blanks that a piece begins with by the inexactness of the page's columns."""
    blanks = len(right) - len(right.lstrip(" "))
    return blanks if blanks <= _INDENT else 0


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without the empty ones at the end."""
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
