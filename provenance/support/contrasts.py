"""Groups that exclude one another: a figure for imports says nothing of exports, one for women nothing of all adults.

The sets stand in `data/contrasts.toml`. Ages are a set of their own: '15-24' and '25-34' exclude one another, and both
are parts of all ages.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from provenance.support import vocabulary
from provenance.support.words import Word

AGES = "ages"
Groups = Mapping[str, frozenset[str]]  # set -> those of its groups that a text names

_WITHOUT = re.compile(
    r"(?<!\w)(?:excluding|excludes?|except(?: for)?|without|other than|ohne|außer|hors|sauf|sin|excepto|без|кроме)"
    r"\s(?:[^\W\d_]{1,20},?\s(?:and\s|und\s|et\s|y\s|и\s)?){0,2}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,40}(?:-[^\W\d_]{2,40})?")
_NOT = "not "
_DENYING = frozenset("un dis non in im il ir a".split())
_LEAST = 5  # letters of a word that a prefix turns
_SPAN = re.compile(
    r"(?<![\d.,])(\d{1,2})-?\s?(?:[-–]|to|bis|à|a|and|und|et|y)[\s-]?(\d{1,2})(?:[\s-]years?[\s-]olds?"
    r"|\syears(?:\sof\sage)?(?=\W)|[\s-]?jährige\w{0,2}|\sans(?!\w)|\saños|\sлет|\syaş\w{0,6})"
    r"|(?<!\w)(?:aged?|ages|ages of|aged between|im alter von|âgée?s? de|в возрасте)\s(?:between\s|entre\s)?"
    r"(\d{1,2})\s?(?:[-–]|to|bis|à|a|and|und|et|y)\s?(\d{1,2})(?![\d.,]\d)(?!\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?<!\w)(?:(?P<up>over|above|aged|older than|über|ab|plus de|mayores de|más de|старше)"
    r"|(?P<down>under|below|younger than|unter|moins de|menores de|младше))\s(?:the\sage\sof\s)?(?P<age>\d{1,2})"
    r"(?:\s(?:and|or)\s(?P<more>over|older|above|more))?(?![\d.,]\d)(?=\W|$)"
    r"(?!\s?(?:%|°|per\s?cent|million|thousand|of\s|out\s|days|months|hours|times|countries|states|km|percent|prozent))",
    re.IGNORECASE,
)
_OLDEST = 99
_WIDE = 40  # years
_ABOUT = "~"  # before a span of years that a word stands for


@dataclass(frozen=True)
class _Table:
    """The groups of one language by word, and by how a word begins."""

    words: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    begins: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def groups_in(text: str, words: Sequence[Word], nearness: Sequence[float], least: float, language: str) -> Groups:
    """The groups that the words of `text` name which belong to a figure by `least`; 'not x' behind 'without'."""
    found: dict[str, set[str]] = {}
    for start, name, group in _places(text, language):
        if _level(start, words, nearness) >= least:
            found.setdefault(name, set()).add(group)
    return {name: frozenset(groups) for name, groups in found.items()}


@lru_cache(maxsize=20_000)
def _places(text: str, language: str) -> tuple[tuple[int, str, str], ...]:
    """The groups that a text names, each with its place and set; 'not x' behind 'without'."""
    found: list[tuple[int, str, str]] = []
    before = ""
    for match in _WORD.finditer(text):
        pieces, before = {match[0], *match[0].split("-"), f"{before}_{match[0]}"}, match[0]
        for piece in pieces:
            for name, group in groups_of(vocabulary.lower(piece, language), language):
                excluded = _WITHOUT.search(text, max(0, match.start() - 60), match.start())
                found.append((match.start(), name, _NOT + group if excluded else group))
    found += ((start, AGES, age) for start, age in ages_in(text))
    return tuple(found)


def plain_groups(texts: Iterable[str], language: str) -> Groups:
    """The groups that headings or headers name."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for _, name, group in _places(text, language):
            found.setdefault(name, set()).add(group)
    return {name: frozenset(groups) for name, groups in found.items()}


def are_opposite(one: str, other: str) -> bool:
    """Whether of two lower-case words one is the other with a prefix that denies: 'advantaged', 'disadvantaged'."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST and long.endswith(short) and long.removesuffix(short).strip("-") in _DENYING


@lru_cache(maxsize=50_000)
def groups_of(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """The sets and groups that a lower-case word names."""
    table = _tables().get(language)
    if table is None:
        return ()
    found = table.words.get(word)
    if found is None:
        found = next((table.begins[word[:n]] for n in range(len(word), 1, -1) if word[:n] in table.begins), None)
    return tuple(found or ())


def ages_in(text: str) -> list[tuple[int, str]]:
    """The ages that a text names ('aged 15-24', 'over 75'), each with its place."""
    if not any(sign.isdecimal() for sign in text):
        return []
    found = []
    for match in _SPAN.finditer(text):
        low, high = (int(end) for end in match.groups() if end)
        if low < high:
            found.append((match.start(), f"{low}-{high}"))
    for match in _LIMIT.finditer(text):
        age = int(match["age"])
        upward = match["up"] or match["more"]
        plain = match[0].casefold().startswith("aged") and not match["more"]
        if not plain and not any(start <= match.start() <= start + 20 for start, _ in found):
            found.append((match.start(), f"{age}-{_OLDEST}" if upward else f"0-{age - 1}"))
    return found


@cache
def parts() -> frozenset[str]:
    """The sets whose groups are parts of a whole."""
    return frozenset({AGES, *(name for name, entry in _data().items() if entry.get("part"))})


@cache
def marks() -> dict[str, tuple[frozenset[str], bool]]:
    """The sets with groups of which a figure says nothing of others, those groups, and whether only counts do so."""
    return {
        name: (frozenset(str(entry["marks"]).split()), bool(entry.get("counts")))
        for name, entry in _data().items()
        if "marks" in entry
    }


def ages_exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether no age of one set is one of the other: as numbers they must be the same, as words they must overlap."""
    return not any(_may_be_one(a, b) for a in one for b in other)


def is_narrow(ages: frozenset[str]) -> bool:
    """Whether ages given as numbers leave most people out."""
    return any(not age.startswith((_ABOUT, _NOT)) and _span(age)[1] - _span(age)[0] < _WIDE for age in ages)


def _may_be_one(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.startswith(_NOT) or other.startswith(_NOT):
        return one.removeprefix(_NOT) != other.removeprefix(_NOT)
    if one[0] != _ABOUT and other[0] != _ABOUT:
        return False
    (low, high), (first, last) = _span(one), _span(other)
    together = min(high, last) - max(low, first)
    return together * 2 > min(high - low, last - first)


def _span(age: str) -> tuple[int, int]:
    low, _, high = age.removeprefix(_ABOUT).partition("-")
    return int(low), int(high)


@cache
def heads() -> frozenset[str]:
    """The sets of which a group named in a heading holds for what stands below it."""
    return frozenset(name for name, entry in _data().items() if entry.get("heads"))


def _level(start: int, words: Sequence[Word], nearness: Sequence[float]) -> float:
    """How near a place belongs to the figure: as the word there, or the last one before."""
    level = 1.0
    for word, near in zip(words, nearness, strict=True):
        if word.start > start + 3:
            break
        level = near
    return level


@cache
def _tables() -> dict[str, _Table]:
    tables: dict[str, _Table] = {}
    for name, entry in _data().items():
        for group, languages in entry.items():
            if not isinstance(languages, dict):
                continue
            for language, words in languages.items():
                if language == "span":
                    continue
                table = tables.setdefault(language, _Table())
                for word in str(words).split():
                    known = table.begins if word.endswith("*") else table.words
                    label = _ABOUT + languages["span"] if "span" in languages else group
                    known.setdefault(word.removesuffix("*"), []).append((name, label))
    return tables


@cache
def _data() -> dict[str, dict[str, object]]:
    path = resources.files("provenance.support") / "data" / "contrasts.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
