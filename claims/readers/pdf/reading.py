"""From the bytes of a PDF to its layout: fonts and places tell notes and markers, text alignment checks the links."""

import json
import unicodedata
from collections import Counter
from typing import Any

from claims.document import Layout
from claims.errors import UnreadableDocument
from claims.readers.pdf import child
from claims.readers.pdf.assemble import assemble
from claims.readers.pdf.lines import set_lines
from claims.readers.pdf.model import Page, page_of
from claims.readers.pdf.sheet import lay_out
from isolation import ChildDied, Death, Isolated

_SECONDS = 30.0  # for so many pages as one request answers
_MEMORY = 1_000_000_000
_MAX_PAGES = 2_000
_MAX_SIGNS = 4_000_000
_DEATHS = {
    Death.TIME: "the PDF took too long to read: it may be made to; save it anew from its source",
    Death.MEMORY: "the PDF is too large when unpacked: it may be made to; save it anew from its source",
    Death.CRASH: "the PDF cannot be read (the reader crashed): save it anew, for instance by printing it to PDF",
}
_NO_TEXT = "the PDF has no text layer: run OCR first, for instance ocrmypdf"
_SHOWS_NONE = "the PDF shows no text: if there are words to be seen in it, run OCR first, for instance ocrmypdf"
_NO_LETTERS = "the PDF's fonts do not say which letters they show: run OCR first, for instance ocrmypdf --force-ocr"
_LEAST_SIGNS = 200  # that show whether a text is written in letters
_MOST_SIGNS_ASKED = 20_000
_LETTERS = 0.4  # of the signs: less is no writing
_EMPTY = {"size": (1, 1), "words": {"bold": ""}, "rules": (), "links": (), "picture": 0}  # a page that cannot be read
_child = Isolated(f"{child.__name__}:answer", seconds=_SECONDS, memory=_MEMORY)


def read_pdf(data: bytes) -> Layout:
    """The layout of a PDF. UnreadableDocument, one line, for what is encrypted, damaged, without text, or too large."""
    pages, title = read_pages(data)
    sheet = lay_out(pages)
    if not sheet.text.strip():
        raise UnreadableDocument(_NO_TEXT if any(page.has_picture for page in pages) else _SHOWS_NONE)
    if not _is_written(sheet.text):
        raise UnreadableDocument(_NO_LETTERS)
    return assemble(sheet, pages, title)


def _is_written(text: str) -> bool:
    """Whether a text is written in letters; fonts without a map to characters give signs without sense."""
    signs = Counter(map(unicodedata.category, "".join(text.split())[:_MOST_SIGNS_ASKED]))
    written = sum(count for category, count in signs.items() if category[0] in "LN")
    return signs.total() < _LEAST_SIGNS or written >= _LETTERS * signs.total()


def read_pages(data: bytes) -> tuple[list[Page], str]:
    """The pages with their lines, and the title that the file names. UnreadableDocument as `read_pdf`."""
    pages: list[Page] = []
    count, title, signs = 1, "", 0
    while len(pages) < min(count, _MAX_PAGES) and signs < _MAX_SIGNS:
        found = _ask(len(pages), data)
        count, title = int(found["count"]), str(found["title"])
        if not found["pages"]:
            break
        for one in found["pages"]:
            page = page_of(len(pages) + 1, one or _EMPTY)
            set_lines(page)
            signs += sum(len(line.text) for line in page.lines)
            page.words = []
            pages.append(page)
    if not pages:
        raise UnreadableDocument("the PDF has no pages")
    return pages, title


def _ask(first: int, data: bytes) -> dict[str, Any]:
    """What the child finds from page `first` (from 0) on."""
    try:
        found = json.loads(_child(child.request_of(first, data)))
    except ChildDied as died:
        raise UnreadableDocument(_DEATHS[died.death]) from died
    except (OSError, ValueError) as error:
        raise UnreadableDocument(_DEATHS[Death.CRASH]) from error
    match found:
        case {"error": "encrypted"}:
            raise UnreadableDocument("the PDF is encrypted: save it without a password, then check it again")
        case {"error": _}:
            raise UnreadableDocument("the PDF is damaged and cannot be opened: save it anew from its source")
        case {"count": _, "title": _, "pages": _}:
            return dict(found)
    raise UnreadableDocument(_DEATHS[Death.CRASH])
