"""Cells of tables: where a strip runs down between the words of all rows, cells end, however narrow it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from claims.readers.pdf.model import Line

_LEAST_ROWS = 3
_STRIP = 0.5  # of the size: how wide a strip is at least
_WIDER = 1.4  # of a blank: how wide it is besides
_WIDE = 1.0  # of the size: between cells
_STEP = 3.0  # of the size between the baselines of rows that stand together
_MOST_ROWS = 200  # of one table that are compared at once

Strip = tuple[float, float]  # left, right


def find_tables(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], list[Strip]]]:
    """The runs of lines of a column in which wide gaps part cells, each with the strips between its cells."""
    first = 0
    while first < len(lines):
        rows = _run(lines, first)
        if len(rows) >= _LEAST_ROWS:
            strips = _strips(rows)
            if strips:
                yield rows, strips
        first += max(1, len(rows))


def is_rest_of_cell(line: Line, row: Line) -> bool:
    """Whether a line holds nothing but the rest of a cell that is broken in the row above."""
    if line.cells > 1 or row.cells < 2 or not _goes_on(line):
        return False
    starts = [row.left]
    for word, following in pairwise(row.words):
        if following.left - word.right >= _WIDE * row.size:
            starts.append(following.left)
    ends = [*starts[1:], row.edge_right]
    slack = _WIDE * row.size
    return any(start - slack <= line.left and line.right <= end for start, end in zip(starts, ends, strict=True))


def _run(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """The rows from `first` on, broken cells with them."""
    row: Line | None = None
    last = first
    for number, line in enumerate(lines[first : first + _MOST_ROWS], first):
        if line.cells > 1 and (row is None or _goes_on(line)):
            row, last = line, number + 1
        elif row is None or not is_rest_of_cell(line, row):
            break
    return lines[first:last]


def _goes_on(line: Line) -> bool:
    return 0 < line.gap <= _STEP * line.size


def _strips(rows: Sequence[Line]) -> list[Strip]:
    """The strips that no word of any row stands in."""
    inked = sorted((word.left, word.right) for row in rows for word in row.words)
    least = max(_STRIP * min(row.size for row in rows), _WIDER * _blank(rows))
    strips: list[Strip] = []
    right = inked[0][1]
    for left, end in inked:
        if left - right >= least:
            strips.append((right, left))
        right = max(right, end)
    return strips


def _blank(rows: Sequence[Line]) -> float:
    """The usual gap between the words of a cell."""
    gaps = (after.left - word.right for row in rows for word, after in pairwise(row.words))
    narrow = [gap for gap in gaps if 0 < gap < _WIDE * rows[0].size]
    return median(narrow) if narrow else 0.0
