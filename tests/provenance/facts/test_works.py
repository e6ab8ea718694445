"""Whether two references cite one work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.references.model import Reference
from provenance.facts.dates import day_after, is_before, spoken
from provenance.facts.works import authors_agree, may_be_translations, misspelt_names, title_likeness, titles_agree
from provenance.rulebook import FAILED
from tests.worlds import examined


def _by(*authors: str) -> Reference:
    return Reference("", 0, 0, authors=authors)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Smith, John",), ("Smith, J.",)),
        (("Smith, John", "Alvarez, Maria"), ("Smith, John",)),
        (("US Department of State",), ("U.S. Department of State",)),
        (("Vincent, Cristopher",), ("Vincent, Christopher",)),
        ((), ()),
    ],
)
def test_authors_agree(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert authors_agree(_by(*first), _by(*second))


@pytest.mark.parametrize(("first", "second"), [(("Smith, John",), ("Baker, John",)), (("Smith, John",), ())])
def test_authors_differ(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert not authors_agree(_by(*first), _by(*second))


def test_a_short_form_of_a_name_is_no_misspelling() -> None:
    assert misspelt_names(_by("Vincent, Chris"), _by("Vincent, Christopher")) is None
    assert misspelt_names(_by("Vincent, Cristopher"), _by("Vincent, Christopher")) == ("cristopher", "christopher")


def test_titles_agree_but_for_case_accents_quotes_and_subtitles() -> None:
    assert titles_agree("Rivers and Merchants: A History", "“Rivers and merchants”")
    assert titles_agree("L’eau à la ville", "L'eau a la ville")
    assert not titles_agree("Trade", "Trade after the storm")


def test_titles_with_other_numbers_are_not_alike() -> None:
    assert title_likeness("Country report 2014 on the ports", "Country report 2015 on the ports") == 0.0
    assert title_likeness("The merchants of the northern rivers", "The merchants of the nothern rivers") > 0.9


def test_titles_in_two_scripts_may_be_translations() -> None:
    assert may_be_translations("The trade of the ports", "Торговля портов")
    assert not may_be_translations("The trade of the ports", "The bridges of the valley")


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2015", "2016-05-02", True),
        ("2016", "2016-05-02", False),
        ("2016-04", "2016-05-02", True),
        (None, "2016", False),
    ],
)
def test_dates_are_compared_at_the_precision_of_both(first: str | None, second: str, before: bool) -> None:
    assert is_before(first, second) is before


def test_days_are_spoken_and_followed() -> None:
    assert [spoken(iso) for iso in ("2016", "2016-05", "2016-05-02")] == ["2016", "May 2016", "2 May 2016"]
    assert day_after("2016-02-28") == "2016-02-29"
    assert day_after("9999-12-31") == "9999-12-31"


_PARTS = st.sampled_from(
    """Baker, J.|(2014)|2013a|Trade after the storm|https://example.org/a.pdf/|http//x|www.|doi:10.1/x|ISBN 97|pp. 9-3
    Ibid.|op. cit. n. 4|Accessed: 31 February 2019|“|”|<|>|;|Available at: ;|57%|from 4 to 2|According to the WHO,
    [^1]|[^9]|١٢|²|# |- |*|\t""".replace("\n", "|").split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PARTS, max_size=12), st.lists(_PARTS, max_size=12))
def test_no_note_breaks_a_rule(body: list[str], note: list[str]) -> None:
    text = f"{' '.join(body)}[^1] A word.[^2]\n\n[^1]: {' '.join(note)}\n[^2]: {' '.join(reversed(note))}\n"
    findings = examined(claims.read(text.encode(), "a.md"), {}).findings
    assert FAILED.id not in {finding.rule for finding in findings}
    assert all(f.at is None or text[f.at.start : f.at.end] == f.at.quote for f in findings)
    assert len({finding.fingerprint for finding in findings}) == len(findings)
