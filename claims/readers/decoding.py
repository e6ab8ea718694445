"""From bytes to text: UTF-8 (with or without byte order mark), UTF-16, UTF-32 with its mark, else Windows-1252."""

import codecs

from claims.errors import UnreadableDocument
from claims.limits import LONGEST_TEXT, refuse_too_long

_PROBE = 65_536
_LONGEST_SIGN = 4  # bytes of a character
_TEXT_CONTROLS = b"\t\n\v\f\r\x1b\x85"


def decode_text(data: bytes) -> str:
    """The text of `data`, newlines as they stand, without byte order mark.

    UnreadableDocument for bytes that hold nothing, for binary data, and for more text than a report has.
    """
    if len(data) > _LONGEST_SIGN * LONGEST_TEXT:
        refuse_too_long(len(data))
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(data) % 4 == 0:
        text = data.decode("utf-32", errors="replace")
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif (encoding := _utf16_without_mark(data)) is not None:
        text = data.decode(encoding, errors="replace")
    else:
        text = _one_byte_or_utf8(data)
    refuse_too_long(len(text))
    if not text.strip():
        raise UnreadableDocument("the document is empty: nothing to check")
    return text


def _one_byte_or_utf8(data: bytes) -> str:
    if b"\0" in data[:_PROBE] or b"\0" in data:
        raise UnreadableDocument("the document is binary, not text: give a text, Markdown or PDF file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if _is_binary(data[:_PROBE]):
        raise UnreadableDocument("the document is binary, not text: give a text, Markdown or PDF file")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows a zero in every second byte."""
    probe = data[:4096]
    if len(probe) < 8 or len(data) % 2:
        return None
    even, odd = probe[::2].count(0) / (len(probe) / 2), probe[1::2].count(0) / (len(probe) / 2)
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _is_binary(probe: bytes) -> bool:
    """Whether more than one byte in fifty is a control code that no text has."""
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in probe)
    return controls * 50 > len(probe)
