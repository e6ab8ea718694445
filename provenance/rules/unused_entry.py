"""An entry of the bibliography that nobody cites.

What it does: looks, where a document calls entries by key, number or author and date, for entries that nothing calls.
Why it matters: the list claims a source that bears nothing in the text; often a citation was lost in editing.
What it leaves alone: bibliographies listed whole (`\\nocite{*}`) and entries listed on purpose (`\\nocite{key}`); lists
    beside numbered notes, as bibliographies of books are; further reading; an entry that another one refers to.
"""

from collections.abc import Iterator, Sequence

from claims.document import Document, MarkerKind, Note
from provenance.facts.entries import called_by, dated_entries, keyed_entries, numbered_entries
from provenance.facts.places import label_place
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="unused-entry",
    group=Group.REFERENCES,
    summary="a bibliography entry nobody cites",
    severity=Severity.INFO,
)
_MOST = 30  # from here on a bibliography is taken for one that serves several documents
_IN_USE = 0.5  # share of a printed list that must be called for the list to be one of works cited


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each entry without a call; of a bibliography that mostly serves other documents, all at once."""
    listed = document.layout.entries
    called = called_by(document, MarkerKind.KEY)
    keyed = keyed_entries(document)
    labels = {note.label for note in keyed if note.id in called} | listed.uncalled
    unused = [note for note in keyed if note.label not in labels] if labels and called and not listed.whole else []
    if len(unused) > _MOST and len(unused) > len(keyed) / 2:
        yield _all(document, unused)
    else:
        yield from (_finding(document, note, Confidence.HIGH) for note in unused)
    for entries, kind in (
        (numbered_entries(document), MarkerKind.BRACKET),
        (dated_entries(document), MarkerKind.AUTHOR_DATE),
    ):
        yield from (_finding(document, note, Confidence.MEDIUM) for note in _uncalled(document, entries, kind))


def _uncalled(document: Document, entries: Sequence[Note], kind: MarkerKind) -> list[Note]:
    """The entries of a printed list in use that nothing calls; those that are most of the list are none."""
    called = called_by(document, kind)
    unused = [note for note in entries if note.id not in called]
    return unused if len(entries) - len(unused) > _IN_USE * len(entries) else []


def _finding(document: Document, note: Note, confidence: Confidence) -> Finding:
    return RULE.finding(
        f"Nothing in the text cites the entry {note.label}.",
        identity=note.text,
        at=label_place(document, note),
        labels=(note.label,),
        confidence=confidence,
    )


def _all(document: Document, notes: Sequence[Note]) -> Finding:
    return RULE.finding(
        f"Nothing in the text cites {len(notes)} entries of the bibliography, which may serve other texts as well.",
        identity=f"{len(notes)} {notes[0].text}",
        at=label_place(document, notes[0]),
        labels=tuple(note.label for note in notes),
    )
