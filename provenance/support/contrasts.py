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
_NOT = "not "
_SPAN = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?(?:[-–]|to|bis|à|a|and|und|et|y)[\s-]?(\d{1,2})(?:[\s-]years?[\s-]olds?"
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


@dataclass(frozen=True)
class _Table:
    """The groups of one language by word, and by how a word begins."""

    words: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    begins: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def groups_in(text: str, words: Sequence[Word], nearness: Sequence[float], least: float, language: str) -> Groups:
    """The groups that the words of `text` name which belong to a figure by `least`; 'not x' behind 'without'."""
    found: dict[str, set[str]] = {}
    for word, near in zip(words, nearness, strict=True):
        if near < least or not word.text[0].isalpha():
            continue
        for name, group in groups_of(vocabulary.lower(word.text, language), language):
            excluded = _WITHOUT.search(text, max(0, word.start - 60), word.start)
            found.setdefault(name, set()).add(_NOT + group if excluded else group)
    ages = {age for start, age in ages_in(text) if _level(start, words, nearness) >= least}
    if ages:
        found[AGES] = ages
    return {name: frozenset(groups) for name, groups in found.items()}


def plain_groups(texts: Iterable[str], language: str) -> Groups:
    """The groups that headings or headers name."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for name, groups in _of_heading(text, language).items():
            found[name] = found.get(name, frozenset()) | groups
    return found


@lru_cache(maxsize=10_000)
def _of_heading(text: str, language: str) -> Groups:
    found: dict[str, set[str]] = {}
    for word in re.findall(r"[^\W\d_]{2,40}(?:-[^\W\d_]{2,40})?", text):
        for piece in {word, *word.split("-")}:
            for name, group in groups_of(vocabulary.lower(piece, language), language):
                found.setdefault(name, set()).add(group)
    ages = {age for _, age in ages_in(text)}
    if ages:
        found[AGES] = ages
    return {name: frozenset(groups) for name, groups in found.items()}


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
    if not any(sign.isdigit() for sign in text):
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
                table = tables.setdefault(language, _Table())
                for word in str(words).split():
                    known = table.begins if word.endswith("*") else table.words
                    known.setdefault(word.removesuffix("*"), []).append((name, group))
    return tables


@cache
def _data() -> dict[str, dict[str, object]]:
    path = resources.files("provenance.support") / "data" / "contrasts.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
