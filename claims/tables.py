"""Tables of the body: which rows stand together, which markers serve all of them, what a column's header says."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.document import Block, BlockKind, Layout, LinkKind, Marker, Sentence
from claims.flow import Span
from claims.linking import notes_of
from claims.quantities import find_quantities
from claims.quantities.model import Quantity, QuantityKind

_SOURCE = re.compile(
    r"[\s*_>|(\[]{0,6}(?:sources?|notes?|quellen?|anmerkung|fuentes?|fonte|источники?|примечание|kaynak(?:ça|lar)?|mənbə)"
    r"[\s*_]{0,4}:",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[\s*_>|]{0,6}(?:table|tabelle|tab\.|tableau|tabla|cuadro|таблица|табл\.|tablo|cədvəl|box)\s?\d", re.IGNORECASE
)
_RULE = re.compile(r"[\s|:+=-]*")
_BAR = re.compile(r"\|")
_COLUMN = re.compile(r"\t|\s{2,}")
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)|,\s([^,]{1,20})$")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together: their first and last block, the header's cells, and the notes that serve every row."""

    first: int
    last: int
    header: tuple[str, ...]
    notes: tuple[str, ...]


def tables_of(layout: Layout) -> list[Table]:
    """The tables of a layout, in reading order: runs of rows, with the caption before and the source line behind."""
    return list(_tables(layout, sorted(layout.markers, key=lambda marker: marker.start)))


def table_at(tables: Sequence[Table], block: int) -> Table | None:
    """The table that a block is a row of."""
    turn = bisect_right(tables, block, key=lambda table: table.first) - 1
    return tables[turn] if turn >= 0 and tables[turn].first <= block <= tables[turn].last else None


def _tables(layout: Layout, markers: Sequence[Marker]) -> Iterator[Table]:
    blocks = layout.blocks
    first = 0
    while first < len(blocks):
        if blocks[first].kind is not BlockKind.TABLE_ROW:
            first += 1
            continue
        last = first
        while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.TABLE_ROW:
            last += 1
        header = _header(layout, blocks[first : last + 1])
        around = [*_around(layout, first, last), *([blocks[first]] if header else [])]
        yield Table(first, last, header, notes_of([m for m in markers if any(_holds(block, m) for block in around)]))
        first = last + 1


def _around(layout: Layout, first: int, last: int) -> Iterator[Block]:
    """The caption before the rows and the source line behind them."""
    for number, pattern in ((first - 1, _CAPTION), (last + 1, _SOURCE), (last + 1, _CAPTION)):
        if 0 <= number < len(layout.blocks):
            block = layout.blocks[number]
            if block.kind is BlockKind.CAPTION or pattern.match(layout.text, block.start, block.end):
                yield block


def _holds(block: Block, marker: Marker) -> bool:
    return any(piece.start <= marker.start < piece.end for piece in block.segments)


def _header(layout: Layout, rows: Sequence[Block]) -> tuple[str, ...]:
    """The cells of the first row, if it holds no figures but the rows below do."""
    if len(rows) < 2:
        return ()
    cells = [text for _, text in cells_of(layout.text, rows[0])]
    below = next((row for row in rows[1:] if not _RULE.fullmatch(layout.text, row.start, row.end)), None)
    if below is None or len(cells) < 2 or find_quantities(" ; ".join(_without_units(cells)), "en"):
        return ()
    return tuple(cells) if _DIGIT.search(layout.text, below.start, below.end) else ()


def _without_units(cells: Sequence[str]) -> list[str]:
    """The cells without brackets, markers and what is behind 'per': a header says 'per 100,000' and holds no figure."""
    return [re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\b(?:per|pro|je|par|por|на)\s[\d.,\s]+", " ", cell) for cell in cells]


def cells_of(text: str, row: Block) -> list[tuple[Span, str]]:
    """The cells of a row, in order, with their places: parted by bars, else by tabs or runs of blanks."""
    start, end = row.start, row.end
    parts = _BAR if text.find("|", start, end) >= 0 else _COLUMN
    edges = [start, *(match.end() for match in parts.finditer(text, start, end)), end]
    spans = [Span(a, b) for a, b in pairwise(edges)]
    cells = [(span, text[span.start : span.end].strip(" \t|*_\n")) for span in spans]
    if parts is _BAR:
        while cells and not cells[0][1] and not cells[0][0].end - cells[0][0].start > 1:
            cells.pop(0)
    return cells


def share_notes(sentences: Sequence[Sentence], tables: Sequence[Table]) -> tuple[Sentence, ...]:
    """The sentences, those of rows without a marker hanging on the notes of their table."""
    return tuple(_sharing(sentence, table_at(tables, sentence.block)) for sentence in sentences)


def _sharing(sentence: Sentence, table: Table | None) -> Sentence:
    if table is None or not table.notes or sentence.link is not LinkKind.NONE:
        return sentence
    return replace(sentence, notes=table.notes, link=LinkKind.PARAGRAPH)


def with_header(figure: Quantity, row: Block, table: Table, text: str, language: str | None) -> Quantity:
    """A bare number of a row with the unit that its column's header states: '%', 'per 100,000', a currency, a noun."""
    if figure.kind is not QuantityKind.COUNT or figure.unit is not None:
        return figure
    cells = cells_of(text, row)
    column = next((number for number, (span, _) in enumerate(cells) if span.contains(figure.start)), -1)
    if not 0 < column < len(table.header) or len(cells) != len(table.header):
        return figure
    header = table.header[column]
    named = _IN_BRACKETS.search(header)
    stated = _unit_of(named[1] or named[2], language) if named else None
    unit = stated or _unit_of(header, language)
    if unit is None:
        return figure
    return replace(figure, kind=unit.kind, unit=unit.unit, per=unit.per)


def _unit_of(words: str, language: str | None) -> Quantity | None:
    """The unit that `words` are, read behind a number, or before it as signs of money are."""
    for phrase in (f"2 {words}", f"{words} 2"):
        found = find_quantities(phrase, language)
        if len(found) == 1 and found[0].low == found[0].high == 2 and (found[0].unit or found[0].per):
            return found[0]
    return None
