"""The canonical text of a PDF, and where each line and each raised sign stands in it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.flow import Span
from claims.readers.pdf.furniture import find_furniture
from claims.readers.pdf.model import Line, Page

SUPERSCRIPTS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PARAGRAPH = 1.3  # of the usual leading: a wider step leaves a blank line
_UPPER = 0.66  # of the page's height
_USUAL = 1.2  # leading where nothing tells
_NUMBERED = re.compile(r"[\[(]?[\d⁰¹²³⁴-⁹]{1,3}(?!\d)")
_SAME_SIZE = 0.3  # points
_ENOUGH = 0.1  # of the signs: what so many of are set in before the end is the text's size


@dataclass(slots=True)
class Sheet:
    """A document's lines in order with their offsets.

    `lines` leaves out the furniture; `size` is that of most of the text, `leading` the usual step from line to line,
    as a multiple of the size.
    """

    text: str
    pages: tuple[Span, ...]
    lines: list[Line]
    furniture: list[Line]
    size: float
    leading: float
    raised: list[Span]


def lay_out(pages: Sequence[Page]) -> Sheet:
    """Write the canonical text: lines in reading order, blank lines where a step is wide, form feeds between pages."""
    aside = find_furniture(pages)
    body = [line for page in pages for line in page.lines if id(line) not in aside]
    _lighten(body)
    size, leading = _usual([line for line in body if line.baseline > _UPPER * pages[line.page - 1].height], body)
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        if starts:
            parts.append("\f")
            length += 1
        starts.append(length)
        above: Line | None = None
        for line in page.lines:
            blank = "\n" if above is not None and _steps(above, line, aside, leading) else ""
            parts += (blank, line.text, "\n")
            line.start = length + len(blank)
            length = line.start + len(line.text) + 1
            above = line
    spans = tuple(Span(start, end) for start, end in pairwise([*starts, length]))
    furniture = [line for page in pages for line in page.lines if id(line) in aside]
    return Sheet("".join(parts), spans, body, furniture, size, leading, [s for line in body for s in raised_of(line)])


def raised_of(line: Line) -> list[Span]:
    """The runs of raised words of a line, as printed one behind the other."""
    spans: list[Span] = []
    for number, is_raised in enumerate(line.raised):
        if not is_raised:
            continue
        start = line.start + line.spots[number]
        end = start + len(line.words[number].text)
        if number and line.raised[number - 1] and start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans


def with_superscripts(text: str, spans: Sequence[Span]) -> str:
    """`text` with the digits in `spans` in their raised form; every offset stays."""
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += (text[end : span.start], text[span.start : span.end].translate(SUPERSCRIPTS))
        end = span.end
    return "".join([*parts, text[end:]])


def _usual(upper: Sequence[Line], lines: Sequence[Line]) -> tuple[float, float]:
    """Size and leading of the text, by the `upper` lines: the lower ones may be notes, and more than the text.

    So may the numbered lines at the very end, where there is text enough before them.
    """
    sizes = _sizes(upper or lines)
    before = _sizes(_without_end(upper))
    if before.total() >= _ENOUGH * sizes.total():
        sizes = before
    steps: Counter[float] = Counter()
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    for line in lines:
        if line.gap > 0 and abs(line.size - size) <= 0.3:
            steps[round(line.gap / line.size, 1)] += 1
    common = [step for step, _ in steps.most_common(1)]
    return size, min(max(common[0], 1.0), 2.6) if common else _USUAL


def _sizes(lines: Sequence[Line]) -> Counter[float]:
    """How many signs are set in each size, to half a point."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes


def _without_end(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the last run of one size, where that begins with a number: notes at the end."""
    end = len(lines)
    while end and abs(lines[end - 1].size - lines[-1].size) <= _SAME_SIZE:
        end -= 1
    return lines[:end] if end < len(lines) and _NUMBERED.match(lines[end].text) else lines


def _lighten(lines: Sequence[Line]) -> None:
    """Where most of the text is bold, bold says nothing: files are often wrong about the weight of their fonts."""
    weights: Counter[bool] = Counter()
    for line in lines:
        weights[line.bold] += len(line.text)
    if weights[True] > weights[False]:
        for line in lines:
            line.bold = False


def _steps(above: Line, line: Line, aside: set[int], leading: float) -> bool:
    """Whether a blank line stands between two lines of a page."""
    if id(above) in aside or id(line) in aside or line.ruled:
        return True
    if above.column != line.column:
        return abs(above.size - line.size) > 0.06 * above.size
    if abs(above.size - line.size) > 0.06 * max(above.size, line.size):
        return True
    return line.gap > _PARAGRAPH * leading * max(above.size, line.size)
