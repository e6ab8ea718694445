"""What a value was before, told by today's value and what it is more or less: '74 seats, 22 more than in 2014'."""

import re
from decimal import Decimal

from claims.quantities.languages import lexicon_of
from claims.quantities.model import Change
from provenance.support import vocabulary
from provenance.support.index import SourceIndex
from provenance.support.operands import Operand, says
from provenance.support.subject import Subject

_REACH = 60  # characters behind the size of a change in which it says since when
_WORDS = 2  # words beside it that say which way it goes
_POINTS = ("point", "punkt", "punto", "пункт", "puan", "bənd")
_ANY_WORD = re.compile(r"[^\W\d_]+")


def value_before(level: Operand, size: Operand, subject: Subject, index: SourceIndex) -> tuple[Decimal, str] | None:
    """The earlier value and how it follows; None unless the claim speaks of the time that the size is counted from."""
    if level.mention.line != size.mention.line or level.mention.cell is not None:
        return None
    line = index.line_of(size.mention)
    behind = line.text[line.spots[size.mention.turn].end :][:_REACH]
    if not _is_then(subject, behind, index) or not _may_be_size(level, size):
        return None
    way = _way(size, line.text[: line.spots[size.mention.turn].start], behind, index.language)
    if size.dimension == "multiple" and size.value > 0:
        return level.value / size.value, f"{level.text} is {size.text} what it was, so it was {{:f}}."
    if way == 0:
        return None
    word = "more" if way > 0 else "less"
    return level.value - way * size.value, f"{level.text} is {size.text} {word} than it was, so it was {{:f}}."


def _may_be_size(level: Operand, size: Operand) -> bool:
    if level.mention.quantity.change in (Change.INCREASE_BY, Change.DECREASE_BY, Change.MULTIPLE_OF):
        return False
    if size.dimension == "multiple":
        return level.dimension not in ("percent", "percentage-points", "multiple")
    if level.dimension == "percent":
        points = (size.mention.quantity.unit or "").casefold().startswith(_POINTS)
        return size.dimension == "percentage-points" or points
    bare = size.dimension == "count" and not size.mention.quantity.unit
    return size.dimension == level.dimension or bare


def _is_then(subject: Subject, behind: str, index: SourceIndex) -> bool:
    """Whether the words behind the size name the claim's year or month, or the claim and they the time before."""
    months = {key for key in subject.terms if key[0] == "%"}
    words = [vocabulary.lower(word, index.language) for word in _ANY_WORD.findall(behind)]
    named = {f"%{month}" for word in words if (month := vocabulary.month_of(word, index.language))}
    if subject.years:
        return any(str(year) in behind for year in subject.years)
    if months:
        return bool(months & named)
    spoken = " ".join(vocabulary.lower(word.text, subject.language) for word in subject.words)
    return all(says(text, "earlier_behind", index.language) for text in (spoken, behind))


def _way(size: Operand, before: str, behind: str, language: str) -> int:
    """1 where the size is of a rise, -1 of a fall, 0 where it does not say."""
    change = size.mention.quantity.change
    if change in (Change.INCREASE_BY, Change.DECREASE_BY):
        return 1 if change is Change.INCREASE_BY else -1
    near = (*_ANY_WORD.findall(behind)[:_WORDS], *_ANY_WORD.findall(before[-_REACH:])[-_WORDS:])
    words = {vocabulary.lower(word, language) for word in near}
    lexicon = lexicon_of(language)
    up = bool(words & vocabulary.is_cue("rise", language)) or any(lexicon.rise.opens(word) for word in words)
    down = bool(words & vocabulary.is_cue("fall", language)) or any(lexicon.fall.opens(word) for word in words)
    return int(up) - int(down)
