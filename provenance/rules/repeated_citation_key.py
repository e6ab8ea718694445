"""Two entries of the bibliography carry the same key.

What it does: compares the keys of the entries that bibliography files and `\\bibitem` give.
Why it matters: the text cites one of two works, and the reader cannot tell which; BibTeX drops one in silence.
What it leaves alone: further keys of one entry; numbers and names that a printed list repeats. Entries that are the
    same to the byte are a warning.
"""

from collections.abc import Iterator

from claims.document import Document, Note
from provenance.facts.entries import keyed_entries
from provenance.facts.places import label_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="repeated-citation-key",
    group=Group.REFERENCES,
    summary="two entries under one key",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each key that several entries carry, at the second of them."""
    carriers: dict[str, list[Note]] = {}
    for note in keyed_entries(document):
        carriers.setdefault(note.label, []).append(note)
    for key, (first, *again) in carriers.items():
        if again:
            alike = all(note.raw == first.raw for note in again)
            yield RULE.finding(
                f"{len(again) + 1} entries carry the key {key}, " + ("all the same." if alike else "and they differ."),
                identity=" ".join(note.text for note in (first, *again)),
                at=label_place(document, again[0]),
                related=tuple(label_place(document, note) for note in (first, *again[1:])),
                labels=(key,),
                severity=Severity.WARNING if alike else None,
            )
