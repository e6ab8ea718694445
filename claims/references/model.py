"""A reference: one cited work as a note prints it, field by field, each field with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.flow import Span


class ReferenceKind(StrEnum):
    """What kind of work is cited; `unknown` where the print does not tell."""

    WEB = "web"
    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    REPORT = "report"
    THESIS = "thesis"
    LAW = "law"
    DATASET = "dataset"
    NEWS = "news"
    UNKNOWN = "unknown"


class BackReference(StrEnum):
    """A short form that points to an earlier note."""

    IBID = "ibid"
    OP_CIT = "op-cit"
    LOC_CIT = "loc-cit"
    SUPRA = "supra"
    IDEM = "idem"
    SHORT = "short"  # author and short title of a work cited in full before


class DateRole(StrEnum):
    """What a printed date says of the work."""

    ACCESSED = "accessed"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a reference; `iso` is None where the calendar has no such day ('31 February 2019')."""

    text: str
    start: int
    end: int
    role: DateRole
    iso: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited work. Spans count in the text that was parsed (a note's text, or the document once it is placed).

    `text` is folded to one line. `url_candidates` are all ways to join a broken address, the likeliest first; that
    one is `url`. `archived` is the address of an archive's copy printed beside it. `url_as_printed` keeps brackets and
    breaks. `address_slot` is what stands where an address belongs and is none ('<Returning jihadis …>'; '' behind a
    bare 'Available at:'). `no_date` is 'n.d.' as printed. `published` and `accessed` are ISO 8601, as precise as
    printed; `target` is the note label that a short reference names. `same_as` is the id of the reference that a short
    form or a repetition resolves to.
    """

    text: str
    start: int
    end: int
    kind: ReferenceKind = ReferenceKind.UNKNOWN
    authors: tuple[str, ...] = ()
    year: str | None = None
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    page_label: str | None = None
    url: str | None = None
    url_as_printed: str | None = None
    url_candidates: tuple[str, ...] = ()
    archived: str | None = None
    address_slot: str | None = None
    doi: str | None = None
    isbn: str | None = None
    published: str | None = None
    accessed: str | None = None
    dates: tuple[PrintedDate, ...] = ()
    no_date: str | None = None
    signal: str | None = None  # 'See', 'cf.', 'vgl.'
    back_reference: BackReference | None = None
    target: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)  # field name -> where it is printed
    id: str = ""
    note: str = ""
    same_as: str | None = None
