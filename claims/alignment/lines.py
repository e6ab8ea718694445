"""The lines of an extracted text that hold something, each with what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = re.compile("\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PAGE_BREAK = "\f"
_FEATURE_LIMIT = 400  # what a line is (citation, heading, list item) shows in its first characters


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `start` to `end` as it stands, `first` to `last` without white space around it.

    `gap` is the number of blank lines above it; `new_page` says that a form feed stands between it and the line before,
    `ruled` that a drawn line (`____`, `-`) does.
    """

    start: int
    end: int
    first: int
    last: int
    gap: int
    new_page: bool
    ruled: bool = False

    def __len__(self) -> int:
        return self.last - self.first

    def head(self, text: str, limit: int = _FEATURE_LIMIT) -> str:
        """The line's text without white space around it, at most `limit` characters."""
        return text[self.first : min(self.last, self.first + limit)]

    def tail(self, text: str, limit: int = 60) -> str:
        """The end of the line's text, at most `limit` characters."""
        return text[max(self.first, self.last - limit) : self.last]


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `text[start:end]` that are not blank, in order."""
    lines: list[Line] = []
    gap, new_page = 0, False
    for begin, stop, sign in _pieces(text, start, len(text) if end is None else end):
        piece = text[begin:stop]
        content = piece.strip()
        if content:
            first = begin + len(piece) - len(piece.lstrip())
            lines.append(Line(begin, stop, first, first + len(content), gap, new_page))
            gap, new_page = 0, False
        elif sign != _PAGE_BREAK:
            gap += 1
        new_page = new_page or sign == _PAGE_BREAK
    return lines


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each line with the break that ends it."""
    for found in _BREAK.finditer(text, start, end):
        yield start, found.start(), found[0]
        start = found.end()
    if start < end:
        yield start, end, ""
