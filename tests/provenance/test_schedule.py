"""When an address is asked again, for every kind of answer and history."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.nights import Check
from provenance.schedule import changes_of_mind, due_at, is_due, urgency
from sources.capture import Outcome

NOW = datetime(2026, 4, 1, 3, tzinfo=UTC)
URL = "https://council.example/losses"


def checks(*verdicts: str, every: float = 1.0) -> list[Check]:
    """Checks some days apart, the last one now; `gone` and the like as the outcomes are called."""
    last = len(verdicts) - 1
    return [
        Check(NOW - timedelta(days=every * (last - n)), Outcome(verdict), 404 if verdict == "gone" else None)
        for n, verdict in enumerate(verdicts)
    ]


@pytest.mark.parametrize(
    ("history", "days"),
    [
        (("ok",), (6, 8)),
        (("moved",), (6, 8)),
        (("drifted",), (6, 8)),
        (("ok", "gone"), (1, 1)),
        (("failing",), (1, 1)),
        (("soft-404",), (1, 1)),
        (("rate-limited",), (1, 1)),
        (("unknown",), (1, 1)),
        (("ok", "unknown"), (1, 1)),
        (("blocked",), (30, 30)),
        (("bad-certificate",), (30, 30)),
        (("refused",), (30, 30)),
        (("unsupported",), (30, 30)),
        (("gone", "gone", "gone"), (30, 30)),
        (("malformed",), (30, 30)),
    ],
)
def test_each_kind_of_answer_has_its_interval(history: tuple[str, ...], days: tuple[int, int]) -> None:
    known = checks(*history)
    due = due_at(URL, known)
    assert due is not None
    assert days[0] - 0.2 <= (due - NOW) / timedelta(days=1) <= days[1]
    assert not is_due(NOW + timedelta(hours=12), URL, known)
    assert is_due(NOW + timedelta(days=days[1]), URL, known)


def test_what_was_never_asked_is_due_and_what_an_unpublished_report_cites_every_night() -> None:
    assert is_due(NOW, URL, [])
    assert is_due(NOW + timedelta(days=1), URL, checks("ok"), every_night=True)


def test_dead_for_half_a_year_is_not_asked_any_more() -> None:
    assert due_at(URL, checks(*["gone"] * 8, every=30)) is None
    assert not is_due(NOW + timedelta(days=900), URL, checks(*["gone"] * 8, every=30))


def test_what_the_host_asked_for_is_waited() -> None:
    known, until = checks("rate-limited"), NOW + timedelta(days=3)
    assert not is_due(NOW + timedelta(days=2), URL, known, not_before=until)
    assert is_due(NOW + timedelta(days=3), URL, known, not_before=until)


def test_a_check_that_lies_in_the_future_tells_nothing() -> None:
    assert is_due(NOW - timedelta(days=400), URL, checks("ok"))


def test_the_failing_come_first_then_the_new_then_the_longest_unasked() -> None:
    fresh, failing = checks("ok"), checks("gone")
    old = [Check(NOW - timedelta(days=20), Outcome.OK)]
    assert sorted([fresh, [], old, failing], key=urgency) == [failing, [], old, fresh]


def test_changes_of_mind_are_counted_within_the_time_given() -> None:
    known = checks("ok", "gone", "blocked", "gone", "ok", "failing")
    assert changes_of_mind(known, NOW - timedelta(days=30)) == 3
    assert changes_of_mind(known, NOW - timedelta(days=1)) == 1
    assert changes_of_mind([], NOW) == 0


@given(st.lists(st.sampled_from(list(Outcome)), max_size=12), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_once_due_always_due_until_it_is_asked(outcomes: list[Outcome], days: int) -> None:
    known = checks(*[outcome.value for outcome in outcomes])
    if is_due(NOW + timedelta(days=days), URL, known):
        assert is_due(NOW + timedelta(days=days + 1), URL, known)
