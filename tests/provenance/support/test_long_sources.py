"""A sentence of a source with a long list of figures takes work in line with its length."""

from provenance import judge
from tests.work import work_of

SHORT = "In 2020 Place7 had 149 people."


def _work(figures: int) -> int:
    listed = "The towns counted " + ", ".join(f"{100 + 7 * i} people in Place{i}" for i in range(figures)) + "."
    return work_of(lambda: judge(SHORT, listed))


def test_twice_the_figures_of_a_sentence_of_the_source_are_no_more_than_twice_the_work_and_a_half() -> None:
    _work(5)  # loads the tables
    assert _work(200) <= 2.5 * _work(100)
