"""The names in a text that say where or of whom it speaks: known places, and names where places and bodies stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.flow import Span
from provenance.support import vocabulary
from provenance.support.words import Word

_BEFORE = {
    "en": "in|from|at|across|near|within|throughout|around|into|outside|inside|to|north of|south of",
    "fr": "en|à|au|aux|dans",
    "es": "en|desde|hacia",
    "ru": "в|во|из|на",
}
_ARTICLES = {
    "en": r"(?:the\s)?(?:(?:northern|southern|eastern|western|central|city of|state of|province of)\s)?",
    "fr": r"(?:(?:la|le|les)\s|l['’])?",
    "es": r"(?:(?:la|el|los|las|toda)\s)?",
    "ru": "",
}
_PLACED = {
    language: re.compile(rf"(?<![\w-])(?:{before})\s{_ARTICLES[language]}$", re.IGNORECASE)
    for language, before in _BEFORE.items()
}
_LOOK_BACK = 40
_TURKISH_CASE = re.compile(r"['’](?:[dt][ae]n?|n?[ıiuü]n|y?[ae]|l[ae]r?)(?!\w)", re.IGNORECASE)
_AZERBAIJANI_CASE = re.compile(r"(?:da|də|dan|dən)$")
_OF = re.compile(r"\s(?:of|de|du|von)\s", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?(?!\w)")
_GAP = re.compile(r"[\s\-–'’.]{1,3}")
# What bodies and places are called behind, or before, their own name; two that share it are rivals.
_KINDS = frozenset(
    """
    fund bank hospital university college school institute basin river region province district county prefecture
    municipality group company corporation airport port lake sea party ministry agency foundation union club league
    church museum prison camp island islands valley dam reserve
    strait straits gulf bay mount street park line railway highway station plant mine field
    krankenhaus universität hochschule schule institut kreis landkreis fluss flughafen hafen partei
    hôpital université région province département rivière aéroport port banque fonds parti
    hospital universidad región provincia río aeropuerto puerto banco fondo partido
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one word or more. `place`: the key of a known place; `placed`: stands where a place stands.

    `kind`: what it is called beside its own name ('basin', 'fund'); `opens`: begins the sentence, or owns what follows.
    """

    words: tuple[Word, ...]
    place: str | None
    placed: bool
    kind: str | None
    opens: bool

    @property
    def is_place(self) -> bool:
        """Whether it names a place, as far as can be told."""
        return self.place is not None or self.placed

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its words without the word for its kind."""
        own = frozenset(word.key for word in self.words if vocabulary.lower(word.text) not in _KINDS)
        return own or frozenset(word.key for word in self.words)


def read_names(text: str, words: Sequence[Word], language: str, figures: Sequence[Span] = ()) -> tuple[Name, ...]:
    """The names of a sentence in order; what stands within `figures` is none."""
    free = [word for word in words if not any(spot.start <= word.start < spot.end for spot in figures)]
    runs = (
        run for run in _runs(text, free, language) if any(vocabulary.lower(word.text) not in _KINDS for word in run)
    )
    return tuple(_name(run, text, words, language) for run in runs)


def _runs(text: str, words: Sequence[Word], language: str) -> list[list[Word]]:
    """Words printed with a capital that follow one another; a known place is a name of its own."""
    runs: list[list[Word]] = []
    for word in words:
        known = word.key[0] == "@"
        named = word.capital and (word.name or (word.order > 0 and vocabulary.has_name_case(language)))
        if not (known or named or _stands_as_place(text, word, language)):
            continue
        last = runs[-1][-1] if runs else None
        follows = last is not None and last.order + 1 == word.order and _GAP.fullmatch(text, last.end, word.start)
        if last is not None and vocabulary.lower(last.text) in _KINDS and last.order + 2 == word.order:
            follows = _OF.fullmatch(text, last.end, word.start)  # 'Strait of Malacca'
        if follows and last is not None and not (known and last.key[0] == "@" and last.key != word.key):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _name(run: Sequence[Word], text: str, words: Sequence[Word], language: str) -> Name:
    place = next((word.key for word in run if word.key[0] == "@"), None)
    first, last = run[0], run[-1]
    beside = [w for w in words if w.order in (last.order + 1, first.order - 1) and w not in run]
    kinds = [vocabulary.lower(word.text) for word in (*run, *beside)]
    return Name(
        words=tuple(run),
        place=place,
        placed=_stands_as_place(text, first, language),
        kind=next((kind for kind in kinds if kind in _KINDS), None),
        opens=first.order <= 1 or _OWNED.match(text, last.end) is not None,
    )


def _stands_as_place(text: str, word: Word, language: str) -> bool:
    """Whether a word printed with a capital stands where a place stands: 'in Hamburg', 'Bakıda'."""
    if not word.text[0].isupper() or word.key[0] in "=%#~":
        return False
    if language == "tr":
        return _TURKISH_CASE.match(text, word.end) is not None
    if language == "az":
        return _AZERBAIJANI_CASE.search(word.text) is not None and len(word.text) > 4
    pattern = _PLACED.get(language)
    return pattern is not None and pattern.search(text, max(0, word.start - _LOOK_BACK), word.start) is not None
