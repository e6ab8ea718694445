"""The text of a PDF page by page: columns in reading order, paragraphs, headings, tables by alignment.

Over pdfium; meant for a child process, for no PDF library is safe with hostile files. Characters come with their boxes
(points, origin at the lower left of the page as it is shown); layout is ours.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from sources.errors import DamagedFile, EncryptedFile
from sources.text import limits
from sources.text.builder import LINE_BREAK, TextBuilder
from sources.text.model import SourceText
from sources.text.pdf_glyphs import Glyph, Run, runs_of
from sources.text.pdf_layout import Page, lines_of
from sources.text.pdf_passages import add_pages

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_FEW_CHARACTERS = 20  # a page with fewer and a picture is taken for a scan
_MAX_GLYPHS = 200_000  # a page
_TINY = 1.0  # points: nobody reads this
_WHITE = 250
_HYPHEN = 2  # how pdfium gives a hyphen at the end of a line
_JUNK_TITLES = ("microsoft word", "microsoft powerpoint", "untitled", "untitled document", "slide 1", ".doc", ".indd")
NO_TEXT_LAYER = "no text layer: run OCR first"
GARBLED = "the text layer is garbled: run OCR first"


def read_pdf(data: bytes) -> SourceText:
    """The text of a PDF. Raises EncryptedFile and DamagedFile; a scan without text is `unreadable`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise EncryptedFile("needs a password") from error
        raise DamagedFile("the PDF is damaged and cannot be opened") from error
    builder = TextBuilder()
    pages, missing = _pages(document, builder)
    scans = [page.number for page in pages if page.is_scan]
    if scans:
        missing.append(f"pages without a text layer: {', '.join(map(str, scans[:10]))}")
    unreadable = _unreadable(pages, scans, len(document))
    add_pages(builder, pages)
    if missing and unreadable is None:
        builder.cut(missing[0])
    return builder.finish(media_type="application/pdf", title=_title(document), unreadable=unreadable)


def _pages(document: pdfium.PdfDocument, builder: TextBuilder) -> tuple[list[Page], list[str]]:
    """The pages within the budgets, and what is missing."""
    pages: list[Page] = []
    missing: list[str] = []
    characters = 0
    for number in range(1, len(document) + 1):
        if number > limits.PAGES or characters > limits.PDF_CHARACTERS:
            missing.append(limits.CUT_PAGES.format(number - 1))
            break
        page = _page(document, number, builder)
        if page is None:
            missing.append(f"page {number} is damaged")
            continue
        pages.append(page)
        characters += sum(len(line.text) for line in page.lines)
    return pages, missing


def _unreadable(pages: list[Page], scans: list[int], count: int) -> str | None:
    text = "".join(piece.text for page in pages for line in page.lines for piece in line.pieces)
    if not text.strip():
        return NO_TEXT_LAYER if scans else ("the PDF shows no text" if count else "the PDF has no pages")
    odd = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    return GARBLED if odd * 3 > len(text) else None


def _page(document: pdfium.PdfDocument, number: int, builder: TextBuilder) -> Page | None:
    """A page's lines; None for a page that cannot be loaded."""
    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return None
    width, height = page.get_size()
    turned = _Turn(page.get_rotation(), *page.get_bbox())
    shown: list[Run] = []
    for run in runs_of(_glyphs(textpage, turned)):
        if _is_seen(run, page, textpage, width, height):
            shown.append(run)
        else:
            builder.hide(run.text + LINE_BREAK)
    characters = sum(len(run.text) for run in shown)
    is_scan = characters < _FEW_CHARACTERS and _has_picture(page)
    textpage.close()
    page.close()
    return Page(number, width, height, lines_of(shown), is_scan)


class _Turn:
    """From the page's own coordinates to those of the page as it is shown."""

    def __init__(self, rotation: int, left: float, bottom: float, right: float, top: float) -> None:
        self.is_none = rotation % 360 == 0
        self.left, self.bottom = left, bottom
        self._rotation = rotation % 360
        self._right, self._top = right, top

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self._rotation:
            case 90:
                return y - self.bottom, self._right - x
            case 180:
                return self._right - x, self._top - y
            case 270:
                return self._top - y, x - self.left
        return x - self.left, y - self.bottom


def _glyphs(textpage: pdfium.PdfTextPage, turn: _Turn) -> Iterator[Glyph]:
    """The characters of a page in the order of its content; blanks that pdfium made up have no box."""
    raw = textpage.raw
    box = pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_of, origin_of, code_of = (
        pdfium_c.FPDFText_GetLooseCharBox,
        pdfium_c.FPDFText_GetCharOrigin,
        pdfium_c.FPDFText_GetUnicode,
    )
    for index in range(min(textpage.count_chars(), _MAX_GLYPHS)):
        code = code_of(raw, index)
        if code == _HYPHEN:
            code = 0x2D
        if code <= 32:
            yield Glyph(index, " ", 0.0, 0.0, 0.0, 0.0, is_blank=True)
            continue
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            code = 0xFFFD
        box_of(raw, index, box)
        origin_of(raw, index, x, y)
        if turn.is_none:
            left, right = box.left - turn.left, box.right - turn.left
            yield Glyph(index, chr(code), left, right, y.value - turn.bottom, abs(box.top - box.bottom))
            continue
        left, low = turn.point(box.left, box.bottom)
        right, high = turn.point(box.right, box.top)
        _, baseline = turn.point(x.value, y.value)
        yield Glyph(index, chr(code), min(left, right), max(left, right), baseline, abs(high - low))


def _is_seen(run: Run, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, width: float, height: float) -> bool:
    """Whether a run is shown: large enough, on the page, painted, and not white on white."""
    if run.size < _TINY or run.right < 0 or run.left > width or run.baseline < -2 or run.baseline > height + 2:
        return False
    text_object = pdfium_c.FPDFText_GetTextObject(textpage.raw, run.index)
    if text_object and pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
        return _has_picture(page)  # the text layer of a scan
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFText_GetFillColor(textpage.raw, run.index, red, green, blue, alpha):
        return True
    if alpha.value == 0:
        return False
    is_white = min(red.value, green.value, blue.value) >= _WHITE
    return not is_white or _has_ground(page, run)


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _has_ground(page: pdfium.PdfPage, run: Run) -> bool:
    """Whether anything that is painted lies under a run, so that white text on it can be seen."""
    kinds = [pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_SHADING]
    middle = (run.left + run.right) / 2
    for item in page.get_objects(filter=kinds, max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if left <= middle <= right and bottom <= run.baseline + run.size / 4 <= top:
            return True
    return False


def _title(document: pdfium.PdfDocument) -> str | None:
    title = str(document.get_metadata_value("Title") or "").strip()
    lowered = title.lower()
    return None if not title or any(junk in lowered for junk in _JUNK_TITLES) else title
