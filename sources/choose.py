"""Which capture of a source to hold a citation against: the one its author most likely saw."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sources.capture import NO_DATE, Capture

_Period = tuple[date, date]

_LATE_LIMIT_DAYS = 30
_LATE_COST = 3  # an author cannot have seen a later page, so a day after weighs more than one before
ALTERED = "evidence.altered"  # the error of a copy whose bytes do not have the digest they were recorded with
_TINY = 1000  # bytes; shorter pages are mostly notices


@dataclass(frozen=True, slots=True)
class Choice:
    """The capture chosen, None where none has content; `reason` is one sentence.

    `others` are the further captures with content, the next best first: a figure that only one of them holds has
    changed since. `rejected` are those without, the newest last.
    """

    capture: Capture | None
    reason: str
    others: tuple[Capture, ...] = ()
    rejected: tuple[Capture, ...] = ()


def choose_capture(
    captures: Sequence[Capture], accessed: str | None = None, published: str | None = None
) -> Capture | None:
    """The capture nearest to the day on which the source was read; None where none has content.

    `weigh_captures` says how it is found, and why it is that one.
    """
    return weigh_captures(captures, accessed, published).capture


def weigh_captures(captures: Sequence[Capture], accessed: str | None = None, published: str | None = None) -> Choice:
    """The capture nearest to the day on which the source was read, why it is that one, and what else there is.

    `accessed` is that day and `published` the citing document's, both ISO 8601 and as precise as known ('2016',
    '2016-01': any day of it is as good). A capture before the day costs 1 a day, a later one 3, and one more than
    30 days later is taken only when there is nothing else. Without any day the earliest from the year before
    publication is taken, else the latest.
    """
    usable = [capture for capture in captures if _has_content(capture)]
    rejected = tuple(capture for capture in captures if not _has_content(capture))
    if not usable:
        if not rejected:
            return Choice(None, "there is no capture")
        last = max(rejected, key=lambda capture: capture.captured)
        return Choice(None, f"no capture has content; the latest: {last.reason}", (), rejected)
    period = _period(accessed)
    ranked = sorted(
        usable,
        key=lambda capture: (_flaws(capture, usable), cost_of_date(capture.captured.date(), accessed, published)),
    )
    return Choice(ranked[0], _explain(ranked[0], period), tuple(ranked[1:]), rejected)


def _has_content(capture: Capture) -> bool:
    return capture.outcome.has_content and capture.status in (None, 200, 203, 206) and bool(capture.body)


def _flaws(capture: Capture, among: Sequence[Capture]) -> int:
    """How bad a capture is for its own sake, whatever its date: altered, cut short, or hardly a page at all."""
    if capture.error == ALTERED:
        return 2
    is_tiny = len(capture.body) < _TINY and any(len(other.body) >= 10 * _TINY for other in among)
    return 1 if capture.truncated is not None or is_tiny else 0


def cost_of_date(seen: date, accessed: str | None, published: str | None) -> tuple[int, int, int]:
    """How far a day is from the one on which the source was read; the less the better (see `weigh_captures`)."""
    period, dated = _period(accessed), _period(published)
    if period is not None:
        distance = _distance(seen, period)
        is_late = distance > _LATE_LIMIT_DAYS
        return int(is_late), distance * _LATE_COST if distance > 0 else -distance, -seen.toordinal()
    if dated is not None and seen >= dated[1] - timedelta(days=365):
        return 0, seen.toordinal(), 0
    return 1, -seen.toordinal(), 0


def _distance(seen: date, period: _Period) -> int:
    """Days from the period to `seen`: negative before it, 0 within."""
    first, last = period
    return min(0, (seen - first).days) or max(0, (seen - last).days)


def _explain(capture: Capture, period: _Period | None) -> str:
    seen = capture.captured.date()
    if capture.captured == NO_DATE:
        return "the only usable capture, of unknown date"
    if period is None:
        return f"the capture of {seen}; no day of access is known"
    distance = _distance(seen, period)
    if distance == 0:
        return f"the capture of {seen}, the day of access"
    return f"the capture of {seen}, {abs(distance)} days {'after' if distance > 0 else 'before'} the day of access"


def _period(text: str | None) -> _Period | None:
    """The first and the last day of a day, month or year in ISO 8601; None for anything else."""
    try:
        numbers = [int(part) for part in (text or "")[:10].split("-")]
        year, months = numbers[0], numbers[1:2] or [1, 12]
        days = numbers[2:3] or [1, calendar.monthrange(year, months[-1])[1]]
        return date(year, months[0], days[0]), date(year, months[-1], days[-1])
    except (ValueError, calendar.IllegalMonthError):
        return None
