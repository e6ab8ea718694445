"""A sentence with a long list of figures takes work in line with its length."""

import pytest

from provenance import judge
from tests.work import work_of

SHORT = "In 2020 Place7 had 149 people."


def _work(figures: int, long: str) -> int:
    listed = "The towns counted " + ", ".join(f"{100 + 7 * i} people in Place{i}" for i in range(figures)) + "."
    claim, source = (listed, SHORT) if long == "claim" else (SHORT, listed)
    return work_of(lambda: judge(claim, source))


@pytest.mark.parametrize("long", ["claim", "source"])
def test_twice_the_figures_of_a_sentence_are_no_more_than_twice_the_work_and_a_half(long: str) -> None:
    _work(5, long)  # loads the tables
    assert _work(200, long) <= 2.5 * _work(100, long)
