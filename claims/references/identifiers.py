"""Addresses, DOI, ISBN and the dates on which a work was read: what points to it, taken out of the scan."""

import re
from collections.abc import Iterable

from claims.references import labels
from claims.references.addresses import Address
from claims.references.dates import ReadDate, dates_in
from claims.references.scan import NOISE, URL, Scan

_LABEL_REACH = 60  # characters before a date or address in which its label may begin


def alternatives(words: Iterable[str]) -> str:
    """The words as one alternation, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DOI = re.compile(
    r"(?:\bdoi\s?[:.]?\s?(?:https?://)?(?:dx\.)?(?:doi\.org/)?|(?<![\w/]))(10\.\d{4,9}/[^\s\"<>«»“”,;]{1,200})", re.I
)
_DOI_ADDRESS = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S{1,200})$", re.I)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?(\d[\d\s‐–-]{8,18}[\dXx])")
_OTHER_NUMBERS = re.compile(r"\b(?:PMID|PMCID|ISSN|arXiv|OCLC|EAN|LCCN)\s?:?\s?[\w./-]{4,24}", re.I)
_ACCESSED = re.compile(
    rf"(?:[(\[]\s?)?(?:[^\W\d_]{{3,12}}\s\d{{4}}[^()\[\];]{{0,14}};\s)?(?<!\w)(?:{alternatives(labels.ACCESSED)}|web\.)"
    r"\s?[:,]?\s?(?:on\s|am\s|le\s|el\s|em\s|il\s|the\s)?$",
    re.IGNORECASE,
)
_YEAR_READ = re.compile(r"(?<=\s)(?:19|20)\d\d(?=\s?[)\].;]|\s?$)")
_AVAILABLE = re.compile(rf"(?<!\w)\[?(?:{alternatives(labels.AVAILABLE)})\]?\s?:?\s?(?:<{{0,2}}\s?)?$", re.IGNORECASE)
_SLOT = re.compile(
    r"\b(?:available (?:online )?(?:at|from|on)|retrieved from|verfügbar unter|abrufbar unter|disponible (?:sur|en)|"
    r"disponível em|disponibile su|режим доступа|доступно на|erişim adresi|mövcuddur|URL)\s?:?(?=\s?(?:[;,.)\]]|$|\())",
    re.IGNORECASE,
)
_ANGLES = re.compile(r"<{1,2}\s?<?([^<>]{1,400})>{1,2}")


def find_addresses(scan: Scan, addresses: list[Address], shift: int) -> str | None:
    """Take the addresses, with what announces them and their brackets; gives the DOI that one of them spells."""
    doi = None
    for one in addresses:
        start, end = one.start - shift, one.end - shift
        spelled = _DOI_ADDRESS.match(one.candidates[0].replace("%2F", "/").replace("%2f", "/"))
        if spelled and doi is None:
            doi = spelled[1]
            scan.mark("doi", max(start, end - len(doi)), end)
        reach = max(0, start - _LABEL_REACH)
        before = _AVAILABLE.search(scan.mask[reach:start])
        label = reach + before.start() if before else start
        while label and scan.mask[label - 1] in "<(":
            label -= 1
        scan.take(label, start, NOISE)
        while end < len(scan.mask) and scan.mask[end] == ">":
            end += 1
        scan.take(start, end, URL)
    return doi


def find_numbers_of_works(scan: Scan) -> tuple[str | None, str | None]:
    """Take DOI, ISBN and the numbers of catalogues; gives the first two."""
    doi = _DOI.search(scan.mask)
    value = None
    if doi:
        value = doi[1].rstrip(".,;:]}")
        if value.endswith(")") and value.count("(") < value.count(")"):
            value = value[:-1]
        scan.mark("doi", doi.start(1), doi.start(1) + len(value))
        scan.take(doi.start(), doi.start(1) + len(value), URL)
    isbn = _ISBN.search(scan.mask)
    if isbn:
        scan.mark("isbn", isbn.start(1), isbn.end(1))
        scan.take(isbn.start(), isbn.end(), NOISE)
    for match in list(_OTHER_NUMBERS.finditer(scan.mask)):
        scan.take(match.start(), match.end(), NOISE)
    return value, isbn[1] if isbn else None


def find_dates(scan: Scan) -> tuple[list[ReadDate], list[ReadDate]]:
    """Take the dates on which the work was read, with their labels; gives them, and the other dates not quoted."""
    read: list[ReadDate] = []
    others: list[ReadDate] = []
    years = [ReadDate(*found.span(), found[0]) for found in _YEAR_READ.finditer(scan.mask)]
    for date in [*dates_in(scan.mask), *years]:
        reach = max(0, date.start - _LABEL_REACH)
        label = _ACCESSED.search(scan.mask[reach : date.start])
        if label:
            read.append(date)
            scan.mark("accessed", date.start, date.end)
            scan.take(reach + label.start(), date.end, NOISE)
        elif date not in years and not scan.is_quoted(date.start):
            others.append(date)
    return read, others


def find_slot(scan: Scan, has_url: bool) -> str | None:
    """What stands where an address was promised and is none: text in angle brackets, or ''; None if all is well."""
    slot = None
    for match in list(_ANGLES.finditer(scan.mask)):
        inner = match[1].strip()
        if inner and URL not in inner and NOISE not in inner:
            scan.mark("address_slot", match.start(), match.end())
            scan.take(match.start(), match.end(), URL)
            slot = slot or inner
    if has_url or slot:
        return None if has_url else slot
    empty = _SLOT.search(scan.mask)
    if empty:
        scan.mark("address_slot", empty.end(), empty.end())
        scan.take(empty.start(), empty.end(), NOISE)
        return ""
    return None
