"""Volume, issue and pages, and the remarks that look like them: found by form alone, the surest form first."""

import re

from claims.references import labels
from claims.references.identifiers import alternatives
from claims.references.scan import DATE, NOISE, PAGES, THESIS, URL, VOLUME, Scan

_MEDIUM = re.compile(labels.MEDIUM, re.IGNORECASE)
_EDITION = re.compile(rf"\(?(?<!\w)(?:{labels.EDITION})\)?", re.IGNORECASE)
_SERIAL = re.compile(
    r"(?<!\w)(?:[A-Z]{2,6}\s)?(?:Tech(?:nical|\.)?\s(?:Rep(?:ort|\.)?|Rpt\.)|Report|Law Rep)\s(?:No\.?\s?|#)?"
    r"(?!(?:1[5-9]|20)\d\d\b)[A-Z]{0,6}[-\d][\w./-]{0,15}(?<!\.)"
)
_NO_DATE = re.compile(rf"(?<!\w)[(\[]?((?:{labels.NO_DATE})(?:\s?\([a-z]\)|-[a-z]\b)?)[)\]]?(?!\w)", re.IGNORECASE)
_THESIS = re.compile(rf"[\[(]?(?<!\w)(?:{labels.THESIS})(?:\s(?:in|für|an der|de)\s(?=\w))?", re.IGNORECASE)

# What stands behind the title and says which part of the work is meant; a list with commas only before an address.
_WHICH = r"\s(?:[“„«‘\"][^“”„«»\"]{2,160}[”“»’\"]|\d{1,3}[a-z]?(?:(?:,|\s(?:and|und|et|y))\s\d{1,3}[a-z]?){0,4})"
_PART = re.compile(
    rf"(?<=[,;])\s(?:(?:{labels.PARTS_COUNTED}){_WHICH}|(?:{labels.PARTS})(?:{_WHICH}"
    rf"|\s(?:{labels.PART_OF})\s(?:[^.;:(){URL}]{{2,140}}(?=,\s?{URL})|[^,.;:(){URL}]{{2,100}}))?)"
    rf"(?=\s?(?:[,;(.{URL}{DATE}]|$))"
)
_AS_IN = re.compile(
    rf"(?<=[,;])\s(?:{labels.AS_IN})\s(?:{labels.NOTE_WORDS})\s?\d{{1,4}}(?!\d)(?=\s?(?:[,;(.{URL}]|$))", re.IGNORECASE
)
_TITLED = 8  # signs: before them no work was named that could have parts
_NOT_YEAR = r"(?!(?:1[5-9]|20)\d\d(?!\d))"
_NUMBER = r"[A-Ze]?(?:I-)?\d{1,7}"
_RANGE = rf"{_NUMBER}(?:\s?[-–—]{{1,2}}\s?{_NUMBER})?'?"
_ROMAN = r"[IVXLC]{1,7}"
_ROMAN_PAGES = r"[ivxlc]{1,7}(?:\s?[-–]\s?[ivxlc]{1,7})?"
_FOLLOWING = r"(?:\s?(?:ff?|sqq?|et s|и сл)\b\.?)?"
_FURTHER = rf"{_NOT_YEAR}\d{{1,5}}(?:[-–]\d{{1,5}})?"
_IN_BRACKETS = rf"\s\(\d{{1,5}}{_FOLLOWING}\)"
_MORE = rf"(?:,\s(?:at\s|hier\sS\.\s|here\s)?(?:p{{1,2}}\.\s?)?{_FURTHER}(?![\d./])|{_IN_BRACKETS}){{0,3}}"
_LABELLED_MORE = (
    rf"(?:(?:,|\sund|\sand|\s&|,\shier)\s(?:p{{1,2}}\.|S\.|at\s)?\s?{_FURTHER}(?!\d|\.\s?[A-ZА-Я]\w|\s[A-ZА-Я])"
    rf"|{_IN_BRACKETS}){{0,3}}"
)

_PAGES = re.compile(
    rf"(?<![\w.])(?:at\s)?(?P<label>(?:{alternatives(labels.PAGES)})\.?)\s?(?!(?:1[5-9]|20)\d\d[,.):])"
    rf"(?P<pages>{_RANGE}|{_ROMAN_PAGES}(?![\w.]))(?![\w/]){_FOLLOWING}{_LABELLED_MORE}",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    rf"(?<![\w.])(?:{alternatives(labels.VOLUME)})(?:\.\s?|\s)(?P<volume>{_NOT_YEAR}\d{{1,4}}|{_ROMAN})(?!\w|\.\s?\w)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"(?<![\w.])(?:{alternatives(labels.ISSUE)})(?:\.\s?|\s|(?<=[№°])\s?)"
    rf"(?P<issue>{_NOT_YEAR}[A-Z]{{0,2}}\d{{1,5}}(?:[-–/]\d{{1,4}})?)(?![\w])",
    re.IGNORECASE,
)
# '38(5)', '34(1 Suppl)', with the pages that may follow: '21(3):188-95', '29(4), 411-428', '10(2) 183-196'.
_WITH_ISSUE = re.compile(
    rf"(?<![\w/.–-])(?P<volume>\d{{1,4}}|{_ROMAN})\s?\((?P<issue>(?![^()]{{0,14}}(?:1[5-9]|20)\d\d\b|\d{{1,5}}\sff?\b)[\w.]{{1,12}}"
    rf"(?:\s?[-–/&,]\s?\w{{1,8}}|\s\w{{1,8}}\.?)?)\)(?:\s?[:,]?\s?(?:{_NOT_YEAR}|(?=\d{{4}}\s?[-–]\s?\d))(?P<pages>{_RANGE})"
    r"(?![\w/])(?!\s?\())?"
)
# '2016;21:188-95'
_VANCOUVER = re.compile(
    rf"(?<=;)\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,20}})\))?\s?:\s?(?P<pages>{_RANGE})(?![\w/])"
)
# '12:101-128', '5: 33-58'
_COLON = re.compile(rf"(?<![\w/.:;-])(?P<volume>\d{{1,3}})\s?:\s?(?P<pages>{_RANGE})(?![\w/:])")
# '18, no. 2 (2011): 203', '7 (1999): 12', '12 (2001), S. 233', '9 (1977) 123 ff.': the year stays where it is.
_YEARED = re.compile(
    rf"(?<![\w/.–-])(?P<volume>\d{{1,4}}|{_ROMAN})(?=(?:,?\s{VOLUME}{{1,20}})?,?\s\((?:[^\W\d_]{{3,12}}\.?\s"
    r"(?:\d{1,2},\s)?)?(?:1[5-9]|20)\d\d(?:[-/]\d{2,4})?\))"
)
# '(1991) 125-6', '(Paris 1969) 75 (83)', '(1967), 56-97'
_BEHIND_YEAR = re.compile(
    rf"(?<=\d\d\d\d\)),?\s{_NOT_YEAR}(?P<pages>{_RANGE}){_FOLLOWING}(?:{_MORE}|\s\(p\.\s\d{{1,5}}\))"
    r"(?![\w/–-])(?!\s?[(:§]|\s[A-Z])"
)
# 'Hoeft, 2015: 8'
_AUTHOR_DATE = re.compile(r"(?<=(?:19|20)\d\d):\s?(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)(?=[.;)]{0,2}$)")
# '12:3 (2010)'
_COLON_ISSUE = re.compile(
    r"(?<![\w/.:;-])(?P<volume>\d{1,3})\s?[:./]\s?(?P<issue>\d{1,3}(?:[-–/]\d{1,2})?)"
    r"(?=,?\s\((?:[^\W\d_]{3,12}\s)?(?:1[5-9]|20)\d\d\))"
)
# '(2011): 203-29, 210'
_YEARED_PAGES = re.compile(rf"(?<=\d\)):\s(?P<pages>{_RANGE}){_MORE}(?![\w/])")
# ', 1 273, 1985'
_PLAIN_PAIR = re.compile(r",\s(?P<volume>\d{1,3})\s(?P<pages>\d{1,5})(?=,?\s\(?(?:1[5-9]|20)\d\d)")
# ', 26, 35-77', ' 50 1211-1217'
_PAIR = re.compile(
    rf"(?:,|\s|(?<=[a-z]\.))\s?(?P<volume>{_NOT_YEAR}\d{{1,4}})(?:,\s|\s)"
    r"(?P<pages>\d{1,5}\s?[-–—]{1,2}\s?\d{1,5})(?![\w/])"
)
_BARE_RANGE = re.compile(r"(?<![\w/.–-])(?P<pages>[A-Z]?\d{1,5}\s?[-–—]{1,2}\s?[A-Z]?\d{1,5})(?![\w/–-])")
# '(London 1996), 23-24.', '… Quay,” 140', 'supra note 8, at 12'
_PINPOINT = re.compile(
    rf"(?:[)\]]:?|[,»”\"’'.]|[{DATE}{NOISE}][):,.]{{0,2}})\s(?:at\s)?{_NOT_YEAR}"
    rf"(?P<pages>\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?|[ivxlc]{{1,6}}(?=\.?$)){_FOLLOWING}{_MORE}"
    rf"(?=[.;)]{{0,2}}\s?$|[.,;]\s?[{URL}{NOISE}])"
)
_LONE_VOLUME = re.compile(
    rf"(?<=[^\W\d_.])[.,»”\"]?,?\s(?P<volume>\d{{1,3}}|(?!I\b|C\.|L\.|V\.)[IVXL]{{1,6}})"
    rf"(?=[,.]?\s?(?:$|[{PAGES}{DATE}(]|[,.]\s?[{PAGES}{DATE}(]))"
)
_ROMAN_VOLUME = re.compile(r"(?<=[^\W\d_.»”]),\s(?P<volume>(?!I\b|C\b|L\b|V\b|X\b)[IVXL]{1,6})(?=,\s)")
_LABEL_BEFORE = re.compile(rf"(?<!\w)(?:(?:{alternatives(labels.VOLUME)})\.?|at)\s?$", re.IGNORECASE)
_TAKEN = frozenset((URL, DATE, PAGES, VOLUME, NOISE))


def find_remarks(scan: Scan) -> tuple[str | None, bool]:
    """Take medium, edition, serial number, thesis and 'n.d.'; gives the last as printed, and whether it is a thesis."""
    for pattern in (_MEDIUM, _EDITION, _SERIAL):
        for match in list(pattern.finditer(scan.mask)):
            scan.take(match.start(), match.end(), NOISE)
    for pattern in (_PART, _AS_IN):
        for match in list(pattern.finditer(scan.mask, _TITLED)):
            if not scan.is_quoted(match.start()):
                scan.take(match.start(), match.end(), NOISE)
    thesis = _THESIS.search(scan.mask, 8)
    if thesis:
        scan.take(thesis.start(), thesis.end(), THESIS)
    no_date = _NO_DATE.search(scan.mask)
    if no_date:
        scan.mark("no_date", no_date.start(1), no_date.end(1))
        scan.take(no_date.start(), no_date.end(), DATE)
    return (no_date[1] if no_date else None), thesis is not None


def find_numbers(scan: Scan) -> None:
    """Take volume, issue and pages where their form tells which is which; what is quoted is a title's."""
    for pattern in (_VANCOUVER, _BEHIND_YEAR, _PAGES, _COLON_ISSUE, _WITH_ISSUE, _VOLUME, _ISSUE, _YEARED):
        _take(scan, pattern)
    if "volume" not in scan.spans:
        _take(scan, _COLON)
    if "volume" not in scan.spans and "pages" not in scan.spans:
        _take(scan, _PAIR)
        _take(scan, _PLAIN_PAIR)
    _take(scan, _YEARED_PAGES)
    _take(scan, _AUTHOR_DATE)
    for pattern in (_PINPOINT, _BARE_RANGE):
        if "pages" not in scan.spans:
            _take(scan, pattern)


def find_lone_volume(scan: Scan, start: int) -> None:
    """Take a bare number behind the journal's name, behind `start`, as its volume, once the year is known."""
    if "volume" not in scan.spans:
        _take(scan, _LONE_VOLUME, start)
    if "volume" not in scan.spans:
        _take(scan, _ROMAN_VOLUME, start)


def _take(scan: Scan, pattern: "re.Pattern[str]", start: int = 0) -> None:
    """Take all that `pattern` finds outside quotations; the first of each field is the field."""
    for match in list(pattern.finditer(scan.mask, start)):
        groups = [name for name in ("volume", "issue", "pages") if name in pattern.groupindex and match[name]]
        first = min(match.start(name) for name in groups)
        if scan.is_quoted(first) or not _is_free(scan, match, pattern):
            continue
        for name in groups:
            if name == "pages" and "pages" not in scan.spans and "label" in pattern.groupindex:
                scan.mark("page_label", *match.span("label"))
            scan.mark(name, *match.span(name))
        scan.take(_begin(scan, match, pattern, first), match.end(), PAGES if groups == ["pages"] else VOLUME)
        if pattern in (_VANCOUVER, _COLON, _PAIR, _LONE_VOLUME):
            return


def _is_free(scan: Scan, match: "re.Match[str]", pattern: "re.Pattern[str]") -> bool:
    """Whether nothing of the match was taken before, and it adds something."""
    if pattern is _VOLUME and "volume" in scan.spans:
        return False
    if pattern is _BARE_RANGE and _is_years(match["pages"]):
        return False
    return pattern is _PINPOINT or _TAKEN.isdisjoint(scan.mask[match.start() : match.end()])


def _begin(scan: Scan, match: "re.Match[str]", pattern: "re.Pattern[str]", first: int) -> int:
    """Where what is taken begins: at the label, if there is one."""
    if pattern in (_VOLUME, _ISSUE):
        return match.start()
    if pattern is _PAGES:
        return match.start("label")
    if pattern in (_WITH_ISSUE, _PINPOINT):
        label = _LABEL_BEFORE.search(scan.mask, max(0, first - 9), first)
        return label.start() if label else first
    return first


def _is_years(pages: str) -> bool:
    numbers = re.findall(r"\d+", pages)
    return len(numbers) == 2 and all(len(number) == 4 and "1400" <= number <= "2100" for number in numbers)
