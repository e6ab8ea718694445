"""What is found in a reference by its form alone: addresses, identifiers, access dates, volume, issue and pages.

Each finder takes what it finds out of the scan, so that the gaps left over are author, title and where it appeared.
"""

import re
from collections.abc import Iterable

from claims.flow import Span
from claims.references import labels
from claims.references.addresses import Address
from claims.references.dates import DATE, ReadDate, read_date
from claims.references.model import DateRole, PrintedDate
from claims.references.scan import DATE as DATE_SIGN
from claims.references.scan import NOISE, PAGES, THESIS, URL, VOLUME, Scan


def alternatives(words: Iterable[str]) -> str:
    """The words as one alternation, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DOI = re.compile(
    r"(?:\bdoi\s?[:.]?\s?(?:https?://)?(?:dx\.)?(?:doi\.org/)?|(?<![\w/]))(10\.\d{4,9}/[^\s\"<>«»“”,;]{1,200})", re.I
)
_DOI_IN_URL = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S{1,200})$", re.I)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?(\d[\d\s‐–-]{8,18}[\dXx])")
_NUMBERED = re.compile(r"\b(?:PMID|PMCID|ISSN|arXiv|OCLC|EAN|LCCN)\s?:?\s?[\w./-]{4,24}", re.I)
_ACCESSED = rf"(?:{alternatives(labels.ACCESSED)})"
_ACCESS = re.compile(
    rf"(?:[(\[]\s?)?(?:[^\W\d_]{{3,12}}\s\d{{4}}[^()\[\];]{{0,14}};\s)?(?<!\w)(?:{_ACCESSED}|web\.(?=\s\d))\s?[:,]?\s?(?:on\s|am\s|le\s|el\s|em\s|il\s|the\s)?(?=\d|[^\W\d_]{{3,10}}\b)",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(rf"(?<!\w)\[?(?:{alternatives(labels.AVAILABLE)})\]?\s?:?\s?(?:<{{0,2}}\s?)?$", re.IGNORECASE)
_SLOT = re.compile(
    r"\b(?:available (?:online )?(?:at|from|on)|retrieved from|verfügbar unter|abrufbar unter|disponible (?:sur|en)|disponível em|"
    r"disponibile su|режим доступа|URL)\s?:?(?=\s?(?:[;,.)\]]|$|\())",
    re.IGNORECASE,
)
_ANGLES = re.compile(r"<{1,2}\s?<?([^<>]{1,400})>{1,2}")
_MEDIUM = re.compile(labels.MEDIUM, re.IGNORECASE)
_SERIAL = re.compile(
    r"(?<!\w)(?:Tech(?:nical|\.)?\s(?:Rep(?:ort|\.)?|Rpt\.)|Report|Law Rep)\s(?:No\.?\s?|#)?(?!(?:1[5-9]|20)\d\d\b)[A-Z]{0,6}[-\d][\w./-]{0,15}(?<!\.)"
)
_NO_DATE = re.compile(rf"(?<!\w)[(\[]?((?:{labels.NO_DATE})(?:\s?\([a-z]\)|-[a-z]\b)?)[)\]]?(?!\w)", re.IGNORECASE)
_EDITION = re.compile(rf"\(?(?<!\w)(?:{labels.EDITION})\)?", re.IGNORECASE)
_THESIS = re.compile(rf"[\[(]?(?<!\w)(?:{labels.THESIS})(?:\s(?:in|für|an der|de)\s(?=\w))?", re.IGNORECASE)

_NOT_YEAR = r"(?!(?:1[5-9]|20)\d\d(?!\d))"
_NUMBER = r"[A-Z]?(?:I-)?\d{1,6}"
_RANGE = rf"{_NUMBER}(?:\s?[-–—]{{1,2}}\s?{_NUMBER})?'?"
_ROMAN_PAGES = r"[ivxlc]{1,7}(?:\s?[-–]\s?[ivxlc]{1,7})?"
_FOLLOWING = r"(?:\s?(?:ff?|sqq?|ss|et s|и сл)\b\.?)?"
_MORE = rf"(?:,\s(?:at\s|hier\sS\.\s|here\s)?(?:p{{1,2}}\.\s?)?{_NOT_YEAR}\d{{1,5}}(?:[-–]\d{{1,5}})?(?![\d./])|\s\(\d{{1,5}}{_FOLLOWING}\)){{0,3}}"
_PAGE_LABELS = alternatives(labels.PAGES)
_PAGES = re.compile(
    rf"(?<![\w.])(?:at\s)?(?P<label>(?:{_PAGE_LABELS})\.?)\s?(?!(?:1[5-9]|20)\d\d[,.):])(?P<pages>{_RANGE}|{_ROMAN_PAGES}(?![\w.]))(?![\w/]){_FOLLOWING}"
    rf"(?:(?:,|\sund|\sand|\s&|,\shier)\s(?:p{{1,2}}\.|S\.|at\s)?\s?{_NOT_YEAR}\d{{1,5}}(?:[-–]\d{{1,5}})?(?!\d|\.\s?[A-ZА-Я]\w|\s[A-ZА-Я])|\s\(\d{{1,5}}{_FOLLOWING}\)){{0,3}}",
    re.IGNORECASE,
)
_ROMAN = r"[IVXLC]{1,7}"
_VOLUME = re.compile(
    rf"(?<![\w.])(?:{alternatives(labels.VOLUME)})(?:\.\s?|\s)(?P<volume>(?!(?:1[5-9]|20)\d\d)\d{{1,4}}|{_ROMAN})(?![\w])",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"(?<![\w.])(?:{alternatives(labels.ISSUE)})(?:\.\s?|\s|(?<=[№°])\s?)(?P<issue>(?!(?:1[5-9]|20)\d\d(?!\d))[A-Z]{{0,2}}\d{{1,5}}(?:[-–/]\d{{1,4}})?)(?![\w])",
    re.IGNORECASE,
)
# '38(5)', '34(1 Suppl)', with the pages that may follow: '21(3):188-95', '29(4), 411-428', '10(2) 183-196'.
_WITH_ISSUE = re.compile(
    rf"(?<![\w/.–-])(?P<volume>\d{{1,4}}|{_ROMAN})\s?\((?P<issue>(?!(?:1[5-9]|20)\d\d\b)[\w.]{{1,12}}(?:\s?[-–/&,]\s?\w{{1,8}}|\s\w{{1,8}}\.?)?)\)"
    rf"(?:\s?[:,]?\s?{_NOT_YEAR}(?P<pages>{_RANGE})(?![\w/])(?!\s?\())?"
)
# '2016;21:188-95'
_VANCOUVER = re.compile(
    rf"(?<=;)\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,20}})\))?\s?:\s?(?P<pages>{_RANGE})(?![\w/])"
)
# '12:101-128', '5: 33-58'
_COLON = re.compile(rf"(?<![\w/.:;-])(?P<volume>\d{{1,3}})\s?:\s?(?P<pages>{_RANGE})(?![\w/:])")
# '18, no. 2 (2011): 203', '7 (1999): 12', '12 (2001), S. 233', '9 (1977) 123 ff.': the year stays where it is.
_YEARED = re.compile(
    rf"(?<![\w/.–-])(?P<volume>\d{{1,4}}|{_ROMAN})(?=(?:,?\s{VOLUME}{{1,20}})?,?\s\((?:[^\W\d_]{{3,12}}\.?\s(?:\d{{1,2}},\s)?)?(?:1[5-9]|20)\d\d(?:[-/]\d{{2,4}})?\))"
)
# '(2011): 203-29, 210'
_YEARED_PAGES = re.compile(rf"(?<=\d\)):\s(?P<pages>{_RANGE}){_MORE}(?![\w/])")
# ', 26, 35-77', ' 50 1211-1217', ', 32,'
_PAIR = re.compile(
    rf"(?:,|\s|(?<=[a-z]\.))\s?(?P<volume>\d{{1,3}})(?:,\s|\s)(?P<pages>\d{{1,5}}\s?[-–—]{{1,2}}\s?\d{{1,5}})(?![\w/])"
)
_BARE_RANGE = re.compile(r"(?<![\w/.–-])(?P<pages>[A-Z]?\d{1,5}\s?[-–—]{1,2}\s?[A-Z]?\d{1,5})(?![\w/–-])")
_PINPOINT = re.compile(
    rf"(?:[)\]]:?|[,»”\"’'.]|[{DATE_SIGN}{NOISE}][):,.]{{0,2}})\s(?:at\s)?(?!(?:1[5-9]|20)\d\d\b)(?P<pages>\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?|[ivxlc]{{1,6}}(?=\.?$)){_FOLLOWING}{_MORE}(?=[.;)]{{0,2}}\s?$|[.,;]\s?[{URL}{NOISE}])"
)
_LONE_VOLUME = re.compile(
    rf"(?<=[^\W\d_.])[.,»”\"]?,?\s(?P<volume>\d{{1,3}}|(?!I\b|C\.|L\.|V\.)[IVXL]{{1,6}})(?=[,.]?\s?(?:$|[{PAGES}{DATE_SIGN}(]|[,.]\s?[{PAGES}{DATE_SIGN}(]))"
)

_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:(?:{alternatives(labels.VOLUME)})\.?|at)\s?$", re.IGNORECASE)


def find_identifiers(scan: Scan, addresses: list[Address], shift: int) -> tuple[str | None, str | None, list[str]]:
    """Take addresses, DOI, ISBN and the like; gives DOI, ISBN and the values of the addresses that are no DOI."""
    urls: list[str] = []
    doi = None
    for one in addresses:
        start, end = one.start - shift, one.end - shift
        inside = _DOI_IN_URL.match(one.candidates[0])
        if inside:
            doi = doi or inside[1]
            scan.mark("doi", end - len(inside[1]), end) if end - start >= len(inside[1]) else None
        urls.append(one.candidates[0])
        before = _AVAILABLE.search(scan.mask[max(0, start - 40) : start])
        label = max(0, start - 40) + before.start() if before else start
        while label and scan.mask[label - 1] in "<(":
            label -= 1
        while end < len(scan.mask) and scan.mask[end] in ">":
            end += 1
        scan.take(label, start, NOISE)
        scan.take(start, end, URL)
    match = _DOI.search(scan.mask)
    if match:
        value = match[1].rstrip(".,;)]}" if match[1].count("(") == match[1].count(")") - 1 else ".,;]}")
        doi = doi or value
        scan.mark("doi", match.start(1), match.start(1) + len(value))
        scan.take(match.start(), match.start(1) + len(value), URL)
    isbn = _ISBN.search(scan.mask)
    if isbn:
        scan.mark("isbn", isbn.start(1), isbn.end(1))
        scan.take(isbn.start(), isbn.end(), NOISE)
    for match in list(_NUMBERED.finditer(scan.mask)):
        scan.take(match.start(), match.end(), NOISE)
    return doi, isbn[1] if isbn else None, urls


def find_access_dates(scan: Scan) -> list[PrintedDate]:
    """Take the dates on which the work was read, with their labels and brackets."""
    dates = []
    for match in list(_ACCESS.finditer(scan.mask)):
        date = DATE.match(scan.mask, match.end())
        if not date:
            continue
        read = read_date(date)
        dates.append(PrintedDate(date[0], read.start, read.end, DateRole.ACCESSED, read.iso))
        scan.mark("accessed", read.start, read.end)
        scan.take(match.start(), read.end, NOISE)
    return dates


def find_slot(scan: Scan, has_url: bool) -> str | None:
    """What stands where an address was promised and is none: text in angle brackets, or nothing; None if all is well."""
    for match in list(_ANGLES.finditer(scan.mask)):
        inner = match[1].strip()
        if URL not in match[1] and NOISE not in match[1] and inner:
            scan.mark("address_slot", match.start(), match.end())
            scan.take(match.start(), match.end(), URL)
            if not has_url:
                return inner
    match_ = _SLOT.search(scan.mask)
    if match_ and not has_url:
        scan.mark("address_slot", match_.end(), match_.end())
        scan.take(match_.start(), match_.end(), NOISE)
        return ""
    return None


def find_remarks(scan: Scan) -> tuple[str | None, bool]:
    """Take medium, edition, thesis and 'n.d.'; gives the last as printed, and whether a thesis is named."""
    for pattern in (_MEDIUM, _EDITION, _SERIAL):
        for match in list(pattern.finditer(scan.mask)):
            scan.take(match.start(), match.end(), NOISE)
    thesis = _THESIS.search(scan.mask, 8)
    if thesis:
        scan.take(thesis.start(), thesis.end(), THESIS)
    no_date = _NO_DATE.search(scan.mask)
    if no_date:
        scan.mark("no_date", no_date.start(1), no_date.end(1))
        scan.take(no_date.start(), no_date.end(), DATE_SIGN)
    return (no_date[1] if no_date else None), thesis is not None


def find_numbers(scan: Scan) -> None:
    """Take volume, issue and pages, the surest form first; what lies within quotation marks is a title's."""
    quoted = scan.quoted
    _take(scan, _VANCOUVER, quoted)
    for pattern in (_PAGES, _WITH_ISSUE, _VOLUME, _ISSUE, _YEARED):
        _take(scan, pattern, quoted)
    if "volume" not in scan.spans:
        _take(scan, _COLON, quoted)
        _take(scan, _PAIR, quoted) if "pages" not in scan.spans else None
    _take(scan, _YEARED_PAGES, quoted)
    if "pages" not in scan.spans:
        _take(scan, _PINPOINT, quoted)
    if "pages" not in scan.spans:
        _take(scan, _BARE_RANGE, quoted, lambda match: not _is_years(match["pages"]))


def find_lone_volume(scan: Scan, start: int) -> None:
    """Take a bare number behind the journal's name as its volume, behind `start`, once the year is known."""
    if "volume" not in scan.spans:
        _take(scan, _LONE_VOLUME, scan.quoted, lambda match: match.start() >= start)


def _inner(match: "re.Match[str]") -> int:
    """Where the first figure of a match stands."""
    return min(match.start(name) for name, value in match.groupdict().items() if value)


def _is_years(pages: str) -> bool:
    numbers = re.findall(r"\d+", pages)
    return len(numbers) == 2 and all(len(number) == 4 and "1400" <= number <= "2100" for number in numbers)


def _take(scan: Scan, pattern: "re.Pattern[str]", quoted: list[Span], fits=lambda match: True) -> None:  # type: ignore[no-untyped-def]
    for match in list(pattern.finditer(scan.mask)):
        if any(span.start <= _inner(match) < span.end for span in quoted) or not fits(match):
            continue
        if (
            any(
                scan.mask[at] in "\ue001\ue002\ue003\ue004\ue005"
                for at in range(match.start(), match.end())
                if match.end() - match.start() < 80
            )
            and pattern is not _PINPOINT
        ):
            continue
        groups = match.groupdict()
        if pattern is _VOLUME and "volume" in scan.spans:
            continue
        for name in ("volume", "issue", "pages"):
            if groups.get(name) and name not in scan.spans:
                scan.mark(name, *match.span(name))
                if name == "pages" and groups.get("label"):
                    scan.mark("page_label", *match.span("label"))
        start = min(match.start(name) for name in ("volume", "issue", "pages") if groups.get(name))
        start = match.start("label") if groups.get("label") else start
        if pattern in (_VOLUME, _ISSUE):
            start = match.start()
        elif pattern in (_WITH_ISSUE, _PINPOINT):
            before = _LABEL_BEFORE.search(scan.mask, max(0, start - 9), start)
            start = before.start() if before else start
        volume = groups.get("volume") or groups.get("issue")
        scan.take(start, match.end(), VOLUME if volume else PAGES)
        if pattern in (_VANCOUVER, _COLON, _PAIR, _LONE_VOLUME):
            return


def find_dates(scan: Scan) -> list[ReadDate]:
    """The full dates still standing outside quotation marks, in order; they are not taken."""
    quoted = scan.quoted
    return [
        read_date(match)
        for match in DATE.finditer(scan.mask)
        if not any(span.start <= match.start() < span.end for span in quoted)
    ]
