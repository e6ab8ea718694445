"""The capture to hold a citation against: nearest to the day of access, earlier rather than later."""

from datetime import UTC, datetime

import pytest

from sources import Capture, Outcome, choose_capture, weigh_captures


def capture(day: str, **fields: object) -> Capture:
    given = {"status": 200, "outcome": Outcome.OK, "body": b"x" * 5000, **fields}
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Capture(url="http://example.org/", captured=moment, origin="warc:x", reason="", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "accessed", "chosen"),
    [
        (["2019-01-01", "2020-01-01", "2021-01-01"], "2020-06-01", "2020-01-01"),
        (["2020-05-01", "2020-06-05"], "2020-06-01", "2020-06-05"),  # 31 days before, 4 after: 31 against 12
        (["2020-05-25", "2020-06-05"], "2020-06-01", "2020-05-25"),
        (["2015-01-01", "2020-07-15"], "2020-06-01", "2015-01-01"),  # more than 30 days later: only if nothing else
        (["2020-07-15"], "2020-06-01", "2020-07-15"),
        (["2020-01-20", "2020-02-03"], "2020-01", "2020-01-20"),
        (["2020-12-20", "2019-12-20"], "2020", "2020-12-20"),
        (["2020-06-01T23:00", "2020-06-02T01:00"], "2020-06-01", "2020-06-01T23:00"),
        (["2019-01-01", "2020-01-01"], None, "2020-01-01"),
        (["2019-01-01", "2020-01-01"], "no date", "2020-01-01"),
    ],
)
def test_the_nearest_capture_is_chosen(days: list[str], accessed: str | None, chosen: str) -> None:
    captures = [capture(day) for day in days]
    choice = weigh_captures(captures, accessed=accessed)
    assert choice.capture == capture(chosen)
    assert len(choice.others) == len(days) - 1


def test_without_a_day_of_access_the_first_since_the_year_before_publication_is_chosen() -> None:
    captures = [capture(day) for day in ("2015-01-01", "2019-06-01", "2019-12-01", "2021-01-01")]
    assert choose_capture(captures, published="2020-01") == captures[1]
    assert choose_capture(captures[:1], published="2020-01") == captures[0]


def test_what_has_no_content_is_rejected_with_its_reason() -> None:
    gone = capture("2020-06-01", status=404, outcome=Outcome.GONE)
    empty = capture("2020-06-01", body=b"")
    fine = capture("2018-01-01")
    choice = weigh_captures([gone, fine, empty], accessed="2020-06-01")
    assert choice.capture is fine
    assert choice.rejected == (gone, empty)
    assert choose_capture([gone, empty]) is None
    assert weigh_captures([]).reason == "there is no capture"


def test_whole_pages_come_before_cut_ones_and_altered_ones_last() -> None:
    cut = capture("2020-06-01", truncated="length")
    altered = capture("2020-06-01", error="evidence.altered")
    tiny = capture("2020-06-01", body=b"see you")
    large = capture("2019-01-01", body=b"x" * 20_000)
    choice = weigh_captures([cut, altered, tiny, large], accessed="2020-06-01")
    assert choice.capture is large
    assert choice.others == (cut, tiny, altered)


def test_the_reason_names_the_distance_in_days() -> None:
    assert "3 days before" in weigh_captures([capture("2020-06-01")], "2020-06-04").reason
    assert "the day of access" in weigh_captures([capture("2020-06-01")], "2020-06-01").reason
