"""Looking at the words of a document: the sentence around a place, the cues in it, its content words."""

import re
from bisect import bisect_right
from functools import lru_cache

from claims.document import Claim, Document
from claims.flow import Span
from provenance.tables.cues import FUNCTION_WORDS
from provenance.works import words_of

_NEAR = 120


def sentence_at(document: Document, offset: int) -> str:
    """The sentence of the body that holds `offset`, without its markers; the words before it where there is none."""
    index = bisect_right([sentence.start for sentence in document.sentences], offset)
    for sentence in reversed(document.sentences[max(0, index - 3) : index]):
        if any(piece.start <= offset <= piece.end for piece in sentence.segments):
            return sentence.text
    return document.text[max(0, offset - _NEAR) : offset]


@lru_cache(maxsize=512)
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(cue.strip()) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})", re.IGNORECASE)


def has_cue(text: str, cues: tuple[str, ...]) -> bool:
    """Whether one of `cues` stands in `text` at the start of a word."""
    return _pattern(cues).search(text) is not None


@lru_cache(maxsize=512)
def _whole(cues: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(cue.strip()) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands in `text` as a whole word or phrase."""
    return _whole(words).search(text) is not None


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that say what it is about: no numbers, no function words, none under four letters."""
    return frozenset(
        word for word in words_of(text) if len(word) > 3 and not word.isdigit() and word not in FUNCTION_WORDS
    )


def between(claim: Claim, first: Span, second: Span) -> str:
    """What stands in a claim between two of its figures."""
    return claim.text[first.end : second.start]
