"""The year of publication: which of the years that a reference prints."""

import re

from claims.references.bodies import is_body
from claims.references.dates import ReadDate, days_and_months
from claims.references.forms import Names
from claims.references.scan import DATE, NOISE, PAGES, SIGNS, URL, VOLUME, Scan

_YEAR = re.compile(
    r"(?<![\w/.§–-])(?P<year>(?:1[4-9]|20)\d\d(?:/(?:\d\d(?!\d)|(?:19|20)\d\d))?(?:[a-z](?![\w]))?)(?![\w]|[.,]\d|\s?[-–]\s?\d)"
)
_YEAR_OF_DATE = re.compile(r"(?P<year>(?:1[4-9]|20)\d\d)(?!\d)")
_LONGEST_HEAD = 110  # characters before the year within which it can be a body's, as in 'OECD 2019'
_SENTENCE = re.compile(r"[^\W\d_]{3,}\.\s|\d\.\s")  # a full stop that ends a sentence, not an abbreviation
_HEAD = re.compile(r"^\.{0,2},?\s?(?:\[\d{4}\]\s?)?[(\[]?$")
_OF_EDITION = re.compile(r"\]\s?[(\[]?(?:1[5-9]|20)\d\d[a-z]?[).,:\]]")  # '[1936] 1973': the second counts
_ORIGINAL = re.compile(r"\[\d{4}\]\s?[(\[]?$")
_CLOSED = re.compile(r"[),.:;\]]|,?\s|$")
_OPEN_BRACKET = re.compile(r"[(\[][^()\[\]]{0,60}$")
_CLOSING_BRACKET = re.compile(r"[^()\[\]]{0,16}[)\]]")
_END = re.compile(rf"[.,;:)\]]|\s?$|\s?[{URL}{NOISE}{PAGES}{VOLUME}]")
_BEFORE = re.compile(rf"(?:,|\.|[{SIGNS}]|[^\W\d_]{{3,}})\s?$")
_DAY_BEHIND = re.compile(r",\s(?P<rest>[^()\[\]]{3,16})\)")
_DATE_WORD = re.compile(r"\s(?:vom|v\.|dated|du|del|от)\s$")
_JOINT = re.compile(r"[\s,.–-]{1,3}")
_AFTER_DAY = re.compile(rf"\s?[.,;)\]{NOISE}{URL}{DATE}]")


def find_year(scan: Scan, names: Names | None, start: int, dates: list[ReadDate]) -> list[ReadDate]:
    """Take the year of publication and the day printed with it; gives the date among `dates` that it is part of."""
    if "year" in scan.spans:
        return []
    best = _choose(scan, names, start, dates)
    if best is None:
        return []
    scan.mark("year", best.start(), best.end())
    date = next((date for date in dates if date.start <= best.start() < date.end), None)
    left, right = (date.start, max(date.end, best.end())) if date else best.span()
    if date:
        scan.mark("published", date.start, date.end)
    original = _ORIGINAL.search(scan.mask, max(0, left - 9), left)
    if original:
        scan.take(original.start(), left, DATE)
    scan.take(*_widen(scan.mask, left, right), DATE)
    for other in dates:
        if other is not date and other.start > best.end():
            scan.take(other.start, other.end, DATE)
    for left, right in list(days_and_months(scan.mask)):
        if scan.mask[max(0, left - 2) : left] in (", ", ". ", "; ") and _AFTER_DAY.match(scan.mask, right):
            scan.take(left, right, DATE)
    return [date] if date else []


def _choose(scan: Scan, names: Names | None, start: int, dates: list[ReadDate]) -> "re.Match[str] | None":
    """The year behind the author, else behind the body that opens the reference, else the likeliest."""
    mask = scan.mask
    years = (match for match in _YEAR.finditer(mask) if not scan.is_quoted(match.start()))
    found = [match for match in years if not _OF_EDITION.match(mask, match.end())]
    for date in dates:  # '12.3.1998', '2019-05-14': the year touches other figures
        within = _YEAR_OF_DATE.search(mask, date.start, date.end)
        if within and all(match.start() != within.start() for match in found):
            found.append(within)
    found.sort(key=lambda match: match.start())
    if not found:
        return None
    first = found[0]
    if names:
        after = next((match for match in found if match.start() >= names.end - 1), None)
        if after and _HEAD.match(mask[names.end : after.start()]) and _CLOSED.match(mask, after.end()):
            return after
    elif first.start() - start <= _LONGEST_HEAD and first.end() + 3 < len(mask) and mask[first.end()] in ".,:;) ":
        head = mask[start : first.start()].rstrip(" (.,[")
        alone = head and ", " not in head and not _SENTENCE.search(head)
        if alone and _HEAD.match(mask[start + len(head) : first.start()]) and is_body(head, loose=True):
            return first
    return max(found, key=lambda match: (_weight(mask, match), match.start()))


def _weight(mask: str, match: "re.Match[str]") -> float:
    """How likely this year is the publication's: by its brackets, what follows, and how far back it stands."""
    before = mask[max(0, match.start() - 64) : match.start()]
    score = 0.0
    if _OPEN_BRACKET.search(before) and _CLOSING_BRACKET.match(mask, match.end()):
        score += 2.0
    if _END.match(mask, match.end()):
        score += 1.5
    if _BEFORE.search(before[-14:]):
        score += 0.5
    if before[-2:] in (", ", ". "):
        score += 1.0
    if match.start() < len(mask) * 0.3:
        score -= 1.5
    return score


def _widen(mask: str, left: int, right: int) -> tuple[int, int]:
    """Take in the month or season that stands beside a year, within its bracket or before it."""
    behind = _DAY_BEHIND.match(mask, right)
    if behind and next(days_and_months(behind["rest"]), None):
        return left, behind.end() - 1
    reach = max(0, left - 24)
    head = mask[reach:left]
    dated = _DATE_WORD.search(head)
    if dated:
        return reach + dated.start() + 1, right
    for start, end in days_and_months(head):
        if _JOINT.fullmatch(head[end:]):
            return reach + start, right
    return left, right
