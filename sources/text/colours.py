"""Colours of style sheets, as far as ink in the colour of its ground has to be recognised (CSS Color 4)."""

import re

Colour = tuple[int, int, int]

_NAMES: dict[str, Colour] = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "mintcream": (245, 255, 250),
    "azure": (240, 255, 255),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
    "orange": (255, 165, 0),
    "canvas": (255, 255, 255),
}
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(
    r"rgba?\(\s{0,3}(\d{1,3}%?)[\s,]{1,4}(\d{1,3}%?)[\s,]{1,4}(\d{1,3}%?)\s{0,3}(?:[,/]\s{0,3}([\d.]{1,6}%?)\s{0,3})?\)"
)
_HSL_LIGHTNESS = re.compile(r"hsla?\([^,\s]{1,10}[\s,]{1,4}[\d.]{1,6}%[\s,]{1,4}(0|100)%\s{0,3}\)")
_NEAR = 12  # a difference a channel that no eye sees


def colour_of(value: str) -> Colour | None:
    """The colour that a lower-case value names, None when it names none or one that shines through."""
    text = value.strip()
    if text in _NAMES:
        return _NAMES[text]
    if re.fullmatch(r"[0-9a-f]{6}", text):  # bgcolor without its sign
        text = "#" + text
    if match := _HEX.fullmatch(text):
        return _from_hex(match[1])
    if match := _RGB.fullmatch(text):
        if match[4] not in (None, "1", "1.0", "100%"):
            return None
        red, green, blue = (_channel(part) for part in match.group(1, 2, 3))
        return red, green, blue
    if match := _HSL_LIGHTNESS.fullmatch(text):
        return (255, 255, 255) if match[1] == "100" else (0, 0, 0)
    return None


def are_alike(ink: Colour | None, ground: Colour | None) -> bool:
    """Whether text in `ink` cannot be seen on `ground`; False when either is unknown."""
    if ink is None or ground is None:
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(ink, ground, strict=True))


def _from_hex(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) == 8 and digits[6:] != "ff":
        return None
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _channel(part: str) -> int:
    number = int(part.rstrip("%"))
    return min(255, number * 255 // 100 if part.endswith("%") else number)
