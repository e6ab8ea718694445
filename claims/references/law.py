"""Cases, statutes and law's order of numbers: '[1994] 2 AC 311', '(1989) 16 J. of Law 210', '88 L. Rev. 401 (2003)'."""

import re

from claims.references.forms import UPPER
from claims.references.scan import DATE, NOISE, PAGES, VOLUME, Scan
from claims.references.statutes import find_statute

_NEUTRAL = frozenset(
    "UKSC UKHL UKPC EWCA EWHC CSIH CSOH NICA NIQB UKUT HCA FCA NSWCA SCC NZSC NZCA IESC IEHC ECLI EUECJ ZASCA".split()
)
_YEAR = r"(?:1[5-9]|20)\d\d"
# (2011) 74 Northern Law Quarterly 212 · [1994] 2 AC 311 · [1987] Ch 55
_YEAR_FIRST = re.compile(
    rf"(?:\((?P<round>{_YEAR})\)\s(?P<v1>\d{{1,4}})|\[(?P<square>{_YEAR})\](?:\s(?P<v2>\d{{1,2}}))?)\s"
    rf"(?P<container>[{UPPER}](?:[^,;()\[\]\d“”‘«»]|(?<=\w)\d\w){{0,80}}?)\s(?P<pages>(?:I-|[A-Z])?\d{{1,5}}(?:[-–]\d{{1,5}})?)(?![\w/])"
    r"(?:\s\([A-Z][\w. ]{1,12}\))?(?:,?\s(?:at\s)?(?:p\.\s?)?\[?\d{1,5}\]?(?:[-–]\d{1,5})?(?!\d))?"
)
# 88 Saltmere L. Rev. 401, 415 (2003) · 412 F.2d 88, 93 (9th Cir. 1969)
_YEAR_LAST = re.compile(
    rf"(?<=,\s)(?P<volume>\d{{1,4}})\s(?P<container>[{UPPER}](?:[^,;()\[\]\d“”‘§]|(?<=\.)\d[a-z]{{1,2}}|\s\d[a-z]{{1,2}}\b){{0,70}}?)\s(?P<pages>\d{{1,5}})"
    rf"(?:,\s\d{{1,5}}(?:[-–]\d{{1,5}})?){{0,3}}\s?\((?:[^()\d]{{0,30}}\s|\d{{1,2}}(?:st|nd|rd|d|th)\sCir\.\s)?(?P<year>{_YEAR})\)"
)
# BVerfGE 34, 269 (286)
_OFFICIAL = re.compile(
    r"\b(?P<container>BVerfGE|BVerwGE|BGHZ|BGHSt|RGZ|BAGE|BSGE|BFHE)\s(?P<volume>\d{1,4}),\s(?:S\.\s)?(?P<pages>\d{1,5})"
    r"(?:\s\(\d{1,5}(?:\sff?\.)?\))?"
)
# NJW 2004, 3407
_GERMAN = re.compile(
    rf"(?<=[,;]\s)(?P<container>(?=[\w-]{{1,10}}[A-Z])[{UPPER}][\w-]{{1,11}})\s(?P<year>{_YEAR}),\s(?P<pages>\d{{1,5}})(?=\s\(|\sff?\b|[.,;]?$)"
)
_CASE = re.compile(
    rf"^(?:In\sre|Re|Ex\sparte|Case\s[CT]-\d{{1,4}}/\d\d|R)\s[({UPPER}][^\[\]]{{2,120}}?(?=,?\s(?:\[|\({_YEAR}|\d{{1,4}}\s[{UPPER}]))"
    rf"|^[{UPPER}“\"][^\[\];,“”«»‘{DATE}]{{1,90}}?\s(?:v|vs|c|gegen|против)\.?\s[{UPPER}][^\[\];“”«»‘{DATE}]{{1,90}}?(?=,?\s(?:\[|\({_YEAR}|\d{{1,4}}\s[{UPPER}]|App|No)|,\s|$)"
    rf"|^The\s[{UPPER}][\w\s]{{2,40}}(?=\s\[{_YEAR}\])"
)
_COURT = re.compile(
    r"^(?:BGH|BVerfG|BVerwG|BAG|BFH|BSG|EuGH|EGMR|OLG \w{2,20}|LG \w{2,20}|VG \w{2,20}|Cass\.|CE"
    r"|Cons\. const\.|CPH [\w-]{2,20}|CA [\w-]{2,20}|TGI [\w-]{2,20}|CJEU|ECtHR)\b,?\s"
)
_NUMBERED = re.compile(
    r"^(?:(?:Federal|Presidential|Royal|Council|Commission)\s)?(?:Law|Decree|Decree-Law|Regulation|Directive|Resolution|Order|Decision|Закон|Указ)"
    r"\s(?:No\.?\s|\(E|\d|№)[^,;]{2,160}?(?=,|;|\s\(|\.?$)"
)
_CODE = re.compile(
    rf"^(?:The\s)?(?:[{UPPER}][\w’'-]{{1,30}}\s){{0,4}}(?:Code|Constitution|Convention|Treaty|Charter)\s(?:of|on|for|between)\s"
    r"[^,;()]{3,110}?(?=,|\s?\(|\.?$|\.\s)"
)
_STATUTE = re.compile(
    rf"^(?:The\s)?[{UPPER}][^,;:“”‘\"]{{2,90}}?\s(?:Act|Ordinance|Regulations?|Order|Convention|Directive|Code|Rules|Bill|Statute)(?=,?\s\(?(?P<year>{_YEAR})\)?(?:,|\s\(|\sss?\.?\s|\sart|$|\.$)|,\sPub\.\sL\.)"
)


def find_reports(scan: Scan) -> None:
    """Take volume, report or journal, page and year where they stand in the order that law uses."""
    match = _OFFICIAL.search(scan.mask)
    if match:
        for name in ("container", "volume", "pages"):
            scan.mark(name, *match.span(name))
        scan.take(match.start(), match.end(), VOLUME)
        return
    for match in list(_YEAR_FIRST.finditer(scan.mask)):
        if _take_year_first(scan, match):
            return
    match = _GERMAN.search(scan.mask)
    if match:
        for name in ("container", "year", "pages"):
            scan.mark(name, *match.span(name))
        scan.take(match.start("container"), match.end(), VOLUME)
        return
    match = _YEAR_LAST.search(scan.mask)
    if match:
        for name in ("volume", "container", "pages", "year"):
            scan.mark(name, *match.span(name))
        scan.take(match.start(), match.end(), VOLUME)


def _take_year_first(scan: Scan, match: "re.Match[str]") -> bool:
    """Take a citation that opens with its year; False for a court's own number ('[2015] UKSC 31')."""
    year = "round" if match["round"] else "square"
    scan.mark("year", *match.span(year))
    report = match["container"].split()[0] not in _NEUTRAL
    if report:
        scan.mark("container", *match.span("container"))
        scan.mark("pages", *match.span("pages"))
        volume = "v1" if match["v1"] else "v2"
        if match[volume]:
            scan.mark("volume", *match.span(volume))
    scan.take(match.start(), match.end(year) + 1, DATE)
    scan.take(match.end(year) + 1, match.end(), VOLUME)
    return report


def find_law(scan: Scan) -> int:
    """Mark the name of a case or statute that opens the scan as title; the offset behind it, 0 if there is none."""
    statute = find_statute(scan.text)  # its sections may have been taken as remarks
    if statute:
        scan.mark("title", *statute.span())
        scan.take(*statute.span(), NOISE)
        return statute.end()
    match = _CASE.match(scan.mask) or _NUMBERED.match(scan.mask) or _CODE.match(scan.mask)
    if match and not scan.mask.startswith(("“", '"')):
        scan.mark("title", match.start(), match.end())
        return match.end()
    match = _STATUTE.match(scan.mask)
    if match:
        scan.mark("title", match.start(), match.end())
        if match["year"]:  # else behind its number: 'Pub. L. No. 117-167 (2022)'
            scan.mark("year", *match.span("year"))
            scan.take(match.start("year"), match.end("year"), DATE)
        return match.end()
    court = _COURT.match(scan.mask)
    return court.end() if court else 0


def blot_pinpoints(scan: Scan) -> None:
    """Take sections and paragraphs of statutes, so that they are read as neither pages nor title."""
    for match in list(re.finditer(r",?\s(?:ss?|sch|reg|art|arts|Art|para|paras|§§?)\.?\s?\d[\w()]{0,12}", scan.mask)):
        scan.take(match.start(), match.end(), PAGES)
