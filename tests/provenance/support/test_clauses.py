"""Which words of a sentence belong to which of its figures, and what the word tables hold."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import provenance.support
from claims.flow import Span
from claims.quantities import find_quantities
from provenance.support.clauses import attach
from provenance.support.nearness import FOREIGN, SHARED
from provenance.support.words import names_agree, read_words

DATA = Path(provenance.support.__file__).parent / "data"


def near(sentence: str, figure: str, word: str) -> float:
    """How near `word` belongs to the figure with this text."""
    figures = find_quantities(sentence, "en")
    spots = [Span(found.start, found.end) for found in figures]
    words = read_words(sentence, "en", spots)
    table = attach(sentence, words, spots, "en", [found.unit is None for found in figures])
    turn = next(i for i, found in enumerate(figures) if figure in found.text)
    return max(table[turn][j] for j, found in enumerate(words) if found.text == word)


LISTS = "France recorded 73 attacks, the United Kingdom 103 and Spain 25."
GROUPS = "Eighteen per cent of the girls and 23 per cent of the boys said that they had been bullied."
SERIES = "Road deaths fell from 71 in 2010 to 44 in 2013."
ORDER = "Rates of 80 % and 97 % were found in Aldria and Corvia respectively."

OWN = [
    (LISTS, "73", "France"),
    (LISTS, "103", "Kingdom"),
    (GROUPS, "Eighteen", "girls"),
    (GROUPS, "23", "boys"),
    (SERIES, "71", "2010"),
    (SERIES, "44", "2013"),
    (ORDER, "80", "Aldria"),
    (ORDER, "97", "Corvia"),
]


@pytest.mark.parametrize(("sentence", "figure", "word"), OWN)
def test_a_word_belongs_to_the_figure_of_its_piece(sentence: str, figure: str, word: str) -> None:
    assert near(sentence, figure, word) > SHARED


FOREIGNERS = [
    (LISTS, "103", "France"),
    (GROUPS, "Eighteen", "boys"),
    (SERIES, "44", "2010"),
    (ORDER, "80", "Corvia"),
]


@pytest.mark.parametrize(("sentence", "figure", "word"), FOREIGNERS)
def test_a_word_of_another_figure_is_foreign(sentence: str, figure: str, word: str) -> None:
    assert near(sentence, figure, word) <= FOREIGN


@pytest.mark.parametrize("figure", ["Eighteen", "23"])
def test_what_is_said_of_all_is_shared(figure: str) -> None:
    assert near(GROUPS, figure, "bullied") >= SHARED


@pytest.mark.parametrize(
    ("one", "other"), [("Yerevan", "Ереване"), ("Baku", "Bakı"), ("Khujand", "Худжанд"), ("Moroccans", "Marocains")]
)
def test_a_name_is_known_in_another_script_or_language(one: str, other: str) -> None:
    assert names_agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mali", "Malawi"), ("Iran", "Irak"), ("Marland", "Morland City"), ("Tal", "Tel")]
)
def test_names_that_look_alike_are_not_one(one: str, other: str) -> None:
    assert not names_agree(one, other)


def test_a_word_stands_under_one_concept_of_a_language() -> None:
    concepts = tomllib.loads((DATA / "concepts.toml").read_text(encoding="utf-8"))
    words = Counter(
        (code, word) for table in concepts.values() for code, text in table.items() for word in set(text.split())
    )
    assert [entry for entry, count in words.items() if count > 1] == []


def test_a_name_stands_for_one_place() -> None:
    places = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))
    lines = [line for part in places.values() for line in part.splitlines()]
    names = Counter(name for line in lines for name in set(line.split()))
    assert [name for name, count in names.items() if count > 1] == []
