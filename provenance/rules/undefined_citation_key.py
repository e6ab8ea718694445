"""The text cites a key that the bibliography lacks.

What it does: looks up the keys that the text cites (`\\cite{smith2015}`, `[@smith2015]`) in the entries of the
    bibliographies that the document names or is given.
Why it matters: the reader finds a question mark where the source should be.
What it leaves alone: documents whose bibliography could not be read, which is said once; documents that name none, as
    single chapters do; further keys that an entry gives itself.
"""

from collections.abc import Iterator

from claims.document import Document, Marker, MarkerKind
from provenance.facts.entries import keyed_entries, nearest_label
from provenance.facts.wording import sentence_at
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="undefined-citation-key",
    group=Group.REFERENCES,
    summary="a key that the bibliography lacks",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each key that no entry carries, at its first call."""
    entries = keyed_entries(document)
    if not entries or not document.layout.entries.complete:
        return
    calls: dict[str, list[Marker]] = {}
    for marker in document.markers:
        if marker.kind is MarkerKind.KEY and marker.note is None:
            calls.setdefault(marker.label, []).append(marker)
    for key, (first, *again) in calls.items():
        near = nearest_label(key, entries)
        yield RULE.finding(
            f"The bibliography has no entry {key}." + (f" Is {near} meant?" if near else ""),
            identity=f"{key} {sentence_at(document, first.start)}",
            at=place(document, first.start, first.end),
            related=tuple(place(document, marker.start, marker.end) for marker in again),
            labels=(key,),
            suggestion=near,
        )
