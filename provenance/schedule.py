"""When an address is asked again: every night, every week, every month, or not any more. Pure.

A night is a day give or take the hours of a schedule, so what is due in a day is asked again from twenty hours on.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from provenance.nights import Check, State, failure_of, standing
from sources.capture import Outcome

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
HALF_A_YEAR = timedelta(days=182)
_NIGHTLY = timedelta(days=1)
_SLACK = timedelta(hours=4)
_JITTER_HOURS = 49  # a week is six to eight days, so that what was first asked in one night spreads over three
# Verdicts that say what an address is, but not whether the work is there: asked again once a month.
_SETTLED = frozenset({Outcome.BLOCKED, Outcome.BAD_CERTIFICATE, Outcome.REFUSED, Outcome.UNSUPPORTED})


def due_at(
    url: str, checks: Sequence[Check], *, every_night: bool = False, not_before: datetime | None = None
) -> datetime | None:
    """From when on an address is to be asked again, given its checks; None for never again.

    `every_night` for what a report cites that is not published yet; `not_before` is what the host asked for.
    """
    if not checks:
        return datetime.min.replace(tzinfo=UTC)
    last = max(checks, key=lambda check: check.checked)
    interval = _interval(url, last, checks, every_night)
    if interval is None:
        return None
    due = last.checked + interval - _SLACK
    return max(due, not_before) if not_before is not None else due


def is_due(
    now: datetime,
    url: str,
    checks: Sequence[Check],
    *,
    every_night: bool = False,
    not_before: datetime | None = None,
) -> bool:
    """Whether an address is to be asked now. A check that lies in the future tells nothing: the clock was wrong."""
    known = [check for check in checks if check.checked <= now]
    if not known:
        return True
    due = due_at(url, known, every_night=every_night, not_before=not_before)
    return due is not None and due <= now


def urgency(checks: Sequence[Check]) -> tuple[int, float]:
    """What to ask first when a night is too short for all: the failing, then the new, then the longest unasked."""
    if not checks:
        return 1, 0.0
    last = max(checks, key=lambda check: check.checked)
    return 0 if failure_of(last) is not None else 2, last.checked.timestamp()


def _interval(url: str, last: Check, checks: Sequence[Check], every_night: bool) -> timedelta | None:
    stands = standing(checks)
    if stands.state is State.DEAD and last.verdict is not Outcome.UNKNOWN:
        failed = stands.first_failed or last.checked
        return MONTH if last.checked - failed < HALF_A_YEAR else None
    if last.verdict in _SETTLED:
        return MONTH
    if every_night or not last.verdict.has_content:
        return _NIGHTLY
    return WEEK + timedelta(hours=_jitter(url))


def _jitter(url: str) -> int:
    """Hours from -24 to 24, always the same for one address."""
    return int.from_bytes(sha256(url.encode()).digest()[:4], "big") % _JITTER_HOURS - _JITTER_HOURS // 2


def changes_of_mind(checks: Sequence[Check], since: datetime) -> int:
    """How often an address went from answering to failing or back since a moment."""
    signs = []
    for check in sorted(checks, key=lambda check: check.checked):
        good = check.verdict.has_content
        if check.checked >= since and (good or failure_of(check) is not None):
            signs.append(good)
    return sum(before is not after for before, after in pairwise(signs))
