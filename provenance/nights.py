"""What the checks of an address say over the nights: strikes, and the state that they add up to.

A strike is one failing check at least twenty hours after the last one; any good answer resets. Days count nights, the
first failing night being day 1. Pure: the checks are handed in.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from itertools import pairwise

from sources.capture import Capture, Outcome

NIGHT = timedelta(hours=20)


class State(StrEnum):
    """What an address is, over all checks."""

    ALIVE = "alive"
    SUSPECTED = "suspected"
    PROBABLY_DEAD = "probably-dead"
    DEAD = "dead"
    UNKNOWN = "unknown"


class Failure(IntEnum):
    """How an address fails, the surest last: what a kind needs, a surer one counts towards as well."""

    MAY_PASS = 0  # refused, reset, timeout, 5xx
    NO_HOST = 1
    NO_PAGE = 2  # 404, 410, soft 404, sent to the home page
    PARKED = 3
    NO_ADDRESS = 4


@dataclass(frozen=True, slots=True)
class Needed:
    """How many strikes, the first and the last so many days apart at least (both counted)."""

    strikes: int
    days: int


# Kind of failure -> what makes the address probably dead, and dead.
THRESHOLDS: dict[Failure, tuple[Needed, Needed]] = {
    Failure.MAY_PASS: (Needed(5, 5), Needed(7, 10)),
    Failure.NO_HOST: (Needed(3, 3), Needed(4, 7)),
    Failure.NO_PAGE: (Needed(2, 2), Needed(3, 3)),
    Failure.PARKED: (Needed(1, 1), Needed(2, 2)),
    Failure.NO_ADDRESS: (Needed(1, 1), Needed(1, 1)),
}
# Soft evidence that a single check already makes a person look at.
_SOFT = frozenset({Outcome.SOFT_404, Outcome.REDIRECTED_HOME, Outcome.PARKED})


@dataclass(frozen=True, slots=True)
class Check:
    """What one check of an address came to. `repaired` tells a malformed address that answers in another form."""

    checked: datetime
    verdict: Outcome
    status: int | None = None
    error: str | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an address over all its checks, and what it rests on."""

    state: State
    strikes: int = 0
    first_failed: datetime | None = None
    last_good: datetime | None = None


def check_of(capture: Capture) -> Check:
    """The check that a live capture is."""
    repaired = capture.outcome is Outcome.MALFORMED and capture.final_url is not None
    return Check(capture.captured, capture.outcome, capture.status, capture.error, repaired)


def standing(checks: Iterable[Check]) -> Standing:
    """What the checks of one address add up to, given in the order in which they were made."""
    ordered = _by_one_clock(list(checks))
    good = max((number for number, check in enumerate(ordered) if _is_good(check)), default=-1)
    last_good = ordered[good].checked if good >= 0 else None
    streak = ordered[good + 1 :]
    failing = [(check, kind) for check in streak if (kind := failure_of(check)) is not None]
    strikes = _strikes(failing)
    if not failing:
        known = last_good is not None and all(check.verdict is Outcome.UNKNOWN for check in streak)
        return Standing(State.ALIVE if known else State.UNKNOWN, last_good=last_good)
    first = failing[0][0].checked
    return Standing(_state(streak, failing, strikes), len(strikes), first, last_good)


def _by_one_clock(checks: Sequence[Check]) -> list[Check]:
    """The checks with moments that never go back: where a clock was wrong for a while, those of the nights around it.

    Right are the moments of the longest run through the checks that never goes back; the others take that of the check
    before them.
    """
    if all(one.checked <= other.checked for one, other in pairwise(checks)):
        return list(checks)
    right = _longest_ascent([check.checked for check in checks])
    moment = checks[min(right)].checked
    kept: list[Check] = []
    for number, check in enumerate(checks):
        moment = check.checked if number in right else moment
        kept.append(replace(check, checked=moment))
    return kept


def _longest_ascent(moments: Sequence[datetime]) -> frozenset[int]:
    """The places of the longest sequence that never goes back (by patience sorting)."""
    ends: list[datetime] = []
    places: list[int] = []
    before: list[int] = []
    for number, moment in enumerate(moments):
        length = bisect_right(ends, moment)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [moment]
        places[length : length + 1] = [number]
    found, number = set(), places[-1]
    while number >= 0:
        found.add(number)
        number = before[number]
    return frozenset(found)


def failure_of(check: Check) -> Failure | None:
    """How a check failed; None where it is no strike: a good answer, a refusal, or our own fault."""
    match check.verdict:
        case Outcome.GONE:
            return Failure.NO_HOST if (check.error or "").startswith("dns") else Failure.NO_PAGE
        case Outcome.SOFT_404 | Outcome.REDIRECTED_HOME:
            return Failure.NO_PAGE
        case Outcome.PARKED:
            return Failure.PARKED
        case Outcome.FAILING:
            return Failure.MAY_PASS
        case Outcome.MALFORMED:
            return Failure.MAY_PASS if check.repaired else Failure.NO_ADDRESS
        case Outcome.BAD_CERTIFICATE if check.status in (404, 410):
            return Failure.NO_PAGE
    return None


def _is_good(check: Check) -> bool:
    behind = check.verdict is Outcome.BAD_CERTIFICATE and check.status is not None and check.status < 300
    return check.verdict.has_content or behind


def _strikes(failing: Sequence[tuple[Check, Failure]]) -> list[Check]:
    """The failing checks that count: one a night."""
    counted: list[Check] = []
    for check, _ in failing:
        if not counted or check.checked - counted[-1].checked >= NIGHT:
            counted.append(check)
    return counted


def _state(streak: Sequence[Check], failing: Sequence[tuple[Check, Failure]], strikes: Sequence[Check]) -> State:
    if failure_of(streak[-1]) is None and streak[-1].verdict is not Outcome.UNKNOWN:
        return State.UNKNOWN  # it refuses machines now, which says nothing either way
    if streak[-1].repaired:
        return State.SUSPECTED  # the address as printed fails, the work is there
    reached = State.SUSPECTED
    for kind, (probable, final) in THRESHOLDS.items():
        nights = _strikes([item for item in failing if item[1] >= kind])
        if _has(nights, final):
            return State.DEAD
        if _has(nights, probable):
            reached = State.PROBABLY_DEAD
    return State.PROBABLY_DEAD if streak[-1].verdict in _SOFT else reached


def _has(nights: Sequence[Check], needed: Needed) -> bool:
    if len(nights) < needed.strikes:
        return False
    return _days(nights[0].checked, nights[-1].checked) >= needed.days


def _days(first: datetime, last: datetime) -> int:
    """Nights from the first to the last, both counted: a night is a day, give or take the hours of a schedule."""
    return round((last - first) / timedelta(days=1)) + 1
