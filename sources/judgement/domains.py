"""Sentences and markup by which a page says that its domain is for sale, has expired or is parked."""

import re
import tomllib
from pathlib import Path

from sources.judgement import phrases
from sources.judgement.notices import sentences
from sources.judgement.vocabulary import Vocabulary, folded

_DATA = tomllib.loads((Path(__file__).parent / "data" / "domains.toml").read_text(encoding="utf-8"))
_NAMES, _OFFERS, _STATES = (Vocabulary(_DATA[name]) for name in ("names", "offers", "states"))
_THIS, _ADVERTISING = Vocabulary(_DATA["this"]), Vocabulary(_DATA["advertising"])
_HOSTING = Vocabulary(_DATA["hosting"])
_SMALL = 3_000  # bytes of a page that does nothing but show another
_HOSTS = "|".join(map(re.escape, sorted(phrases.PARKING_HOSTS))).encode()
_SELLERS = re.compile(rb"//(?:[\w-]{1,63}\.){0,3}(?:%b)[/:\"'?]" % _HOSTS)
_MARKS = tuple(mark.encode() for mark in (*phrases.PARKING_SCRIPTS, *_DATA["marks"]))
_HEAD = 200_000
_LONGEST = 250  # characters of a sentence that says so
_TITLE = 60  # characters of one that need not say of which domain it speaks
_DIGITS = re.compile(r"\d{2}")


def speaks_of_domain(sentence: str) -> bool:
    """Whether a sentence says of the domain it stands on that it is for sale, has expired or is parked."""
    told = folded(sentence)
    if not told or len(told) > _LONGEST or not _NAMES.is_in(told):
        return False
    if _OFFERS.is_in(told):
        return len(told) < _TITLE or _THIS.is_in(told) or "." in told.rstrip(".")
    if not _STATES.is_in(told):
        return False
    return _THIS.is_in(told) or (len(told) < _TITLE and _DIGITS.search(told) is None)


def offers(text: str) -> bool:
    """Whether a text has words of an offer or of a lapse, be it of whatever."""
    told = folded(text)
    return _OFFERS.is_in(told) or _STATES.is_in(told)


def says_parked(text: str) -> bool:
    """Whether a text of few words has such a sentence."""
    return any(speaks_of_domain(sentence) for sentence in sentences(text))


def says_advertising(text: str) -> bool:
    """Whether a text has the words of a page of advertising links."""
    return _ADVERTISING.is_in(folded(text))


def is_of_hosting(text: str) -> bool:
    """Whether a text has the words of what a server shows where no site has been put up."""
    return _HOSTING.is_in(folded(text))


def is_marked(body: bytes) -> bool:
    """Whether the markup of a page loads the pages of a parking service."""
    lowered = body[:_HEAD].lower()
    return any(mark in lowered for mark in _MARKS) or _SELLERS.search(lowered[:_SMALL]) is not None
