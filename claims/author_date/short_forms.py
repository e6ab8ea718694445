"""Short forms in notes, 'Smith 2015, 12', tied to the work that the list gives in full."""

from collections.abc import Sequence
from dataclasses import replace

from claims.author_date.citations import Citation
from claims.author_date.matching import Catalogue
from claims.author_date.works import DATE, read_date, read_works
from claims.document import Note, NoteKind
from claims.flow import Span
from claims.references.model import BackReference, Reference


def tie_short_forms(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes, their references that give nothing but names, year and pages being the same as an entry's work."""
    entries = [note for note in notes if note.kind is NoteKind.ENTRY and note.references and not note.raw]
    if not entries or len(entries) == len(notes):
        return tuple(notes)
    catalogue = Catalogue(read_works(entries))
    return tuple(note if note.kind is NoteKind.ENTRY else _tied(note, catalogue) for note in notes)


def _tied(note: Note, catalogue: Catalogue) -> Note:
    references = tuple(_same(reference, catalogue) for reference in note.references)
    return replace(note, references=references) if references != note.references else note


def _same(reference: Reference, catalogue: Catalogue) -> Reference:
    given = (
        reference.title,
        reference.url,
        reference.doi,
        reference.container,
        reference.publisher,
        reference.accessed,
    )
    if any(given) or reference.same_as or not reference.authors or not (reference.year or reference.no_date):
        return reference
    date = DATE.fullmatch(reference.year or reference.no_date or "")
    if date is None:
        return reference
    whole = Span(reference.start, reference.end)
    found = catalogue.find(Citation(" and ".join(reference.authors), read_date(date), whole))
    entry = found[1].note if found else None
    if entry is None or len(entry.references) != 1:
        return reference
    target = entry.references[0]
    return replace(reference, back_reference=BackReference.SHORT, same_as=target.same_as or target.id)
