"""The areas at the feet of pages where notes stand: by a line above, a smaller size, and the labels in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.readers.pdf.model import Line
from claims.readers.pdf.sheet import PLAIN_DIGITS, Sheet

_SMALLER = 0.95  # of the text's size
_LOWEST_RULE = 0.55  # a rule over notes of full size stands in the lower part of the page
_PRINTED = re.compile(
    r"[\[(]?(\d{1,4}|[⁰¹²³⁴-⁹]{1,4})(?:[.):\]]{1,2}(?=\s|[^\W\d]|[“\"«„‘(])|(?=\s|$|[⁰¹²³⁴-⁹]))\s{0,4}"
)
_SIGN = re.compile(r"([*∗†‡§¶]{1,4})[\s)]{0,3}(?=\S)")
_RAISED = re.compile(r"[\[(]?(\d{1,4}|[*∗†‡§¶]{1,4}|[a-z])[\])]?[.,:]?")
_CLOSED = re.compile(r"[.!?)\]>”\"’»/;:]\s?$|\d$")
_MOST_LINES = 400  # of one zone


@dataclass(frozen=True, slots=True)
class Label:
    """What may be the label of a note that begins with a line: its text, its place in the line, where the note goes on.

    `raised`: it stands above the line, or is printed with raised digits. `sign`: what follows it: `.`, `)`.
    """

    text: str
    at: int
    body: int
    raised: bool
    sign: str = ""


@dataclass(slots=True)
class Zone:
    """Lines at the foot of a page or column that are notes."""

    page: int
    lines: list[Line]
    ruled: bool


def label_of(line: Line) -> Label | None:
    """The label that a line opens with, if it does."""
    if not line.raised:
        return None
    if line.raised[0] or (line.words[0].size < 0.86 * line.size and len(line.words) > 1 and line.words[1].glued):
        found = _RAISED.fullmatch(line.words[0].text)
        if found:
            body = line.spots[1] if len(line.spots) > 1 else len(line.text)
            return Label(found[1].replace("∗", "*"), found.start(1), body, True)
    printed = _PRINTED.match(line.text)
    if printed and printed[1][0] not in "0⁰":
        digits = printed[1].translate(PLAIN_DIGITS)
        sign = line.text[printed.end(1) : printed.end()].strip()
        return Label(digits, printed.start(1), printed.end(), not printed[1].isascii(), sign)
    star = _SIGN.match(line.text)
    return Label(star[1].replace("∗", "*"), 0, star.end(), False) if star else None


def find_zones(sheet: Sheet) -> list[Zone]:
    """The zones of a document in reading order."""
    zones: list[Zone] = []
    for page, lines in groupby(sheet.lines, key=lambda line: line.page):
        zones += _zones_of_page(page, list(lines), sheet, zones[-1] if zones else None)
    return zones


def is_open(line: Line) -> bool:
    """Whether a line breaks off: no sign at its end closes a sentence, an address or a reference."""
    return _CLOSED.search(line.text) is None


def _zones_of_page(page: int, lines: list[Line], sheet: Sheet, before: Zone | None) -> Iterator[Zone]:
    columns = [list(column) for _, column in groupby(lines, key=lambda line: line.column)]
    open_zone: Zone | None = None
    for column in columns:
        if open_zone is not None and _goes_below(open_zone, column, sheet):
            open_zone.lines += column
            continue
        start = _start(column, sheet, before)
        if start is None:
            open_zone = None
            continue
        open_zone = Zone(page, column[start:][:_MOST_LINES], column[start].ruled)
        before = open_zone
        yield open_zone


def _goes_below(zone: Zone, column: Sequence[Line], sheet: Sheet) -> bool:
    """Whether a column is the next part of a zone: small, below it, and in its width."""
    last = zone.lines[-1]
    below = column[0].baseline < last.baseline and column[0].left < last.edge_right and column[0].right > last.edge_left
    return below and all(_is_small(line, sheet) for line in column)


def _is_small(line: Line, sheet: Sheet) -> bool:
    return line.size <= _SMALLER * sheet.size


def _start(column: Sequence[Line], sheet: Sheet, before: Zone | None) -> int | None:
    """The number of the line of a column at which its notes begin, None if it has none."""
    top = len(column)
    while top and _is_small(column[top - 1], sheet):
        top -= 1
    ruled = [number for number in range(top, len(column)) if column[number].ruled]
    for number in ruled:
        if _opens(column, number, before):
            return number
    if top == len(column):  # notes of the size of the text, below a line
        return next((n for n in _full_size_rules(column) if _number(column[n]) is not None), None)
    if not top and before is not None and _is_rest(column[0], before):
        return 0
    for number in range(top, len(column)):
        if _number(column[number]) is not None and _stands_apart(column, number, sheet):
            return number
    return None


def _full_size_rules(column: Sequence[Line]) -> list[int]:
    highest = max(line.baseline for line in column)
    lowest = min(line.baseline for line in column)
    middle = lowest + _LOWEST_RULE * (highest - lowest)
    return [number for number, line in enumerate(column) if line.ruled and line.baseline <= middle]


def _opens(column: Sequence[Line], number: int, before: Zone | None) -> bool:
    """Whether notes begin below a line that is drawn: with a label, or with the rest of a note that broke off."""
    if _number(column[number]) is not None:
        return True
    rest = column[number:]
    if before is None or any(line.cells > 2 for line in rest[:4]):
        return False
    labelled = any(_number(line) is not None for line in rest)
    return is_open(before.lines[-1]) or labelled or not rest[0].text[:1].isupper()


def _is_rest(line: Line, before: Zone) -> bool:
    """Whether a column of small lines begins with the rest of the last note of the zone before it."""
    above = before.lines[-1]
    is_next = line.page <= above.page + 1 and abs(line.size - above.size) <= 0.06 * above.size
    return is_next and _number(line) is None and is_open(above) and line.cells == 1


def _stands_apart(column: Sequence[Line], number: int, sheet: Sheet) -> bool:
    if not number:
        return True
    above, line = column[number - 1], column[number]
    return not _is_small(above, sheet) or line.gap > 1.15 * sheet.leading * line.size or not is_open(above)


def _number(line: Line) -> Label | None:
    label = label_of(line)
    return label if label is not None and (label.raised or not label.text.isalpha()) else None
