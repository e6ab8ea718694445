"""Markers typed with carets: 'prices fell.^12^', 'prices fell^12', as pandoc and forums raise numbers.

Raised figures of another meaning keep their carets: powers and units ('10^3^', 'km^2^'), formulas, ordinals.
"""

import re
from collections.abc import Iterator, Sequence

from claims.document import Marker
from claims.flow import Span

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIST = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}"
_CALL = re.compile(rf"(?:(?<=[^\s\d^~])|(?<=\D(?:19|20)\d\d))\^(?:({_LIST})\^|(\d{{1,3}}))(?![\w^])")
_POWER = re.compile(r"(?:^|[\W\d_])(?:[b-df-hj-np-tv-xz]{1,3}|ha|[^\W\d_])$")  # 'km', 'mc', 'x'
_REACH = 8  # characters before a caret in which a unit stands
_FEWEST = 2  # calls of different numbers, for carets to be a habit
_JOINER = "\u2060"  # a sign without width, so that nothing moves


def raise_calls(masked: str) -> str:
    """The text with calls between carets as superscript digits, of the same length; as it is where carets call none."""
    calls = [found for found in _CALL.finditer(masked) if not _is_power(masked, found.start())]
    if len({found[1] or found[2] for found in calls}) < _FEWEST:
        return masked
    parts: list[str] = []
    done = 0
    for found in calls:
        parts += [masked[done : found.start()], found[0].replace("^", _JOINER).translate(_RAISED)]
        done = found.end()
    return "".join([*parts, masked[done:]])


def carets_of(text: str, markers: Sequence[Marker]) -> Iterator[Span]:
    """The carets before markers, which are no words."""
    for marker in markers:
        if text[max(0, marker.start - 2) : marker.start].endswith("^") and text[marker.start - 2] != "[":
            yield Span(marker.start - 1, marker.start)


def _is_power(masked: str, offset: int) -> bool:
    return _POWER.search(masked[max(0, offset - _REACH) : offset]) is not None
