"""The habits of one document: how its markers and labels are printed, and where its notes stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.alignment import costs
from claims.alignment.candidates import Candidate, MarkerStyle
from claims.alignment.lines import Line
from claims.alignment.starts import LabelStyle, NoteStart
from claims.alignment.states import Step
from claims.alignment.words import citation_weight

_ENOUGH = 4  # links that show a habit
_BONUS = ((0.5, 1.5), (0.15, 0.6), (0.04, 0.0), (-1.0, -1.0))  # from this share of the links on: this bonus
_RESTARTS = (costs.RESTART_UNSEEN, costs.RESTART, costs.RESTART_HABIT)  # by how many were found
_BARE, _CITED = 0.15, 0.3  # the share of notes that may cite nothing, and what a note weighs that cites
_BESIDE_RAISED = -2.5  # for plain digits where the markers are raised


@dataclass(frozen=True, slots=True)
class Habits:
    """What is added to scores of a marker or label style, and the document's ways of ending its note blocks."""

    markers: dict[MarkerStyle, float] = field(default_factory=dict)
    labels: dict[LabelStyle, float] = field(default_factory=dict)
    leading_space: float = 1.0  # how far a leading space opens the body again, 0 to 2
    endnotes: bool = False
    restart: float = costs.RESTART
    note_width: int = 0  # characters of a full line; 0: unknown
    body_width: int = 0
    lowest: float = -0.5  # what scores less calls nothing
    cites: bool = False  # hardly a note cites nothing


def learn(text: str, lines: Sequence[Line], steps: Sequence[Step]) -> Habits:
    """The habits that a reading of these lines shows; those of no document in particular if it shows too little."""
    notes = [step for step in steps if isinstance(step.place, NoteStart)]
    markers = [step for step in steps if isinstance(step.place, Candidate)]
    printed = {(step.scope, step.place.label) for step in notes if isinstance(step.place, NoteStart)}
    called = [
        step for step in markers if isinstance(step.place, Candidate) and (step.scope, step.place.labels[0]) in printed
    ]
    if len(called) < _ENOUGH:
        return Habits()
    styles = Counter(step.place.style for step in called if isinstance(step.place, Candidate))
    labels = Counter(step.place.style for step in notes if isinstance(step.place, NoteStart))
    broken = styles[MarkerStyle.LINE] + styles[MarkerStyle.LINE_START]  # one habit of extractors, not two of printers
    marker_bonus = {style: _bonus(styles[style] / len(called)) for style in MarkerStyle}
    marker_bonus |= dict.fromkeys((MarkerStyle.LINE, MarkerStyle.LINE_START), _bonus(broken / len(called)))
    if styles[MarkerStyle.RAISED] > 0.8 * len(called):
        marker_bonus = dict.fromkeys(MarkerStyle, _BESIDE_RAISED) | {MarkerStyle.RAISED: 1.0}
    restarts = max(step.scope for step in notes)
    return Habits(
        markers=marker_bonus,
        labels={style: _bonus(labels[style] / len(notes)) for style in LabelStyle},
        leading_space=_leading_space(lines, steps),
        endnotes=called[-1].line < notes[0].line,
        restart=_RESTARTS[min(restarts, 2)],
        lowest=0.0,
        cites=_cites(text, lines, notes),
        **_widths(lines, steps),
    )


def _bonus(share: float) -> float:
    return next(bonus for least, bonus in _BONUS if share >= least)


def _cites(text: str, lines: Sequence[Line], notes: Sequence[Step]) -> bool:
    """Whether nearly all notes cite something."""
    bare = sum(
        isinstance(step.place, NoteStart) and not reads_cited(text, lines, step.line, step.place) for step in notes
    )
    return bare <= _BARE * len(notes)


def reads_cited(text: str, lines: Sequence[Line], number: int, start: NoteStart) -> bool:
    """Whether the first words of a note read like a citation."""
    return citation_weight(text[start.body : max(lines[number].last, start.body + 160)]) >= _CITED


def _leading_space(lines: Sequence[Line], steps: Sequence[Step]) -> float:
    """How regularly the body begins again with a leading space behind a note."""
    again = [step.line for step in steps if step.place is None]
    if len(again) < 3:
        return 1.0
    spaced = sum(lines[number].first > lines[number].start for number in again)
    return 2.0 * spaced / len(again)


def _widths(lines: Sequence[Line], steps: Sequence[Step]) -> dict[str, int]:
    """The usual length of a full line of notes and of body, if both can be told."""
    inside = False
    notes: list[int] = []
    body: list[int] = []
    turns = {step.line: isinstance(step.place, NoteStart) for step in steps if not isinstance(step.place, Candidate)}
    for number, line in enumerate(lines):
        inside = turns.get(number, inside)
        (notes if inside else body).append(len(line))
    return {"note_width": _full(notes), "body_width": _full(body)}


def _full(lengths: list[int]) -> int:
    """The length that a tenth of the lines exceeds; 0 for few lines or for whole paragraphs on a line."""
    if len(lengths) < 20:
        return 0
    length = sorted(lengths)[int(len(lengths) * 0.85)]
    return length if length < 200 else 0
