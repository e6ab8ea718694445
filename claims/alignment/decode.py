"""Markers, notes and body decoded together: a beam search over the lines of a text.

The states are those of a semi-Markov model: in the body or in a note; the last marker and the last note seen, each
with its numbering's turn (`scope`). A marker costs what its place lacks, a missing number costs, a note that nobody
called costs; markers count only outside notes, so that the end of a note block and the markers behind it are found
together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.alignment import costs
from claims.alignment.candidates import Candidate
from claims.alignment.starts import NoteStart
from claims.alignment.states import FIRST, Beam, State, Step, add, history

_MOST_WAITING = 60  # scopes whose notes may stand together at the end


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


@dataclass(slots=True)
class Decoder:
    """Reads rows in order. `restart` is what it costs that numbering begins again."""

    text: str
    restart: float = costs.RESTART
    budget: int = 1 << 60  # readings compared with a mark or a note; beyond, only the best few are followed up
    called: frozenset[int] = frozenset()  # labels that are called in another way than by the rows' candidates
    body: Beam = field(default_factory=lambda: {FIRST.key: FIRST})
    notes: Beam = field(default_factory=dict)
    width: int = costs.BEAM
    stayed: float = 0.0  # what the states in `notes` have gained together, not yet in their scores

    def run(self, rows: Sequence[Row]) -> list[Step]:
        """The best reading's decisions, in order."""
        for number, row in enumerate(rows):
            self._read(number, row)
            self.budget -= len(row.candidates) * len(self.body) + len(self.notes)
            if self.budget < 0:
                self.width = costs.NARROW_BEAM
        inside = max(self.notes.values(), key=lambda state: state.final, default=None)
        outside = max(self.body.values(), key=lambda state: state.final)
        if inside is not None and inside.final + self.stayed > outside.final:
            return history(inside.step)
        return history(outside.step)

    def _read(self, number: int, row: Row) -> None:
        opened: list[State] = []
        if row.opening is not None:
            opened = self._noted(number, row.opening, self.notes, row.stay)
            opened += self._noted(number, row.opening, self.body, row.enter + self.stayed + row.stay)
        if self.notes:
            self._leave(number, row.leave + self.stayed)
            self.stayed += row.stay
        if opened:
            self.notes = add(self.notes, opened, self.width)
        for candidate in row.candidates:
            self._call(number, candidate)
        for start in row.inner:
            self.notes = add(self.notes, self._noted(number, start, self.notes, 0.0), self.width)

    def _leave(self, number: int, gain: float) -> None:
        """Let the states of the body be joined by those that come back to it here from a note."""
        left: list[State] = []
        known = self.body.get
        for state in self.notes.values():
            rival = known(state[2])
            if rival is None or state[0] + gain > rival[0]:
                step = Step(number, None, state[2][2], state[6])
                left.append(State(state[0] + gain, state[1], state[2], state[3], state[4], state[5], step))
        if left:
            self.body = add(self.body, left, self.width)

    # -- notes ---------------------------------------------------------------------------------------------------
    def _noted(self, number: int, start: NoteStart, beam: Beam, cost: float) -> list[State]:
        label, gain, noted = start.label, start.score - cost, list[State]()
        for state in beam.values():
            last = state[2][3]
            if label > last + costs.LONGEST_JUMP + 1 and last:
                continue
            new = self._note(number, start, state, gain)
            if new is not None:
                noted.append(new)
        return noted

    def _note(self, number: int, start: NoteStart, state: State, gain: float) -> State | None:
        label, last = start.label, state.key[3]
        if label > last:
            return self._next_note(number, start, state, gain)
        if label == last and state.start is not None:
            same = _same_text(self.text, state.start, start)
            gain -= costs.SAME_NOTE_AGAIN if same else costs.REPEATED_NOTE
            step = Step(number, start, state.key[2], state.step)
            return State(state.score + gain, state.unnoted, state.key, state.waiting, state.pending, start, step)
        if label <= 2 and last:
            return self._first_note_again(number, start, state, gain)
        return None

    def _next_note(self, number: int, start: NoteStart, state: State, gain: float) -> State:
        marker_scope, marker, scope, last = state.key
        label, missing = start.label, start.label - last - 1
        if not last:
            gain -= min(costs.LATEST_START, costs.LATE_START * missing)
        else:
            gain -= costs.jump(costs.MISSING_NOTE, missing, costs.DEAR_JUMP)
        behind = scope < marker_scope
        top, pending = state.waiting[0] if behind else (marker, state.pending)
        if (scope > marker_scope or label > top) and label not in self.called:
            gain -= costs.UNCALLED
        left = pending * _share_left(top, last, label)
        return State(
            state.score + gain,
            state.unnoted - pending + left,
            (marker_scope, marker, scope, label),
            ((top, left), *state.waiting[1:]) if behind else state.waiting,
            state.pending if behind else left,
            start,
            Step(number, start, scope, state.step),
        )

    def _first_note_again(self, number: int, start: NoteStart, state: State, gain: float) -> State | None:
        marker_scope, marker, scope, last = state.key
        label = start.label
        scope += 1
        gain -= costs.LATE_START * (label - 1)
        step = Step(number, start, scope, state.step)
        if scope > marker_scope + 1:
            return None
        if scope > marker_scope:  # the numbering of the markers moves on with that of the notes
            gain -= self.restart + costs.UNCALLED + _lost(marker, state.pending, last)
            return State(state.score + gain, 0.0, (scope, 0, scope, label), (), 0.0, start, step)
        top, pending = state.waiting[0]
        gain -= costs.RESTART_NEXT + _lost(top, pending, last)
        rest = state.waiting[1:]
        next_top, next_pending = rest[0] if rest else (marker, state.pending)
        left = next_pending * _share_left(next_top, 0, label)
        return State(
            state.score + gain,
            state.unnoted - pending - next_pending + left,
            (marker_scope, marker, scope, label),
            ((next_top, left), *rest[1:]) if rest else (),
            state.pending if rest else left,
            start,
            step,
        )

    # -- markers -------------------------------------------------------------------------------------------------
    def _call(self, number: int, candidate: Candidate) -> None:
        """Let the states of the body be joined by those in which `candidate` is a marker."""
        first = candidate.labels[0]
        called: list[State] = []
        for state in self.body.values():
            marker = state[2][1]
            if first > 2 and (first <= marker or (marker and first > marker + costs.LONGEST_JUMP + 1)):
                continue
            new = self._called(number, candidate, state)
            if new is not None:
                called.append(new)
        if called:
            self.body = add(self.body, called, self.width)

    def _called(self, number: int, candidate: Candidate, state: State) -> State | None:
        first, last = candidate.labels[0], candidate.labels[-1]
        scope, marker, note_scope, note = state.key
        waiting, pending = state.waiting, state.pending
        if first > marker:
            missing = first - marker - 1
            if marker and missing > costs.LONGEST_JUMP:
                return None
            cost = (
                costs.jump(costs.MISSING_MARKER, missing, costs.DEAR_CALLS)
                if marker
                else min(costs.LATEST_START, costs.LATE_START * missing)
            )
            if note_scope > scope or (note_scope == scope and first <= note):
                cost += costs.AFTER_NOTE
        elif first <= 2 and marker > 1 and note_scope <= scope and len(waiting) < _MOST_WAITING:
            finished = note_scope == scope and note >= marker
            cost = (0.5 if finished else 1.0) * self.restart + costs.LATE_START * (first - 1)
            scope, waiting, pending = scope + 1, (*waiting, (marker, pending)), 0.0
        else:
            return None
        gain = candidate.score + 0.5 * (len(candidate.labels) - 1) - cost
        if gain <= costs.LEAST_GAIN:
            return None
        waits = max(gain, 0.0)
        return State(
            state.score + gain,
            state.unnoted + waits,
            (scope, last, note_scope, note),
            waiting,
            pending + waits,
            state.start,
            Step(number, candidate, scope, state.step),
        )


def _share_left(top: int, note: int, label: int) -> float:
    """The share of the markers from `note` to `top` that still have no note when note `label` is there."""
    return max(0.0, (top - label) / (top - note)) if top > note else 0.0


def _lost(top: int, pending: float, note: int) -> float:
    """What it costs that a scope's last markers get no note any more."""
    return pending + costs.MISSING_NOTE * min(4, max(0, top - note))


def _same_text(text: str, one: NoteStart, other: NoteStart) -> bool:
    """Whether two notes begin with the same thirty characters, white space aside."""
    first, second = ("".join(text[start.body : start.body + 50].split())[:30] for start in (one, other))
    return first == second and len(first) > 5
