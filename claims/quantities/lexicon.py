"""What a language says about figures, as tables; the languages themselves stand in `languages/`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claims.quantities.tokens import Token

_WORDS = re.compile(r"[^\W_]+|[^\w\s]")


class Match(NamedTuple):
    """A phrase found: what it stands for, and how many tokens it takes."""

    value: str
    length: int


class Phrases:
    """Phrases and what each stands for; `word*` stands for every word that begins so. The longest match wins."""

    def __init__(self, entries: Iterable[tuple[str, str]] = ()) -> None:
        self.entries = tuple(entries)
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in self.entries:
            words = tuple(_WORDS.findall(phrase.replace(" *", "*")))
            words = tuple(_starred(words))
            self._first.setdefault(words[0], []).append((words, value))
            self._last.setdefault(words[-1], []).append((words, value))
        for index in (self._first, self._last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))
        self._lengths = sorted({len(w) - 1 for i in (self._first, self._last) for w in i if w[-1] == "*"}, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._first)

    def at(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase that begins at token `index`."""
        if index >= len(tokens) or index < 0:
            return None
        best: Match | None = None
        for words, value in self._candidates(self._first, tokens[index].text):
            if (best is None or len(words) > best.length) and _fits(words, tokens, index):
                best = Match(value, len(words))
        return best

    def before(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase whose last token is the one before `index`."""
        if index <= 0 or index > len(tokens):
            return None
        best: Match | None = None
        for words, value in self._candidates(self._last, tokens[index - 1].text):
            start = index - len(words)
            if start >= 0 and (best is None or len(words) > best.length) and _fits(words, tokens, start):
                best = Match(value, len(words))
        return best

    def _candidates(
        self, index: Mapping[str, list[tuple[tuple[str, ...], str]]], word: str
    ) -> Iterable[tuple[tuple[str, ...], str]]:
        yield from index.get(word, ())
        for length in self._lengths:
            if length <= len(word):
                yield from index.get(word[:length] + "*", ())


def _starred(words: Sequence[str]) -> Iterable[str]:
    """Put each star back on its word."""
    for number, word in enumerate(words):
        if word != "*":
            yield word + "*" if number + 1 < len(words) and words[number + 1] == "*" else word


def _fits(words: tuple[str, ...], tokens: Sequence[Token], start: int) -> bool:
    if start + len(words) > len(tokens):
        return False
    return all(
        token.text.startswith(word[:-1]) if word[-1] == "*" and len(word) > 1 else token.text == word
        for word, token in zip(words, tokens[start : start + len(words)], strict=True)
    )


def table(text: str) -> Phrases:
    """Phrases from lines of `value: phrase, phrase`."""
    return Phrases((phrase, value) for value, phrases in _lines(text) for phrase in phrases)


def numbers(text: str) -> dict[str, int]:
    """Number words from lines of `value: word, word`."""
    return {word: int(value) for value, words in _lines(text) for word in words}


def fractions(numerators: str, denominators: str, joins: str = " ") -> Phrases:
    """Phrases such as 'two thirds' -> '2/3', from lines of `number: word, word` for both sides."""
    return Phrases(
        (f"{upper}{join}{lower}", f"{over}/{under}")
        for over, uppers in _lines(numerators)
        for under, lowers in _lines(denominators)
        for upper in uppers
        for lower in lowers
        for join in joins.split("|")
    )


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def stems(text: str) -> Phrases:
    """Phrases without a value, one a comma."""
    return Phrases((phrase.strip(), "") for phrase in text.replace("\n", " ").split(",") if phrase.strip())


def _lines(text: str) -> Iterable[tuple[str, list[str]]]:
    for line in text.strip().splitlines():
        value, _, phrases = line.partition(":")
        yield value.strip(), [phrase.strip() for phrase in phrases.split(",") if phrase.strip()]


class NounOrder(StrEnum):
    """Where the head of a noun phrase stands and how it is known."""

    LAST_PLURAL = "last-plural"  # English: adjectives, then a plural in -s
    CAPITAL = "capital"  # German: the first noun has a capital
    FIRST = "first"  # French, Spanish: the noun, then its adjectives
    SLAVIC = "slavic"  # Russian: adjectives known by their endings
    TURKIC = "turkic"  # Turkish, Azerbaijani: a noun in the singular


@dataclass(frozen=True)
class Lexicon:
    """The tables of one language. Words are folded; what a field is for is said where it is used."""

    code: str
    decimal: str = "."
    noun_order: NounOrder = NounOrder.LAST_PLURAL
    common: frozenset[str] = frozenset()  # words by which the language is known
    # numbers in words
    numbers: Mapping[str, int] = field(default_factory=dict)
    hundreds: frozenset[str] = frozenset()
    scales: Phrases = Phrases()
    joiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # 'a million'
    bare_scales: frozenset[str] = frozenset()  # 'mil personas'
    one: frozenset[str] = frozenset()  # counts only behind 'only', 'at least'
    only: Phrases = Phrases()
    # parts, multiples, vague numbers
    fractions: Phrases = Phrases()  # 'two thirds' -> '2/3', 'every fifth' -> '1/5'
    fraction_of: Phrases = Phrases()  # what must follow a fraction with 1 above the line
    one_in: Phrases = Phrases()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Phrases = Phrases()
    times: Phrases = Phrases()
    vague: Phrases = Phrases()
    vague_of: Phrases = Phrases()
    majority: Phrases = Phrases()
    surveyed: Phrases = Phrases()
    # units
    percent: Phrases = Phrases()
    percent_before: Phrases = Phrases()
    points: Phrases = Phrases()
    currencies: Phrases = Phrases()
    durations: Phrases = Phrases()
    measures: Phrases = Phrases()
    unit_links: frozenset[str] = frozenset()  # 'millions de tonnes'
    per: Phrases = Phrases()
    per_time: Phrases = Phrases()
    per_adverbs: Phrases = Phrases()
    for_life: Phrases = Phrases()
    # what stands around a figure
    bound_before: Phrases = Phrases()
    bound_after: Phrases = Phrases()
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    from_: Phrases = Phrases()
    change_to: Phrases = Phrases()
    change_by: Phrases = Phrases()
    rise: Phrases = Phrases()
    fall: Phrases = Phrases()
    peak: Phrases = Phrases()
    # what is no figure
    months: Mapping[str, int] = field(default_factory=dict)
    year_before: Phrases = Phrases()
    since: frozenset[str] = frozenset()
    decade_after: Phrases = Phrases()
    span_before: Phrases = Phrases()  # 'the past' ten years
    span_after: Phrases = Phrases()  # two years 'ago'
    clock_after: Phrases = Phrases()
    ages: Phrases = Phrases()
    ages_after: Phrases = Phrases()
    locators: Phrases = Phrases()
    names: Phrases = Phrases()
    ordinal_after: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()  # cases written behind a number and a hyphen
    rank_before: Phrases = Phrases()
    rank_of: Phrases = Phrases()
    definite: frozenset[str] = frozenset()
    abstract: Phrases = Phrases()
    # nouns
    people: Phrases = Phrases()
    noun_stops: frozenset[str] = frozenset()
    adjectives: Phrases = Phrases()
    skipped: frozenset[str] = frozenset()  # 'of the', 'their' between a number and its noun
    number_of: Phrases = Phrases()
    # endings, for the languages that put them where English has prepositions
    suffixes_from: frozenset[str] = frozenset()
    suffixes_to: frozenset[str] = frozenset()

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words with which a number in words may begin."""
        return frozenset(self.numbers) | self.hundreds | self.articles | self.bare_scales
