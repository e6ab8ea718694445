"""An address has junk at its end, or has lost characters.

What it does: looks for a slash behind a file name, brackets and quotes that belong to the sentence, a cut-off end, and
    words that run together where the title and the rest of the address have a hyphen between them.
Why it matters: the address fails, though its repaired form may work.
What it leaves alone: a slash behind a folder; '<…>' and '<<…>>' around an address; words that are written as one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.places import labels_of, reference_place
from provenance.facts.tables.cues import FUNCTION_WORDS
from provenance.facts.tables.hosts import FILE_ENDINGS
from provenance.facts.works import words_of
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="damaged-address",
    group=Group.ADDRESSES,
    summary="junk at the end of an address, or lost characters",
    severity=Severity.WARNING,
)
_JUNK = re.compile(r"(?:%20|%22|%27|%3[cCeE]|%C2%A0|%E2%80%9[0-9A-Da-d]|%C2%BB|&gt;|&lt;|&quot;|[>\"”’»'`,;])+[./]?$")
_CUT = re.compile(r"(?:\.{3}|…|%E2%80%A6|\[\.\.\.\])$")
_ENDINGS = "|".join(sorted(FILE_ENDINGS))
_FILE_AND_SLASH = re.compile(rf"(/[^/?#]{{1,400}}\.(?:{_ENDINGS}))/+$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]{3,60}")
_KNOWN_TOKENS = 2  # words of the title that the address must spell before a joined one is trusted


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each damaged address once, with its repaired form where it can be told."""
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        if reference.url:
            citing.setdefault(reference.url, []).append(reference)
    for url, references in citing.items():
        faults, repaired = _repair(url, references[0])
        if faults:
            yield RULE.finding(
                f"The address seems damaged: {' and '.join(faults)}.",
                identity=references[0].title or references[0].text,
                at=reference_place(document, references[0], "url"),
                related=tuple(reference_place(document, other, "url") for other in references[1:]),
                labels=labels_of(document, (reference.note for reference in references)),
                url=url,
                suggestion=repaired if repaired != url else None,
            )


def _repair(url: str, reference: Reference) -> tuple[list[str], str]:
    """What is wrong with an address, and the address with all of it mended."""
    faults: list[str] = []
    if found := _CUT.search(url):
        return [f"it breaks off with '{found.group()}'"], url
    if found := _JUNK.search(url):
        faults.append(f"'{found.group()}' at its end does not belong to it")
        url = url[: found.start()]
    for opening, closing in ("()", "[]", "{}"):
        while url.endswith(closing) and url.count(closing) > url.count(opening):
            faults.append(f"the '{closing}' at its end has no partner")
            url = url[:-1]
    if found := _FILE_AND_SLASH.search(url):
        faults.append("a slash follows the name of a file")
        url = url[: found.end(1)]
    joined, url = _part_words(url, reference.title or "")
    return faults + joined, url


def _part_words(url: str, title: str) -> tuple[list[str], str]:
    """Put hyphens between two words of the title that run together in an address which has hyphens elsewhere."""
    words = words_of(title)
    pairs = {a + b: (a, b) for a, b in pairwise(words) if FUNCTION_WORDS & {a, b} and not words.count(a + b)}
    path_start = url.find("/", url.find("//") + 2)
    tokens = list(_TOKEN.finditer(url, max(path_start, 0)))
    known = sum(token.group().lower() in words for token in tokens)
    faults: list[str] = []
    if path_start < 0 or known < _KNOWN_TOKENS or "-" not in url[path_start:]:
        return faults, url
    for token in reversed(tokens):
        pair = pairs.get(token.group().lower())
        if pair and len(token.group()) > 4 and _is_hyphenated(url, token):
            cut = token.start() + len(pair[0])
            faults.append(f"'{token.group()}' has lost a hyphen")
            url = f"{url[:cut]}-{url[cut:]}"
    return faults[::-1], url


def _is_hyphenated(url: str, token: re.Match[str]) -> bool:
    """Whether a hyphen stands beside the token, so that another is to be expected within."""
    return "-" in (url[token.start() - 1 : token.start()], url[token.end() : token.end() + 1])
