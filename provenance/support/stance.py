"""What a clause says of how a figure is meant: reached, aimed at or expected, and over which stretch of time."""

import re
from collections.abc import Sequence
from functools import lru_cache

from provenance.support import vocabulary
from provenance.support.nearness import FAR, SHARED
from provenance.support.words import Word

SINCE, WEEK, QUARTER, HALF, EARLIER, MONTHS = "since", "week", "quarter", "half", "earlier", "months"
_STRETCHES = (
    (WEEK, r"week|woche|semaine|semana"),
    (
        SINCE,
        r"since|so far|to date|cumulatively|seit|bisher|depuis|desde|(?:six|nine|ten|eleven|twelve|sechs|neun|zwölf"
        r"|neuf|douze|seis|nueve|doce|6|9|12)\s(?:months|monaten?|mois|meses)\s(?:to|until|bis|à|hasta)",
    ),
    (
        EARLIER,
        r"(?:years?|months?|decade) (?:ago|earlier|before|previously)|the year before|previous (?:year|month)"
        r"|vor \w{1,12} jahren|im vorjahr|ein jahr zuvor|il y a \w{1,12} ans|un an plus tôt"
        r"|hace \w{1,12} años|un año antes",
    ),
    (MONTHS, r"(?:first|last|past)\s(?:six|eight|nine|ten|eleven)\smonths"),
    (QUARTER, r"(?:first|second|third|fourth|last)[\s-]quarter|quartal|trimestre|Q[1-4]"),
    (HALF, r"(?:first|second)\shalf(?!\sof\sthe)|halbjahr|semestre"),
)
_PATTERNS = tuple((name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for name, pattern in _STRETCHES)
_QUARTERS = (
    ("1", "first|erste[ns]?|premier|primer|1er|I|Q1"),
    ("2", "second|zweite[ns]?|deuxième|segundo|2e|II|Q2"),
    ("3", "third|dritte[ns]?|troisième|tercer|3e|III|Q3"),
    ("4", "fourth|last|vierte[ns]?|quatrième|cuarto|4e|IV|Q4"),
)
_WHICH_QUARTER = tuple(
    (name, re.compile(rf"(?<!\w)(?:(?:{words})[\s-](?:quarter|quartal|trimestre)|Q{name})(?!\w)", re.IGNORECASE))
    for name, words in _QUARTERS
)
_IN_MONTH = re.compile(r"(?<!\w)(?:in|during|im|en|au mois de|в)\s$", re.IGNORECASE)
_ANY_WORD = re.compile(r"[^\W\d_]+")
_PASSIVE = re.compile(r"(?<!\w)(?:is|are|be|being|to)\s(?:[^\W\d_]{2,12}\s)?$", re.IGNORECASE)
_COMING = re.compile(r"(?<!\w)(?:(?:is|are|be) to|to be)(?!\w)", re.IGNORECASE)
_BY_YEAR = re.compile(r"(?<!\w)(?:by|bis|d'ici) (?:the end of |ende )?20\d\d(?!\w)", re.IGNORECASE)
_LEADING = re.compile(
    r"\W{0,3}(?:(?:in|over|during|for|en|au cours des|dans|in den|en los)\s)?(?:the\s)?", re.IGNORECASE
)
_ADJECTIVES = frozenset({"planned", "expected", "projected", "intended", "proposed", "recommended"})
_NOUN_BEHIND = re.compile(
    r"\s(?!(?:is|are|was|were|be|has|have|will|to|for|by|in|on|at|that|and|or|as|than|from|a|an|the|some|about|around)\b)[a-z]"
)
_CUES = ("goal", "future", "past", "would")


def stance_of(text: str, words: Sequence[Word], nearness: Sequence[float], language: str) -> frozenset[str]:
    """Which of 'goal', 'future' and 'past' the words around a figure tell."""
    found = set()
    cues = {name: vocabulary.is_cue(name, language) for name in _CUES}
    for match in _ANY_WORD.finditer(text):
        plain = vocabulary.lower(match[0], language)
        ended = (
            language == "en" and plain.endswith("ed") and len(plain) > 4 and not _PASSIVE.search(text, 0, match.start())
        )
        names = [name for name, known in cues.items() if plain in known] + ["past"] * ended
        if names and plain in _ADJECTIVES and _NOUN_BEHIND.match(text, match.end()):
            continue
        if names and _level(match.start(), words, nearness) >= SHARED:
            found.update(names)
    if _COMING.search(text) or ("past" not in found and _BY_YEAR.search(text)):
        found.add("future")
    return frozenset(found)


def stretches_of(text: str, words: Sequence[Word], nearness: Sequence[float]) -> frozenset[str]:
    """The stretches of time that the words around a figure name; months ('in June') as their keys."""
    found = {
        name
        for name, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if _is_near(match.start(), words, nearness) or _LEADING.fullmatch(text, 0, match.start())
    }
    if QUARTER in found:
        for name, pattern in _WHICH_QUARTER:
            if any(_is_near(match.start(), words, nearness) for match in pattern.finditer(text)):
                found.add(f"{QUARTER} {name}")
    if SINCE not in found:
        for word, near in zip(words, nearness, strict=True):
            if word.key[0] == "%" and near >= FAR and _IN_MONTH.search(text, max(0, word.start - 15), word.start):
                found.add(word.key)
    return frozenset(found)


def _is_near(start: int, words: Sequence[Word], nearness: Sequence[float]) -> bool:
    return _level(start, words, nearness) >= FAR


def _level(start: int, words: Sequence[Word], nearness: Sequence[float]) -> float:
    """How near the place belongs to the figure: as the first word from there on, or the last one before."""
    behind = next((near for word, near in zip(words, nearness, strict=True) if word.start >= start), None)
    return behind if behind is not None else (nearness[-1] if nearness else 1.0)


@lru_cache(maxsize=5_000)
def stretches_in(heading: str) -> frozenset[str]:
    """The stretches of time that a heading or title names."""
    found = {name for name, pattern in _PATTERNS if name in (QUARTER, HALF, WEEK) and pattern.search(heading)}
    if QUARTER in found:
        found.update(f"{QUARTER} {name}" for name, pattern in _WHICH_QUARTER if pattern.search(heading))
    return frozenset(found)
