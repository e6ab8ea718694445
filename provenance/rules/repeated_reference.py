"""One reference is printed again in full.

What it does: looks for a work that one note cites twice, and for references that stand word for word in several notes.
Why it matters: a short form is easier to read, and a work listed twice in a note is a slip.
What it leaves alone: notes that are the same as a whole (`duplicate-note` reports them); short references; the same
    work with other pages.
"""

from collections.abc import Iterator

from claims.document import Document, Note, NoteKind
from claims.references.model import Reference
from provenance.facts.places import is_work, labels_of, printed_notes, reference_place
from provenance.facts.works import squeezed
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="repeated-reference",
    group=Group.DUPLICATES,
    summary="a reference printed again in full",
    severity=Severity.INFO,
)
_SHORTEST = 25  # letters and digits


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference that is printed more than once."""
    prints: dict[str, list[tuple[Note, Reference]]] = {}
    for note in printed_notes(document):
        for reference in note.references:
            if is_work(reference) and len(squeezed(reference.text)) >= _SHORTEST and note.kind is not NoteKind.ENTRY:
                prints.setdefault(squeezed(reference.text), []).append((note, reference))
    for places in prints.values():
        within_one = len({note.id for note, _ in places}) < len(places)
        whole_notes = {squeezed(note.text) for note, _ in places}
        if len(places) > 1 and (within_one or len(whole_notes) > 1):
            yield _finding(document, [reference for _, reference in places])


def _finding(document: Document, references: list[Reference]) -> Finding:
    labels = labels_of(document, (reference.note for reference in references))
    where = f"in note {labels[0]}" if len(labels) == 1 else f"in notes {', '.join(labels[:-1])} and {labels[-1]}"
    return RULE.finding(
        f"The same reference is printed {len(references)} times, {where}.",
        identity=references[0].text,
        at=reference_place(document, references[1]),
        related=tuple(reference_place(document, r) for r in (references[0], *references[2:])),
        labels=labels,
    )
