"""The lines of a source, and the figures that they state."""

from dataclasses import dataclass, replace
from functools import cached_property

from claims.flow import Span
from claims.quantities.model import Quantity, QuantityKind
from provenance.support.amounts import Amount, amounts_of
from provenance.support.clauses import attach
from provenance.support.words import Word
from sources.text.model import Cell

TABLE_LINES = 40  # how far apart two cells may stand to be of one table


@dataclass(frozen=True)
class Line:
    """A sentence, list item or table row of the source with its words and figures; spots count in `text`."""

    start: int
    text: str
    passage: int
    words: tuple[Word, ...]
    spots: tuple[Span, ...]
    bare: tuple[bool, ...]
    light: tuple[bool, ...]
    language: str

    @cached_property
    def nearness(self) -> list[list[float]]:
        """For each figure of the line, how near each of its words belongs to it."""
        return attach(self.text, self.words, self.spots, self.language, self.bare, self.light)


@dataclass(frozen=True)
class Mention:
    """A figure that the source states: in line `line` as its figure number `turn`, or in a table's `cell`."""

    quantity: Quantity
    start: int
    end: int
    line: int
    turn: int
    cell: Cell | None = None
    like: Quantity | None = None  # the figure before, whose unit a bare number may share ('4.6 % (men 4.7)')
    bare: Quantity | None = None  # the number of a cell by itself, where its unit is but that of the caption

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """What its writing allows."""
        own = amounts_of(self.quantity)
        if self.bare is not None:
            own = (*own, *amounts_of(self.bare))
        if self.like is None:
            return own
        per = self.quantity.per or self.like.per
        kind = QuantityKind.RATE if self.quantity.per else self.like.kind
        return (*own, *amounts_of(replace(self.quantity, kind=kind, unit=self.like.unit, per=per)))

    def stands_beside(self, other: "Mention") -> bool:
        """Whether both stand in one line, or in cells of tables near each other."""
        if self.cell is not None and other.cell is not None:
            return abs(self.line - other.line) <= TABLE_LINES
        return self.line == other.line
