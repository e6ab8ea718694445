"""Short forms told by their words: 'Dale, Bread and Night Work, p. 51' behind 'Mary Dale, Bread and Night Work (1978)'.

For those that form alone cannot cut into author and title, as where a title of capitalised words reads like names.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from claims.references import labels
from claims.references.lexicon import FUNCTION_WORDS
from claims.references.model import Reference

_WORD = re.compile(r"[^\W\d_]{1,60}")
_PAGE_LABEL = re.compile(rf"(?:{'|'.join(map(re.escape, labels.PAGES))}|f|ff|fol|fols|at)", re.IGNORECASE)
_LONGEST = 120  # characters of a short form
_SHORTEST_NAME = 3  # letters
_TELLING = 4  # letters of a word of the title that tells it from others


@dataclass(slots=True)
class NamedWorks:
    """The works cited in full so far, under each word of their authors' names."""

    _by_name: dict[str, list[Reference]] = field(default_factory=dict)

    def add(self, reference: Reference) -> None:
        """Remember a work under its authors."""
        for word in dict.fromkeys(word for author in reference.authors for word in _words(author)):
            if len(word) >= _SHORTEST_NAME:
                self._by_name.setdefault(word, []).append(reference)

    def find(self, reference: Reference) -> Reference | None:
        """The one work whose author opens the reference and whose title holds all its further words."""
        if len(reference.text) > _LONGEST or _tells_a_work(reference):
            return None
        first, *others = _words(reference.text) or [""]
        told = [word for word in others if not _PAGE_LABEL.fullmatch(word) and word not in FUNCTION_WORDS]
        if not any(len(word) >= _TELLING for word in told):
            return None
        found = [work for work in self._by_name.get(first, ()) if _holds(work, told)]
        return found[0] if len(found) == 1 else None


def _tells_a_work(reference: Reference) -> bool:
    """Whether it prints what short forms leave out."""
    parts = (reference.year, reference.url, reference.doi, reference.isbn, reference.accessed, reference.publisher)
    return any(parts) or bool(reference.volume or reference.issue)


def _holds(work: Reference, told: list[str]) -> bool:
    title = set(_words(work.title or ""))
    names = {word for author in work.authors for word in _words(author)}
    return set(told) <= title | names and not title.isdisjoint(told)


def _words(text: str) -> list[str]:
    """The words without case, accents and figures."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
