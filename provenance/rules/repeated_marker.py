"""One note is called twice.

What it does: looks for numbered notes that more than one marker calls.
Why it matters: one of the two may be a slip for another number; most house styles give each call a note of its own.
What it leaves alone: named notes of HTML, Wikipedia and Markdown, cross-references of Word, and numbered reference
    lists, which are made to be called again.
"""

from collections.abc import Iterator

from claims.document import Document, Format, Marker, MarkerKind, NoteKind
from provenance.facts.wording import sentence_at
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="repeated-marker",
    group=Group.NUMBERING,
    summary="one note is called twice",
    severity=Severity.INFO,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each note that is called again, at its second marker."""
    if document.format in (Format.HTML, Format.DOCX):
        return
    calls: dict[str, list[Marker]] = {}
    for marker in document.markers:
        if marker.kind is MarkerKind.NOTE and marker.note is not None:
            calls.setdefault(marker.note, []).append(marker)
    for id_, (first, *again) in calls.items():
        note = document.note(id_)
        if again and not note.named and note.kind is not NoteKind.ENTRY:
            yield RULE.finding(
                f"Note {note.label} is called {len(again) + 1} times.",
                identity=sentence_at(document, again[0].start),
                at=place(document, again[0].start, again[0].end),
                related=tuple(place(document, m.start, m.end) for m in (first, *again[1:])),
                labels=(note.label,),
            )
