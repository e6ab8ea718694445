"""Runs of a page put in the order in which they are read: lines, and columns of lines beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sources.text.grid import Piece
from sources.text.pdf_glyphs import Run

_SAME_BASELINE = 0.35  # of the type size
_MIN_COLUMN_LINES = 4
_MIN_GUTTER = 6.0  # points
_PROSE_LENGTH = 18  # characters: columns of prose have longer lines than columns of a table
_MAX_DEPTH = 4
_MAX_RUNS = 6_000  # more on one page is a drawing: lines alone are kept


@dataclass(slots=True)
class Line:
    """A line of a column: its pieces from left to right, with baseline, size and the column's edges in points."""

    pieces: list[Piece]
    baseline: float
    size: float
    column: int = 0

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        """Its pieces with a blank between."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in points, its lines in reading order; whether it is a picture alone."""

    number: int
    width: float
    height: float
    lines: list[Line]
    is_scan: bool = False


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines of a page in reading order; columns of prose one after the other."""
    kept = [run for run in runs if run.text.strip()]
    ordered: list[Line] = []
    for column, part in enumerate(_columns(kept, 0) if len(kept) <= _MAX_RUNS else [kept]):
        lines = _lines(part)
        for line in lines:
            line.column = column
        ordered += lines
    return ordered


def _columns(runs: list[Run], depth: int) -> list[list[Run]]:
    """The parts of a page that are read one after the other."""
    if depth >= _MAX_DEPTH or len(runs) < 2 * _MIN_COLUMN_LINES:
        return [runs]
    gutter = _gutter(runs)
    if gutter is None:
        return [runs]
    left, right = gutter
    parts: list[list[Run]] = []
    band: list[Run] = []
    # From the top: a run across the gutter ends the columns above it.
    for run in sorted(runs, key=lambda run: -run.baseline):
        if run.left < left and run.right > right:
            parts += _sides(band, (left + right) / 2, depth)
            band = []
            if parts and _is_across(parts[-1], left, right):
                parts[-1].append(run)
            else:
                parts.append([run])
        else:
            band.append(run)
    return parts + _sides(band, (left + right) / 2, depth)


def _is_across(part: list[Run], left: float, right: float) -> bool:
    return any(run.left < left and run.right > right for run in part)


def _sides(band: list[Run], middle: float, depth: int) -> list[list[Run]]:
    if not band:
        return []
    left = [run for run in band if (run.left + run.right) / 2 < middle]
    right = [run for run in band if (run.left + run.right) / 2 >= middle]
    if not left or not right or not (_is_prose(left) and _is_prose(right)):
        return [band]
    return [part for side in (left, right) for part in _columns(side, depth + 1)]


def _gutter(runs: list[Run]) -> tuple[float, float] | None:
    """The strip without text that has columns of prose on both of its sides, the widest first."""
    first, last = min(run.left for run in runs), max(run.right for run in runs)
    width = last - first
    if width < 150:
        return None
    events = [0.0] * 201
    for run in runs:
        low, high = (max(0, min(200, round((edge - first) / width * 200))) for edge in (run.left, run.right))
        for cell in range(low, high + 1):
            events[cell] += 1
    # Some runs (titles, wide tables) may cross.
    allowed = max(1.0, 0.12 * len(runs))
    best: tuple[int, int] | None = None
    start: int | None = None
    for cell in range(20, 182):
        if events[cell] <= allowed and cell < 181:
            start = cell if start is None else start
        elif start is not None:
            if best is None or cell - start > best[1] - best[0]:
                best = (start, cell)
            start = None
    if best is None:
        return None
    left, right = (first + cell * width / 200 for cell in best)
    if right - left < _MIN_GUTTER:
        return None
    sides = [run for run in runs if run.right <= right], [run for run in runs if run.left >= left]
    if not all(len(side) >= _MIN_COLUMN_LINES and _is_prose(side) for side in sides):
        return None
    return left + 0.5, right - 0.5


def _is_prose(runs: list[Run]) -> bool:
    return median(len(run.text) for run in runs) >= _PROSE_LENGTH or len(runs) < 2


def _lines(runs: list[Run]) -> list[Line]:
    """Runs on one baseline as a line, from the top."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        last = lines[-1] if lines else None
        if last is not None and abs(last[0].baseline - run.baseline) <= _SAME_BASELINE * max(last[0].size, run.size):
            last.append(run)
        else:
            lines.append([run])
    return [_line(sorted(line, key=lambda run: run.left)) for line in lines]


def _line(runs: list[Run]) -> Line:
    pieces = [Piece(run.left, run.right, " ".join(run.text.split())) for run in runs]
    largest = max(runs, key=lambda run: len(run.text))
    return Line(pieces, largest.baseline, largest.size)
