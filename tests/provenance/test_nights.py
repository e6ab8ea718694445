"""States over the nights: thresholds, resets, and what is no strike."""

from datetime import UTC, datetime, timedelta

import pytest

from provenance.nights import Check, Standing, State, standing
from sources import Outcome

FIRST = datetime(2026, 4, 1, 3, tzinfo=UTC)
SIGNS = {
    "g": (Outcome.GONE, 404, None), "n": (Outcome.GONE, None, "dns.nxdomain"), "f": (Outcome.FAILING, 503, None),
    "s": (Outcome.SOFT_404, 200, None), "h": (Outcome.REDIRECTED_HOME, 200, None), "p": (Outcome.PARKED, 200, None),
    "b": (Outcome.BLOCKED, 403, None), "r": (Outcome.RATE_LIMITED, 429, None), "u": (Outcome.UNKNOWN, None, None),
    "o": (Outcome.OK, 200, None), "m": (Outcome.MALFORMED, None, None), "c": (Outcome.BAD_CERTIFICATE, 200, None),
    "C": (Outcome.BAD_CERTIFICATE, 404, None), "t": (Outcome.BAD_CERTIFICATE, None, None),
    "d": (Outcome.DRIFTED, 200, None),
}  # fmt: skip


def after(nights: str) -> Standing:
    """The standing after nights, one sign each; '.' is a night without a check."""
    return standing(Check(FIRST + timedelta(days=i), *SIGNS[sign]) for i, sign in enumerate(nights) if sign != ".")


@pytest.mark.parametrize(
    ("nights", "state", "strikes"),
    [
        ("", State.UNKNOWN, 0), ("o", State.ALIVE, 0), ("g", State.SUSPECTED, 1), ("gg", State.PROBABLY_DEAD, 2),
        ("ggg", State.DEAD, 3), ("gog", State.SUSPECTED, 1), ("gggo", State.ALIVE, 0), ("g.g", State.PROBABLY_DEAD, 2),
        ("nnn", State.PROBABLY_DEAD, 3), ("nnnn", State.PROBABLY_DEAD, 4), ("nnnnnn", State.PROBABLY_DEAD, 6),
        ("nnnnnnn", State.DEAD, 7), ("n..n.nn", State.DEAD, 4), ("ffff", State.SUSPECTED, 4),
        ("fffff", State.PROBABLY_DEAD, 5), ("fffffff", State.PROBABLY_DEAD, 7), ("ffffffffff", State.DEAD, 10),
        ("f.ff.ff.ff", State.DEAD, 7), ("fffffg", State.PROBABLY_DEAD, 6), ("s", State.PROBABLY_DEAD, 1),
        ("sss", State.DEAD, 3), ("h", State.PROBABLY_DEAD, 1), ("hsg", State.DEAD, 3), ("p", State.PROBABLY_DEAD, 1),
        ("pp", State.DEAD, 2), ("m", State.DEAD, 1), ("bbbbbbbbbb", State.UNKNOWN, 0), ("rrr", State.UNKNOWN, 0),
        ("ob", State.UNKNOWN, 0), ("ggb", State.UNKNOWN, 2), ("gubg", State.PROBABLY_DEAD, 2),
        ("guug", State.PROBABLY_DEAD, 2), ("ggu", State.PROBABLY_DEAD, 2), ("ou", State.ALIVE, 0),
        ("uuu", State.UNKNOWN, 0), ("c", State.ALIVE, 0), ("t" * 12, State.UNKNOWN, 0), ("CCC", State.DEAD, 3),
        ("ggd", State.ALIVE, 0), ("f" * 6 + "o" + "f" * 6, State.PROBABLY_DEAD, 6),
    ],
)  # fmt: skip
def test_nights_add_up(nights: str, state: State, strikes: int) -> None:
    found = after(nights)
    assert (found.state, found.strikes) == (state, strikes)


def test_one_night_has_one_strike_and_the_hours_of_a_schedule_may_differ() -> None:
    gone = SIGNS["g"]
    hours = [0, 3, 19, 21, 43]
    found = standing(Check(FIRST + timedelta(hours=hour), *gone) for hour in hours)
    assert (found.strikes, found.state, found.first_failed) == (3, State.DEAD, FIRST)
    assert standing(Check(FIRST + timedelta(hours=hour), *gone) for hour in (0, 3, 19)).strikes == 1


def on(*days: tuple[float, str]) -> Standing:
    """What checks add up to that were made one after the other, the clock saying so many days."""
    return standing(Check(FIRST + timedelta(days=day), *SIGNS[sign]) for day, sign in days)


def test_a_clock_that_was_set_back_makes_no_strikes_of_its_own() -> None:
    found = on((0, "g"), (1, "g"), (-30, "g"))
    assert (found.strikes, found.state, found.first_failed) == (2, State.PROBABLY_DEAD, FIRST)
    assert on((0, "g"), (1, "g"), (-30, "o"), (2, "g")).strikes == 1
    assert on((0, "g"), (1, "g"), (-30, "g"), (2, "g")).state is State.DEAD


def test_a_good_answer_of_a_clock_that_was_ahead_counts_for_its_night_alone() -> None:
    ahead = on((400, "o"), (1, "g"), (2, "g"), (3, "g"))
    assert (ahead.state, ahead.strikes) == (State.DEAD, 3)
    assert on((0, "g"), (1, "g"), (400, "g"), (2, "o")).state is State.ALIVE
    assert on((0, "g"), (400, "g"), (1, "g")).strikes == 2


def test_a_repaired_address_stays_suspected() -> None:
    checks = [Check(FIRST + timedelta(days=i), Outcome.MALFORMED, 404, None, True) for i in range(14)]
    assert standing(checks).state is State.SUSPECTED
