"""Which notes a sentence hangs on.

Its own markers, or one directly behind its full stop: `direct`. Else the markers of the nearest later sentence of its
paragraph, box or list item. A marker that stands before a sentence does not reach it.
"""

import re
from collections.abc import Iterator, Sequence

from claims.document import LinkKind, Marker, Sentence
from claims.passages import Part, Passage

_GROUP = re.compile(r"[^\w]{0,12}")  # what may stand between two markers that are one call


def link_sentences(text: str, passage: Passage) -> Iterator[Sentence]:
    """The sentences of `passage` with the notes they hang on; `text` is the document's canonical text."""
    links = _links(text, passage.parts)
    for part, (kind, notes) in zip(passage.parts, links, strict=True):
        yield Sentence(part.segments, passage.text(part), notes, kind, passage.block)


def notes_of(markers: Sequence[Marker]) -> tuple[str, ...]:
    """The ids of the notes that `markers` call, each once, in order."""
    return tuple(dict.fromkeys(marker.note for marker in markers if marker.note is not None))


def _links(text: str, parts: Sequence[Part]) -> list[tuple[LinkKind, tuple[str, ...]]]:
    links: list[tuple[LinkKind, tuple[str, ...]]] = []
    ahead: Part | None = None  # the nearest later sentence with a marker
    distance = 0
    for part in reversed(parts):
        if ahead is not None and ahead.item != part.item:
            ahead = None
        distance += 1
        if part.markers:
            links.append((LinkKind.DIRECT, notes_of(part.markers)))
            ahead, distance = part, 0
        elif ahead is None:
            links.append((LinkKind.NONE, ()))
        else:
            kind = LinkKind.FOLLOWING_SENTENCE if distance == 1 else LinkKind.PARAGRAPH
            links.append((kind, notes_of(_first_group(text, ahead.markers))))
    return links[::-1]


def _first_group(text: str, markers: Sequence[Marker]) -> Sequence[Marker]:
    """The markers up to the first word that stands between two of them."""
    for turn in range(1, len(markers)):
        between = text[markers[turn - 1].end : markers[turn].start]
        if len(between) > 12 or _GROUP.fullmatch(between) is None:
            return markers[:turn]
    return markers
