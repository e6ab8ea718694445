"""From the decoder's decisions to notes with their spans, and the lines that stay body."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.alignment.candidates import Candidate
from claims.alignment.decode import Step
from claims.alignment.lines import Line
from claims.alignment.starts import NoteStart
from claims.alignment.words import ENTRY_HEADING, NOTES_HEADING
from claims.document import Note, NoteKind
from claims.flow import Span, fold

_FAR = 9000  # characters between a marker and its note from which the note stands at the end, not at the page foot


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body; `cut` says that notes stand between it and the body's line before."""

    line: Line
    cut: bool


@dataclass(frozen=True, slots=True)
class PlacedNotes:
    """The notes in order, the first note printed for each (scope, label), and the lines of the body."""

    notes: tuple[Note, ...]
    by_label: dict[tuple[int, int], str]
    body: tuple[BodyLine, ...]


@dataclass(slots=True)
class _Open:
    """A note being put together."""

    start: NoteStart
    scope: int
    line: int
    glued: bool
    segments: list[Span]


def place_notes(text: str, lines: Sequence[Line], steps: Sequence[Step]) -> PlacedNotes:
    """Cut the notes that `steps` found out of `lines`."""
    turns = [step for step in steps if not isinstance(step.place, Candidate)]
    found: list[_Open] = []
    body: list[BodyLine] = []
    current: _Open | None = None
    position, cut = 0, False
    for number, line in enumerate(lines):
        begun = line.first
        while position < len(turns) and turns[position].line == number:
            place = turns[position].place
            if isinstance(place, NoteStart):
                if current is not None:
                    _extend(text, current, begun, place.start)
                glued = current is not None and not text[place.start - 1].isspace() and place.start > line.first + 2
                current = _Open(place, turns[position].scope, number, glued, [])
                found.append(current)
                begun = place.start
            else:
                current = None
            position += 1
        if current is None:
            body.append(BodyLine(line, cut))
            cut = False
        else:
            _extend(text, current, begun, line.last)
            cut = True
    kinds = _kinds(text, lines, steps)
    notes, by_label = _named(text, found, kinds)
    return PlacedNotes(notes, by_label, tuple(body))


def _extend(text: str, note: _Open, start: int, end: int) -> None:
    """Add `text[start:end]` to the note, to its last segment where only white space lies between."""
    piece = text[start:end]
    end = start + len(piece.rstrip())
    if end <= start:
        return
    last = note.segments[-1] if note.segments else None
    if last is not None and not text[last.end : start].strip():
        note.segments[-1] = Span(last.start, end)
    else:
        note.segments.append(Span(start, end))


def _named(
    text: str, found: Sequence[_Open], kinds: dict[int, NoteKind]
) -> tuple[tuple[Note, ...], dict[tuple[int, int], str]]:
    notes: list[Note] = []
    by_label: dict[tuple[int, int], str] = {}
    seen: Counter[int] = Counter()
    for item in found:
        label = item.start.label
        seen[label] += 1
        name = f"n{label}" if seen[label] == 1 else f"n{label}-{seen[label]}"
        by_label.setdefault((item.scope, label), name)
        kind = kinds.get(item.scope, NoteKind.FOOTNOTE)
        body = min(item.start.body, item.segments[-1].end)
        text_spans = [replace(span, start=max(span.start, body)) for span in item.segments if span.end > body]
        folded = fold(text, text_spans).text
        notes.append(
            Note(
                name, str(label), tuple(item.segments), body, folded,
                kind=kind, scope=item.scope, glued=item.glued,
            )
        )  # fmt: skip
    return tuple(notes), by_label


def _kinds(text: str, lines: Sequence[Line], steps: Sequence[Step]) -> dict[int, NoteKind]:
    """For each scope, where its notes stand: at the page foot, at the end, or in a list of references."""
    kinds: dict[int, NoteKind] = {}
    for scope in {step.scope for step in steps if isinstance(step.place, NoteStart)}:
        notes = [s for s in steps if s.scope == scope and isinstance(s.place, NoteStart)]
        markers = [s for s in steps if s.scope == scope and isinstance(s.place, Candidate)]
        first = notes[0].line
        heading = lines[first - 1].head(text, 60) if first else ""
        together = not markers or markers[-1].line < first
        if together and NOTES_HEADING.fullmatch(heading):
            kinds[scope] = NoteKind.ENTRY if ENTRY_HEADING.match(heading) else NoteKind.ENDNOTE
        elif together and markers and lines[first].start - lines[markers[0].line].start > _FAR:
            kinds[scope] = NoteKind.ENDNOTE
    return kinds
