"""Figures of sentences: what is one, its value, unit, kind, bound, change and time; and what is none."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.quantities import Change, Comparator, Quantity, QuantityKind, find_quantities, vote_decimal_sign
from claims.quantities.languages import CODES
from tests.work import work_of

SHARED = Path(__file__).parents[2] / ".." / "shared"


def values(text: str, language: str | None = "en") -> list[str]:
    """Each figure as 'text comparator low..high unit'."""
    return [show(quantity) for quantity in find_quantities(text, language)]


def show(quantity: Quantity) -> str:
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (quantity.low, quantity.high))
    value = low if low == high else f"{low}..{high}"
    return f"{quantity.text} | {quantity.comparator}{value} | {quantity.unit}"


FIGURES = [
    ("Of those 640, 58 were fined.", ["640 | =640 | None", "58 | =58 | None"]),
    ("In Norway (94,5%) and Sweden (91%).", ["94,5% | =94.5 | %", "91% | =91 | %"]),
    ("Terms range from 14 years to life imprisonment.", ["14 years to life imprisonment | >=14.. | years"]),
    ("It lasted seven years.", ["seven years | =7 | years"]),
    ("About $3-4 million was paid.", ["$3-4 million | ~3000000..4000000 | USD"]),
    ("They sent thousands of their soldiers.", ["thousands | >=2000.. | soldiers"]),
    ("58%21%20%", ["58% | =58 | %", "21% | =21 | %", "20% | =20 | %"]),
    ("The census counted 1,2-\n50 cattle.", ["1,2-\n50 | =1250 | cattle"]),
    ("Full-width ５７％ is read.", ["５７％ | =57 | %"]),
    ("A fall of −4.5% followed.", ["−4.5% | =-4.5 | %"]),
    ("No more than 5 of the 27 members objected.", ["5 | <=..5 | members", "27 | =27 | members"]),
    ("Two thirds of members voted.", ["Two thirds | =0.6667 | members"]),
    ("Doses of 2 × 10⁶ cells were given.", ["2 × 10⁶ | =2000000 | cells"]),
    ("It fell to 5 ± 0.3 mg.", ["5 ± 0.3 mg | =5 | mg"]),
    ("Only one attack has occurred.", ["one | =1 | attack"]),
    ("A greater than 50% rate.", ["50% | >50.. | %"]),
    ("As many as 2000 people came.", ["2000 | <=..2000 | people"]),
    ("He left after 9-year-imprisonment38.", ["9-year | =9 | years"]),
    ("Peaking at 77 in 201614.", ["77 | =77 | None"]),
    ("At least 23 died between 2001 and 2014.16", ["23 | >=23.. | None"]),
    ("Marta Silva, 52, has folded 300 sheets.", ["300 | =300 | sheets"]),
    ("Oslo, 52, Bergen, 31, and Moss, 12.", ["52 | =52 | None", "31 | =31 | None", "12 | =12 | None"]),
    ("It cost 15,000 kwacha, or $8.90 a head.", ["15,000 kwacha | =15000 | ZMW", "$8.90 a head | =8.9 | USD"]),
    ("Nearly a third was lost in over half an hour.", ["a third | ~0.3333 | None"]),
    ("Tens of thousands fled.", ["Tens of thousands | >=20000.. | None"]),
    ("Hundreds were hurt, and dozens are missing.", ["Hundreds | >=200.. | None", "dozens | >=24.. | None"]),
    ("Scores rose in 14 schools.", ["14 | =14 | schools"]),
    ("A third were women.", ["A third | =0.3333 | None"]),
    ("The bus is one third full.", ["one third | =0.3333 | None"]),
    ("Of which the town will pay half.", ["half | =0.5 | None"]),
    ("More than half believe it.", ["half | >0.5.. | None"]),
    ("It brought the rate of theft down by 1.7 points.", ["1.7 points | =1.7 | pp"]),
    (
        "It lost €3 million, of which barely a fifth was insured.",
        ["€3 million | =3000000 | EUR", "a fifth | =0.2 | None"],
    ),
    ("Chapters 3 to 5 cover 12 schools.", ["12 | =12 | schools"]),
    ("The party is up 7 points in the polls.", ["7 points | =7 | pp"]),
    ("The team won by 7 points.", ["7 | =7 | points"]),
    ("It handles 400 litres a second.", ["400 litres a second | =400 | l"]),
    ("It gives 400 schools a second teacher.", ["400 | =400 | schools"]),
    ("It gave 300 children a day off.", ["300 | =300 | children"]),
    ("A relative risk of 1.08 (95% CI 1.01–1.15).", ["1.08 | =1.08 | None", "1.01–1.15 | =1.01..1.15 | None"]),
    (
        "It fell (CI 55–77) by 8 mmHg (n = 58) later.",
        ["55–77 | =55..77 | None", "8 mmHg | =8 | mmHg", "58 | =58 | None"],
    ),
    ("It holds 35 cubic kilometres.", ["35 cubic kilometres | =35 | km³"]),
    ("As many as half a dozen inspectors resigned.", ["half a dozen | <=..6 | inspectors"]),
    ("Each got $15,000 plus interest.", ["$15,000 | =15000 | USD"]),
    ("It lent $2.3bn to 41 utilities.", ["$2.3bn | =2300000000 | USD", "41 | =41 | utilities"]),
    ("It fell from 340 to 290 thousand people.", ["340 | =340000 | people", "290 thousand | =290000 | people"]),
    ("Emissions are a fifth lower than then.", ["a fifth | =0.2 | None"]),
    ("Half of the farmland lies fallow.", ["Half | =0.5 | farmland"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[text for text, _ in FIGURES])
def test_a_figure_has_the_value_and_unit_that_is_printed(text: str, expected: list[str]) -> None:
    assert values(text) == expected


NO_FIGURES = [
    "See pages 4 to 9 of the annex, and tables 3 to 5.",
    "A second paper disagrees; a third was lost.",
    "The glass is half full; the town pays half and the state the rest; it took almost half a day.",
    "They sued under 42 U.S.C. § 1983 (571 U.S. 220; 60 F.2d 737).",
    "My number is 020 7946 0018.",
    "after 9/11 and 24/7, Resolution 1325 and COVID-19",
    "“Eternity-2019” and Caucasian Eagle - 2019 in 2013-14",
    "(1999-\n2015), the 1990s, 12 May 2019, 2019-05-12 at 10:30",
    "pp. 239-260, no. 04, p. 18, Vol. 10(2) 183–196, § 17, Fig. 2, Annex 3",
    "one of the most, on the one hand, one size fits all, two guiding principles",
    "Three primary reasons explain it: poverty, war and drought.",
    "The three nations agreed.",
    "counter-narratives13. terrorism2. state12. group.”21 attacks39 .",
    "1. While seeking #38, 1) costs and 2) gains",
    "Boeing 737, iPhone 12, Formula 1, F-16, G20, version 2.0.3, the Covenant of 1966",
    "https://example.org/2019/12/a-1019633.html and doi:10.1000/182",
    "A quarter of an hour later, third parties left headquarters in the second quarter.",
    "They won 3-2; call +1 202 555 0143.",
    "Two years ago and over the past ten years, children aged 5 to 14 met in COP26.",
    "the overwhelming majority of measures; a majority of practitioners; many visitors",
    "10\n\nA lone page number",
    "A four-lane road, a 12-member board; he paid a third higher court fee.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_names_dates_locators_and_markers_are_no_figures(text: str) -> None:
    assert values(text) == []


def test_a_source_may_state_a_count_in_a_compound() -> None:
    text = "The four-lane road serves a 400-bed hospital; a two-sided, three-point plan, the 5-HT receptor, F-16 jets."
    assert [show(q) for q in find_quantities(text, "en", compounds=True)] == ["four | =4 | lane", "400 | =400 | bed"]


def test_the_base_of_a_rate_counts_for_both_ends_of_a_change() -> None:
    text = "It declined from 342 deaths per 100 000 live births in 2000 to 211 in 2017."
    found = [(str(q.low), q.unit, q.per, q.time) for q in find_quantities(text, "en")]
    assert found == [("342", "deaths", "100000", "2000"), ("211", "deaths", "100000", "2017")]


def test_a_series_has_a_time_and_a_change_each() -> None:
    found = find_quantities("The number of raids rose from 31 in 2011 to 58 in 2015, peaking at 64 in 2013.", "en")
    assert [(str(q.low), q.unit, q.time, q.change) for q in found] == [
        ("31", "raids", "2011", Change.FROM),
        ("58", "raids", "2015", Change.TO),
        ("64", "raids", "2013", Change.PEAK),
    ]


def test_the_year_of_a_cited_work_is_no_time_of_a_figure() -> None:
    cited, happened = (
        find_quantities("Farr (2015) found 9 km.", "en"),
        find_quantities("In Kenya (2014) 300 died.", "en"),
    )
    assert [figure.time for figure in (*cited, *happened)] == [None, "2014"]


def test_a_range_without_times_is_one_figure_and_a_change_is_two() -> None:
    assert len(find_quantities("from 200 to 250 people", "en")) == 1
    assert [q.change for q in find_quantities("It rose from 5% to 8%.", "en")] == [Change.FROM, Change.TO]
    assert [q.change for q in find_quantities("It rose by 5 years to 70 years.", "en")] == [
        Change.INCREASE_BY,
        Change.TO,
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Headcount rose by 1,800 to 23,400.", ["1,800", "23,400"]),
        ("Output grew 2.3% to 99.3 million bags.", ["2.3%", "99.3 million"]),
        ("Of these, 45,000 – 56 per cent – were women.", ["45,000", "56 per cent"]),
        ("Sales fell by 200 to 300 units.", ["200 to 300"]),
        ("Some 200 – 250 people came.", ["200 – 250"]),
    ],
)
def test_the_size_of_a_change_and_its_end_are_no_range_nor_is_an_aside(text: str, figures: list[str]) -> None:
    assert [quantity.text for quantity in find_quantities(text, "en")] == figures


def test_the_decimal_sign_of_the_document_decides_what_an_ambiguous_number_is() -> None:
    assert [q.low for q in find_quantities("1,500 kg", "en", ".")] == [1500]
    assert [q.low for q in find_quantities("1,500 kg", "en", ",")] == [Decimal("1.500")]
    unknown = find_quantities("1,500 kg")
    assert [q.low for q in unknown] == [1500]
    assert [q.others for q in unknown] == [((Decimal("1.500"), Decimal("1.500")),)]


def test_what_is_counted_is_whole() -> None:
    assert [q.low for q in find_quantities("Some 1.500 people came.", "en")] == [1500]


def test_a_document_votes_for_its_decimal_sign_only_when_it_is_plain() -> None:
    assert vote_decimal_sign(["97.5 and 3.25", "1,234,567"]) == "."
    assert vote_decimal_sign(["97,5 und 3,25"]) == ","
    assert vote_decimal_sign(["97,5 and 3.25"]) is None
    assert vote_decimal_sign(["in 2014.16 and 2015.27"]) is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("47 %", "1"),
        ("47.3 %", "0.1"),
        ("1.2 million people", "100000"),
        ("about 900 people", "100"),
        ("900 people", "1"),
    ],
)
def test_precision_is_the_place_of_the_last_digit_that_counts(text: str, precision: str) -> None:
    assert [q.precision for q in find_quantities(text, "en")] == [Decimal(precision)]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "per"),
    [
        ("3.4 per 100,000 people", QuantityKind.RATE, None, "100000 people"),
        ("12 per cent per year", QuantityKind.RATE, "%", "year"),
        ("$5 a day", QuantityKind.RATE, "USD", "day"),
        ("2 percentage points", QuantityKind.PERCENTAGE_POINTS, "pp", None),
        ("third of 40 countries", QuantityKind.RANK, "of 40 countries", None),
        ("5 km", QuantityKind.MEASURE, "km", None),
    ],
)
def test_a_figure_is_of_the_kind_that_its_unit_tells(text: str, kind: QuantityKind, unit: str, per: str) -> None:
    assert [(q.kind, q.unit, q.per) for q in find_quantities(text, "en")] == [(kind, unit, per)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Zwei Billionen Euro", ["Zwei Billionen Euro | =2000000000000 | EUR"]),
        ("de", "Knapp die Hälfte der Schüler im Viertel", ["die Hälfte | ~0.5 | Schüler"]),
        ("fr", "Neuf personnes dans un immeuble neuf", ["Neuf | =9 | personnes"]),
        ("es", "1,2 billones de euros", ["1,2 billones de euros | =1200000000000 | EUR"]),
        ("ru", "4 млн 477 тыс. человек", ["4 млн 477 тыс. | =4477000 | человек"]),
        ("tr", "400'den fazla asker, %57'si", ["400 | >400.. | asker", "%57 | =57 | %"]),
        ("tr", "Otobüse bin, masanın altı boş.", []),
        ("az", "15 min hərbçi, əhalinin üçdə ikisi", ["15 min | =15000 | hərbçi", "üçdə ikisi | =0.6667 | əhalinin"]),
        ("fr", "Il a été arrêté trois fois; les salaires sont 2,5 fois plus élevés.", ["2,5 fois | =2.5 | None"]),
        ("ru", "Он был арестован три раза; экспорт вырос в 2,5 раза.", ["2,5 раза | =2.5 | None"]),
        ("az", "O, üç dəfə həbs olunub; ixrac üç dəfə artıb.", ["üç dəfə | =3 | None"]),
        ("de", "Es wurde 5 mal vertagt.", ["5 | =5 | mal"]),
        ("de", "Er gab fast ein Viertel seines Lohnes.", ["ein Viertel | ~0.25 | seines Lohnes"]),
        ("es", "Costará 58 millones de euros hasta 2022.", ["58 millones de euros | =58000000 | EUR"]),
        ("ru", "Вырос с 3 тонн в 2014 г. до 4 тонн в 2019 г.", ["3 тонн | =3 | t", "4 тонн | =4 | t"]),
        ("ru", "Простой стоит 1,2 млн руб. в сутки.", ["1,2 млн руб. в сутки | =1200000 | RUB"]),
        ("ru", "Выделено менее пятой части.", ["пятой части | <..0.2 | None"]),
        ("az", "Hər beşinci təsərrüfat su almır.", ["Hər beşinci | =0.2 | təsərrüfat"]),
        ("de", "Zehntausende flohen.", ["Zehntausende | >=20000.. | None"]),
        ("tr", "Kişi başına 12.000 dolar düşüyor.", ["12.000 dolar | =12000 | USD"]),
        ("es", "De los 84 municipios, 29 carecen de médico.", ["84 | =84 | municipios", "29 | =29 | None"]),
        (
            "es",
            "Se redujo a la mitad en dos horas y media.",
            ["la mitad | =0.5 | None", "dos horas y media | =2.5 | hours"],
        ),
        (
            "es",
            "A la mitad del camino pasa de 890 a 750 millones de euros.",
            ["la mitad | =0.5 | camino", "890 | =890000000 | EUR", "750 millones de euros | =750000000 | EUR"],
        ),
        ("fr", "La consommation a reculé d’un quart.", ["un quart | =0.25 | None"]),
        (
            "de",
            "Die Zahl fiel auf die Hälfte, ein Viertel mehr als 2019.",
            ["die Hälfte | =0.5 | None", "ein Viertel | =0.25 | None"],
        ),
        ("ru", "Из 96 пациентов 84 завершили курс.", ["96 | =96 | пациентов", "84 | =84 | None"]),
        ("ru", "Два десятка предприятий закрылись.", ["Два десятка | =20 | предприятий"]),
        ("ru", "Температура опустилась до −34 °С.", ["−34 °С | =-34 | °C"]),
        ("tr", "96 hastanın 84'ü tedaviyi bitirdi; 5651 sayılı Kanun.", ["96 | =96 | hastanın", "84 | =84 | None"]),
        ("az", "Bu, 30 faiz çoxdur; 30 faizdən çoxdur.", ["30 faiz | =30 | %", "30 faizdən | >30.. | %"]),
        ("it", "Il 57 % e 12 km", ["57 % | =57 | %", "12 km | =12 | km"]),
    ],
)
def test_each_language_has_its_own_words(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


_PIECES = st.sampled_from(
    "1 2014 1,500 2.5 . , - – % $ € ( ) half two million of the to from between and in one per cent May year bin yüzde "
    "üçte biri млн тыс. drei Viertel ½ ² ٣ １ İ 201614 rose by won a hundred × 10⁵ 's \n \u00a0".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=24).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_string_is_read_without_error_and_every_figure_lies_in_it(text: str) -> None:
    for language in (None, CODES[len(text) % len(CODES)]):
        found = find_quantities(text, language)
        assert found == find_quantities(text, language)
        assert all(text[q.start : q.end] == q.text for q in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(q.low is None or q.high is None or q.low <= q.high for q in found)


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1 ", "1-", "5% ", "half of ", "from 1 to ", "5% in 2014 ", "a-b-", "http://a"]
)
def test_the_work_is_linear_in_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (3_000, 12_000))
    find_quantities("warm", "en")
    once = work_of(lambda: find_quantities(short, "en"))
    assert work_of(lambda: find_quantities(long, "en")) < 5 * once + 1_000


@pytest.mark.skipif(not SHARED.exists(), reason="the seeds are not here")
def test_the_claims_of_the_annotated_brief_have_their_figures() -> None:
    gold = json.loads((SHARED / "gold" / "000.gold.json").read_text(encoding="utf-8"))
    for claim in gold["claims"]:
        text = re.sub(r"(?<=[a-z.])\d{1,2}(?=\.?$)", "", claim["text"])
        expected = [_figure(figure) for figure in claim["figures"] if figure["kind"] != "year-range"]
        found = [(q.text, q.low, q.high, q.comparator) for q in find_quantities(text, "en")]
        assert found == expected, claim["id"]
    assert [claim["text"] for claim in gold["non_claims"] if find_quantities(claim["text"], "en")] == []


def _figure(figure: dict[str, object]) -> tuple[str, Decimal | None, Decimal | None, Comparator]:
    value, comparator = figure["value"], Comparator(str(figure["comparator"]))
    low, high = value if isinstance(value, list) else (value, value)
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        high = None
    ends = (None if end is None else Decimal(str(end)) for end in (low, high))
    return (" ".join(str(figure["text"]).split()), *ends, comparator)  # type: ignore[return-value]
