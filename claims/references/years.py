"""The year of publication: which of the years that a reference prints."""

import re

from claims.references.anchors import find_dates
from claims.references.dates import DAY_AND_MONTH, SEASON, ReadDate
from claims.references.names import Names, is_body
from claims.references.scan import DATE, NOISE, PAGES, SIGNS, URL, VOLUME, Scan

_YEAR = re.compile(
    r"(?<![\w/.§–-])(?P<year>(?:1[4-9]|20)\d\d(?:/\d{2,4})?(?:[a-z](?![\w]))?)(?![\w]|[.,]\d|\s?[-–]\s?\d)"
)
_STOP = re.compile(r"[^\W\d_]{3,}\.\s|\d\.\s")  # a full stop that ends a sentence, not an abbreviation
_LONE_DAY = re.compile(rf"(?<=[,.]\s)(?P<day>(?:\d{{1,2}}\s?[-–]\s?)?(?:{DAY_AND_MONTH.pattern})(?:\s(?:1[5-9]|20)\d\d)?)(?=\s?[.,;)\]{NOISE}{URL}])", re.IGNORECASE)
_HEAD = re.compile(r"^\.?,?\s?[(\[]?$")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,60}$")


def find_year(scan: Scan, names: Names | None, start: int) -> list[ReadDate]:
    """Take the year of publication and the day printed with it; gives the full dates of publication."""
    dates = find_dates(scan)
    if "year" in scan.spans:
        return []
    best = _choose(scan, names, start)
    if best is None:
        return []
    scan.mark("year", best.start(), best.end())
    date = next((date for date in dates if date.start <= best.start() and best.start() < date.end), None)
    left, right = (date.start, max(date.end, best.end())) if date else (best.start(), best.end())
    if date:
        scan.mark("published", date.start, date.end)
    left, right = _widen(scan.mask, left, right)
    scan.take(left, right, DATE)
    for match in list(_LONE_DAY.finditer(scan.mask)):
        scan.take(match.start("day"), match.end("day"), DATE)
    return [date] if date else []


def _choose(scan: Scan, names: Names | None, start: int) -> "re.Match[str] | None":
    quoted = scan.quoted
    found = [
        match
        for match in _YEAR.finditer(scan.mask)
        if not any(span.start < match.start() < span.end for span in quoted)
    ]
    if not found:
        return None
    first = found[0]
    if names:
        after = next((match for match in found if match.start() >= names.end - 1), None)
        if after and _HEAD.match(scan.mask[names.end : after.start()]) and _is_closed(scan.mask, after.end()):
            return after
    elif first.start() - start <= 110:
        head = scan.mask[start : first.start()].rstrip(" (.,[")
        gap = scan.mask[start + len(head) : first.start()]
        alone = ", " not in head and not _STOP.search(head) and head and _HEAD.match(gap.replace("..", "."))
        if (
            alone
            and is_body(head, loose=True)
            and first.end() + 3 < len(scan.mask)
            and scan.mask[first.end()] in ".,:;) "
        ):
            return first
    return max(found, key=lambda match: (_weight(scan.mask, match), match.start()))


def _is_closed(mask: str, end: int) -> bool:
    return bool(re.match(r"[),.:;\]]|,?\s|$", mask[end : end + 2]))


def _weight(mask: str, match: "re.Match[str]") -> float:
    """How likely this year is the publication's: by its brackets, what follows, and how far back it stands."""
    before, behind = mask[: match.start()], mask[match.end() : match.end() + 2]
    score = 0.0
    if _BRACKETED.search(before[-64:]) and re.match(r"[^()\[\]]{0,16}[)\]]", mask[match.end() : match.end() + 18]):
        score += 2.0
    if re.match(rf"[.,;:)\]]|\s?$|\s?[{URL}{NOISE}{PAGES}{VOLUME}]", behind):
        score += 1.5
    if re.search(rf"(?:,|\.|[{SIGNS}]|[^\W\d_]{{3,}})\s?$", before[-14:]):
        score += 0.5
    if re.search(r"[,.]\s$", before[-2:]):
        score += 1.0
    if match.start() < len(mask) * 0.3:
        score -= 1.5
    return score


def _widen(mask: str, left: int, right: int) -> tuple[int, int]:
    """Take in the month or season that stands beside a year, within its bracket or before it."""
    after = re.match(r",\s(?P<rest>[^()\[\]]{3,16})\)", mask[right : right + 20])
    if after and (DAY_AND_MONTH.match(after["rest"]) or SEASON.match(after["rest"])):
        right += after.end() - 1
    head = mask[max(0, left - 24) : left]
    for pattern in (SEASON, DAY_AND_MONTH):
        for match in pattern.finditer(head):
            if re.fullmatch(r"[\s,.–-]{1,3}", head[match.end() :]):
                left = max(0, left - 24) + match.start()
                return left, right
    return left, right
