"""Tables that only alignment shows: lines cut into pieces by wide gaps, in text files and on pages of PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.text.tables import RawCell, RawRow, kind_of

_MAX_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line between wide gaps: where it begins and ends, in characters or points."""

    left: float
    right: float
    text: str


def rows_of(lines: Sequence[Sequence[Piece]]) -> list[RawRow] | None:
    """The lines as table rows; None where their gaps do not stand over each other, so that it is no table.

    The columns are those of the lines with most pieces; a piece over several of them spans them.
    """
    most = max((len(line) for line in lines), default=0)
    if most < 2 or most > _MAX_COLUMNS or len(lines) < 2:
        return None
    fullest = [line for line in lines if len(line) == most]
    if len(fullest) < 2 or len(fullest) * 2 < len(lines):
        return None
    columns = [
        (min(piece.left for piece in column), max(piece.right for piece in column))
        for column in zip(*fullest, strict=True)
    ]
    if any(right >= left for (_, right), (left, _) in pairwise(columns)):
        return None
    if not any(kind_of(piece.text) in ("figure", "period") for line in fullest for piece in line):
        return None
    return [_row(line, columns) for line in lines]


def _row(line: Sequence[Piece], columns: list[tuple[float, float]]) -> RawRow:
    cells: list[RawCell] = []
    taken = 0
    for piece in line:
        over = [index for index, (left, right) in enumerate(columns) if piece.left <= right and piece.right >= left]
        first = over[0] if over else _nearest(piece, columns)
        last = over[-1] if over else first
        if first < taken and cells:
            cells[-1].text = f"{cells[-1].text} {piece.text}".strip()
            extra = max(last + 1 - taken, 0)
            cells[-1].columns += extra
            taken += extra
            continue
        cells += [RawCell("") for _ in range(first - taken)]
        cells.append(RawCell(piece.text, columns=last - first + 1))
        taken = last + 1
    return RawRow(cells)


def _nearest(piece: Piece, columns: list[tuple[float, float]]) -> int:
    middle = (piece.left + piece.right) / 2
    return min(range(len(columns)), key=lambda index: abs((columns[index][0] + columns[index][1]) / 2 - middle))
