"""Reckoning with figures as they are written: each stands for an interval of half its last digit to either side."""

from collections.abc import Sequence
from decimal import Decimal

from claims.quantities.model import Comparator, Quantity, QuantityKind

Interval = tuple[Decimal, Decimal]
HUNDRED = Decimal(100)
_ABOUT = Decimal("0.1")  # part of a value by which 'about' may be off


def interval_of(figure: Quantity) -> Interval:
    """The values that a figure's writing may stand for; a figure of one value only."""
    value = figure.low or Decimal(0)
    slack = figure.precision / 2
    if figure.comparator is not Comparator.EQUAL:
        slack = max(slack, abs(value) * _ABOUT)
    elif figure.kind is not QuantityKind.PERCENT:
        slack = max(slack, _last_place(value) / 2) if value >= HUNDRED else slack
    return value - slack, value + slack


def change_in_percent(first: Quantity, last: Quantity) -> Interval | None:
    """The size of the change from one to the other in percent of the first, as a positive interval."""
    if not _is_point(first) or not _is_point(last):
        return None
    (a, b), (c, d) = interval_of(first), interval_of(last)
    if a <= 0:
        return None
    ends = ((c - b) / b * HUNDRED, (d - a) / a * HUNDRED)
    return ends if ends[0] >= 0 else (-ends[1], -ends[0])


def factor(first: Quantity, last: Quantity) -> Interval | None:
    """How many times the first the last is."""
    if not _is_point(first) or not _is_point(last):
        return None
    (a, b), (c, d) = interval_of(first), interval_of(last)
    return (c / b, d / a) if a > 0 else None


def share_in_percent(part: Quantity, whole: Quantity) -> Interval | None:
    """What percentage the part is of the whole; None unless both are counts and the part is the smaller."""
    counts = part.kind is whole.kind and part.kind in (QuantityKind.COUNT, QuantityKind.MONEY)
    if not counts or not (_is_point(part) and _is_point(whole)) or part.low > whole.low:  # type: ignore[operator]
        return None
    (a, b), (c, d) = interval_of(part), interval_of(whole)
    return (a / d * HUNDRED, b / c * HUNDRED) if c > 0 else None


def total(parts: Sequence[Quantity]) -> Interval | None:
    """The sum of the parts; None unless all are plain values of one kind and unit."""
    if len({part.kind for part in parts}) != 1 or not all(_is_point(part) for part in parts):
        return None
    low, high = zip(*(interval_of(part) for part in parts), strict=True)
    return sum(low, Decimal(0)), sum(high, Decimal(0))


def _is_point(figure: Quantity) -> bool:
    return (
        figure.low is not None and figure.low == figure.high and figure.low > 0 and not (figure.vague or figure.others)
    )


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not a zero, at most a hundredth of the value: 1,200,000 -> 10,000."""
    exponent = value.normalize().as_tuple().exponent
    place = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return min(place, value / HUNDRED)
