"""The parts of a page in the order in which they are read: columns one after the other, what runs across between."""

from collections.abc import Sequence
from statistics import median
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something on one line of a page."""

    left: float
    right: float
    baseline: float
    size: float
    length: int


T = TypeVar("T", bound=Placed)

_MIN_LINES = 4  # of a column
_GUTTER = 5.0  # points between columns at least
_PROSE = 16  # signs: the runs of a table's column are shorter
_SHARED = 0.4  # of the lower column's height that both must stand beside each other
_MAX_DEPTH = 3
_MAX_RUNS = 5_000  # more on one page is a drawing
_MAX_EDGES = 12  # left edges that are tried


def in_order(runs: Sequence[T]) -> list[list[T]]:
    """The runs of a page, parted into columns and what stands across them, in reading order."""
    kept = list(runs)
    return (_parts(kept, 0) if len(kept) <= _MAX_RUNS else [kept]) if kept else []


def _parts(runs: list[T], depth: int) -> list[list[T]]:
    if depth >= _MAX_DEPTH or len(runs) < 2 * _MIN_LINES:
        return [runs]
    gutter = _gutter(runs)
    if gutter is None:
        return [runs]
    parts: list[list[T]] = []
    band: list[T] = []
    across: list[T] | None = None  # the part that is open, if it runs across
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        crosses = run.left < gutter - 1 and run.right > gutter + 1
        beside = across is not None and not band and abs(across[-1].baseline - run.baseline) < 0.5 * run.size
        if not (crosses or beside):
            band.append(run)
            continue
        if band and across is not None and _is_one_sided(band, gutter):  # the short last line of a paragraph
            across += band
        elif band or across is None:
            parts += _sides(band, gutter, depth)
            across = []
            parts.append(across)
        band = []
        across.append(run)
    if across is not None and band and _is_one_sided(band, gutter):
        across += band
        band = []
    return parts + _sides(band, gutter, depth)


def _is_one_sided(band: Sequence[T], gutter: float) -> bool:
    """Whether all runs stand on the left of the gutter, as the ends of paragraphs set across it do."""
    return all(run.right <= gutter + 1 for run in band)


def _sides(band: list[T], gutter: float, depth: int) -> list[list[T]]:
    left = [run for run in band if (run.left + run.right) / 2 < gutter]
    right = [run for run in band if (run.left + run.right) / 2 >= gutter]
    if not left or not right:
        return [band] if band else []
    return [part for side in (left, right) for part in _parts(side, depth + 1)]


def _gutter(runs: Sequence[T]) -> float | None:
    """Where the strip lies that parts two columns of prose; None where there is none."""
    best: tuple[int, float] | None = None
    for edge in _edges(runs):
        gutter = edge - _GUTTER / 2
        left = [run for run in runs if run.right <= edge - _GUTTER]
        right = [run for run in runs if run.left >= edge - 1]
        weight = min(len(left), len(right))
        if weight < _MIN_LINES or (best is not None and weight <= best[0]):
            continue
        if _is_column(left) and _is_column(right) and _beside(left, right, runs, gutter):
            best = weight, gutter
    return best[1] if best is not None else None


def _edges(runs: Sequence[T]) -> list[float]:
    """The places where several runs begin, those of most runs first."""
    counts: dict[int, list[float]] = {}
    for run in runs:
        counts.setdefault(round(run.left / 4), []).append(run.left)
    first = min(run.left for run in runs)
    often = sorted(counts.values(), key=len, reverse=True)[:_MAX_EDGES]
    return [min(lefts) for lefts in often if len(lefts) >= 2 and min(lefts) > first + 60]


def _is_column(side: Sequence[T]) -> bool:
    return median(run.length for run in side) >= _PROSE


def _beside(left: Sequence[T], right: Sequence[T], runs: Sequence[T], gutter: float) -> bool:
    """Whether the two stand beside each other, with little across them there."""
    top = min(max(run.baseline for run in left), max(run.baseline for run in right))
    low = max(min(run.baseline for run in left), min(run.baseline for run in right))
    heights = [max(run.baseline for run in side) - min(run.baseline for run in side) for side in (left, right)]
    if top - low < _SHARED * min(heights) or top <= low:
        return False
    shared = sum(low <= run.baseline <= top for side in (left, right) for run in side)
    across = sum(run.left < gutter < run.right and low <= run.baseline <= top for run in runs)
    return across <= 0.5 * shared
