"""Raised numbers and signs of the body, and the notes they call."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.document import Marker, Note, NoteKind
from claims.flow import Span
from claims.readers.pdf.sheet import PLAIN_DIGITS, Sheet

_PART = re.compile(r"\d{1,4}|[⁰¹²³⁴-⁹]{1,4}|[*∗†‡§¶]{1,4}|(?<![^\W\d])[a-z](?![^\W\d])|[-–—⁻]")
_BETWEEN = re.compile(r"[\s,;.()\[\]˒]")
_DASHES = frozenset("-–—⁻")
_LONGEST_RANGE = 12
_UNIT = re.compile(r"(?:^|[^^\W\d_])(?:k|c|m|d|n|µ)?m$|(?:^|[\s(])[xXyYnrRχσ]$")
_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|20)\d\d$")
_SIGNS_BEFORE = frozenset("+-−=^(∫∑√×·/")
SAME_PAGE, NEXT_PAGE, FAR, AGAIN, NOWHERE = 0.99, 0.95, 0.9, 0.75, 0.7
_SEVERAL = 4  # calls that show a habit, so that one without a note is one
_SURE_PAGES = 1  # between a marker and a note at a page's foot


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised label in the body: where it stands; `odd`: as an exponent does."""

    label: str
    span: Span
    page: int
    odd: bool


def find_raised(sheet: Sheet, noted: set[int]) -> list[Raised]:
    """The raised labels outside the notes in order; `noted` holds the offsets where lines of notes begin."""
    found: list[Raised] = []
    starts = [page.start for page in sheet.pages]
    lines = [line.start for line in sheet.lines]
    for span in sheet.raised:
        line = lines[bisect_right(lines, span.start) - 1]
        if line not in noted:
            found += _labels(sheet.text, span, bisect_right(starts, span.start))
    return found


def _labels(text: str, span: Span, page: int) -> Iterator[Raised]:
    """The labels in a run of raised signs: `1,2` are two, `3–5` are three, the middle one at the dash."""
    content = text[span.start : span.end]
    if _BETWEEN.sub("", _PART.sub("", content)):
        return
    before = text[max(0, span.start - 12) : span.start].rpartition("\n")[2]
    odd = _UNIT.search(before) is not None or before[-1:] in _SIGNS_BEFORE
    odd = odd or (before[-1:].isdigit() and _YEAR.search(before) is None)
    last: int | None = None
    dash: Span | None = None
    for part in _PART.finditer(content):
        at = Span(span.start + part.start(), span.start + part.end())
        if part[0] in _DASHES:
            dash = at
            continue
        label = part[0].translate(PLAIN_DIGITS).replace("∗", "*")
        if dash is not None and last is not None and label.isdigit() and 1 < int(label) - last <= _LONGEST_RANGE:
            for inner in range(last + 1, int(label)):
                yield Raised(str(inner), dash, page, odd)
        yield Raised(label, at, page, odd)
        last, dash = (int(label) if label.isdigit() else None), None


def link_raised(raised: Sequence[Raised], notes: Sequence[Note]) -> list[Marker]:
    """The markers among the raised labels, each with its note; those that call none are kept where they fit a gap."""
    by_label: defaultdict[str, list[Note]] = defaultdict(list)
    for one in notes:
        by_label[one.label].append(one)
    linked = [_nearest(place, by_label[place.label]) for place in raised]
    plain = [to is not None and not place.odd for place, to in zip(raised, linked, strict=True)]
    called = {to.id for place, to in zip(raised, linked, strict=True) if to is not None and not place.odd}
    markers: list[Marker] = []
    for number, place in enumerate(raised):
        note = linked[number]
        if place.odd and (note is None or note.id in called or not _fits(raised, plain, number)):
            continue
        if note is None:
            if sum(plain) >= _SEVERAL and _fits(raised, plain, number, both=True):
                markers.append(Marker(place.label, place.span.start, place.span.end, confidence=NOWHERE))
            continue
        if note.kind is NoteKind.FOOTNOTE and not _is_near(place, note) and not _fits(raised, plain, number):
            continue
        others = [other.id for other in by_label[place.label] if other.id != note.id]
        markers.append(
            Marker(
                place.label,
                place.span.start,
                place.span.end,
                note=note.id,
                confidence=_confidence(place, note, raised, plain, number),
                runner_up=others[0] if others else None,
            )
        )
    return markers


def _nearest(place: Raised, notes: Sequence[Note]) -> Note | None:
    """Of the notes with the same label the one on the marker's page, else the next behind it, else the last before."""
    same = [note for note in notes if note.page == place.page]
    if same:
        return same[0]
    behind = next((note for note in notes if note.start > place.span.start), None)
    if behind is not None and (behind.page or 0) <= place.page + _SURE_PAGES:
        return behind
    before = next((note for note in reversed(notes) if note.page == place.page - 1), None)
    return before or behind or (notes[-1] if notes else None)


def _is_near(place: Raised, note: Note) -> bool:
    return abs((note.page or 0) - place.page) <= _SURE_PAGES


def _confidence(place: Raised, note: Note, raised: Sequence[Raised], plain: Sequence[bool], number: int) -> float:
    """How sure a link is: by the pages between, and by whether the label was called in order."""
    if note.page == place.page:
        return SAME_PAGE if not place.odd else AGAIN
    if _is_near(place, note):
        return NEXT_PAGE
    in_order = place.label.isdigit() and _fits(raised, plain, number)
    return FAR if in_order else AGAIN


def _fits(raised: Sequence[Raised], plain: Sequence[bool], number: int, *, both: bool = False) -> bool:
    """Whether a label stands in order between its neighbours that call notes; `both`: it must have two."""
    place = raised[number]
    if not place.label.isdigit():
        return False
    label = int(place.label)
    before = next((_value(raised[i]) for i in range(number - 1, max(-1, number - 6), -1) if plain[i]), None)
    behind = next((_value(raised[i]) for i in range(number + 1, min(len(raised), number + 6)) if plain[i]), None)
    if before is None and (behind is None or both):
        return label == 1 and behind == 2
    if behind is None and both:
        return before is not None and label == before + 1
    above = before is None or before < label <= before + _LONGEST_RANGE
    below = behind is None or label < behind <= label + _LONGEST_RANGE or behind <= 2
    return above and below


def _value(place: Raised) -> int:
    return int(place.label) if place.label.isdigit() else 0
