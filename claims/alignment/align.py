"""Notes, markers and body of an extracted text, read together: the front door of the alignment."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claims.alignment import costs
from claims.alignment.between import markers_between
from claims.alignment.brackets import Call, Entry, find_calls, find_entries, find_round_calls
from claims.alignment.candidates import Candidate, MarkerStyle
from claims.alignment.credible import credible
from claims.alignment.decode import Decoder
from claims.alignment.furniture import set_aside
from claims.alignment.habits import Habits, learn
from claims.alignment.lines import Line, split_lines
from claims.alignment.links import link_again, link_beyond, link_calls, link_markers
from claims.alignment.lost_labels import with_lost_labels
from claims.alignment.notes import BodyLine, Draft, name_notes, place_notes
from claims.alignment.rescue import rescue
from claims.alignment.rows import Reading
from claims.alignment.signs import SignNote, find_sign_notes
from claims.alignment.starts import NoteStart
from claims.alignment.states import Step
from claims.document import Marker, Note, NoteKind
from claims.flow import Span

_LONGEST_LINE = 400_000  # characters; in a text with a longer one no notes are looked for
_MOST_LINES = 20_000  # and one more for each …
_SHORTEST_LINES = 25  # … characters
_MOST_NUMBERS = 20_000  # and one more for each …
_NUMBER_DISTANCE = 12  # … characters: beyond, it is a table of data or garbage
_NUMBER = re.compile(r"[0-9]+|[⁰¹²³⁴-⁹]+|[*†‡\[]")
_PASSES = 2  # the second with the habits that the first has shown
_STAR_CONFIDENCE = 0.9
_SEVERAL = 3  # labels in brackets that show a habit
_NOTED = 0.45  # of the numbers that brackets call, the least share with a note


@dataclass(frozen=True, slots=True)
class Alignment:
    """Notes and markers in order, the lines that are left as body, and those that are furniture.

    `searched` is false for a text too dense with numbers or lines to be a report: its notes are not looked for.
    """

    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    body: tuple[BodyLine, ...]
    furniture: tuple[Line, ...]
    searched: bool = True


def align(text: str) -> Alignment:
    """Tell the notes, markers and furniture of `text` from its body, and link the markers to their notes."""
    sheet = set_aside(text, split_lines(text))
    furniture = tuple(sheet.furniture)
    if not _is_searchable(text, sheet.lines):
        return Alignment((), (), tuple(BodyLine(line, False) for line in sheet.lines), furniture, searched=False)
    entries = find_entries(text, sheet.lines)
    rest = _without(sheet.lines, entries)
    calls = find_calls(text, rest)
    reading = Reading(text, rest)
    steps = _decode(reading, frozenset())
    if calls and not entries:
        steps = _by_brackets(reading, steps, calls)
    elif round_calls := [] if entries else find_round_calls(text, rest):
        plain, steps = steps, _by_brackets(reading, steps, round_calls)
        calls = round_calls if steps is not plain else []
    steps = rescue(text, rest, reading.openings, steps)
    placed = place_notes(text, rest, steps)
    drafts, body = with_lost_labels(text, rest, placed.drafts, _called_labels(steps)), placed.body
    stars = find_sign_notes(text, [item.line for item in body])
    scope = max((draft.scope for draft in drafts), default=-1) + 1
    drafts += [_listed(text, sheet.lines, entry, scope) for entry in entries]
    drafts += [_starred(text, star) for star in stars]
    notes = name_notes(text, drafts)
    body = _body_without(body, stars)
    places = {item.line.first for item in body}
    numbered = [note for note in notes if note.scope < scope and note.label.isdigit()]
    markers = link_markers(steps, reading.candidates, numbered)
    markers += markers_between(text, [Span(item.line.first, item.line.last) for item in body], markers, numbered)
    markers += link_again(text, reading.candidates, [line.first in places for line in rest], markers, numbered)
    markers += link_beyond(text, reading.candidates, [line.first in places for line in rest], markers, numbered)
    calls = _calls_in_body(calls, body)
    markers += link_calls(calls, _bracket_targets(notes, scope if entries else None, bool(markers)))
    markers += _star_markers(stars, notes)
    furniture = (*furniture, *placed.page_numbers)
    return Alignment(notes, tuple(sorted(markers, key=_place)), tuple(body), furniture)


def _is_searchable(text: str, lines: Sequence[Line]) -> bool:
    """Whether the text is of a size, and holds numbers and signs as seldom, as a report does."""
    if len(lines) > _MOST_LINES + len(text) // _SHORTEST_LINES:
        return False
    if any(line.end - line.start > _LONGEST_LINE for line in lines):
        return False
    most = _MOST_NUMBERS + len(text) // _NUMBER_DISTANCE
    return sum(1 for _ in islice(_NUMBER.finditer(text), most)) < most


def _decode(reading: Reading, called: frozenset[int]) -> list[Step]:
    """Read the lines twice: with no expectations, then with the habits found."""
    habits = Habits()
    steps: list[Step] = []
    first, more = costs.READINGS
    budget = first + int(more * len(reading.text))
    for _ in range(_PASSES):
        steps = Decoder(reading.text, habits.restart, budget, called).run(list(reading.rows(habits)))
        habits = learn(reading.text, reading.lines, steps)
    return credible(reading.text, reading.lines, steps, called)


def _by_brackets(reading: Reading, steps: list[Step], calls: Sequence[Call]) -> list[Step]:
    """The reading in which brackets call the notes and bare numbers call none, if it explains more than `steps`."""
    labels = frozenset(call.label for call in calls)
    placed = [step.place for step in steps if isinstance(step.place, Candidate)]
    plain = sum(place.style is not MarkerStyle.BRACED for place in placed)
    if len(labels) < _SEVERAL or plain > len(calls) / 2:
        return steps
    bare = Reading(reading.text, reading.lines, with_candidates=False)
    other = _decode(bare, labels)
    noted = {step.place.label for step in other if isinstance(step.place, NoteStart)}
    return other if len(noted & labels) > max(_SEVERAL - 1, _NOTED * len(labels), plain) else steps


def _without(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Line]:
    """The lines that are no entries; the one behind an entry stands apart from what is above it."""
    taken = {number for entry in entries for number in entry.lines}
    rest: list[Line] = []
    for number, line in enumerate(lines):
        if number not in taken:
            rest.append(replace(line, gap=max(1, line.gap)) if number - 1 in taken else line)
    return rest


def _listed(text: str, lines: Sequence[Line], entry: Entry, scope: int) -> Draft:
    """The note of an entry in brackets; under a heading of references, or in one list, it is a list's entry."""
    first = entry.lines[0]
    draft = Draft(str(entry.label), scope, entry.body, NoteKind.ENTRY)
    for number in entry.lines:
        draft.extend(text, entry.start if number == first else lines[number].first, lines[number].last)
    return draft


def _starred(text: str, star: SignNote) -> Draft:
    draft = Draft(star.label, 0, star.body)
    draft.extend(text, star.start, star.lines[0].last)
    for line in star.lines[1:]:
        draft.extend(text, line.first, line.last)
    return draft


def _body_without(body: Sequence[BodyLine], stars: Sequence[SignNote]) -> list[BodyLine]:
    taken = {line.first for star in stars for line in star.lines}
    left: list[BodyLine] = []
    cut = False
    for item in body:
        if item.line.first in taken:
            cut = True
        else:
            left.append(replace(item, cut=item.cut or cut))
            cut = False
    return left


def _calls_in_body(calls: Sequence[Call], body: Sequence[BodyLine]) -> list[Call]:
    """The calls that do not stand in notes."""
    kept: list[Call] = []
    position = 0
    for call in calls:
        while position < len(body) and body[position].line.end < call.span.start:
            position += 1
        if position < len(body) and body[position].line.start <= call.span.start:
            kept.append(call)
    return kept


def _called_labels(steps: Sequence[Step]) -> dict[int, set[int]]:
    """For each scope the labels that its markers call."""
    called: defaultdict[int, set[int]] = defaultdict(set)
    for step in steps:
        if isinstance(step.place, Candidate):
            called[step.scope].update(step.place.labels)
    return called


def _bracket_targets(notes: Sequence[Note], scope: int | None, called: bool) -> dict[str, str]:
    """What brackets call: the entries in brackets, else numbered notes that nothing else calls."""
    if scope is None and called:
        return {}
    targets: dict[str, str] = {}
    for note in notes:
        if note.label.isdigit() and (scope is None or note.scope == scope):
            targets.setdefault(note.label, note.id)
    return targets


def _star_markers(stars: Sequence[SignNote], notes: Sequence[Note]) -> list[Marker]:
    names = {note.start: note.id for note in notes}
    return [
        Marker(star.label, star.call.start, star.call.end, note=names[star.start], confidence=_STAR_CONFIDENCE)
        for star in stars
        if star.call is not None
    ]


def _place(marker: Marker) -> tuple[int, int, int]:
    return marker.start, marker.end, int(marker.label) if marker.label.isdigit() else 0
