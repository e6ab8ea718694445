"""From the decoder's decisions to markers: each with its note, how sure the link is, and the next best note."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from claims.alignment import costs
from claims.alignment.brackets import Call
from claims.alignment.candidates import Candidate, MarkerStyle
from claims.alignment.states import Step
from claims.document import Marker, MarkerKind, Note

_SURE = 2.5  # score from which a marker stands although its note is nowhere
_SURE_BETWEEN = 1.0  # the same between the markers of the numbers before and behind
_AGAIN = 4.0  # and from which a note may be called again out of order
_AGAIN_PLAIN = 3.0  # the same for plain digits, in a style that markers usually have here
_WORD_END = re.compile(r"(?<![\w.-])[^\W\d_]{4,28}$")
_STOP_BEHIND = re.compile(r"[.;]\s{1,2}[^\W\d_a-zа-я]|\.\s*$|\.\r?\n")
_STOP_BEFORE = re.compile(r"[^\W\d_]{2}(?:[.!?]|[.!?]?[”\"’»)]|[”\"’»)][.!?])$")
_NEXT_BEHIND = re.compile(r"\s{1,2}[^\W\d_a-zа-я]|\s*$|\r?\n")
_GLUED = frozenset({MarkerStyle.STOP, MarkerStyle.WORD, MarkerStyle.QUOTE})
_OFTEN, _FEWEST = 0.15, 4
_AGAIN_CONFIDENCE = 0.9
_BRACKET = 0.98
_BEYOND = 2  # numbers behind a list's last that a bracket may still mean: entries that are missing
_FAR_BEYOND = 20  # the same where brackets are seen to call entries
_ANSWERED = 3  # calls that show it


def link_markers(steps: Sequence[Step], offered: Sequence[Sequence[Candidate]], notes: Sequence[Note]) -> list[Marker]:
    """The markers in reading order; one without a note only where its place leaves no doubt."""
    chosen = [(step, step.place) for step in steps if isinstance(step.place, Candidate)]
    others = _by_label(offered)
    targets, names = _targets(notes)
    answered = _answered(chosen, targets)
    markers: list[Marker] = []
    for number, (step, place) in enumerate(chosen):
        before = chosen[number - 1][1].end if number else 0
        behind = chosen[number + 1][1].start if number + 1 < len(chosen) else 1 << 60
        for label, span in zip(place.labels, place.spans, strict=True):
            note = targets.get((step.scope, str(label)))
            sure = _SURE_BETWEEN if _fits(chosen, number) else _SURE
            if note is None and (step.scope not in answered or place.score < sure):
                continue
            rival = _rival(others.get(label, []), place, before, behind)
            confidence = _sigmoid(place.score - max(rival, -costs.MISSING_MARKER))
            runner_up = next((name for name in names[str(label)] if name != note), None)
            markers.append(
                Marker(str(label), span.start, span.end, note=note, confidence=confidence, runner_up=runner_up)
            )
    return markers


def _answered(chosen: Sequence[tuple[Step, Candidate]], targets: Mapping[tuple[int, str], str]) -> frozenset[int]:
    """The scopes half of whose markers have notes: elsewhere the notes were not found, and none of them is missing."""
    calls: Counter[int] = Counter()
    notes: Counter[int] = Counter()
    for step, place in chosen:
        calls[step.scope] += 1
        notes[step.scope] += (step.scope, str(place.labels[0])) in targets
    return frozenset(scope for scope, count in calls.items() if 2 * notes[scope] >= count)


def _fits(chosen: Sequence[tuple[Step, Candidate]], number: int) -> bool:
    """Whether a marker stands between those of the numbers before and behind."""
    if not 0 < number < len(chosen) - 1:
        return False
    before, own, behind = (chosen[turn][1].labels for turn in (number - 1, number, number + 1))
    return before[-1] + 1 == own[0] and own[-1] + 1 == behind[0]


def link_again(
    text: str,
    offered: Sequence[Sequence[Candidate]],
    body: Sequence[bool],
    markers: Sequence[Marker],
    notes: Sequence[Note],
) -> list[Marker]:
    """Further calls of notes that are called already: raised numbers, and plain ones that stand as most markers do."""
    nearest = _by_place(notes)
    placed = sorted(marker.start for marker in markers)
    first_calls = {note: marker.start for marker in reversed(markers) if (note := marker.note) is not None}
    usual = _usual_styles(offered, set(placed))
    again: list[Marker] = []
    for number, line in enumerate(offered):
        for place in line if body[number] else ():
            turn = bisect_left(placed, place.start)
            if turn < len(placed) and placed[turn] < place.end:
                continue
            raised = place.style is MarkerStyle.RAISED
            if place.score < _AGAIN if raised else place.style not in usual or not _ends_sentence(text, place):
                continue
            for label, span in zip(place.labels, place.spans, strict=True):
                note = _nearest(nearest.get(str(label), []), place.start)
                if note is not None and (raised or first_calls.get(note, place.start) < place.start):
                    again.append(Marker(str(label), span.start, span.end, note=note, confidence=_AGAIN_CONFIDENCE))
    return again


def link_beyond(
    text: str,
    offered: Sequence[Sequence[Candidate]],
    body: Sequence[bool],
    markers: Sequence[Marker],
    notes: Sequence[Note],
) -> list[Marker]:
    """Raised numbers that go on behind the last marker and call the next note, which is not there."""
    last = max((int(note.label) for note in notes), default=0)
    if (
        len({note.scope for note in notes}) != 1
        or len(markers) < _ANSWERED
        or last not in {int(m.label) for m in markers}
    ):
        return []
    end = max(marker.end for marker in markers)
    lost: list[Marker] = []
    for place in (place for number, line in enumerate(offered) if body[number] for place in line):
        follows = place.start > end and place.labels[0] == last + 1
        if follows and place.style is MarkerStyle.RAISED and place.score >= _AGAIN and _ends_clause(text, place):
            lost += [Marker(str(place.labels[0]), place.start, place.end, confidence=_AGAIN_CONFIDENCE)]
            last, end = last + 1, place.end
    return lost


def _ends_clause(text: str, place: Candidate) -> bool:
    """Whether a raised number stands behind a stop or comma, or right before one: no unit is raised there."""
    return text[place.start - 1] in '.,;:!?”"»)' or text[place.end : place.end + 1] in ("", ".", ",", ";", "\n")


def _ends_sentence(text: str, place: Candidate) -> bool:
    """Whether plain digits stand where a sentence ends: behind its stop, or between its last word and the stop."""
    if place.score < _AGAIN_PLAIN:
        return False
    before, after = text[max(0, place.start - 30) : place.start], text[place.end : place.end + 4]
    if _WORD_END.search(before):
        return _STOP_BEHIND.match(after) is not None
    return _STOP_BEFORE.search(before) is not None and _NEXT_BEHIND.match(after) is not None


def _usual_styles(offered: Sequence[Sequence[Candidate]], placed: set[int]) -> set[MarkerStyle]:
    """The styles of plain digits that most markers have, if they are set behind stops or words."""
    styles = Counter(place.style for line in offered for place in line if place.start in placed)
    total = styles.total()
    often = {style for style, count in styles.items() if count >= _OFTEN * total}
    return often & _GLUED if total >= _FEWEST else set()


def link_calls(calls: Sequence[Call], targets: Mapping[str, str]) -> list[Marker]:
    """Bracketed numbers with the entries of these labels.

    A number behind the last is a call without an entry: of any height where most brackets call entries, else just
    behind it.
    """
    last = max((int(label) for label in targets if label.isdigit()), default=0)
    answered = sum(str(call.label) in targets for call in calls)
    highest = last + (_FAR_BEYOND + last if answered >= max(_ANSWERED, 2 * len(calls) // 3) else _BEYOND)
    markers: list[Marker] = []
    for call in calls:
        note = targets.get(str(call.label))
        if note is not None or (targets and 0 < call.label <= highest):
            markers.append(
                Marker(str(call.label), call.span.start, call.span.end, MarkerKind.BRACKET, note, confidence=_BRACKET)
            )
    return markers


def _targets(notes: Sequence[Note]) -> tuple[dict[tuple[int, str], str], defaultdict[str, list[str]]]:
    """The first note printed for each scope and label, and all notes of a label."""
    targets: dict[tuple[int, str], str] = {}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for note in notes:
        targets.setdefault((note.scope, note.label), note.id)
        names[note.label].append(note.id)
    return targets, names


def _by_place(notes: Sequence[Note]) -> defaultdict[str, list[tuple[int, str]]]:
    """For each label the offsets and ids of its notes, in order; of those printed twice the first."""
    targets, _ = _targets(notes)
    places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: note.start):
        if targets[(note.scope, note.label)] == note.id:
            places[note.label].append((note.start, note.id))
    return places


def _nearest(places: list[tuple[int, str]], offset: int) -> str | None:
    """The note that begins next behind `offset`, else the last before it."""
    turn = bisect_right(places, offset, key=lambda place: place[0])
    return places[min(turn, len(places) - 1)][1] if places else None


def _by_label(offered: Sequence[Sequence[Candidate]]) -> dict[int, list[tuple[int, float]]]:
    """For each label, the candidates that could bear it: offset and score, in order."""
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for line in offered:
        for candidate in line:
            found[candidate.labels[0]].append((candidate.start, candidate.score))
    return found


def _rival(offers: list[tuple[int, float]], place: Candidate, before: int, behind: int) -> float:
    """The score of the best other candidate for the same label between the neighbouring markers."""
    low, high = bisect_left(offers, (before, -99.0)), bisect_right(offers, (behind, 99.0))
    return max((score for offset, score in offers[low:high] if offset != place.start), default=-99.0)


def _sigmoid(margin: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, margin)))), 4)
