"""Raised numbers that an extractor printed on a line of their own, above the line they belong to: put in their places.

`pdftotext -layout` does so where the raised figures are small or high. The blanks before them tell the place: it falls
into a gap that was left for them, or, where no gap was left, onto the end of the line or a stop with a blank before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_TOKEN = re.compile(r"\S+")
_LABEL = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,3}|[*†‡§]{1,3}")
_MOST = 12  # raised numbers above one line
_GAP = re.compile(r"(?<=\S) {2,200}(?=\S)")
_HOLE = re.compile(r"(?<=\S) (?=[.,;:)”])|(?<=\S)$")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_LEAST_WORDS = 2  # of a line of running text …
_LAST = re.compile(r"[^\W\d_]{2,40} ?[.,;:!?]")  # … but for the last of a paragraph
_SEEN = 3  # numbers that fall into gaps: the habit of the extractor
_OFF = 0.12  # by which share of its blanks a number without a gap may be off …
_LEAST_OFF = 6  # … or by so many
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class _Raised:
    """A raised number: the blanks before it, and the number of the line below."""

    column: int
    label: str
    line: int


def with_raised_in_place(text: str) -> str:
    """`text` with the raised numbers in the lines they stand above; the text itself where the habit is not seen."""
    lines = text.split("\n")
    rows = {number: row for number in range(len(lines) - 1) if (row := list(_raised(lines, number)))}
    every = [one for row in rows.values() for one in row if one.column]
    shares = [gap[0] / one.column for one in every if (gap := _gap(lines[one.line], one))]
    if len(shares) < _SEEN:
        return text
    share = median(shares)
    for number, row in rows.items():
        target, left = _filled(lines[row[0].line], row, share)
        lines[row[0].line] = target
        lines[number] = left
    taken = {number for number in rows if not lines[number]}
    return "\n".join(line for number, line in enumerate(lines) if number not in taken)


def _raised(lines: Sequence[str], number: int) -> Iterator[_Raised]:
    """The raised numbers of a line that holds nothing else, above one of running text."""
    line, below = lines[number], lines[number + 1]
    if not 0 < len(line) <= _LONGEST_LINE or len(below) > _LONGEST_LINE or line[-1].isalpha():
        return
    tokens = list(_TOKEN.finditer(line))
    if len(tokens) > _MOST or not all(_LABEL.fullmatch(found[0]) for found in tokens):
        return
    if len(_WORD.findall(below)) >= _LEAST_WORDS or _LAST.fullmatch(below.strip()):
        yield from (_Raised(found.start(), found[0], number + 1) for found in tokens)


def _gap(line: str, one: _Raised) -> tuple[int, int] | None:
    """The gap of the line that was left for a number."""
    end = one.column + len(one.label)
    gaps = (found.span() for found in _GAP.finditer(line))
    return next((gap for gap in gaps if gap[0] <= one.column and end <= gap[1]), None)


def _filled(line: str, row: Sequence[_Raised], share: float) -> tuple[str, str]:
    """The line with the numbers set in, and what is left of the row above: those for which no place is found."""
    places: dict[int, tuple[int, str]] = {}
    left: list[str] = []
    indent = len(line) - len(line.lstrip(" "))
    for one in row:
        gap = _gap(line, one)
        if one.column + len(one.label) <= indent:  # the label of a note
            gap, glue = (one.column, indent), " "
        elif gap is None:
            near = _nearest(line, one.column * share, max(_LEAST_OFF, _OFF * one.column), places)
            gap = None if near is None else (near, near + (line[near : near + 1] == " "))
            glue = ""
        else:
            glue = " "
        if gap is None or gap[0] in places:
            left.append(one.label)
        else:
            places[gap[0]] = (gap[1], one.label + glue)
    pieces, done = [], 0
    for start, (end, label) in sorted(places.items()):
        pieces += [line[done:start], label]
        done = end
    return "".join([*pieces, line[done:]]), "  ".join(left)


def _nearest(line: str, column: float, off: float, taken: dict[int, tuple[int, str]]) -> int | None:
    """The free hole nearest to a column."""
    holes = [found.start() for found in _HOLE.finditer(line) if found.start() not in taken]
    best = min(holes, key=lambda hole: abs(hole - column), default=None)
    return best if best is not None and abs(best - column) <= off else None
