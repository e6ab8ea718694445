"""Pages that stand before a work and are none: checks for machines, logins, agreements, notices of works on a site.

Their words are looked for on pages of few words alone. They never make a page dead; they keep it from being called so.
"""

import re
import tomllib
from pathlib import Path

from sources.capture import Outcome
from sources.judgement.vocabulary import Vocabulary, folded

_DATA = tomllib.loads((Path(__file__).parent / "data" / "gates.toml").read_text(encoding="utf-8"))
_WORDS = {kind: Vocabulary(phrases) for kind, phrases in _DATA.items()}
_OUTCOMES = (
    ("elsewhere", Outcome.BLOCKED, "the page is not shown to readers of this place"),
    ("robot", Outcome.BLOCKED, "a check for machines stands before the content"),
    ("login", Outcome.BLOCKED, "a login stands before the content"),
    ("consent", Outcome.BLOCKED, "an agreement is asked for before the content"),
    ("passing", Outcome.FAILING, "the site says that it does not work for now"),
    ("browser", Outcome.BLOCKED, "it asks for a browser"),
)
_AT_FIRST = frozenset({"login", "consent", "browser"})
# What the markup of such pages has: a form to log in or to sign on elsewhere, a riddle, a script that only sets a
# cookie.
_MARKS = re.compile(
    rb"type\s?=\s?[\"']?password|name\s?=\s?[\"']?samlrequest|g-recaptcha|h-captcha|cf-turnstile|captcha|"
    rb"document\.cookie[^<]{0,400}location\b|wa=wsignin",
    re.IGNORECASE,
)
# A form that is not for searching, and code that only builds something.
_ASKS = re.compile(rb"<(?:form|input)\b(?![^<>]{0,300}search)|\beval\(", re.IGNORECASE)
_MARKED = 60_000


def gate_in(first: str, words: str, body: bytes) -> tuple[Outcome, str] | None:
    """What a page of few words stands for, by its `first` words (title, heading, opening), all its words, and marks in
    its markup; None for no gate. Many a page asks for a login or an agreement further down."""
    began, told = folded(first), folded(f"{first}\n{words}")
    for kind, outcome, what in _OUTCOMES:
        if _WORDS[kind].is_in(began if kind in _AT_FIRST else told):
            return outcome, what
    if _MARKS.search(body[:_MARKED]) is not None:
        return Outcome.BLOCKED, "a form or a check stands before the content"
    return None


def may_be_gate(text: str, body: bytes = b"") -> bool:
    """Whether a page that stands at every path has any word or mark of a gate, be it worded as it may."""
    return _WORDS["withheld"].is_in(folded(text)) or _ASKS.search(body[:_MARKED]) is not None


def is_front(text: str) -> bool:
    """Whether a title or heading is that of the front of a site."""
    return _WORDS["front"].is_in(folded(text))


def is_form_or_check(body: bytes) -> bool:
    """Whether a page without text is a form to log in, a riddle, or a script that sets a cookie and loads it anew."""
    return _MARKS.search(body[:_MARKED]) is not None


def says_elsewhere(text: str) -> bool:
    """Whether a text of few words says that the page is not shown to readers of this place."""
    return _WORDS["elsewhere"].is_in(folded(text))


def asks_for_scripts(line: str) -> bool:
    """Whether a line only says that scripts are needed, or are still at work."""
    return _WORDS["browser"].is_in(folded(line))
