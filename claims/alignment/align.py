"""Notes, markers and body of an extracted text, read together: the front door of the alignment."""

from dataclasses import dataclass

from claims.alignment.decode import Decoder, Step
from claims.alignment.furniture import Sheet, set_aside
from claims.alignment.habits import Habits, learn
from claims.alignment.lines import Line, split_lines
from claims.alignment.links import link_markers
from claims.alignment.notes import BodyLine, PlacedNotes, place_notes
from claims.alignment.rows import Reading
from claims.document import Marker, Note

_LONGEST_TEXT = 12_000_000  # characters; a longer text is not searched for notes
_LONGEST_LINE = 400_000
_PASSES = 2  # the second with the habits that the first has shown


@dataclass(frozen=True, slots=True)
class Alignment:
    """Notes and markers in order, the lines that are left as body, and those that are furniture."""

    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    body: tuple[BodyLine, ...]
    furniture: tuple[Line, ...]


def align(text: str) -> Alignment:
    """Tell the notes, markers and furniture of `text` from its body, and link the markers to their notes."""
    lines = split_lines(text)
    sheet = set_aside(text, lines)
    if len(text) > _LONGEST_TEXT or any(line.end - line.start > _LONGEST_LINE for line in lines):
        return _without_notes(sheet)
    reading, steps = _decode(text, sheet)
    placed = place_notes(text, sheet.lines, steps)
    markers = link_markers(steps, reading.candidates, placed)
    return Alignment(placed.notes, markers, placed.body, tuple(sheet.furniture))


def _decode(text: str, sheet: Sheet) -> tuple[Reading, list[Step]]:
    reading = Reading(text, sheet.lines)
    habits = Habits()
    steps: list[Step] = []
    for _ in range(_PASSES):
        steps = Decoder(text, habits.restart).run(list(reading.rows(habits)))
        habits = learn(sheet.lines, steps)
    return reading, steps


def _without_notes(sheet: Sheet) -> Alignment:
    placed = PlacedNotes((), {}, tuple(BodyLine(line, False) for line in sheet.lines))
    return Alignment((), (), placed.body, tuple(sheet.furniture))
