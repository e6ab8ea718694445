"""Whether a text says that one figure is a part of another: '84 of 96 patients', 'of the 96, 84', '96, of whom 84'."""

import re
from functools import lru_cache

from claims.flow import Span
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.operands import patterns

_GAP = 90  # characters between part and whole
_WORDS = r"(?:\s[^\W\d_][\w'’-]{0,24})"
_ALL = (
    r"(?:\s(?:the|all|its|their|these|those|some|about|a|total|of|our|den|der|dem|die|insgesamt|diesen|les|ces|quelque"
    r"|los|las|estos|estas|unos|unas|всех|этих|общего|числа)){0,3}\s[$€£₼]?"
)
_ENDING = {"tr": r"n?[ıiuü]n|[dt][ae]n", "az": r"n?[ıiuü]n|d[aə]n"}


def is_part(part: Mention, whole: Mention, index: SourceIndex) -> bool:
    """Whether the source calls `part` a part of `whole`, both in one sentence or in two that follow each other."""
    if part.cell is not None or whole.cell is not None:
        return False
    line = index.line_of(part)
    if part.line != whole.line:
        follows = part.line == whole.line + 1 and index.line_of(whole).passage == line.passage
        return follows and _opens_with_whole(line.text[: line.spots[part.turn].start], index.language)
    return says_part(line.text, line.spots[part.turn], line.spots[whole.turn], index.language)


def says_part(text: str, part: Span, whole: Span, language: str) -> bool:
    """Whether a sentence calls the figure at `part` a part of the one at `whole`."""
    if part.end <= whole.start:
        gap = text[part.end : whole.start]
        return len(gap) <= _GAP and _part_first(language).fullmatch(gap) is not None
    gap = text[whole.end : part.start]
    if len(gap) > _GAP or re.search(r"[.;:!?]\s", gap):
        return False
    if _whole_first(language).search(text, max(0, whole.start - _GAP), whole.start) or _whom(language).search(gap):
        return True
    ending = _ENDING.get(language)
    return ending is not None and re.fullmatch(rf"\s[^\W\d_]{{2,30}}(?:{ending})\s", gap) is not None


def _opens_with_whole(before: str, language: str) -> bool:
    """Whether a sentence begins with 'Of these'."""
    found = _whom(language).match(before)
    return found is not None and len(before) <= _GAP


def _any(name: str, language: str) -> str:
    return "|".join(patterns(name, language)) or r"(?!)"


@lru_cache(maxsize=50)
def _part_first(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_WORDS}{{0,3}}\s(?:{_any('part_first', language)}){_ALL}", re.IGNORECASE)


@lru_cache(maxsize=50)
def _whole_first(language: str) -> re.Pattern[str]:
    opening = r"(?:^|[,;:.(–—-]\s?|\s(?:and|but|und|et|y|и)\s)"
    return re.compile(rf"{opening}\W{{0,2}}(?:{_any('whole_first', language)}){_ALL}$", re.IGNORECASE)


@lru_cache(maxsize=50)
def _whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,;(–—-])\W{{0,2}}(?:{_any('whole_then_part', language)})(?!\w)", re.IGNORECASE)
