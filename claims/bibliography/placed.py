"""Entries as notes of a document: in their own file, in a list typeset from them, or where the text names the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claims.bibliography.bibtex import Bibliography, Entry
from claims.bibliography.printed import Printed, print_entry
from claims.document import EntryList, Note, NoteKind
from claims.flow import Span
from claims.references.model import DateRole, PrintedDate, Reference

_FIELDS = {  # of a reference -> of BibTeX, the first that is given
    "authors": ("author", "editor", "institution", "organization"),
    "year": ("date", "year"),
    "title": ("title",),
    "container": ("journaltitle", "journal", "booktitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
    "url": ("url", "link", "howpublished", "note"),
    "slot": ("url", "link"),
    "doi": ("doi",),
    "isbn": ("isbn",),
}
_DATED = {DateRole.PUBLISHED: ("date", "year"), DateRole.ACCESSED: ("urldate", "lastchecked", "lastaccessed", "note")}


@dataclass(slots=True)
class Works:
    """The entries that a document may cite, in the order of its bibliographies."""

    entries: list[Entry] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    complete: bool = True
    whole: bool = False
    _printed: dict[int, Printed] = field(default_factory=dict)

    def add(self, bibliography: Bibliography, name: str) -> None:
        """Take up the entries of a file."""
        self.entries.extend(bibliography.entries)
        self.warnings.extend(f"{name}: {warning}" for warning in bibliography.warnings)
        self.listed.update(bibliography.listed)

    def printed(self, entry: Entry) -> Printed:
        """What the list prints of an entry; made once."""
        if id(entry) not in self._printed:
            self._printed[id(entry)] = print_entry(entry)
        return self._printed[id(entry)]

    def by_key(self) -> dict[str, Entry]:
        """The entries by key and by further keys (`ids`); of two with one key the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            for key in (entry.key, *entry.aliases):
                found.setdefault(key, entry)
        return found

    def entry_list(self) -> EntryList:
        """What is said of the entries beside them."""
        return EntryList(self.complete, self.whole, frozenset(self.listed))


def notes_in_file(entries: Sequence[Entry]) -> tuple[Note, ...]:
    """The entries of a bibliography file that is itself the document."""
    notes: list[Note] = []
    for entry, id_ in zip(entries, _ids(entries, ()), strict=True):
        printed = print_entry(entry)
        inside = _inside(printed.reference, entry)
        notes.append(_note(entry, id_, entry.span, printed, inside, _behind_key(entry)))
    return tuple(notes)


def notes_at(works: Works, place: Span, taken: Iterable[str]) -> tuple[Note, ...]:
    """The entries of files beside a document, all at the place of it that names the bibliography."""
    ids = _ids(works.entries, taken)
    return tuple(
        _note(entry, id_, place, printed, _at(printed.reference, place), place.start)
        for entry, id_ in zip(works.entries, ids, strict=True)
        for printed in (works.printed(entry),)
    )


def typeset_note(note: Note, entry: Entry, printed: Printed) -> Note:
    """The note that a list prints of an entry, with the entry's reference."""
    reference = moved(printed.reference, note.body)
    return replace(note, references=(replace(reference, end=note.end),), raw=entry.raw)


def moved(reference: Reference, by: int) -> Reference:
    """The reference with all places `by` characters further on."""
    return replace(
        reference,
        start=reference.start + by,
        end=reference.end + by,
        spans={name: Span(span.start + by, span.end + by) for name, span in reference.spans.items()},
        dates=tuple(replace(date, start=date.start + by, end=date.end + by) for date in reference.dates),
    )


def _note(entry: Entry, id_: str, place: Span, printed: Printed, reference: Reference, body: int) -> Note:
    return Note(
        id_,
        entry.key,
        (place,),
        body,
        printed.text,
        NoteKind.ENTRY,
        named=True,
        references=(reference,),
        raw=entry.raw,
    )


def _ids(entries: Sequence[Entry], taken: Iterable[str]) -> list[str]:
    """An id for each entry, none of them given twice or in `taken`."""
    used = set(taken)
    counts: dict[str, int] = {}
    ids: list[str] = []
    for entry in entries:
        while True:
            counts[entry.key] = counts.get(entry.key, 0) + 1
            id_ = f"n{entry.key}" if counts[entry.key] == 1 else f"n{entry.key}-{counts[entry.key]}"
            if id_ not in used:
                break
        used.add(id_)
        ids.append(id_)
    return ids


def _behind_key(entry: Entry) -> int:
    start = entry.raw.find(entry.key)
    return entry.span.start + max(start, 0) + len(entry.key)


def _at(reference: Reference, place: Span) -> Reference:
    """The reference with all that is placed at `place`."""
    dates = tuple(replace(date, start=place.start, end=place.end) for date in reference.dates)
    return replace(reference, start=place.start, end=place.end, spans={}, dates=dates)


def _inside(reference: Reference, entry: Entry) -> Reference:
    """The reference with its fields where the file gives them."""
    spans = {name: span for name, fields in _FIELDS.items() if (span := _first(entry.places, fields)) is not None}
    kept = {name: span for name, span in spans.items() if name in reference.spans}
    dates: list[PrintedDate] = []
    for date in reference.dates:
        place = _first(entry.places, _DATED[date.role]) or entry.span
        dates.append(replace(date, start=place.start, end=place.end))
    return replace(reference, start=entry.span.start, end=entry.span.end, spans=kept, dates=tuple(dates))


def _first(places: Mapping[str, Span], names: Iterable[str]) -> Span | None:
    return next((places[name] for name in names if name in places), None)
