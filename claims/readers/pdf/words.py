"""The words of a page with their places and fonts, over pdfium, in the order of the page's content.

Calls into pdfium cost more than anything else here: a page's text comes in one call, and boxes only of the first and
last sign of a word.

All signs of one text object are set alike, and most files hold a line in one: then only the two ends of a word are
asked for. Where a file sets sign by sign, the boxes of the signs tell, which are as high as their font.
"""

import base64
import ctypes
import math
import re
import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from claims.readers.pdf import engine
from claims.readers.pdf.turn import Turn

_MAX_SIGNS = 200_000  # of a page; what goes on is a drawing
_TINY = 1.0  # points: nobody reads this
_LEVEL = 0.01  # points: signs that stand on one baseline
_HEAVY = 600
_BOLD_FLAG = 1 << 18
_WORD = re.compile(r"\S+")
_LINE_END = re.compile(r"[\r\n]")
_PRINTED_YEAR = re.compile(r"\(?(?:19|20)[0-9]{2}[,.;:)]{0,2}")  # the most usual figures: none of them is raised
_FIGURES = re.compile(r"[0-9]{1,4}(?![0-9]|[/⁄])")  # not what a fraction has above its line
_RAISED, _SMALL = 0.2, 0.62  # of the size: how far raised figures stand above the baseline at least, and their size
_SCATTERED = 8  # words of several objects in a row, from which a page is taken to be set sign by sign
_PLAIN = re.compile(r"\W?[^\W\d]*[\W\d]?")  # a word that nothing raised or lowered stands within
_MARKS = re.compile(r"[0-9](?![0-9])|[*∗†‡§¶\])]")  # the last of what may be raised within any other
# pdfium's signs for a hyphen that ends a line, and the codes of TeX's fonts where a file does not say what they mean.
_SIGNS = {0xFFFE: "-", 0x02: "-", 0xAD: "-"} | dict(
    zip((0x0B, 0x0C, 0x0E, 0x0F, *range(0x10, 0x17), *range(0x1B, 0x20)), "ﬀﬁﬃﬄ“”„«»–—ﬀﬁﬂﬃﬄ", strict=True)
)
_ODD_SIGN = re.compile(f"[{''.join(map(chr, _SIGNS))}]")
_BOX = struct.Struct("4f")  # FS_RECTF: left, top, right, bottom
_INK = struct.Struct("4d")  # left, right, bottom, top
_MATRIX = struct.Struct("6f")
_ORIGIN = struct.Struct("2d")
_LONGEST_NAME = 120

_Run = tuple[float, float, int]  # baseline, size, whether bold


class Words:
    """The words of one page: `read` them, then `found` says what was found."""

    def __init__(self, textpage: pdfium.PdfTextPage, turn: Turn) -> None:
        self._raw = engine.handle_of(textpage.raw)
        self._text = _text_of(textpage, self._raw)
        self._turn = turn
        self._box, self._ink = bytearray(_BOX.size), bytearray(_INK.size)
        self._at_box = engine.place_of(self._box)
        self._at_ink = [engine.place_of(self._ink, 8 * side) for side in range(4)]
        self._matrix, self._origin = bytearray(_MATRIX.size), bytearray(_ORIGIN.size)
        self._at_matrix = engine.place_of(self._matrix)
        self._at_origin = [engine.place_of(self._origin, 8 * side) for side in range(2)]
        self._runs: dict[object, _Run | None] = {}
        self._fonts: dict[int, int] = {}  # whether bold
        self._until = 0  # behind the last sign that is known to be of the object of the last word
        self._run: _Run | None = None  # of that object
        self._scattered = 0  # words in a row whose signs are of several objects
        self._texts: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._set_as: list[_Run] = []
        self._glued: list[int] = []  # the numbers of words that no blank parts from the word before

    def found(self) -> dict[str, Any]:
        """What was read, for the pipe: `model.words_of` makes words of it."""
        set_as = self._set_as
        places = array("d", [*self._lefts, *self._rights, *(run[0] for run in set_as), *(run[1] for run in set_as)])
        return {
            "texts": " ".join(self._texts),
            "places": base64.b64encode(places.tobytes()).decode("ascii"),
            "bold": base64.b64encode(bytes([run[2] for run in set_as])).decode("ascii"),
            "glued": self._glued,
        }

    def read(self) -> None:
        """Read all words."""
        if self._turn.rotation:
            for found in _WORD.finditer(self._text):
                self._read_pieces(*found.span())
            return
        box_of, raw, at_box, box, unpack = engine.box_of, self._raw, self._at_box, self._box, _BOX.unpack
        text, origin = self._text, self._turn.left
        figure = _first_figure(text, 0)
        for found in _WORD.finditer(text):
            first, behind = found.span()
            if behind > self._until and self._scattered < _SCATTERED:
                self._reach(first, behind)
            box_of(raw, first, at_box)
            left, top, right, bottom = begin, high, end, low = unpack(box)
            if behind - first > 1:
                box_of(raw, behind - 1, at_box)
                begin, high, end, low = unpack(box)
            if behind <= self._until:
                run = self._run
            elif low != bottom or high != top:
                run = self._run_of_origins(first, behind)
            else:
                run = self._run_of_box(first, bottom, top) if self._is_level(first, behind, bottom) else None
            if run is None:
                if behind > self._until:
                    self._read_pieces(first, behind)
                continue
            left, right = left if left < begin else begin, right if right > end else end
            word = found[0]
            if figure < behind:
                figure = _first_figure(text, behind)
                raised = [] if _PRINTED_YEAR.fullmatch(word) else self._raised_figures(first, behind, run)
                if raised:
                    self._add_parts(first, behind, run, raised)
                    continue
            self._texts.append(word)
            self._lefts.append(left - origin)
            self._rights.append(right - origin)
            self._set_as.append(run)

    def _reach(self, first: int, behind: int) -> None:
        """Find how far the object of a word goes in its line, if it holds the word at all."""
        raw, object_of = self._raw, engine.object_of
        owner = object_of(raw, first)
        self._run = self._run_of(owner, first, owner)
        if behind - first > 1:
            if object_of(raw, behind - 1) != owner:
                self._scattered += 1
                self._until = first + 1
                return
            self._scattered = 0
        end = _LINE_END.search(self._text, behind)
        low, high = behind - 1, (end.start() if end else len(self._text)) - 1
        if low < high and object_of(raw, high) == owner:
            low = high
        while high - low > 1:  # `low` is of the object, `high` is not
            middle = (low + high) // 2
            if object_of(raw, middle) == owner:
                low = middle
            else:
                high = middle
        self._until = low + 1

    def _is_level(self, first: int, behind: int, bottom: float) -> bool:
        """Whether nothing within a word stands higher or lower than its ends."""
        if behind - first < 3 or _PLAIN.fullmatch(self._text, first, behind):
            return True
        for found in _MARKS.finditer(self._text, first + 1, behind - 1):
            engine.box_of(self._raw, found.start(), self._at_box)
            if _BOX.unpack(self._box)[3] != bottom:
                return False
        return True

    def _read_pieces(self, first: int, behind: int) -> None:
        """Read a word that is not set in one, object by object; what is set alike is joined again."""
        is_inside = False
        for start, end, owner in self._objects(first, behind):
            left, right = self._sides(start, end - 1)
            _, top, _, bottom = _BOX.unpack(self._box)
            run = self._run_of_box(start, bottom, top) if end - start == 1 else self._run_of(owner, start, owner)
            if run is None:
                continue
            text = self._text[start:end]
            raised = [] if text.isalpha() else self._raised_figures(start, end, run)
            if raised:
                self._add_parts(start, end, run, raised, is_inside=is_inside)
            elif is_inside and self._set_as[-1] == run:
                self._texts[-1] += text
                self._rights[-1] = right
            else:
                self._add(text, left, right, run, is_glued=is_inside)
            is_inside = True

    def _objects(self, first: int, behind: int) -> Iterator[tuple[int, int, int]]:
        """The text objects of a word: first sign, behind the last, the object."""
        raw, end = self._raw, first
        owner = engine.object_of(raw, first)
        while end < behind:
            start, mine = end, owner
            end += 1
            while end < behind and (owner := engine.object_of(raw, end)) == mine:
                end += 1
            yield start, end, mine

    def _raised_figures(self, first: int, behind: int, run: _Run) -> list[tuple[int, int]]:
        """The places of figures that are raised by their form alone: fonts have such signs for notes and powers."""
        raised: list[tuple[int, int]] = []
        for found in _FIGURES.finditer(self._text, first, behind):
            start = end = found.end()
            while start > found.start() and self._height(start - 1) - run[0] > _RAISED * run[1]:
                start -= 1
            if start < end:
                raised.append((start, end))
        return raised

    def _height(self, at: int) -> float:
        """Where a sign's ink begins above the foot of the page."""
        engine.ink_of(self._raw, at, *self._at_ink)
        left, right, bottom, top = _INK.unpack(self._ink)
        turn = self._turn
        height: float = turn.box(left, bottom, right, top)[1] if turn.rotation else bottom - turn.bottom
        return height

    def _add_parts(
        self, first: int, behind: int, run: _Run, raised: Sequence[tuple[int, int]], *, is_inside: bool = False
    ) -> None:
        """Add a word whose raised figures are given as smaller signs on a higher baseline, as which they are seen."""
        _, size, bold = run
        cuts = sorted({first, behind, *(edge for span in raised for edge in span)})
        for start, end in pairwise(cuts):
            shown: _Run = run
            if (start, end) in raised:
                shown = round(self._height(start), 2), round(_SMALL * size, 2), bold
            is_glued = start > first or is_inside
            self._add(self._text[start:end], *self._sides(start, end - 1), shown, is_glued=is_glued)

    def _add(self, text: str, left: float, right: float, run: _Run, *, is_glued: bool) -> None:
        if is_glued:
            self._glued.append(len(self._texts))
        self._texts.append(text)
        self._lefts.append(left)
        self._rights.append(right)
        self._set_as.append(run)

    def _sides(self, first: int, last: int) -> tuple[float, float]:
        """Where signs that are set alike begin and end; the box of the last is left in its place."""
        engine.box_of(self._raw, first, self._at_box)
        left, top, right, bottom = _BOX.unpack(self._box)
        if last != first:
            engine.box_of(self._raw, last, self._at_box)
            begin, high, end, low = _BOX.unpack(self._box)
            left, right = min(left, begin), max(right, end)
            bottom, top = min(bottom, low), max(top, high)
        return self._turn.sides(left, bottom, right, top)

    def _run_of_box(self, at: int, bottom: float, top: float) -> _Run | None:
        """The run of all signs of one font that stand between two heights, as the one at `at` does."""
        owner = engine.object_of(self._raw, at)
        font = engine.font_of(owner)
        across = _BOX.unpack(self._box)[0] if self._turn.rotation else 0.0
        key = bottom, top, across, font
        return self._runs[key] if key in self._runs else self._run_of(key, at, owner)

    def _run_of_origins(self, first: int, behind: int) -> _Run | None:
        """The run of a word whose signs stand on one baseline in one font and size; None for any other.

        Some fonts do not say how high they are: the boxes of their signs are those of their ink, and tell nothing.
        """
        raw, height = self._raw, self._origin_height
        level = height(first)
        if abs(height(behind - 1) - level) > _LEVEL:
            return None
        if not _PLAIN.fullmatch(self._text, first, behind):
            for found in _MARKS.finditer(self._text, first + 1, behind - 1):
                if abs(height(found.start()) - level) > _LEVEL:
                    return None
        owner, last = engine.object_of(raw, first), engine.object_of(raw, behind - 1)
        font, size = engine.font_of(owner), engine.size_of(raw, first)
        if last != owner and (engine.font_of(last) != font or engine.size_of(raw, behind - 1) != size):
            return None
        return self._run_of((round(level, 2), size, font), first, owner)

    def _origin_height(self, at: int) -> float:
        engine.origin_of(self._raw, at, *self._at_origin)
        return float(_ORIGIN.unpack(self._origin)[1])

    def _run_of(self, key: object, at: int, owner: int | None) -> _Run | None:
        """Baseline, size and weight of what is set as a sign is; None for what is turned or too small to be read."""
        if key in self._runs:
            return self._runs[key]
        raw = self._raw
        engine.matrix_of(raw, at, self._at_matrix)
        a, b, c, d, _, _ = _MATRIX.unpack(self._matrix)
        turn = self._turn
        along, across = turn.direction(a, b) if turn.rotation else (a, b)
        size = engine.size_of(raw, at) * (math.hypot(c, d) if c else abs(d))
        run: _Run | None = None
        if along > 0 and abs(across) < 0.2 * along and size >= _TINY:
            engine.origin_of(raw, at, *self._at_origin)
            x, y = _ORIGIN.unpack(self._origin)
            baseline = turn.point(x, y)[1] if turn.rotation else y - turn.bottom
            run = round(baseline, 2), round(size, 2), self._is_bold(engine.font_of(owner))
        self._runs[key] = run
        return run

    def _is_bold(self, font: int | None) -> int:
        if not font:
            return 0
        if font not in self._fonts:
            buffer = ctypes.create_string_buffer(_LONGEST_NAME)
            engine.name_of(font, ctypes.addressof(buffer), _LONGEST_NAME)
            name = buffer.value.lower()
            is_flagged = bool(max(0, engine.flags_of(font)) & _BOLD_FLAG)
            self._fonts[font] = int(
                is_flagged or engine.weight_of(font) >= _HEAVY or b"bold" in name or b"black" in name
            )
        return self._fonts[font]


def _first_figure(text: str, start: int) -> int:
    """Where the next figure that may be raised stands; behind the text if there is none."""
    found = _FIGURES.search(text, start)
    return found.start() if found else len(text)


def _text_of(textpage: pdfium.PdfTextPage, raw: engine.Handle) -> str:
    """The page's text, one character for each sign that pdfium counts."""
    count = min(textpage.count_chars(), _MAX_SIGNS)
    buffer = ctypes.create_string_buffer(4 * count + 4)
    written = pdfium_c.FPDFText_GetText(textpage.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) != count:  # some signs have no character: ask for each
        codes = (engine.code_of(raw, at) for at in range(count))
        text = "".join(
            chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )
    return text.translate(_SIGNS) if _ODD_SIGN.search(text) else text
