"""Which headers a table cell stands under: column headers of all levels, row headers, section rows.

Every reader brings its rows as they are printed; spans are unfolded here. A header row is one that is marked so, or a
first row of words or periods over columns of figures.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sources.text import limits

_PERIOD = re.compile(
    r"(?:(?:FY|CY|H[12]|Q[1-4]|[^\W\d_]{3,9}\.?)[ \-/']{0,2})?(?:19|20)\d\d(?:\s?[/–\-]\s?\d{2,4})?"
    r"(?:[ \-/]?(?:Q[1-4]|H[12]))?"
    r"(?:\s?[*†¹²³⁴-⁹]|\s?\([^()]{1,12}\))?"
    r"|Q[1-4]|H[12]|\d{1,2}\s?[–\-]\s?\d{1,2}|\d{2}\s?\+"
)
_UNIT_LETTERS = 3  # letters that a figure may have for its unit
_NAMED = re.compile(
    r"\d{4}|(?:(?<=per )|(?<=per_)|(?<=, )|(?<=\())1[., ]?000"
)  # numbers that name a column: 'Area 2021, 1,000 ha'
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_HEADER_LENGTH = 200
_HEADER_LEVELS = 6
_ROWS_LOOKED_AT = 6
_LABEL_COLUMNS = 3
_ROWS_OF_A_COLUMN = 200


@dataclass(slots=True)
class RawCell:
    """A cell as it stands in the file: folded text, whether marked as a header, columns and rows spanned."""

    text: str
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class RawRow:
    """A row as it stands in the file; `head` where it is marked as part of the table's head."""

    cells: list[RawCell] = field(default_factory=list)
    head: bool = False


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell in its grid, with the texts of its headers: columns (outermost first), section, row."""

    text: str
    row: int
    column: int
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell with the columns it takes."""

    start: int
    end: int
    cell: RawCell


@dataclass(slots=True)
class _Line:
    """A row in the grid: its own cells, and those that reach down into it from rows above."""

    own: list[_Slot]
    carried: list[_Slot]
    head: bool


def place(rows: Sequence[RawRow]) -> list[list[PlacedCell]]:
    """The rows with each cell's place and headers, in the order given."""
    lines = _grid(rows)
    width = max((slot.end for line in lines for slot in line.own), default=0)
    header_count = _header_rows(lines)
    levels = [_level(line) for line in lines[:header_count]]
    placed = [_placed_header(line, row) for row, line in enumerate(lines[:header_count])]
    period_columns = _period_columns(lines[header_count:])
    section: str | None = None
    after_data = False
    for row, line in enumerate(lines[header_count:], start=header_count):
        filled = [slot for slot in line.own if slot.cell.text]
        if _is_section(filled, line, width):
            section = filled[0].cell.text
            placed.append(_placed_header(line, row))
        elif _is_header(line) and len(filled) > 1 and not line.carried:
            levels = [_level(line)] if after_data else [*levels, _level(line)][-_HEADER_LEVELS:]
            section = None if after_data else section
            after_data = False
            placed.append(_placed_header(line, row))
        else:
            after_data = True
            placed.append(_placed_data(line, row, levels, section, period_columns))
    return placed


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> str:
    """What a cell holds: 'empty', 'period' (a year, a quarter, an age group), 'figure' or 'word'."""
    if not text:
        return "empty"
    if not _DIGIT.search(text):
        return "word"
    if len(text) <= 24 and _PERIOD.fullmatch(text):
        return "period"
    if len(text) > 4 * _HEADER_LENGTH:
        return "word"
    letters = len(_LETTER.findall(text))
    digits = len(_DIGIT.findall(_NAMED.sub("", text) if letters > _UNIT_LETTERS else text))
    return "figure" if digits >= letters else "word"


def _grid(rows: Sequence[RawRow]) -> list[_Line]:
    lines: list[_Line] = []
    reaching: list[tuple[_Slot, int]] = []  # cells from above, with the rows they still cover
    for row in rows:
        carried = sorted((slot for slot, _ in reaching), key=lambda slot: slot.start)
        own: list[_Slot] = []
        blocked = iter(carried)
        block = next(blocked, None)
        column = 0
        for cell in row.cells:
            while block is not None and block.start <= column:
                column = max(column, block.end)
                block = next(blocked, None)
            if column >= limits.TABLE_COLUMNS:
                own.append(_Slot(column, column + 1, cell))
                column += 1
                continue
            end = column + max(1, min(cell.columns, limits.TABLE_COLUMNS - column))
            own.append(_Slot(column, end, cell))
            column = end
        reaching = [(slot, left - 1) for slot, left in reaching if left > 1]
        reaching += [
            (slot, slot.cell.rows - 1) for slot in own if slot.cell.rows > 1 and slot.end <= limits.TABLE_COLUMNS
        ]
        lines.append(_Line(own, carried, row.head))
    return lines


def _header_rows(lines: list[_Line]) -> int:
    """How many rows at the top are headers."""
    count = 0
    for line in lines[:_HEADER_LEVELS]:
        is_marked = _is_header(line) and line.own[-1].end > 1
        if not (line.head or is_marked):
            break
        count += 1
    if count:
        return min(count, max(len(lines) - 1, 0)) if not lines[count - 1].head else count
    if any(slot.cell.header for line in lines[1:_ROWS_LOOKED_AT] for slot in line.own) and not lines[0].own:
        return 0
    return _guessed_header_rows(lines)


def _is_header(line: _Line) -> bool:
    """Whether every filled cell is marked as a header, and none holds a figure, as those of a row of sums do."""
    filled = [slot.cell for slot in line.own if slot.cell.text]
    return bool(filled) and all(cell.header and kind_of(cell.text) != "figure" for cell in filled)


def _guessed_header_rows(lines: list[_Line]) -> int:
    """Headers without a mark: words or periods over figures, perhaps below a line over the whole width."""
    if len(lines) > 2 and len(lines[0].own) == 1 and lines[0].own[0].end > 1:
        below_title = _guessed_header_rows(lines[1:])
        return below_title + 1 if below_title else 0
    if len(lines) < 2 or len(lines[0].own) < 2:
        return 0
    first = {slot.start: kind_of(slot.cell.text) for slot in lines[0].own}
    if "figure" in first.values() or any(len(slot.cell.text) > _HEADER_LENGTH for slot in lines[0].own):
        return 0
    spans = any(slot.end - slot.start > 1 and slot.cell.text for slot in lines[0].own)
    if sum(kind != "empty" for kind in first.values()) < (1 if spans else 2):
        return 0
    below: dict[int, list[str]] = {}
    for line in lines[1:_ROWS_LOOKED_AT]:
        for slot in line.own:
            below.setdefault(slot.start, []).append(kind_of(slot.cell.text))
    over_figures = any(
        "figure" in kinds and kinds.count("figure") * 2 >= len(kinds) - kinds.count("empty")
        for column, kinds in below.items()
        if first.get(column) in ("word", "period")
    )
    over_periods = any(set(kinds) == {"period"} for column, kinds in below.items() if first.get(column) == "word")
    if not (over_figures or over_periods or spans):
        return 0
    second = [kind_of(slot.cell.text) for slot in lines[1].own]
    has_second_level = spans and len(lines) > 2 and "figure" not in second and second.count("empty") < len(second)
    return 2 if has_second_level else int(over_figures or over_periods)


def _level(line: _Line) -> list[_Slot]:
    return [slot for slot in line.own if slot.cell.text]


def _is_section(filled: list[_Slot], line: _Line, width: int) -> bool:
    """Whether a row only names the rows below it."""
    if len(filled) != 1 or line.carried or width < 2 or kind_of(filled[0].cell.text) == "figure":
        return False
    slot = filled[0]
    spans_all = slot.end - slot.start >= width and slot.end - slot.start > 1
    return slot.start == 0 and (spans_all or (slot.cell.header and len(line.own) == 1) or len(line.own) > 2)


def _placed_header(line: _Line, row: int) -> list[PlacedCell]:
    return [PlacedCell(slot.cell.text, row, slot.start, ()) for slot in line.own]


def _placed_data(
    line: _Line, row: int, levels: list[list[_Slot]], section: str | None, period_columns: frozenset[int]
) -> list[PlacedCell]:
    labels = _row_labels(line, period_columns)
    starts = [[slot.start for slot in level] for level in levels]
    names = [slot.cell.text for slot in labels]
    own_labels = {slot.start for slot in labels}
    placed = []
    for slot in line.own:
        headers = _columns_over(slot, levels, starts)
        if section is not None:
            headers.append(section)
        if slot.start not in own_labels:
            headers += names
        placed.append(PlacedCell(slot.cell.text, row, slot.start, tuple(dict.fromkeys(headers))))
    return placed


def _columns_over(slot: _Slot, levels: list[list[_Slot]], starts: list[list[int]]) -> list[str]:
    """The header texts over the columns of `slot`, outermost first."""
    found = []
    for level, level_starts in zip(levels, starts, strict=True):
        index = max(bisect_right(level_starts, slot.start) - 1, 0)
        for header in level[index : index + slot.end - slot.start + 1]:
            if header.start < slot.end and header.end > slot.start:
                found.append(header.cell.text)
    return found


def _period_columns(lines: list[_Line]) -> frozenset[int]:
    """The columns that hold nothing but periods: '2014' in another may be a count."""
    kinds: dict[int, set[str]] = {}
    for line in lines[:_ROWS_OF_A_COLUMN]:
        for slot in line.own:
            kinds.setdefault(slot.start, set()).add(kind_of(slot.cell.text))
    return frozenset(column for column, found in kinds.items() if "period" in found and found <= {"period", "empty"})


def _row_labels(line: _Line, period_columns: frozenset[int]) -> list[_Slot]:
    """The cells that name the row: those marked as headers, else the words or periods before the first figure."""
    slots = sorted([*line.carried, *line.own], key=lambda slot: slot.start)
    marked = [slot for slot in slots if slot.cell.header and kind_of(slot.cell.text) not in ("figure", "empty")]
    if marked:
        return marked
    labels: list[_Slot] = []
    for slot in slots[:_LABEL_COLUMNS]:
        kind = kind_of(slot.cell.text)
        if kind == "figure" and slot is slots[0] and len(slots) > 2 and kind_of(slots[1].cell.text) == "word":
            continue  # a rank or a running number before the name
        if kind not in ("word", "period") or (kind == "period" and slot.start not in period_columns):
            break
        if len(slot.cell.text) <= _HEADER_LENGTH:
            labels.append(slot)
    if len(labels) == len(slots):
        labels = labels[:1]
    return labels
