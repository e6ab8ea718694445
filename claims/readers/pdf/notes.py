"""The notes in the zones at page feet: their labels in order, and the lines that each holds, over pages if need be."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.alignment.notes import Draft
from claims.document import NoteKind
from claims.readers.pdf.model import Line
from claims.readers.pdf.sheet import Sheet
from claims.readers.pdf.zones import Label, Zone, is_open, label_of

_JUMP = 9  # numbers that may be missing in a row
_LATE = 4  # numbers by which a note may come late
_HABIT = 0.15  # share of the labels from which a way of printing them is the document's
_GLUED_SIGN = re.compile(r"(?<=[^\W_.])[*∗†‡]{1,3}(?![\w*])|(?<=[.,;:”])[*∗†‡]{1,3}(?!\S)")
_SIGNED = "*"
_FULL = 0.8  # of the column's width: a line that the next one goes on from


@dataclass(slots=True)
class FootNote:
    """A note as it is being read: a draft, the number of the zone it begins in, the lines it stands on."""

    draft: Draft
    zone: int
    lines: list[Line] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].page


@dataclass(slots=True)
class _Chain:
    """Where the numbering stands."""

    last: int = 0
    scope: int = 0
    seen: set[int] = field(default_factory=set)  # numbers of this scope

    def takes(self, label: Label, *, opens_zone: bool) -> bool:
        """Whether `label` may come next."""
        if not label.text.isdigit():
            return True
        number = int(label.text)
        if number == self.last + 1 or self._is_late(number):
            return number == self.last + 1 or label.raised or bool(label.sign)
        if label.raised:
            return self.last <= number <= self.last + _JUMP or number <= 2 or not self.last
        return opens_zone and (self.last < number <= self.last + _JUMP or number == 1 or not self.last)

    def move(self, label: Label) -> None:
        """Go on to `label`."""
        if label.text.isdigit():
            number = int(label.text)
            if number < self.last and not self._is_late(number):
                self.scope += 1
                self.seen.clear()
                self.last = 0
            self.seen.add(number)
            self.last = max(number, self.last)

    def _is_late(self, number: int) -> bool:
        """Whether a number comes behind its follower, as some engines and editors set it."""
        return self.last - _LATE <= number < self.last and number not in self.seen and number > 1


def read_notes(sheet: Sheet, zones: Sequence[Zone]) -> list[FootNote]:
    """The notes of all zones in reading order. What stands before the first label is the rest of the note before."""
    letters = {sheet.text[span.start : span.end].replace("∗", "*") for span in sheet.raised}
    letters |= {found[0].replace("∗", "*") for found in _GLUED_SIGN.finditer(sheet.text)}
    first, signs = _read(sheet, zones, letters, None)
    habits = {sign for sign, count in signs.items() if count >= _HABIT * signs.total()}
    return _read(sheet, zones, letters, habits)[0] if len(habits) < len(signs) else first


def _read(
    sheet: Sheet, zones: Sequence[Zone], letters: set[str], habits: set[str] | None
) -> tuple[list[FootNote], Counter[str]]:
    """The notes whose labels are printed in one of the ways `habits`, and how often each way was found."""
    notes: list[FootNote] = []
    found: Counter[str] = Counter()
    chain = _Chain()
    for turn, zone in enumerate(zones):
        labels = [label_of(line) for line in zone.lines]
        for number, line in enumerate(zone.lines):
            label = labels[number]
            is_usual = label is not None and (habits is None or _print(label) in habits | {_SIGNED})
            if label is not None and is_usual and _begins(zone, number, labels, chain, letters):
                chain.move(label)
                found[_print(label)] += label.text.isdigit()
                notes.append(_begun(line, label, chain.scope, turn))
            if notes:
                _go_on(sheet, notes, line, chain)
    return notes, found


def _print(label: Label) -> str:
    """How a label is printed: raised, with a sign behind it, or plainly."""
    return _SIGNED if not label.text.isdigit() else "raised" if label.raised else label.sign


def _begins(zone: Zone, number: int, labels: Sequence[Label | None], chain: _Chain, letters: set[str]) -> bool:
    """Whether a note begins with line `number` of a zone, which opens with a label."""
    label = labels[number]
    assert label is not None
    if not label.text.isdigit():
        return label.text in letters
    if not chain.takes(label, opens_zone=not number):
        return False
    if label.raised:
        return True
    # '12 May' and '30 %' at a line's start are no notes 12 and 30 where better ones follow.
    later = {other.text for other in labels[number + 1 :] if other is not None}
    if number == 0 and not label.sign:
        return int(label.text) in (1, chain.last + 1) or str(chain.last + 1) not in later
    if number == 0:
        return True
    above = zone.lines[number - 1]
    goes_on = is_open(above) and above.right - above.edge_left >= _FULL * (above.edge_right - above.edge_left)
    return not (goes_on and label.text in later)


def _begun(line: Line, label: Label, scope: int, zone: int) -> FootNote:
    return FootNote(Draft(label.text, scope, line.start + label.body, NoteKind.FOOTNOTE), zone)


def _go_on(sheet: Sheet, notes: list[FootNote], line: Line, chain: _Chain) -> None:
    """Add a line to the last note, and the notes that begin within it behind a raised number."""
    note = notes[-1]
    begun = line.start
    if not note.draft.segments and note.draft.body >= line.start:
        label = label_of(line)
        begun = line.start + label.at if label is not None and label.at else line.start
    note.lines.append(line)
    for number, is_raised in enumerate(line.raised):
        if not number or not is_raised or line.words[number].text != str(chain.last + 1):
            continue
        at = line.start + line.spots[number]
        behind = sheet.text[at + len(line.words[number].text) : line.end].lstrip()
        if not re.search(r"[.!?)»”\"/;]\s{0,3}$", sheet.text[line.start : at]) or behind[:1].islower() or not behind:
            continue
        note.draft.extend(sheet.text, begun, at)
        chain.last += 1
        note = FootNote(Draft(str(chain.last), chain.scope, line.end - len(behind)), note.zone, [line])
        notes.append(note)
        begun = at
    note.draft.extend(sheet.text, begun, line.end)
    note.draft.body = min(note.draft.body, line.end)
