"""What a language says about figures, as tables; the languages themselves stand in `languages/`."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from claims.quantities.tokens import Token

_WORDS = re.compile(r"[^\W_]+|[^\w\s]")
_KEPT = 5_000  # words of which a table remembers what they lead to

Entry = tuple[tuple[str, ...], str]  # the words of a phrase, and what it stands for


class Match(NamedTuple):
    """A phrase found: what it stands for, and how many tokens it takes."""

    value: str
    length: int


class _Edge(NamedTuple):
    """What the first or last word of phrases leads to: itself, the lengths of longer phrases, those with stars."""

    alone: Match | None = None
    lengths: tuple[int, ...] = ()
    starred: tuple[Entry, ...] = ()


_NOWHERE = _Edge()


class _Edges:
    """The phrases of a table by their first (or last) word; what each word leads to is looked up once."""

    def __init__(self, entries: Sequence[Entry], side: int) -> None:
        plain: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry[0])):
            word = entry[0][side]
            (self._stems if _has_star(word) else plain).setdefault(word.removesuffix("*") or word, []).append(entry)
        self._plain = plain
        self._lengths = sorted(set(map(len, self._stems)), reverse=True)
        self.known: dict[str, _Edge] = {}

    def learn(self, word: str) -> _Edge:
        """What `word` leads to, kept in `known`."""
        if len(self.known) >= _KEPT:
            self.known.clear()
        stems = (self._stems.get(word[:length], ()) for length in self._lengths if length <= len(word))
        entries = [*self._plain.get(word, ()), *(entry for found in stems for entry in found)]
        edge = self.known[word] = _edge(entries) if entries else _NOWHERE
        return edge


def _edge(entries: Sequence[Entry]) -> _Edge:
    alone = next((Match(value, 1) for words, value in entries if len(words) == 1), None)
    longer = [entry for entry in entries if len(entry[0]) > 1]
    starred = tuple(entry for entry in longer if any(map(_has_star, entry[0])))
    lengths = sorted({len(entry[0]) for entry in longer if entry not in starred}, reverse=True)
    return _Edge(alone, tuple(lengths), tuple(sorted(starred, key=lambda entry: -len(entry[0]))))


def _has_star(word: str) -> bool:
    return len(word) > 1 and word[-1] == "*"


class Phrases:
    """Phrases and what each stands for; `word*` stands for every word that begins so. The longest match wins."""

    def __init__(self, entries: Iterable[tuple[str, str]] = ()) -> None:
        self.entries = tuple(entries)
        cut = [(tuple(_starred(_WORDS.findall(phrase.replace(" *", "*")))), value) for phrase, value in self.entries]
        self.words = tuple(words for words, _ in cut)
        self._whole: dict[tuple[str, ...], Match] = {}
        for words, value in cut:
            self._whole.setdefault(words, Match(value, len(words)))
        self._opening = _Edges(cut, 0)
        self._closing = _Edges(cut, -1)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def opens(self, word: str) -> bool:
        """Whether a phrase may begin with `word`."""
        return (self._opening.known.get(word) or self._opening.learn(word)) is not _NOWHERE

    def at(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase that begins at token `index`."""
        if not 0 <= index < len(tokens):
            return None
        word = tokens[index].text
        edge = self._opening.known.get(word) or self._opening.learn(word)
        if edge is _NOWHERE:
            return None
        best = edge.alone
        for length in edge.lengths:
            found = self._whole.get(tuple([token.text for token in tokens[index : index + length]]))
            if found is not None:
                best = found
                break
        for words, value in edge.starred:
            if (best is None or len(words) > best.length) and _fits(words, tokens, index):
                return Match(value, len(words))
        return best

    def before(self, tokens: Sequence[Token], index: int) -> Match | None:
        """The longest phrase whose last token is the one before `index`."""
        if not 0 < index <= len(tokens):
            return None
        word = tokens[index - 1].text
        edge = self._closing.known.get(word) or self._closing.learn(word)
        if edge is _NOWHERE:
            return None
        best = edge.alone
        for length in edge.lengths:
            found = self._whole.get(tuple([token.text for token in tokens[max(0, index - length) : index]]))
            if found is not None:
                best = found
                break
        for words, value in edge.starred:
            start = index - len(words)
            if start >= 0 and (best is None or len(words) > best.length) and _fits(words, tokens, start):
                return Match(value, len(words))
        return best


def _starred(words: Sequence[str]) -> Iterable[str]:
    """Put each star back on its word."""
    for number, word in enumerate(words):
        if word != "*":
            yield word + "*" if number + 1 < len(words) and words[number + 1] == "*" else word


def _fits(words: tuple[str, ...], tokens: Sequence[Token], start: int) -> bool:
    if start + len(words) > len(tokens):
        return False
    return all(
        token.text.startswith(word[:-1]) if _has_star(word) else token.text == word
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
    fraction_verbs: frozenset[str] = frozenset()  # verbs of the plural do as well: 'a third were women'
    comparatives: Phrases = EMPTY  # 'a fifth lower', 'ein Viertel mehr' -> the way of the change
    part_before: Phrases = EMPTY  # so does any word behind 'of which', 'barely'
    one_in: Phrases = EMPTY
    ordinals: Mapping[str, int] = field(default_factory=dict)
    multiples: Phrases = EMPTY
    takers: Mapping[str, int] = field(default_factory=dict)  # '(her üç kişiden) biri'
    times: Phrases = EMPTY
    times_before: frozenset[str] = frozenset()  # 'в' 2,5 раза; without it '2 раза' says how often
    vague: Phrases = EMPTY
    vague_of: Phrases = EMPTY
    vague_alone: frozenset[str] = frozenset()  # also other things: 'scores' rose
    majority: Phrases = EMPTY
    surveyed: Phrases = EMPTY
    # units
    percent: Phrases = EMPTY
    percent_before: Phrases = EMPTY
    points: Phrases = EMPTY
    poll_points: Phrases = EMPTY  # 'points' where votes are counted
    polls: Phrases = EMPTY
    currencies: Phrases = EMPTY
    durations: Phrases = EMPTY
    measures: Phrases = EMPTY
    unit_links: frozenset[str] = frozenset()  # 'millions de tonnes'
    per: Phrases = EMPTY
    per_counted: Phrases = EMPTY  # words that mean 'per' only before a time, a measure, a round number
    per_time: Phrases = EMPTY
    per_adverbs: Phrases = EMPTY
    per_ahead: Phrases = EMPTY  # 'kişi başına' 12.000 dolar; '' names the word before
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
    passing: Phrases = EMPTY  # French: verbs behind which 'de' means from, not by
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
    confidence: Phrases = EMPTY  # 95% 'CI'
    average: Phrases = EMPTY  # before an age that is a figure: 'on average'
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
    small_nouns: frozenset[str] = frozenset()  # German: 5 'mal'
    adjectives: Phrases = EMPTY
    skipped: frozenset[str] = frozenset()  # 'of the', 'their' between a number and its noun
    number_of: Phrases = EMPTY
    # endings, for the languages that put them where English has prepositions
    suffixes_from: frozenset[str] = frozenset()
    suffixes_to: frozenset[str] = frozenset()

    @cached_property
    def _openers(self) -> tuple[frozenset[str], tuple[str, ...]]:
        words = {phrase[0] for phrases in self._parts for phrase in phrases.words}
        words |= {*self.starters, *self.ordinals, *(self.definite if self.takers else ())}
        return frozenset(words), tuple(word[:-1] for word in words if _has_star(word))

    def may_open(self, word: str) -> bool:
        """Whether a figure in words may begin with `word`: a cheap test before all others."""
        words, stems = self._openers
        return word in words or word.startswith(stems)

    @cached_property
    def _telling(self) -> tuple[frozenset[str], tuple[str, ...]]:
        phrases = (*self._parts, self.scales)
        words = {max(phrase, key=len) for table in phrases for phrase in table.words}
        words |= {*self.numbers, *self.hundreds, *self.bare_scales, *self.ordinals}
        return frozenset(words), tuple(word[:-1] for word in words if _has_star(word))

    def may_hold(self, words: Collection[str]) -> bool:
        """Whether a text of these words may hold a figure in words: an article alone makes none."""
        telling, stems = self._telling
        return not telling.isdisjoint(words) or bool(stems and any(word.startswith(stems) for word in words))

    @property
    def _parts(self) -> tuple[Phrases, ...]:
        """The tables of what is a figure without a number."""
        return (
            self.fractions,
            self.every,
            self.multiples,
            self.vague,
            self.majority,
            self.halves,
            self.percent_before,
        )

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words with which a number in words may begin."""
        return frozenset(self.numbers) | self.hundreds | self.articles | self.bare_scales
