"""Citations that reference managers wrote, placed in the layout: in notes, in the text, in the list of works.

A work cited in the text is tied to its entry in the list that the manager printed; where it printed none, the place
that first cites the work stands for the entry.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from claims.document import Block, BlockKind, Layout, Marker, MarkerKind, Note, NoteKind
from claims.flow import Span
from claims.readers.csl import Item, families_of, iso_date, reference_of
from claims.readers.docx.notes import Citation
from claims.references import parse_note, place_references
from claims.references.model import Reference

_WORD = re.compile(r"[^\W_]{1,60}")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBERS = re.compile(r"(?!.{0,200}\d{4})[\[(]?\d[\d\s,;()\[\]–-]{0,200}")  # and no years
_NUMBER = re.compile(r"\d{1,3}")
_ENTRY_LABEL = re.compile(r"[\[(]?(\d{1,4})(?:[\])]\.?|\.)\s{0,5}(?:\| )?")  # in a cell of its own as Word sets it
_LEAST_TITLE = 10  # letters; a shorter title says too little
_LONGEST_RANGE = 30
_MOST_OF_A_NAME = 50  # works of one author that are compared with an entry
_NAMED = 12  # words of an entry in which the first author's name stands


def place_citations(
    layout: Layout, in_notes: Sequence[Citation], in_text: Sequence[Citation], bibliography: Sequence[Span]
) -> Layout:
    """The layout with the references and markers that the citations give."""
    if not in_notes and not in_text:
        return layout
    notes = _cited_in(layout, in_notes)
    if not in_text:
        return replace(layout, notes=notes)
    entries, blocks = _entries(layout, bibliography)
    works = _Works(layout.text, Counter(note.id for note in notes))
    works.add_entries(entries, [item for citation in in_text for item in citation.items])
    markers = [marker for citation in in_text for marker in works.markers(citation)]
    whole = sorted((*notes, *works.notes.values()), key=lambda note: note.start)
    ordered = sorted((*layout.markers, *markers), key=lambda marker: (marker.start, marker.end))
    return replace(layout, blocks=blocks, notes=tuple(whole), markers=tuple(ordered))


# -- in notes --------------------------------------------------------------------------------------------------------
def _cited_in(layout: Layout, citations: Sequence[Citation]) -> tuple[Note, ...]:
    """The notes, those that hold citations with their references."""
    starts = [citation.span.start for citation in citations]
    notes: list[Note] = []
    for note in layout.notes:
        own = citations[bisect_left(starts, note.start) : bisect_left(starts, note.end)]
        if own:
            read = place_references(layout.text, note, parse_note)
            note = replace(read, references=_laid_over(layout.text, read.references, own))
        notes.append(note)
    return tuple(notes)


def _laid_over(text: str, printed: Sequence[Reference], citations: Sequence[Citation]) -> tuple[Reference, ...]:
    """The references as printed, with the works that citations name laid over those that stand in their places."""
    ends = [one.end for one in printed]
    found: list[Reference] = []
    done = 0  # how many of the printed ones have been looked at
    for citation in citations:
        first = max(done, bisect_right(ends, citation.span.start))
        found += printed[done:first]
        done = first
        while done < len(printed) and printed[done].start < citation.span.end:
            done += 1
        bases = _bases(text, printed[first:done], citation)
        found += [reference_of(item, base) for item, base in zip(citation.items, bases, strict=True)]
    return tuple(sorted((*found, *printed[done:]), key=lambda one: one.start))


def _bases(text: str, under: Sequence[Reference], citation: Citation) -> list[Reference]:
    """For each work of a citation what is printed of it."""
    if len(under) == len(citation.items):
        return list(under)
    if under and len(citation.items) == 1:
        end = max(one.end for one in under)
        return [replace(under[0], end=end, text=_one_line(text[under[0].start : end]))]
    span = citation.span
    plain = Reference(_one_line(text[span.start : span.end]), span.start, span.end)
    return [next((one for one in under if _names(item, _squeezed(one.text))), plain) for item in citation.items]


# -- in the text -----------------------------------------------------------------------------------------------------
def _entries(layout: Layout, bibliography: Sequence[Span]) -> tuple[list[Note], tuple[Block, ...]]:
    """The entries of the printed lists as notes, and the blocks that are left."""
    lists: list[Span] = []
    for span in sorted(bibliography):
        if not lists or span.end > lists[-1].end:  # a field may stand in a control that says the same
            lists.append(span)
    starts = [span.start for span in lists]
    entries: list[Note] = []
    blocks: list[Block] = []
    for block in layout.blocks:
        turn = bisect_left(starts, block.start + 1) - 1
        if turn < 0 or not lists[turn].contains(block.start) or block.kind is BlockKind.HEADING:
            blocks.append(block)
            continue
        words = _one_line("".join(layout.text[piece.start : piece.end] for piece in block.segments))
        label = _ENTRY_LABEL.match(layout.text, block.start, block.end)
        body = label.end() if label else block.start
        words = words[len(label[0]) :].lstrip() if label else words
        entries.append(Note("", label[1] if label else "", block.segments, body, words, NoteKind.ENTRY))
    return entries, tuple(blocks)


@dataclass(slots=True)
class _Works:
    """The works cited in the text, and the notes that stand for them."""

    text: str
    ids: Counter[str]
    notes: dict[str, Note] = field(default_factory=dict)  # by id
    _by_work: dict[str, str] = field(default_factory=dict)  # ids by what tells a work apart
    _by_number: dict[str, str] = field(default_factory=dict)

    def add_entries(self, entries: Sequence[Note], items: Sequence[Item]) -> None:
        """Take the printed list, each entry with the work that it prints."""
        by_name: dict[str, dict[str, Item]] = {}
        for work in items:
            for family in families_of(work)[:1]:
                first = next(iter(_WORD.findall(_plain(family))), "")
                by_name.setdefault(first, {}).setdefault(_key(work), work)
        for entry in entries:
            squeezed = _squeezed(entry.text)
            words = _WORD.findall(_plain(entry.text[:300]))[:_NAMED]
            near = (work for word in words for work in islice(by_name.get(word, {}).values(), _MOST_OF_A_NAME))
            matching = [work for work in near if _names(work, squeezed)]
            item: Item | None = matching[0] if matching else None
            note = self._named(entry, entry.label or (_label(item) if item else entry.text[:40].strip()))
            if item is not None:
                read = place_references(self.text, note, parse_note)
                plain = Reference(note.text, note.body, note.end)
                note = replace(read, references=(reference_of(item, next(iter(read.references), plain)),))
                self._by_work.setdefault(_key(item), note.id)
            self.notes[note.id] = note
            if entry.label:
                self._by_number.setdefault(entry.label, note.id)

    def markers(self, citation: Citation) -> Iterator[Marker]:
        """The markers of one citation, each tied to the note of its work."""
        span = _trimmed(self.text, citation.span)
        words = self.text[span.start : span.end].translate(_LEVEL)
        if _NUMBERS.fullmatch(words):
            yield from self._numbered(citation, span, words)
            return
        if words[:1] in "([" and words[-1:] in ")]":
            span = Span(span.start + 1, span.end - 1)
        for item, part in _shared_out(self.text, span, citation.items):
            label = self.text[part.start : part.end]
            yield Marker(label, part.start, part.end, MarkerKind.AUTHOR_DATE, self._note_of(item, part, _label(item)))

    def _numbered(self, citation: Citation, span: Span, words: str) -> Iterator[Marker]:
        kind = MarkerKind.BRACKET if words[0] in "[(" else MarkerKind.NOTE
        found = list(_spelt_out(words, span.start))
        for turn, (number, place) in enumerate(found):
            item = citation.items[turn] if len(found) == len(citation.items) else None
            known = self._by_number.get(number)
            if known is None and item is not None:
                known = self._note_of(item, place, number)
                self._by_number[number] = known
            yield Marker(number, place.start, place.end, kind, known)

    def _note_of(self, item: Item, place: Span, label: str) -> str:
        """The id of the note that stands for a work; its first place in the text where no list prints it."""
        key = _key(item)
        if key not in self._by_work:
            words = _one_line(self.text[place.start : place.end])
            printed = Reference(words, place.start, place.end)
            note = Note(
                "", label, (place,), place.start, words, NoteKind.ENTRY, references=(reference_of(item, printed),)
            )
            note = self._named(note, label)
            self.notes[note.id] = note
            self._by_work[key] = note.id
        return self._by_work[key]

    def _named(self, note: Note, label: str) -> Note:
        self.ids[f"n{label}"] += 1
        count = self.ids[f"n{label}"]
        id_ = f"n{label}" if count == 1 else f"n{label}-{count}"
        return replace(note, id=id_, label=label, named=not label.isdecimal())


def _shared_out(text: str, span: Span, items: Sequence[Item]) -> Iterator[tuple[Item, Span]]:
    """Each work with the part of the citation that names it, in the order of the text."""
    cuts = [
        span.start,
        *(span.start + found.end() for found in re.finditer(";", text[span.start : span.end])),
        span.end,
    ]
    parts = [_trimmed(text, Span(low, high)) for low, high in pairwise(cuts)]
    if len(parts) != len(items):
        yield from ((item, span) for item in items)
        return
    left = list(items)
    for part in parts:
        squeezed = _squeezed(text[part.start : part.end])
        named = (one for one in left if any(_squeezed(name) in squeezed for name in families_of(one)[:1]))
        item = next(named, left[0])
        left = [one for one in left if one is not item]
        yield item, part


def _spelt_out(words: str, start: int) -> Iterator[tuple[str, Span]]:
    """The numbers of a citation with their places; those within a range share the place of its dash."""
    before: re.Match[str] | None = None
    for found in _NUMBER.finditer(words):
        between = words[before.end() : found.start()] if before else ""
        if before and ("-" in between or "–" in between):
            low, high = int(before[0]), int(found[0])
            dash = Span(start + before.end(), start + found.start())
            yield from ((str(number), dash) for number in range(low + 1, min(high, low + _LONGEST_RANGE)))
        yield found[0], Span(start + found.start(), start + found.end())
        before = found


def _names(item: Item, squeezed: str) -> bool:
    """Whether a printed text names the work: by its title, or by author and year where the title is short."""
    title = _squeezed(str(item.get("title", "")))
    if len(title) >= _LEAST_TITLE:
        return title in squeezed
    year = (iso_date(item.get("issued")) or "")[:4]
    return bool(year) and year in squeezed and any(_squeezed(name) in squeezed for name in families_of(item)[:1])


def _key(item: Item) -> str:
    """What tells a work from others."""
    values: Mapping[str, object] = item
    parts = (str(values.get("title", "")), "".join(families_of(item)), iso_date(item.get("issued")) or "")
    return "|".join(_squeezed(part) for part in parts) + f"|{values.get('DOI', '')}"


def _label(item: Item) -> str:
    """How a text calls the work: 'Smith 2015', 'Smith and Jones 2015', 'Smith et al. 2015'."""
    names = families_of(item)
    whole = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    year = (iso_date(item.get("issued")) or "n.d.")[:4]
    return f"{whole or str(item.get('title', ''))[:40]} {year}".strip()


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \n;,":
        start += 1
    while end > start and text[end - 1] in " \n;,":
        end -= 1
    return Span(start, end)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(_plain(text)))
