"""Sentences by which a page says that what was asked for is not there, told by what they are made of.

Such a sentence speaks of a page, an article, a link …, says that it is absent, and has few words beside those of such
notices. Order and wording do not matter, so a notice that nobody has listed is told as well.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from sources.judgement.vocabulary import UNSPACED, Vocabulary, folded, key_of

_DATA = tomllib.loads((Path(__file__).parent / "data" / "notices.toml").read_text(encoding="utf-8"))


def _words_of(*kinds: str) -> list[str]:
    return [word for kind in kinds for words in _DATA[kind].values() for word in words.split()]


_ABSENT = Vocabulary(phrase for phrases in _DATA["absent"].values() for phrase in phrases)
_THINGS = Vocabulary([*_words_of("things"), *_DATA["here"].split()])
_KNOWN = Vocabulary(_words_of("things", "fillers"))
_FOR_NOW = Vocabulary(_DATA["for_now"])
_AVAILABLE = re.compile(r"availab|dispon|verfug|erreichbar|dostep|доступ|beschikbaar|可用|访问|ulasil")
_UNSAID = re.compile(
    r"https?://\S{1,300}|[\"“„«][^\"”“»]{1,200}[\"”“»]|(?<!\w)'[^']{1,200}'(?!\w)|(?<!\S)[^\s\d/@]{0,200}[\d/@]\S{0,200}"
)
_JOINED = re.compile(r"_|(?<=[a-z])(?=[A-Z])")  # the names of errors: `NOT_FOUND`, `NoSuchKey`
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s|[。！？\n]|\s[|–—]\s")
_LONGEST = 250  # characters of a sentence of a notice
_MOST_SENTENCES = 60
SURE, SURE_UNSPACED = 0.85, 0.7
_HELP = 0.75


@cache
def _is_known(word: str) -> bool:
    return _KNOWN.is_in(word)


def share_of_notice(sentence: str) -> float:
    """How much of a sentence is what notices of absence are made of: 0.0 where it is none, 1.0 where nothing else.

    What it quotes, addresses and numbers are left out of the count.
    """
    if not sentence or len(sentence) > _LONGEST:
        return 0.0
    told = folded(_JOINED.sub(" ", sentence))
    absent = list(_ABSENT.found(told))
    if absent and _FOR_NOW.is_in(told):
        absent = [phrase for phrase in absent if not _AVAILABLE.search(phrase)]
    if not absent or not _THINGS.is_in(told):
        return 0.0
    if UNSPACED.search(told):
        rest = _KNOWN.without_pieces(_ABSENT.without_pieces(told))
        return 1.0 - _letters(rest) / max(1, _letters(told))
    said = set(_WORDS.findall(" ".join(absent)))
    words = _WORDS.findall(_UNSAID.sub(" ", told))
    known = sum(len(word) for word in words if word in said or _is_known(word))
    return known / max(1, sum(map(len, words)))


def has_absence(text: str) -> bool:
    """Whether a text has a word of absence, be it of whatever."""
    return _ABSENT.is_in(folded(_JOINED.sub(" ", text)))


def is_help(sentence: str) -> bool:
    """Whether a sentence is made of the words of such notices, be there absence in it or not: what to do about it."""
    words = _WORDS.findall(_UNSAID.sub(" ", folded(sentence)))
    known = sum(len(word) for word in words if _is_known(word))
    return known >= _HELP * sum(map(len, words))


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def is_notice(line: str) -> bool:
    """Whether a title, heading or sentence is a notice of absence and next to nothing else."""
    return share_of_notice(line) >= (SURE_UNSPACED if UNSPACED.search(folded(line)) else SURE)


def has_notice(text: str) -> bool:
    """Whether a text of few words has such a sentence."""
    return any(map(is_notice, sentences(text)[:_MOST_SENTENCES]))


def cues() -> frozenset[str]:
    """Words one of which any notice has; those of scripts without blanks, and those with any ending, are left out."""
    keys = (key_of(folded(phrase)) for phrases in _DATA["absent"].values() for phrase in phrases)
    return frozenset(key for key in keys if not key.endswith("*") and not UNSPACED.search(key))
