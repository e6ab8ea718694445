"""What holds digits and is no figure: addresses, identifiers, clock times, names, locators, list markers."""

import re
from bisect import bisect_left

from claims.quantities.nouns import noun_at
from claims.quantities.passage import Passage
from claims.quantities.symbols import CODES
from claims.quantities.units import unit_at

# What must stand in the text for a pattern to be tried, and the pattern, over folded text. Every repeat is bounded,
# or cannot overlap with what follows it.
_PATTERNS = tuple(
    (needles.split(" "), re.compile(pattern))
    for needles, pattern in (
        (":// www.", r"(?:https?://|www\.)[^\s<>\"]{1,2000}"),
        ("@", r"[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,64}\.[a-z0-9.-]{1,64}"),
        ("doi /", r"\bdoi:?\s?10\.[^\s]{1,200}|\b10\.\d{4,9}/[^\s]{1,200}"),
        ("isbn issn orcid pmid arxiv", r"\b(?:isbn|issn|orcid|pmid|arxiv)[ :-]{0,3}[0-9x][0-9x .-]{2,24}"),
        ("-", r"\b\d{4}-\d{2}-\d{2}(?:t[\d:.]{4,15}z?)?\b"),
        (". /", r"(?<![\d.,/])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d/%]|[.,]\d)"),
        (":", r"(?<![\d.,:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)"),
        (
            "m uhr час hrs",
            r"(?<![\d.,:])(?:[01]?\d|2[0-4])\.[0-5]\d(?= ?(?:[ap]\.?m\b|uhr\b|часов\b|hrs\b))",
        ),
        ("h", r"(?<![\d.,:])(?:[01]?\d|2[0-4]) ?h ?[0-5]\d\b"),
        ("saat", r"(?<=\bsaat )\d{1,2}[.:][0-5]\d"),
        ("+", r"(?<!\w)\+\d[\d ()/-]{6,20}\d"),
        ("(0", r"\(0\d{1,5}\)[\d \-/]{4,14}\d"),
        ("0", r"(?<![\w.,:/-])0\d{1,5}[ /-]\d{3,8}(?:[ -]\d{2,8}){0,3}(?![\w%]|[.,]\d)"),  # 020 7946 0018
        (  # volume, reporter and page of a case, title and section of a code
            "u.s. f.2 f.3 supp s.ct s. c.f.r fed.",
            r"(?<![\w.,])\d{1,4} (?:u\. ?s\.(?: ?c\.(?: ?a\.)?)?|f\. ?(?:\dd|\dth|supp\.(?: ?\dd)?)|s\. ?ct\."
            r"|c\. ?f\. ?r\.|fed\. reg\.) (?:§{1,2} ?|at |pt\. )?\d{1,6}(?:\.\d{1,5})?(?:\([a-z0-9]{1,4}\)){0,4}",
        ),
        (
            "bverfge bverwge bghz bghst rgz bage bsge bfhe njw",
            r"\b(?:bverfge|bverwge|bghz|bghst|rgz|bage|bsge|bfhe|njw) \d{1,4}, \d{1,5}(?: \(\d{1,5}(?: ff?)?\.?\))?",
        ),
        ("-", r"\b\d{3}-\d{3}-\d{2,4}(?:-\d{2})?\b|\b\d{2,3}-\d{2}-\d{2}\b"),
        ("tel phone fax call dial", r"\b(?:tel|phone|fax|call|dial)\b[ .:]{0,3}[\d(][\d ()/-]{2,18}\d"),
        (".", r"(?<![\w.,])\d{1,3}(?:\.\d{1,4}){2,6}(?![\w%])(?<!\.\d{3})"),
        ("/ - 11", r"\b9/11\b|\b24/7\b|\b7/7\b|\b11-s\b|\b11-m\b|\b50[-/]50\b"),
        ("# № §", r"#\s?\d{1,9}|№\s?\d[\d./-]{0,12}|§{1,2}\s?\d[\d.,–-]{0,12}[a-z]?\b"),
        ("sayılı saylı nömrəli", r"\b\d[\d/.-]{0,12} (?:sayılı|saylı|nömrəli)\b"),  # the number of a law
        ("[", r"\[[\d ,;–-]{1,60}\]"),
        ("\n", r"(?m)^[ \t]{0,20}\d{1,4}[ \t]{0,20}$(?=[\s\S])"),  # a page number alone on its line
        (". )", r"(?m)^[ \t•*–-]{0,12}\(?\d{1,2}[.)](?=[ \t])"),  # list markers
        (  # '2) delay', not '(n = 58) after' nor '(61 of 84) were'
            ")",
            r"(?<![\w.,%$€£–-])(?<![=≈<>~≥≤] )(?<![=≈<>~≥≤])(?<!\bof )(?<!\bto )(?<!\bvon )(?<!\bsur )(?<!\bиз )"
            r"(?<!\bde )\d{1,2}\)(?=\s)",
        ),
        (")", r"(?:(?<=[:;,] )|(?<=\band )|(?<=\bund )|(?<=\bet )|(?<=\bor )|(?<=\by ))\(\d{1,2}\)(?=\s\w)"),
        (":", r"(?<![\d.,:])\d{1,4}:\d{1,4}(?![\d:])"),  # 3:1, a verse
        ("&", r"&#?\w{1,8};"),
    )
)


# What joins the numbers that a locator points at.
_JOINED = ("-", "–", "/", "(", ")", ":", "&", "ff", "f")
_LISTED = (",", "and", "und", "et", "y", "и", "ve", "və")


def mask(passage: Passage) -> None:
    """Take the tokens of everything that holds digits and is no figure."""
    if not any(token.kind == "n" for token in passage.tokens):
        return
    _mask_patterns(passage)
    for index, token in enumerate(passage.tokens):
        if token.kind == "n" and not passage.taken[index]:
            _mask_number(passage, index)


def _mask_patterns(passage: Passage) -> None:
    starts = [token.start for token in passage.tokens]
    for needles, pattern in _PATTERNS:
        if not any(needle in passage.folded for needle in needles):
            continue
        for found in pattern.finditer(passage.folded):
            first = bisect_left(starts, found.start())
            last = bisect_left(starts, found.end()) - 1
            passage.take(first, last)


def _mask_number(passage: Passage, index: int) -> None:
    if _is_glued(passage, index) or _is_name(passage, index):
        passage.take(index, index)
    elif _has_locator(passage, index):
        _take_chain(passage, index)
    elif (_is_ordinal(passage, index) and not passage.is_year(index)) or _is_bracketed(passage, index):
        passage.take(index, index)


def _is_glued(passage: Passage, index: int) -> bool:
    """A number glued behind a word, a closing sign or a hyphenated name is a marker or part of a name."""
    token, before = passage.token(index), passage.token(index - 1)
    if not token.glued or index == 0:
        return False
    if before.kind == "w":
        return not passage.lexicon.currencies.at(passage.tokens, index - 1) and not _is_code(passage, index - 1)
    if before.text == "%" and passage.token(index - 2).kind == "n":
        return passage.word(index + 1) != "%" or not passage.token(index + 1).glued
    if before.text in ".!?;\"”»')]" or (before.text == "," and passage.token(index - 2).kind == "w"):
        return True
    hyphenated = before.text in "-–/_" and before.glued and passage.token(index - 2).kind == "w"
    return hyphenated and not _joins_range(passage, index)


def _joins_range(passage: Passage, index: int) -> bool:
    """Whether the word before the hyphen is the unit of another number ('5%-10%', '5 km-10 km')."""
    return passage.token(index - 3).kind == "n" and unit_at(passage, index - 2) is not None


def _is_code(passage: Passage, index: int) -> bool:
    """Whether the word is a code or sign of money ('US$', 'AZN', 'Rs')."""
    return passage.word(index) in CODES


def _is_name(passage: Passage, index: int) -> bool:
    """'Boeing 737', 'Formula 1'; else a capital before and nothing counted behind ('Sputnik 5.')."""
    lexicon, tokens = passage.lexicon, passage.tokens
    if lexicon.names.before(tokens, index) and passage.token(index - 1).kind == "w":
        word = passage.word(index)
        return word.isdigit() and not passage.is_year(index) and passage.word(index + 1) != "%"
    return False


def _has_locator(passage: Passage, index: int) -> bool:
    """Whether a word such as 'p.', 'Table', 'Resolution' points at the number."""
    found = passage.lexicon.locators.before(passage.tokens, index)
    if found is None and passage.word(index - 1) in (".", ":", "-", "°"):
        found = passage.lexicon.locators.before(passage.tokens, index - 1)
    loose = passage.lexicon.loose_locators.before(passage.tokens, index) is not None
    if loose and passage.is_year(index):
        return False
    if not (found or loose) or passage.lexicon.percent.at(passage.tokens, index + 1):
        return False
    if passage.lexicon.scales.at(passage.tokens, index + 1) and len(passage.word(index + 1)) > 2:
        return False  # 'in the 2013–14 season 2.26 million children'
    return not loose or not (_counts(passage, index) and noun_at(passage, index + 1))


def _take_chain(passage: Passage, index: int) -> None:
    """Take the number and those that hang on it: '2(12)', '112-131', '4, 5 and 6', '129a'."""
    passage.take(index, index)
    at = index + 1
    for _ in range(24):
        token = passage.token(at)
        more = token.text in passage.lexicon.to or token.text in _LISTED or token.text == "."
        joins = token.text in _JOINED or (more and passage.token(at + 1).kind == "n")
        if token.kind == "n" and not passage.lexicon.percent.at(passage.tokens, at + 1):
            if passage.word(at - 1) in _LISTED and _counts(passage, at):
                return
            passage.take(at, at)
        elif not joins and not (token.kind == "w" and token.glued and len(token.text) == 1):
            return
        at += 1


def _counts(passage: Passage, index: int) -> bool:
    """Whether a lower-case word follows, so that the number counts something ('Article 5, 12 people')."""
    after = passage.token(index + 1)
    return after.kind == "w" and not after.glued and after.text not in passage.lexicon.noun_stops


def _is_ordinal(passage: Passage, index: int) -> bool:
    """'5th', '3-й', '20.' before a lower-case word, '314. maddesi'; also '5G' and '12a'."""
    after, behind = passage.token(index + 1), passage.token(index + 2)
    ends = passage.lexicon.ordinal_after
    if after.kind == "w" and after.glued and after.text in ends:
        return True
    if after.text in ("-", "'", ".") and after.glued and behind.kind == "w" and behind.glued and behind.text in ends:
        return True
    if after.text == "º" or after.text == "ª":
        return True
    if after.text == "." and behind.kind == "" and "." in ends:
        return passage.word(index - 1) in ("der", "dem")  # 'mehr als in der 17.'
    dotted = after.text == "." and after.glued and behind.kind == "w" and not behind.glued and "." in ends
    return dotted and len(passage.word(index)) <= 3 and _orders(passage, index)


def _orders(passage: Passage, index: int) -> bool:
    behind = passage.token(index + 2)
    return not behind.capital or passage.word(index - 1) in passage.lexicon.definite


def _is_bracketed(passage: Passage, index: int) -> bool:
    """A bare whole number alone in brackets is a marker, a count of the reader's own, or an enumerator."""
    alone = passage.word(index - 1) == "(" and passage.word(index + 1) == ")"
    return alone and passage.word(index).isdigit() and not passage.is_year(index)
