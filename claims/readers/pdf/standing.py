"""Which of the notes that fonts and places show are notes, and where they stand: at page feet, at the end, in lists."""

from collections import defaultdict
from collections.abc import Sequence

from claims.alignment import Alignment
from claims.alignment.words import ENTRY_HEADING, NOTES_HEADING, citation_weight
from claims.document import NoteKind
from claims.readers.pdf.markers import Raised
from claims.readers.pdf.notes import FootNote
from claims.readers.pdf.sheet import Sheet

_CITED = 0.9  # the weight of a note that cites something
_HEAD = 300  # characters of a note that show whether it cites
_ENOUGH = 0.34  # what the notes of a zone must show on average: 1 for a call near, less for what only hints at one
_NEAR = 0.4  # share of the notes called on their page or the next, below which a numbering stands at the end
_CALLS = 3  # notes called near that show a document's habit


def credible(notes: Sequence[FootNote], raised: Sequence[Raised], aligned: Alignment, sheet: Sheet) -> list[FootNote]:
    """The notes without zones that nothing calls and that cite nothing, as tables in small type; kinds set."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for place in raised:
        pages[place.label].append(place.page)
    called_ids = {marker.note for marker in aligned.markers}
    called = {note.start for note in aligned.notes if note.id in called_ids}
    near = [any(abs(page - note.page) <= 1 for page in pages[note.draft.label]) for note in notes]
    shown: defaultdict[int, list[float]] = defaultdict(list)
    for number, note in enumerate(notes):
        follows = number > 0 and _follows(notes[number - 1], note) and sum(near) >= _CALLS
        shown[note.zone].append(_shows(note, near[number], follows, called, sheet))
    kept = [note for note in notes if sum(shown[note.zone]) >= _ENOUGH * len(shown[note.zone])]
    is_near = dict(zip(map(id, notes), near, strict=True))
    _set_kinds(kept, is_near, sheet)
    return kept


def _follows(before: FootNote, note: FootNote) -> bool:
    one, other = before.draft.label, note.draft.label
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _shows(note: FootNote, near: bool, follows: bool, called: set[int], sheet: Sheet) -> float:
    if near:
        return 1.0
    cites = citation_weight(sheet.text[note.draft.body : note.draft.body + _HEAD]) >= _CITED
    is_called = any(note.draft.start + shift in called for shift in (-1, 0, 1))
    return 0.5 * cites + 0.5 * is_called + 0.35 * follows


def _set_kinds(notes: Sequence[FootNote], near: dict[int, bool], sheet: Sheet) -> None:
    groups: defaultdict[tuple[int, bool], list[FootNote]] = defaultdict(list)
    for note in notes:
        groups[note.draft.scope, note.draft.label.isdigit()].append(note)
    places = {line.start: number for number, line in enumerate(sheet.lines)}
    for members in groups.values():
        if sum(near[id(note)] for note in members) >= _NEAR * len(members):
            continue
        first = places[members[0].lines[0].start]
        above = sheet.lines[first - 1].text.strip() if first else ""
        in_brackets = sum(sheet.text[note.draft.start - 1 : note.draft.start] == "[" for note in members)
        is_list = NOTES_HEADING.fullmatch(above) is not None and ENTRY_HEADING.match(above) is not None
        kind = NoteKind.ENTRY if is_list or 2 * in_brackets > len(members) else NoteKind.ENDNOTE
        for note in members:
            note.draft.kind = kind
