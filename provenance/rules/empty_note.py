"""A note has no text.

What it does: looks for notes of which nothing but the label is printed.
Why it matters: the sentence claims a source, and none is given.
What it leaves alone: short notes such as 'Ibid.' or a lone address.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.facts.places import label_place
from provenance.facts.wording import sentence_at
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="empty-note",
    group=Group.NUMBERING,
    summary="a note without text",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each note without a letter or a digit behind its label."""
    for note in document.notes:
        if any(sign.isalnum() for sign in note.text):
            continue
        caller = next((marker for marker in document.markers if marker.note == note.id), None)
        yield RULE.finding(
            f"Note {note.label} has no text.",
            identity=sentence_at(document, caller.start) if caller else "",
            at=label_place(document, note),
            labels=(note.label,),
        )
