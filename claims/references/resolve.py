"""References across notes: placed in the document, numbered, short forms and repetitions tied to the first full one."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from claims.flow import Flow, Span
from claims.references.model import BackReference, PrintedDate, Reference
from claims.references.short_titles import NamedWorks

if TYPE_CHECKING:  # the document's types name the reference's: at run time the import goes one way
    from claims.document import Note

_WORD = re.compile(r"[^\W_]{1,60}")
_NAME = re.compile(r"[^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40}){0,4}\.?")
_LEAST_TITLE = 10  # letters; a shorter title says too little to tell two works apart
_LEAST_PART = 8  # letters of a short title that need not open the full one ('Late Shift' of 'The Late Shift')
_TO_NOTE_BEFORE = (BackReference.IBID, BackReference.LOC_CIT, BackReference.IDEM)


def unplaced(reference: Reference, flow: Flow) -> Reference:
    """The reference with its spans, now in the folded text, counted in the text that `flow` was folded from."""
    return _moved(reference, lambda start, end: flow.span(start, max(end, start + 1)))


def place_references(text: str, note: "Note", read: Callable[[str], tuple[str, tuple[Reference, ...]]]) -> "Note":
    """The note with its references cut from the document's `text` by `read`, all spans in document offsets.

    The note's text is its segments from `body` on, joined by a line break. A note that already holds references, as
    formats with citation fields give them, is returned as it is.
    """
    if note.references:
        return note
    segments = [Span(max(piece.start, note.body), piece.end) for piece in note.segments if piece.end > note.body]
    folded, references = read("\n".join(text[piece.start : piece.end] for piece in segments))
    starts = []
    offset = 0
    for piece in segments:
        starts.append((offset, piece))
        offset += len(piece) + 1

    def move(start: int, end: int) -> Span:
        return Span(_origin(starts, start, False), _origin(starts, end, True))

    return replace(note, text=folded, references=tuple(_moved(one, move) for one in references))


def _origin(starts: list[tuple[int, Span]], offset: int, is_end: bool) -> int:
    """Where `offset` of the joined segments lies in the document."""
    for first, piece in reversed(starts):
        if offset > first or (offset == first and not is_end):
            return min(piece.start + offset - first, piece.end)
    return starts[0][1].start + offset if starts else offset


def _moved(reference: Reference, move: Callable[[int, int], Span]) -> Reference:
    whole = move(reference.start, reference.end)
    spans = {name: move(span.start, span.end) for name, span in reference.spans.items()}
    dates = []
    for date in reference.dates:
        span = move(date.start, date.end)
        dates.append(PrintedDate(date.text, span.start, span.end, date.role, date.iso))
    return replace(reference, start=whole.start, end=whole.end, spans=spans, dates=tuple(dates))


@dataclass(slots=True)
class _Works:
    """The full references seen so far, by what can name them again."""

    by_address: dict[str, Reference] = field(default_factory=dict)
    by_title: dict[str, list[Reference]] = field(default_factory=dict)
    by_author: dict[str, list[Reference]] = field(default_factory=dict)
    named: NamedWorks = field(default_factory=NamedWorks)
    entries: dict[str, "Note"] = field(default_factory=dict)  # under their keys; known before all notes

    def add(self, reference: Reference) -> None:
        """Remember a work cited in full for the first time."""
        for key in _address_keys(reference):
            self.by_address.setdefault(key, reference)
        self.by_title.setdefault(_squeezed(reference.title), []).append(reference)
        for name in dict.fromkeys(_surname(author) for author in reference.authors):
            self.by_author.setdefault(name, []).append(reference)
        self.named.add(reference)

    def same(self, reference: Reference) -> Reference | None:
        """The work cited before that `reference` cites again, by DOI, by address and title, or by author and title."""
        title = _squeezed(reference.title)
        for key in _address_keys(reference):
            known = self.by_address.get(key)
            if known and (key.startswith("doi:") or not title or _likes(title, _squeezed(known.title))):
                return known
        if len(title) < _LEAST_TITLE:
            return None
        return next((known for known in self.by_title.get(title, ()) if _agree(known, reference)), None)


def resolve(notes: Sequence["Note"]) -> tuple["Note", ...]:
    """The notes with their references numbered r1, r2 … and tied: `note`, and `same_as` of short forms and repetitions.

    A short form that points to nothing, or to a note of several works, keeps `back_reference` and has no `same_as`.
    """
    works = _Works()
    firsts = list(accumulate((len(note.references) for note in notes), initial=1))
    entries = {turn: _resolved(note, firsts[turn], (), works) for turn, note in enumerate(notes) if _has_key(note)}
    for entry in entries.values():
        works.entries.setdefault(entry.label, entry)
    done: list[Note] = []
    for turn, note in enumerate(notes):
        done.append(entries[turn] if turn in entries else _resolved(note, firsts[turn], done, works))
    return tuple(done)


def _has_key(note: "Note") -> bool:
    """Whether it is an entry under a key, which notes may name before it is printed."""
    return note.named and note.kind == "entry"


def _resolved(note: "Note", first: int, done: Sequence["Note"], works: _Works) -> "Note":
    references: list[Reference] = []
    for number, reference in enumerate(note.references, first):
        one = replace(reference, id=f"r{number}", note=note.id)
        references.append(_tied(one, note, references, done, works))
    return replace(note, references=tuple(references))


def _tied(
    reference: Reference, note: "Note", earlier: Sequence[Reference], done: Sequence["Note"], works: _Works
) -> Reference:
    if reference.back_reference is None:
        known = works.same(reference)
        if known:
            return replace(reference, same_as=known.id)
        short = _short_title(reference, works) or works.named.find(reference)
        if short:
            return replace(reference, back_reference=BackReference.SHORT, same_as=short.id)
        works.add(reference)
        return reference
    if reference.back_reference is BackReference.IDEM and reference.title:
        return _by_same_author(reference, earlier, done, works)
    target = _target(reference, note, earlier, done, works)
    return replace(reference, same_as=target) if target else reference


def _target(
    reference: Reference, note: "Note", earlier: Sequence[Reference], done: Sequence["Note"], works: _Works
) -> str | None:
    """The id of the full reference that a short one stands for; None where it cannot be told."""
    if reference.target is not None:
        return _in_note(reference, reference.target, note, earlier, done, works)
    if reference.back_reference in _TO_NOTE_BEFORE and not reference.authors:
        before = list(earlier[-1:]) or (list(done[-1].references) if done else [])
        ids = {one.same_as or ("" if one.back_reference else one.id) for one in before}
        return next(iter(ids)) or None if len(ids) == 1 else None
    return _one_of(_by_author(reference, works), reference)


def _in_note(
    reference: Reference,
    label: str,
    note: "Note",
    earlier: Sequence[Reference],
    done: Sequence["Note"],
    works: _Works,
) -> str | None:
    """The work in the note with this label that the short reference names, or its only one."""
    named = [one for one in done if one.label == label and one.scope == note.scope]
    if label in works.entries and not named:
        named = [works.entries[label]]
    cited = list(named[-1].references) if named else list(earlier) if label == note.label else []
    surnames = {_surname(author) for author in reference.authors}
    if surnames:
        cited = [one for one in cited if surnames & {_surname(author) for author in one.authors}]
    if len(cited) > 1 and reference.title:
        cited = [one for one in cited if _likes(_squeezed(reference.title), _squeezed(one.title))]
    ids = {one.same_as or one.id for one in cited if one.same_as or one.back_reference is None}
    return ids.pop() if len(ids) == 1 else None


def _by_author(reference: Reference, works: _Works) -> list[Reference]:
    if not reference.authors:
        title = _squeezed(reference.title)
        return [
            one
            for known in works.by_title.values()
            for one in known
            if title and _squeezed(one.title).startswith(title)
        ]
    wanted = {_surname(author) for author in reference.authors}
    first = works.by_author.get(_surname(reference.authors[0]), [])
    return [one for one in first if wanted <= {_surname(author) for author in one.authors}]


def _one_of(found: list[Reference], reference: Reference) -> str | None:
    """The one work among those of an author that the short form names; None if several are possible."""
    title = _squeezed(reference.title)
    if title:
        likely = [one for one in found if _likes(title, _squeezed(one.title))]
        found = likely or found
    if reference.year and len(found) > 1:
        found = [one for one in found if one.year == reference.year]
    return found[0].id if len(found) == 1 else None


def _short_title(reference: Reference, works: _Works) -> Reference | None:
    """The work that author and shortened title cite again: nothing but pages stands beside them."""
    if not reference.authors or not reference.title or reference.url or reference.doi or reference.publisher:
        return None
    if reference.year or reference.container or reference.accessed or reference.volume:
        return None
    title = _squeezed(reference.title)
    found = [one for one in _by_author(reference, works) if len(title) >= 4 and _likes(title, _squeezed(one.title))]
    return found[0] if len(found) == 1 else None


def _by_same_author(
    reference: Reference, earlier: Sequence[Reference], done: Sequence["Note"], works: _Works
) -> Reference:
    """'Idem, Another Title': a work of its own by the author before."""
    before = list(earlier[-1:]) or (list(done[-1].references[-1:]) if done else [])
    if not before:
        return reference
    known = works.same(replace(reference, authors=before[0].authors))
    if known is None:
        works.add(replace(reference, authors=before[0].authors))
        return replace(reference, same_as=None)
    return replace(reference, same_as=known.id)


def _agree(known: Reference, reference: Reference) -> bool:
    """Whether two references of one title are one work: an author in common, no other year, no other address."""
    first, second = ({_surname(author) for author in one.authors} for one in (known, reference))
    if first and second and not first & second:
        return False
    if known.year and reference.year and known.year != reference.year:
        return False
    return not (known.url and reference.url and _address(known.url) != _address(reference.url))


def _likes(short: str, full: str) -> bool:
    """Whether a short title is the beginning of the full one, or stands within it."""
    if not short or not full:
        return False
    return full.startswith(short) or short.startswith(full) or (len(short) >= _LEAST_PART and short in full)


def _address_keys(reference: Reference) -> Iterator[str]:
    if reference.doi:
        yield "doi:" + reference.doi.lower()
    if reference.url:
        address = _address(reference.url)
        if "/" in address:
            yield address


def _address(url: str) -> str:
    """What tells an address from others: without scheme, 'www.', fragment and final slash."""
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower())
    return plain.split("#")[0].rstrip("/")


def _squeezed(text: str | None) -> str:
    """The letters and digits of `text`, without case and accents."""
    plain = unicodedata.normalize("NFKD", (text or "").casefold())
    return "".join(word for word in _WORD.findall("".join(s for s in plain if not unicodedata.combining(s))))


def _surname(author: str) -> str:
    """The surname of an author in whatever order it is printed; a body's whole name."""
    head, comma, _ = author.partition(",")
    if comma:
        return _squeezed(head)
    words = _NAME.findall(author)
    long = [word for word in words if not word.endswith(".") and not (word.isupper() and len(word) <= 3)]
    if len(long) < len(words) and long:
        return _squeezed(long[-1])
    return _squeezed(long[-1]) if len(long) in (2, 3) and long[0][:1].isupper() else _squeezed(author)
