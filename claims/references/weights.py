"""How well an atom goes with each label, and what a change of label costs at each separator; set by hand."""

import re

from claims.references.atoms import Atom
from claims.references.lexicon import (
    BODY_WORDS,
    FUNCTION_WORDS,
    JOURNAL_WORDS,
    NEWS_WORDS,
    PLACES,
    PROCEEDINGS_WORDS,
    PUBLISHER_WORDS,
    REPORT_WORDS,
)

TITLE, CONTAINER, PUBLISHER, PLACE, OTHER = range(5)
LABELS = ("title", "container", "publisher", "place", "other")
NEVER = 60.0

# The cost of going from one label to another, or of staying, by the separator between the atoms.
_TABLE = """
                     colon abbr dash quote slash comma semi mark stop open close date noise num   in thesis slashes
title title            0.0  0.0  0.1   0.1   0.3   0.5  1.0  0.9  1.5  0.4   0.4  2.2   3.0 3.5  7.0    6.0     6.0
container container    0.2  0.0  0.2   0.1   0.2   1.3  2.0  1.0  2.0  0.8   0.8  3.0   3.5 3.5  3.0    6.0     4.0
publisher publisher    1.5  0.0  0.2   0.1   0.3   0.4  2.0  2.0  2.5  2.0   2.0  3.0   3.0 3.5  5.0    4.0     5.0
place place            1.5  0.0  0.1   3.0   0.0   0.0  1.0  2.0  1.5  2.0   2.0  2.0   2.0 3.0  5.0    3.0     5.0
title container        2.0  3.0  0.8   0.0   1.2   0.3  1.0  0.7  0.0  2.0   0.7  0.2   0.2 0.3 -3.0    1.2    -3.0
title publisher        2.0  3.0  1.0   1.0   1.2   0.4  1.0  0.2  0.2  0.3   0.4  0.3   0.2 0.3  1.2   -2.5     1.2
title place            3.0  3.0  0.8   1.0   1.2   0.5  1.0  0.2  0.2 -0.3   0.5  0.4   0.2 0.5  1.2    1.2     1.2
place publisher       -2.0  3.0  1.2   1.2   1.2  -0.2  0.8  1.2  0.5  1.2   1.2  1.2   1.2 1.2  1.2    1.2     1.2
publisher place        2.0  3.0  1.2   1.2   1.2  -0.6  0.3  1.2  0.0  0.2   1.2  1.2   1.2 1.2  1.2    1.2     1.2
container place        1.2  3.0  1.2   1.2   1.2   0.5  1.2  1.2  0.0 -0.2   1.2  1.2   0.2 1.2  1.2    1.2     1.2
container publisher    1.2  3.0  1.2   1.2   1.2   0.2  1.2  1.2  0.2  0.0   1.2  1.2   0.2 0.4  1.2    1.2     1.2
publisher container    4.0  4.0  4.0   4.0   4.0   4.0  4.0  4.0  4.0  4.0   4.0  4.0   4.0 4.0  0.5    4.0     4.0
place container        4.0  4.0  4.0   4.0   4.0   4.0  4.0  4.0  4.0  4.0   4.0  4.0   4.0 4.0  0.5    4.0     4.0
"""
_TO_OTHER = 0.6  # from a remark and to it
_LOWER_STAYS = 0.7  # what goes on in lower case rather belongs to what stood before
_LOWER_LEAVES = 1.0


def _read_table() -> dict[str, list[list[float]]]:
    """The table, by separator: a square of costs from label to label."""
    head, *rows = _TABLE.strip().splitlines()
    costs = {
        joint: [[_TO_OTHER if OTHER in (old, new) else NEVER for new in range(5)] for old in range(5)]
        for joint in ("first", *head.split())
    }
    for square in costs.values():
        square[OTHER][TITLE] = NEVER
        square[OTHER][OTHER] = 0.2
    for row in rows:
        old, new, *values = row.split()
        for joint, value in zip(head.split(), values, strict=True):
            costs[joint][LABELS.index(old)][LABELS.index(new)] = float(value)
    return costs


COSTS = _read_table()

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")
_INSTITUTION = re.compile(
    r"\b(?:Cent(?:er|re)|Institut[eo]?|University|Universität|Université|Ministry|Department|Office|Stiftung|Council|"
    r"Foundation)\s(?:for|of|für|de|di|on|at)\b|-Stiftung\b"
)
_INNER_STOP = re.compile(r"[a-z]\.\s[A-Z]")
_YEARS = re.compile(r"\d{4}\s?[–-]\s?\d{2,4}")
_REMARK = re.compile(
    r"(?:working|discussion|online|occasional) papers?|policy brief(?:ing)?|"
    r"(?:law |tech(?:nical|\.)? )?rep(?:ort|\.)? (?:no|tr|cs|#)|"
    r"technical report|tech\. rep|chap(?:ter|\.)?\b|ch\b|sec\b|para|art\b|cmnd|to appear|in press|forthcoming|"
    r"(?:im|in) (?:druck|erscheinen)|paper presented|statistical release|last modified|unpublished|here\b|hier\b|"
    r"et passim|passim|\d{1,2} vols?\b|(?:at|in|and|de|from|unter|su|em|à)$|u\. ?a\.?$",
    re.IGNORECASE,
)
_OPENING_NUMBERS = ("comma", "stop", "abbr", "quote", "close")


def weights_of(atom: Atom, first: bool, titled: bool) -> list[float]:
    """The weight of each label for the atom; `titled`: the title was found in quotation marks before."""
    words = _WORD.findall(atom.text)
    lowered = [word.rstrip(".").lower() for word in words]
    content = [word for word in words if word.lower() not in FUNCTION_WORDS]
    plain = sum(1 for word in content if word[0].islower())
    count = len(words)
    capitals = bool(content) and plain == 0
    weights = [0.8, 0.0, -0.6, -1.8, -0.6]
    weights[TITLE] += min(count, 8) * 0.15 + (0.8 if plain else 0.0) - (0.4 if count == 1 else 0.0)
    weights[CONTAINER] += 0.6 if capitals else -0.45 * min(plain, 4)
    weights[PUBLISHER] += 0.4 if capitals else -0.8 * min(plain, 3)
    weights[PLACE] -= 0.0 if capitals else 1.5
    weights[CONTAINER] -= max(0, count - 8) * 0.2
    weights[PUBLISHER] -= max(0, count - 7) * 0.2
    _weigh_words(atom.text, lowered, weights)
    if sum(word.endswith(".") for word in words) >= 2 or _INNER_STOP.search(atom.text):
        weights[CONTAINER] += 1.0
    places = sum(word in PLACES for word in lowered)
    if places and places >= count - 1:
        weights[PLACE] += 3.6
        weights[CONTAINER] -= 1.5
        weights[TITLE] -= 0.8
    elif count <= 2 and capitals:
        weights[PLACE] += 0.9
    _weigh_neighbours(atom, count, capitals, titled, weights)
    if first and titled and atom.joint != "in":
        weights[CONTAINER] += 1.5
    return weights


def _weigh_words(text: str, lowered: list[str], weights: list[float]) -> None:
    """Add what the words tell."""
    known = {part for word in lowered for part in word.split("-")}
    serial = False
    for words, weight in ((JOURNAL_WORDS, 1.4), (NEWS_WORDS, 0.9), (PROCEEDINGS_WORDS, 1.2)):
        if known & words:
            weights[CONTAINER] += weight
            serial = True
    if known & PUBLISHER_WORDS:
        weights[PUBLISHER] += 2.0
    elif known & BODY_WORDS:
        weights[PUBLISHER] += 1.2
    elif len(lowered) >= 3:
        weights[PUBLISHER] -= 0.8
    if weights[PUBLISHER] > 1.0 and not serial:
        weights[CONTAINER] -= 1.2
    if _INSTITUTION.search(text):
        weights[PUBLISHER] += 2.2
        weights[CONTAINER] -= 3.0
    if lowered and lowered[0] in ("a", "an"):
        weights[CONTAINER] -= 1.2
        weights[PUBLISHER] -= 4.0
        weights[PLACE] -= 4.0
    if known & REPORT_WORDS:
        weights[TITLE] += 0.4
    if _REMARK.match(text) or not any(sign.isalpha() for sign in _YEARS.sub("a", text)):
        weights[OTHER] += 3.5


def _weigh_neighbours(atom: Atom, count: int, capitals: bool, titled: bool, weights: list[float]) -> None:
    """Add what stands before and behind the atom tells."""
    after = atom.after
    signs = "".join(code for code in after if code.isupper())
    if after[0].isupper() or (after[0] in _OPENING_NUMBERS and after[1:2] and after[1].isupper()):
        _weigh_numbers(after, signs, count, titled, weights)
    if not signs and "end" not in after and after[0] in ("comma", "stop"):
        weights[PUBLISHER] -= 0.5  # a year, a place or nothing stands behind a publisher
    if after[0] == "colon" and capitals and count <= 3:
        weights[PLACE] += 1.6
    if atom.before[-1:] == ("open",) and signs == "D" and count <= 4:
        weights[PUBLISHER] += 0.6
        weights[PLACE] += 0.5
        weights[CONTAINER] -= 1.0
    if atom.before[-1:] == ("quote",) and "comma" in atom.before:
        weights[TITLE] -= 1.5


def _weigh_numbers(after: tuple[str, ...], signs: str, count: int, titled: bool, weights: list[float]) -> None:
    """Add what the volume, pages, date or address right behind the atom tells."""
    placed = 1 if after[0] == "D" and count <= 2 else 0  # 'Kiel 1994', without a comma
    if "V" in signs:
        dated_first = signs[0] in "DF" and "semi" not in after  # 'Paris, Colin, 1966, t. I'
        weights[CONTAINER] += 1.3 if dated_first else 2.6
        weights[PUBLISHER] -= 0.3
        weights[PLACE] += 2.2 * placed - 1.0 * (1 - placed)
    elif signs[0] == "P":
        weights[CONTAINER] += 0.7
    elif "D" in signs:
        weights[PUBLISHER] += 1.2
        weights[PLACE] += 2.2 if placed else 0.6 if count <= 2 else 0.0
        weights[CONTAINER] += 0.8 if titled else -0.2
    elif "F" in signs:
        weights[CONTAINER] += 1.2
    elif "U" in signs or "N" in signs:
        weights[CONTAINER] += 0.4


def cost_of(old: int, new: int, joint: str, lower: bool) -> float:
    """What it costs to go from label `old` to `new` at `joint`; `lower`: the text goes on in lower case."""
    cost = COSTS[joint][old][new]
    if not lower or OTHER in (old, new):
        return cost
    if old == new:
        return cost - _LOWER_STAYS if joint in ("comma", "stop", "mark", "dash") else cost
    return cost + _LOWER_LEAVES if joint in ("comma", "quote") else cost
