"""Markers, notes and body decoded together: a beam search over the lines of a text.

The states are those of a semi-Markov model: in the body or in a note; the last marker and the last note seen, each
with its numbering's turn (`scope`). A marker costs what its place lacks, a missing number costs, a note that nobody
called costs; markers count only outside notes, so that the end of a note block and the markers behind it are found
together.
"""

import heapq
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
    here, `enter` what it costs to go from body to notes, `opening` the note that may begin with the line, `inner`
    those that may begin within it.
    """

    stay: float
    leave: float
    enter: float
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
    """A partial reading: score, last marker and note with their scopes, and the gain of markers not yet noted.

    `waiting` holds, for each scope of the markers before the present one whose notes are still to come, the last
    marker and the gain of those without a note; `pending` is that gain in the present scope.
    """

    score: float
    marker_scope: int
    marker: int
    note_scope: int
    note: int
    waiting: tuple[tuple[int, float], ...]
    pending: float
    start: NoteStart | None
    step: Step | None

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What states must share for the better one to stand for both."""
        return self.marker_scope, self.marker, self.note_scope, self.note


@dataclass(slots=True)
class Decoder:
    """Reads rows in order. `restart` is what it costs that numbering begins again."""

    text: str
    restart: float = costs.RESTART
    called: frozenset[int] = frozenset()  # labels that are called in another way than by the rows' candidates
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
            opened += self._noted(number, row.opening, self.body, row.enter)
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
        behind = state.note_scope < state.marker_scope
        top = state.waiting[0][0] if behind else state.marker
        if (state.note_scope > state.marker_scope or label > top) and label not in self.called:
            cost += costs.UNCALLED
        new = _placed(state, number, start, state.note_scope, start.score - cost)
        if behind:
            first = (top, state.waiting[0][1] * _share_left(top, state.note, label))
            return new._replace(note=label, waiting=(first, *state.waiting[1:]))
        return new._replace(note=label, pending=state.pending * _share_left(top, state.note, label))

    def _first_note_again(self, number: int, start: NoteStart, state: State) -> State | None:
        label, scope = start.label, state.note_scope + 1
        if scope > state.marker_scope + 1:
            return None
        if scope > state.marker_scope:  # the numbering of the markers moves on with that of the notes
            cost = self.restart + costs.UNCALLED + self._lost(state.marker, state.pending, state.note)
            new = _placed(state, number, start, scope, start.score - cost - costs.LATE_START * (label - 1))
            return new._replace(marker_scope=scope, marker=0, note_scope=scope, note=label, waiting=(), pending=0.0)
        cost = costs.RESTART_NEXT + self._lost(*state.waiting[0], state.note) + costs.LATE_START * (label - 1)
        rest = state.waiting[1:]
        top, pending = rest[0] if rest else (state.marker, state.pending)
        left = pending * _share_left(top, 0, label)
        new = _placed(state, number, start, scope, start.score - cost)._replace(note_scope=scope, note=label)
        if rest:
            return new._replace(waiting=((top, left), *rest[1:]))
        return new._replace(waiting=(), pending=left)

    def _lost(self, top: int, pending: float, note: int) -> float:
        """What it costs that a scope's last markers get no note any more."""
        return pending + costs.MISSING_NOTE * min(4, max(0, top - note))

    # -- markers -------------------------------------------------------------------------------------------------
    def _called(self, number: int, candidate: Candidate, state: State) -> State | None:
        first, last = candidate.labels[0], candidate.labels[-1]
        gain = candidate.score + 0.5 * (len(candidate.labels) - 1)
        scope, marker, waiting, pending = state.marker_scope, state.marker, state.waiting, state.pending
        if first > marker:
            missing = first - marker - 1
            if marker and missing > costs.LONGEST_JUMP:
                return None
            gain -= costs.MISSING_MARKER * missing if marker else min(costs.LATEST_START, costs.LATE_START * missing)
            if state.note_scope > scope or (state.note_scope == scope and first <= state.note):
                gain -= costs.AFTER_NOTE
        elif first <= 2 and marker > 1 and state.note_scope <= scope and len(waiting) < 60:
            finished = state.note_scope == scope and state.note >= marker
            gain -= (0.5 if finished else 1.0) * self.restart + costs.LATE_START * (first - 1)
            scope, waiting, pending = scope + 1, (*waiting, (marker, pending)), 0.0
        else:
            return None
        if gain <= -costs.RESTART:
            return None
        step = Step(number, candidate, scope, state.step)
        return State(
            state.score + gain,
            scope,
            last,
            state.note_scope,
            state.note,
            waiting,
            pending + max(gain, 0.0),
            state.start,
            step,
        )


def _placed(state: State, number: int, start: NoteStart, scope: int, gain: float) -> State:
    return state._replace(score=state.score + gain, start=start, step=Step(number, start, scope, state.step))


def _left(state: State, number: int, score: float) -> State:
    return state._replace(score=state.score + score, step=Step(number, None, state.note_scope, state.step))


def _share_left(top: int, note: int, label: int) -> float:
    """The share of the markers from `note` to `top` that still have no note when note `label` is there."""
    return max(0.0, (top - label) / (top - note)) if top > note else 0.0


def _unnoted(state: State) -> float:
    """The gain of the markers that have no note."""
    return state.pending + sum(pending for _, pending in state.waiting)


def _final(state: State) -> float:
    """The score when nothing follows: markers that got no note have gained nothing."""
    return state.score - _unnoted(state)


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
    hopeful = heapq.nlargest(costs.BEAM // 2, by_key.values(), key=_hope)
    chosen = {state[1:5] for state in hopeful}
    doubtful = heapq.nlargest(costs.BEAM, by_key.values(), key=_final)
    return hopeful + [state for state in doubtful if state[1:5] not in chosen][: costs.BEAM - len(hopeful)]


def _hope(state: State) -> float:
    """A state's score as if all its markers got their notes."""
    return state.score


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
