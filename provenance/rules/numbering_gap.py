"""A number is missing between two notes.

What it does: walks through the numbers of each numbering and looks for those that no note carries.
Why it matters: a note was lost, with its source, or all that follow carry a wrong number.
What it leaves alone: numbering that restarts per chapter or page; jumps so wide that the numbers cannot be those of
    notes. Where the text calls the missing number, `missing-note` at the marker is the primary finding.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.document import Document, MarkerKind, Note
from provenance.facts.places import label_place, number_of, numbering_scopes
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="numbering-gap",
    group=Group.NUMBERING,
    summary="a number is missing between two notes",
    severity=Severity.ERROR,
)
_WIDEST = 12  # missing numbers in a row; more are no lost notes


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each run of missing numbers at the note behind it."""
    called = {m.label for m in document.markers if m.kind in (MarkerKind.NOTE, MarkerKind.BRACKET) and m.note is None}
    for notes in numbering_scopes(document):
        first: dict[int, Note] = {}
        for note in notes:
            first.setdefault(number_of(note.label) or 0, note)
        for before, after in pairwise(sorted(first)):
            missing = range(before + 1, after)
            if 0 < len(missing) <= _WIDEST:
                yield _finding(document, missing, first[before], first[after], called)


def _finding(document: Document, missing: Sequence[int], before: Note, after: Note, called: set[str]) -> Finding:
    lost = f"note {missing[0]} is" if len(missing) == 1 else f"notes {missing[0]} to {missing[-1]} are"
    wanted = " The text calls it." if len(missing) == 1 and str(missing[0]) in called else ""
    return RULE.finding(
        f"Between notes {before.label} and {after.label}, {lost} missing.{wanted}",
        identity=f"{before.text} {after.text}",
        at=label_place(document, after),
        related=(label_place(document, before),),
        labels=(before.label, after.label) if before.start < after.start else (after.label, before.label),
    )
