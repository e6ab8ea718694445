"""The parts of a page in the order in which they are read: columns one after the other, what runs across between."""

from collections.abc import Iterable, Sequence
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
_INDENT = 16.0  # points from the left edge
_FLUSH = 0.6  # share of the rows that begin near it
_BIN = 8.0  # points: heights are sorted into bins
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
    rights = _rights(runs, gutter)
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        crosses = run.left < gutter - 1 and run.right > gutter + 1 and not _runs_over(run, rights)
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


def _rights(runs: Sequence[T], gutter: float) -> dict[int, list[T]]:
    """The runs on the right of the gutter by their height."""
    rights: dict[int, list[T]] = {}
    for run in runs:
        if run.left >= gutter - 1:
            rights.setdefault(round(run.baseline / _BIN), []).append(run)
    return rights


def _runs_over(run: T, rights: dict[int, list[T]]) -> bool:
    """Whether a run is too long for its column, and is printed over what stands beside it."""
    height = round(run.baseline / _BIN)
    beside = (other for turn in (height - 1, height, height + 1) for other in rights.get(turn, ()))
    return any(other.left < run.right - 1 and abs(other.baseline - run.baseline) < 0.8 * run.size for other in beside)


def _is_one_sided(band: Sequence[T], gutter: float) -> bool:
    """Whether all runs stand on the left of the gutter, as the ends of paragraphs set across it do."""
    return all(run.right <= gutter + 1 for run in band)


def _sides(band: list[T], gutter: float, depth: int) -> list[list[T]]:
    left = [run for run in band if run.left < gutter - 1]
    right = [run for run in band if run.left >= gutter - 1]
    if not left or not right:
        return [band] if band else []
    return [part for side in (left, right) for part in _parts(side, depth + 1)]


def _gutter(runs: Sequence[T]) -> float | None:
    """Where the strip lies that parts two columns of prose; None where there is none."""
    best: tuple[int, int, float] | None = None
    for edge in _edges(runs):
        gutter = edge - _GUTTER / 2
        left = [run for run in runs if run.right <= edge - _GUTTER]
        right = [run for run in runs if run.left >= edge - 1]
        weight = min(len(left), len(right))
        aside = len(left) + len(right)  # of two such strips the one that cuts less: lines may hang behind labels
        if weight < _MIN_LINES or (best is not None and (weight, aside) <= best[:2]):
            continue
        if _is_column(left) and _is_column(right) and _beside(left, right, runs, gutter):
            best = weight, aside, gutter
    return best[2] if best is not None else None


def _edges(runs: Sequence[T]) -> list[float]:
    """The places where several runs begin, those of most runs first."""
    counts: dict[int, list[float]] = {}
    for run in runs:
        counts.setdefault(round(run.left / 4), []).append(run.left)
    first = min(run.left for run in runs)
    often = sorted(counts.values(), key=len, reverse=True)[:_MAX_EDGES]
    return [min(lefts) for lefts in often if len(lefts) >= 2 and min(lefts) > first + 60]


def _is_column(side: Sequence[T]) -> bool:
    """Whether a side is set as prose: rows of some length (of several runs where blanks are stretched), most of which
    begin at its left edge."""
    rows = _rows(side)
    if len(rows) < _MIN_LINES - 1 or sum(run.length for run in side) < _PROSE * len(rows):
        return False
    first = min(run.left for run in side)
    flush = _rows(run for run in side if run.left < first + _INDENT)
    return len(flush) >= _FLUSH * len(rows)


def _beside(left: Sequence[T], right: Sequence[T], runs: Sequence[T], gutter: float) -> bool:
    """Whether the two stand beside each other, with little across them there."""
    spans = [_core(side) for side in (left, right)]
    low, top = max(low for low, _ in spans), min(top for _, top in spans)
    if top - low < _SHARED * min(top - low for low, top in spans) or top <= low:
        return False
    across = _rows(run for run in runs if run.left < gutter < run.right and low <= run.baseline <= top)
    shared = min(len(_rows(run for run in side if low - 1 <= run.baseline <= top + 1)) for side in (left, right))
    return shared >= _MIN_LINES and len(across) <= 0.5 * shared


def _core(side: Sequence[T]) -> tuple[float, float]:
    """Between which heights a side stands, without the outermost tenth: page numbers and the like."""
    heights = sorted(run.baseline for run in side if run.length > 3)
    cut = len(heights) // 10
    return heights[cut], heights[-1 - cut]


def _rows(runs: Iterable[Placed]) -> set[int]:
    """The heights at which runs of some length stand, in steps of three points."""
    return {round(run.baseline / 3) for run in runs if run.length > 3}
