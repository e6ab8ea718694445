"""Short forms in notes, 'Smith 2015, 12', tied to the work that the list gives in full."""

from collections.abc import Sequence
from dataclasses import replace

from claims.author_date.citations import Citation
from claims.author_date.matching import Catalogue
from claims.author_date.works import DATE, read_date, read_works
from claims.document import Note, NoteKind
from claims.flow import Span
from claims.references.model import BackReference, Reference

_SURE = 0.7  # of a match: below it several works may be meant


def tie_short_forms(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes, their references that give nothing but names, year and pages being the same as an entry's work.

    So are entries that only point to others: '[5] Doe 2018, p. 14' behind '[3] Doe, J. Sales. 2018'.
    """
    entries = [note for note in notes if note.kind is NoteKind.ENTRY and not note.raw]
    full = [note for note in entries if len(note.references) == 1 and note.references[0].title]
    if not full or len(full) == len(notes):
        return tuple(notes)
    catalogue = Catalogue(read_works(full))
    return tuple(_tied(note, catalogue) for note in notes)


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
    names = " and ".join(reference.authors)
    found = catalogue.find(Citation(names, read_date(date), whole))
    if found is None or found[1].note is None or found[1].confidence < _SURE or found[0].names != names:
        return reference
    target = found[1].note.references[0]
    return replace(reference, back_reference=BackReference.SHORT, same_as=target.same_as or target.id)
