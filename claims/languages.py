"""The language of a text by its commonest words, and the words that begin a sentence.

Covers English, German, French, Spanish, Russian, Turkish and Azerbaijani; codes are ISO 639-1.
"""

import re
from collections import Counter
from functools import cache
from itertools import islice

from claims.language_words import FUNCTION_WORDS, LETTERS, MEASURE_WORDS, STARTERS

_WORD = re.compile(r"[^\W\d_]{1,20}")
_SAMPLE = 4_000  # words looked at; the commonest words show long before
_ENOUGH = 3  # words of a language needed before it is named
_LETTER_WEIGHT = 3  # words that a letter of its own outweighs
_MARGIN = 1.3  # how far the best must lead


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of `text` is written in; None where that is not plain."""
    ranked = _counted(text).most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
        return None
    return ranked[0][0]


def likeliest_language(text: str) -> str | None:
    """The language of a sentence by any sign of one: common words, and letters of its own; None where there is none."""
    counts = _counted(text)
    folded = text.casefold()
    counts.update({code: _LETTER_WEIGHT for code, own in LETTERS.items() if any(sign in folded for sign in own)})
    if "ə" in folded:  # Azerbaijani has the letters of Turkish and this one
        del counts["tr"]
    return max(FUNCTION_WORDS, key=lambda code: counts[code]) if counts else None


def _counted(text: str) -> Counter[str]:
    """How many words of each language stand in `text`."""
    counts: Counter[str] = Counter()
    for match in islice(_WORD.finditer(text), _SAMPLE):
        counts.update(_languages_of(match[0].casefold()))
    return counts


def is_starter(word: str, language: str | None) -> bool:
    """Whether `word`, printed with a capital, is one that begins sentences and no name: 'The', 'However', 'Die'."""
    return word.casefold() in _starters(language)


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in dict.fromkeys(f"{words} {MEASURE_WORDS[language]}".split()):
            index[word] = (*index.get(word, ()), language)
    return index


def _languages_of(word: str) -> tuple[str, ...]:
    if "ə" in word:
        return ("az",)
    return _index().get(word, ())


@cache
def _starters(language: str | None) -> frozenset[str]:
    languages = [language] if language in STARTERS else list(STARTERS)
    words = (f"{FUNCTION_WORDS[code]} {STARTERS[code]}".split() for code in languages)
    return frozenset(word for group in words for word in group if len(word) > 1 or word in "aiyвкоуя")
