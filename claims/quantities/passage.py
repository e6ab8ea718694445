"""A text under examination: its tokens, what of them is spoken for, and the times it names."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from claims.quantities.lexicon import Lexicon, Phrases
from claims.quantities.tokens import END, Token


@dataclass(frozen=True, slots=True)
class Time:
    """A date, year, span of years: the tokens it takes and its label ('2018', '1999-2015', 'since 1995')."""

    first: int
    last: int
    label: str


class Number(NamedTuple):
    """A number: its value, the place of its last digit, other readings, and the index of the token behind it.

    `mantissa` is the value without its multiplier (in "3 million": 3), `words` tells a number in words.
    """

    value: Decimal
    precision: Decimal
    end: int
    others: tuple[Decimal, ...] = ()
    sign: str | None = None
    words: bool = False
    mantissa: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)


@dataclass(slots=True)
class Passage:
    """Tokens of one text with the tables to read them by; `taken[i]` says that token i is no (further) figure."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    decimal_sign: str | None = None
    sure: bool = True  # the language is known, so a lone grouping sign is read its way
    compounds: bool = False  # 'a four-lane bridge' counts lanes
    taken: bytearray = field(default_factory=bytearray)
    times: list[Time] = field(default_factory=list)
    count: int = 0
    numbers: dict[int, Number | None] = field(default_factory=dict)  # read so far, by their first token
    _places: dict[int, frozenset[int]] = field(default_factory=dict)
    _words: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.count = len(self.tokens)
        self.taken = bytearray(self.count)

    def token(self, index: int) -> Token:
        """The token at `index`, or an empty one outside."""
        return self.tokens[index] if 0 <= index < self.count else END

    def word(self, index: int) -> str:
        """The folded text of a token; empty outside."""
        return self.token(index).text

    def take(self, first: int, last: int) -> None:
        """Mark the tokens from `first` to `last`, both included."""
        for index in range(max(first, 0), min(last + 1, len(self.tokens))):
            self.taken[index] = 1
        self.numbers.clear()

    def places(self, phrases: Phrases) -> Collection[int]:
        """Where one of `phrases` begins, looked for once; `phrases` is a table of the lexicon."""
        found = self._places.get(id(phrases))
        if found is None:
            found = frozenset(
                at for word, spots in self._spots().items() if phrases.opens(word) for at in spots
                if phrases.at(self.tokens, at)
            )  # fmt: skip
            self._places[id(phrases)] = found
        return found

    def _spots(self) -> dict[str, list[int]]:
        """Where each word of the text stands."""
        if not self._words:
            for at, token in enumerate(self.tokens):
                self._words.setdefault(token.text, []).append(at)
        return self._words

    def is_number(self, index: int) -> bool:
        """Whether a free number in digits stands at `index`."""
        return self.token(index).kind == "n" and not self.taken[index]

    def gap(self, index: int) -> str:
        """What stands between the token before `index` and the one at it."""
        if not 0 < index < len(self.tokens):
            return ""
        return self.folded[self.tokens[index - 1].end : self.tokens[index].start]

    def is_year(self, index: int) -> bool:
        """Whether the token looks like a year of our time: four digits from 1500 to 2100."""
        word = self.word(index)
        return len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100

    def bare_word(self, index: int) -> str:
        """The word without its case ending, where the language has such ('tondan' -> 'ton'); else empty."""
        word, suffixes = self.word(index), self.lexicon.suffixes_from and self.lexicon.suffixes
        if suffixes:
            for length in (4, 3, 2, 1):
                if len(word) > length + 1 and word[-length:] in suffixes:
                    return word[:-length]
        return ""

    def bare(self, index: int) -> tuple[tuple[Token, ...], int]:
        """The same as tokens and index, for a table to look it up; nothing where there is no ending."""
        word = self.bare_word(index)
        return ((self.token(index)._replace(text=word),), 0) if word else ((), 0)

    def printed(self, index: int) -> str:
        """The token as printed."""
        token = self.token(index)
        return self.text[token.start : token.end]
