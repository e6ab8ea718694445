"""Quantities brought to one scale, so that '15.4 GW' meets '15,400 MW' and 'two thirds' meets '66.7 %'."""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from claims.quantities.model import Change, Comparator, Quantity, QuantityKind
from provenance.support.units import scale_of

HUNDRED = Decimal(100)
_LARGEST_BASE = 7  # digits
_EXACT_DIGITS = 3
_ANY_MONEY = "money:"
_CURRENCIES = frozenset(
    "krona kronor krone kroner crown crowns kr franc francs mark marks pound pounds dollar dollars peso pesos"
    " dinar dinars rial rials riyal riyals rupee rupees shilling shillings dirham dirhams real reais koruna"
    " korun euro euros cent cents pence kopecks centimes rappen yen yuan won lira lire zloty zlotys forint"
    " forints leu lei lev leva rand rands naira birr taka baht dong hryvnia tenge som manat lari dram shekel"
    " shekels kuna guilder guilders escudo peseta pesetas rouble roubles ruble rubles taler thaler florins".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval of a dimension; None is an open end. Values are magnitudes; `negative` keeps a minus sign.

    `precision` is the place of the last digit as written, in the dimension's unit. `fraction`: written as a part
    ('a third', 'one in four'); `converted`: brought here from another unit.
    """

    dimension: str
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    comparator: Comparator
    vague: bool = False
    fraction: bool = False
    negative: bool = False
    unit: str = ""
    based: bool = False  # a part in so many, brought to percent: '42 per 1,000' is 4.2

    @property
    def point(self) -> Decimal | None:
        """The value that is written: of a bound its one end, of a range none."""
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high

    @property
    def is_range(self) -> bool:
        """Whether two ends are written."""
        return self.low is not None and self.high is not None and self.low != self.high


@lru_cache(maxsize=20_000)
def amounts_of(quantity: Quantity) -> tuple[Amount, ...]:
    """The amounts that a figure's writing allows, the likeliest first."""
    intervals = ((quantity.low, quantity.high), *quantity.others)
    amounts = tuple(_amount(quantity, low, high, first=i == 0) for i, (low, high) in enumerate(intervals))
    base = _base(quantity)
    if quantity.kind is QuantityKind.COUNT and quantity.unit is None and quantity.change is not Change.MULTIPLE_OF:
        return (*amounts, replace(amounts[0], dimension=_ANY_MONEY))  # 'grew by 380 million': of what stands before
    if base is None:
        return amounts
    first = amounts[0]
    low, high = _times(first.low, HUNDRED / base), _times(first.high, HUNDRED / base)
    precision = first.precision * HUNDRED / base
    return (
        *amounts,
        replace(first, dimension="percent", low=low, high=high, precision=precision, unit="%", based=True),
    )


def _base(quantity: Quantity) -> Decimal | None:
    """Of how many a rate is a part ('per 1,000 live births'); None where it is none, or of something else."""
    digits = "".join(sign for sign in quantity.per or "" if sign in "0123456789")
    counts = quantity.kind is QuantityKind.RATE and amounts_dimension(quantity) == "count"
    return Decimal(digits) if digits and counts and len(digits) <= _LARGEST_BASE else None


def amounts_dimension(quantity: Quantity) -> str:
    """The dimension in which a figure counts."""
    return _dimension(quantity)[0]


def _amount(quantity: Quantity, low: Decimal | None, high: Decimal | None, *, first: bool) -> Amount:
    dimension, factor, unit = _dimension(quantity)
    negative = any(end is not None and end < 0 for end in (low, high))
    low, high = _magnitudes(low, high)
    precision = quantity.precision if first else Decimal(1)
    return Amount(
        dimension=dimension,
        low=_times(low, factor),
        high=_times(high, factor),
        precision=_times(precision, factor) or Decimal(1),
        comparator=quantity.comparator,
        vague=quantity.vague,
        fraction=quantity.kind is QuantityKind.RATIO and dimension == "percent" and not _is_exact(quantity),
        negative=negative,
        unit=unit,
    )


def _is_exact(quantity: Quantity) -> bool:
    """Whether a part is given in numbers too large to be meant roughly: '42 of every 1,000', 'one in 250'."""
    return sum(sign.isdecimal() for sign in quantity.text) >= _EXACT_DIGITS


def _magnitudes(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    if (low is not None and low >= 0) or (high is not None and high > 0 and low is None):
        return low, high
    low, high = (None if high is None else abs(high)), (None if low is None else abs(low))
    return low, high


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    if value is None:
        return None
    try:
        return value * factor
    except (InvalidOperation, ArithmeticError):
        return value


def _dimension(quantity: Quantity) -> tuple[str, Decimal, str]:
    """The dimension, the factor that brings the figure to it, and the unit as written."""
    unit = (quantity.unit or "").strip()
    kind = quantity.kind
    if quantity.change is Change.MULTIPLE_OF and kind is not QuantityKind.PERCENT:
        return "multiple", Decimal(1), unit
    if kind is QuantityKind.PERCENT:
        return "percent", Decimal(1), "%"
    if kind is QuantityKind.RATIO:
        return "percent", HUNDRED, "%"
    if kind is QuantityKind.MONEY:
        return f"money:{unit.upper()}", Decimal(1), unit
    if kind in (QuantityKind.MEASURE, QuantityKind.DURATION):
        dimension, factor = scale_of(unit)
        return dimension, factor, unit
    if kind is QuantityKind.RATE:
        return _of_rate(unit)
    if kind is QuantityKind.COUNT and unit and not scale_of(unit)[0].startswith("unit:"):
        dimension, factor = scale_of(unit)
        return dimension, factor, unit
    if kind is QuantityKind.COUNT and is_currency(unit):
        return _ANY_MONEY, Decimal(1), unit
    return str(kind), Decimal(1), unit


def is_currency(unit: str) -> bool:
    """Whether what is counted is money of one of the countries that call it so."""
    return unit.casefold().rpartition(" ")[2] in _CURRENCIES


def _of_rate(unit: str) -> tuple[str, Decimal, str]:
    """A rate counts in what it is a rate of; `per` is compared apart."""
    if len(unit) == 3 and unit.isupper():
        return f"money:{unit}", Decimal(1), unit
    if unit == "%":
        return "percent", Decimal(1), unit
    if is_currency(unit):
        return _ANY_MONEY, Decimal(1), unit
    dimension, factor = scale_of(unit)
    return ("count", Decimal(1), unit) if dimension.startswith("unit:") else (dimension, factor, unit)


def same_dimension(one: str, other: str) -> bool:
    """Whether two amounts can be compared; money whose country is not said compares with all money."""
    if one == other:
        return True
    return one.startswith("money:") and other.startswith("money:") and _ANY_MONEY in (one, other)
