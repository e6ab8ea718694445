"""A footnote is on another page than its marker.

What it does: compares the page of each footnote with the page of its first marker.
Why it matters: the reader looks for the note at the foot of the page and meets none, or another.
What it leaves alone: endnotes; texts without pages; texts whose notes mostly stand away from their markers.
"""

from collections.abc import Iterator

from claims.document import Document, Marker, Note, NoteKind
from provenance.facts.places import label_place
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="note-far-from-marker",
    group=Group.NUMBERING,
    summary="the note is on another page than its marker",
    severity=Severity.INFO,
)
_USUALLY = 0.6  # part of the notes on their markers' pages from which on the notes are footnotes


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each footnote away from its marker."""
    if len(document.pages) < 2:
        return
    pairs = list(_pairs(document))
    near = sum(document.page(marker.start) == document.page(note.start) for note, marker in pairs)
    if not pairs or near < _USUALLY * len(pairs):
        return
    for note, marker in pairs:
        called_on, printed_on = document.page(marker.start), document.page(note.start)
        if called_on != printed_on:
            yield RULE.finding(
                f"Note {note.label} stands on page {printed_on}, its marker on page {called_on}.",
                identity=note.text,
                at=label_place(document, note),
                related=(place(document, marker.start, marker.end),),
                labels=(note.label,),
            )


def _pairs(document: Document) -> Iterator[tuple[Note, Marker]]:
    """Each footnote that is called, with its first marker; a number printed twice counts where it is nearest."""
    first: dict[str, Marker] = {}
    for marker in document.markers:
        if marker.note is not None:
            first.setdefault(marker.note, marker)
    for note in document.notes:
        if note.kind is NoteKind.FOOTNOTE and note.id in first:
            yield note, first[note.id]
