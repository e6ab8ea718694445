"""The words of a sentence as the context test compares them: a key, a weight, and whether it is a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from claims.flow import Span
from provenance.support import vocabulary

_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+|(?<![\d.,/])(?:1[5-9]|20)\d\d(?:[-–/]\d\d(?![\d/.])|(?![.,/]?\d))")
YEAR = 0.9
_MONTH = 0.8
_GENERIC = 0.12  # weight of a word that says little of the subject: 'reported', 'total'
_TURN = 0.4  # of a word that says that something changes; which way, the polarity test reads
_VERB = 0.7  # of an English word in -ed or -ing: the part of a sentence that is reworded first
NAME = 1.6  # of a name
_ALIKE = 0.84  # names of two scripts or languages
_PARTS_OF_NAMES = frozenset({"united", "republic", "mr", "mrs", "ms", "dr", "prof"})
_HEARD = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("x", "h"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may tell the subject. `key` is '=concept', '@place', '#year', '%month' or a stem.

    Words of change are one key, '~change'. `order` is its place among all words of the sentence; `capital`: printed
    with one, which marks a name unless it begins the sentence.
    """

    start: int
    end: int
    key: str
    weight: float
    name: bool
    order: int
    text: str
    capital: bool = False

    @property
    def is_verb(self) -> bool:
        """Whether it looks like an English verb form."""
        return self.weight == _VERB


def read_words(text: str, language: str, figures: Sequence[Span] = ()) -> tuple[Word, ...]:
    """The words and years of a text without empty words; years inside `figures` are none."""
    found: list[Word] = []
    empty = vocabulary.empty_words(language)
    for order, match in enumerate(_WORD.finditer(text)):
        surface = match[0]
        if surface[0].isdecimal():
            if not any(figure.start <= match.start() < figure.end for figure in figures):
                found.extend(_years(match, order))
            continue
        low = vocabulary.lower(surface, language)
        if (len(low) < 2 and low.isascii()) or (low in empty and not (surface.isupper() and len(surface) > 1)):
            continue
        first = order == 0
        key, weight, name = _word(surface, low, language, first)
        capital = surface[0].isupper() and vocabulary.has_name_case(language)
        found.append(Word(match.start(), match.end(), key, weight, name, order, surface, capital))
    return tuple(found)


def _years(match: re.Match[str], order: int) -> Iterator[Word]:
    """One word a year; '2013-14' and '2013/14' are two."""
    surface = match[0]
    years = [surface[:4]] if len(surface) == 4 else [surface[:4], surface[:2] + surface[-2:]]
    for year in years:
        yield Word(match.start(), match.end(), "#" + year, YEAR, False, order, year)


@lru_cache(maxsize=100_000)
def _word(surface: str, low: str, language: str, first: bool) -> tuple[str, float, bool]:
    capital = surface[0].isupper()
    place = vocabulary.place_of(surface, language) if capital else vocabulary.adjective_of(low, language)
    if low in _PARTS_OF_NAMES:
        return vocabulary.stem(low, language), _GENERIC, False
    if place:
        return "@" + place, NAME, True
    month = vocabulary.month_of(low, language)
    if month and (capital or language not in ("en", "de")):
        return f"%{month}", _MONTH, False
    generic = low in vocabulary.is_cue("generic", language)
    concept = vocabulary.concept_of(low, language, exact=generic)
    if concept:
        return "=" + concept, 1.0, False
    name = capital and not first and vocabulary.has_name_case(language)
    if name:
        return vocabulary.stem(low, language), NAME, True
    if generic:
        return vocabulary.stem(low, language), _GENERIC, False
    if any(low in vocabulary.is_cue(kind, language) for kind in ("rise", "fall", "change")):
        return "~change", _TURN, False
    verb = language == "en" and low.endswith(("ed", "ing")) and len(low) > 5
    return vocabulary.stem(low, language), _VERB if verb else 1.0, False


def is_shared(key: str) -> bool:
    """Whether a key means the same in every language."""
    return key[:1] in "=@#~%"


@lru_cache(maxsize=50_000)
def names_agree(one: str, other: str) -> bool:
    """Whether two words printed with a capital are one name in two scripts or languages."""
    a, b = vocabulary.plain(one), vocabulary.plain(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or (a[0] != b[0] and {a[0], b[0]} not in ({"y", "e"}, {"k", "c"}, {"j", "d"})):
        return False
    if Indel.normalized_similarity(a, b) >= _ALIKE:
        return True
    bones = _bones(a), _bones(b)
    return len(bones[0]) >= 2 and bones[0] == bones[1] and min(len(a), len(b)) >= 4


def _bones(name: str) -> str:
    """The consonants of a name, those that scripts write differently made one."""
    for written, heard in _HEARD:
        name = name.replace(written, heard)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", name))
