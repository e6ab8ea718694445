"""Numbers of a sentence that do not say what they count: in lists, in brackets, behind a figure with their unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.flow import Span
from claims.quantities import find_quantities
from claims.quantities.languages import lexicon_of
from claims.quantities.model import Quantity, QuantityKind
from provenance.support.amounts import is_currency

_SOME_MONEY = Quantity(0, 0, "", QuantityKind.MONEY, Decimal(1), Decimal(1), "")
_NEXT_WORD = re.compile(r"\s([^\W\d_]{2,20})")
_BARE = re.compile(
    r"(?<![\w.,/:–—-])\d[\d.,]{0,20}(?<=\d)(?: (?:million|billion|thousand|Millionen|Milliarden|millions|milliards"
    r"|millones|млн|млрд|milyon|milyar|milyard))?(?![\w/:%°–—-]|[.,]\d)"
)
_LISTED_WORD = re.compile(r"(?:,|\b(?:and|und|et|y|и|ve|və))\s([^\W\d_]{2,12})\s(?!of\b|von\b|de\b|из\b)")
_SMALL = 12
_BASE = re.compile(r"(?<!\w)(?:per|pro|pour|por|par|je|на)\s$", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|der|des|von|aller|de|des|du|d'|del|dos|всех|от|в)\b", re.IGNORECASE)
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_BARE = re.compile(r"(?:[,;(]|\b(?:and|und|et|y|и|ve|və))\s*(?:[^\W\d_][\w'’-]{0,30}\s){0,4}$")


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
        if _BASE.search(text, max(0, match.start() - 6), match.start()):
            continue  # 'per 1,000 inhabitants'
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
    if not match[0].isdecimal():
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


def unit_giver(figure: Quantity, before: Sequence[Quantity], last: Quantity | None, text: str) -> Quantity | None:
    """The figure whose unit a bare number may share: `before` it in its sentence, or the `last` of the lines before.

    Money of no certain country stands for a number before its name: '2.3 billion kronor'.
    """
    if not _is_bare(figure):
        return None
    word = _NEXT_WORD.match(text, figure.end)
    if word and is_currency(word[1]):
        return _SOME_MONEY
    earlier = next((found for found in reversed(before) if not _is_bare(found)), None)
    if not before and last is not None:
        earlier = last
    if earlier is None or earlier.kind is QuantityKind.COUNT:
        return None
    decimals = figure.low is not None and figure.low % 1 != 0
    return earlier if before or decimals else None


def _is_bare(figure: Quantity) -> bool:
    based = any(sign.isdecimal() for sign in figure.per or "")
    return figure.kind in (QuantityKind.COUNT, QuantityKind.RATE) and figure.unit is None and not based
