"""Entries of a reference list or bibliography, by how they are called: by key, by number, by author and date."""

from collections.abc import Sequence
from difflib import get_close_matches

from claims.document import Document, MarkerKind, Note, NoteKind
from provenance.facts.places import number_of

_MOST_COMPARED = 5_000


def keyed_entries(document: Document) -> list[Note]:
    """The entries under keys, as bibliography files and `\\bibitem` give them."""
    return [note for note in document.notes if note.kind is NoteKind.ENTRY and note.raw]


def numbered_entries(document: Document) -> list[Note]:
    """The entries that a number in brackets calls."""
    return [n for n in document.notes if n.kind is NoteKind.ENTRY and not n.raw and number_of(n.label) is not None]


def dated_entries(document: Document) -> list[Note]:
    """The entries that author and date call."""
    return [n for n in document.notes if n.kind is NoteKind.ENTRY and not n.raw and number_of(n.label) is None]


def called_by(document: Document, *kinds: MarkerKind) -> frozenset[str]:
    """The ids of the notes that markers of these kinds call."""
    return frozenset(marker.note for marker in document.markers if marker.kind in kinds and marker.note is not None)


def nearest_label(wanted: str, entries: Sequence[Note], likeness: float = 0.75) -> str | None:
    """The label of the entry that is most like the one wanted; None if none is."""
    labels = list(dict.fromkeys(note.label for note in entries[:_MOST_COMPARED]))
    folded = {label.casefold(): label for label in labels}
    found = get_close_matches(wanted.casefold(), folded, n=1, cutoff=likeness)
    return folded[found[0]] if found else None
