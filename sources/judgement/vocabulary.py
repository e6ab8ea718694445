"""Phrases of data files, found in folded text: `~` is for up to three words, `*` for any ending, `(a|b)` for either.

Only phrases of which a text has the key word are tried, so that large vocabularies cost little.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

# Letters with a stroke or joined, which Unicode takes for letters of their own; one kind of apostrophe.
_PLAIN = str.maketrans("ıłøđ’‘´`", "ilod''''") | {ord("æ"): "ae", ord("œ"): "oe"}
# Scripts without blanks between words; Korean syllables stand here as they are once folded, in letters.
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_GAP = r"(?:\W{1,3}\w{1,30}){0,3}?"
_BETWEEN = r"\W{1,3}"
_WORD = re.compile(r"\w+")
_STEM = 4  # letters under which phrases are kept whose key word has any ending


def folded(text: str) -> str:
    """`text` as phrases are compared: lower case, without accents, one kind of apostrophe and of blank."""
    lowered = text.casefold()
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
        lowered = "".join(c for c in parts if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(lowered.split())


class Vocabulary:
    """A set of phrases; what is looked through must be folded."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._by_stem: dict[str, list[str]] = {}
        self._pieces: list[str] = []
        for phrase in dict.fromkeys(map(folded, phrases)):
            if UNSPACED.search(phrase):
                self._pieces.append(phrase)
                continue
            key = key_of(phrase)
            kept, name = (self._by_stem, key[:_STEM]) if key.endswith("*") else (self._by_word, key)
            kept.setdefault(name.rstrip("*"), []).append(phrase)
        self._pieces.sort(key=len, reverse=True)

    def found(self, text: str) -> Iterator[str]:
        """What of a text is one of the phrases, in no order."""
        if UNSPACED.search(text):
            yield from (piece for piece in self._pieces if piece in text)
        for word in set(_WORD.findall(text)):
            for phrase in self._phrases_of(word):
                if (match := _pattern(phrase).search(text)) is not None:
                    yield match.group()

    def is_in(self, text: str) -> bool:
        """Whether a text has any of the phrases."""
        return next(self.found(text), None) is not None

    def without_pieces(self, text: str) -> str:
        """A text without the phrases of scripts that set no blanks."""
        for piece in self._pieces:
            text = text.replace(piece, "")
        return text

    def _phrases_of(self, word: str) -> Iterator[str]:
        yield from self._by_word.get(word, ())
        for length in range(2, _STEM + 1):
            yield from self._by_stem.get(word[:length], ()) if len(word) >= length else ()


def key_of(phrase: str) -> str:
    """The longest word of a folded phrase that it cannot be without, with its star."""
    plain = re.sub(r"\([^()]{0,200}\)", " ", phrase)
    words: list[str] = re.findall(r"\w+\*?", plain)
    return max(words, key=len)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    joined = ""
    for i, word in enumerate(_parts(phrase)):
        joined += _GAP if word == "~" else (_BETWEEN if i else "") + _expression(word)
    start = "" if phrase.startswith("n't") else r"(?<!\w)"
    return re.compile(f"{start}{joined}(?!\\w)")


def _parts(phrase: str) -> list[str]:
    return re.findall(r"\([^()]*\)\*?|\S+", phrase)


def _expression(word: str) -> str:
    if not word.startswith("("):
        return word.replace("*", r"\w{0,30}")
    ways = ("\\W{1,3}".join(way.split()) for way in word[1:-1].split("|"))
    return "(?:" + "|".join(ways).replace("*", r"\w{0,30}") + ")"
