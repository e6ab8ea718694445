"""Places and labels that rules report: where a note's label, a reference or one of its fields is printed."""

from collections.abc import Iterable

from claims.document import Document, LinkKind, Note, NoteKind
from claims.references.model import BackReference, Reference
from provenance.model import Place, place

_MARK_STRIPPED = " \t\n\r[]^().:"


def number_of(label: str) -> int | None:
    """The number that a label prints; None for stars, letters and names."""
    return int(label) if label.isascii() and label.isdigit() and len(label) <= 4 else None


def label_place(document: Document, note: Note, annotation: str | None = None) -> Place:
    """Where the label of `note` is printed."""
    start = document.text.find(note.label, note.start, max(note.body, note.start + len(note.label) + 3))
    start = note.start if start < 0 else start
    return place(document, start, start + len(note.label), annotation)


def note_place(document: Document, note: Note, annotation: str | None = None) -> Place:
    """Where `note` stands."""
    return place(document, note.start, note.end, annotation)


def reference_place(document: Document, reference: Reference, *fields: str, annotation: str | None = None) -> Place:
    """Where the first of `fields` that has a place is printed, else the whole reference."""
    for name in fields:
        span = reference.spans.get(name)
        if span is not None and span.end > span.start:
            return place(document, span.start, span.end, annotation)
    return place(document, reference.start, reference.end, annotation)


def labels_of(document: Document, notes: Iterable[str]) -> tuple[str, ...]:
    """The labels of the notes with these ids, each once, in the order of the text."""
    ids = set(notes)
    return tuple(dict.fromkeys(note.label for note in document.notes if note.id in ids))


def numbering_scopes(document: Document) -> list[list[Note]]:
    """The numbered notes of each numbering, in the order of print; named notes and stars are in none."""
    scopes: dict[tuple[int, bool], list[Note]] = {}
    for note in document.notes:
        if not note.named and number_of(note.label) is not None:
            scopes.setdefault((note.scope, note.kind is NoteKind.ENTRY), []).append(note)
    return list(scopes.values())


def is_short(reference: Reference) -> bool:
    """Whether it only points back to a work cited in full elsewhere."""
    return reference.back_reference is not None


def is_work(reference: Reference) -> bool:
    """Whether the print tells a work: not a back reference and not a mere remark."""
    if is_short(reference):
        return False
    printed = (reference.url, reference.doi, reference.isbn, reference.year, reference.no_date, reference.accessed)
    return any(printed) or reference.address_slot is not None or bool(reference.title and reference.authors)


def works(document: Document) -> list[Reference]:
    """The references of `document` that tell a work, in order."""
    return [reference for reference in document.references if is_work(reference)]


def is_ibid_note(note: Note) -> bool:
    """Whether the note does nothing but point back."""
    return bool(note.references) and all(
        r.back_reference is not BackReference.IDEM and is_short(r) for r in note.references
    )


def hangs_on_nothing(link: LinkKind) -> bool:
    """Whether no marker follows."""
    return link is LinkKind.NONE
