"""The text cites an author and year that the list lacks.

What it does: matches citations by author and date ('(Smith 2015, 12)', 'Smith and Jones (2015)') against the entries of
    the reference list.
Why it matters: the reader looks for the work and finds none, or another year's; a wrong year points to a wrong source.
What it leaves alone: a letter behind the year that only one side has; documents without a reference list; years in
    brackets that cite nothing ('founded 2015', 'March 2015'); works cited in footnotes instead.
"""

from collections.abc import Iterator, Sequence

from claims.document import Document, Marker, MarkerKind, Note
from provenance.facts.entries import dated_entries, nearest_label
from provenance.facts.wording import sentence_at
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="author-date-mismatch",
    group=Group.REFERENCES,
    summary="a cited author and year that the list lacks",
    severity=Severity.ERROR,
)
_SURE, _LIKELY = 0.85, 0.7  # confidence of the marker


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each cited form without an entry, at its first place."""
    entries = dated_entries(document)
    calls: dict[str, list[Marker]] = {}
    for marker in document.markers:
        if marker.kind is MarkerKind.AUTHOR_DATE and marker.note is None:
            calls.setdefault(marker.label, []).append(marker)
    for label, (first, *again) in calls.items() if entries else ():
        near = _nearest(label, entries)
        yield RULE.finding(
            f"The reference list has no {label}." + (f" Is {near} meant?" if near else ""),
            identity=f"{label} {sentence_at(document, first.start)}",
            at=place(document, first.start, first.end),
            related=tuple(place(document, marker.start, marker.end) for marker in again),
            labels=(label,),
            suggestion=near,
            confidence=_confidence(first.confidence, near),
        )


def _nearest(label: str, entries: Sequence[Note]) -> str | None:
    """The entry by the same author with the nearest year, else the one that is spelled most alike."""
    author = label.rpartition(" ")[0]
    own = [note for note in entries if note.label.rpartition(" ")[0].casefold() == author.casefold()]
    if own:
        return min(own, key=lambda note: abs(_year(note.label) - _year(label))).label
    return nearest_label(label, entries, likeness=0.8)


def _year(label: str) -> int:
    digits = label.rpartition(" ")[2][:4]
    return int(digits) if digits.isascii() and digits.isdecimal() else 0


def _confidence(sure: float, near: str | None) -> Confidence:
    if sure >= _SURE or (near and sure >= _LIKELY):
        return Confidence.HIGH
    return Confidence.MEDIUM if near or sure >= _LIKELY else Confidence.LOW
