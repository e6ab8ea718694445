"""All numbers of the judgement in one place, and the rows of the tolerance table that evidence names."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum


class How(StrEnum):
    """The row of the tolerance table that decided; `Evidence.how` holds it."""

    EXACT = "exact"
    ROUNDING = "rounding"
    APPROXIMATE = "approximate"
    DROPS_ABOUT = "drops-about"
    DROPS_BOUND = "drops-bound"
    FRACTION = "fraction"
    BOUND = "bound"
    RANGE = "range"
    CONVERTED = "converted"
    DERIVED = "derived"
    OVERSTATED = "overstated"
    OTHER_VALUE = "other-value"
    OPPOSITE = "opposite"
    HIDDEN = "hidden"
    NEAREST = "nearest"


ROWS = {
    How.EXACT: "the source states the same value",
    How.ROUNDING: "the source's value, rounded to the digits of the claim, is the claim's",
    How.APPROXIMATE: "the claim says 'about', and the source's value lies near enough",
    How.DROPS_ABOUT: "the same value, which the source calls approximate and the claim does not",
    How.DROPS_BOUND: "the same value, which the source calls a bound ('more than') and the claim does not",
    How.FRACTION: "the source's percentage lies within what the fraction stands for",
    How.BOUND: "the source's value lies within the bound that the claim states",
    How.RANGE: "the source's range is the claim's, or lies within it",
    How.CONVERTED: "the same value in another unit",
    How.DERIVED: "the claim's value follows from values that stand together in the source",
    How.OVERSTATED: "the claim is stronger, has more digits, or is rounded another way than the source",
    How.OTHER_VALUE: "the source gives another value for the same quantity",
    How.OPPOSITE: "the source gives the value, and says the opposite of it",
    How.HIDDEN: "the value stands only in text that the page does not show",
    How.NEAREST: "the nearest figure of the same kind; not what the claim states",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts as equal, and how much context a figure needs. Shares are of the claim's value."""

    approximate_most: Decimal = Decimal("0.10")  # 'about' never reaches further
    approximate_least: Decimal = Decimal("0.02")  # 'about' always reaches as far
    unsaid_rounding: Decimal = Decimal("0.005")  # "4,000" for 4,012, only above the next line
    unsaid_rounding_from: Decimal = Decimal(1000)
    fraction_bare: Decimal = Decimal(2)  # percentage points around "a third"
    fraction_about: Decimal = Decimal(3)
    fraction_nearly: Decimal = Decimal(5)  # below "nearly half"
    fraction_over: Decimal = Decimal(7)  # above "more than half": further is borne out, and said to be weak
    weak_bound: Decimal = Decimal(2)  # factor from which "more than 400" says little of the source's value
    bound_most: Decimal = Decimal(10)  # factor from which it bears nothing out
    overstated_within: Decimal = Decimal("0.25")  # a bound missed by less is overstated, by more contradicted
    derived_least_percent: Decimal = Decimal(1)  # smaller changes and shares are met by chance

    support: float = 0.35  # share of the claim's words that must stand around the figure
    doubt: float = 0.15  # below: another context; between: cannot be told
    contends: float = 0.7  # share of the words from which another value shows that a figure is of something else
    support_by_digit: float = 0.05  # less for each digit of the figure beyond two
    rival: float = 0.10  # how far another value of the same kind may fit better
    rival_beside: float = 0.06  # the same in one line or table, where the words are shared out between figures
    contradict: float = 0.60
    overstate: float = 0.52  # the same for a value that is but a little off
    oppose: float = 0.45  # the same value with the other direction
    deny: float = 0.75  # the same value in a sentence that denies
    contradict_words: float = 1.5  # weight of the words in common that a contradiction needs
    support_words: float = 0.8  # the same for support
    contradict_lead: float = 0.12  # how far a contradicting value must lead over other values
    contradict_lead_cell: float = 0.05  # the same between cells of a table
    derive: float = 0.40  # share of the claim's words around the operands of a derived figure
    derive_share: float = 0.60  # the same for a part and its whole, where one word tells one group from another

    def printed(self) -> Iterator[tuple[str, str]]:
        """Name and value of each setting, for the report."""
        for setting in fields(self):
            yield setting.name, str(getattr(self, setting.name))


SETTINGS = Settings()
