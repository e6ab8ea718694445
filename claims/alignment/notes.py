"""From the decoder's decisions to notes with their spans, and the lines that stay body."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claims.alignment.candidates import Candidate
from claims.alignment.lines import Line
from claims.alignment.starts import NoteStart
from claims.alignment.states import Step
from claims.alignment.words import ENTRY_HEADING, LOCATOR, NOTES_HEADING, citation_weight
from claims.document import Note, NoteKind
from claims.flow import Span, fold

_FAR = 9000  # characters between a marker and its note from which the note stands at the end, not at the page foot
_OPEN_END = re.compile(r"[^\W\d_]-?$|[,&(–]$")
_CLOSED_END = re.compile(r"[.!?…:][\"”’'»)\]]{0,3}[\d⁰¹²³⁴-⁹]{0,3}$")
_COMPLETE = re.compile(r"[.!?)\]”\"»/>]$|[\w/-]\.\w{2,5}$|(?:19|20)\d\d$")
_LONGEST_PAGE_NUMBER = 4
_PAGE_NUMBER = -2  # the owner of a line that is one
_MOST_CONTINUED = 8  # lines of a note that go on at the foot of the next page
_CITED = 0.9  # what those lines must at least weigh as a citation


@dataclass(slots=True)
class Draft:
    """A note before it has its name."""

    label: str
    scope: int
    body: int
    kind: NoteKind = NoteKind.FOOTNOTE
    glued: bool = False
    segments: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of its label."""
        return self.segments[0].start

    def extend(self, text: str, start: int, end: int) -> None:
        """Add `text[start:end]`, to the last segment where only white space lies between."""
        end = start + len(text[start:end].rstrip())
        if end <= start:
            return
        last = self.segments[-1] if self.segments else None
        if last is not None and not text[last.end : start].strip():
            self.segments[-1] = Span(last.start, end)
        else:
            self.segments.append(Span(start, end))


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body; `cut` says that notes stand between it and the body's line before."""

    line: Line
    cut: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """The notes cut out of the lines, the lines left as body, and the page numbers that stood below notes."""

    drafts: list[Draft]
    body: list[BodyLine]
    page_numbers: list[Line]


def place_notes(text: str, lines: Sequence[Line], steps: Sequence[Step]) -> Placed:
    """Cut the notes that `steps` found out of `lines`."""
    owners = _owners(lines, steps)
    drafts: list[Draft] = []
    _free_page_numbers(text, lines, owners)
    _give_back(text, lines, owners)
    _free_leading_numbers(text, lines, owners, steps)
    kinds = _kinds(text, lines, steps)
    by_step: dict[int, Draft] = {}
    turns = [(turn, step) for turn, step in enumerate(steps) if isinstance(step.place, NoteStart)]
    body: list[BodyLine] = []
    page_numbers: list[Line] = []
    position, cut = 0, False
    for number, line in enumerate(lines):
        begun, opened = line.first, False
        while position < len(turns) and turns[position][1].line == number:
            turn, step = turns[position]
            place = step.place
            assert isinstance(place, NoteStart)
            before = drafts[-1] if opened or (drafts and number and owners[number - 1] >= 0) else None
            inner = place.start > line.first + 2
            if inner and before is not None:
                before.extend(text, begun, place.start)
            glued = inner and not text[place.start - 1].isspace()
            by_step[turn] = Draft(str(place.label), step.scope, place.body, kinds[step.scope], glued)
            drafts.append(by_step[turn])
            begun, opened = place.start, True
            position += 1
        if owners[number] == _PAGE_NUMBER:
            page_numbers.append(line)
            continue
        if owners[number] < 0:
            body.append(BodyLine(line, cut))
        else:
            by_step[owners[number]].extend(text, begun, line.last)
        cut = owners[number] >= 0
    for draft in drafts:
        draft.body = min(draft.body, draft.segments[-1].end) if draft.segments else draft.body
    return Placed([draft for draft in drafts if draft.segments], body, page_numbers)


def _owners(lines: Sequence[Line], steps: Sequence[Step]) -> list[int]:
    """For each line the index of the step whose note holds its end, or -1 for the body."""
    owners: list[int] = []
    current = -1
    turns = [(index, step) for index, step in enumerate(steps) if not isinstance(step.place, Candidate)]
    position = 0
    for number in range(len(lines)):
        while position < len(turns) and turns[position][1].line == number:
            index, step = turns[position]
            current = index if step.place is not None else -1
            position += 1
        owners.append(current)
    return owners


def _free_page_numbers(text: str, lines: Sequence[Line], owners: list[int]) -> None:
    """Take a number alone at the end of a note block out of the note, where the line above is complete."""
    for number in range(1, len(lines)):
        line, last = lines[number], number + 1 == len(lines) or owners[number + 1] < 0
        if not last or owners[number] < 0 or owners[number - 1] != owners[number] or len(line) > _LONGEST_PAGE_NUMBER:
            continue
        above = lines[number - 1].tail(text)
        complete = _COMPLETE.search(above) and not LOCATOR.search(above)
        if complete and len(lines[number - 1]) > _LONGEST_PAGE_NUMBER and text[line.first : line.last].isdecimal():
            owners[number] = _PAGE_NUMBER


def _free_leading_numbers(text: str, lines: Sequence[Line], owners: list[int], steps: Sequence[Step]) -> None:
    """Take a number alone on the line below a note block out of the body: a page ends there."""
    called = {step.line for step in steps if isinstance(step.place, Candidate)}
    for number in range(1, len(lines)):
        line = lines[number]
        below = owners[number] == -1 and owners[number - 1] >= 0 and number not in called
        if below and len(line) <= _LONGEST_PAGE_NUMBER and text[line.first : line.last].isdecimal():
            owners[number] = _PAGE_NUMBER


def _give_back(text: str, lines: Sequence[Line], owners: list[int]) -> None:
    """Give lines at a page foot to the note that breaks off on the page before."""
    for number in range(1, len(lines)):
        opens = owners[number] >= 0 > owners[number - 1]
        if not opens:
            continue
        top = number - 1
        while top > 0 and owners[top - 1] < 0:
            top -= 1
        if top and owners[top - 1] >= 0 and _OPEN_END.search(lines[top - 1].tail(text)):
            start = _continuation(text, lines, top, number)
            for line in range(start, number):
                owners[line] = owners[top - 1]


def _continuation(text: str, lines: Sequence[Line], top: int, end: int) -> int:
    """The first of the lines before `end` that read like the rest of a note; `end` if none do."""
    weight = 0.0
    for number in range(end - 1, max(top, end - _MOST_CONTINUED) - 1, -1):
        weight += citation_weight(lines[number].head(text))
        above = lines[number - 1]
        apart = lines[number].gap > 0 or _CLOSED_END.search(above.tail(text)) is not None
        if number > top and apart and weight >= _CITED and not lines[number].new_page:
            return number if lines[number].gap or text[lines[number].first].islower() else end
        if lines[number].gap or lines[number].new_page:
            return end
    return end


def name_notes(text: str, drafts: Sequence[Draft]) -> tuple[Note, ...]:
    """The notes, in the order of the text, each with its id: `n14`, and `n14-2` where the label comes again."""
    seen: Counter[str] = Counter()
    notes: list[Note] = []
    for draft in sorted(drafts, key=lambda draft: draft.start):
        seen[draft.label] += 1
        name = f"n{draft.label}" + (f"-{seen[draft.label]}" if seen[draft.label] > 1 else "")
        spans = [replace(span, start=max(span.start, draft.body)) for span in draft.segments if span.end > draft.body]
        notes.append(
            Note(
                name,
                draft.label,
                tuple(draft.segments),
                draft.body,
                fold(text, spans).text,
                kind=draft.kind,
                scope=draft.scope,
                glued=draft.glued,
            )
        )
    return tuple(notes)


def _kinds(text: str, lines: Sequence[Line], steps: Sequence[Step]) -> dict[int, NoteKind]:
    """For each scope, where its notes stand: at the page foot, at the end, or in a list of references."""
    first_note: dict[int, int] = {}
    markers: dict[int, tuple[int, int]] = {}
    for step in steps:
        if isinstance(step.place, NoteStart):
            first_note.setdefault(step.scope, step.line)
        elif isinstance(step.place, Candidate):
            markers[step.scope] = (markers.get(step.scope, (step.line, 0))[0], step.line)
    kinds: dict[int, NoteKind] = {}
    for scope, first in first_note.items():
        heading = lines[first - 1].head(text, 60) if first else ""
        together = scope not in markers or markers[scope][1] < first
        kinds[scope] = NoteKind.FOOTNOTE
        if together and NOTES_HEADING.fullmatch(heading):
            kinds[scope] = NoteKind.ENTRY if ENTRY_HEADING.match(heading) else NoteKind.ENDNOTE
        elif together and scope in markers and lines[first].start - lines[markers[scope][0]].start > _FAR:
            kinds[scope] = NoteKind.ENDNOTE
    return kinds
