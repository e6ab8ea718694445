"""The title of a PDF: what the file calls itself if that is a title, else the largest words of the first page."""

import re
from collections.abc import Sequence

from claims.document import Block
from claims.flow import Span, fold
from claims.readers.front import find_title, read_date
from claims.readers.pdf.model import Page
from claims.readers.pdf.sheet import Sheet

_JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|unknown|document\d*$|slide 1|\(anonymous\)|print$|layout ?\d)"
    r"|.{0,300}\.(?:docx?|indd|html?|pdf|tex|dvi|odt|rtf|qxp|qxd|fodt)$|[\W\d]*$",
    re.IGNORECASE,
)
_LARGE = 1.2  # of the text's size
_LONGEST = 250


def title_of(named: str, sheet: Sheet, pages: Sequence[Page], blocks: Sequence[Block]) -> str | None:
    """The title; None if nothing on the first pages looks like one."""
    named = " ".join(named.split())
    if 8 <= len(named) <= _LONGEST and " " in named and not _JUNK.match(named):
        return named
    return _largest(sheet, pages) or find_title(sheet.text, blocks)


def _largest(sheet: Sheet, pages: Sequence[Page]) -> str | None:
    lines = [line for page in pages[:1] for line in page.lines if sum(map(str.isalpha, line.text)) >= 3]
    size = max((line.size for line in lines), default=0.0)
    if size < _LARGE * sheet.size:
        return None
    large = [line for line in lines if line.size >= 0.97 * size]
    content = fold(sheet.text, [Span(line.start, line.end) for line in large]).text
    return content if 4 <= len(content) <= _LONGEST and read_date(content) is None else None
