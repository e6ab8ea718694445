"""Figures whose unit stands elsewhere: in a table's headers or caption, or with the figure before in a list."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claims.flow import Span
from claims.quantities import find_quantities
from claims.quantities.languages import lexicon_of
from claims.quantities.model import Quantity, QuantityKind
from sources.text.model import Cell

_NUMBER = re.compile(r"\s*[-−–+]?\s?\(?\d[\d.,'’\u00a0\u202f\u2009 ]{0,30}\)?\s*")
_MANY = (
    (
        re.compile(
            r"(?<!per )(?<!pro )(?<!pour )(?<!por )(?<!на )"
            r"\b(?:thousands?|thsd|tsd|1[.,\u00a0 ]?000|milliers|miles|тыс|bin)\b"
            r"|['’]000s?\b",
            re.I,
        ),
        "thousand",
    ),
    (re.compile(r"\b(?:millions?|mn|mln|mio|millionen|millones|млн|milyon)\b", re.I), "million"),
    (re.compile(r"\b(?:billions?|bn|bln|mrd|milliarden|milliards|млрд|milyar|milyard)\b", re.I), "billion"),
)  # fmt: skip
_BARE = re.compile(
    r"(?<![\w.,/:–—-])\d[\d.,]{0,20}(?<=\d)(?: (?:million|billion|thousand|Millionen|Milliarden|millions|milliards"
    r"|millones|млн|млрд|milyon|milyar|milyard))?(?![\w/:%°–—-]|[.,]\d)"
)
_LISTED_WORD = re.compile(r"(?:,|\b(?:and|und|et|y|и|ve|və))\s([^\W\d_]{2,12})\s(?!of\b|von\b|de\b|из\b)")
_SMALL = 12
_OF = re.compile(r"\s(?:of|der|des|von|aller|de|des|du|d'|del|dos|всех|от|в)\b", re.IGNORECASE)
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_BARE = re.compile(r"(?:[,;(]|\b(?:and|und|et|y|и|ve|və))\s*(?:[^\W\d_][\w'’-]{0,30}\s){0,4}$")
_UNIT = re.compile(
    r"(?P<percent>%|\bper ?cent\b|\bpct\b|\bprozent\b|\bpour cent\b|\bпроцент|\bfaiz\b|\byüzde\b|\bpercentage of\b)"
    r"|(?P<money>€|\$|£|\b(?:EUR|USD|GBP|CHF|AZN|RUB|TRY|euros?|dollars?|pounds?)\b)"
    r"|(?P<unit>m³|\bm3\b|\bcubic met(?:re|er)s?\b"
    r"|km²|km2|\bkm\b|m²|\bha\b|\bhectares?\b|\btonnes?\b|\btonnen\b|\bMW\b|\bGW\b|\bTWh\b|\bGWh\b|\bMWh\b"
    r"|\bkWh\b|\bkg\b|\blit(?:re|er)s?\b|\byears\b|\bmonths\b|\bdays\b|°C|\bMt\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\((?:number|no\.|persons|people|Anzahl|nombre|número|adet|sayı|чел\.?)\)|\bnumber of\b", re.IGNORECASE
)
_EURO = {"€": "EUR", "$": "USD", "£": "GBP"}


@lru_cache(maxsize=20_000)
def _unit_of(headers: tuple[str, ...], title: str | None) -> str:
    """What to write behind a bare number of the cell: 'million EUR', '%', 'thousand tonnes'."""
    if _COUNTED.search(" | ".join(headers)):
        return ""
    for place in (" | ".join(headers), title or ""):
        many = next((word for pattern, word in _MANY if pattern.search(place)), "")
        unit = _UNIT.search(place)
        if many or unit:
            name = _EURO.get(unit[0], unit[0]) if unit else ""
            percent = bool(unit and unit["percent"])
            return "%" if percent and not many else f"{many} {name}".strip()
    return ""


def read_cell(content: str, cell: Cell, title: str | None, language: str) -> tuple[Quantity, ...]:
    """The figures in a cell's text; positions count in that text."""
    if not any(sign.isdigit() for sign in content):
        return ()
    number = _NUMBER.fullmatch(content)
    unit = _unit_of(cell.headers, title) if number else ""
    bare = content.strip(" ()")
    if not number:
        return find_quantities(content, language)
    found = find_quantities(f"{bare} {unit}".strip(), "en" if unit else language)
    if not found:
        return ()
    start = content.find(bare)
    quantity = replace(found[0], start=start, end=start + len(bare), text=bare)
    return (quantity,)


def with_bare(figures: list[Quantity], text: str, sentence: Span, language: str) -> list[Quantity]:
    """The figures of a sentence and the bare numbers among them: '73 attacks, Britain 103 and Spain 25', 'most (327)'.

    A number that is no figure by itself counts where it goes on a list of figures, stands alone in brackets, or is
    written as no year, page or name is: with groups, decimals or a word such as 'million'.
    """
    added = []
    for match in _BARE.finditer(text, sentence.start, sentence.end):
        if any(figure.start < match.end() and match.start() < figure.end for figure in figures):
            continue
        if _YEARLIKE.fullmatch(match[0]) or not _is_figure(match, text, sentence, figures):
            continue
        found = find_quantities(f"{match[0]} x", language)
        if found and found[0].start == 0:
            added.append(replace(found[0], start=match.start(), end=match.end(), text=match[0], unit=None))
    if figures:
        added += _in_words([*figures, *added], text, sentence, language)
    return sorted((*figures, *added), key=lambda figure: figure.start) if added else figures


def _in_words(figures: list[Quantity], text: str, sentence: Span, language: str) -> list[Quantity]:
    """Small numbers in words that go on with a list of figures: '55 were boarded, two attacked and one hijacked'."""
    numbers = lexicon_of(language).numbers
    added = []
    for match in _LISTED_WORD.finditer(text, figures[0].end, sentence.end):
        value = numbers.get(match[1].casefold())
        if value is None or value > _SMALL:
            continue
        start, end = match.span(1)
        if not any(figure.start < end and start < figure.end for figure in figures):
            number = Decimal(value)
            added.append(Quantity(start, end, match[1], QuantityKind.COUNT, number, number))
    return added


def _is_figure(match: re.Match[str], text: str, sentence: Span, figures: list[Quantity]) -> bool:
    if not match[0].isdigit():
        return True
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return len(match[0]) > 1 and match.start() > sentence.start + 1
    listed = bool(figures) and match.start() > figures[0].end
    return listed and _BEFORE_BARE.search(text, sentence.start, match.start()) is not None


def lacks_noun(figure: Quantity, behind: str) -> bool:
    """Whether a figure does not say itself what it counts or is a part of, given the text behind it."""
    if figure.kind is QuantityKind.COUNT:
        return figure.unit is None
    return figure.kind in (QuantityKind.PERCENT, QuantityKind.RATIO) and not _OF.match(behind)


def is_year(figure: Quantity) -> bool:
    """Whether a figure is but a year with the word for it ('2019 yılında', 'в 2019 году')."""
    return (
        figure.kind is QuantityKind.DURATION
        and _YEARLIKE.match(figure.text[:4]) is not None
        and figure.text[4:5] in "-– "
    )
