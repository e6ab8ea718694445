"""Whether a line or a text says that there is no such page, or that its domain is for sale."""

import html
import re
from collections.abc import Callable

from sources.judgement import notices, phrases
from sources.judgement.vocabulary import UNSPACED, folded


def _any_of(patterns: tuple[str, ...]) -> str:
    return "|".join(folded(pattern) for pattern in patterns)


_CODE = folded(phrases.CODE)
_SENTENCES = _any_of(tuple(pattern for patterns in phrases.NOT_FOUND.values() for pattern in patterns))
_ONE = rf"{folded(phrases.LEAD)}(?:{_SENTENCES}|{_any_of(phrases.ALONE)}){phrases.TAIL}"
_SIGN = r"[ \-–—:|,.!/()]{1,5}"
_IS_NOT_FOUND = re.compile(rf"(?:{_CODE}{_SIGN})?(?:{_ONE})(?:{_SIGN}{_CODE}\W{{0,3}})?|{_CODE}[ .!]{{0,3}}")
_IS_PLACEHOLDER = re.compile(rf"(?:{_any_of(phrases.PLACEHOLDERS)})[ .!]{{0,3}}")
# A word begins where no letter of an alphabet with blanks stands before.
_START = r"(?<![a-z0-9а-яё])"
_SAYS_NOT_FOUND = re.compile(rf"{_START}(?:{_SENTENCES})")
_SAYS_PARKED = re.compile(rf"{_START}(?:{_any_of(phrases.PARKED)})(?![a-z0-9а-яё])")
_IS_SEARCHED = re.compile(rf"(?:{_any_of(phrases.SEARCHED)})[ .:!]{{0,3}}")
_SAYS_NO_RESULTS = re.compile(rf"{_START}(?:{_any_of(phrases.NO_RESULTS)})")
_SAYS_MAINTENANCE = re.compile(rf"{_START}(?:{_any_of(phrases.MAINTENANCE)})")
_SAYS_ELSEWHERE = re.compile(rf"{_START}(?:{_any_of(phrases.ELSEWHERE)})")
_ERRORS = frozenset(folded(word) for word in phrases.ERRORS)
_ABOUT_CODES = _ERRORS | frozenset("http status code no nr number kod код codigo codice statut 错误 代码".split())
_AMBIGUOUS = frozenset(folded(word) for word in phrases.AMBIGUOUS)
_SAYS_ADVERTISING = re.compile(rf"\b(?:{_any_of(phrases.ADVERTISING)})\b")
_CUES = frozenset(folded(cue) for cue in phrases.CUES if not cue.isdigit()) | notices.cues()
# Further down a page these are mostly numbers among others, as they are behind a word ('Report 404', 'page 410').
_BEFORE_CODES = b"|".join(b"(?<=%b )" % word.encode() for word in sorted(_ABOUT_CODES) if word.isascii())
_CODES = re.compile(rb"\b(?=4(?:04|10)\b)(?:(?<![a-z0-9] )|%b)" % _BEFORE_CODES, re.IGNORECASE)
_TOP = 3_000
_ASCII_CUES = frozenset(cue.encode() for cue in _CUES if cue.isascii())
_WORD = re.compile(r"[^\W_]+")
_LETTERS = bytes(ord(chr(byte).lower()) if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
_LETTER_ENTITY = re.compile(rb"&(?:#|[A-Za-z]{1,6}(?:acute|grave|uml|cedil|tilde|circ|slash|lig|ring|caron);)")
_LONGEST_TITLE = 200
_SKIPS = re.compile(
    r"(?:skip|jump|go) to|zum inhalt|direkt zum|aller au|passer au|ir al|saltar|pular para|vai al|ga naar|przejdz do|"
    r"перейти к|icerige"
)


def is_not_found(line: str) -> bool:
    """Whether a title or heading is a sentence that says that there is no such page, and nothing else."""
    if len(line) > _LONGEST_TITLE:
        return False
    return _IS_NOT_FOUND.fullmatch(folded(line)) is not None or is_bare_code(line) or notices.is_notice(line)


def has_absence(text: str) -> bool:
    """Whether a text has a word of absence, or the number of the error."""
    return _CODES.search(text.encode()) is not None or notices.has_absence(text)


def is_for_screen_readers(line: str) -> bool:
    """Whether a line only leads past the navigation."""
    return len(line) < 60 and _SKIPS.match(folded(line)) is not None


def is_more_than_label(line: str) -> bool:
    """Whether a line has the words of a sentence, and does not only lead past the navigation."""
    is_long = len(line.split()) >= 3 or UNSPACED.search(folded(line)) is not None
    return is_long and not is_for_screen_readers(line)


def is_bare_code(line: str) -> bool:
    """Whether a line is the number of the error alone, or with a word for error."""
    words = _WORD.findall(folded(line))
    return not {"404", "410"}.isdisjoint(words) and all(w in _ABOUT_CODES or w.isdigit() for w in words)


def is_ambiguous(line: str) -> bool:
    """Whether a line says so with a word that may as well be the subject of the page."""
    return folded(line).strip(" .!") in _AMBIGUOUS or is_bare_code(line)


def is_error(line: str) -> bool:
    """Whether a title or heading only says that something went wrong."""
    return folded(line).strip(" .!:") in _ERRORS


def is_search(line: str) -> bool:
    """Whether a title or heading is that of the results of a search."""
    return len(line) <= _LONGEST_TITLE and _IS_SEARCHED.fullmatch(folded(line)) is not None


def says_no_results(text: str) -> bool:
    """Whether a text says that a search has found nothing."""
    return _SAYS_NO_RESULTS.search(folded(text)) is not None


def says_maintenance(text: str) -> bool:
    """Whether a text of few words says that its site is being worked on."""
    return _SAYS_MAINTENANCE.search(folded(text)) is not None


def says_elsewhere(text: str) -> bool:
    """Whether a text of few words says that the page is not shown to readers of this place."""
    return _SAYS_ELSEWHERE.search(folded(text)) is not None


def is_placeholder(line: str) -> bool:
    """Whether a title or heading is that of a server without a site, or of a suspended one."""
    return len(line) <= _LONGEST_TITLE and _IS_PLACEHOLDER.fullmatch(folded(line)) is not None


def says_not_found(text: str) -> bool:
    """Whether a text of few words has such a sentence within."""
    return _SAYS_NOT_FOUND.search(folded(text)) is not None or notices.has_notice(text)


def offers_domain(line: str) -> bool:
    """Whether a title or heading is for the most part the offer of a domain, and not about such offers."""
    told = folded(line)
    found = _SAYS_PARKED.search(told)
    return found is not None and 2 * len(found.group()) >= len(told)


def is_mostly_of_absence(text: str, *, of_any_wording: bool) -> bool:
    """Whether the sentences that say so make up at least half of a text; those that are not listed too, if wanted."""
    told = folded(text)
    listed = sum(len(found.group()) for found in _SAYS_NOT_FOUND.finditer(told))
    noticed = sum(len(folded(part)) for part in notices.sentences(text) if of_any_wording and notices.is_notice(part))
    return 2 * max(listed, noticed) >= len(told)


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
    top = body[:_TOP]
    if (b"404" in top or b"410" in top) and _CODES.search(top) is not None:
        return True
    if body.isascii() and _LETTER_ENTITY.search(body) is None:
        return not _ASCII_CUES.isdisjoint(body.translate(_LETTERS).split())
    shown = html.unescape(text())
    return phrases.OTHER_SCRIPTS.search(shown) is not None or not _CUES.isdisjoint(_WORD.findall(folded(shown)))
