"""Places where a marker may stand: numbers raised, glued to a word, behind a stop or a space, or alone on a line."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.alignment.brackets import is_within
from claims.alignment.lines import Line
from claims.alignment.words import LOCATOR, SHORTENED, SUPERSCRIPTS, UNIT, URL
from claims.flow import Span


class MarkerStyle(StrEnum):
    """How a marker stands in its text."""

    RAISED = "raised"
    WORD = "word"
    QUOTE = "quote"
    STOP = "stop"
    FIGURE = "figure"
    YEAR = "year"
    SPACED = "spaced"
    BRACED = "braced"
    LINE = "line"
    LINE_START = "line-start"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the markers `labels` may stand (several for `13-15`); `spans` has one for each label.

    `score` is log-odds like: above 0 the place looks like a marker before anything is known of the notes.
    """

    labels: tuple[int, ...]
    spans: tuple[Span, ...]
    style: MarkerStyle
    score: float

    @property
    def start(self) -> int:
        """Offset of the first digit."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset behind the last digit."""
        return self.spans[-1].end


_NUMBER = re.compile(r"[0-9]+|[⁰¹²³⁴-⁹]+")
_CLOSERS = ")]”’\"'»›“*"
_STOPS = ".,;:!?…。，"
_LIST = re.compile(r"(?:(, ?|[-–—]|⁻|[˒‚,]|; ?)([0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}))")
_SECTION = re.compile(r"(?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,5}\.?(?=\s|$)")
_WHOLE_NUMBER = re.compile(r"(?<![\d.,/:–-])\d{1,3}$")
_NEXT_SENTENCE = re.compile(r"\s{1,3}(?:[A-ZÀ-ÞА-Я][^\W\d_]{0,20}\s|$)|$")
_YEAR_BEFORE = re.compile(r"(?:^|[^\d.,])(?:1[89]|20)\d\d$")
_IN_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,3},$")  # three digits follow, not more
_BEHIND_ADDRESS = re.compile(
    r"(?:[^\W\d_/]{2}[.,;:)”]|^[^/]{3,80}\.[a-z]{2,10}|^https?://[^/]{3,80}\.[a-z]{2,10})(\d{1,3})$"
)
_SENTENCE_BEGINS = re.compile(r"\s{0,3}(?:$|[A-ZÀ-ÞА-Я“\"«(])|[.,;:)]\s|\s")
_LONGEST_RANGE = 12
_MOST_LISTED = 30  # labels in one place
_APART, _APART_AGAIN = -0.1, 0.3  # scores of numbers with a blank line above, the latter below such a number
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]{2}")
_STACK = 3  # numbers that stand one below the other
LOWEST = -2.2  # what scores less is no candidate


def find_candidates(text: str, lines: list[Line], numbers: range) -> Iterator[tuple[int, Candidate]]:
    """The candidates of the given lines in order, each with its line's number."""
    repeated = _repeated_names(text)
    for number in numbers:
        line = lines[number]
        urls = [(found.start(), _address_end(text, found)) for found in URL.finditer(text, line.start, line.end)]
        section = _SECTION.match(text, line.first, line.last)
        done = section.end() if section else line.start
        for found in _NUMBER.finditer(text, line.first, line.last):
            if found.start() < done or is_within(urls, found.start()):
                continue
            candidate = _candidate(text, lines, number, found, repeated)
            if candidate is not None and candidate.score >= LOWEST:
                done = candidate.end
                yield number, candidate


def _address_end(text: str, address: re.Match[str]) -> int:
    """Where an address ends: before a number that stands behind its full stop, or is glued to its bare host."""
    tail = _BEHIND_ADDRESS.search(address[0]) if _SENTENCE_BEGINS.match(text, address.end()) else None
    return address.start() + tail.start(1) if tail else address.end()


def _candidate(
    text: str, lines: list[Line], number: int, found: re.Match[str], repeated: frozenset[str]
) -> Candidate | None:
    start, end = found.span()
    digits = found[0]
    if not digits.isascii():
        return _raised(text, found)
    if _IN_THOUSANDS.search(text[max(0, start - 16) : start]) and 4 <= len(digits) <= 6 and digits[3] != "0":
        return Candidate((int(digits[3:]),), (Span(start + 3, end),), MarkerStyle.YEAR, 1.2 + _after(text, end))
    if len(digits) > 7 or digits[0] == "0":
        return None
    if len(digits) >= 5 and 1800 <= int(digits[:4]) <= 2050:
        if digits[4] == "0" or not _ends_number(text, end) or text[start - 1 : start] in set("-–/.,_#"):
            return None
        return Candidate((int(digits[4:]),), (Span(start + 4, end),), MarkerStyle.YEAR, 1.6 + _after(text, end))
    if len(digits) > 4 or int(digits) >= 1900:
        return None
    line = lines[number]
    if start == line.first:
        return _at_line_start(text, lines, number, found)
    style, score = _before(text, start, end, line.first, repeated)
    if style is None:
        return None
    if style is MarkerStyle.BRACED:
        return Candidate((int(digits),), (Span(start, end),), style, score)
    labels, spans = _listed(text, start, end, line.last, style)
    return Candidate(labels, spans, style, score + _after(text, spans[-1].end))


def _raised(text: str, found: re.Match[str]) -> Candidate | None:
    """A candidate in raised digits: an exponent only behind a unit or a single letter."""
    start, end = found.span()
    label = found[0].translate(SUPERSCRIPTS)
    if label[0] == "0" or len(label) > 4:
        return None
    word = re.search(r"[^\W\d_]{1,12}$", text[max(0, start - 12) : start])
    score = 6.0
    if text[start - 1 : start].isdigit():
        # 10² rather than a note: a marker behind a figure is told by the chain alone, but no year has an exponent
        score = 4.0 if _YEAR_BEFORE.search(text[max(0, start - 5) : start]) else -1.0
    elif (
        word
        and label in {"2", "3"}
        and word[0] in {"m", "km", "cm", "mm", "dm", "ft", "in", "x", "n", "r", "R", "χ", "s"}
    ):
        score = -2.0
    elif word and label in {"2", "3"} and len(word[0]) == 2 and _NO_VOWEL.fullmatch(word[0]):
        score = -1.0  # a term of a formula
    elif word and len(word[0]) == 1 and word[0] not in "aIieyouàéоияув":
        score = 0.5
    labels, spans = _listed(text, start, end, end + 40, MarkerStyle.RAISED)
    return Candidate(labels, spans, MarkerStyle.RAISED, score)


def _listed(
    text: str, start: int, end: int, limit: int, style: MarkerStyle
) -> tuple[tuple[int, ...], tuple[Span, ...]]:
    """The labels from `start` on, with those that a comma or a dash adds (`1,2`, `13-15`), and their spans.

    The labels inside a range share the span of its dash.
    """
    labels = [int(text[start:end].translate(SUPERSCRIPTS))]
    spans = [Span(start, end)]
    while style is not MarkerStyle.FIGURE and len(labels) < _MOST_LISTED:
        more = _LIST.match(text, end, limit)
        if not more or text[start].isascii() != more[2].isascii():
            break
        label, sign = int(more[2].translate(SUPERSCRIPTS)), more[1].strip()
        step = label - labels[-1]
        if not 0 < step <= _LONGEST_RANGE or text[more.end() : more.end() + 1].isdigit():
            break
        if more[1].endswith(" ") and (text[start].isascii() or step > 5):
            break
        if sign in ("-", "–", "—", "⁻"):
            labels += range(labels[-1] + 1, label)
            spans += [Span(more.start(1), more.end(1))] * (step - 1)
        labels.append(label)
        spans.append(Span(more.start(2), more.end(2)))
        end = more.end()
    return tuple(labels), tuple(spans)


def _before(
    text: str, start: int, end: int, line_start: int, repeated: frozenset[str]
) -> tuple[MarkerStyle | None, float]:
    """Style and score of the number at `start` by what stands before it on its line."""
    sign = text[start - 1]
    before = text[max(line_start, start - 40) : start]
    if sign.isalpha():
        return MarkerStyle.WORD, _behind_word(before, text[start:end], repeated)
    if sign in _CLOSERS:
        closes = start - 2 >= line_start and not text[start - 2].isspace() and text[start - 2] not in "=(["
        return MarkerStyle.QUOTE, 2.8 if closes and text[end : end + 1] != sign else -2.0
    if sign in "%€$£":
        return MarkerStyle.FIGURE, 1.8 if sign == "%" else -1.0
    if sign in _STOPS:
        return _behind_stop(before, text[end : end + 24])
    if sign == "(" and text[end : end + 1] == ")":
        return MarkerStyle.BRACED, _in_braces(before[:-1], text[end + 1 : end + 4])
    if sign.isspace():
        return MarkerStyle.SPACED, _behind_space(before, text[end : end + 12])
    return None, 0.0


def _behind_word(before: str, digits: str, repeated: frozenset[str]) -> float:
    word = re.search(r"[^\W\d_]{1,40}$", before)
    name = word[0] if word else ""
    if name + digits in repeated:
        return -2.0
    if LOCATOR.search(before):
        return -0.5
    if (len(name) == 1 and not name.islower()) or (len(name) == 2 and not name.islower() and not name.istitle()):
        return -1.2  # G7, H2, CO2, F16
    if name.isupper() and len(name) > 1:
        return 1.0
    if len(name) <= 2 and name.lower() in {
        "m",
        "km",
        "cm",
        "x",
        "h",
        "v",
        "co",
        "mm",
        "e",
        "p",
        "n",
        "s",
        "c",
        "b",
        "d",
    }:
        return -1.5
    if re.search(r"[a-z][A-Z]+$", name):
        return 1.0
    return 3.0


def _behind_stop(before: str, after: str) -> tuple[MarkerStyle, float]:
    inner = before[:-1]
    if not inner or inner[-1].isspace():
        return MarkerStyle.STOP, -2.0
    if inner[-1].isdigit():
        year = re.search(r"(?<![\d.,])(?:1[5-9]|20)\d\d$", inner)
        if before[-1] in "?!":
            return MarkerStyle.STOP, 2.2
        if year and before[-1] in ".,;":
            return MarkerStyle.STOP, 1.2
        ends = before[-1] == "." and _WHOLE_NUMBER.search(inner) and _NEXT_SENTENCE.match(after)
        return MarkerStyle.STOP, -0.2 if ends and not UNIT.match(after.lstrip()) else -1.5
    if before[-1] == "." and SHORTENED.search(inner):
        return MarkerStyle.STOP, -1.5
    if before[-1] == "." and re.search(r"(?:^|[\s.(])[^\W\d_]$", inner):
        return MarkerStyle.STOP, 0.6  # an initial or U.S.
    return MarkerStyle.STOP, 2.6


def _behind_space(before: str, after: str) -> float:
    bare = before.rstrip()
    if not bare or len(before) - len(bare) > 2 or UNIT.match(after.lstrip()):
        return -3.0
    closed = bare[-1] in '.!?”"»)’;:,'
    follows = not after or after[0] in ".,;:)" or re.match(r"\s{0,3}(?:$|[A-ZÀ-ÞА-Я“\"«])", after) is not None
    if LOCATOR.search(bare):
        return -3.0
    if closed and bare[-1] in '.!?”"»’' and follows:
        return 0.3
    return -0.9 if closed or (follows and after[:1] in ".,;") else -2.2


def _in_braces(before: str, after: str) -> float:
    """A number in round brackets calls a note where the sentence ends; elsewhere it counts the parts of one."""
    bare = before.rstrip()
    if LOCATOR.search(bare):
        return -3.0
    if not bare:  # broken off at a line end
        return 0.4 if after[:1] in set(".,;:") else -3.0
    if after[:1] in set(".,;:"):
        return 0.6 if bare[-1].isalpha() or bare[-1] in '”"»’)' else -1.0
    if bare[-1] in '.,;:?!”"' and before == bare:
        return 0.9
    return -1.2 if bare[-1] not in ".?!" else -0.9


def _at_line_start(text: str, lines: list[Line], number: int, found: re.Match[str]) -> Candidate | None:
    """A raised number that the extractor put on a line of its own, or at the head of one."""
    line, end = lines[number], found.end()
    if number == 0 or line.new_page or (line.gap and (line.gap > 1 or end < line.last)):
        return None
    before = text[max(lines[number - 1].first, lines[number - 1].last - 40) : lines[number - 1].last]
    if LOCATOR.search(before) or before[-1] in "-–/(" or UNIT.match(text[end : end + 12].lstrip()):
        return None
    alone = end == line.last
    if alone and _in_stack(text, lines, number):
        return None
    after = _below(text, lines, number) if alone else text[end : line.last]
    score = _line_score(before, after, alone)
    if score is None:
        return None
    if line.gap:  # set apart: some extractors print raised numbers behind their paragraph, one below the other
        score = _APART_AGAIN if _is_number(text, lines[number - 1]) else _APART
    style = MarkerStyle.LINE if alone else MarkerStyle.LINE_START
    labels, spans = _listed(text, found.start(), end, line.last, style)
    return Candidate(labels, spans, style, score)


def _in_stack(text: str, lines: list[Line], number: int) -> bool:
    """Whether numbers alone on their lines stand one below the other: nobody knows where on the page they belong."""
    top = bottom = number
    while top and number - top < _STACK and not lines[top].new_page and _is_number(text, lines[top - 1]):
        top -= 1
    while bottom + 1 < len(lines) and bottom - number < _STACK and _is_number(text, lines[bottom + 1]):
        bottom += 1
    return bottom - top + 1 >= _STACK


def _is_number(text: str, line: Line) -> bool:
    return len(line) <= 3 and text[line.first : line.last].isdecimal()


def _line_score(before: str, after: str, alone: bool) -> float | None:
    """How well a number stands between the line before and what follows; None for the number of a list item."""
    score = 0.6 if alone else -0.6
    closed = before[-1] in '.,;:”"’)!?'
    if after[:1] in set(".,;:)”’"):
        if before[-1] in ".:;!?" or not (alone or after[1:2] in {"", " "}):
            return None if not alone else score - 1.0
        listed = not alone and after[:1] == "." and after[1:].lstrip()[:1].isupper()
        return score + (0.6 if listed else 1.6)
    if not alone and after[:1] != " ":
        return None
    if after.lstrip()[:1].islower():
        return score + 0.6
    return score + (0.4 if alone and closed else -0.8 if not alone else 0.0)


def _below(text: str, lines: list[Line], number: int) -> str:
    if number + 1 >= len(lines) or lines[number + 1].gap:
        return ""
    return lines[number + 1].head(text, 12)


def _ends_number(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return not after[:1].isalnum() and not (after[:1] in set(".,-–/") and after[1:2].isdigit()) and after[:1] != "%"


def _after(text: str, end: int) -> float:
    """What stands behind a number for or against its being a marker."""
    after = text[end : end + 14]
    if not after or after[0].isspace() or after[0] in '.,;:)]”’"»!?':
        if after[:1] in set(".,:") and after[1:2].isdigit():
            return -2.5
        return 0.5
    if after[0] in "%‰°/=+×_":
        return -6.0
    if after[0] in "-–":
        return -3.0 if after[1:2].isalnum() else -0.3
    if after[0] in "—":
        return 0.3
    if after[0].isalpha():
        return -0.5 if after[0].isupper() and after[1:2].islower() else -4.0
    return 0.0


def _repeated_names(text: str) -> frozenset[str]:
    """Words that more than once carry the same number (CO2, G20, Article5): names, not markers."""
    counts = Counter(found[0] for found in re.finditer(r"(?<![^\W\d_])[^\W\d_]{1,20}[0-9]{1,3}(?!\d)", text))
    return frozenset(name for name, count in counts.items() if count > 1)
