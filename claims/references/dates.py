"""Dates as references print them, in words and figures of several languages, brought to ISO 8601."""

import re
from calendar import monthrange
from dataclasses import dataclass

from claims.references.labels import MONTHS, SEASONS

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?:1[4-9]|20)\d\d"

# One date in full; the groups say which order it is in.
DATE = re.compile(
    rf"(?<![\w/])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s?(?:de\s|of\s)?(?P<m1>{_MONTH})\b\.?,?\s?(?:de\s|of\s|del\s)?(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR}),?\s(?P<m3>{_MONTH})\b\.?(?:\s(?P<d3>\d{{1,2}})(?!\d))?"
    rf"|(?P<y4>{_YEAR})[-/.](?P<m4>\d{{1,2}})[-/.](?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?P<d5>\d{{1,2}})[./-](?P<m5>\d{{1,2}})[./-](?P<y5>(?:{_YEAR}|\d\d(?!\d)))"
    rf"|(?P<m6>{_MONTH})\b\.?,?\s(?:de\s)?(?P<y6>{_YEAR})"
    rf")(?![\d])",
    re.IGNORECASE,
)
_SEASON = "|".join(SEASONS)
# A month, day or season beside a year that is taken elsewhere.
DAY_AND_MONTH = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})\.?\s(?:de\s)?(?P<m>{_MONTH})\b|(?<!\w)(?P<m2>{_MONTH})\b\.?(?:\s(?P<d2>\d{{1,2}})(?!\d))?",
    re.IGNORECASE,
)
SEASON = re.compile(rf"\b(?:{_SEASON})\b", re.IGNORECASE)

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
    year: str
    year_start: int


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


def read_date(match: "re.Match[str]") -> ReadDate:
    """What a match of `DATE` says; in figures the day stands first unless only the other order is a date."""
    form = next(form for form in "123456" if match[f"y{form}"])
    printed = match[f"y{form}"]
    year = int(printed) if len(printed) == 4 else 2000 + int(printed)
    name = match[f"m{form}"]
    month = int(name) if name.isdecimal() else MONTHS[name.lower().replace("i̇", "i")]
    day_text = match[f"d{form}"] if form != "6" else None
    day = int(day_text) if day_text else None
    iso = iso_date(year, month, day)
    if iso is None and form == "5" and day is not None:
        iso = iso_date(year, day, month)
    return ReadDate(match.start(), match.end(), iso, str(year), match.start(f"y{form}"))


def date_in_address(url: str) -> str | None:
    """The day or month of publication that an address carries in its path, ISO 8601; None if there is none."""
    lowered = url.lower()
    start = lowered.find("/", lowered.find("://") + 3)
    if start < 0:
        return None
    for pattern in _PATHS:
        match = pattern.search(lowered, start)
        if match:
            name, day = match[2], match[3]
            month = int(name) if name.isdecimal() else MONTHS.get(name)
            if month is not None:
                return iso_date(int(match[1]), month, int(day) if day else None)
    return None
