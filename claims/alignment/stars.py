"""Notes called by a sign instead of a number: `*`, `**`, `†`, `‡`, as an author's note is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.alignment.lines import Line
from claims.flow import Span

_SIGN = r"(\*{1,3}|†{1,2}|‡{1,2}|§(?=\s?[A-ZÀ-ÞА-Я]))"
_OPENING = re.compile(_SIGN + r"\s{0,3}(?=[^\W\d_]|[“\"‘«„])(?![^\n]{0,300}\*)")
_CALL = re.compile(r"(?<=[^\W_]|[.,;:!?”’\")»\]])(\*{1,3}|†{1,2}|‡{1,2})(?![\w*†‡])")
_FEW = 2  # lines with a star before it is a list's bullet
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class StarNote:
    """A note opened by a sign or letter: its lines, label, offsets of label and text, and what calls it, if known."""

    lines: tuple[Line, ...]
    label: str
    start: int
    body: int
    call: Span | None


def find_star_notes(text: str, lines: Sequence[Line]) -> list[StarNote]:
    """The lines that open with a sign which exactly one place before them carries as a marker.

    A list with `*` for bullets, Markdown's emphasis and a sign that nobody calls give none.
    """
    found: list[StarNote] = []
    calls: dict[str, list[Span]] = {}
    bullets = sum(1 for line in lines if text.startswith("* ", line.first))
    for number, line in enumerate(lines):
        opening = _OPENING.match(text, line.first, line.last)
        if opening:
            called = calls.pop(opening[1], [])
            if len(called) == 1 and not (opening[1] == "*" and bullets > _FEW):
                own = _lines_of(text, lines, number)
                found.append(StarNote(own, opening[1], opening.start(1), opening.end(), called[0]))
        else:
            for call in _CALL.finditer(text, line.first, line.last):
                calls.setdefault(call[1], []).append(Span(call.start(1), call.end(1)))
    return found


def _lines_of(text: str, lines: Sequence[Line], first: int) -> tuple[Line, ...]:
    """The note's lines: down to a line that ends a sentence, a blank line or the page's end."""
    end = first + 1
    while end < len(lines) and end - first < _MOST_LINES and text[lines[end - 1].last - 1] not in ".!?":
        if lines[end].gap or lines[end].new_page or _OPENING.match(text, lines[end].first, lines[end].last):
            break
        end += 1
    return tuple(lines[first:end])
