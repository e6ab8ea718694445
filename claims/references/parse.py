"""One reference, from its text to its fields."""

import re
from dataclasses import dataclass, field

from claims.flow import Span
from claims.references import law
from claims.references.addresses import Address, within
from claims.references.bodies import find_body
from claims.references.containers import mask_editors
from claims.references.dates import ReadDate, date_in_address
from claims.references.forms import Names
from claims.references.identifiers import find_addresses, find_dates, find_numbers_of_works, find_slot
from claims.references.kinds import is_law_name, kind_of
from claims.references.model import DateRole, PrintedDate, Reference, ReferenceKind
from claims.references.numbers import find_lone_volume, find_numbers, find_remarks
from claims.references.persons import find_persons
from claims.references.scan import INSIDE, Piece, Scan
from claims.references.short import Back, find_back_reference
from claims.references.titles import find_title, skip_signs
from claims.references.years import find_year

_LONGEST = 3000  # characters; what goes on longer is no reference, and is read so far
_PRINTED = ("year", "title", "container", "publisher", "volume", "issue", "pages", "page_label")
_ARCHIVE = re.compile(
    r"https?://(?:web\.archive\.org/(?:web|save)/|archive\.(?:ph|is|today|li|vn|fo|md)/|(?:www\.)?perma\.cc/"
    r"|(?:www\.)?webcitation\.org/|webarchive\.[\w.-]{3,40}/|arquivo\.pt/)",
    re.IGNORECASE,
)
_WITH_DAY = 10  # signs of an ISO date that names the day


@dataclass(slots=True)
class _Reading:
    """What has been found in one reference so far; `named`: the offset behind the name of a case or statute, or 0."""

    scan: Scan
    addresses: list[Address]
    doi: str | None = None
    isbn: str | None = None
    slot: str | None = None
    no_date: str | None = None
    is_thesis: bool = False
    back: Back | None = None
    named: int = 0
    names: Names | None = None
    accessed: list[ReadDate] = field(default_factory=list)
    published: list[ReadDate] = field(default_factory=list)


def parse_piece(text: str, piece: Piece, addresses: tuple[Address, ...]) -> Reference:
    """The reference in `text[piece.start:piece.end]`; spans count in `text`."""
    end = min(piece.end, piece.body + _LONGEST)
    reading = _Reading(Scan(text[piece.body : end]), within(addresses, piece.body, end))
    others = _read_anchors(reading, piece.body)
    _read_gaps(reading, others)
    return _reference(text, piece, reading)


def _read_anchors(reading: _Reading, shift: int) -> list[ReadDate]:
    """Find all that has a form of its own; gives the dates that say nothing of access."""
    scan = reading.scan
    spelled = find_addresses(scan, reading.addresses, shift)
    doi, reading.isbn = find_numbers_of_works(scan)
    reading.doi = doi or spelled
    reading.accessed, others = find_dates(scan)
    reading.slot = find_slot(scan, bool(reading.addresses))
    reading.no_date, reading.is_thesis = find_remarks(scan)
    reading.back = find_back_reference(scan)
    reading.named = law.find_law(scan)
    law.find_reports(scan)
    if reading.named:
        law.blot_pinpoints(scan)
    mask_editors(scan)
    find_numbers(scan)
    return others


def _read_gaps(reading: _Reading, dates: list[ReadDate]) -> None:
    """Find author and year, then what the gaps left over hold."""
    scan = reading.scan
    start = skip_signs(scan.mask, 0)
    names = None if reading.named else find_persons(scan.mask, start)
    reading.published = find_year(scan, names, start, dates)
    if names is None and not reading.named:
        names = find_body(scan.mask, start)
    find_lone_volume(scan, names.end if names else reading.named)
    find_title(scan, names, reading.named)
    if names and not names.persons and reading.published and scan.spans.keys().isdisjoint(("title", "container")):
        name = names.spans[0]  # 'The Times, 14 March 1912, p. 6', 'Harbours Act, 12 May 1959, art. 14'
        scan.mark("title" if is_law_name(scan.text[name[0] : name[1]]) else "container", *name)
        names = None
    reading.names = names


def _reference(text: str, piece: Piece, reading: _Reading) -> Reference:
    scan, names, back = reading.scan, reading.names, reading.back
    own, archived = _originals(reading.addresses)
    printed = {name: scan.printed(name) for name in _PRINTED}
    authors = tuple(scan.text[start:end].rstrip(" ,;") for start, end in names.spans) if names else ()
    url = own[0].candidates[0] if own else None
    slot = "" if reading.slot is None and url is None and reading.accessed else reading.slot
    return Reference(
        text=text[piece.start : piece.end],
        start=piece.start,
        end=piece.end,
        kind=_kind(reading, {**printed, "url": url, "doi": reading.doi, "authors": " ".join(authors)}),
        authors=authors,
        year=printed["year"],
        title=printed["title"],
        container=printed["container"],
        publisher=printed["publisher"],
        volume=printed["volume"],
        issue=printed["issue"],
        pages=printed["pages"],
        page_label=printed["page_label"],
        url=url,
        url_as_printed=own[0].printed if own else None,
        url_candidates=own[0].candidates if own else (),
        archived=archived,
        address_slot=slot,
        doi=reading.doi,
        isbn=reading.isbn,
        published=_published(reading.published, printed["year"], url),
        accessed=next((date.iso for date in reading.accessed), None),
        dates=_printed_dates(reading, piece.body),
        no_date=reading.no_date,
        signal=piece.signal,
        back_reference=back.kind if back else None,
        target=back.target if back else None,
        spans=_spans(reading, piece.body, own),
    )


def _kind(reading: _Reading, fields: dict[str, str | None]) -> ReferenceKind:
    return kind_of(
        reading.scan.text,
        fields,
        is_case=bool(reading.named),
        is_thesis=reading.is_thesis,
        inside=INSIDE in reading.scan.mask and "container" in reading.scan.spans,
        dated=any(len(date.iso or "") == _WITH_DAY for date in reading.published),
    )


def _printed_dates(reading: _Reading, shift: int) -> tuple[PrintedDate, ...]:
    roles = ((reading.accessed, DateRole.ACCESSED), (reading.published, DateRole.PUBLISHED))
    return tuple(
        PrintedDate(reading.scan.text[date.start : date.end], date.start + shift, date.end + shift, role, date.iso)
        for dates, role in roles
        for date in dates
    )


def _originals(addresses: list[Address]) -> tuple[list[Address], str | None]:
    """The addresses of the work itself, and that of an archive's copy where one is printed beside them."""
    copies = [one for one in addresses if _ARCHIVE.match(one.candidates[0])]
    originals = [one for one in addresses if one not in copies]
    return (originals, copies[0].candidates[0]) if originals and copies else (addresses, None)


def _spans(reading: _Reading, shift: int, own: list[Address]) -> dict[str, Span]:
    """Where each field is printed, in the text that the piece was cut from."""
    found = {name: (span.start, span.end) for name, span in reading.scan.spans.items() if name != "place"}
    if reading.names:
        found["authors"] = (reading.names.spans[0][0], reading.names.spans[-1][1])
    spans = {name: Span(start + shift, end + shift) for name, (start, end) in found.items()}
    if own:
        spans["url"] = Span(own[0].start, own[0].end)
    return spans


def _published(dates: list[ReadDate], year: str | None, url: str | None) -> str | None:
    """The day of publication: as printed, else from the address where the years agree, else the year."""
    printed = next((date.iso for date in dates if date.iso), None)
    if printed and len(printed) == _WITH_DAY:
        return printed
    from_address = date_in_address(url) if url else None
    if from_address and (not year or from_address.startswith(year[:4])):
        return from_address
    return printed or (year[:4] if year and year[:4].isdecimal() else None)
