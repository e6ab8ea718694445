"""An entry as a list of references prints it, and the structured reference that it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from claims.bibliography.bibtex import Entry
from claims.bibliography.names import family_of, split_names
from claims.flow import Span
from claims.references import parse_references
from claims.references.dates import iso_date
from claims.references.labels import MONTHS
from claims.references.model import DateRole, PrintedDate, Reference, ReferenceKind
from claims.tex import decode_tex

_KINDS = {
    "article": ReferenceKind.ARTICLE,
    "periodical": ReferenceKind.ARTICLE,
    "suppperiodical": ReferenceKind.ARTICLE,
    "inproceedings": ReferenceKind.ARTICLE,
    "conference": ReferenceKind.ARTICLE,
    "book": ReferenceKind.BOOK,
    "mvbook": ReferenceKind.BOOK,
    "collection": ReferenceKind.BOOK,
    "proceedings": ReferenceKind.BOOK,
    "booklet": ReferenceKind.BOOK,
    "inbook": ReferenceKind.CHAPTER,
    "incollection": ReferenceKind.CHAPTER,
    "inreference": ReferenceKind.CHAPTER,
    "techreport": ReferenceKind.REPORT,
    "report": ReferenceKind.REPORT,
    "manual": ReferenceKind.REPORT,
    "thesis": ReferenceKind.THESIS,
    "phdthesis": ReferenceKind.THESIS,
    "mastersthesis": ReferenceKind.THESIS,
    "dataset": ReferenceKind.DATASET,
    "legislation": ReferenceKind.LAW,
    "jurisdiction": ReferenceKind.LAW,
    "legal": ReferenceKind.LAW,
    "online": ReferenceKind.WEB,
    "electronic": ReferenceKind.WEB,
    "www": ReferenceKind.WEB,
    "webpage": ReferenceKind.WEB,
    "newspaper": ReferenceKind.NEWS,
    "newsarticle": ReferenceKind.NEWS,
}
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
_ADDRESS_NAMES = ("url", "link", "bdsk-url-1", "ee")
_ACCESS_NAMES = ("urldate", "lastchecked", "lastaccessed", "lastvisited", "accessed", "accessdate")
_URL = re.compile(r"(?:https?|ftp)://[^\s{}<>\"]{3,2000}", re.IGNORECASE)
_URL_ESCAPES = re.compile(r"\\([%&#_~$^{}\-/])|\\(?:textasciitilde|sim)\s?(?:\{\})?|\$\\sim\$|\\url\s?")
_DOI = re.compile(r"10\.\d{4,9}/[^\s{}]{1,300}")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d[a-z]?(?!\d)")
_NO_DATE = re.compile(r"n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|s\.\s?a\.|no date|б\.\s?г\.", re.IGNORECASE)
_DAYS = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Printed:
    """An entry's text in a list of references and its reference, whose spans count in that text."""

    text: str
    reference: Reference
    cited: str  # what a citation in the text prints: 'Smith and Jones'


def print_entry(entry: Entry) -> Printed:
    """What a list of references prints of `entry`. No entry raises."""
    fields = _Fields(entry)
    reference = _reference(entry, fields)
    text, spans = _compose(reference, fields)
    dates = tuple(
        PrintedDate(text[span.start : span.end], span.start, span.end, role, iso)
        for role, iso, span in (
            (DateRole.PUBLISHED, reference.published, spans.pop("published", None)),
            (DateRole.ACCESSED, reference.accessed, spans.pop("accessed", None)),
        )
        if span is not None
    )
    whole = replace(reference, text=text, end=len(text), spans=spans, dates=dates)
    return Printed(text, whole, _cited(reference))


class _Fields:
    """The fields of an entry, decoded when asked for."""

    def __init__(self, entry: Entry) -> None:
        self.raw = entry.fields
        self.note = decode_tex(self.raw.get("note", "")[:2000])
        self.howpublished = decode_tex(self.raw.get("howpublished", "")[:2000])

    def text(self, *names: str) -> str | None:
        """The first of these fields that holds something, as plain text."""
        return next(
            (found for name in names if name in self.raw and (found := decode_tex(self.raw[name][:5000]))), None
        )

    def title(self, name: str) -> str | None:
        """A title with its subtitle."""
        main, sub = self.text(name), self.text({"title": "subtitle"}.get(name, name.replace("title", "subtitle")))
        return f"{main}{' ' if main[-1] in '?!:.' else ': '}{sub}" if main and sub and sub != main else main

    def date(self, *names: str) -> tuple[str | None, str | None]:
        """The first date given, as printed and in ISO 8601 (None where the calendar has no such day)."""
        printed = self.text(*names)
        found = _ISO.search(printed) if printed else None
        if printed is None or found is None:
            return printed, None
        return printed, iso_date(int(found[1]), _int(found[2]), _int(found[3]))


def _reference(entry: Entry, fields: _Fields) -> Reference:
    url, slot = _address(fields)
    published, year, no_date = _published(fields)
    access_text, accessed = fields.date(*_ACCESS_NAMES)
    noted = parse_references(fields.note) if fields.note else ()
    if accessed is None and access_text is None:
        accessed = next((one.accessed for one in noted if one.accessed), None)
    persons = split_names(fields.raw.get("author", "")) or split_names(fields.raw.get("editor", ""))
    body = fields.text("institution", "organization", *(("publisher",) if entry.kind in ("online", "misc") else ()))
    doi = _DOI.search(fields.text("doi") or "") or _DOI.search(url if url and "doi.org/" in url else "")
    return Reference(
        text="",
        start=0,
        end=0,
        kind=_kind(entry, fields, url),
        authors=persons or ((body,) if body else ()),
        year=year,
        title=fields.title("title"),
        container=fields.title("journaltitle") or fields.text("journal") or fields.title("booktitle"),
        publisher=fields.text("publisher", "institution", "school", "organization"),
        volume=fields.text("volume"),
        issue=fields.text("number", "issue"),
        pages=fields.text("pages", "eid"),
        url=url,
        url_as_printed=url,
        url_candidates=(url,) if url else (),
        address_slot=slot,
        doi=doi[0].rstrip(".,;") if doi else None,
        isbn=fields.text("isbn"),
        published=published,
        accessed=accessed,
        no_date=no_date,
    )


def _kind(entry: Entry, fields: _Fields, url: str | None) -> ReferenceKind:
    subtype = (fields.text("entrysubtype") or "").lower()
    if subtype in ("newspaper", "magazine", "news"):
        return ReferenceKind.NEWS
    known = _KINDS.get(entry.kind)
    return known or (ReferenceKind.WEB if url else ReferenceKind.UNKNOWN)


def _address(fields: _Fields) -> tuple[str | None, str | None]:
    """The address of the work, and what stands in its field where that is none."""
    for name in _ADDRESS_NAMES:
        source = fields.raw.get(name, "")
        if source.strip():
            plain = _plain_address(source)
            found = _URL.match(plain)
            if found:
                return found[0], None
            return ("https://" + plain, None) if plain.startswith("www.") else (None, plain)
    for name in ("howpublished", "note"):
        found = _URL.search(_plain_address(fields.raw.get(name, "")[:3000]))
        if found:
            return found[0].rstrip(".,;"), None
    eprint = fields.text("eprint")
    kind = (fields.text("eprinttype", "archiveprefix") or "").lower()
    if eprint and kind in _EPRINTS:
        return _EPRINTS[kind] + eprint.removeprefix("arXiv:"), None
    return None, None


def _plain_address(source: str) -> str:
    """An address without TeX's escapes and braces; `%` and `~` stay as they are."""
    plain = _URL_ESCAPES.sub(lambda found: found[1] or ("" if "url" in found[0] else "~"), source)
    return (
        "".join(plain.replace("{", " ").replace("}", " ").split())
        if "://" in plain[:12]
        else (plain.replace("{", " ").replace("}", " ").strip().strip("<>"))
    )


def _published(fields: _Fields) -> tuple[str | None, str | None, str | None]:
    """The date of publication, the year as printed, and what says that there is none."""
    printed, iso = fields.date("date")
    if printed is not None:
        year = _YEAR.search(printed)
        if year is not None:
            extra = _YEAR.fullmatch(fields.text("year") or "")
            return iso, extra[0] if extra else year[0], None
    text = fields.text("year") or ""
    year = _YEAR.search(text)
    if year is None:
        no_date = _NO_DATE.search(f"{text} {printed or ''} {fields.note}")
        return None, None, no_date[0] if no_date else None
    month, day = _month(fields.text("month") or ""), _DAYS.search(fields.text("day") or "")
    number = int(year[0][:4])
    return iso_date(number, month, int(day[0]) if day and month else None) or str(number), year[0], None


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text[:3]) <= 12 else None
    word = re.search(r"[^\W\d_]{3,12}", text)
    return MONTHS.get(word[0].lower()) if word else None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _cited(reference: Reference) -> str:
    names = [family_of(author) for author in reference.authors]
    if not names:
        return ""
    return names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else f"{names[0]} et al."


def _compose(reference: Reference, fields: _Fields) -> tuple[str, dict[str, Span]]:
    """The parts put together as lists of references do, and where each field stands."""
    parts: list[str] = []
    spans: dict[str, Span] = {}
    length = 0

    def put(name: str, value: str | None, before: str = "", after: str = "") -> None:
        nonlocal length
        if not value:
            return
        lead = before if parts or not before.startswith((" ", ",", ".")) else before.lstrip(" ,.")
        spans[name] = Span(length + len(lead), length + len(lead) + len(value))
        parts.append(lead + value + after)
        length += len(parts[-1])

    put("authors", "; ".join(reference.authors) if len(reference.authors) > 2 else " and ".join(reference.authors))
    put("year", reference.year or reference.no_date, " (", ").")
    stop = "" if (reference.title or ".")[-1] in "?!." else "."
    put("title", reference.title, " " if reference.year or reference.no_date else ". ", stop)
    _put_details(reference, fields, put)
    return "".join(parts).strip(), spans


def _put_details(reference: Reference, fields: _Fields, put: Callable[..., None]) -> None:
    """What stands behind the title: where the work appeared, its numbers, its address."""
    inside = reference.kind is ReferenceKind.CHAPTER
    put("container", reference.container, " In: " if inside else " ")
    put("volume", reference.volume, " ")
    put("issue", reference.issue, "(", ")")
    put("pages", reference.pages, ", pp. " if (reference.pages or "").count("–") else ", ", ".")
    if reference.publisher != reference.container and (reference.publisher,) != reference.authors:
        put("publisher", reference.publisher, " ", ".")
    if reference.published and len(reference.published) > 4:
        put("published", reference.published, " ", ".")
    put("isbn", reference.isbn, " ISBN ", ".")
    put("doi", reference.doi, " doi:", ".")
    put("url", reference.url, " ")
    put("slot", reference.address_slot, " <", ">")
    accessed = fields.date(*_ACCESS_NAMES)[0] or reference.accessed
    put("accessed", accessed, " (accessed ", ").")
    told = fields.note in (reference.no_date, None, "") or (accessed and _ISO.search(fields.note))
    if not told and not (reference.url and reference.url in fields.raw.get("note", "")):
        put("note", fields.note, " ", ".")
