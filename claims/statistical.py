"""Which figures of a sentence are statistics, which only keep them company, and which measure nothing."""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache

from claims import counted_words
from claims.cues import PREPOSITIONS
from claims.quantities.model import Change, Comparator, Quantity, QuantityKind

_BEFORE = 48
_AROUND = 70
_SMALL = 12  # up to here a number is written as a word, and what it counts may be the text's own parts
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}")
_NEAR_WORDS = 3
_ONLY = re.compile(r"\b(?:only|just|not|single|nur|seulement|sólo|solo|лишь|только|yalnız|yalnızca|sadece)\b", re.I)
_SHARE = {QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.MONEY, QuantityKind.RATE}


_KNOWN = frozenset(counted_words.KNOWN.split())


class Weight(IntEnum):
    """How much a figure says: nothing; something beside a statistic; a statistic of its own."""

    NONE = 0
    WEAK = 1
    STRONG = 2


def statistics_of(figures: Sequence[Quantity], text: str, language: str | None) -> tuple[Quantity, ...]:
    """The figures of a statistical claim, or none: a sentence without a statistic of its own weight is no claim.

    `figures` have their offsets in `text`. Left out are counts of the text's own parts ('three main reasons'), of known
    things ('the three nations'), ages and vague majorities; terms and spans of time count beside a statistic only.
    """
    weighed = [(weigh(figure, text, language), figure) for figure in figures]
    if not any(weight is Weight.STRONG for weight, _ in weighed):
        return ()
    return tuple(figure for weight, figure in weighed if weight is not Weight.NONE)


def weigh(figure: Quantity, text: str, language: str | None) -> Weight:
    """The weight of one figure in its sentence."""
    if _word_after(figure, text) in counted_words.SPEAKING_OF.split():
        return Weight.NONE
    if figure.kind in _SHARE:
        return Weight.NONE if figure.vague else Weight.STRONG
    if figure.kind is QuantityKind.DURATION:
        return _weigh_duration(figure, text, language)
    if figure.kind is QuantityKind.RANK:
        return Weight.STRONG if _has_digit(figure) else Weight.WEAK
    if figure.vague:
        return Weight.STRONG if figure.kind is QuantityKind.COUNT and figure.low is not None else Weight.NONE
    if figure.kind is QuantityKind.COUNT:
        return _weigh_count(figure, text, language)
    return Weight.STRONG


def _weigh_count(figure: Quantity, text: str, language: str | None) -> Weight:
    plain = figure.comparator is Comparator.EQUAL and figure.low == figure.high and figure.change is Change.LEVEL
    if _follows_age(figure, text):
        return Weight.NONE
    small = figure.high is not None and figure.high <= _SMALL and figure.high == figure.high.to_integral_value()
    if small and any(_is_abstract(word, language) for word in _counted(figure, text)):
        return Weight.NONE
    if _has_digit(figure):
        if plain and figure.unit is None and _is_part_of_name(figure, text):
            return Weight.NONE
        known = plain and not _KNOWN.isdisjoint(_counted(figure, text))
        return Weight.WEAK if known and _word_before(figure, text) in _words("POINTING", language) else Weight.STRONG
    if {figure.low, figure.high} <= {1, None}:
        only = _ONLY.search(text, max(0, figure.start - 12), figure.start)
        return Weight.WEAK if only and figure.unit else Weight.NONE
    if plain and small and (figure.unit is None or _word_before(figure, text) in _words("POINTING", language)):
        return Weight.NONE
    return Weight.STRONG


def _weigh_duration(figure: Quantity, text: str, language: str | None) -> Weight:
    after = [word.casefold() for word in _WORD.findall(text[figure.end : figure.end + _BEFORE])[:2]]
    if figure.vague or _follows_age(figure, text) or "old" in after:
        return Weight.NONE
    if figure.low != figure.high or figure.comparator is not Comparator.EQUAL:
        return Weight.STRONG
    around = text[max(0, figure.start - _AROUND) : figure.end + _AROUND].casefold()
    aside = (
        not _has_digit(figure)
        or "-" in figure.text
        or _word_before(figure, text) in _words("SCOPING", language)
        or any(word in _words("TIMING", language) | _words("ASIDE", language) for word in after)
        or any(word in around for word in counted_words.SENTENCING.split())
    )
    return Weight.WEAK if aside else Weight.STRONG


def _is_part_of_name(figure: Quantity, text: str) -> bool:
    """Whether a bare number follows a name and the sentence goes on: 'the Boeing 737 was', not 'in Syria 300 died'."""
    beside = text[figure.start - 2 : figure.start - 1].isalpha() and text[figure.start - 1] == " "
    number = figure.text.replace(".", "", 1).isdigit() and len(figure.text) <= 4
    if not (number and beside and text[figure.end : figure.end + 1] == " "):
        return False
    words: list[str] = _WORD.findall(text[max(0, figure.start - _BEFORE) : figure.start])
    while len(words) > 1 and words[-2][0].isupper() and words[-1][0].isupper():
        words.pop()
    placed = any(word.casefold() in PREPOSITIONS for word in words[-2:])
    return words[-1][0].isupper() and not placed and text[figure.end + 1 : figure.end + 2].islower()


def _follows_age(figure: Quantity, text: str) -> bool:
    """Whether 'aged' or the like stands before the figure."""
    before = text[max(0, figure.start - _BEFORE) : figure.start].casefold().rstrip()
    return before.endswith(tuple(counted_words.AGES.split("|")))


def _has_digit(figure: Quantity) -> bool:
    return any(sign.isdigit() for sign in figure.text)


def _word_before(figure: Quantity, text: str) -> str:
    """The word before the figure, lower case; '' at the beginning of the sentence."""
    words = _WORD.findall(text[max(0, figure.start - _BEFORE) : figure.start])
    return words[-1].casefold() if words else ""


def _word_after(figure: Quantity, text: str) -> str:
    word = _WORD.match(text, figure.end + 1)
    return word[0].casefold() if word else ""


def _counted(figure: Quantity, text: str) -> list[str]:
    """The words that say what is counted: those of the unit, else the next ones up to a punctuation mark."""
    if figure.unit:
        return [word.casefold() for word in _WORD.findall(figure.unit)]
    following = re.split(r"[,.;:()]", text[figure.end : figure.end + _BEFORE], maxsplit=1)[0]
    return [word.casefold() for word in _WORD.findall(following)[:_NEAR_WORDS]]


def _is_abstract(word: str, language: str | None) -> bool:
    for code in [language] if language in counted_words.ABSTRACT else list(counted_words.ABSTRACT):
        words = _words("ABSTRACT", code)
        if code in counted_words.EXACT:
            if {word, word.removesuffix("s"), word.removesuffix("es")} & words or _singular(word) in words:
                return True
        elif code in counted_words.COMPOUND:
            if word.endswith(tuple(words)):
                return True
        elif word.startswith(tuple(words)):
            return True
    return False


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word


@cache
def _words(table: str, language: str | None) -> frozenset[str]:
    words: dict[str, str] = getattr(counted_words, table)
    codes = [language] if language in words else list(words)
    return frozenset(word for code in codes for word in words[str(code)].split())
