"""Which way a value of the source went, by the earlier value that stands beside it in its sentence or table."""

import re
from decimal import Decimal

from claims.quantities.model import Change
from provenance.support.amounts import same_dimension
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.subject import Subject

_AFTER = re.compile(
    r"(?<!\w)(?:compared (?:with|to)|as against|against|after|down from|up from|from|versus|instead of|statt|gegenüber"
    r"|nach|von|contre|après|frente a|desde|против|после|с)\s(?:[^\W\d_]{1,12}\s)?$",
    re.IGNORECASE,
)
_NEAR = 60  # signs between a value and the earlier one that it is compared with


def went_against(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether a claim says that a value rose to where it fell to, or the reverse, by the source's earlier value."""
    if subject.quantity.change is not Change.TO or not subject.turn.direction:
        return False
    before = _value_before(mention, index)
    value = mention.amounts[0].point
    if before is None or value is None or before == value:
        return False
    return (value > before) is not (subject.turn.direction > 0)


def _value_before(mention: Mention, index: SourceIndex) -> Decimal | None:
    """The value that the source gives for an earlier time, if it does."""
    if mention.cell is not None:
        return _cell_before(mention, index)
    line = index.line_of(mention)
    end = line.spots[mention.turn].end
    for other in index.mentions_in(mention.line):
        if other.turn != mention.turn + 1 or not _is_alike(mention, other):
            continue
        start = line.spots[other.turn].start
        if start - end <= _NEAR and ";" not in line.text[end:start] and _AFTER.search(line.text, end, start):
            return other.amounts[0].point
    return None


def _cell_before(mention: Mention, index: SourceIndex) -> Decimal | None:
    """The value of the latest earlier year under the same other headers."""
    year, kind = _headers(mention, index)
    if year is None:
        return None
    earlier: list[tuple[int, Decimal]] = []
    for other in index.mentions_near(mention):
        if other.cell is None or not _is_alike(mention, other):
            continue
        then, alike = _headers(other, index)
        point = other.amounts[0].point
        if then is not None and then < year and alike == kind and point is not None:
            earlier.append((then, point))
    return max(earlier)[1] if earlier else None


def _headers(mention: Mention, index: SourceIndex) -> tuple[int | None, tuple[str, ...]]:
    """The one year among the headers of a cell, and its other headers."""
    headers = mention.cell.headers if mention.cell is not None else ()
    years = index.headed_years(mention)
    plain = tuple(header for header in headers if not any(word.key[0] == "#" for word in index.words_at(header)))
    return (next(iter(years)) if len(years) == 1 else None), plain


def _is_alike(one: Mention, other: Mention) -> bool:
    return same_dimension(one.amounts[0].dimension, other.amounts[0].dimension)
