"""Partial readings of a text, and the beam that keeps the best of them."""

import heapq
from collections.abc import Iterable
from typing import NamedTuple

from claims.alignment import costs
from claims.alignment.candidates import Candidate
from claims.alignment.starts import NoteStart

Key = tuple[int, int, int, int]


class Step(NamedTuple):
    """One decision, and the one before it. `place` is a note's start, a marker's candidate, or None: the body again."""

    line: int
    place: NoteStart | Candidate | None
    scope: int
    before: "Step | None"


class State(NamedTuple):
    """A partial reading.

    `key` is what readings must share for the better one to stand for both: scope and number of the last marker,
    scope and number of the last note. `waiting` holds, for each scope of the markers before the present one whose
    notes are still to come, the last marker and the gain of its markers without a note; `pending` is that gain in
    the present scope, `unnoted` the sum of all.
    """

    score: float
    unnoted: float
    key: Key
    waiting: tuple[tuple[int, float], ...]
    pending: float
    start: NoteStart | None
    step: Step | None

    @property
    def final(self) -> float:
        """The score when nothing follows: markers that got no note have gained nothing."""
        return self.score - self.unnoted


FIRST = State(0.0, 0.0, (0, 0, 0, 0), (), 0.0, None, None)


def _hope(state: State) -> float:
    return state[0]


def _doubt(state: State) -> float:
    return state[0] - state[1]


Beam = dict[Key, State]  # partial readings, the best for each key


def add(beam: Beam, states: Iterable[State], width: int = costs.BEAM) -> Beam:
    """`beam` with `states`, cut down to `width` when it is twice as many: to choose costs more than to follow up."""
    for state in states:
        known = beam.get(state[2])
        if known is None or known[0] < state[0]:
            beam[state[2]] = state
    return _chosen(list(beam.values()), width // 2) if len(beam) > 2 * width else beam


def _chosen(kept: list[State], half: int) -> Beam:
    """Half a beam of those that are the best if all markers get notes, and half of the best if none does."""
    hope = max(map(_hope, kept)) - costs.HOPELESS
    doubt = max(map(_doubt, kept)) - costs.HOPELESS
    hopeful = [state for state in kept if state[0] >= hope]
    if len(hopeful) > half:
        hopeful = heapq.nlargest(half, hopeful, key=_hope)
    chosen = {state[2]: state for state in hopeful}
    doubtful = [state for state in kept if state[2] not in chosen and _doubt(state) >= doubt]
    if len(doubtful) > half:
        doubtful = heapq.nlargest(half, doubtful, key=_doubt)
    chosen.update((state[2], state) for state in doubtful)
    return chosen


def history(step: Step | None) -> list[Step]:
    """The decisions up to `step`, in order."""
    steps = []
    while step is not None:
        steps.append(step)
        step = step.before
    return steps[::-1]
