"""Page furniture: page numbers, running heads and feet, drawn lines. It is no text, and its numbers call no note."""

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from claims.alignment.lines import Line
from claims.alignment.words import cites

_DIGITS = re.compile(r"\d{1,5}")
_RULE = re.compile(r"(?!\*{1,2}$)[-–—_=*~.·\s]{1,400}")  # a star alone may be a note's label
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]{0,4}(?:(?:page|seite|p\.|pág\.|стр\.|sayfa|strana)\s)?(\d{1,4})(?:\s?(?:/|\||of|von|de|sur|из)\s?\d{1,4})?[-–—|\s]{0,4}(?:page|seite|стр\.?)?",
    re.IGNORECASE,
)
_NO_HEAD = re.compile(r"\d{0,3}\s*(?:ibid|id\.|idem|ebd|there|source|quelle|note|fuente|[•▪◦–-])", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.·…_] ?){5,400}\s{0,20}(?:\d{1,4}|[ivxlc]{1,6})?$|(?:[.·…] ?){8}")
_ENDS_IN_PAGE = re.compile(r"[^\W\d_].{0,200}\s(\d{1,4})$")
_TABLE_LINES = 4  # lines in a row that end in growing page numbers: a table of contents
_EDGE = 2  # lines at the top and at the foot of a page that may be furniture
_LONGEST_HEAD = 140
_MOST_NUMBERS = 2  # in a running head: of the chapter and of the page
_GLUED = re.compile(r"[^\W\d_]\d")
_SEEN_AT_EDGE, _SEEN_ANYWHERE = 3, 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a text without its furniture, and the furniture."""

    lines: list[Line]
    furniture: list[Line]


def set_aside(text: str, lines: list[Line]) -> Sheet:
    """Part the furniture from the text; what stood above a piece of furniture counts for the line below it."""
    pages = _pages(lines)
    aside = _numbers_at_edges(text, lines, pages) if len(pages) > 1 else set()
    aside |= _repeated_heads(text, lines, pages) | contents_lines(text, lines)
    kept: list[Line] = []
    furniture: list[Line] = []
    gap, new_page, ruled = 0, False, False
    for number, line in enumerate(lines):
        rule = _RULE.fullmatch(text[line.first : line.last]) is not None
        if rule or number in aside:
            furniture.append(line)
            gap, new_page, ruled = max(gap, line.gap), new_page or line.new_page, ruled or rule
        else:
            if gap or new_page or ruled:
                line = replace(line, gap=max(gap, line.gap), new_page=new_page or line.new_page, ruled=ruled)
            kept.append(line)
            gap, new_page, ruled = 0, False, False
    return Sheet(kept, furniture)


def contents_lines(text: str, lines: list[Line]) -> set[int]:
    """The lines of tables of contents: dot leaders, or a run of lines that end in growing page numbers."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for number, line in enumerate(lines):
        tail = line.tail(text, 240)
        if _LEADERS.search(tail):
            found.add(number)
        page = _ENDS_IN_PAGE.fullmatch(tail) if len(line) < 140 and tail[-1].isdigit() else None
        value = int(page[1]) if page else 0
        if not (page and last <= value <= last + 40):
            if len(run) >= _TABLE_LINES:
                found.update(run)
            run = []
        if page:
            run.append(number)
        last = value
    if len(run) >= _TABLE_LINES:
        found.update(run)
    return found


def _pages(lines: list[Line]) -> list[range]:
    """The numbers of the lines of each page that form feeds mark."""
    starts = [number for number, line in enumerate(lines) if line.new_page and number] + [len(lines)]
    return [range(start, end) for start, end in zip([0, *starts], starts, strict=False) if end > start]


def _edges(page: range) -> list[int]:
    return sorted({*page[:_EDGE], *page[-_EDGE:]})


def _numbers_at_edges(text: str, lines: list[Line], pages: list[range]) -> set[int]:
    """Lines at page edges that are a number in step with the pages."""
    by_offset: defaultdict[int, set[int]] = defaultdict(set)
    for index, page in enumerate(pages):
        for number in _edges(page):
            found = _PAGE_NUMBER.fullmatch(lines[number].head(text, 40)) if len(lines[number]) < 40 else None
            if found:
                by_offset[int(found[1]) - index].add(number)
    aside: set[int] = set()
    for numbers in by_offset.values():
        if len(numbers) >= max(2, len(pages) // 4):
            aside |= numbers
    return aside


def _repeated_heads(text: str, lines: list[Line], pages: list[range]) -> set[int]:
    """Lines that come again, their numbers aside, at page edges, or anywhere if there are no pages."""
    paged = len(pages) > 1
    numbers = [number for page in pages for number in _edges(page)] if paged else range(len(lines))
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        line = lines[number]
        if 5 <= len(line) <= _LONGEST_HEAD:
            head = line.head(text)
            form = _DIGITS.sub("#", head).casefold()
            if form.count("#") > _MOST_NUMBERS or _GLUED.search(head):
                continue
            if sum(sign.isalpha() for sign in form) >= 5 and not _NO_HEAD.match(head) and not cites(head):
                by_form[form].append(number)
    aside: set[int] = set()
    for form, found in by_form.items():
        often = len(found) >= (_SEEN_AT_EDGE if paged else _SEEN_ANYWHERE) and _spread(found, paged)
        if often and ("#" not in form or _ascending(text, lines, found)):
            aside |= set(found)
    return aside


def _spread(numbers: list[int], paged: bool) -> bool:
    return paged or numbers[-1] - numbers[0] >= 15 * (len(numbers) - 1)


def _ascending(text: str, lines: list[Line], numbers: list[int]) -> bool:
    """Whether some number in the lines is the same in all of them, or grows as page numbers do."""
    rows = [[int(digits) for digits in _DIGITS.findall(lines[number].head(text))] for number in numbers]
    columns = list(zip(*rows, strict=False))
    return all(
        len(set(column)) == 1 or all(low < high for low, high in itertools.pairwise(column)) for column in columns
    )
