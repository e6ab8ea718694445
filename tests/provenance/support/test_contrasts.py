"""The sets of groups that exclude one another, and ages as they are written."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import provenance.support
from claims.quantities.languages import CODES
from provenance.support.contrasts import AGES, ages_exclude, ages_in, groups_of, plain_groups

DATA = Path(provenance.support.__file__).parent / "data" / "contrasts.toml"
SETS = tomllib.loads(DATA.read_text(encoding="utf-8"))


def test_a_word_stands_in_one_group_of_a_set() -> None:
    for name, entry in SETS.items():
        groups = [group for group in entry.values() if isinstance(group, dict)]
        words = Counter(
            (code, word) for group in groups for code in CODES for word in set(str(group.get(code, "")).split())
        )
        assert (name, [word for word, count in words.items() if count > 1]) == (name, [])


def test_a_set_has_groups_to_choose_from() -> None:
    marked = {name for name, entry in SETS.items() if "marks" in entry}
    few = {name for name, entry in SETS.items() if sum(isinstance(group, dict) for group in entry.values()) < 2}
    assert few <= marked | {"rank-in-job"}


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("young people aged 15-24", ["15-24"]),
        ("18- to 24-year-olds", ["18-24"]),
        ("children under 5", ["0-4"]),
        ("those over 75", ["75-99"]),
        ("men aged 65 and over", ["65-99"]),
        ("die 16- bis 20-jährigen", ["16-20"]),
        ("les 15-24 ans", ["15-24"]),
        ("more than 30 per cent", []),
        ("over 40 million people", []),
        ("between 2010 and 2015", []),
        ("temperatures above 30 °C", []),
    ],
)
def test_ages_are_read_as_they_are_written(text: str, ages: list[str]) -> None:
    assert [age for _, age in ages_in(text)] == ages


def test_ages_in_words_and_numbers_are_compared() -> None:
    young, pensioners = groups_of("young", "en")[0][1], groups_of("pensioners", "en")[0][1]
    assert not ages_exclude(frozenset({young}), frozenset({"18-24"}))
    assert ages_exclude(frozenset({pensioners}), frozenset({"18-24"}))
    assert ages_exclude(frozenset({"15-24"}), frozenset({"25-34"}))


def test_what_is_left_out_is_another_group() -> None:
    assert plain_groups(("prices without food",), "en")["goods"] == {"not food"}
    assert plain_groups(("food prices",), "en")["goods"] == {"food"}


def test_groups_are_one_over_languages() -> None:
    assert groups_of("exporte", "de") == groups_of("exports", "en") == groups_of("ihracat", "tr")
    assert AGES in dict(groups_of("jugendliche", "de"))
