"""Markers, notes and body decoded together: a beam search over the lines of a text.

The states are those of a semi-Markov model: in the body or in a note; the last marker and the last note seen, each
with its numbering's turn (`scope`). A marker costs what its place lacks, a missing number costs, a note that nobody
called costs; markers count only outside notes, so that the end of a note block and the markers behind it are found
together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.alignment import costs
from claims.alignment.candidates import Candidate
from claims.alignment.starts import NoteStart


@dataclass(frozen=True, slots=True)
class Row:
    """What the decoder reads of one line.

    `stay` is the score of being in a note on this line (0 is the body's), `leave` that of the body beginning again
    here, `opening` the note that may begin with the line, `inner` those that may begin within it.
    """

    stay: float
    leave: float
    opening: NoteStart | None = None
    inner: tuple[NoteStart, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Step(NamedTuple):
    """One decision, and the one before it. `place` is a note's start, a marker's candidate, or None: the body again."""

    line: int
    place: NoteStart | Candidate | None
    scope: int
    before: "Step | None"


class State(NamedTuple):
    """A partial reading: score, last marker and note with their scopes, and the gain of markers not yet noted."""

    score: float
    marker_scope: int
    marker: int
    note_scope: int
    note: int
    tops: tuple[int, ...]  # last markers of the scopes whose notes are still to come
    pending: float
    start: NoteStart | None
    step: Step | None

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What states must share for the better one to stand for both."""
        return self.marker_scope, self.marker, self.note_scope, self.note


@dataclass(slots=True)
class Decoder:
    """Reads rows in order; `twin` tells whether two note starts print the same note."""

    text: str
    restart: float = costs.RESTART
    body: list[State] = field(default_factory=lambda: [State(0.0, 0, 0, 0, 0, (), 0.0, None, None)])
    notes: list[State] = field(default_factory=list)

    def run(self, rows: Sequence[Row]) -> list[Step]:
        """The best reading's decisions, in order."""
        for number, row in enumerate(rows):
            self._read(number, row)
        return _history(max(self.body + self.notes, key=_final).step)

    def _read(self, number: int, row: Row) -> None:
        opened: list[State] = []
        if row.opening is not None:
            opened = self._noted(number, row.opening, self.notes, 0.0)
            opened += self._noted(number, row.opening, self.body, costs.OPEN_NOTES)
        body = self.body
        if self.notes:
            body = body + [_left(state, number, row.leave) for state in self.notes]
            self.notes = [state._replace(score=state.score + row.stay) for state in self.notes]
        if opened:
            self.notes = _best(self.notes + opened)
        for candidate in row.candidates:
            called = [new for state in body if (new := self._called(number, candidate, state)) is not None]
            body = _best(body + called) if called else body
        self.body = _best(body)
        for start in row.inner:
            self.notes = _best(self.notes + self._noted(number, start, self.notes, 0.0))

    # -- notes ---------------------------------------------------------------------------------------------------
    def _noted(self, number: int, start: NoteStart, states: Iterable[State], cost: float) -> list[State]:
        noted = []
        for state in states:
            new = self._note(number, start, state)
            if new is not None:
                noted.append(new._replace(score=new.score - cost))
        return noted

    def _note(self, number: int, start: NoteStart, state: State) -> State | None:
        label = start.label
        if label > state.note:
            return self._next_note(number, start, state)
        if label == state.note and state.start is not None:
            same = _same_text(self.text, state.start, start)
            cost = costs.SAME_NOTE_AGAIN if same else costs.REPEATED_NOTE
            return _placed(state, number, start, state.note_scope, start.score - cost)
        if label <= 2 and state.note:
            return self._first_note_again(number, start, state)
        return None

    def _next_note(self, number: int, start: NoteStart, state: State) -> State | None:
        label, missing = start.label, start.label - state.note - 1
        if not state.note:
            cost = min(costs.LATEST_START, costs.LATE_START * missing)
        elif missing > costs.LONGEST_JUMP:
            return None
        else:
            cost = costs.MISSING_NOTE * missing
        top = state.tops[0] if state.note_scope < state.marker_scope else state.marker
        if state.note_scope > state.marker_scope or label > top:
            cost += costs.UNCALLED
        pending = state.pending * _share_left(state, label)
        return _placed(state, number, start, state.note_scope, start.score - cost)._replace(note=label, pending=pending)

    def _first_note_again(self, number: int, start: NoteStart, state: State) -> State | None:
        behind = state.note_scope < state.marker_scope
        if state.note_scope > state.marker_scope:
            return None
        top = state.tops[0] if behind else state.marker
        cost = costs.RESTART_NEXT if behind else self.restart + costs.UNCALLED
        cost += costs.MISSING_NOTE * min(4, max(0, top - state.note)) + costs.LATE_START * (start.label - 1)
        new = _placed(state, number, start, state.note_scope + 1, start.score - cost)
        tops = state.tops[1:] if behind else ()
        new = new._replace(note_scope=state.note_scope + 1, note=start.label, tops=tops)
        if not behind:  # the numbering of the markers moves on with that of the notes
            return new._replace(marker_scope=state.note_scope + 1, marker=0, pending=0.0)
        return new._replace(pending=state.pending * _share_left(state, start.label))

    # -- markers -------------------------------------------------------------------------------------------------
    def _called(self, number: int, candidate: Candidate, state: State) -> State | None:
        first, last = candidate.labels[0], candidate.labels[-1]
        gain = candidate.score + 0.5 * (len(candidate.labels) - 1)
        scope, marker, tops, again = state.marker_scope, state.marker, state.tops, False
        if first > marker:
            missing = first - marker - 1
            if marker and missing > costs.LONGEST_JUMP:
                return None
            gain -= costs.MISSING_MARKER * missing if marker else min(costs.LATEST_START, costs.LATE_START * missing)
            if state.note_scope > scope or (state.note_scope == scope and first <= state.note):
                gain -= costs.AFTER_NOTE
        elif first <= 2 and marker > 1 and state.note_scope <= scope and len(tops) < 60:
            finished = state.note_scope == scope and state.note >= marker
            gain -= (0.5 if finished else 1.0) * self.restart + costs.LATE_START * (first - 1)
            scope, tops = scope + 1, (*tops, marker)
        elif last <= marker:
            again = True
            gain -= costs.REPEATED_MARKER
        else:
            return None
        if gain <= -costs.RESTART:
            return None
        step = Step(number, candidate, scope, state.step)
        noted = again and state.note_scope == scope and last <= state.note
        return State(
            state.score + gain,
            scope,
            max(last, 0) if not again else marker,
            state.note_scope,
            state.note,
            tops,
            state.pending if noted else state.pending + max(gain, 0.0),
            state.start,
            step,
        )


def _placed(state: State, number: int, start: NoteStart, scope: int, gain: float) -> State:
    return state._replace(score=state.score + gain, start=start, step=Step(number, start, scope, state.step))


def _left(state: State, number: int, score: float) -> State:
    return state._replace(score=state.score + score, step=Step(number, None, state.note_scope, state.step))


def _share_left(state: State, label: int) -> float:
    """The share of the markers without a note that still have none when note `label` is there."""
    waiting = sum(state.tops) + state.marker
    before = waiting - state.note
    if before <= 0:
        return 0.0 if waiting <= label else 1.0
    return max(0.0, min(1.0, (waiting - label) / before))


def _final(state: State) -> float:
    """The score when nothing follows: markers that got no note have gained nothing."""
    return state.score - state.pending


def _best(states: list[State]) -> list[State]:
    """The best state for each key, at most a beam of them."""
    by_key: dict[tuple[int, int, int, int], State] = {}
    for state in states:
        key = state[1:5]
        known = by_key.get(key)
        if known is None or known.score < state.score:
            by_key[key] = state
    if len(by_key) <= costs.BEAM:
        return list(by_key.values())
    return sorted(by_key.values(), key=lambda state: state.score, reverse=True)[: costs.BEAM]


def _history(step: Step | None) -> list[Step]:
    steps = []
    while step is not None:
        steps.append(step)
        step = step.before
    return steps[::-1]


def _same_text(text: str, one: NoteStart, other: NoteStart) -> bool:
    """Whether two notes begin with the same forty characters, white space aside."""
    first, second = ("".join(text[start.body : start.body + 60].split())[:40] for start in (one, other))
    return first == second and len(first) > 5
