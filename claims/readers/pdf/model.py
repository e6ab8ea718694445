"""What the stages of the PDF reader hand on: words, lines and pages as they are shown. Points, origin lower left."""

import base64
from array import array
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Word(NamedTuple):
    """Signs of one size, baseline and weight without a blank; `glued` to the word before it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: int
    glued: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line that is drawn."""

    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address, and the box it covers."""

    address: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Line:
    """A line of a column: its words from left to right, the baseline and size of most of its signs.

    `column` counts the columns of its page in reading order; `edge_left` and `edge_right` are that column's edges.
    `raised` holds, for each word, whether it stands above the line. `text` is the line as printed, `spots` where
    each word begins in it; `start` is where the line begins in the canonical text, once that is written.
    """

    words: list[Word]
    baseline: float
    size: float
    page: int = 0
    column: int = 0
    edge_left: float = 0.0
    edge_right: float = 0.0
    raised: list[bool] = field(default_factory=list)
    text: str = ""
    spots: list[int] = field(default_factory=list)
    gap: float = 0.0  # from the baseline of the line above in its column, 0 for the first
    ruled: bool = False  # a line is drawn between it and the line above
    cells: int = 1  # parts that a wide gap parts
    bold: bool = False  # all its words, raised ones aside
    start: int = -1

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def end(self) -> int:
        """Offset behind its last character in the canonical text."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Page:
    """A page: its number from 1, its size, what is on it; `lines` in reading order."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    links: list[Link]
    has_picture: bool
    lines: list[Line] = field(default_factory=list)


def page_of(number: int, found: dict[str, Any]) -> Page:
    """A page as the child gave it. Raises KeyError, TypeError or ValueError for what it never gives."""
    width, height = found["size"]
    return Page(
        number,
        float(width),
        float(height),
        words_of(found["words"]),
        [Rule(*rule) for rule in found["rules"]],
        [Link(*link) for link in found["links"]],
        bool(found["picture"]),
    )


def words_of(found: dict[str, Any]) -> list[Word]:
    """The words that `words.Words` wrote for the pipe. Raises KeyError, TypeError or ValueError for anything else."""
    bold = base64.b64decode(found["bold"])
    count = len(bold)
    if not count:
        return []
    glued = bytearray(count)
    for number in found["glued"]:
        glued[number] = 1
    places = array("d")
    places.frombytes(base64.b64decode(found["places"]))
    columns = (places[start : start + count] for start in range(0, 4 * count, count))
    return list(map(Word._make, zip(found["texts"].split(" "), *columns, bold, glued, strict=True)))
