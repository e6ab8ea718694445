"""The value of a BibTeX field: pieces in braces or quotation marks, numbers and `@string` names, joined by `#`.

`@string` may be built on `@string`, so that a short file could print without end: values are cut at a budget.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June", "jul": "July",
    "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",
}  # fmt: skip
BUDGET = 1_000_000  # characters that all expansions of one file may come to


@dataclass(slots=True)
class Strings:
    """The `@string` names of a file, each with its value, and what is left of the budget."""

    values: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    left: int = BUDGET

    def define(self, name: str, value: str) -> None:
        """Take up a definition; it may use the names defined before it."""
        self.values[name.lower()] = self.evaluate(value)

    def evaluate(self, value: str) -> str:
        """What a value prints, still in TeX, its outermost braces or quotation marks off; unknown names stay."""
        parts: list[str] = []
        for piece in _pieces(value):
            if piece[:1] in ("{", '"') and len(piece) > 1:
                parts.append(piece[1:-1])
                continue
            known = self.values.get(piece.lower())
            if known is None:
                parts.append(piece)
                continue
            parts.append(known[: self.left])
            self.left -= len(parts[-1])
        return "".join(parts)

    @property
    def exhausted(self) -> bool:
        """Whether the budget was used up, so that values are cut."""
        return self.left <= 0


def _pieces(value: str) -> Iterator[str]:
    """The pieces that `#` joins; a `#` within braces or quotation marks joins nothing."""
    start = depth = 0
    quoted = False
    for offset, sign in enumerate(value):
        if sign in "{}" and value[offset - 1 : offset] != "\\":
            depth += 1 if sign == "{" else -1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield value[start:offset].strip()
            start = offset + 1
    yield value[start:].strip()
