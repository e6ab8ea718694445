"""The notes are printed out of order.

What it does: compares the number of each note with the one printed before it.
Why it matters: a reader who looks a number up does not find it where it belongs.
What it leaves alone: numbering that restarts per chapter or page; one number printed twice; formats in which a
    program puts the notes in order (LaTeX, Word, HTML).
"""

from collections.abc import Iterator
from itertools import pairwise

from claims.document import Document, Format
from provenance.facts.places import label_place, number_of, numbering_scopes
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="numbering-out-of-order",
    group=Group.NUMBERING,
    summary="the notes are printed out of order",
    severity=Severity.ERROR,
)
_ORDERED_BY_PROGRAM = (Format.LATEX, Format.DOCX, Format.HTML, Format.BIBTEX)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each note whose number is lower than that of the note before."""
    if document.format in _ORDERED_BY_PROGRAM:
        return
    for notes in numbering_scopes(document):
        for before, note in pairwise(notes):
            if (number_of(note.label) or 0) < (number_of(before.label) or 0):
                yield RULE.finding(
                    f"Note {note.label} is printed after note {before.label}.",
                    identity=note.text,
                    at=label_place(document, note),
                    related=(label_place(document, before),),
                    labels=(before.label, note.label),
                )
