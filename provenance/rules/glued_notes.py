"""The end of a note and the label of the next run together.

What it does: takes from the reader the notes whose label follows the note before without any space between.
Why it matters: the end of one note (a year, a page) is misread, and the next note is not found.
What it leaves alone: a year followed by a real number; notes on lines of their own.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="glued-notes",
    group=Group.NUMBERING,
    summary="the end of a note and the next note's label run together",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each glued label, together with the word it is glued to."""
    for i, note in enumerate(document.notes):
        if not note.glued:
            continue
        start, end = note.start, note.start + len(note.label)
        while start > 0 and not document.text[start - 1].isspace() and note.start - start < 20:
            start -= 1
        before = document.notes[i - 1 : i] if i else ()
        printed, tail = document.text[start:end], document.text[start : note.start]
        yield RULE.finding(
            f"Note {note.label} begins without a break: '{printed}' is '{tail}' and the label {note.label}.",
            identity=" ".join(n.text for n in (*before, note)),
            at=place(document, start, end),
            labels=tuple(dict.fromkeys((*(n.label for n in before), note.label))),
            suggestion=f"{tail} {note.label}",
        )
