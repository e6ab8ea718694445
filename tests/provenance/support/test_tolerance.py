"""The tolerance table, row by row, on figures read from short phrases."""

from decimal import Decimal

import pytest

from claims.quantities import find_quantities
from provenance.support.amounts import Amount, amounts_of
from provenance.support.settings import ROWS, SETTINGS, How
from provenance.support.tolerance import meets, overstates, reconcilable, rounds_to


def amount(phrase: str) -> Amount:
    """The amount of the only figure in a phrase."""
    (figure,) = find_quantities(phrase, "en")
    return amounts_of(figure)[0]


MET = [
    ("47 %", "47 %", How.EXACT),
    ("47 %", "47.3 %", How.ROUNDING),
    ("1.2 million people", "1,234,567 people", How.ROUNDING),
    ("4,000 people", "4,012 people", How.ROUNDING),
    ("about 50 %", "47.3 %", How.APPROXIMATE),
    ("about 47 %", "47.3 %", How.APPROXIMATE),
    ("approximately 900 people", "851 people", How.APPROXIMATE),
    ("around 300 people", "329 people", How.APPROXIMATE),
    ("900 people", "approximately 900 people", How.DROPS_ABOUT),
    ("400 people", "more than 400 people", How.DROPS_BOUND),
    ("more than 400 people", "412 people", How.BOUND),
    ("at least 400 people", "more than 400 people", How.BOUND),
    ("half of the people", "48.5 %", How.FRACTION),
    ("more than half of the people", "52 %", How.FRACTION),
    ("67 %", "two thirds of the people", How.FRACTION),
    ("25 %", "one in four people", How.EXACT),
    ("200-250 people", "between 200 and 250 people", How.EXACT),
    ("200-250 people", "231 people", How.RANGE),
    ("15.4 GW", "15,400 MW", How.CONVERTED),
    ("18 months", "1.5 years", How.CONVERTED),
    ("35 cubic kilometres", "35 km³", How.EXACT),
    ("35 km³", "35 billion cubic metres", How.CONVERTED),
    ("12,000 hectares", "120 km²", How.CONVERTED),
    ("35 miles", "56 km", How.ROUNDING),
    ("270 gigatonnes", "270,000 Mt", How.CONVERTED),
    ("up to 40 people", "at most 40 people", How.EXACT),
    ("up to 40 people", "38 people", How.BOUND),
]


@pytest.mark.parametrize(("claim", "source", "how"), MET)
def test_a_row_of_the_table_is_met(claim: str, source: str, how: How) -> None:
    match = meets(amount(claim), amount(source))
    assert match is not None
    assert match.how is how
    assert how in ROWS


NOT_MET = [
    ("50 %", "47.3 %"),
    ("47.3 %", "47 %"),
    ("48 %", "47.3 %"),
    ("more than 400 people", "400 people"),
    ("more than 80 %", "79.6 %"),
    ("more than 450 people", "more than 400 people"),
    ("more than 6 people", "1.1 million people"),
    ("about 50 %", "44 %"),
    ("approximately 900 people", "960 people"),
    ("half of the people", "44 %"),
    ("225 people", "between 200 and 250 people"),
    ("up to 40 people", "at most 30 people"),
    ("12,000 hectares", "12,000 km²"),
]


@pytest.mark.parametrize(("claim", "source"), NOT_MET)
def test_no_row_of_the_table_is_met(claim: str, source: str) -> None:
    assert meets(amount(claim), amount(source)) is None


@pytest.mark.parametrize(("value", "met"), [("47.3 %", True), ("44 %", False), ("50.5 %", False)])
def test_nearly_half_reaches_down_and_not_up(value: str, met: bool) -> None:
    assert (meets(amount("nearly half of the people"), amount(value), nearly=True) is not None) is met


OVERSTATED = [
    ("47.3 %", "47 %"),
    ("more than 80 %", "79.6 %"),
    ("more than 400 people", "400 people"),
    ("48 %", "47.3 %"),
    ("1,234,567 people", "1.2 million people"),
]


@pytest.mark.parametrize(("claim", "source"), OVERSTATED)
def test_a_claim_that_is_stronger_than_its_source_is_overstated(claim: str, source: str) -> None:
    assert overstates(amount(claim), amount(source))
    assert not reconcilable(amount(claim), amount(source))


@pytest.mark.parametrize(("claim", "source"), [("85 %", "79 %"), ("more than 450 people", "200 people")])
def test_a_value_far_off_is_no_overstatement(claim: str, source: str) -> None:
    assert overstates(amount(claim), amount(source)) is None


@pytest.mark.parametrize(
    ("claim", "source"), [("412 people", "more than 400 people"), ("231 people", "200-250 people")]
)
def test_a_value_within_the_source_s_bound_is_no_contradiction(claim: str, source: str) -> None:
    assert reconcilable(amount(claim), amount(source))


def test_both_ways_to_round_a_half_count() -> None:
    assert rounds_to(Decimal("2.5"), Decimal(2), Decimal(1))
    assert rounds_to(Decimal("2.5"), Decimal(3), Decimal(1))
    assert not rounds_to(Decimal("2.6"), Decimal(2), Decimal(1))


def test_every_setting_and_every_row_can_be_printed() -> None:
    printed = dict(SETTINGS.printed())
    assert printed["fraction_nearly"] == "5"
    assert all(name and value for name, value in printed.items())
    assert set(ROWS) == set(How)
