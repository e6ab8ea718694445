"""Whether two references cite one work, and in what their print differs."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from claims.languages import language_of
from claims.references.model import Reference
from provenance.facts.addresses import is_home_page, key_of
from provenance.facts.tables.cues import SERIES

_WORD = re.compile(r"[^\W_]{1,80}")
_NUMBER = re.compile(r"\d{1,20}|\b[ivxlc]{1,8}\b")
_FOREIGN = 50  # per cent; titles less alike than this have nothing in common


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text`, without case, accents or hyphens' and quotes' influence."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("'s", "s"))
    return tuple(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """`text` as letters and digits alone: equal whatever the line breaks, hyphens, quotes and case."""
    return "".join(words_of(text))


@lru_cache(maxsize=8192)
def _spaced(text: str) -> str:
    return " ".join(words_of(text))


def address_key(reference: Reference) -> str | None:
    """What a reference's address or DOI identifies a work by; None for a home page or without either."""
    return _address_key(reference.doi, reference.url)


@lru_cache(maxsize=8192)
def _address_key(doi: str | None, url: str | None) -> str | None:
    if doi:
        return "doi:" + doi.lower()
    if url and not is_home_page(url):
        return key_of(url)
    return None


def same_address(first: Reference, second: Reference) -> bool:
    """Whether both print the address, or the DOI, of one and the same page."""
    key = address_key(first)
    return key is not None and key == address_key(second)


def titles_agree(first: str, second: str) -> bool:
    """Whether two titles are one: equal letters, or one continues the other (a subtitle)."""
    a, b = squeezed(first), squeezed(second)
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 12 and long.startswith(short))


def title_likeness(first: str, second: str) -> float:
    """How alike two titles are, 0 to 1, where they are alike at all; the numbers in them must be the same ones."""
    a, b = _spaced(first), _spaced(second)
    likeness = fuzz.ratio(a, b, score_cutoff=_FOREIGN)
    if likeness and sorted(_NUMBER.findall(a)) != sorted(_NUMBER.findall(b)):
        return 0.0
    return likeness / 100


def surnames(reference: Reference) -> list[str]:
    """The longest word of each author's name, which stands for the surname, in order."""
    return [max(words_of(author), key=len) for author in reference.authors if words_of(author)]


def name_words(reference: Reference) -> list[list[str]]:
    """For each author the words of the name that are longer than an initial."""
    return [[word for word in words_of(author) if len(word) > 2] for author in reference.authors]


def misspelt_names(first: Reference, second: Reference) -> tuple[str, str] | None:
    """Two authors' names that differ by one or two letters and can only be one person, None if there are none."""
    if len(first.authors) != len(second.authors):
        return None
    for mine, theirs in zip(name_words(first), name_words(second), strict=True):
        odd_mine, odd_theirs = [w for w in mine if w not in theirs], [w for w in theirs if w not in mine]
        if len(odd_mine) == len(odd_theirs) == 1 and _is_misspelling(odd_mine[0], odd_theirs[0]):
            return odd_mine[0], odd_theirs[0]
    return None


def _is_misspelling(first: str, second: str) -> bool:
    """Whether one is a slip of the other; a shortened form ('Chris' of 'Christopher') is none."""
    short, long = sorted((first, second), key=len)
    if len(short) < 4 or long.startswith(short):
        return False
    return DamerauLevenshtein.distance(first, second) <= (1 if len(short) < 7 else 2)


def authors_agree(first: Reference, second: Reference) -> bool:
    """Whether the two name the same authors, or none; misspellings and left-out co-authors are allowed."""
    mine, theirs = surnames(first), surnames(second)
    if not mine or not theirs:
        return not mine and not theirs
    all_mine = {word for words in name_words(first) for word in words}
    all_theirs = {word for words in name_words(second) for word in words}
    short, long = sorted((all_mine, all_theirs), key=len)
    if short and short <= long:
        return True
    return misspelt_names(first, second) is not None


def is_of_series(reference: Reference) -> bool:
    """Whether the title is one that comes out year after year."""
    return bool(SERIES & set(words_of(reference.title or "")))


def is_another_issue(first: Reference, second: Reference) -> bool:
    """Whether volume, issue or the letter behind the year tell two works apart."""
    pairs = ((first.volume, second.volume), (first.issue, second.issue))
    if any(a and b and squeezed(a) != squeezed(b) for a, b in pairs):
        return True
    letters = [re.sub(r"\d", "", reference.year or "") for reference in (first, second)]
    return all(letters) and letters[0] != letters[1]


def may_be_translations(first: str, second: str) -> bool:
    """Whether two titles may say one thing in two languages: languages that differ, or that cannot be told."""
    languages = language_of(first), language_of(second)
    if all(languages):
        return languages[0] != languages[1]
    return not (first.isascii() and second.isascii())
