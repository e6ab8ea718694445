"""A figure as it stands in a text: value or interval, unit, comparator, change, time, precision."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What is measured. A `rate` is per something (`per` names it); a `ratio` is a part of one (two thirds)."""

    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage-points"
    MONEY = "money"
    RATIO = "ratio"
    RATE = "rate"
    RANK = "rank"
    DURATION = "duration"
    MEASURE = "measure"


class Comparator(StrEnum):
    """How a figure bounds what it states; `~` is about, nearly, some."""

    EQUAL = "="
    ABOUT = "~"
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"


class Change(StrEnum):
    """Whether a figure is a level, or an end or the size of a change."""

    LEVEL = "level"
    INCREASE_BY = "increase-by"
    DECREASE_BY = "decrease-by"
    FROM = "from"
    TO = "to"
    PEAK = "peak"
    MULTIPLE_OF = "multiple-of"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure. `text[start:end]` is the number with its sign and unit ('97,5%', '200-250', 'seven years').

    `low` and `high` are equal for a point and None at an open end ('more than 400': 400, None). `unit` is the
    ISO 4217 code of money, '%' of percent, the unit's name of measures and durations, else the head noun phrase of
    what is counted. `precision` is the place of the last significant digit as written (47 -> 1, 47.3 -> 0.1,
    1.2 million -> 100000). `others` are further intervals the writing allows ('1,500' read with a decimal comma).
    `vague` marks 'thousands', 'dozens', 'most'.
    """

    start: int
    end: int
    text: str
    kind: QuantityKind
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    change: Change = Change.LEVEL
    time: str | None = None  # '2018', '1999-2015', 'since 1995', as scoped by the text around it
    per: str | None = None
    precision: Decimal = Decimal(1)
    others: tuple[tuple[Decimal | None, Decimal | None], ...] = ()
    vague: bool = False
    decimal_sign: str | None = None  # ',' or '.', where one was written and is not ambiguous
