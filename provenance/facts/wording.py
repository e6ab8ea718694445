"""Looking at the words of a document: the sentence around a place, the cues in it, its content words."""

import re
from bisect import bisect_right
from functools import lru_cache

from claims.document import Document

_NEAR = 120


def sentence_at(document: Document, offset: int) -> str:
    """The sentence of the body that holds `offset`, without its markers; the words before it where there is none."""
    index = bisect_right(document.sentences, offset, key=lambda sentence: sentence.start)
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
