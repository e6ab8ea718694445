"""From the decoder's decisions to markers: each with its note, how sure the link is, and the next best note."""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from claims.alignment import costs
from claims.alignment.candidates import Candidate
from claims.alignment.decode import Step
from claims.alignment.notes import PlacedNotes
from claims.document import Marker

_SURE = 2.5  # score from which a marker stands although its note is nowhere


def link_markers(
    steps: Sequence[Step], candidates: Sequence[Sequence[Candidate]], placed: PlacedNotes
) -> tuple[Marker, ...]:
    """The markers in reading order; one without a note only where its place leaves no doubt."""
    chosen = [(step, step.place) for step in steps if isinstance(step.place, Candidate)]
    others = _by_label(candidates)
    names = _names(placed)
    scopes = {scope for scope, _ in placed.by_label}
    markers: list[Marker] = []
    for number, (step, place) in enumerate(chosen):
        before = chosen[number - 1][1].end if number else 0
        behind = chosen[number + 1][1].start if number + 1 < len(chosen) else 1 << 60
        for label, span in zip(place.labels, place.spans, strict=True):
            note = placed.by_label.get((step.scope, label))
            if note is None and (step.scope not in scopes or place.score < _SURE):
                continue
            rival = _rival(others.get(label, []), place, before, behind)
            confidence = _sigmoid(place.score - max(rival, -costs.MISSING_MARKER))
            runner_up = next((name for name in names[label] if name != note), None)
            markers.append(
                Marker(str(label), span.start, span.end, note=note, confidence=confidence, runner_up=runner_up)
            )
    return tuple(markers)


def _by_label(candidates: Sequence[Sequence[Candidate]]) -> dict[int, list[tuple[int, float]]]:
    """For each label, the candidates that could bear it: offset and score, in order."""
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for line in candidates:
        for candidate in line:
            found[candidate.labels[0]].append((candidate.start, candidate.score))
    return found


def _rival(offers: list[tuple[int, float]], place: Candidate, before: int, behind: int) -> float:
    """The score of the best other candidate for the same label between the neighbouring markers."""
    low, high = bisect_left(offers, (before, -99.0)), bisect_right(offers, (behind, 99.0))
    return max((score for offset, score in offers[low:high] if offset != place.start), default=-99.0)


def _names(placed: PlacedNotes) -> defaultdict[int, list[str]]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    for note in placed.notes:
        names[int(note.label)].append(note.id)
    return names


def _sigmoid(margin: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, margin)))), 4)
