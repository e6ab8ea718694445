"""Which capture of a source to hold a citation against: the one its author most likely saw."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sources.capture import Capture

_LATE_LIMIT = timedelta(days=30)
_LATE_COST = 3  # an author cannot have seen a later page, so a day after weighs more than one before
_TINY = 1000  # bytes; shorter pages are mostly notices
_NO_DAY = date(1970, 1, 1)


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


def choose_capture(captures: Sequence[Capture], *, accessed: str | None = None, published: str | None = None) -> Choice:
    """The capture nearest to the day on which the source was read.

    `accessed` is that day and `published` the citing document's, both ISO 8601 and as precise as known ('2016',
    '2016-01': the last day of it is meant). A capture at or before the day costs 1 a day, a later one 3, and one
    more than 30 days later is taken only when there is nothing else. Without any day the earliest from the year
    before publication is taken, else the latest.
    """
    usable = [capture for capture in captures if _has_content(capture)]
    rejected = tuple(capture for capture in captures if not _has_content(capture))
    if not usable:
        if not rejected:
            return Choice(None, "there is no capture")
        last = max(rejected, key=lambda capture: capture.captured)
        return Choice(None, f"no capture has content; the latest: {last.reason}", (), rejected)
    day = _last_day(accessed)
    ranked = sorted(usable, key=lambda capture: (_flaws(capture, usable), _cost(capture, day, _last_day(published))))
    return Choice(ranked[0], _explain(ranked[0], day), tuple(ranked[1:]), rejected)


def _has_content(capture: Capture) -> bool:
    return capture.outcome.has_content and capture.status in (None, 200, 203, 206) and bool(capture.body)


def _flaws(capture: Capture, among: Sequence[Capture]) -> int:
    """How bad a capture is for its own sake, whatever its date: altered, cut short, or hardly a page at all."""
    if capture.error is not None:
        return 2
    is_tiny = len(capture.body) < _TINY and any(len(other.body) >= 10 * _TINY for other in among)
    return 1 if capture.truncated is not None or is_tiny else 0


def _cost(capture: Capture, day: date | None, published: date | None) -> tuple[int, int]:
    seen = capture.captured.date()
    if day is not None:
        late = seen - day
        if late <= timedelta(0):
            return 0, -late.days
        return (0 if late <= _LATE_LIMIT else 1), _LATE_COST * late.days
    if published is not None and seen >= published - timedelta(days=365):
        return 0, seen.toordinal()
    return 1, -seen.toordinal()


def _explain(capture: Capture, day: date | None) -> str:
    seen = capture.captured.date()
    if seen == _NO_DAY:
        return "the only usable capture, of unknown date"
    if day is None:
        return f"the capture of {seen}; no day of access is known"
    distance = (seen - day).days
    if distance == 0:
        return f"the capture of {seen}, the day of access"
    return f"the capture of {seen}, {abs(distance)} days {'after' if distance > 0 else 'before'} the day of access"


def _last_day(text: str | None) -> date | None:
    """The last day of a day, month or year in ISO 8601; None for anything else."""
    parts = (text or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
        return date(year, month, numbers[2] if len(numbers) > 2 else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None
