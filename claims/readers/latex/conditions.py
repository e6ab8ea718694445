"""Conditions of TeX and its packages, as far as a source tells how they come out. One that it does not tell holds."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from claims.readers.latex.macros import IS_TRUE, NO_VALUE, Macro
from claims.readers.latex.stretch import Stretch, skip_blanks
from claims.tex.tokens import Kind, Token

PRIMITIVE = frozenset(
    "if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue iffalse ifcase "
    "ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex ifpdftex iftutex".split()
)
# Commands that choose between groups: how many groups say what is asked, then whether one for yes and one for no.
CHOICES: Mapping[str, tuple[int, bool, bool]] = {
    "ifstrempty": (1, True, True), "ifblank": (1, True, True), "notblank": (1, True, True),
    "ifstrequal": (2, True, True), "ifthenelse": (1, True, True), "iftoggle": (1, True, True),
    "ifbool": (1, True, True), "nottoggle": (1, True, True), "notbool": (1, True, True),
    "IfNoValueTF": (1, True, True), "IfNoValueT": (1, True, False), "IfNoValueF": (1, False, True),
    "IfValueTF": (1, True, True), "IfValueT": (1, True, False), "IfValueF": (1, False, True),
    "IfBooleanTF": (1, True, True), "IfBooleanT": (1, True, False), "IfBooleanF": (1, False, True),
    "IfBlankTF": (1, True, True), "IfBlankT": (1, True, False), "IfBlankF": (1, False, True),
}  # fmt: skip
_EMPTY = frozenset(("empty", "@empty"))
_UNDEFINED = frozenset(("undefined", "@undefined"))
_NUMBERS = re.compile(r"\s{0,9}(-?\d{1,9})\s{0,9}([<>=])\s{0,9}(-?\d{1,9})(?!\d)\s?")
_LONGEST_TEST = 20  # tokens of a comparison of numbers


def choose(name: str, asked: Sequence[Sequence[Token]], flags: Collection[str]) -> bool:
    """Whether a choice comes out as yes; `flags` are the switches that are on."""
    words = ["".join(token.text for token in one).strip() for one in asked]
    match name.removesuffix("TF").removesuffix("T").removesuffix("F"):
        case "ifstrempty" | "ifblank" | "IfBlank":
            return not words[0]
        case "notblank":
            return bool(words[0])
        case "ifstrequal":
            return words[0] == words[1]
        case "iftoggle" | "ifbool":
            return words[0] in flags
        case "nottoggle" | "notbool":
            return words[0] not in flags
        case "IfNoValue":
            return list(asked[0]) == [NO_VALUE]
        case "IfValue":
            return list(asked[0]) != [NO_VALUE]
        case "IfBoolean":
            return list(asked[0]) == [IS_TRUE]
    return _holds(asked[0], flags)


def _holds(asked: Sequence[Token], flags: Collection[str]) -> bool:
    """The test of `\\ifthenelse`: `\\equal{a}{b}`, `\\boolean{x}`, `1 < 2`, `\\not` before it; one of several holds."""
    index = skip_blanks(asked, 0)
    names = [token.text.lower() for token in asked if token.kind is Kind.COMMAND]
    if "and" in names or "or" in names or index == len(asked):
        return True
    if names[:1] == ["not"]:
        return not _holds(asked[index + 1 :], flags)
    source = "".join(token.text for token in asked)
    if names[:1] in (["equal"], ["boolean"]):
        inner = _groups("".join("{" if t.kind is Kind.OPEN else "}" if t.kind is Kind.CLOSE else t.text for t in asked))
        return inner[:1] == inner[1:2] if names[0] == "equal" else inner[:1] != [] and inner[0] in flags
    found = _NUMBERS.fullmatch(source)
    return True if found is None else _compares(found)


def _groups(source: str) -> list[str]:
    return [one.strip() for one in re.findall(r"\{([^{}]{0,500})\}", source)]


def _compares(found: "re.Match[str]") -> bool:
    low, high = int(found[1]), int(found[3])
    return low < high if found[2] == "<" else low > high if found[2] == ">" else low == high


def decide(stretch: Stretch, index: int, macros: Mapping[str, Macro]) -> tuple[bool, int, str]:
    """How the `\\ifx`, `\\if` or `\\ifnum` at `index` comes out, where what it asked ends, and the letters behind that
    which stand in the same token."""
    tokens = stretch.tokens
    limit = min(stretch.ends[index], index + 1 + _LONGEST_TEST)
    if tokens[index].text == "ifnum":
        return _test_numbers(tokens[index + 1 : limit], index + 1)
    units: list[Token] = []
    turn, rest = index + 1, ""
    while len(units) < 2 and (rest or turn < limit):
        token = Token(Kind.TEXT, rest) if rest else tokens[turn]
        turn += not rest
        rest = ""
        if token.kind in (Kind.BLANK, Kind.REMARK, Kind.OPEN, Kind.CLOSE) or token.text == "detokenize":
            continue
        if token.kind is Kind.TEXT:
            rest = token.text[1:]
            token = Token(Kind.TEXT, token.text[:1])
        units.append(token)
    return len(units) < 2 or _is_same(units[0], units[1], macros), turn, rest


def _test_numbers(tokens: Sequence[Token], start: int) -> tuple[bool, int, str]:
    """`\\ifnum`: the numbers end at a blank or at `\\relax`."""
    source = ""
    for count, token in enumerate(tokens, 1):
        if token.kind is Kind.COMMAND and token.text == "relax":
            return _told(source), start + count, ""
        source += " " if token.kind is Kind.BLANK else token.text if token.kind is not Kind.COMMAND else "\\"
        found = _NUMBERS.match(source)
        if found and (source.endswith(" ") or found.end() < len(source)):
            return _compares(found), start + count, source[found.end() :]
        if token.kind is Kind.BLANK and re.search(r"[<>=]\s{0,9}[^\s<>=]", source):
            return True, start + count, ""
    return True, start, ""


def _told(source: str) -> bool:
    found = _NUMBERS.fullmatch(source)
    return found is None or _compares(found)


def _is_same(one: Token, other: Token, macros: Mapping[str, Macro]) -> bool:
    """Whether TeX takes two tokens for the same; commands that are not the document's own may be."""
    if one.kind is not Kind.COMMAND or other.kind is not Kind.COMMAND:
        return (one.kind, one.text) == (other.kind, other.text)
    if one.text == other.text:
        return True
    for name, against in ((one.text, other.text), (other.text, one.text)):
        if name in macros and against in macros:
            return macros[name] == macros[against]
        if name in macros and (against in _EMPTY or against in _UNDEFINED or against == "relax"):
            return against in _EMPTY and macros[name].body == ()
        if name in _EMPTY and against == "relax":
            return False
    return True


def declared(tokens: Sequence[Token]) -> set[str]:
    """The conditions that `\\newif` declares."""
    return {
        after.text
        for before, after in pairwise(tokens)
        if before.kind is Kind.COMMAND and before.text == "newif" and after.text.startswith("if")
    }


def condition_ends(tokens: Sequence[Token], conditions: Collection[str]) -> dict[int, int]:
    """For each condition, and each `else`, the index of the `else` or `fi` where what it opens ends."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is not Kind.COMMAND:
            continue
        is_declared = index > 0 and tokens[index - 1].text == "newif"
        if token.text in conditions and not is_declared:
            opened.append(index)
        elif token.text in ("else", "fi") and opened:
            ends[opened.pop()] = index
            if token.text == "else":
                opened.append(index)
    return ends
