"""Blocks of plain text: lines put together to paragraphs, items, headings and boxes, also where a page cut them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.alignment.lines import Line
from claims.alignment.notes import BodyLine
from claims.alignment.words import NOTES_HEADING
from claims.document import Block, BlockKind, Marker
from claims.flow import Span

_BULLET = re.compile(r"(?:[•▪◦●‣■□○➢✓\uf0b7·]|[-–—*o](?=\s))\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_CLOSED = re.compile(r"[.!?…:;][\"”’'»)\]]{0,3}\s?[\d⁰¹²³⁴-⁹,*†]{0,7}\s?\.?$|[.!?]\d{1,3}$")
_STOPPED = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\s?[\d⁰¹²³⁴-⁹,*†]{0,7}\s?\.?$|\d[\d)]{0,3}[.!?]$")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|graph|map|box|abb(?:ildung|\.)|tab(?:elle|\.)|figura|cuadro|tableau|graphique|рис\.|таблица|şekil|tablo)"
    r"\s?[\dIVX]{1,4}(?!\w)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"(?:key ?words|schlüsselwörter|schlagworte|mots[- ]clés|palabras clave|ключевые слова)\s?:", re.IGNORECASE
)
_COLUMNS = re.compile(r"\S(?:\t| {3,})(?=\S)")
_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_NUMBER_ONLY = re.compile(r"[-–\s|]{0,3}(?:page\s)?(?:\d{1,4}|[ivxlc]{1,7})[-–\s|]{0,3}", re.IGNORECASE)
_MARKED_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
# A comma, or the full stop of a sentence, also behind a closing quotation mark and before markers.
_NO_HEADING = re.compile(r"[,;]$|[.…][\"'”’»)]{0,2}\s?(?:\[\^?[\w-]{1,40}\]|[\d¹²³⁰-⁹*†‡,–\u2060]){0,8}$")
_NARROW = 0.62  # of the full width: lines of a box or of a heading
_SHORT = 0.8  # of the full width: the last line of a paragraph
_LOOK_BACK = 40  # blocks between the halves of a paragraph that boxes and headings may fill
_BETWEEN = frozenset(
    {BlockKind.TEXT_BOX, BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.TABLE_ROW}
)
_GOES_ON = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})


@dataclass(slots=True)
class Piece:
    """A run of lines that is to become a block."""

    lines: list[Line]
    cut: bool  # notes or a new page stand above it
    kind: BlockKind = BlockKind.PARAGRAPH
    bullet: bool = False
    widest: int = 0  # the length of its longest line

    def add(self, line: Line) -> None:
        """Go on with `line`."""
        self.lines.append(line)
        self.widest = max(self.widest, len(line))

    def text(self, source: str) -> str:
        """Its text as it stands, at most 2,000 characters."""
        return source[self.lines[0].first : min(self.lines[-1].last, self.lines[0].first + 2000)]


def build_blocks(
    text: str, body: Sequence[BodyLine], furniture: Iterable[Line], markers: Iterable[Marker] = ()
) -> tuple[Block, ...]:
    """The blocks of `body` and `furniture`, in the order of their first characters.

    A line that opens with one of the `markers` goes on with the line above: some extractors break lines before them.
    """
    width = full_width([item.line for item in body])
    pieces = _cut(text, body, width, frozenset(marker.start for marker in markers))
    _classify(text, pieces, width)
    blocks = [_block(text, group) for group in _join(text, pieces)]
    blocks += [Block(BlockKind.FURNITURE, (Span(line.first, line.last),)) for line in furniture]
    return tuple(sorted(blocks, key=lambda block: block.start))


def full_width(lines: Sequence[Line]) -> int:
    """The length of a full line; 0 where a line holds a whole paragraph."""
    lengths = sorted(map(len, lines))
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.85)]
    return width if width < 200 and lengths[-1] < 4 * width else 0


# -- cutting --------------------------------------------------------------------------------------------------------
def _cut(text: str, body: Sequence[BodyLine], width: int, called: frozenset[int]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, item in enumerate(body):
        line, above = item.line, body[number - 1].line if number else None
        if line.first in called and pieces and not (item.cut or line.new_page or line.gap > 2):
            pieces[-1].add(line)
            continue
        listed = bool(pieces) and pieces[-1].bullet and text[pieces[-1].lines[0].first] == text[line.first]
        bullet = _BULLET.match(text, line.first, line.last) is not None
        bullet = bullet and (listed or not _wrapped_dash(text, line, above, item))
        starts = above is None or item.cut or line.new_page or bullet or _widens(pieces[-1], line, width)
        if starts or (above is not None and _ends_above(text, above, line, width)):
            pieces.append(Piece([line], item.cut or line.new_page, bullet=bullet, widest=len(line)))
        else:
            pieces[-1].add(line)
    return pieces


def _wrapped_dash(text: str, line: Line, above: Line | None, item: BodyLine) -> bool:
    """A dash or number at a line start within a running sentence is no bullet."""
    if above is None or item.cut or line.gap or text[line.first] in "•▪◦●‣■□○➢✓\uf0b7":
        return False
    return not _CLOSED.search(above.tail(text)) and len(above) > 60


def _widens(piece: Piece, line: Line, width: int) -> bool:
    """Whether a full line follows a piece of narrow ones, as body text follows a box."""
    narrow = len(piece.lines) > 1 and piece.widest <= _NARROW * width
    return narrow and len(line) > _SHORT * width


def _ends_above(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether a paragraph ends with the line above."""
    if text.startswith(("#", ">", "|"), line.first) or text.startswith(("# ", "## ", "###"), above.first):
        return text[line.first] != ">" or text[above.first] != ">"
    if line.gap or line.ruled or _has_columns(text, above) or _has_columns(text, line):
        return True
    if _is_upper(above.head(text, 100)) != _is_upper(line.head(text, 100)) and min(len(above), len(line)) < 80:
        return len(above) < _SHORT * max(width, 60)
    closed = _STOPPED.search(above.tail(text)) is not None
    if not width:
        return closed
    opens = not text[line.first].islower()
    indented = line.first - line.start > above.first - above.start
    return closed and opens and (len(above) < _SHORT * width or indented)


def _has_columns(text: str, line: Line) -> bool:
    end = min(line.last, line.first + 300)
    cells = text.count("|", line.first, end) if text[line.first] == "|" else 0
    return cells >= 2 or sum(1 for _ in _COLUMNS.finditer(text, line.first, end)) >= 2


def _is_upper(head: str) -> bool:
    letters = [sign for sign in head if sign.isalpha()]
    return len(letters) > 3 and all(sign.isupper() for sign in letters)


# -- kinds ----------------------------------------------------------------------------------------------------------
def _classify(text: str, pieces: list[Piece], width: int) -> None:
    for piece in pieces:
        piece.kind = _kind(text, piece, width)
    for narrow, run in groupby(pieces, key=lambda piece: bool(width) and _is_narrow(piece, width)):
        members = list(run)
        if narrow and _is_box(text, members):
            for piece in members:
                if piece.kind is not BlockKind.FURNITURE:
                    piece.kind = BlockKind.TEXT_BOX
    _mark_front(text, pieces)


def _kind(text: str, piece: Piece, width: int) -> BlockKind:
    content = piece.text(text)
    if all(_is_furniture(text, line) for line in piece.lines):
        return BlockKind.FURNITURE
    if _MARKED_HEADING.match(content) and len(piece.lines) == 1:
        return BlockKind.HEADING
    if content.startswith(">"):
        return BlockKind.QUOTATION
    if piece.bullet:
        return BlockKind.LIST_ITEM
    if len(content) < 400 and _CAPTION.match(content):
        return BlockKind.CAPTION
    if len(piece.lines) == 1 and _has_columns(text, piece.lines[0]):
        return BlockKind.TABLE_ROW
    if _KEYWORDS.match(content):
        return BlockKind.FRONT_MATTER
    if is_heading(content, len(piece.lines)):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def is_heading(content: str, lines: int = 1) -> bool:
    """Whether a short block without a closing stop reads as a heading: capitals, title case, or a number before it."""
    bare = content.strip()
    if len(bare) > 160 or (lines > 3 and not _is_upper(bare)) or not any(map(str.isalpha, bare)) or bare[0].islower():
        return False
    if NOTES_HEADING.fullmatch(bare):
        return True
    if _NO_HEADING.search(bare) or (len(bare) > 120 and not _is_upper(bare)):
        return False
    words = list(re.findall(r"[^\W\d_]{4,}", bare))
    return (
        _is_upper(bare)
        or (len(bare) < 70 and lines == 1)
        or sum(word[0].isupper() for word in words) >= 0.6 * len(words)
    )


def _is_furniture(text: str, line: Line) -> bool:
    head = line.head(text, 2100)
    return _ADDRESS_ONLY.fullmatch(head) is not None or (len(head) < 12 and _NUMBER_ONLY.fullmatch(head) is not None)


def _is_narrow(piece: Piece, width: int) -> bool:
    return piece.widest <= _NARROW * width


def _is_box(text: str, run: Sequence[Piece]) -> bool:
    """Whether a run of narrow blocks is a box: set in several lines, and not only headings."""
    pieces = [piece for piece in run if piece.kind is not BlockKind.FURNITURE]
    lines = sum(len(piece.lines) for piece in pieces)
    several = sum(len(piece.lines) > 1 for piece in pieces)
    headings = all(piece.kind is BlockKind.HEADING for piece in pieces) and lines <= 2 * len(pieces) <= 6
    return several >= 2 and lines >= 5 and not headings


def _mark_front(text: str, pieces: list[Piece]) -> None:
    """What stands before the first paragraph is front matter, but for headings of some length."""
    shortest = 40  # of a sentence; where headings are marked, what stands below the first is text
    for number, piece in enumerate(pieces[:60]):
        content = piece.text(text)
        if number and _MARKED_HEADING.match(pieces[number - 1].text(text)):
            shortest = 12
        is_sentence = len(content) > shortest and (_NO_HEADING.search(content) is not None or content[-1] in "!?")
        if len(content) > 150 or piece.kind is BlockKind.LIST_ITEM or is_sentence:
            for front in pieces[:number]:
                if front.kind in (BlockKind.PARAGRAPH, BlockKind.TEXT_BOX) and number > 1:
                    front.kind = BlockKind.FRONT_MATTER
            return


# -- joining --------------------------------------------------------------------------------------------------------
def _join(text: str, pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces that make one block each: a sentence cut by notes, boxes or blank lines goes on in the next."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        home = _home(text, groups, piece)
        if home is None:
            groups.append([piece])
        else:
            home.append(piece)
    return groups


def _home(text: str, groups: list[list[Piece]], piece: Piece) -> list[Piece] | None:
    """The group that `piece` goes on with, if it does."""
    opening = text[piece.lines[0].first]
    if piece.bullet or piece.kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.TABLE_ROW):
        return None
    if piece.kind is BlockKind.TEXT_BOX:
        last = groups[-1] if groups else None
        return (
            last
            if last and last[-1].kind is BlockKind.TEXT_BOX and opening.islower() and _is_open(text, last)
            else None
        )
    passed_cut, passed_heading = piece.cut, False
    for group in groups[: -_LOOK_BACK - 1 : -1]:
        kind = group[0].kind
        if kind in _GOES_ON:
            if passed_heading and not passed_cut:
                return None
            return group if _goes_on(text, group, piece, passed_cut) else None
        if kind not in _BETWEEN:
            return None
        passed_cut = passed_cut or any(part.cut for part in group[:_LOOK_BACK])
        passed_heading = passed_heading or kind is BlockKind.HEADING
    return None


def _goes_on(text: str, group: list[Piece], piece: Piece, cut: bool) -> bool:
    if not _is_open(text, group):
        return False
    opening = text[piece.lines[0].first]
    if opening.islower():
        return True
    long_enough = len(group[-1].lines[-1]) > 60
    return cut and piece.kind is BlockKind.PARAGRAPH and long_enough and (opening.isalnum() or opening in '“"‘«(„')


def _is_open(text: str, group: list[Piece]) -> bool:
    return _CLOSED.search(group[-1].lines[-1].tail(text)) is None


def _block(text: str, group: list[Piece]) -> Block:
    kind = next((piece.kind for piece in group if piece.kind is not BlockKind.HEADING), group[0].kind)
    segments: list[Span] = []
    for piece in group:
        sign = _MARKED_HEADING.match(text, piece.lines[0].first) if kind is BlockKind.HEADING else None
        span = Span(sign.end() if sign else piece.lines[0].first, piece.lines[-1].last)
        if sign:
            segments.append(span)
        elif segments and not text[segments[-1].end : span.start].strip():
            segments[-1] = Span(segments[-1].start, span.end)
        else:
            segments += _around(text, piece)
    return Block(kind, tuple(segments))


def _around(text: str, piece: Piece) -> list[Span]:
    """The spans of a piece's lines, in one where nothing but white space lies between."""
    spans: list[Span] = []
    for line in piece.lines:
        if spans and not text[spans[-1].end : line.first].strip():
            spans[-1] = Span(spans[-1].start, line.last)
        else:
            spans.append(Span(line.first, line.last))
    return spans
