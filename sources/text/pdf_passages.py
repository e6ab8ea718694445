"""Lines of PDF pages joined to passages: paragraphs with mended line ends, headings by size, tables, running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from sources.text.builder import TextBuilder, fold
from sources.text.grid import rows_of
from sources.text.line_ends import joined, words_of
from sources.text.model import PassageKind
from sources.text.pdf_layout import Line, Page
from sources.text.tables import RawRow, place

_MARGIN = 0.12  # of the page's height: where running heads stand
_HEADING_SIZE = 1.15  # of the size of the text
_HEADING_LENGTH = 200
_HEADING_LEVELS = 4
_LEADING = 1.55  # of the type size: a wider step begins a paragraph
_INDENT = 0.8  # of the type size
_PAGE_NUMBER = re.compile(r"[\s\-–—|]{0,4}(?:page|seite|p\.|стр\.|sayfa|s\.)?\s{0,2}(?:\d{1,4}|[ivxlc]{1,6})"
                          r"(?:\s{0,2}(?:of|von|/|de|из|sur)\s{0,2}\d{1,4})?[\s\-–—|]{0,4}", re.IGNORECASE)  # fmt: skip
_DIGITS = re.compile(r"\d{1,6}")
_ITEM = re.compile(r"(?:[-•–▪◦·●■‣*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s{1,3}\S")
_END_OF_SENTENCE = (".", "!", "?", ":", "”", '"')


@dataclass(slots=True)
class _Furniture:
    """Which lines repeat from page to page at the same place: those are no part of the text."""

    repeated: frozenset[tuple[str, int]]

    def has(self, page: Page, line: Line) -> bool:
        if not _is_in_margin(page, line):
            return False
        return _PAGE_NUMBER.fullmatch(line.text) is not None or _signature(line) in self.repeated


@dataclass(slots=True)
class _Item:
    """A passage or a table to be."""

    kind: PassageKind
    page: int
    headings: tuple[str, ...]
    text: str = ""
    size: float = 0.0
    rows: list[RawRow] | None = None


def add_pages(builder: TextBuilder, pages: Sequence[Page]) -> None:
    """Add the passages of all pages."""
    furniture = _furniture(pages)
    body = _body_size(pages, furniture)
    sizes = _heading_sizes(pages, body, furniture)
    words = words_of(line.text for page in pages for line in page.lines)
    path: list[tuple[int, str]] = []
    items: list[_Item] = []
    for page in pages:
        for block in _blocks(page, furniture, sizes):
            items += _items(page, block, path, sizes, words)
        for line in page.lines:
            if furniture.has(page, line):
                items.append(_Item(PassageKind.NAVIGATION, page.number, (), fold(line.text)))
    for item in _continued(items, body, words):
        _add(builder, item)


def _continued(items: list[_Item], body: float, words: Counter[str]) -> list[_Item]:
    """The items, a paragraph that breaks off at the end of a page joined to its other half."""
    kept: list[_Item] = []
    open_item: _Item | None = None  # the last paragraph of the text proper, if it breaks off
    for item in items:
        is_text = item.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) and item.size > body * 0.92
        if is_text and open_item is not None and item.page == open_item.page + 1 and item.text[:1].islower():
            open_item.text = _joined([open_item.text, item.text], words)
        else:
            kept.append(item)
        if is_text:
            last = item if kept and kept[-1] is item else open_item
            open_item = last if last is not None and not last.text.endswith(_END_OF_SENTENCE) else None
        elif item.rows is not None or item.kind is PassageKind.HEADING:
            open_item = None
    return kept


def _add(builder: TextBuilder, item: _Item) -> None:
    if item.rows is None:
        builder.add(item.kind, item.text, item.headings, page=item.page)
        return
    title = builder.label
    for placed in place(item.rows):
        builder.add_row(placed, item.headings, title=title, page=item.page)


def _is_in_margin(page: Page, line: Line) -> bool:
    return not page.height * _MARGIN < line.baseline < page.height * (1 - _MARGIN)


def _signature(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 6)


def _furniture(pages: Sequence[Page]) -> _Furniture:
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_signature(line) for line in page.lines if _is_in_margin(page, line)})
    least = 3 if len(pages) > 3 else 2
    return _Furniture(frozenset(sign for sign, count in seen.items() if count >= max(least, len(pages) // 10)))


def _body_size(pages: Sequence[Page], furniture: _Furniture) -> float:
    """The size in which most of the text is set, to half a point."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if not furniture.has(page, line):
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _heading_sizes(pages: Sequence[Page], body: float, furniture: _Furniture) -> list[float]:
    """The sizes of headings, largest first."""
    found = {
        round(line.size * 2) / 2
        for page in pages
        for line in page.lines
        if line.size > body * _HEADING_SIZE and not furniture.has(page, line) and _is_wordy(line.text)
    }
    return sorted(found, reverse=True)


def _is_wordy(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters >= 3 and letters * 2 > len(text) and len(text) <= _HEADING_LENGTH


def _level(line: Line, sizes: list[float]) -> int | None:
    size = round(line.size * 2) / 2
    if size not in sizes or not _is_wordy(line.text):
        return None
    return min(sizes.index(size) + 1, _HEADING_LEVELS)


def _blocks(page: Page, furniture: _Furniture, sizes: list[float]) -> Iterator[list[Line]]:
    """The lines of a page, cut where a paragraph, a heading or a table begins."""
    block: list[Line] = []
    for line in page.lines:
        if furniture.has(page, line):
            continue
        if block and _begins_block(block, line, sizes):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins_block(block: list[Line], line: Line, sizes: list[float]) -> bool:
    last = block[-1]
    if line.column != last.column or _level(line, sizes) != _level(last, sizes):
        # The sentence goes on in the next column.
        goes_on = (
            line.column != last.column and line.text[:1].islower() and last.size * 0.9 < line.size < last.size * 1.1
        )
        return not goes_on
    size = max(line.size, last.size)
    step = last.baseline - line.baseline
    is_row, was_row = len(line.pieces) > 1, len(last.pieces) > 1
    if is_row or was_row:
        starts = is_row and not was_row and len(block) > 1
        return starts or step > 2.6 * size or (was_row and not is_row and not _fits(block, line))
    if step > _LEADING * size or abs(line.size - last.size) > 0.12 * size:
        return True
    if _ITEM.match(line.text):
        return True
    if len(block) > 1 or last.text.endswith(_END_OF_SENTENCE):
        left = min(other.left for other in block[1:]) if len(block) > 1 else last.left
        is_indented = line.left - left > _INDENT * size
        return is_indented and last.text.endswith(_END_OF_SENTENCE)
    return False


def _fits(block: list[Line], line: Line) -> bool:
    """Whether a line of one piece is a row of the table above: it stands within one of its columns."""
    piece = line.pieces[0]
    return any(
        piece.left >= other.left - 2 and piece.right <= max(other.right, following) - 2
        for above in block[-3:]
        for other, following in zip(above.pieces, [p.left for p in above.pieces[1:]] + [above.right], strict=True)
        if len(above.pieces) > 1
    )


def _items(
    page: Page, block: list[Line], path: list[tuple[int, str]], sizes: list[float], words: Counter[str]
) -> Iterator[_Item]:
    """What a block of lines is; a heading changes `path`."""
    level = _level(block[0], sizes)
    if level is not None:
        text = _joined([line.text for line in block], words)
        path[:] = [entry for entry in path if entry[0] < level]
        yield _Item(PassageKind.HEADING, page.number, tuple(name for _, name in path), text)
        path.append((level, text))
        return
    headings = tuple(text for _, text in path)
    start = next((index for index, line in enumerate(block) if len(line.pieces) > 1), len(block))
    rows = rows_of([line.pieces for line in block[start:]]) if start < len(block) else None
    prose = block[:start] if rows is not None else block
    if prose:
        text = _joined([line.text for line in prose], words)
        kind = PassageKind.LIST_ITEM if _ITEM.match(text) else PassageKind.PARAGRAPH
        yield _Item(kind, page.number, headings, text, prose[0].size)
    if rows is not None:
        yield _Item(PassageKind.TABLE_ROW, page.number, headings, rows=rows)


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    """Lines as running text."""
    return fold(reduce(lambda text, line: joined(text, line, words), lines))
