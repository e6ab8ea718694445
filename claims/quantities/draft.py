"""A figure in the making: what has been read of it so far, in tokens."""

from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.model import Change, Comparator, Quantity, QuantityKind
from claims.quantities.passage import Passage
from claims.quantities.tokens import POWER_SIGNS, SUPERSCRIPTS


@dataclass(slots=True)
class Draft:
    """A figure over the tokens `first` to `last`; `mantissa` and `scale` multiply to its number."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    kind: QuantityKind = QuantityKind.COUNT
    unit: str | None = None
    precision: Decimal = Decimal(1)
    mantissa: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    others: tuple[Decimal, ...] = ()
    sign: str | None = None
    words: bool = False
    vague: bool = False
    per: str | None = None
    comparator: Comparator = Comparator.EQUAL
    change: Change = Change.LEVEL
    time: str | None = None
    beyond: int = 0  # index behind the noun phrase

    @property
    def value(self) -> Decimal:
        """The number itself, before its bounds are opened."""
        return self.low if self.low is not None else Decimal(0)

    def quantity(self, passage: Passage) -> Quantity:
        """The figure, with its place in the text, its bounds opened as the comparator says."""
        start, end = passage.tokens[self.first].start, passage.tokens[self.last].end
        if passage.word(self.last) == "10" and passage.word(self.last - 1) in POWER_SIGNS:
            end += len(passage.text[end : end + 3]) - len(passage.text[end : end + 3].lstrip(SUPERSCRIPTS))
        low, high = _bounded(self.low, self.high, self.comparator)
        pairs = tuple(_bounded(other, other, self.comparator) for other in self.others)
        return Quantity(
            start=start, end=end, text=passage.text[start:end], kind=self.kind, low=low, high=high, unit=self.unit,
            comparator=self.comparator, change=self.change, time=self.time, per=self.per, precision=self.precision,
            others=pairs, vague=self.vague, decimal_sign=self.sign,
        )  # fmt: skip


def _bounded(
    low: Decimal | None, high: Decimal | None, comparator: Comparator
) -> tuple[Decimal | None, Decimal | None]:
    if comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return low, None
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        return None, high
    return low, high
