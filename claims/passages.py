"""A block of the body made readable: its flow without markers, cut into sentences, with the markers of each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.calls import left_out
from claims.document import Block, BlockKind, Layout, Marker
from claims.flow import Flow, KeepsHyphen, Span, fold
from claims.sentences import split_sentences

READ = frozenset(BlockKind) - {BlockKind.HEADING, BlockKind.FRONT_MATTER, BlockKind.FURNITURE}
_ITEMIZED = frozenset({BlockKind.TEXT_BOX, BlockKind.LIST_ITEM})

_BULLET = "•●▪◦‣■□▸►➢✓❖"
# Group 1 ends where the item begins, its sign included.
_BULLET_LINE = re.compile(rf"(\n[ \t]{{0,20}})[{_BULLET}·]")
_BULLET_WITHIN = re.compile(rf"([ \t])[{_BULLET}][ \t]{{1,8}}(?=\S)")
_DASH_LINE = re.compile(r"(\n[ \t]{0,20})[-–—*o][ \t]{1,8}(?=[^\W_a-z]|[\"“‘(])")
_EMPTY_LINE = re.compile(r"(\n[ \t]{0,40}\r?\n)(?=[^\S\n]{0,40}(\S))")
_ITEM_SIGN = re.compile(rf"(?:[{_BULLET}·] ?|[-–—*o] ){{1,3}}")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] (?=\S)")
_QUOTE_SIGN = re.compile(r"(?:^|\n)[ \t]{0,3}(>{1,4}(?: >){0,3})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence of a passage: its place in the flow, its pieces of canonical text (markers and final stop included),
    its item (no link runs from one item to another), and its markers.
    """

    span: Span
    segments: tuple[Span, ...]
    item: int
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, its flow without markers, and its sentences; `first` is the index of the first in the document."""

    block: int
    kind: BlockKind
    flow: Flow
    parts: tuple[Part, ...]
    first: int

    def text(self, part: Part) -> str:
        """The folded text of a sentence, without markers."""
        return self.flow.text[part.span.start : part.span.end]

    def part_at(self, position: int) -> int:
        """The number of the sentence that holds `position` of the flow; the one before where none does."""
        return max(0, bisect_right(self.parts, position, key=lambda part: part.span.start) - 1)


def passages(layout: Layout, keeps_hyphen: KeepsHyphen, language: str | None) -> Iterator[Passage]:
    """The blocks that may hold claims, in reading order; headings, furniture and front matter are left out."""
    first = 0
    for number, block in enumerate(layout.blocks):
        if block.kind not in READ or not block.segments:
            continue
        passage = _read(layout, number, first, keeps_hyphen, language)
        first += len(passage.parts)
        yield passage


def _read(layout: Layout, number: int, first: int, keeps_hyphen: KeepsHyphen, language: str | None) -> Passage:
    block = layout.blocks[number]
    markers = markers_in(layout.markers, block)
    without, kept = left_out(layout.text, markers)
    if block.kind is BlockKind.QUOTATION:
        without = sorted([*without, *_quote_signs(layout.text, block)])
    without = with_signs(layout, block, without)
    flow = fold(layout.text, block.segments, without=without, keeps_hyphen=keeps_hyphen)
    items = _items(layout.text, block, flow)
    places = [(flow.position(marker.start if marker in kept else marker.end), marker) for marker in markers]
    gaps = [place for place, marker in places if marker not in kept]
    spans = split_sentences(flow.text, markers=gaps, breaks=items, language=language)
    bare = _without_signs(flow.text, spans, frozenset(items), block.kind is BlockKind.LIST_ITEM)
    ends = [_behind(marker, without) for marker in markers]
    parts = _parts(layout.text, flow, bare, items, list(zip(places, ends, strict=True)), kept)
    return Passage(number, block.kind, flow, parts, first)


def _behind(marker: Marker, without: Sequence[Span]) -> int:
    """The end of a marker and of what goes with it: its closing bracket."""
    turn = bisect_right(without, marker.start, key=lambda span: span.start) - 1
    return max(marker.end, without[turn].end) if turn >= 0 and without[turn].contains(marker.start) else marker.end


def _quote_signs(text: str, block: Block) -> Iterator[Span]:
    """The signs that Markdown and letters put before each quoted line."""
    for piece in block.segments:
        for match in _QUOTE_SIGN.finditer(text, piece.start, piece.end):
            yield Span(match.start(1), match.end(1))


def with_signs(layout: Layout, block: Block, without: list[Span]) -> list[Span]:
    """The spans to leave out, and the format's own signs in this block: stars of emphasis, the address of a link."""
    signs = layout.signs
    own: list[Span] = []
    for piece in block.segments:
        own += signs[bisect_left(signs, Span(piece.start, 0)) : bisect_left(signs, Span(piece.end, 0))]
    return sorted([*without, *own]) if own else without


def markers_in(markers: Sequence[Marker], block: Block) -> list[Marker]:
    """The markers that stand in `block`; `markers` in reading order."""
    found: list[Marker] = []
    for piece in block.segments:
        turn = bisect_left(markers, piece.start, key=lambda marker: marker.start)
        while turn < len(markers) and markers[turn].start < piece.end:
            found.append(markers[turn])
            turn += 1
    return found


def _items(text: str, block: Block, flow: Flow) -> list[int]:
    """Positions in the flow where an item begins that no sentence runs across."""
    offsets: set[int] = set()
    patterns = [_BULLET_LINE, _BULLET_WITHIN]
    if block.kind in _ITEMIZED:
        patterns += [_DASH_LINE, _EMPTY_LINE]
    for piece in block.segments:
        for pattern in patterns:
            found = pattern.finditer(text, piece.start, piece.end)
            offsets.update(match.end(1) for match in found if _opens_item(match))
    places = {flow.position(offset) for offset in offsets}
    return sorted(place for place in places if 0 < place < len(flow.text))


def _opens_item(match: re.Match[str]) -> bool:
    """An empty line before lower case is a wrapped line of the same item."""
    return match.re is not _EMPTY_LINE or not match[2].islower()


def _without_signs(text: str, spans: Sequence[Span], items: frozenset[int], numbered: bool) -> list[Span]:
    """The sentences without the bullet signs and numbers that open items; what was nothing else is left out."""
    bare = []
    for span in spans:
        sign = _ITEM_SIGN.match(text, span.start, span.end)
        if sign is not None and sign[0][0] in "o*" and span.start and span.start not in items:
            sign = None
        if sign is None and numbered and not span.start:
            sign = _ENUMERATOR.match(text, span.start, span.end)
        start = sign.end() if sign else span.start
        if start < span.end:
            bare.append(Span(start, span.end))
    return bare


def _parts(
    text: str,
    flow: Flow,
    spans: Sequence[Span],
    items: Sequence[int],
    places: Sequence[tuple[tuple[int, Marker], int]],
    kept: set[Marker],
) -> tuple[Part, ...]:
    """The sentences at `spans` of the flow, each with the markers that stand in it or right behind it.

    `places` holds for each marker its position in the flow, and the offset behind its brackets.
    """
    if not spans:
        return ()
    owned: list[list[Marker]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    ends = [0 for _ in spans]
    for (place, marker), end in places:
        turn = max(0, (bisect_right if marker in kept else bisect_left)(starts, place) - 1)
        owned[turn].append(marker)
        ends[turn] = max(ends[turn], end)
    limits = [*(flow.offsets[start] for start in starts[1:]), flow.segments[-1].end]
    return tuple(
        Part(span, _pieces(text, flow, span, markers, min(limit, end)), bisect_right(items, span.start), tuple(markers))
        for span, markers, limit, end in zip(spans, owned, limits, ends, strict=True)
    )


def _pieces(text: str, flow: Flow, span: Span, markers: Sequence[Marker], behind: int) -> tuple[Span, ...]:
    """The pieces of canonical text of a sentence and its markers, which end at `behind`; ends trimmed."""
    whole = flow.span(span.start, span.end)
    start = min([whole.start, *(marker.start for marker in markers)])
    end = max(whole.end, behind)
    cut = (_trimmed(text, max(piece.start, start), min(piece.end, end)) for piece in flow.touched(Span(start, end)))
    return tuple(piece for piece in cut if piece.end > piece.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
