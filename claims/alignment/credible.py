"""A last look at what was decoded: a numbered list that some stray figures seem to call is no set of notes."""

from collections import defaultdict
from collections.abc import Sequence

from claims.alignment.candidates import Candidate
from claims.alignment.lines import Line
from claims.alignment.starts import LabelStyle, NoteStart
from claims.alignment.states import Step
from claims.alignment.words import citation_weight

_PLAINLY = 2.0  # the score of a marker that stands as markers do
_CITED = 0.9  # the weight of a note that cites something
_ENOUGH = (
    2.0  # what a set of notes must show: a plain call counts 1, so does a note that cites; half for a raised label
)


def credible(text: str, lines: Sequence[Line], steps: Sequence[Step], called: frozenset[int]) -> list[Step]:
    """The steps without the sets of notes (scopes) that neither cite nor are plainly called."""
    shown: defaultdict[int, float] = defaultdict(float)
    noted: dict[int, set[int]] = defaultdict(set)
    for step in steps:
        if isinstance(step.place, NoteStart):
            noted[step.scope].add(step.place.label)
            shown[step.scope] += _note_shows(text, lines[step.line], step.place, called)
    for step in steps:
        if isinstance(step.place, Candidate) and step.place.score >= _PLAINLY:
            shown[step.scope] += any(label in noted[step.scope] for label in step.place.labels)
    kept: list[Step] = []
    for step in steps:
        if step.place is None or shown[step.scope] >= _ENOUGH:
            kept.append(step)
        elif isinstance(step.place, NoteStart):
            kept.append(step._replace(place=None))
    return kept


def _note_shows(text: str, line: Line, start: NoteStart, called: frozenset[int]) -> float:
    cites = citation_weight(text[start.body : max(line.last, start.body + 160)]) >= _CITED
    return cites + 0.5 * (start.style is LabelStyle.RAISED) + (start.label in called)
