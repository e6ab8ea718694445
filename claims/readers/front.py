"""What the first page says of a document: its title and its date."""

import re
from collections.abc import Iterator, Sequence

from claims.document import Block, BlockKind
from claims.flow import Span, fold
from claims.readers.front_words import (
    DATED,
    EVENT,
    GENERIC,
    IMPRINT,
    MONTH_NUMBERS,
    PUBLISHER,
    SHORT_MONTHS,
    SMALL_WORD,
)

_MONTH_YEAR = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?\s(?:de\s)?)?([^\W\d_]{3,12}\.?)\s(?:(\d{1,2})(?:st|nd|rd|th)?,\s|del?\s)?"
    r"((?:19|20)\d\d)(?!\d)(?:\sг\.)?"
)
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\d-])")
_PARTS = re.compile(r"\s*(?:\||·|•|—|\t|\s–\s| {3,})\s*")
_PLACE = re.compile(r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20}){0,2}(?:/[^\W\d_]{2,20})?")
_NAME = r"[^\W\d_]{2,20}(?: [^\W\d_]\.){0,2}(?: [^\W\d_]{2,20}){1,2}"
_PERSONS = re.compile(
    rf"{_NAME}(?:(?:, | and | und | et | y | & ){_NAME}){{1,6}}|[^\W\d_]{{2,20}} [^\W\d_]\. [^\W\d_]{{2,20}}"
)
_FRONT = 60  # blocks that may be the title page
_LONGEST_TITLE = 250
_LONGEST_IMPRINT = 120
_MOST_LINES = 12  # of a block


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The title: the longest heading before the first paragraph, or the headline that it stands below as a subtitle.

    None if only generic headings stand there.
    """
    front = _front(text, blocks)
    headings = [_without_imprint(text, block) for block in front if block.kind is BlockKind.HEADING]
    titles = [turn for turn, heading in enumerate(headings) if _may_be_title(heading)]
    if not titles:
        first = _first_line(text, front[0]) if front else ""
        return first if _may_be_title(first) and first[0].isupper() else None
    longest = max(titles, key=lambda turn: len(headings[turn]))
    for turn in titles:
        if turn < longest and _is_headline(headings[turn], headings[longest], longest - turn):
            return headings[turn]
    return headings[longest]


def _without_imprint(text: str, block: Block) -> str:
    """The folded text of a heading down to a line that dates it."""
    end = 0
    lines = text[block.start : block.end].splitlines(keepends=True) if len(block.segments) == 1 else []
    for number, line in enumerate(lines):
        if number and _imprint_date(line.strip()) is not None:
            return fold(text, [Span(block.start, block.start + end)]).text
        end += len(line)
    return fold(text, block.segments).text


def _first_line(text: str, block: Block) -> str:
    """The first of several lines that are set one below the other and no sentence."""
    content = text[block.start : block.end].strip()
    listed = block.kind in (BlockKind.FRONT_MATTER, BlockKind.PARAGRAPH) and "\n" in content
    return " ".join(content.split("\n", 1)[0].split()) if listed and content[-1] not in ".!?:;," else ""


def _may_be_title(heading: str) -> bool:
    fits = 8 <= len(heading) <= _LONGEST_TITLE and heading.count(" ") >= 1
    return fits and not GENERIC.fullmatch(heading) and _imprint_date(heading) is None


def _is_headline(heading: str, longest: str, distance: int) -> bool:
    """Whether a heading above the longest one is the title, and that one its subtitle."""
    if PUBLISHER.search(heading) or _PERSONS.fullmatch(heading) or any(sign.isdigit() for sign in heading[-6:]):
        return False
    if heading.isupper() and not longest.isupper():
        return heading.count(" ") >= 2 or distance == 1
    return distance == 1 and heading.count(" ") >= 2 and heading.isupper() == longest.isupper()


def find_date(text: str, blocks: Sequence[Block]) -> str | None:
    """The date that the title page prints, alone or in an imprint line, ISO 8601 (`2016-07`).

    None if there is none, or if two that differ stand there.
    """
    found = {date for block in _front(text, blocks) for date in _dates_of(text, block)}
    precise = {date for date in found if not any(other != date and other.startswith(date) for other in found)}
    return precise.pop() if len(precise) == 1 else None


def _dates_of(text: str, block: Block) -> Iterator[str]:
    """The dates of a block's lines, each read as an imprint; a line that goes on with a sentence has none."""
    above = ""
    for segment in block.segments:
        for line in text[segment.start : segment.end].splitlines()[:_MOST_LINES]:
            found = _imprint_date(line.strip(" \t*_"))  # emphasised, as Markdown does
            if found is not None and not SMALL_WORD.search(above):
                yield found
            above = line.rstrip()


def read_date(words: str) -> str | None:
    """The date that `words` consist of, ISO 8601 as precise as it is printed; None if they say anything else."""
    words = words.strip(" .,|–-")
    iso = _ISO.fullmatch(words)
    if iso and 1 <= int(iso[2]) <= 12 and 1 <= int(iso[3] or 1) <= 31:
        return words
    printed = _MONTH_YEAR.fullmatch(words)
    return _month_date(printed) if printed else None


def _month_date(printed: re.Match[str]) -> str | None:
    name = printed[2].casefold()
    month = MONTH_NUMBERS.get(name) or SHORT_MONTHS.get(name.rstrip("."))
    if month is None:
        return None
    day = int(printed[1] or printed[3] or 0)
    return f"{printed[4]}-{month:02}" + (f"-{day:02}" if 0 < day <= 31 else "")


def _imprint_date(line: str) -> str | None:
    """The date of a line that is an imprint: the date alone, behind a series and its number, a place, or a label."""
    if len(line) > _LONGEST_IMPRINT or EVENT.search(line):
        return None
    dates = [date for part in _PARTS.split(line) if (date := _part_date(part.strip(" .,|–-()[]"))) is not None]
    return dates[0] if len(set(dates)) == 1 else None


def _part_date(part: str) -> str | None:
    alone = read_date(part)
    if alone is not None:
        return alone
    last = next((found for pattern in (_MONTH_YEAR, _ISO) for found in pattern.finditer(part)
                 if not part[found.end() :].strip(" .)г")), None)  # fmt: skip
    if last is None:
        return None
    before = part[: last.start()].rstrip()
    bare = before.rstrip(",:;–- (")
    named = _is_place(bare) or PUBLISHER.search(bare) is not None or DATED.fullmatch(bare) is not None
    placed = before.endswith(",") and named
    return read_date(last[0]) if placed or IMPRINT.fullmatch(bare) else None


def _is_place(words: str) -> bool:
    return _PLACE.fullmatch(words) is not None and all(word[0].isupper() for word in re.split(r"[ /-]", words))


def _front(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the first paragraph of some length."""
    front: list[Block] = []
    for block in blocks[:_FRONT]:
        if (block.kind is BlockKind.PARAGRAPH and block.end - block.start > 150) or block.kind is BlockKind.LIST_ITEM:
            break
        front.append(block)
    return front
