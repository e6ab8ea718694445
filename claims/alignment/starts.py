"""Places where a note may begin: a number that opens a line, stands alone on one, or is glued to the year before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.alignment.lines import Line
from claims.alignment.words import (
    LOCATOR,
    MONTH,
    NOTE_OPENING,
    NOTES_HEADING,
    SUPERSCRIPTS,
    UNIT,
    citation_weight,
)


class LabelStyle(StrEnum):
    """How a note's label is printed."""

    RAISED = "raised"
    PLAIN = "plain"
    DOTTED = "dotted"
    BRACED = "braced"
    TIGHT = "tight"
    ALONE = "alone"
    GLUED = "glued"
    INLINE = "inline"
    DASHED = "dashed"


@dataclass(frozen=True, slots=True)
class NoteStart:
    """A place where note `label` may begin: its digits at `start`, its text at `body`; `score` is log-odds like."""

    start: int
    body: int
    label: int
    style: LabelStyle
    score: float


_OPENING = re.compile(
    r"(?P<dash>[-–•]\s{0,3})?(?P<open>\()?(?P<label>\d{1,4}|[⁰¹²³⁴-⁹]{1,4})(?P<close>[.):\]]{0,2})(?P<space>\s{0,40})"
)
_TEXT = re.compile(r"[^\W\d_]|[“\"‘'«„<(\[*_¿¡…§]")
_GLUED = re.compile(r"(?<![\d/.-])((?:1[89]|20)\d\d)(\d{1,3})(?=\s?[A-ZÀ-ÞА-ЯƏİŞÇĞÜÖ“\"«„][^\W\d])")
_INLINE = re.compile(r"(?<=[.;:)\]/”\"’\d]) {1,3}(\d{1,3}) (?=[A-ZÀ-ÞА-ЯƏİŞ“\"«„][^\W\d])")
_STOP_GLUED = re.compile(r"(?<=[^\W\d][.)”\"])(\d{1,3}) (?=[A-ZÀ-ÞА-ЯƏİŞ“\"«„][^\W\d])")
_FIGURE_GLUED = re.compile(r"(?<=\d[.)])(\d{1,3}) (?=[A-ZÀ-ÞА-ЯƏİŞ“\"«„][^\W\d])")
_TRAILING = re.compile(r"(?<=[.;)\]/”\"])\s{1,3}(\d{1,3})$")
_BASE = {
    LabelStyle.RAISED: 2.8,
    LabelStyle.PLAIN: 1.2,
    LabelStyle.DASHED: 0.9,
    LabelStyle.DOTTED: 0.1,
    LabelStyle.BRACED: -0.3,
    LabelStyle.TIGHT: 0.9,
    LabelStyle.ALONE: 0.2,
    LabelStyle.GLUED: 0.6,
    LabelStyle.INLINE: -0.6,
}


def line_start(text: str, lines: list[Line], number: int) -> NoteStart | None:
    """The note that may begin with line `number`, if it opens with a number."""
    line = lines[number]
    found = _OPENING.match(text, line.first, line.last)
    if not found:
        return None
    printed = found["label"].translate(SUPERSCRIPTS)
    label = int(printed)
    if not 0 < label < 1900 or printed[0] == "0":
        return None
    alone = found.end() >= line.last
    body = _body_below(lines, number) if alone else found.end()
    if body is None or not (alone or _reads_on(text, found)):
        return None
    style = _style(found, alone)
    score = _BASE[style] + _context(text, lines, number, body, alone)
    return NoteStart(found.start("label"), body, label, style, score)


def inner_starts(text: str, line: Line) -> Iterator[NoteStart]:
    """The notes that may begin within a line of notes: glued to a year, or behind the end of the note before."""
    for found in _GLUED.finditer(text, line.first, line.last):
        weight = min(1.5, citation_weight(text[found.end() : found.end() + 200]))
        score = _BASE[LabelStyle.GLUED] + weight
        yield NoteStart(
            found.start(2), _skip_space(text, found.end(2), line.last), int(found[2]), LabelStyle.GLUED, score
        )
    yield from _trailing(text, line)
    for pattern in (_INLINE, _STOP_GLUED, _FIGURE_GLUED):
        for found in pattern.finditer(text, line.first, line.last):
            if MONTH.match(text, found.end()) or UNIT.match(text, found.end()):
                continue
            weight = min(1.2, citation_weight(text[found.end() : found.end() + 200]))
            score = _BASE[LabelStyle.INLINE] + weight
            yield NoteStart(found.start(1), found.end(), int(found[1]), LabelStyle.INLINE, score)


def _trailing(text: str, line: Line) -> Iterator[NoteStart]:
    """The note whose label ends a line of the note before: notes set one behind the other in one paragraph."""
    found = _TRAILING.search(text, max(line.first + 1, line.last - 8), line.last)
    if found is None or LOCATOR.search(text[max(line.first, found.start() - 20) : found.start()].rstrip(".")):
        return
    body = _skip_space(text, line.last, line.last + 4)
    if body > line.last and text[body : body + 1].isupper():
        weight = min(1.2, citation_weight(text[body : body + 200]))
        score = _BASE[LabelStyle.INLINE] + weight
        yield NoteStart(found.start(1), body, int(found[1]), LabelStyle.INLINE, score)


def _style(found: re.Match[str], alone: bool) -> LabelStyle:
    if not found["label"].isascii():
        return LabelStyle.RAISED
    if alone:
        return LabelStyle.ALONE
    if found["dash"]:
        return LabelStyle.DASHED
    if found["open"] or ")" in found["close"] or "]" in found["close"]:
        return LabelStyle.BRACED
    if found["close"]:
        return LabelStyle.DOTTED
    return LabelStyle.PLAIN if found["space"] else LabelStyle.TIGHT


def _reads_on(text: str, found: re.Match[str]) -> bool:
    """Whether text follows that can open a note."""
    after = text[found.end() : found.end() + 30]
    if not after or not (_TEXT.match(after) or (after[0].isdigit() and found["space"])):
        return False
    if found["space"] or found["close"] or not found["label"].isascii():
        return True
    return after[0].isupper() or bool(NOTE_OPENING.match(after)) or after[0] in '“"«„‘'


def _body_below(lines: list[Line], number: int) -> int | None:
    """Where the text of a note begins whose label stands alone on its line; None if no line follows near enough."""
    if number + 1 >= len(lines):
        return None
    below = lines[number + 1]
    return below.first if below.gap <= 2 else None


def _context(text: str, lines: list[Line], number: int, body: int, alone: bool) -> float:
    """What the words behind the label and the line above it say for or against a note."""
    line = lines[number]
    after = text[body : body + 40]
    score = min(2.2, 0.9 * citation_weight(_first_lines(text, lines, number)))
    if after[:1].islower():
        score += 1.0 if NOTE_OPENING.match(after) else -1.4
    elif NOTE_OPENING.match(after):
        score += 0.6
    if MONTH.match(after):
        score -= 3.0
    elif UNIT.match(after):
        score -= 2.0
    if number:
        above = lines[number - 1]
        if NOTES_HEADING.fullmatch(above.head(text, 60)):
            score += 1.5
        elif line.gap or line.new_page:
            score += 0.4
        elif text[above.last - 1] in ",-" or text[above.last - 1].islower():
            score -= 0.5
    return score


def _first_lines(text: str, lines: list[Line], number: int) -> str:
    """The line and the two below it, down to a line that opens with a number again."""
    end = lines[number].last
    for below in lines[number + 1 : number + 3]:
        if (below.gap and end > lines[number].last) or (text[below.first].isdigit() and end > lines[number].last):
            break
        end = below.last
    return text[lines[number].first : min(end, lines[number].first + 400)]


def _skip_space(text: str, offset: int, end: int) -> int:
    end = min(end, len(text))
    while offset < end and text[offset].isspace():
        offset += 1
    return offset
