"""Plain text and Markdown: paragraphs, headings, lists, tables drawn with bars or aligned by blanks.

A form feed begins a new page. Lines wrapped by width are joined; short lines stay lines of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent

from sources.text.builder import LINE_BREAK, TextBuilder, drop_unseen, fold
from sources.text.comments import cut_comments
from sources.text.grid import Piece, rows_of
from sources.text.line_ends import joined, words_of
from sources.text.model import PassageKind, SourceText
from sources.text.tables import RawCell, RawRow, place

_ITEM = re.compile(r"\s{0,12}(?:[-*•–▪◦·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s{1,8}(?=\S)")
_ATX = re.compile(r"(#{1,6})\s{1,4}(\S.{0,300}?)\s{0,4}#{0,6}\s{0,4}")
_RULE = re.compile(r"\s{0,3}(?:=+|-{3,}|\*{3,}|_{3,})\s{0,3}")
_BAR_RULE = re.compile(r"[\s|:+=\-]{3,}")
_PIECE = re.compile(r"\S+(?: \S+)*")
_WIDE_GAP_AFTER_STOP = re.compile(r"[.!?:;,]['\")\]]? {2}(?! )")
_WRAPPED = 45  # a line at least so long may go on in the next
_MARKDOWN = re.compile(r"^#{1,6} \S|\]\((?:https?:|/|#)|^\|[ :]?-{3,}|^```|\[\^[^\]\n]{1,40}\]", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w\\])(\*{1,3}|_{1,3}|~~)(?=\S)([^*_~\n]{1,500})(?<=\S)\1(?!\w)|(\*\*)(?=\S)([^*\n]{1,500})\*\*"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,500})~~")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(([^()\s]{0,2000})(?:\s{1,3}\"[^\"\n]{0,300}\")?\)")


def read_plain(text: str, *, markdown: bool = False) -> SourceText:
    """The text of a plain file, read as Markdown where it is declared so or shows its signs."""
    builder = TextBuilder()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_markdown = markdown or len(_MARKDOWN.findall(text[:200_000])) >= 2
    if is_markdown:
        text = _shown(text, builder)
    pages = text.split("\f")
    words = words_of([text])
    path: list[tuple[int, str]] = []
    for number, page in enumerate(pages, start=1):
        for block in _blocks(page):
            _add_block(builder, block, path, words, page=number if len(pages) > 1 else None, markdown=is_markdown)
    media_type = "text/markdown" if is_markdown else "text/plain"
    title = next((name for level, name in path if level == 1), None)
    return builder.finish(media_type=media_type, title=title)


def add_preformatted(builder: TextBuilder, text: str, kind: PassageKind, headings: tuple[str, ...]) -> None:
    """Add text whose lines and blanks are shown as they stand (`<pre>`): its tables become rows."""
    for block in _blocks(drop_unseen(text.replace("\r\n", "\n"))):
        if not _add_table(builder, block, headings, page=None):
            builder.add(kind, dedent("\n".join(line.rstrip() for line in block)).strip("\n"), headings)


def _shown(text: str, builder: TextBuilder) -> str:
    """Markdown without the signs that are not shown."""
    text, comments = cut_comments(text, "<!--", "-->")
    for comment in comments:
        builder.hide(comment + LINE_BREAK)
    for match in _STRUCK.finditer(text):
        builder.hide(match[1] + LINE_BREAK)
    text = _STRUCK.sub(" ", text)
    text = _LINK.sub(lambda match: match[1], text)
    return _EMPHASIS.sub(lambda match: match[2] or match[4], text)


def _blocks(page: str) -> Iterator[list[str]]:
    """The runs of lines between blank ones."""
    block: list[str] = []
    for line in page.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _add_block(
    builder: TextBuilder,
    block: list[str],
    path: list[tuple[int, str]],
    words: Counter[str],
    *,
    page: int | None,
    markdown: bool,
) -> None:
    lines: list[str] = []
    for index, line in enumerate(block):
        heading = _heading(block, index) if markdown else None
        if heading is None:
            if not (markdown and (line.lstrip().startswith(("```", "~~~")) or _RULE.fullmatch(line))):
                lines.append(line)
            continue
        _add_lines(builder, lines, path, words, page)
        lines = []
        level, text = heading
        path[:] = [entry for entry in path if entry[0] < level]
        builder.add(PassageKind.HEADING, text, tuple(name for _, name in path), page=page)
        path.append((level, text))
    _add_lines(builder, lines, path, words, page)


def _heading(block: list[str], index: int) -> tuple[int, str] | None:
    """The heading that a line of Markdown is, with its level."""
    line = block[index]
    if match := _ATX.fullmatch(line.strip()):
        return len(match[1]), fold(match[2])
    following = block[index + 1].strip() if index + 1 < len(block) else ""
    if index == 0 and len(line) <= 200 and len(following) >= 3 and set(following) in ({"="}, {"-"}):
        return 1 if following[0] == "=" else 2, fold(line)
    return None


def _add_lines(
    builder: TextBuilder, lines: list[str], path: list[tuple[int, str]], words: Counter[str], page: int | None
) -> None:
    if not lines:
        return
    headings = tuple(name for _, name in path)
    if _add_table(builder, lines, headings, page=page):
        return
    run: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            _add_run(builder, run, headings, words, page)
            run = []
        run.append(line)
    _add_run(builder, run, headings, words, page)


def _add_run(
    builder: TextBuilder, run: list[str], headings: tuple[str, ...], words: Counter[str], page: int | None
) -> None:
    """Add lines that belong together: a paragraph or an item of a list."""
    if not run:
        return
    text = run[0].strip()
    for before, line in pairwise(run):
        following = line.strip()
        goes_on = len(before.strip()) >= _WRAPPED or following[:1].islower()
        text = joined(text, following, words) if goes_on else text + LINE_BREAK + following
    kind = PassageKind.LIST_ITEM if _ITEM.match(run[0]) else PassageKind.PARAGRAPH
    builder.add(kind, fold(text), headings, page=page)


def _add_table(builder: TextBuilder, lines: list[str], headings: tuple[str, ...], *, page: int | None) -> bool:
    """Add `lines` as table rows, where they are a table."""
    title = builder.label
    lines = lines[1:] if _BAR_RULE.fullmatch(lines[0]) else lines
    rows = None
    if len(lines) > 2 and not re.search(r"\||\t|\S  ", lines[0]):  # a first line that names the table
        rows = _bar_rows(lines[1:]) or _aligned_rows(lines[1:])
        if rows is not None:
            title = fold(lines[0])
            builder.add(PassageKind.CAPTION, title, headings, page=page)
    rows = rows or _bar_rows(lines) or _aligned_rows(lines)
    if rows is None:
        return False
    for placed in place(rows):
        builder.add_row(placed, headings, title=title, page=page)
    return True


def _bar_rows(lines: list[str]) -> list[RawRow] | None:
    """The rows of a table drawn with bars, its head marked where a rule stands below."""
    if len(lines) < 2 or not all("|" in line or _BAR_RULE.fullmatch(line) for line in lines):
        return None
    if not any(_BAR_RULE.fullmatch(line) for line in lines) and not all(_is_barred(line) for line in lines):
        return None
    rows: list[RawRow] = []
    for index, line in enumerate(lines):
        if _BAR_RULE.fullmatch(line):
            if index and len(rows) == 1:
                rows[0].head = True
            continue
        inner = line.strip().removeprefix("|").removesuffix("|")
        rows.append(RawRow([RawCell(fold(cell.replace("\\", ""))) for cell in inner.split("|")]))
    return rows or None


def _is_barred(line: str) -> bool:
    return line.strip().startswith("|") and line.strip().endswith("|") and line.count("|") > 2


def _aligned_rows(lines: list[str]) -> list[RawRow] | None:
    """The rows of a table whose columns are set apart by tabs or by blanks that stand over each other."""
    if len(lines) < 2:
        return None
    if sum("\t" in line.strip() for line in lines) * 2 > len(lines):
        widths = {line.count("\t") for line in lines}
        if len(widths) == 1:
            return [RawRow([RawCell(fold(cell)) for cell in line.split("\t")]) for line in lines]
    lines = [line.expandtabs() for line in lines]
    gapped = [line for line in lines if "  " in line.strip()]
    if len(gapped) * 2 < len(lines) or sum(bool(_WIDE_GAP_AFTER_STOP.search(line)) for line in gapped) * 2 > len(
        gapped
    ):
        return None
    pieces = [
        [Piece(match.start(), match.end(), fold(match[0])) for match in _PIECE.finditer(line)]
        for line in lines
        if not _BAR_RULE.fullmatch(line)
    ]
    return rows_of(pieces)
