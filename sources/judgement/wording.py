"""Whether a line or a text says that there is no such page, or that its domain is for sale."""

import html
import re
import unicodedata
from collections.abc import Callable

from sources.judgement import phrases


def folded(text: str) -> str:
    """`text` as phrases are compared: lower case, without accents, one kind of blank."""
    lowered = text.casefold()
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")
    return " ".join(lowered.split())


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(folded(pattern) for pattern in patterns)


_CODE = folded(phrases.CODE)
_SENTENCES = _any_of(tuple(pattern for patterns in phrases.NOT_FOUND.values() for pattern in patterns))
_ONE = rf"{folded(phrases.LEAD)}(?:{_SENTENCES}|{_any_of(phrases.ALONE)}){phrases.TAIL}"
_SIGN = r"[ \-–—:|,.!/()]{1,5}"
_IS_NOT_FOUND = re.compile(rf"(?:{_CODE}{_SIGN})?(?:{_ONE})(?:{_SIGN}{_CODE}\W{{0,3}})?|{_CODE}[ .!]{{0,3}}")
_IS_PLACEHOLDER = re.compile(rf"(?:{_any_of(phrases.PLACEHOLDERS)})[ .!]{{0,3}}")
_SAYS_NOT_FOUND = re.compile(rf"\b(?:{_SENTENCES})")
_SAYS_PARKED = re.compile(rf"\b(?:{_any_of(phrases.PARKED)})\b")
_SAYS_ADVERTISING = re.compile(rf"\b(?:{_any_of(phrases.ADVERTISING)})\b")
_CUES = frozenset(folded(cue) for cue in phrases.CUES)
_ASCII_CUES = frozenset(cue.encode() for cue in _CUES if cue.isascii())
_WORD = re.compile(r"[^\W_]+")
_LETTERS = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
_LETTER_ENTITY = re.compile(rb"&(?:#|[A-Za-z]{1,6}(?:acute|grave|uml|cedil|tilde|circ|slash|lig|ring|caron);)")
_LONGEST_TITLE = 200


def is_not_found(line: str) -> bool:
    """Whether a title or heading is a sentence that says that there is no such page, and nothing else."""
    return len(line) <= _LONGEST_TITLE and _IS_NOT_FOUND.fullmatch(folded(line)) is not None


def is_bare_code(line: str) -> bool:
    """Whether a line is the number of the error alone."""
    return re.fullmatch(rf"{_CODE}[ .!]{{0,3}}", folded(line)) is not None


def is_placeholder(line: str) -> bool:
    """Whether a title or heading is that of a server without a site, or of a suspended one."""
    return len(line) <= _LONGEST_TITLE and _IS_PLACEHOLDER.fullmatch(folded(line)) is not None


def says_not_found(text: str) -> bool:
    """Whether a text of few words has such a sentence within."""
    return _SAYS_NOT_FOUND.search(folded(text)) is not None


def says_parked(text: str) -> bool:
    """Whether a text says that the domain it stands on is for sale, expired or parked."""
    return _SAYS_PARKED.search(folded(text)) is not None


def says_advertising(text: str) -> bool:
    """Whether a text has the headings of a page of advertising links."""
    return _SAYS_ADVERTISING.search(folded(text)) is not None


def has_cue(body: bytes, text: Callable[[], str]) -> bool:
    """Whether a page has any of the words without which it cannot match a phrase. Cheap: plain bytes are not decoded.

    `text` gives the markup decoded, for pages with letters beyond ASCII.
    """
    if body.isascii() and _LETTER_ENTITY.search(body) is None:
        return not _ASCII_CUES.isdisjoint(body.translate(_LETTERS).split())
    return not _CUES.isdisjoint(_WORD.findall(folded(html.unescape(text()))))
