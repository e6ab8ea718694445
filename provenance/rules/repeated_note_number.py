"""Two notes of one numbering carry the same number.

What it does: compares the printed numbers of the notes in each numbering (document, chapter or page).
Why it matters: a reader who follows marker 12 meets two sources, so the claim has no single origin.
What it leaves alone: numbering that restarts; stars and other signs, which are used again on each page.
"""

from collections.abc import Iterator

from claims.document import Document, Note, NoteKind
from provenance.facts.places import label_place, numbering_scopes
from provenance.facts.works import squeezed
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="repeated-note-number",
    group=Group.NUMBERING,
    summary="two notes carry the same number",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each number that is carried twice, at its second note."""
    for notes in numbering_scopes(document):
        if notes[0].kind is NoteKind.ENTRY and len({note.label for note in notes}) < len(notes) / 2:
            continue  # lists that number each page or letter anew
        carriers: dict[str, list[Note]] = {}
        for note in notes:
            carriers.setdefault(note.label, []).append(note)
        for label, (first, *again) in carriers.items():
            if again:
                alike = all(squeezed(note.text) == squeezed(first.text) for note in again)
                yield RULE.finding(
                    f"{_count(len(again) + 1)} notes carry the number {label}"
                    + (", with the same text." if alike else ", with different texts."),
                    identity=" ".join(note.text for note in (first, *again)),
                    at=label_place(document, again[0]),
                    related=tuple(label_place(document, note) for note in (first, *again[1:])),
                    labels=(label,),
                )


def _count(number: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four"}.get(number, str(number))
