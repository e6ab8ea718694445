"""The tables of the languages, one TOML file each.

A table `value = "phrase, phrase"` says what phrases stand for; `word*` stands for every word that begins so. Signs are
words of their own: "kilowatt - hours". A file holds the fields of `Lexicon`; `fraction_parts` are multiplied out.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.resources import files
from math import gcd
from typing import Any

from claims.quantities.lexicon import Lexicon, NounOrder, Phrases

CODES = ("en", "de", "fr", "es", "ru", "tr", "az")


@cache
def lexicon_of(code: str) -> Lexicon:
    """The tables of a language in `CODES`; of any other, those that hold in every language."""
    known = code if code in CODES else "xx"
    data = tomllib.loads(files(__name__).joinpath(f"{known}.toml").read_text(encoding="utf-8"))
    for name, parts in (("fractions", "fraction_parts"), ("every", "every_parts")):
        data[name] = _fractions(data.pop(name, {}), data.pop(parts, []))
    joiner = data.pop("compound", "")
    if joiner:
        data["numbers"] |= _compounds(data["numbers"], *joiner.split())
    tables: dict[str, Any] = {
        field.name: _value(field.type, data[field.name]) for field in fields(Lexicon) if field.name in data
    }
    return Lexicon(**tables)


def _value(kind: object, data: Any) -> object:
    if kind is NounOrder:
        return NounOrder(data)
    if kind is str:
        return str(data)
    if isinstance(data, Phrases):
        return data
    if kind is Phrases:
        return Phrases(_entries(data) if isinstance(data, dict) else [(phrase, "") for phrase in _listed(data)])
    if isinstance(data, dict):
        return {word: int(number) for number, words in data.items() for word in _listed(words)}
    return frozenset(data.split())


def _entries(data: dict[str, str]) -> list[tuple[str, str]]:
    return [(phrase, value) for value, phrases in data.items() for phrase in _listed(phrases)]


def _fractions(plain: dict[str, str], parts: list[dict[str, Any]]) -> Phrases:
    entries = _entries(plain)
    for part in parts:
        entries += _multiplied(part["over"], part["under"], swapped=part.get("swapped", False))
    return Phrases(entries)


def _multiplied(over: dict[str, str], under: dict[str, str], *, swapped: bool) -> Iterator[tuple[str, str]]:
    """Every phrase of a proper fraction in lowest terms; `swapped` where the language names the whole first."""
    for upper, uppers in over.items():
        for lower, lowers in under.items():
            if gcd(int(upper), int(lower)) > 1 or int(upper) >= int(lower):
                continue
            pairs = ((one, other) for one in _listed(uppers) for other in _listed(lowers))
            yield from ((f"{b} {a}" if swapped else f"{a} {b}", f"{upper}/{lower}") for a, b in pairs)


def _compounds(numbers: dict[str, str], joiner: str, hundred: str, thousand: str) -> dict[str, str]:
    """Numbers written as one word, German wise: 'fünfundzwanzig', 'zweihundertdrei', 'dreißigtausend'."""
    small = {int(value): _listed(words)[0] for value, words in numbers.items()}
    for tens in range(20, 100, 10):
        small |= {tens + unit: small[unit] + joiner + small[tens] for unit in range(1, 10)}
    named = dict(small)
    for hundreds in range(1, 10):
        for head in {small[hundreds] + hundred, hundred if hundreds == 1 else small[hundreds] + hundred}:
            named[hundreds * 100] = head
            named |= {hundreds * 100 + rest: head + word for rest, word in small.items()}
    named |= {value * 1000: word + thousand for value, word in named.items()}
    extra = {100: f"{hundred}, {small[1]}{hundred}", 1000: f"{thousand}, {small[1]}{thousand}"}
    return {str(value): word for value, word in (named | extra).items() if str(value) not in numbers}


def _listed(text: str) -> list[str]:
    return [part for phrase in text.split(",") if (part := " ".join(phrase.split()))]
