"""Running heads and feet and page numbers: lines at the edges of pages that come again, or count the pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.readers.pdf.model import Line, Page

_EDGE = 3  # lines from the top and from the foot that may be furniture
_MARGIN = 0.14  # of the page's height
_DIGITS = re.compile(r"\d{1,5}")
_NUMBER = re.compile(
    r"[-–—|\s]{0,4}(?:(?:page|seite|p\.|pág\.|página|стр\.|sayfa|strana|s\.)\s{0,2})?(?:(\d{1,4})|[ivxlc]{1,7})"
    r"(?:\s{0,2}(?:/|of|von|de|sur|из)\s{0,2}\d{1,4})?[-–—|.\s]{0,4}",
    re.IGNORECASE,
)
_SHARE = 8  # of so many pages at least one has the line
_FOLIO_SHARE = 5
_COMMON = 0.5  # of the pages: a line on so many is a running head however near the text it stands
_OFTEN = 3  # pages that show it at one height
_LEVEL = 2.0  # points by which such heights may differ
_APART = 1.5  # of the size between baselines
_WIDER = 1.15  # of the page's own step


def find_furniture(pages: Sequence[Page]) -> set[int]:
    """The furniture, by the identity of its lines."""
    edges = [(index, line) for index, page in enumerate(pages) for line in _edges(page)]
    return _folios(edges, len(pages)) | _repeated(edges, pages)


def _edges(page: Page) -> Iterator[Line]:
    """The lines near the top and near the foot of a page, by height."""
    by_height = sorted(page.lines, key=lambda line: -line.baseline)
    seen: set[int] = set()
    for line in [*by_height[:_EDGE], *by_height[-_EDGE:]]:
        if id(line) not in seen and not page.height * _MARGIN < line.baseline < page.height * (1 - _MARGIN):
            seen.add(id(line))
            yield line


def _folios(edges: list[tuple[int, Line]], count: int) -> set[int]:
    """Lines that are a number in step with the pages; on a page of its own, one that stands alone at the foot."""
    steps: defaultdict[int, set[int]] = defaultdict(set)
    roman: set[int] = set()
    for index, line in edges:
        found = _NUMBER.fullmatch(line.text) if len(line.text) < 40 else None
        if found and not any(line.raised):
            (steps[int(found[1]) - index] if found[1] else roman).add(id(line))
    kept = roman if count > 1 else set()
    least = 1 if count < 3 else max(2, count // _FOLIO_SHARE)
    for lines in steps.values():
        if len(lines) >= least:
            kept |= lines
    return kept


def _repeated(edges: list[tuple[int, Line]], pages: Sequence[Page]) -> set[int]:
    """Lines that come again on other pages, but for numbers that are the same or grow with the pages.

    They come at one height. On few pages only what stands apart: the ends of two notes may be the same.
    """
    count = len(pages)
    forms: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    for index, line in edges:
        if (
            sum(map(str.isalpha, line.text[:200])) >= 3
            and len(line.text) < 200
            and not (line.raised and line.raised[0])
        ):
            forms[_DIGITS.sub("#", line.text).casefold()].append((index, line))
    kept: set[int] = set()
    least = 2 if count < 8 else max(2, count // _SHARE // 2)
    for found in forms.values():
        numbers = [[int(digits) for digits in _DIGITS.findall(line.text)] for _, line in found]
        places = [index for index, _ in found]
        level = _level(found)
        is_common = level >= max(_OFTEN, _COMMON * count)
        if level >= least and all(_in_step(column, places) for column in zip(*numbers, strict=False)):
            kept |= {id(line) for index, line in found if is_common or _stands_apart(line, pages[index])}
    return kept


def _level(found: Sequence[tuple[int, Line]]) -> int:
    """On how many pages a line stands at about one height, that of the middle one."""
    middle = sorted(line.baseline for _, line in found)[len(found) // 2]
    return len({index for index, line in found if abs(line.baseline - middle) <= _LEVEL})


def _stands_apart(line: Line, page: Page) -> bool:
    """Whether no line of the column is as near above or below as lines of a text are."""
    apart = max(_APART, _WIDER * _step(page))
    return not any(
        other is not line
        and abs(other.baseline - line.baseline) < apart * max(line.size, other.size)
        and other.left < line.right
        and other.right > line.left
        for other in page.lines
    )


def _step(page: Page) -> float:
    """From line to line of a page, as a multiple of the size, for most of its lines."""
    steps = sorted(line.gap / line.size for line in page.lines if line.gap > 0)
    return steps[len(steps) // 2] if steps else 0.0


def _in_step(column: Sequence[int], pages: Sequence[int]) -> bool:
    return len(set(column)) == 1 or len({number - page for number, page in zip(column, pages, strict=True)}) == 1
