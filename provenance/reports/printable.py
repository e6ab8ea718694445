"""Text from outside, made safe for a terminal and a log: one line, no control signs, no turned writing direction."""

import re

# C0 but for tab and newline, DEL, C1, and the marks that turn, hide or separate text.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def printable(text: str) -> str:
    """`text` on one line, white space folded, every control or bidirectional sign shown by its code (`\\u202e`)."""
    folded = " ".join(text.split())
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", folded)


def shorten(text: str, width: int) -> str:
    """`printable(text)`, cut at a word with an ellipsis where it is longer than `width` characters."""
    line = printable(text)
    if len(line) <= width:
        return line
    cut = line.rfind(" ", width // 2, width - 1)
    return line[: cut if cut > 0 else width - 1].rstrip(" ,;:") + "…"


def shorten_around(text: str, start: int, end: int, width: int) -> str:
    """As `shorten`, keeping `text[start:end]` in view: both sides may be cut."""
    if len(text) <= width or end <= width - 2:
        return shorten(text, width)
    begin = max(0, min(start - width // 3, len(text) - width))
    word = text.find(" ", begin, start)
    return "…" + shorten(text[word + 1 if word >= 0 else begin :], width - 1)
