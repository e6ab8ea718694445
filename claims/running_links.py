"""Links in running text as citations of their sentence: each page linked to becomes a note of its own kind."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.document import Anchor, Block, Format, Layout, LinkKind, Note, NoteKind, Sentence
from claims.flow import Span, fold
from claims.passages import READ
from claims.references.addresses import keeps_hyphen, unfold
from claims.references.model import Reference, ReferenceKind

_PRINTED = frozenset({Format.TEXT, Format.PDF})  # where an address in the body is often the rest of a note
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HOME = re.compile(r"https?://[^/?#]{1,253}/?(?:#.{0,80})?", re.IGNORECASE)
_NO_SOURCE = re.compile(
    r"https?://(?:[\w-]{1,60}\.){0,4}(?:twitter\.com/(?:intent|share|home)|x\.com/(?:intent|share)|"
    r"facebook\.com/(?:sharer|share|dialog)|linkedin\.com/(?:share|cws)|reddit\.com/submit|t\.me/share|"
    r"(?:api\.)?whatsapp\.com/|wa\.me/|pinterest\.\w{2,3}/pin/create|vk\.com/share|telegram\.me/share|"
    r"getpocket\.com/|news\.ycombinator\.com/submitlink|bsky\.app/intent|mastodonshare|paypal\.me/|patreon\.com/)"
    r"|https?://[^/?#]{1,253}/(?:wiki/(?:Special|Help|Category|Talk|User|File|Template|Portal|Wikipedia):|"
    r"(?:login|signin|sign-in|register|subscribe|donate|newsletter|privacy|terms|contact|about)(?:[/?#.]|$)|"
    r"(?:tags?|category|categories|author|authors|topics?)/)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{2,}")
_FEWEST_WORDS = 3  # beside the links of a block, for them to stand in running text
_LONGEST_LABEL = 60


def with_links(layout: Layout) -> Layout:
    """The layout with a note for each page that its running text links to; the anchors say which.

    Left out: links that are all their block says, as menus are; home pages, share buttons, mail; addresses printed in
    the body of documents that have notes and no links.
    """
    blocks = [block for block in layout.blocks if block.kind in READ and block.segments]
    anchors = [*_inside(layout.anchors, blocks), *_printed(layout, blocks)]
    anchors = [one for one in anchors if _may_cite(one.url)]
    running = set(_in_running_text(layout, blocks, anchors))
    ids: dict[str, str] = {}
    notes: list[Note] = []
    done: list[Anchor] = []
    for anchor in sorted(running, key=lambda one: (one.start, one.end)):
        key = anchor.url.split("#")[0].rstrip("/")
        if key not in ids:
            ids[key] = f"link{len(ids) + 1}"
            notes.append(_note(layout, anchor, ids[key]))
        done.append(replace(anchor, note=ids[key]))
    return replace(layout, notes=(*layout.notes, *notes), anchors=tuple(done))


def cite_links(sentences: Sequence[Sentence], anchors: Sequence[Anchor]) -> tuple[Sentence, ...]:
    """The sentences, those that hold a link hanging on its note as well as on those of their markers."""
    starts = [anchor.start for anchor in anchors]
    return tuple(_citing(sentence, anchors, starts) for sentence in sentences) if anchors else tuple(sentences)


def _citing(sentence: Sentence, anchors: Sequence[Anchor], starts: list[int]) -> Sentence:
    own: list[str] = []
    for piece in sentence.segments:
        turn = bisect_left(starts, piece.start)
        while turn < len(anchors) and anchors[turn].start < piece.end:
            own.append(anchors[turn].note or "")
            turn += 1
    if not own:
        return sentence
    marked = sentence.notes if sentence.link is LinkKind.DIRECT else ()
    return replace(sentence, notes=tuple(dict.fromkeys((*marked, *own))), link=LinkKind.DIRECT)


def _may_cite(url: str) -> bool:
    return _WEB.match(url) is not None and _HOME.fullmatch(url) is None and _NO_SOURCE.match(url) is None


def _inside(anchors: Iterable[Anchor], blocks: Sequence[Block]) -> Iterator[Anchor]:
    """The anchors that stand in one of the blocks."""
    pieces = sorted(piece for block in blocks for piece in block.segments)
    starts = [piece.start for piece in pieces]
    for anchor in anchors:
        turn = bisect_left(starts, anchor.start + 1) - 1
        if turn >= 0 and anchor.end <= pieces[turn].end and anchor.end > anchor.start:
            yield anchor


def _printed(layout: Layout, blocks: Sequence[Block]) -> Iterator[Anchor]:
    """The addresses that the body prints in full, outside of links that are known."""
    if layout.format in _PRINTED and layout.notes:
        return
    known = sorted(Span(anchor.start, anchor.end) for anchor in layout.anchors)
    for piece in (piece for block in blocks for piece in block.segments):
        raw = layout.text[piece.start : piece.end]
        if "://" not in raw and "www." not in raw:
            continue
        flow, addresses = unfold(raw, keeps_hyphen)
        for one in addresses:
            span = flow.span(one.start, one.end)
            placed = Span(span.start + piece.start, span.end + piece.start)
            turn = bisect_left(known, Span(placed.end, 0)) - 1
            if turn < 0 or known[turn].end <= placed.start:
                url = one.candidates[0]
                yield Anchor(placed.start, placed.end, url if _WEB.match(url) else f"https://{url}")


def _in_running_text(layout: Layout, blocks: Sequence[Block], anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """The anchors whose block says more than they do."""
    ordered = sorted(anchors, key=lambda one: one.start)
    starts = [one.start for one in ordered]
    for block in blocks:
        own: list[Anchor] = []
        for piece in block.segments:
            own += ordered[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        if own:
            linked = sum(len(_WORD.findall(layout.text[one.start : one.end])) for one in own)
            words = sum(len(_WORD.findall(layout.text, piece.start, piece.end)) for piece in block.segments)
            if words - linked >= _FEWEST_WORDS:
                yield from own


def _note(layout: Layout, anchor: Anchor, id_: str) -> Note:
    span = Span(anchor.start, anchor.end)
    first, last = (bisect_left(layout.signs, Span(offset, 0)) for offset in (anchor.start, anchor.end))
    words = fold(layout.text, [span], without=layout.signs[first:last]).text
    reference = Reference(
        words, anchor.start, anchor.end, ReferenceKind.WEB, url=anchor.url, url_as_printed=anchor.url,
        url_candidates=(anchor.url,),
    )  # fmt: skip
    label = words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"
    return Note(id_, label, (span,), anchor.start, words, NoteKind.LINK, named=True, references=(reference,))
