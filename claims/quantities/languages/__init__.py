"""The tables of the languages, and how a text's language is known."""

from collections.abc import Iterable

from claims.quantities.languages import en
from claims.quantities.lexicon import Lexicon

LEXICONS: dict[str, Lexicon] = {module.LEXICON.code: module.LEXICON for module in (en,)}


def detect(words: Iterable[str]) -> str | None:
    """The language whose common words are most frequent among `words` (folded); None if none is."""
    seen = list(words)
    scores = {code: sum(word in lexicon.common for word in seen) for code, lexicon in LEXICONS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else None
