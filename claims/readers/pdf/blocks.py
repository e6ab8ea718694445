"""The body of a PDF put together: paragraphs by indent and step, headings by size, rows by their cells, captions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from claims.document import Block, BlockKind
from claims.flow import Span
from claims.readers.paragraphs import is_heading
from claims.readers.pdf.cells import is_rest_of_cell
from claims.readers.pdf.model import Line
from claims.readers.pdf.sheet import Sheet

_BULLET = re.compile(r"(?:[•▪◦●‣■□○➢✓\uf0b7·∙]|[-–—*o](?=\s))\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|graph|map|box|abb(?:ildung|\.)|tab(?:elle|\.)|figura|cuadro|tabla|tabella|tableau"
    r"|graphique|рис(?:унок|\.)|таблица|şekil|tablo)\s?[\dIVX]{1,4}(?!\w)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"(?:key ?words|schlüsselwörter|schlagworte|mots[- ]clés|palabras clave|ключевые слова)\s?:", re.I
)
_MARKS = r"[\s\d*†‡§,–\[\]⁰¹²³⁴-⁹-]{0,12}"
_CLOSED = re.compile(rf"[.!?…:;][\"”’'»)\]]{{0,3}}{_MARKS}$|[.!?][\"”’'»)\]]{{0,3}}{_MARKS}\.?$")
_LARGE = 1.12  # of the text's size: a heading
_STEP = 1.3  # of the usual leading: a new paragraph
_INDENT = 0.7  # of the size
_SHORT = 0.85  # of the column: the last line of a paragraph
_FULL = 0.97  # of the column: no heading ends so far on the right
_NARROW = 0.66  # of the usual width of a column: a box
_LOOK_BACK = 30  # blocks between two halves of a paragraph
_GOES_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_BETWEEN = frozenset(
    {BlockKind.TEXT_BOX, BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.TABLE_ROW}
)


@dataclass(slots=True)
class _Piece:
    """Lines of one column that belong together; `cut`: notes, a page or a column end above them."""

    lines: list[Line]
    kind: BlockKind
    cut: bool

    def text(self) -> str:
        return " ".join(line.text for line in self.lines[:12])


def build_blocks(sheet: Sheet, body: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of `body` and of the furniture, by their first characters."""
    pieces = _cut(sheet, body)
    _mark_boxes(sheet, pieces)
    _mark_front(pieces)
    groups: list[list[_Piece]] = []
    for piece in pieces:
        home = _home(groups, piece)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    blocks = [_block(sheet.text, group) for group in groups]
    blocks += [Block(BlockKind.FURNITURE, (Span(line.start, line.end),)) for line in sheet.furniture]
    return tuple(sorted(blocks, key=lambda block: block.start))


# -- cutting --------------------------------------------------------------------------------------------------------
def _cut(sheet: Sheet, body: Sequence[Line]) -> list[_Piece]:
    pieces: list[_Piece] = []
    above: Line | None = None
    for line in body:
        if line.text.strip() == "":
            continue
        cut = above is None or line.page != above.page or line.column != above.column
        if above is None or cut or _begins(sheet, pieces[-1], above, line):
            pieces.append(_Piece([line], BlockKind.PARAGRAPH, cut))
        else:
            pieces[-1].lines.append(line)
        above = line
    for piece in pieces:
        piece.kind = _kind(sheet, piece)
    for before, piece, behind in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if before.kind is behind.kind is BlockKind.TABLE_ROW and is_rest_of_cell(piece.lines[0], before.lines[-1]):
            piece.kind = BlockKind.TABLE_ROW
    return pieces


def _begins(sheet: Sheet, piece: _Piece, above: Line, line: Line) -> bool:
    """Whether a block begins with `line`, which stands below `above` in the same column."""
    size = max(above.size, line.size)
    if line.ruled or abs(above.size - line.size) > 0.08 * size or line.gap > _STEP * sheet.leading * size:
        return True
    if line.cells > 1 or above.cells > 1:
        return line.cells > 2 or above.cells > 2 or line.cells != above.cells or line.cells > 1
    if _is_bullet(piece, above, line):
        return True
    if line.bold != above.bold:
        return True
    is_short = above.right < above.edge_left + _SHORT * (above.edge_right - above.edge_left)
    first = piece.lines[0]
    if _BULLET.match(first.text):  # an item's lines hang
        return line.left < first.left + 0.3 * size and is_short and _is_closed(above)
    left = min((other.left for other in piece.lines[1:]), default=first.left)
    is_indented = line.left - left > _INDENT * size
    if is_indented and (is_short or _is_closed(above)):
        return True
    return is_short and _is_closed(above) and not line.text[:1].islower()


def _is_bullet(piece: _Piece, above: Line, line: Line) -> bool:
    found = _BULLET.match(line.text)
    if found is None:
        return False
    if line.text[0] in "•▪◦●‣■□○➢✓\uf0b7∙":
        return True
    same = _BULLET.match(piece.lines[0].text) is not None and abs(piece.lines[0].left - line.left) < line.size
    return same or _is_closed(above)


def _is_full(line: Line) -> bool:
    """Whether a line goes on to the right edge of its column."""
    return line.right >= line.edge_left + _FULL * (line.edge_right - line.edge_left)


def _is_closed(line: Line) -> bool:
    return _CLOSED.search(line.text[-40:]) is not None


def _kind(sheet: Sheet, piece: _Piece) -> BlockKind:
    first, content = piece.lines[0], piece.text()
    if _KEYWORDS.match(content):
        return BlockKind.FRONT_MATTER
    if len(content) < 400 and _CAPTION.match(content):
        return BlockKind.CAPTION
    if all(line.cells > 1 for line in piece.lines):
        return BlockKind.TABLE_ROW
    letters = sum(map(str.isalpha, content))
    if letters >= 3 and len(content) < 300:
        if first.size > _LARGE * sheet.size and not (len(content) > 160 and content.rstrip().endswith(".")):
            return BlockKind.HEADING
        bold = all(line.bold for line in piece.lines)
        if bold and len(piece.lines) <= 3 and len(content) < 160 and not content.rstrip().endswith((".", ",", ";")):
            return BlockKind.HEADING
    if _BULLET.match(content) and not (len(piece.lines) == 1 and is_heading(content) and first.size > sheet.size):
        return BlockKind.LIST_ITEM
    if _is_full(piece.lines[-1]):  # the text goes on behind notes or a page's end
        return BlockKind.PARAGRAPH
    if is_heading(content, len(piece.lines)) and not piece.cut and first.size >= 0.97 * sheet.size and letters >= 3:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _mark_boxes(sheet: Sheet, pieces: Sequence[_Piece]) -> None:
    """Columns much narrower than the usual ones are boxes beside the text."""
    wide = [line.edge_right - line.edge_left for piece in pieces for line in piece.lines if piece.kind in _GOES_ON]
    width = median(wide) if wide else 0.0
    for piece in pieces:
        line = piece.lines[0]
        is_narrow = line.edge_right - line.edge_left < _NARROW * width
        if is_narrow and piece.kind is BlockKind.PARAGRAPH and abs(line.size - sheet.size) > 0.4:
            piece.kind = BlockKind.TEXT_BOX


def _mark_front(pieces: Sequence[_Piece]) -> None:
    """What stands before the first paragraph of some length is front matter, headings aside."""
    for number, piece in enumerate(pieces[:60]):
        content = piece.text()
        if piece.kind in (BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE_ROW):
            continue
        if len(content) > 150 or piece.kind is BlockKind.LIST_ITEM or (len(content) > 60 and content[-1] in ".!?"):
            for front in pieces[:number]:
                if front.kind in (BlockKind.PARAGRAPH, BlockKind.TEXT_BOX) and front.lines[0].page <= 2:
                    front.kind = BlockKind.FRONT_MATTER
            return


# -- joining --------------------------------------------------------------------------------------------------------
def _home(groups: list[list[_Piece]], piece: _Piece) -> list[_Piece] | None:
    """The group that a piece goes on with: the one that breaks off before a page's or column's end, or a box."""
    if piece.kind not in _GOES_ON or _BULLET.match(piece.lines[0].text):
        return None
    passed = piece.cut
    for group in groups[: -_LOOK_BACK - 1 : -1]:
        kind = group[0].kind
        if kind in _GOES_ON:
            return group if passed and _fits(group[-1], piece) else None
        if kind not in _BETWEEN:
            return None
        passed = passed or group[0].cut or kind is not BlockKind.HEADING
    return None


def _fits(last: _Piece, piece: _Piece) -> bool:
    above, line = last.lines[-1], piece.lines[0]
    if _is_closed(above) or abs(above.size - line.size) > 0.08 * line.size:
        return False
    opening = line.text[:1]
    is_full = above.right >= above.edge_left + _SHORT * (above.edge_right - above.edge_left)
    return opening.islower() or (is_full and (opening.isalnum() or opening in '“"‘«„('))


def _block(text: str, group: Sequence[_Piece]) -> Block:
    segments: list[Span] = []
    for piece in group:
        for line in piece.lines:
            if segments and not text[segments[-1].end : line.start].strip():
                segments[-1] = Span(segments[-1].start, line.end)
            else:
                segments.append(Span(line.start, line.end))
    return Block(group[0].kind, tuple(segments))
