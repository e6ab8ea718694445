"""Dates as references print them, in words and figures of several languages, brought to ISO 8601."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from claims.references.labels import MONTHS, SEASONS

_YEAR = r"(?:1[4-9]|20)\d\d"
_NAME = r"[^\W\d_]{3,10}\b\.?"  # a month, if the table of months has it

# One date in full; the groups say which order it is in.
_DATE = re.compile(
    rf"(?<![\w/])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s?(?:de\s|of\s)?(?P<m1>{_NAME}),?\s?(?:de\s|of\s|del\s)?(?P<y1>{_YEAR})"
    rf"|(?P<y4>{_YEAR})[-/.](?P<m4>\d{{1,2}})[-/.](?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?P<y3>{_YEAR}),?\s(?P<m3>{_NAME})(?:\s(?P<d3>\d{{1,2}})(?!\d))?"
    rf"|(?P<d5>\d{{1,2}})[./-](?P<m5>\d{{1,2}})[./-](?P<y5>(?:{_YEAR}|\d\d(?!\d)))"
    rf"|(?P<m2>{_NAME})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>{_YEAR})"
    rf"|(?P<m6>{_NAME}),?\s(?:de\s)?(?P<y6>{_YEAR})"
    rf")(?!\d)"
)
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w/])(?:(?:\d{{1,2}}\s?[-–]\s?)?\d{{1,2}}\.?\s(?:de\s)?(?P<m1>{_NAME})|(?P<m2>{_NAME})(?:\s\d{{1,2}}(?!\d))?)"
)
_SEASON = re.compile(rf"\b(?:{'|'.join(SEASONS)})\b", re.IGNORECASE)

_PATHS = (
    re.compile(rf"/({_YEAR})[/-]([a-z]{{3}}|\d{{1,2}})[/-](\d{{1,2}})(?=[/_.-]|$)"),
    re.compile(rf"(?<!\d)({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<!\d)({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"/({_YEAR})/([a-z]{{3}}|0?[1-9]|1[0-2])(?=/)()"),
    re.compile(rf"-({_YEAR})-(0?[1-9]|1[0-2])(?=[/?.#]|$)()"),
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date read at `start` to `end`; `iso` is None where the calendar has no such day."""

    start: int
    end: int
    iso: str | None


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in ISO 8601, as precise as it is known; None where there is no such day or month."""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def dates_in(text: str) -> Iterator[ReadDate]:
    """The dates of `text` that name a month, in order; in figures the day stands first where both orders are dates."""
    offset = 0
    while match := _DATE.search(text, offset):
        date = _read(match)
        offset = date.end if date else match.start() + 1
        if date:
            yield date


def _read(match: "re.Match[str]") -> ReadDate | None:
    form = next(form for form in "123456" if match[f"y{form}"])
    printed = match[f"y{form}"]
    year = int(printed) if len(printed) == 4 else 2000 + int(printed)
    month = _month(match[f"m{form}"])
    if month is None:
        return None
    day_text = match[f"d{form}"] if form != "6" else None
    day = int(day_text) if day_text else None
    iso = iso_date(year, month, day)
    dotted = form == "5" and match[0][match.end("d5") - match.start()] == "."  # no month stands first before a dot
    if iso is None and form == "5" and day is not None and not dotted:
        iso = iso_date(year, day, month)
    return ReadDate(match.start(), match.end(), iso)


def _month(name: str) -> int | None:
    return int(name) if name.isdecimal() else MONTHS.get(name.rstrip(".").lower().replace("i̇", "i"))


def days_and_months(text: str) -> Iterator[tuple[int, int]]:
    """The spans of seasons, months and days without a year ('12 May', '4-6 May', 'Spring'), in order."""
    for match in _DAY_AND_MONTH.finditer(text):
        if _month(match["m1"] or match["m2"]) is not None:
            yield match.span()
    for match in _SEASON.finditer(text):
        yield match.span()


def date_in_address(url: str) -> str | None:
    """The day or month of publication that an address carries in its path, ISO 8601; None if there is none."""
    lowered = url.lower()
    start = lowered.find("/", lowered.find("://") + 3)
    if start < 0:
        return None
    for pattern in _PATHS:
        match = pattern.search(lowered, start)
        if match:
            month = _month(match[2])
            if month is not None:
                return iso_date(int(match[1]), month, int(match[3]) if match[3] else None)
    return None
