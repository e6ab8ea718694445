"""pdfium's functions for single signs and objects, called without the checks of its wrapper, which triple their time.

A page's text is asked for sign by sign: what one call costs is what reading a PDF costs. Functions in the first group
do not even convert what they are given: handles must be `Handle`s, everything else whole numbers.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

Handle = ctypes.c_void_p
_INT, _POINTER = ctypes.c_int, ctypes.c_void_p


def handle_of(raw: Any) -> Handle:
    """The handle of an open page or of its text, from pypdfium2's."""
    return ctypes.cast(raw, Handle)


def place_of(buffer: bytearray, offset: int = 0) -> Handle:
    """Where pdfium may write; the buffer must outlive it and keep its size."""
    return Handle(ctypes.addressof(ctypes.c_char.from_buffer(buffer)) + offset)


def _direct(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(pdfium_c, name), Handle).value or 0
    direct: Any = ctypes.PYFUNCTYPE(result, *arguments)(address)
    if not arguments:
        direct.argtypes = None
    function: Callable[..., Any] = direct
    return function


# Of a sign: the handle of the text, the sign's number, and where to write.
object_of = _direct("FPDFText_GetTextObject", _POINTER)  # gives a number, None for a sign that is of no object
box_of = _direct("FPDFText_GetLooseCharBox", _INT)
ink_of = _direct("FPDFText_GetCharBox", _INT)
origin_of = _direct("FPDFText_GetCharOrigin", _INT)
matrix_of = _direct("FPDFText_GetMatrix", _INT)
size_of = _direct("FPDFText_GetFontSize", ctypes.c_double)
code_of = _direct("FPDFText_GetUnicode", ctypes.c_uint)
# Of a page: its handle and the object's number; gives a number.
item_of = _direct("FPDFPage_GetObject", _POINTER)

# Of an object or font, by the number that another function gave.
kind_of = _direct("FPDFPageObj_GetType", _INT, _POINTER)
font_of = _direct("FPDFTextObj_GetFont", _POINTER, _POINTER)
weight_of = _direct("FPDFFont_GetWeight", _INT, _POINTER)
flags_of = _direct("FPDFFont_GetFlags", _INT, _POINTER)
name_of = _direct("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
