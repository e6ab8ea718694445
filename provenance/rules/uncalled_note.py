"""A note has no marker in the text.

What it does: looks for notes that no marker calls.
Why it matters: the source backs nothing, and the sentence it belongs to has none.
What it leaves alone: star notes and author notes; entries of a reference list; the second print of a number that
    is called once; a number in a plain text that may end in the marker ('those over 60.7 In').
"""

import re
from collections.abc import Iterator

from claims.document import Document, Format, Note, NoteKind
from provenance.facts.places import label_place, number_of, printed_notes
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="uncalled-note",
    group=Group.NUMBERING,
    summary="a note has no marker",
    severity=Severity.ERROR,
)
_ABOUT_AUTHOR = re.compile(
    r"\W{0,3}(?:the |this )?(?:author|lead author|corresponding author|paper was|article was|study was|autor|verfasser"
    r"|auteur|l['’]auteur|dr\.|prof\.|professor|автор|yazar|müəllif)",
    re.IGNORECASE,
)
_FAR = 20_000  # characters between two markers within which a third may hide
_FEW = 3  # up to here, notes without any call are reported one by one


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each uncalled note; where nothing is called at all, once for all."""
    notes = [note for note in printed_notes(document) if note.kind is not NoteKind.ENTRY]
    called = {marker.note for marker in document.markers}
    called_labels = {(note.label, note.scope) for note in notes if note.id in called}
    uncalled = [
        n
        for n in notes
        if (n.label, n.scope) not in called_labels and not _stands_alone(n) and not _may_hide(document, n)
    ]
    if len(uncalled) > _FEW and len(uncalled) == len(notes):
        yield _all_uncalled(document, uncalled)
        return
    reported: set[tuple[str, int]] = set()
    for note in uncalled:
        if (note.label, note.scope) not in reported:
            reported.add((note.label, note.scope))
            yield RULE.finding(
                f"Nothing in the text calls note {note.label}.",
                identity=note.text,
                at=label_place(document, note),
                labels=(note.label,),
            )


def _stands_alone(note: Note) -> bool:
    """Whether it is a star note, or one about the author."""
    starred = not note.named and number_of(note.label) is None
    return starred or _ABOUT_AUTHOR.match(note.text) is not None


def _may_hide(document: Document, note: Note) -> bool:
    """Whether, between the markers of its neighbours, a number in the text may end in the note's marker ('60.7 In')."""
    number = number_of(note.label)
    if number is None or document.format not in (Format.TEXT, Format.PDF):
        return False
    placed = [(number_of(marker.label), marker) for marker in document.markers]
    after = max((m.end for n, m in placed if n is not None and n < number and m.start < note.start), default=0)
    before = min((m.start for n, m in placed if n is not None and n > number and m.start > after), default=note.start)
    if before - after > _FAR:
        return False
    hidden = re.compile(rf"\d[.,]?{note.label}(?![\d%])|(?<=[^\s\d(–-]){note.label}(?![\d%])")
    return hidden.search(document.text, after, before) is not None


def _all_uncalled(document: Document, notes: list[Note]) -> Finding:
    return RULE.finding(
        "No marker in the text calls any of the notes; they may have been lost when the text was made.",
        identity=notes[0].text,
        at=label_place(document, notes[0]),
        related=tuple(label_place(document, note) for note in notes[1:]),
        labels=tuple(dict.fromkeys(note.label for note in notes)),
        confidence=Confidence.MEDIUM,
    )
