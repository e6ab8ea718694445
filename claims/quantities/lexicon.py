"""What a language says about figures, as tables; the languages themselves stand in `languages/`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claims.quantities.tokens import Token

_WORDS = re.compile(r"[^\W_]+|[^\w\s]")


Entry = tuple[tuple[str, ...], str]  # the words of a phrase, and what it stands for


class Match(NamedTuple):
    """A phrase found: what it stands for, and how many tokens it takes."""

    value: str
    length: int


class Phrases:
    """Phrases and what each stands for; `word*` stands for every word that begins so. The longest match wins."""

    def __init__(self, entries: Iterable[tuple[str, str]] = ()) -> None:
        self.entries = tuple(entries)
        self._first: dict[str, list[Entry]] = {}
        self._last: dict[str, list[Entry]] = {}
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

    @property
    def openers(self) -> frozenset[str]:
        """The first words of the phrases, those for many words with their star."""
        return frozenset(self._first)

    def at(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase that begins at token `index`."""
        if not 0 <= index < len(tokens):
            return None
        best: Match | None = None
        for words, value in self._candidates(self._first, tokens[index].text):
            if (best is None or len(words) > best.length) and _fits(words, tokens, index):
                best = Match(value, len(words))
        return best

    def before(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase whose last token is the one before `index`."""
        if not 0 < index <= len(tokens):
            return None
        best: Match | None = None
        for words, value in self._candidates(self._last, tokens[index - 1].text):
            start = index - len(words)
            if start >= 0 and (best is None or len(words) > best.length) and _fits(words, tokens, start):
                best = Match(value, len(words))
        return best

    def _candidates(self, index: Mapping[str, list[Entry]], word: str) -> Sequence[Entry]:
        """The phrases that `word` may open or close; in the common case none, found without a loop."""
        found = index.get(word, ())
        if not self._lengths:
            return found
        starred = (index.get(word[:length] + "*", ()) for length in self._lengths if length <= len(word))
        more = [entry for entries in starred for entry in entries]
        return [*found, *more] if more else found


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


EMPTY = Phrases()


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
    scales: Phrases = EMPTY
    joiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()  # 'a million'
    bare_scales: frozenset[str] = frozenset()  # 'mil personas'
    only: Phrases = EMPTY  # before a "one" that counts
    # parts, multiples, vague numbers
    fractions: Phrases = EMPTY  # 'two thirds' -> '2/3'
    every: Phrases = EMPTY  # 'every fifth' -> '1/5'
    halves: Phrases = EMPTY  # before a multiplier: 'half a million' -> '0.5'
    and_half: Phrases = EMPTY  # 'two and a half'
    fraction_of: Phrases = EMPTY  # what must follow a fraction with 1 above the line
    one_in: Phrases = EMPTY
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Phrases = EMPTY
    takers: Mapping[str, int] = field(default_factory=dict)  # '(her üç kişiden) biri'
    times: Phrases = EMPTY
    times_before: frozenset[str] = frozenset()  # 'в' 2,5 раза; without it '2 раза' says how often
    vague: Phrases = EMPTY
    vague_of: Phrases = EMPTY
    majority: Phrases = EMPTY
    surveyed: Phrases = EMPTY
    # units
    percent: Phrases = EMPTY
    percent_before: Phrases = EMPTY
    points: Phrases = EMPTY
    currencies: Phrases = EMPTY
    durations: Phrases = EMPTY
    measures: Phrases = EMPTY
    unit_links: frozenset[str] = frozenset()  # 'millions de tonnes'
    per: Phrases = EMPTY
    per_counted: Phrases = EMPTY  # words that mean 'per' only before a time, a measure, a round number
    per_time: Phrases = EMPTY
    per_adverbs: Phrases = EMPTY
    for_life: Phrases = EMPTY
    # what stands around a figure
    bound_before: Phrases = EMPTY
    bound_after: Phrases = EMPTY
    between: frozenset[str] = frozenset()
    between_and: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    from_: Phrases = EMPTY
    ranging: Phrases = EMPTY  # 'ranging' from A to B: no change
    change_to: Phrases = EMPTY
    change_by: Phrases = EMPTY
    rise: Phrases = EMPTY
    fall: Phrases = EMPTY
    peak: Phrases = EMPTY
    # what is no figure
    months: Mapping[str, int] = field(default_factory=dict)
    year_before: Phrases = EMPTY
    since: frozenset[str] = frozenset()
    decade_before: Phrases = EMPTY  # 'años' 80
    span_before: Phrases = EMPTY  # 'the past' ten years
    span_after: Phrases = EMPTY  # two years 'ago'
    during: frozenset[str] = frozenset()  # 'over' ten days: no bound, unless it 'took' over ten days
    lasting: frozenset[str] = frozenset()
    ages: Phrases = EMPTY
    locators: Phrases = EMPTY
    loose_locators: Phrases = EMPTY  # also words for things: 'level 5', but 'at every level 5 officers'
    names: Phrases = EMPTY
    ordinal_after: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()  # cases written behind a number and a hyphen
    rank_before: Phrases = EMPTY
    rank_of: Phrases = EMPTY
    contest: Phrases = EMPTY  # 'won' 3-2
    definite: frozenset[str] = frozenset()
    abstract: Phrases = EMPTY
    # nouns
    people: Phrases = EMPTY
    noun_stops: frozenset[str] = frozenset()
    adjectives: Phrases = EMPTY
    skipped: frozenset[str] = frozenset()  # 'of the', 'their' between a number and its noun
    number_of: Phrases = EMPTY
    # endings, for the languages that put them where English has prepositions
    suffixes_from: frozenset[str] = frozenset()
    suffixes_to: frozenset[str] = frozenset()

    @cached_property
    def _openers(self) -> tuple[frozenset[str], tuple[str, ...]]:
        parts = (
            self.fractions,
            self.every,
            self.multiples,
            self.vague,
            self.majority,
            self.halves,
            self.percent_before,
        )
        words = self.starters.union(self.ordinals, self.definite if self.takers else (), *(p.openers for p in parts))
        return words, tuple(word[:-1] for word in words if word[-1] == "*")

    def may_open(self, word: str) -> bool:
        """Whether a figure in words may begin with `word`: a cheap test before all others."""
        words, stems = self._openers
        return word in words or word.startswith(stems)

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words with which a number in words may begin."""
        return frozenset(self.numbers) | self.hundreds | self.articles | self.bare_scales
