"""What keeps a figure from bearing out a claim: a rival place, body, group, whole, rate, span of time or end."""

import pytest

from provenance.judging import judge

LAKE = """Pike catches in Lake Marren

In 2021 anglers in the Varlo basin landed 4,310 pike, 212 of them from boats. Women caught 38 per cent of the trout
and men 62 per cent. The Skelder Club counted 57 nests, the Orwin Club 23. Imports of bait came to 640 tonnes; exports
reached 215 tonnes. The licence costs 45 euros a month. From 2012 to 2021 the wardens fined 1,930 anglers. The budget
fell to 88,000 euros from 97,000 euros (2011: 61,500 euros). We interviewed 1,204 anglers. The wardens want to plant
7,500 trees. Among anglers aged 15-24 the rate of accidents was 31 per cent, among pensioners 12 per cent. Eighteen per
cent of the boats were checked, but only 4 per cent of the cars."""

SUPPORTED = [
    ("Women caught 38 per cent of the trout.", "38 per cent"),
    ("The Skelder Club counted 57 nests.", "57"),
    ("Bait imports amounted to 640 tonnes.", "640"),
    ("The licence costs 45 euros a month.", "45 euros"),
    ("The wardens fined 1,930 anglers between 2012 and 2021.", "1,930"),
    ("In 2011 the budget was 61,500 euros.", "61,500"),
    ("The study is based on interviews with 1,204 anglers.", "1,204"),
    ("The wardens want to plant 7,500 trees.", "7,500"),
    ("Of the boats, 18 per cent were checked.", "18 per cent"),
]
NOT_SUPPORTED = [
    ("Men caught 38 per cent of the trout.", "38 per cent"),
    ("In the Tarn basin anglers landed 4,310 pike in 2021.", "4,310"),
    ("The Orwin Club counted 57 nests.", "57"),
    ("Exports of bait came to 640 tonnes.", "640"),
    ("The licence costs 45 euros a week.", "45 euros"),
    ("In 2021 the wardens fined 1,930 anglers.", "1,930"),
    ("The budget fell from 88,000 euros to 97,000 euros.", "88,000"),
    ("In 2011 the budget was 88,000 euros.", "88,000"),
    ("The lake has 1,204 anglers.", "1,204"),
    ("The wardens have planted 7,500 trees.", "7,500"),
    ("The rate of accidents was 31 per cent.", "31 per cent"),
    ("Among pensioners the rate of accidents was 31 per cent.", "31 per cent"),
    ("Of the cars, 18 per cent were checked.", "18 per cent"),
    ("Eighteen per cent of the cars were checked.", "Eighteen"),
]


def verdict(claim: str, figure: str, source: str = LAKE) -> str:
    """The verdict on the figure with this text."""
    figures = judge(claim, source).figures
    return next(found for found in figures if figure in found.text or found.text in figure).verdict


@pytest.mark.parametrize(("claim", "figure"), SUPPORTED)
def test_what_the_source_says_of_the_same_is_support(claim: str, figure: str) -> None:
    assert verdict(claim, figure) == "supported"


@pytest.mark.parametrize(("claim", "figure"), NOT_SUPPORTED)
def test_what_the_source_says_of_a_rival_is_no_support(claim: str, figure: str) -> None:
    assert verdict(claim, figure) != "supported"


@pytest.mark.parametrize(
    ("claim", "figure", "source"),
    [
        ("In Spanien wurden 2020 rund 412 Wölfe gezählt.", "412", "In Portugal wurden 2020 rund 412 Wölfe gezählt."),
        ("En Espagne, 412 loups ont été comptés en 2020.", "412", "Au Portugal, 412 loups ont été comptés en 2020."),
        ("В Испании в 2020 году насчитали 412 волков.", "412", "В Португалии в 2020 году насчитали 412 волков."),
        ("2020'de İspanya'da 412 kurt sayıldı.", "412", "2020'de Portekiz'de 412 kurt sayıldı."),
        ("Los hombres ganaron 1.412 euros.", "1.412 euros", "Las mujeres ganaron 1.412 euros."),
        ("Мужчины получали 1412 рублей.", "1412 рублей", "Женщины получали 1412 рублей."),
    ],
)
def test_rivals_are_told_apart_in_other_languages(claim: str, figure: str, source: str) -> None:
    assert verdict(claim, figure, source) != "supported"


def test_a_place_that_only_the_title_names_counts() -> None:
    source = "Wolves in Portugal\n\nIn 2020 some 412 wolves were counted in the north of the country."
    assert verdict("In Spain 412 wolves were counted in 2020.", "412", source) != "supported"
    assert verdict("In Portugal 412 wolves were counted in 2020.", "412", source) == "supported"
