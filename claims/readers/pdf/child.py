"""What the child process does: the words, lines and links of a PDF's pages, over pdfium.

No PDF library is safe with hostile files, so this runs in a process that can be killed. All is given as it is shown,
after the text matrix and the page's turn: in points, the origin at the lower left of the page.
"""

import ctypes
import json
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from claims.readers.pdf import engine
from claims.readers.pdf.turn import Turn
from claims.readers.pdf.words import Words

PAGES_AT_ONCE = 200  # that one request answers, so that time and memory are limits of so many pages
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HEADER = 8  # bytes of the number of the first page
_MAX_OBJECTS = 20_000  # of a page that are searched for lines
_MAX_LINKS = 2_000  # of a page
_THIN = 2.5  # points: a box so low is a line
_SHORTEST_RULE = 25.0
_LONGEST_ADDRESS = 4_000


def request_of(first: int, data: bytes) -> bytes:
    """The request for pages `first` (from 0) and those behind it."""
    return first.to_bytes(_HEADER, "big") + data


def answer(request: bytes) -> bytes:
    """The pages that a request asks for, as JSON: `{"error": …}`, or `{"count", "title", "pages"}`."""
    first, data = int.from_bytes(request[:_HEADER], "big"), request[_HEADER:]
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # The code may be left from the file before: what is encrypted says so itself.
        locked = getattr(error, "err_code", None) == _PASSWORD and b"/Encrypt" in data
        return json.dumps({"error": "encrypted" if locked else "damaged"}).encode("ascii")
    try:
        last = min(len(document), first + PAGES_AT_ONCE)
        pages = [_page(document, number) for number in range(first, last)]
        title = str(document.get_metadata_value("Title") or "")[:500]
        return json.dumps({"count": len(document), "title": title, "pages": pages}).encode("ascii")
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> dict[str, Any] | None:
    """One page; None for one that cannot be loaded."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return None
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return None
    try:
        turn = Turn(page.get_rotation() % 360, *page.get_bbox())
        rules, has_picture = _drawn(page, turn)
        words = Words(textpage, turn)
        words.read()
        return {
            "size": page.get_size(),
            "words": words.found(),
            "rules": rules,
            "links": list(_links(document, page, turn)),
            "picture": has_picture,
        }
    finally:
        textpage.close()
        page.close()


def _drawn(page: pdfium.PdfPage, turn: Turn) -> tuple[list[tuple[float, float, float]], bool]:
    """The horizontal lines of a page as (left, right, height), and whether it shows a picture."""
    rules: list[tuple[float, float, float]] = []
    edges = [ctypes.c_float() for _ in range(4)]
    count = min(pdfium_c.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    # Some files have an object for each sign: all are asked for their kind without a step in Python.
    items = map(engine.item_of, repeat(engine.handle_of(page.raw)), range(count))
    kinds = list(map(engine.kind_of, items))
    for index in [number for number, kind in enumerate(kinds) if kind == pdfium_c.FPDF_PAGEOBJ_PATH]:
        item = pdfium_c.FPDFPage_GetObject(page.raw, index)
        if pdfium_c.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = turn.box(*(edge.value for edge in edges))
            if top - bottom <= _THIN and right - left >= _SHORTEST_RULE:
                rules.append((left, right, round((bottom + top) / 2, 2)))
    return rules, pdfium_c.FPDF_PAGEOBJ_IMAGE in kinds or pdfium_c.FPDF_PAGEOBJ_FORM in kinds


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage, turn: Turn) -> Iterator[list[Any]]:
    """The links of a page that lead to an address: `[address, left, bottom, right, top]`."""
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    box = pdfium_c.FS_RECTF()
    for _ in range(_MAX_LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = pdfium_c.FPDFLink_GetAction(link)
        if not action or pdfium_c.FPDFAction_GetType(action) != pdfium_c.PDFACTION_URI:
            continue
        buffer = ctypes.create_string_buffer(_LONGEST_ADDRESS)
        length = pdfium_c.FPDFAction_GetURIPath(document.raw, action, buffer, _LONGEST_ADDRESS)
        if 1 < length <= _LONGEST_ADDRESS and pdfium_c.FPDFLink_GetAnnotRect(link, box):
            address = buffer.raw[: length - 1].decode("utf-8", "replace")
            yield [address, *turn.box(box.left, box.bottom, box.right, box.top)]
