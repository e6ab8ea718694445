"""The rest of a reference, cut at its separators into atoms: what stands between two of them is one thing."""

import re
from dataclasses import dataclass, replace

from claims.references.lexicon import ABBREVIATIONS
from claims.references.scan import DATE, EDITOR, INSIDE, NOISE, PAGES, SIGNS, THESIS, URL, VOLUME

_SPLIT = re.compile(
    rf"[{SIGNS}]+|\s?//\s?|(?<=[?!])\s|\.\s|\.$|,\s|,$|;\s|:\s|\s?[()\[\]]\s?|\s[–—-]\s|[“”„«»]|(?<!\w)\"|\"(?!\w)|\s/\s"
)
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")  # '(CRW)' belongs to the name before it
_ABBREVIATED = re.compile(
    r"\b(?:Proc|Conf|Symp|Int|Trans|Rev|Ann|Bull|Eng|Sci|Appl|Phys|Am|Amer|Nat|Soc|J|Z|Brit)\. (?:[A-Z]\w{1,8} )?$"
)
_ORDINAL = re.compile(r"\b(?:im|am|des|vom|zum|dem|der|das|den|ein)\s\d{1,2}$")  # 'im 19. Jahrhundert'
_LONGEST_ABBREVIATION = 7
_FULL_DATE = 8  # signs; a date that is longer has a day
_SIGN_CODES = {URL: "U", DATE: "D", PAGES: "P", VOLUME: "V", NOISE: "N", INSIDE: "I", EDITOR: "E", THESIS: "H"}
_CODES = {
    ",": "comma",
    ";": "semi",
    ":": "colon",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "//": "slashes",
    "/": "slash",
    "": "mark",
    "–": "dash",
    "—": "dash",
    "-": "dash",
}
_DECIDING = "first open stop mark semi colon close dash comma slash abbr quote".split()
_DECIDING_SIGNS = (("I", "in"), ("H", "thesis"), ("V", "num"), ("P", "num"), ("D", "date"), ("F", "date"))


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch between separators: its offsets, and the separators before and after.

    A separator is a word ('comma'), or capitals for what was taken there ('V' for volume, 'F' for a date with a day).
    """

    start: int
    end: int
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...] = ()

    @property
    def joint(self) -> str:
        """The separator before it that decides."""
        signs = "".join(code for code in self.before if code.isupper())
        for sign, joint in _DECIDING_SIGNS:
            if sign in signs:
                return joint
        if "slashes" in self.before:
            return "slashes"
        if signs:
            return "noise"
        return next((joint for joint in _DECIDING if joint in self.before), "first")


def cut_atoms(mask: str, start: int) -> list[Atom]:
    """The atoms of `mask` from `start` on, in order."""
    mask = _ACRONYM.sub("\ue010\\1\ue011", mask)
    atoms: list[Atom] = []
    between: list[str] = []
    offset = start
    for match in [*_SPLIT.finditer(mask, start), None]:
        end = match.start() if match else len(mask)
        text = mask[offset:end]
        if text.strip(" .,;:'’"):
            if atoms:
                atoms[-1] = replace(atoms[-1], after=tuple(between))
            left = offset + len(text) - len(text.lstrip())
            right = offset + len(text.rstrip())
            atoms.append(Atom(left, right, mask[left:right], tuple(between)))
            between = []
        if match:
            between.append(_code(match, mask))
            offset = match.end()
    if atoms:
        atoms[-1] = replace(atoms[-1], after=(*between, "end"))
    return atoms


def _code(match: "re.Match[str]", mask: str) -> str:
    sign = match[0].strip()
    if sign and sign[0] in SIGNS:
        if sign.count(DATE) > _FULL_DATE:
            return "F"
        return "".join(dict.fromkeys(_SIGN_CODES[one] for one in sign if one in _SIGN_CODES))
    if sign == ".":
        return "abbr" if match.end() < len(mask) and _is_abbreviation(mask, match.start()) else "stop"
    return _CODES.get(sign, "quote")


def _is_abbreviation(mask: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation."""
    head = stop
    while head and stop - head < 12 and (mask[head - 1].isalpha() or mask[head - 1] == "."):
        head -= 1
    if head and mask[head - 1].isdigit():
        return _ORDINAL.search(mask[max(0, stop - 12) : stop]) is not None
    word = mask[head:stop]
    if (len(word) == 1 and word.isalpha()) or "." in word or word.lower() in ABBREVIATIONS:
        return True
    short = len(word) <= _LONGEST_ABBREVIATION and word[:1].isupper()
    return short and _ABBREVIATED.search(mask[max(0, head - 14) : head]) is not None
