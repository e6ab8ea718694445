"""Dates that are only as precise as they are printed: '2016', '2016-05', '2016-05-02'."""

import re
from datetime import date, timedelta

_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def is_date(text: str | None) -> bool:
    """Whether `text` is an ISO 8601 year, month or day."""
    return text is not None and _ISO.fullmatch(text) is not None


def is_before(first: str | None, second: str | None) -> bool:
    """Whether `first` lies before `second` at the precision that both have; false where either is unknown."""
    if first is None or second is None or not (is_date(first) and is_date(second)):
        return False
    length = min(len(first), len(second))
    return first[:length] < second[:length]


def year_of(text: str | None) -> int | None:
    """The year of an ISO date or of a printed year such as '2015a'."""
    found = re.match(r"\d{4}", text or "")
    return int(found.group()) if found else None


def day_after(iso: str | None) -> str | None:
    """The day after a day, for places where it is tomorrow already; a month or a year stays itself."""
    if iso is None or len(iso) < 10:
        return iso
    try:
        return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return iso


def spoken(iso: str) -> str:
    """An ISO date as an editor reads it: '2 May 2016', 'May 2016', '2016'."""
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    try:
        day = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}" if len(parts) > 2 else f"{day:%B %Y}"
