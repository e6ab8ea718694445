"""The first note is not number 1.

What it does: looks at the number of the first note of the document.
Why it matters: the notes before it, and the sources in them, are missing, or every number is off.
What it leaves alone: a star note before the first number; an excerpt or a chapter whose notes continue those of the
    chapter before; a marker that calls the missing note (`missing-note` reports that).
"""

import re
from collections.abc import Iterator

from claims.document import BlockKind, Document, MarkerKind, NoteKind
from provenance.facts.places import label_place, number_of, numbering_scopes
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="numbering-starts-late",
    group=Group.NUMBERING,
    summary="the first note is not number 1",
    severity=Severity.WARNING,
)
_LATER_CHAPTER = re.compile(
    r"\s{0,4}(?:chapter|kapitel|chapitre|capítulo|глава|bölüm|fəsil|part)\s+(?!1\b|I\b|one\b)\w", re.I
)
_EXCERPT_FROM = 20  # a first note beyond this is more likely an excerpt's than a lost page's


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report the first note of a numbering that opens beyond 1."""
    for notes in numbering_scopes(document):
        numbers = [number_of(note.label) or 0 for note in notes]
        first = notes[numbers.index(min(numbers))]
        start = min(numbers)
        if first.scope or start <= 1 or start > _EXCERPT_FROM or first.kind is NoteKind.ENTRY:
            continue
        if _has_other_opening(document) or _is_called(document, start):
            continue
        missing = "there is no note 1" if start == 2 else f"there are no notes 1 to {start - 1}"
        yield RULE.finding(
            f"The notes start at {start}: {missing}.",
            identity=first.text,
            at=label_place(document, first),
            labels=(first.label,),
        )


def _has_other_opening(document: Document) -> bool:
    """Whether a star note precedes, or the text opens as a later chapter."""
    starred = any(number_of(note.label) is None and not note.named for note in document.notes)
    headings = [block for block in document.blocks[:6] if block.kind in (BlockKind.HEADING, BlockKind.FRONT_MATTER)]
    opening = [document.text[block.start : block.end] for block in (*headings, *document.blocks[:1])]
    return starred or any(_LATER_CHAPTER.match(text) for text in opening)


def _is_called(document: Document, start: int) -> bool:
    """Whether the text calls a number below the first note's."""
    calls = (m for m in document.markers if m.kind in (MarkerKind.NOTE, MarkerKind.BRACKET) and m.note is None)
    return any(0 < (number_of(marker.label) or 0) < start for marker in calls)
