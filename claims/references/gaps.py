"""What the gaps between anchors hold: title, container, publisher, place, by the best sequence of labels.

The rest of a reference is cut at its separators into atoms; each label has a weight for each atom, and each change
of label a weight for the separator it happens at; the best path wins (Viterbi). The weights are set by hand.
"""

import re
from dataclasses import dataclass

from claims.references.lexicon import (
    ABBREVIATIONS,
    BODY_WORDS,
    FUNCTION_WORDS,
    JOURNAL_WORDS,
    NEWS_WORDS,
    PLACES,
    PROCEEDINGS_WORDS,
    PUBLISHER_WORDS,
    REPORT_WORDS,
)
from claims.references.scan import DATE, EDITOR, INSIDE, NOISE, PAGES, SIGNS, THESIS, URL, VOLUME

TITLE, CONTAINER, PUBLISHER, PLACE, OTHER = range(5)
_NAMES = ("title", "container", "publisher", "place", "other")
_NEVER = -60.0

_SPLIT = re.compile(
    rf"[{SIGNS}]+|\s?//\s?|(?<=[?!])\s|\.\s|\.$|,\s|,$|;\s|:\s|\s?[()\[\]]\s?|\s[–—-]\s|[“”„«»]|(?<!\w)\"|\"(?!\w)|\s/\s"
)
_ABBREVIATED = re.compile(
    r"\b(?:Proc|Conf|Symp|Int|Trans|Rev|Ann|Bull|Eng|Sci|Appl|Phys|Am|Amer|Nat|Soc|J|Z|Brit)\. (?:[A-Z]\w{1,8} )?$"
)
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")  # '(CRW)' belongs to the name before it
_INSTITUTION = re.compile(
    r"\b(?:Cent(?:er|re)|Institut[eo]?|University|Universität|Université|Ministry|Department|Office|Stiftung|Council|Foundation)\s(?:for|of|für|de|di|on|at)\b|-Stiftung\b"
)
_YEARS = re.compile(r"\d{4}\s?[–-]\s?\d{2,4}")
_REMARK = re.compile(
    r"(?:(?:[Ww]orking|[Dd]iscussion|[Oo]nline|[Oo]ccasional) [Pp]apers?|[Pp]olicy [Bb]rief(?:ing)?|(?:Law |Tech(?:nical|\.)? )?[Rr]ep(?:ort|\.)? (?:No|TR|CS|#)|"
    r"Technical Report|Tech\. Rep|chap(?:ter|\.)?\b|ch\b|sec\b|para|art\b|Art\b|Cmnd|[Tt]o appear|in press|forthcoming|(?:im|in) (?:Druck|Erscheinen)|"
    r"Paper presented|paper presented|Statistical Release|Last modified|last modified|Unpublished|here\b|hier\b|et passim|passim|Northgate Repository$|(?:at|in|and|de|from|unter|su|em|à)$|u\. ?a\.?$)"
)
_SIGN_NAME = {URL: "U", DATE: "D", PAGES: "P", VOLUME: "V", NOISE: "N", INSIDE: "I", EDITOR: "E", THESIS: "H"}
# The cost of staying with a label and of leaving it, by the separator.
_STAY = {
    TITLE: {
        "first": 0,
        "colon": 0.0,
        "abbr": 0.0,
        "dash": 0.1,
        "comma": 0.5,
        "quote": 0.1,
        "open": 0.4,
        "close": 0.4,
        "semi": 1.0,
        "stop": 1.5,
        "mark": 0.9,
        "slashes": 6.0,
        "date": 2.2,
        "num": 3.5,
        "in": 7.0,
        "noise": 3.0,
        "thesis": 6.0,
        "slash": 0.3,
    },
    CONTAINER: {
        "colon": 0.2,
        "abbr": 0.0,
        "dash": 0.2,
        "comma": 1.3,
        "quote": 0.1,
        "open": 0.8,
        "close": 0.8,
        "semi": 2.0,
        "stop": 2.0,
        "mark": 1.0,
        "slashes": 4.0,
        "date": 3.0,
        "num": 3.5,
        "in": 3.0,
        "noise": 3.5,
        "thesis": 6.0,
        "slash": 0.2,
    },
    PUBLISHER: {
        "colon": 1.5,
        "abbr": 0.0,
        "dash": 0.2,
        "comma": 0.4,
        "quote": 0.1,
        "open": 2.0,
        "close": 2.0,
        "semi": 2.0,
        "stop": 2.5,
        "mark": 2.0,
        "slashes": 5.0,
        "date": 3.0,
        "num": 3.5,
        "in": 5.0,
        "noise": 3.0,
        "thesis": 4.0,
        "slash": 0.3,
    },
    PLACE: {
        "colon": 1.5,
        "abbr": 0.0,
        "dash": 0.1,
        "comma": 0.0,
        "quote": 3.0,
        "open": 2.0,
        "close": 2.0,
        "semi": 1.0,
        "stop": 1.5,
        "mark": 2.0,
        "slashes": 5.0,
        "date": 2.0,
        "num": 3.0,
        "in": 5.0,
        "noise": 2.0,
        "thesis": 3.0,
        "slash": 0.0,
    },
    OTHER: {},
}
_LEAVE = {
    (TITLE, CONTAINER): {
        "stop": 0.0,
        "comma": 0.3,
        "slashes": -3.0,
        "in": -3.0,
        "dash": 0.8,
        "colon": 2.0,
        "open": 2.0,
        "close": 0.7,
        "date": 0.2,
        "noise": 0.2,
        "mark": 0.7,
        "quote": 0.0,
        "abbr": 1.5,
        "num": 0.3,
        "semi": 1.0,
    },
    (TITLE, PUBLISHER): {
        "stop": 0.2,
        "comma": 0.4,
        "open": 0.3,
        "close": 0.4,
        "date": 0.3,
        "noise": 0.2,
        "thesis": -2.5,
        "mark": 0.2,
        "colon": 2.0,
        "quote": 1.0,
        "abbr": 1.5,
        "num": 0.3,
        "semi": 1.0,
        "dash": 1.0,
    },
    (TITLE, PLACE): {
        "stop": 0.2,
        "comma": 0.5,
        "open": -0.3,
        "close": 0.5,
        "date": 0.4,
        "noise": 0.2,
        "mark": 0.2,
        "colon": 3.0,
        "quote": 1.0,
        "abbr": 1.0,
        "num": 0.5,
        "semi": 1.0,
        "dash": 0.8,
    },
    (PLACE, PUBLISHER): {"colon": -2.0, "comma": -0.2, "stop": 0.5, "semi": 0.8},
    (PUBLISHER, PLACE): {"comma": -0.6, "stop": 0.0, "semi": 0.3, "colon": 2.0, "open": 0.2},
    (CONTAINER, PLACE): {"comma": 0.5, "stop": 0.0, "open": -0.2, "noise": 0.2},
    (CONTAINER, PUBLISHER): {"comma": 0.2, "stop": 0.2, "open": 0.0, "noise": 0.2, "num": 0.4},
}
_LEAVE_OTHER = 0.6


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch between separators: its offsets, and the separators before and after as codes."""

    start: int
    end: int
    text: str
    before: str
    after: str


def find_gaps(mask: str, start: int, *, titled: bool) -> dict[str, tuple[int, int]]:
    """The spans of title, container, publisher and place behind `start`; no title where `titled`."""
    atoms = _atoms(_ACRONYM.sub("\ue010\\1\ue011", mask), start)
    if not atoms:
        return {}
    found: dict[str, tuple[int, int]] = {}
    previous = -1
    for atom, label in zip(atoms, _best_path(atoms, titled), strict=True):
        name = _NAMES[label]
        if name in found and previous == label:
            found[name] = (found[name][0], atom.end)
        elif name not in found:
            found[name] = (atom.start, atom.end)
        previous = label
    found.pop("other", None)
    return found


def _atoms(mask: str, start: int) -> list[Atom]:
    atoms: list[Atom] = []
    before = "first" if start == 0 else ""
    offset = start
    for match in [*_SPLIT.finditer(mask, start), None]:
        end = match.start() if match else len(mask)
        code = _code(match, mask) if match else "end"
        if mask[offset:end].strip(" .,;:'’"):
            left = offset + len(mask[offset:end]) - len(mask[offset:end].lstrip())
            right = offset + len(mask[offset:end].rstrip())
            atoms.append(Atom(left, right, mask[left:right], before or "first", code))
            before = code
        elif atoms:
            joined = atoms[-1].after + " " + code
            last = atoms[-1]
            atoms[-1] = Atom(last.start, last.end, last.text, last.before, joined)
            before = joined
        else:
            before = (before + " " + code).strip()
        offset = match.end() if match else end
    return atoms


def _code(match: "re.Match[str]", mask: str) -> str:
    sign = match[0].strip()
    if sign[:1] and sign[0] in SIGNS:
        if sign.count(DATE) > 8:
            return "F"
        return "".join(dict.fromkeys(_SIGN_NAME[one] for one in sign if one in _SIGN_NAME))
    if sign == ".":
        return "abbr" if _is_abbreviation(mask, match.start()) and match.end() < len(mask) else "stop"
    return {
        ",": "comma",
        ";": "semi",
        ":": "colon",
        "(": "open",
        "[": "open",
        ")": "close",
        "]": "close",
        "//": "slashes",
        "": "mark",
        "/": "slash",
    }.get(sign, "dash" if sign in "–—-" else "quote")


def _is_abbreviation(mask: str, stop: int) -> bool:
    head = stop
    while head and stop - head < 12 and (mask[head - 1].isalpha() or mask[head - 1] in "."):
        head -= 1
    word = mask[head:stop]
    if head and mask[head - 1].isdigit():
        return False
    if (len(word) == 1 and word.isalpha()) or word.lower() in ABBREVIATIONS or "." in word:
        return True
    return bool(_ABBREVIATED.search(mask[max(0, head - 14) : head])) and word[:1].isupper() and len(word) <= 7


def _kind(codes: str) -> str:
    """The separator that decides, of those that stand between two atoms."""
    parts = codes.split()
    capitals = "".join(part for part in parts if part.isupper())
    for sign, kind in (("I", "in"), ("H", "thesis"), ("V", "num"), ("P", "num"), ("D", "date"), ("F", "date")):
        if sign in capitals:
            return kind
    if "slashes" in parts:
        return "slashes"
    if capitals:
        return "noise"
    for kind in ("first", "open", "stop", "mark", "semi", "colon", "close", "dash", "comma", "slash", "abbr", "quote"):
        if kind in parts:
            return kind
    return "quote"


def _best_path(atoms: list[Atom], titled: bool) -> list[int]:
    kinds = [_kind(atom.before) for atom in atoms]
    scores = [_weights(atom, index == 0, titled) for index, atom in enumerate(atoms)]
    if not titled and not any("V" in atom.after or "I" in atom.before for atom in atoms):
        for row in scores:  # without a volume and without 'in' it is rather a book
            row[CONTAINER] -= 0.7
            row[PUBLISHER] += 0.5
    best = list(scores[0])
    if titled:
        best[TITLE] = _NEVER
        if kinds[0] == "in":
            best[CONTAINER] += 4.0
    else:
        best = [score if label == TITLE else _NEVER for label, score in enumerate(best)]
    back: list[list[int]] = []
    for index in range(1, len(atoms)):
        kind = kinds[index]
        lower = atoms[index].text[:1].islower()
        row, origins = [], []
        for label in range(5):
            options = [best[old] - _cost(old, label, kind, lower, titled) for old in range(5)]
            origin = max(range(5), key=options.__getitem__)
            row.append(options[origin] + scores[index][label])
            origins.append(origin)
        best = row
        back.append(origins)
    label = max(range(5), key=best.__getitem__)
    path = [label]
    for origins in reversed(back):
        label = origins[label]
        path.append(label)
    return path[::-1]


def _cost(old: int, new: int, kind: str, lower: bool, titled: bool) -> float:
    if old == new:
        cost = _STAY[old].get(kind, 0.2)
        return cost - 0.7 if lower and kind in ("comma", "stop", "mark", "dash") else cost
    if new == TITLE:
        return -_NEVER
    if OTHER in (old, new):
        return _LEAVE_OTHER
    if (old, new) in ((PUBLISHER, CONTAINER), (PLACE, CONTAINER)):
        return 4.0 if kind != "in" else 0.5
    cost = _LEAVE.get((old, new), {}).get(kind, 1.2)
    return cost + 1.0 if lower and kind in ("comma", "quote") else cost


def _weights(atom: Atom, first: bool, titled: bool) -> list[float]:
    """How well the atom goes with each label, by its words, its print and what stands around it."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*\.?", atom.text)
    lowered = [word.rstrip(".").lower() for word in words]
    known = {part for word in lowered for part in word.split("-")}
    content = [word for word in words if word.lower() not in FUNCTION_WORDS]
    plain = sum(1 for word in content if word[:1].islower())
    count = len(words)
    capitals = bool(content) and plain == 0
    title, container, publisher, place, other = 0.8, 0.0, -0.6, -1.8, -0.6
    title += min(count, 8) * 0.15 + (0.8 if plain else 0.0) - (0.4 if count == 1 else 0.0)
    if capitals:
        container += 0.6
        publisher += 0.4
    else:
        container -= min(plain, 4) * 0.45
        publisher -= min(plain, 3) * 0.8
        place -= 1.5
    container -= max(0, count - 8) * 0.2
    publisher -= max(0, count - 7) * 0.2
    if known & JOURNAL_WORDS:
        container += 1.4
    if known & NEWS_WORDS:
        container += 0.9
    if known & PROCEEDINGS_WORDS:
        container += 1.2
    if known & PUBLISHER_WORDS:
        publisher += 2.0
    elif known & BODY_WORDS:
        publisher += 1.2
    if publisher > 1.0 and not known & (JOURNAL_WORDS | NEWS_WORDS | PROCEEDINGS_WORDS):
        container -= 1.2
    if _INSTITUTION.search(atom.text):
        publisher += 1.5
        container -= 1.8
    if lowered and lowered[0] in ("a", "an"):
        container -= 1.2
        publisher -= 4.0
        place -= 4.0
    if known & REPORT_WORDS:
        title += 0.4
    if sum(word.endswith(".") for word in words) >= 2 or re.search(r"[a-z]\.\s[A-Z]", atom.text):
        container += 1.0
    places = sum(word in PLACES for word in lowered)
    if places and places >= count - 1:
        place += 3.6
        container -= 1.5
        title -= 0.8
    elif count <= 2 and capitals:
        place += 0.9
    return _around(atom, count, capitals, first, titled, [title, container, publisher, place, other])


def _around(atom: Atom, count: int, capitals: bool, first: bool, titled: bool, weights: list[float]) -> list[float]:
    """Add what the neighbours of the atom tell."""
    after = atom.after.split()
    signs = "".join(part for part in after if part.isupper())
    closed = after[0] if after else ""
    if closed.isupper() or (closed in ("comma", "stop", "abbr", "quote", "close") and after[1:2] and after[1].isupper()):
        if "V" in signs:
            dated_first = signs[0] in "DF" and "semi" not in after  # 'Paris, Colin, 1966, t. I'
            weights[CONTAINER] += 1.3 if dated_first else 2.6
            weights[PLACE] += 3.2 if closed == "D" and count <= 2 else 0.0
            weights[PUBLISHER] -= 0.3
            weights[PLACE] -= 1.0
        elif signs[0] == "P":
            weights[CONTAINER] += 0.7
        elif "D" in signs:
            weights[PUBLISHER] += 1.2
            weights[PLACE] += (2.2 if closed == "D" else 0.6) if count <= 2 else 0.0
            weights[CONTAINER] += 0.8 if titled else -0.2
        elif "F" in signs:
            weights[CONTAINER] += 1.2
        elif "U" in signs or "N" in signs:
            weights[CONTAINER] += 0.4
    if closed == "colon" and capitals and count <= 3:
        weights[PLACE] += 1.6
    if "open" in atom.before.split()[-1:] and signs == "D" and count <= 4:
        weights[PUBLISHER] += 0.6
        weights[PLACE] += 0.5
        weights[CONTAINER] -= 1.0
    if not first and atom.before.endswith("quote") and "comma" in atom.before:
        weights[TITLE] -= 1.5
    if first and titled and _kind(atom.before) != "in":
        weights[CONTAINER] += 1.5
    if _REMARK.match(atom.text) or not any(sign.isalpha() for sign in _YEARS.sub("a", atom.text)):
        weights[OTHER] += 3.5
    return weights
