"""Notes and markers as the fonts tell them, checked and completed by the alignment of the text alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.alignment import Alignment, align
from claims.alignment.notes import Draft, name_notes
from claims.document import Format, Layout, Marker, MarkerKind, Note, NoteKind
from claims.flow import Span
from claims.readers.front import find_date
from claims.readers.pdf.blocks import build_blocks
from claims.readers.pdf.markers import find_raised, link_raised
from claims.readers.pdf.model import Line, Link, Page
from claims.readers.pdf.notes import FootNote, read_notes
from claims.readers.pdf.sheet import Sheet, with_superscripts
from claims.readers.pdf.standing import credible
from claims.readers.pdf.title import title_of
from claims.readers.pdf.zones import find_zones

_DISAGREED = 0.5  # confidence where fonts and text name different notes
_RAISED_HABIT = 0.5  # share of notes called by raised signs from which plain digits call none
_CALLED = 0.5  # share of notes at the end that must be called


@dataclass(slots=True)
class _Drafts:
    """The notes before they have names: those of the fonts, and those that the text alone shows besides."""

    fonts: list[FootNote]
    text: list[Draft]

    def all(self) -> list[Draft]:
        return [note.draft for note in self.fonts] + self.text


def assemble(sheet: Sheet, pages: Sequence[Page], title: str) -> Layout:
    """The layout of a document whose lines are laid out; `title` is what the file calls itself."""
    aligned = align(with_superscripts(_without_furniture(sheet), sheet.raised))
    found = read_notes(sheet, find_zones(sheet))
    in_notes = {line.start for note in found for line in note.lines}
    fonts = credible(found, find_raised(sheet, in_notes), aligned, sheet)
    drafts = _Drafts(fonts, _completed(fonts, aligned))
    noted = {line.start for note in fonts for line in note.lines} | _covered(sheet.lines, drafts.text)
    notes = _placed(sheet, name_notes(sheet.text, drafts.all()))
    markers = _markers(sheet, notes, noted, aligned)
    text = _with_exponents(sheet, markers, notes)
    notes = _addressed(_placed(sheet, name_notes(text, drafts.all())), sheet, pages)
    contents = {line.first for line in aligned.furniture}
    sheet.furniture += [line for line in sheet.lines if line.start not in noted and _is_aside(line, contents)]
    aside = {line.start for line in sheet.furniture}
    sheet.text = text
    blocks = build_blocks(sheet, [line for line in sheet.lines if line.start not in noted | aside])
    return Layout(
        format=Format.PDF,
        text=text,
        pages=sheet.pages,
        blocks=blocks,
        notes=notes,
        markers=markers,
        title=title_of(title, sheet, pages, blocks),
        dated=find_date(text, blocks),
    )


def _without_furniture(sheet: Sheet) -> str:
    """The text with blanks for running heads and page numbers, so that no page number looks like a note's label."""
    parts: list[str] = []
    end = 0
    for line in sorted(sheet.furniture, key=lambda line: line.start):
        parts += (sheet.text[end : line.start], " " * len(line.text))
        end = line.end
    return "".join([*parts, sheet.text[end:]])


def _is_aside(line: Line, contents: set[int]) -> bool:
    return line.start + len(line.text) - len(line.text.lstrip()) in contents


# -- notes ----------------------------------------------------------------------------------------------------------
def _completed(fonts: Sequence[FootNote], aligned: Alignment) -> list[Draft]:
    """The notes that only the alignment finds: lists and notes at the end, and what fills a gap in the numbering."""
    taken = sorted((span.start, span.end) for note in fonts for span in note.draft.segments)
    called = {marker.note for marker in aligned.markers}
    free = [note for note in aligned.notes if not _overlaps(note, taken)]
    at_end = [note for note in free if note.kind is not NoteKind.FOOTNOTE]
    share = sum(note.id in called for note in at_end) / len(at_end) if at_end else 0.0
    kept: list[Draft] = []
    scopes = 1 + max((note.draft.scope for note in fonts), default=-1)
    for note in free:
        if not fonts or (note.kind is NoteKind.ENTRY and share > 0) or (note in at_end and share >= _CALLED):
            kept.append(_draft(note, note.scope + (scopes if fonts else 0)))
        elif (scope := _gap(note, fonts)) is not None:
            kept.append(_draft(note, scope))
    return kept


def _draft(note: Note, scope: int) -> Draft:
    return Draft(note.label, scope, note.body, note.kind, note.glued, list(note.segments))


def _gap(note: Note, fonts: Sequence[FootNote]) -> int | None:
    """The scope of the numbering in which `note` fills a gap, None if it fills none."""
    if not note.label.isdigit():
        return None
    numbered = [one.draft for one in fonts if one.draft.label.isdigit()]
    place = bisect_left([draft.start for draft in numbered], note.start)
    before = numbered[place - 1] if place else None
    behind = numbered[place] if place < len(numbered) else None
    label = int(note.label)
    if before is not None and int(before.label) < label and (behind is None or label < int(behind.label)):
        return before.scope if behind is not None or label == int(before.label) + 1 else None
    return behind.scope if before is None and behind is not None and label < int(behind.label) else None


def _overlaps(note: Note, taken: Sequence[tuple[int, int]]) -> bool:
    for span in note.segments:
        place = bisect_left(taken, (span.end, 0))
        if place and taken[place - 1][1] > span.start:
            return True
    return False


def _covered(lines: Sequence[Line], drafts: Iterable[Draft]) -> set[int]:
    """Where the lines begin that the drafts cover."""
    starts = [line.start for line in lines]
    found: set[int] = set()
    for draft in drafts:
        for span in draft.segments:
            low = max(0, bisect_right(starts, span.start) - 1)
            found.update(starts[low : bisect_left(starts, span.end)])
    return found


def _placed(sheet: Sheet, notes: Sequence[Note]) -> tuple[Note, ...]:
    starts = [page.start for page in sheet.pages]
    return tuple(replace(note, page=bisect_right(starts, note.start)) for note in notes)


def _addressed(notes: Sequence[Note], sheet: Sheet, pages: Sequence[Page]) -> tuple[Note, ...]:
    """The notes with the addresses that links on their lines lead to."""
    if not any(page.links for page in pages):
        return tuple(notes)
    starts = [line.start for line in sheet.lines]
    addressed: list[Note] = []
    for note in notes:
        found: dict[str, None] = {}
        for span in note.segments:
            low = max(0, bisect_right(starts, span.start) - 1)
            for line in sheet.lines[low : bisect_left(starts, span.end)]:
                found |= dict.fromkeys(link.address for link in pages[line.page - 1].links if _lies_on(link, line))
        web = tuple(address for address in found if address.lower().startswith(("http://", "https://")))
        addressed.append(replace(note, addresses=web))
    return tuple(addressed)


def _lies_on(link: Link, line: Line) -> bool:
    middle = line.baseline + 0.25 * line.size
    return link.bottom <= middle <= link.top and link.left < line.right and link.right > line.left


# -- markers --------------------------------------------------------------------------------------------------------
def _markers(sheet: Sheet, notes: Sequence[Note], noted: set[int], aligned: Alignment) -> tuple[Marker, ...]:
    """The raised labels linked to notes; then what the alignment has, where fonts tell nothing."""
    names = _names(aligned.notes, notes)
    raised = link_raised(find_raised(sheet, noted), notes)
    by_place = {marker.start: marker for marker in aligned.markers}
    kept = [checked(marker, by_place.get(marker.start), names) for marker in raised]
    called = {marker.note for marker in kept}
    taken = {marker.start for marker in kept}
    has_habit = len(called - {None}) >= max(1, _RAISED_HABIT * len(notes))
    starts = [line.start for line in sheet.lines]
    for marker in aligned.markers:
        line = starts[bisect_right(starts, marker.start) - 1] if starts else -1
        note = names.get(marker.note or "")
        if marker.start in taken or line in noted or (marker.note is not None and note is None):
            continue
        if marker.kind is not MarkerKind.BRACKET and (has_habit or note is None):
            continue
        runner_up = names.get(marker.runner_up or "")
        kept.append(replace(marker, note=note, runner_up=runner_up))
    return tuple(sorted(kept, key=lambda marker: (marker.start, marker.end)))


def _names(theirs: Sequence[Note], ours: Sequence[Note]) -> dict[str, str]:
    """For the notes of the alignment, those of the same label that begin at the same place or within them."""
    starts = [note.start for note in ours]
    names: dict[str, str] = {}
    for note in theirs:
        for one in ours[bisect_left(starts, note.start - 3) : bisect_right(starts, max(note.start + 3, note.body))]:
            if one.label == note.label:
                names[note.id] = one.id
    return names


def checked(marker: Marker, other: Marker | None, names: dict[str, str]) -> Marker:
    """A marker by its font, with low confidence where the text alone links it to another note."""
    if other is None or other.note is None or marker.note is None:
        return marker
    theirs = names.get(other.note)
    if theirs is None or theirs == marker.note:
        return marker
    return replace(marker, confidence=_DISAGREED, runner_up=theirs)


# -- text -----------------------------------------------------------------------------------------------------------
def _with_exponents(sheet: Sheet, markers: Sequence[Marker], notes: Sequence[Note]) -> str:
    """The text with raised digits that are no labels as superscripts: 10⁶ must not be read as 106."""
    labels = sorted({marker.start for marker in markers} | {note.start for note in notes})
    powers = [span for span in sheet.raised if not _holds(labels, span)]
    return with_superscripts(sheet.text, powers)


def _holds(offsets: Sequence[int], span: Span) -> bool:
    place = bisect_left(offsets, span.start)
    return place < len(offsets) and offsets[place] < span.end
