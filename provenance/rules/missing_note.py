"""A marker calls a note that does not exist.

What it does: looks for markers in the text that no note answers.
Why it matters: the sentence claims a source, and the reader finds none.
What it leaves alone: exponents, formulas, units and ordinals (m2, CO2, x³, 1st); citation keys and author-date
    citations, which have rules of their own.
"""

from collections.abc import Iterator

from claims.document import BlockKind, Document, Marker, MarkerKind
from provenance.facts.places import is_within, pieces_of
from provenance.facts.wording import sentence_at
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="missing-note",
    group=Group.NUMBERING,
    summary="a marker has no note",
    severity=Severity.ERROR,
)
_SURE = 0.8
_DOUBTFUL = 0.5


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each label that is called without a note, at its first marker."""
    calls: dict[str, list[Marker]] = {}
    tables = pieces_of(document, BlockKind.TABLE_ROW)  # their signs are their own
    for marker in document.markers:
        called = marker.note is None and marker.kind in (MarkerKind.NOTE, MarkerKind.BRACKET)
        if called and marker.confidence >= _DOUBTFUL and not is_within(tables, marker.start):
            calls.setdefault(marker.label, []).append(marker)
    numbers_alone = not document.notes
    for label, markers in calls.items():
        first = markers[0]
        doubtful = first.confidence < _SURE or (numbers_alone and first.kind is MarkerKind.BRACKET)
        yield RULE.finding(
            f"The text calls note {label}, but there is no such note.",
            identity=sentence_at(document, first.start),
            at=place(document, first.start, first.end),
            related=tuple(place(document, m.start, m.end) for m in markers[1:]),
            labels=(label,),
            confidence=Confidence.MEDIUM if doubtful else Confidence.HIGH,
        )
