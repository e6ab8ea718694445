"""A report read from its bytes: layout, notes with their references, sentences, claims, quotations, attributions."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

from claims.author_date import tie_short_forms, with_author_dates
from claims.body import read_body
from claims.companions import Companions, no_companions
from claims.document import Document, Layout, Note, NoteKind
from claims.hyphenation import hyphens_of
from claims.languages import language_of
from claims.limits import MOST_NOTES, left_unread
from claims.passages import READ
from claims.references import parse_note, place_references, resolve
from claims.references.linked import prefer_links
from claims.references.model import Reference
from claims.running_links import with_links

_SAMPLE = 40_000  # characters of the body that tell its language


def read(
    data: bytes,
    name: str | None = None,
    *,
    companions: Companions = no_companions,
    bibliographies: Sequence[tuple[str, bytes]] = (),
) -> Document:
    """Read a report of any known format; `name` (a file name) settles the format where the content does not.

    `companions` gives the files beside it that it names (`\\input`, bibliographies); `bibliographies` are further ones,
    as name and bytes.
    UnreadableDocument for empty, damaged or binary bytes, and for more text than a report has; UnsupportedFormat for a
    format that no reader takes; BadBibliography for a bibliography given that is none.
    """
    from claims.readers import read_layout  # the libraries of the formats take long to load, and not all need them

    layout = read_layout(data, name, companions, bibliographies)
    return document_of(layout, name, hashlib.sha256(data).hexdigest())


def document_of(layout: Layout, name: str | None, sha256: str) -> Document:
    """The document that a layout holds. Pure: the same layout gives the same document."""
    language = (layout.language or language_of(_body(layout)) or "")[:2].lower() or None
    keeps_hyphen = hyphens_of(layout.text, language)
    cut = partial(_with_references, text=layout.text, parse=partial(parse_note, keeps=keeps_hyphen))
    layout = with_links(with_author_dates(layout, cut))
    body = read_body(layout, keeps_hyphen, language)
    cited = [cut(note) if turn < MOST_NOTES else note for turn, note in enumerate(layout.notes)]
    notes = tie_short_forms(resolve(cited))
    return Document(
        name=name,
        sha256=sha256,
        layout=layout,
        notes=notes,
        sentences=body.sentences,
        claims=body.claims,
        quotes=body.quotes,
        attributions=body.attributions,
        title=layout.title,
        dated=layout.dated,
        language=language,
        warnings=tuple(dict.fromkeys([*layout.warnings, *left_unread(len(layout.notes), body.whole)])),
    )


def _with_references(note: Note, text: str, parse: Callable[..., tuple[str, tuple[Reference, ...]]]) -> Note:
    read = partial(parse, is_entry=True) if note.kind is NoteKind.ENTRY else parse
    return prefer_links(place_references(text, note, read))


def _body(layout: Layout) -> str:
    pieces: list[str] = []
    length = 0
    for block in layout.blocks:
        if block.kind in READ and length < _SAMPLE:
            pieces.extend(layout.text[piece.start : piece.end] for piece in block.segments)
            length += block.end - block.start
    return "\n".join(pieces)
