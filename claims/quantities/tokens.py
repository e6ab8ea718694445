"""The tokens of a text: numbers, words and signs, with their places.

Everything is compared in folded form: lower case, ASCII digits, one kind of hyphen, of minus and of group space.
Folding keeps the length, so offsets are those of the text handed in.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

GROUP_SPACE = "\u00a0"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
POWER_SIGNS = ("×", "x", "·", "*")  # 3.5 × 10⁵
VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_FOLDED = str.maketrans(
    dict.fromkeys("\xa0\u202f\u2007\u2008\u2009\u200a\u2006", GROUP_SPACE)
    | dict.fromkeys("‐‑−﹣－", "-")
    | {"\u2012": "–", "\u066a": "%", "\uff05": "%", "\ufe6a": "%", "\uff0e": ".", "\uff0c": ",", "’": "'", "ʼ": "'"}
    | {"\t": " ", "\r": " ", "\u200b": " ", "\ufeff": " ", "\u2028": "\n", "\u2029": "\n", "\f": "\n", "\v": "\n"}
)
_TURKIC = str.maketrans({"I": "ı", "İ": "i"})
# A number may be cut by a hyphen at a line end inside a group of three ('1,2-\n50').
_LETTERS = rf"[^\W\d_{SUPERSCRIPTS}{''.join(VULGAR)}]+"
_WORD = re.compile(_LETTERS)
_NUMBER = re.compile(rf"[\d{''.join(VULGAR)}]")
_TOKEN = re.compile(
    r"(?P<n>\d{1,3}[.,](?:\d-\n\d\d|\d\d-\n\d)(?!\d)|\d+(?:[.,'·]\d+)*)"
    rf"|(?P<w>(?:[kcmdhµ]?m|[кс]?м)[²³](?![{SUPERSCRIPTS}])|{_LETTERS})"
    rf"|(?P<m>[{SUPERSCRIPTS}]+)"
    r"|(?P<s>\S)"
)


class Token(NamedTuple):
    """A number (`n`), word (`w`) or sign (`s`): folded text, place, whether it touches the token before, capital."""

    kind: str
    start: int
    end: int
    text: str
    glued: bool
    capital: bool


END = Token("", -1, -1, "", False, False)


def fold(text: str, *, turkic: bool = False) -> str:
    """The text in lower case with one form of each digit, space and dash; of the same length."""
    digits = {ord(c): str(unicodedata.decimal(c)) for c in set(text) if c.isdecimal() and not c.isascii()}
    folded = text.translate(_FOLDED).translate(digits)
    if turkic:
        folded = folded.translate(_TURKIC)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(sign.lower()[:1] or sign for sign in folded)


def has_number(folded: str) -> bool:
    """Whether a number stands in the text in digits."""
    return _NUMBER.search(folded) is not None


def words_of(folded: str) -> list[str]:
    """The words of a text: the tokens of kind `w`, without their places."""
    return _WORD.findall(folded)


def tokenize(text: str, folded: str) -> tuple[Token, ...]:
    """The tokens in order; superscripts (markers of notes) are left out, and what follows them is not glued."""
    return tuple(_tokens(text, folded))


def _tokens(text: str, folded: str) -> Iterator[Token]:
    behind = -1
    for found in _TOKEN.finditer(folded):
        kind = found.lastgroup or "s"
        start, end = found.span()
        if kind != "m":
            yield Token(kind, start, end, found.group(), start == behind, kind == "w" and text[start].isupper())
        behind = end
