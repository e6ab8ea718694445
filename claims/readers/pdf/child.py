"""What the child process does: the words of a PDF's pages with their places and fonts, over pdfium.

No PDF library is safe with hostile files, so this runs in a process that can be killed. Words come with the box and
the size they are shown with (after the text matrix), in points, the origin at the lower left of the page as shown.
Calls into pdfium cost more than anything else here: a page's text comes in one call, and boxes only of the first and
last sign of a word.
"""

import ctypes
import json
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from claims.readers.pdf.model import BOLD, ITALIC

PAGES_AT_ONCE = 200  # that one request answers, so that time and memory are limits of so many pages
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HEADER = 8  # bytes of the number of the first page
_MAX_SIGNS = 200_000  # of a page; what goes on is a drawing
_MAX_OBJECTS = 20_000  # of a page that are searched for lines
_MAX_LINKS = 2_000  # of a page
_TINY = 1.0  # points: nobody reads this
_THIN = 2.5  # points: a box so low is a line
_SHORTEST_RULE = 25.0
_HEAVY = 600
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_LONGEST_ADDRESS = 4_000
_WORD = re.compile(r"\S+")
_LINE_END = re.compile(r"[\r\n]")
_PRINTED_YEAR = re.compile(r"\(?(?:19|20)[0-9]{2}[,.;:)]{0,2}")  # the most usual figures: none of them is raised
_FIGURE = re.compile(r"[0-9]")
_FIGURES = re.compile(r"[0-9]{1,4}(?![0-9]|[/⁄])")  # not what a fraction has above its line
_RAISED, _SMALL = 0.2, 0.62  # of the size: how far raised figures stand above the baseline at least, and their size
_SCATTERED = 8  # words of several objects in a row, from which a page is taken to be set sign by sign
_PLAIN = re.compile(r"\W?[^\W\d]*[\W\d]?")  # a word that nothing raised or lowered stands within
# pdfium's signs for a hyphen that ends a line, and the codes of TeX's fonts where a file does not say what they mean.
_SIGNS = {0xFFFE: "-", 0x02: "-", 0xAD: "-"} | dict(
    zip((0x0B, 0x0C, 0x0E, 0x0F, *range(0x10, 0x17), *range(0x1B, 0x20)), "ﬀﬁﬃﬄ“”„«»–—ﬀﬁﬂﬃﬄ", strict=True)
)

_Point = tuple[float, float]
_Run = tuple[float, float, int]  # baseline, size, style
_BOX = struct.Struct("4f")  # FS_RECTF: left, top, right, bottom
_INK = struct.Struct("4d")  # left, right, bottom, top


def _direct(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium without the checks and objects of its wrapper, which double its time."""
    address = ctypes.cast(getattr(pdfium_c, name), ctypes.c_void_p).value or 0
    direct: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return direct


_pointer, _int = ctypes.c_void_p, ctypes.c_int
_object_of = _direct("FPDFText_GetTextObject", _pointer, _pointer, _int)
_box_of = _direct("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_ink_of = _direct("FPDFText_GetCharBox", _int, _pointer, _int, _pointer, _pointer, _pointer, _pointer)
_origin_of = _direct("FPDFText_GetCharOrigin", _int, _pointer, _int, _pointer, _pointer)
_matrix_of = _direct("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)
_size_of = _direct("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_code_of = _direct("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_font_of = _direct("FPDFTextObj_GetFont", _pointer, _pointer)
_item_of = _direct("FPDFPage_GetObject", _pointer, _pointer, _int)
_kind_of = _direct("FPDFPageObj_GetType", _int, _pointer)
_weight_of = _direct("FPDFFont_GetWeight", _int, _pointer)
_flags_of = _direct("FPDFFont_GetFlags", _int, _pointer)
_name_of = _direct("FPDFFont_GetBaseFontName", ctypes.c_size_t, _pointer, _pointer, ctypes.c_size_t)


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
        turn = _Turn(page.get_rotation() % 360, *page.get_bbox())
        rules, has_picture = _drawn(page, turn)
        return {
            "size": page.get_size(),
            "words": list(_Words(textpage, turn)),
            "rules": rules,
            "links": list(_links(document, page, turn)),
            "picture": has_picture,
        }
    finally:
        textpage.close()
        page.close()


class _Turn:
    """From the page's own coordinates to those of the page as it is shown."""

    def __init__(self, rotation: int, left: float, bottom: float, right: float, top: float) -> None:
        self.rotation = rotation
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def point(self, x: float, y: float) -> _Point:
        match self.rotation:
            case 90:
                return y - self.bottom, self.right - x
            case 180:
                return self.right - x, self.top - y
            case 270:
                return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def direction(self, x: float, y: float) -> _Point:
        match self.rotation:
            case 90:
                return y, -x
            case 180:
                return -x, -y
            case 270:
                return -y, x
        return x, y

    def sides(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float]:
        """The left and the right side of a box."""
        if self.rotation:
            left, _, right, _ = self.box(left, bottom, right, top)
            return left, right
        return round(left - self.left, 2), round(right - self.left, 2)

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return round(min(a, c), 2), round(min(b, d), 2), round(max(a, c), 2), round(max(b, d), 2)


class _Words:
    """The words of a page in the order of its content.

    Each is `[text, left, right, baseline, size, style, glued]`: glued to the one before, which differs in size,
    baseline or style, where no blank stands between.

    All signs of one text object are set alike, and most files hold a line in one: then only the two ends of a word are
    asked for. Where a file sets sign by sign, the boxes of the signs tell, which are as high as their font.
    """

    def __init__(self, textpage: pdfium.PdfTextPage, turn: _Turn) -> None:
        self._raw = ctypes.cast(textpage.raw, _pointer).value
        self._text = _text_of(textpage, self._raw)
        self._turn = turn
        self._box = bytearray(_BOX.size)
        self._ink = bytearray(_INK.size)
        at_ink = ctypes.addressof(ctypes.c_char.from_buffer(self._ink))
        self._at_ink = (at_ink, at_ink + 8, at_ink + 16, at_ink + 24)
        self._at_box = ctypes.addressof(ctypes.c_char.from_buffer(self._box))
        self._runs: dict[object, _Run | None] = {}
        self._styles: dict[int, int] = {}
        self._owner: int | None = None
        self._until = 0  # behind the last sign that is known to be of the object `owner`
        self._scattered = 0  # words in a row whose signs are of several objects

    def __iter__(self) -> Iterator[list[Any]]:
        for found in _WORD.finditer(self._text):
            first, behind = found.span()
            if behind > self._until and self._scattered < _SCATTERED:
                self._reach(first, behind)
            box: tuple[float, float] | None
            if behind <= self._until:
                box = self._box_of_ends(first, behind - 1)
                run = self._run(self._owner, first)
            else:
                box = self._box_of_all(first, behind - 1)
                run = self._run_by_box(first) if box is not None else None
            word = found[0]
            if box is None:
                yield from self._pieces(first, behind)
            elif run is not None:
                may_hold = not (word.isalpha() or _PRINTED_YEAR.fullmatch(word))
                raised = self._raised_figures(first, behind, run) if may_hold else None
                if raised:
                    yield from self._parted(first, behind, run, raised)
                else:
                    yield [word, *box, *run, 0]

    def _reach(self, first: int, behind: int) -> None:
        """Find how far the object of a word goes in its line, if it holds the word at all."""
        raw = self._raw
        owner = self._owner = _object_of(raw, first)
        if behind - first > 1 and _object_of(raw, behind - 1) != owner:
            self._scattered += 1
            self._until = first + 1
            return
        if behind - first > 1:
            self._scattered = 0
        end = _LINE_END.search(self._text, behind)
        low, high = behind - 1, (end.start() if end else len(self._text)) - 1
        if low < high and _object_of(raw, high) == owner:
            low = high
        while high - low > 1:  # `low` is of the object, `high` is not
            middle = (low + high) // 2
            if _object_of(raw, middle) == owner:
                low = middle
            else:
                high = middle
        self._until = low + 1

    def _pieces(self, first: int, behind: int) -> Iterator[list[Any]]:
        """A word that is not set in one, object by object, what is set alike joined again."""
        raw, end = self._raw, first
        owner = _object_of(raw, first)
        last: list[Any] | None = None
        while end < behind:
            at, mine = end, owner
            end += 1
            while end < behind and (owner := _object_of(raw, end)) == mine:
                end += 1
            box = self._box_of_ends(at, end - 1)
            run = self._run_by_box(at) if end - at == 1 else self._run(mine, at)
            if run is None:
                continue
            text = self._text[at:end]
            raised = None if text.isalpha() else self._raised_figures(at, end, run)
            pieces = self._parted(at, end, run, raised) if raised else ([text, *box, *run, 0],)
            for piece in pieces:
                if last is not None and last[3:6] == piece[3:6]:
                    last[0] += piece[0]
                    last[2] = piece[2]
                    continue
                if last is not None:
                    yield last
                    piece[6] = 1
                last = piece
        if last is not None:
            yield last

    def _raised_figures(self, first: int, behind: int, run: "_Run") -> list[tuple[int, int]]:
        """The places of figures that are raised by their form alone: fonts have such signs for notes and powers."""
        raised: list[tuple[int, int]] = []
        if _FIGURE.search(self._text, first, behind) is None:
            return raised
        for found in _FIGURES.finditer(self._text, first, behind):
            start = end = found.end()
            while start > found.start() and self._height(start - 1) - run[0] > _RAISED * run[1]:
                start -= 1
            if start < end:
                raised.append((start, end))
        return raised

    def _height(self, at: int) -> float:
        """Where a sign's ink begins above the foot of the page."""
        _ink_of(self._raw, at, *self._at_ink)
        left, right, bottom, top = _INK.unpack(self._ink)
        turn = self._turn
        height: float = turn.box(left, bottom, right, top)[1] if turn.rotation else bottom - turn.bottom
        return height

    def _parted(self, first: int, behind: int, run: "_Run", raised: Sequence[tuple[int, int]]) -> Iterator[list[Any]]:
        """A word whose raised figures are given as smaller signs on a higher baseline, which is what they look like."""
        _, size, style = run
        cuts = sorted({first, behind, *(edge for span in raised for edge in span)})
        for start, end in pairwise(cuts):
            shown: _Run = run
            if (start, end) in raised:
                shown = round(self._height(start), 2), round(_SMALL * size, 2), style
            yield [self._text[start:end], *self._box_of_ends(start, end - 1), *shown, int(start > first)]

    def _box_of_ends(self, first: int, last: int) -> tuple[float, float]:
        """Where signs that are set alike begin and end."""
        _box_of(self._raw, first, self._at_box)
        left, top, right, bottom = _BOX.unpack(self._box)
        if last != first:
            _box_of(self._raw, last, self._at_box)
            other, high, end, low = _BOX.unpack(self._box)
            left, right = left if left < other else other, end if end > right else right
            bottom, top = bottom if bottom < low else low, high if high > top else top
        return self._turn.sides(left, bottom, right, top)

    def _box_of_all(self, first: int, last: int) -> tuple[float, float] | None:
        """Where a word begins and ends; None for one whose signs differ in size or baseline."""
        raw, at_box = self._raw, self._at_box
        if self._turn.rotation and last != first:
            return None
        _box_of(raw, last, at_box)
        left, top, right, bottom = _BOX.unpack(self._box)
        is_plain = last - first < 2 or _PLAIN.fullmatch(self._text, first, last + 1) is not None
        begin, end = left, right
        for at in (first,) if is_plain else range(last - 1, first - 1, -1):
            _box_of(raw, at, at_box)
            begin, high, end, low = _BOX.unpack(self._box)
            if low != bottom or high != top:
                return None
        return self._turn.sides(left if left < begin else begin, bottom, right if right > end else end, top)

    def _run_by_box(self, at: int) -> "_Run | None":
        """The run of the sign whose box was asked for last."""
        font = _font_of(_object_of(self._raw, at))
        left, top, _, bottom = _BOX.unpack(self._box)
        return self._run((bottom, top, left if self._turn.rotation else 0.0, font), at)

    def _run(self, key: object, at: int) -> "_Run | None":
        """Baseline, size and style of all that is set as a sign is; None for what is turned or too small to be read."""
        if key in self._runs:
            return self._runs[key]
        raw = self._raw
        matrix, x, y = pdfium_c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        _matrix_of(raw, at, ctypes.addressof(matrix))
        _origin_of(raw, at, ctypes.addressof(x), ctypes.addressof(y))
        along, across = self._turn.direction(matrix.a, matrix.b)
        size = _size_of(raw, at) * (matrix.c**2 + matrix.d**2) ** 0.5
        run: _Run | None = None
        if along > 0 and abs(across) < 0.2 * along and size >= _TINY:
            _, baseline = self._turn.point(x.value, y.value)
            run = round(baseline, 2), round(size, 2), self._style(_font_of(_object_of(raw, at)))
        self._runs[key] = run
        return run

    def _style(self, font: int | None) -> int:
        if not font:
            return 0
        if font not in self._styles:
            flags = max(0, _flags_of(font))
            buffer = ctypes.create_string_buffer(120)
            _name_of(font, ctypes.addressof(buffer), 120)
            name = buffer.value.lower()
            bold = bool(flags & _BOLD_FLAG) or _weight_of(font) >= _HEAVY or b"bold" in name or b"black" in name
            italic = bool(flags & _ITALIC_FLAG) or b"italic" in name or b"oblique" in name
            self._styles[font] = BOLD * bold + ITALIC * italic
        return self._styles[font]


def _text_of(textpage: pdfium.PdfTextPage, raw: int | None) -> str:
    """The page's text, one character for each sign that pdfium counts."""
    count = min(textpage.count_chars(), _MAX_SIGNS)
    buffer = ctypes.create_string_buffer(4 * count + 4)
    written = pdfium_c.FPDFText_GetText(textpage.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) != count:  # some signs have no character: ask for each
        codes = (_code_of(raw, at) for at in range(count))
        text = "".join(
            chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )
    return text.translate(_SIGNS)


def _drawn(page: pdfium.PdfPage, turn: _Turn) -> tuple[list[_Point | tuple[float, ...]], bool]:
    """The horizontal lines of a page as (left, right, height), and whether it shows a picture."""
    rules: list[_Point | tuple[float, ...]] = []
    has_picture = False
    edges = [ctypes.c_float() for _ in range(4)]
    raw = ctypes.cast(page.raw, _pointer).value
    item_of, kind_of, text = _item_of, _kind_of, pdfium_c.FPDF_PAGEOBJ_TEXT  # some files have an object for each sign
    count = min(pdfium_c.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)
    kinds = [kind_of(item_of(raw, index)) for index in range(count)]
    for index in [number for number, kind in enumerate(kinds) if kind != text]:
        kind = kinds[index]
        has_picture = has_picture or kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM)
        item = pdfium_c.FPDFPage_GetObject(page.raw, index)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH and pdfium_c.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = turn.box(*(edge.value for edge in edges))
            if top - bottom <= _THIN and right - left >= _SHORTEST_RULE:
                rules.append((left, right, round((bottom + top) / 2, 2)))
    return rules, has_picture


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage, turn: _Turn) -> Iterator[list[Any]]:
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
