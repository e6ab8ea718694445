"""Pandoc's citations in Markdown: `[@key, p. 3; @other]`, `@key [p. 3]`, `-@key`, and the bibliographies they name.

Follows the pandoc manual, "Citation syntax"; the entries of a bibliography stand where the metadata names it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from claims.bibliography import notes_at
from claims.companions import Companions
from claims.document import EntryList, Marker, MarkerKind, Note
from claims.errors import UnreadableDocument
from claims.flow import Span
from claims.readers.decoding import decode_text
from claims.readers.works import add_named, given_works
from claims.references import parse_note, place_references
from claims.references.model import BackReference, Reference

_KEYS = re.compile(r"\[([^\[\]\n]{0,300}@[^\[\]\n]{1,300}(?:\n[^\[\]\n]{1,300}){0,3})\](?![(\[])")
_KEY = re.compile(r"(?<![\w.@])@(?:\{([^\s{}]{1,100})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,100}\w)?))")
_IN_TEXT = re.compile(r"(?<![\w.@\[;-])-?@(?:\{([^\s{}]{1,100})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,100}\w)?))")
_LOCATED = re.compile(r"[ \t]?\[(?![\^@])[^\[\]\n@]{1,100}\](?![(\[:])")
_NAMED = re.compile(
    r"^bibliography[ \t]*:[ \t]*(?P<first>[^\r\n]{0,500})(?P<list>(?:\r?\n[ \t]*-[ \t][^\r\n]{1,300}){0,50})", re.M
)
_INLINE = re.compile(r"^references[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Citations:
    """The markers of keys, the entries as notes, what is said of the list, warnings, and signs that are no words."""

    markers: tuple[Marker, ...]
    notes: tuple[Note, ...] = ()
    entries: EntryList = field(default_factory=EntryList)
    warnings: tuple[str, ...] = ()
    signs: tuple[Span, ...] = ()


def read_citations(
    masked: str,
    front: str,
    companions: Companions,
    bibliographies: Sequence[tuple[str, bytes]],
    taken: Iterable[str],
) -> Citations:
    """The citations by key of a text (`masked`: without code and comments), and the entries they name.

    `front` is the metadata at its head; `taken` are the ids of the notes that it has. BadBibliography for a file given.
    """
    works = given_works(bibliographies)
    names, place = _named_files(front)

    def load(name: str) -> str | None:
        data = companions(name)
        try:
            return decode_text(data) if data else None
        except UnreadableDocument:
            return None

    unread = add_named(works, names, load)
    works.complete = not unread and _INLINE.search(front) is None
    known = works.by_key()
    found = sorted({*_bracketed(masked), *_in_text(masked, frozenset(known))}, key=lambda span: span[1])
    if works.entries and not names and not found:
        return Citations(())  # files given for other documents
    place = place or (Span(found[0][1], found[0][2]) if found else Span(0, min(1, len(masked))))
    notes = notes_at(works, place, taken)
    ids: dict[str, str] = {}
    for entry, note in zip(works.entries, notes, strict=True):
        for key in (entry.key, *entry.aliases):
            ids.setdefault(key, note.id)
    markers = tuple(Marker(key, start, end, MarkerKind.KEY, ids.get(key)) for key, start, end in found)
    missing = tuple(f"The bibliography {name} could not be read: its entries are missing." for name in unread)
    signs = tuple(_locators(masked, found))
    return Citations(markers, notes, works.entry_list(), (*works.warnings, *missing), signs)


def with_citations(text: str, note: Note, markers: Sequence[Marker], entries: Sequence[Note]) -> Note:
    """The note with a short reference to the entry for each key that it cites, beside what it cites in full."""
    first = bisect_left(markers, note.start, key=lambda marker: marker.start)
    own = list(takewhile(lambda marker: marker.end <= note.end, markers[first:]))
    if not own:
        return note
    keys = {entry.id: entry.label for entry in entries}
    short = [
        Reference(
            marker.label, marker.start, marker.end, back_reference=BackReference.SHORT,
            target=keys.get(marker.note or "", marker.label),
        )
        for marker in own
    ]  # fmt: skip
    printed = place_references(text, note, parse_note)
    full = [one for one in printed.references if one.url or one.doi]
    return replace(printed, references=tuple(sorted([*full, *short], key=lambda one: (one.start, one.end))))


def _named_files(front: str) -> tuple[list[str], Span | None]:
    """The bibliographies that the metadata names, as one value or a list, and where it does."""
    match = _NAMED.search(front)
    if match is None:
        return [], None
    first = match["first"].split(" #")[0].strip()
    listed = [line.strip().removeprefix("-") for line in match["list"].splitlines() if line.strip()]
    listed += first.strip("[]").split(",") if first.startswith("[") else [first]
    names = [name.strip().strip("\"'") for name in listed]
    return [name for name in names if name], Span(match.start(), match.start() + len(match[0].rstrip()))


def _bracketed(masked: str) -> Iterator[tuple[str, int, int]]:
    for found in _KEYS.finditer(masked):
        for key in _KEY.finditer(masked, found.start(1), found.end(1)):
            group = 1 if key[1] else 2
            yield key[group], key.start(group), key.end(group)


def _in_text(masked: str, known: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Keys in the sentence itself; only those of the bibliography, since names of accounts look alike."""
    for key in _IN_TEXT.finditer(masked) if known else ():
        group = 1 if key[1] else 2
        name = key[group].rstrip(".:?")
        if name in known:
            yield name, key.start(group), key.start(group) + len(name)


def _locators(masked: str, found: Iterable[tuple[str, int, int]]) -> Iterator[Span]:
    """The pages behind a key in the sentence: '@key [p. 3]'."""
    for _, _, end in found:
        located = _LOCATED.match(masked, end + (masked[end : end + 1] == "}"))
        if located:
            yield Span(*located.span())
