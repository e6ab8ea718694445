"""The markers in the text do not ascend.

What it does: compares each new marker with the new marker before it in reading order.
Why it matters: a skipped or swapped number shows a note that was moved or mistyped; claims may hang on wrong sources.
What it leaves alone: a marker that repeats an earlier one; markers in tables, captions and boxes, which are set apart
    from the text; numbered reference lists and formats in which a program numbers the notes.
"""

from collections.abc import Iterator

from claims.document import BlockKind, Document, Format, Marker, MarkerKind
from provenance.facts.places import is_within, number_of, pieces_of
from provenance.facts.wording import sentence_at
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="marker-out-of-order",
    group=Group.NUMBERING,
    summary="the markers do not ascend",
    severity=Severity.WARNING,
)
_SET_APART = (BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.TEXT_BOX)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each marker that is lower than the last one that was new."""
    if document.format in (Format.LATEX, Format.DOCX, Format.HTML):
        return
    before: dict[int, Marker] = {}
    seen: set[tuple[int, str]] = set()
    for marker in _in_text(document):
        scope = document.note(marker.note).scope if marker.note else 0
        if (scope, marker.label) in seen:
            continue
        seen.add((scope, marker.label))
        last = before.get(scope)
        if last and (number_of(marker.label) or 0) < (number_of(last.label) or 0):
            yield RULE.finding(
                f"Marker {marker.label} comes after marker {last.label}.",
                identity=sentence_at(document, marker.start),
                at=place(document, marker.start, marker.end),
                related=(place(document, last.start, last.end),),
                labels=(last.label, marker.label),
            )
        before[scope] = marker


def _in_text(document: Document) -> Iterator[Marker]:
    apart = pieces_of(document, *_SET_APART)
    for marker in document.markers:
        if marker.note is None or marker.kind is not MarkerKind.NOTE or number_of(marker.label) is None:
            continue
        if not document.note(marker.note).named and not is_within(apart, marker.start):
            yield marker
