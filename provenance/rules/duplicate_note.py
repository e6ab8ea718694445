"""Two notes have the same text.

What it does: compares the texts of all notes, whatever their line breaks and hyphenation.
Why it matters: a note that was copied in place of another backs the wrong sentence; at best a short form would do.
What it leaves alone: 'Ibid.' and other short references, which are meant to recur; remarks of a few words; entries of a
    bibliography that are found by a key.
"""

from collections.abc import Iterator

from claims.document import Document, Note, NoteKind
from provenance.facts.places import is_short, is_work, note_place, number_of, printed_notes
from provenance.facts.works import squeezed
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="duplicate-note",
    group=Group.DUPLICATES,
    summary="two notes have the same text",
    severity=Severity.WARNING,
)
_SHORTEST = 25  # letters and digits; below, only a note with an address counts


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each text that several notes print, at the second of them."""
    alike: dict[str, list[Note]] = {}
    for note in printed_notes(document):
        is_key = note.kind is NoteKind.ENTRY and number_of(note.label) is None
        if not is_key and _cites_in_full(note):
            alike.setdefault(squeezed(note.text), []).append(note)
    for notes in alike.values():
        if len(notes) > 1:
            labels = tuple(dict.fromkeys(note.label for note in notes))
            named = f"Notes {', '.join(labels[:-1])} and {labels[-1]}" if len(labels) > 1 else f"The notes {labels[0]}"
            yield RULE.finding(
                f"{named} have the same text.",
                identity=notes[0].text,
                at=note_place(document, notes[1]),
                related=tuple(note_place(document, note) for note in (notes[0], *notes[2:])),
                labels=labels,
            )


def _cites_in_full(note: Note) -> bool:
    """Whether the note cites a work in full, and so need not recur."""
    if any(is_short(reference) for reference in note.references):
        return False
    has_address = any(reference.url or reference.doi for reference in note.references)
    has_title = any(is_work(reference) and reference.title for reference in note.references)
    return (
        has_address
        or (has_title and len(squeezed(note.text)) >= _SHORTEST)
        or len(squeezed(note.text)) >= 2 * _SHORTEST
    )
