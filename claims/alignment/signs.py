"""Notes called by a sign, a letter or a small Roman number instead of a figure: `*`, `†`, `[a]`, `(b)`, `ᶜ`, `iv`.

A letter alone is seldom a call, so that all must fit: the notes stand one below the other and count up from the first
label, or go on from the block of notes before, and the text since that block calls nearly all of them, in their order.
Numbering may begin again on each page. A sign must be called exactly once since the block before: bullets are not.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.alignment.lines import Line
from claims.alignment.words import citation_weight
from claims.flow import Span

_RAISED = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_PLAIN = "abcdefghijklmnoprstuvwxyz"
_TO_PLAIN = str.maketrans(_RAISED + "∗⁎∥", _PLAIN + "**‖")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_SIGNS = [sign * times for times in (1, 2, 3) for sign in "*†‡§¶‖"]
_SIGN = r"(?:[*∗⁎]{1,3}|†{1,3}|‡{1,3}|§{1,3}|¶{1,3}|[‖∥]{1,3})"
_LABEL = rf"(?:[a-z]|[ivx]{{2,5}}|[{_RAISED}]{{1,5}})"
_TEXT = r"(?=[^\W_a-zа-я]|[“\"«„<]|https?:)"
_OPENING = re.compile(
    rf"(?:(?P<sign>{_SIGN})\s{{0,40}}(?:$|(?![^\n]{{0,300}}\*)(?=[^\W\d_]|[“\"‘«„]))"
    rf"|(?P<open>[\[(])?(?P<label>{_LABEL})(?P<close>[\]).]?)(?:\s{{1,40}}{_TEXT}|(?=[A-ZÀ-ÞА-Я][\w’])|$))"
)
_CALL = re.compile(
    rf"\[(?P<square>{_LABEL})\]"
    rf"|(?<=[^\s(])\s?\((?P<round>{_LABEL})\)(?=[.,;:])"
    rf"|(?P<raised>[{_RAISED}]{{1,5}})"
    rf"|(?<=[^\W_]{{2}}[.,;:!?”\"’»)%])(?P<glued>{_LABEL})(?=\s|$)"
    rf"|(?<=[^\W_]|[.,;:!?”’\")»\]%])(?P<sign>{_SIGN})(?![\w*†‡∗])"
)
_SENTENCE = ".!?"
_FIRST_AT_LINE = re.compile(rf"(?:{_SIGN}|{_LABEL})(?=\s|[.,;:]|$)")
_LEAST_CALLED = 0.6  # of the notes of a block
_MOST_LINES = 12  # of a note, and between the labels of a block
_CITED = 0.7
_LONGEST_SKIP = 3  # signs that a printer may leave out
_LONGEST_PAGE = 20_000  # characters
_NEAR_BULLETS = 2  # lines between two stars that are a list's bullets
_WORD = re.compile(r"[^\W\d_]{3,40}")


@dataclass(frozen=True, slots=True)
class SignNote:
    """A note opened by a sign or letter: its lines, label, offsets of label and text, and what calls it, if known."""

    lines: tuple[Line, ...]
    label: str
    start: int
    body: int
    call: Span | None


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that may open a note. `rank` is the place of its label in its `series`."""

    line: int
    label: str
    series: str
    rank: int
    look: tuple[str | None, str, bool]
    start: int
    body: int


def find_sign_notes(text: str, lines: Sequence[Line]) -> list[SignNote]:
    """The notes under signs and letters that `lines` hold, in order; none where the text does not call them."""
    openings = [one for number in range(len(lines)) for one in _openings(text, lines, number)]
    if not openings:
        return []
    search = _Search(text, lines, openings)
    blocks = list(search.blocks(openings))
    shown = {block[0].look for block in blocks if len(block) > 1 and search.read(block)}
    search.begin_again()
    found: list[SignNote] = []
    taken = -1
    for block in blocks:
        sure = block[0].series == "sign" or len(block) > 1 or block[0].look in shown
        if sure and block[0].line > taken and (notes := search.read(block)):
            found += notes
            taken = block[-1].line
    return found


def _openings(text: str, lines: Sequence[Line], number: int) -> Iterator[_Opening]:
    line = lines[number]
    found = _OPENING.match(text, line.first, line.last)
    if found is None:
        return
    alone = found.end() >= line.last
    if alone and (number + 1 == len(lines) or lines[number + 1].gap > 2 or lines[number + 1].new_page):
        return
    body = lines[number + 1].first if alone else found.end()
    name = found["sign"] or found["label"]
    label = name.translate(_TO_PLAIN)
    look = (found["open"], found["close"] or "", name.isascii())
    for series, order in (("sign", _SIGNS), ("letter", _LETTERS), ("roman", _ROMAN)):
        if label in order and (found["sign"] is not None) == (series == "sign"):
            start = found.start("sign" if found["sign"] else "label")
            yield _Opening(number, label, series, order.index(label), look, start, body)


def _follows(last: _Opening, one: _Opening) -> bool:
    if one.series == "sign":
        return 0 < one.rank - last.rank <= _LONGEST_SKIP
    return one.rank == last.rank + 1 and one.look == last.look


class _Search:
    """Looks for the calls of one block after the other."""

    def __init__(self, text: str, lines: Sequence[Line], openings: Sequence[_Opening]) -> None:
        self.text, self.lines = text, lines
        self.begin_again()
        self.starts = {one.line for one in openings}
        self.calls: defaultdict[str, list[Span]] = defaultdict(list)
        for number, line in enumerate(lines):
            for label, span in self._calls(number, line):
                self.calls[label].append(span)

    def begin_again(self) -> None:
        """Forget the blocks that were read."""
        self.floor = 0  # where the block before ends
        self.last: dict[str, int] = {}  # the rank of the last note of each series

    def blocks(self, openings: Sequence[_Opening]) -> Iterator[list[_Opening]]:
        """Runs of labels that count up, printed in one way and near to each other, in the order of their ends."""
        runs: dict[str, list[_Opening]] = {}
        for one in openings:
            run = runs.get(one.series, [])
            if run and _follows(run[-1], one) and self._is_near(run[-1], one):
                run.append(one)
                continue
            if run:
                yield run
            runs[one.series] = [one]
        yield from runs.values()

    def _is_near(self, last: _Opening, one: _Opening) -> bool:
        """Whether nothing but a note lies between two openings: no text that calls the latter."""
        near = one.line - last.line <= _MOST_LINES
        return near and not self._between(one.label, last.body, self.lines[one.line].start)

    def _calls(self, number: int, line: Line) -> Iterator[tuple[str, Span]]:
        first = _FIRST_AT_LINE.match(self.text, line.first, line.last)
        if first:
            yield first[0].translate(_TO_PLAIN), Span(*first.span())
        begin = line.first + 4 if number in self.starts else line.first
        for found in _CALL.finditer(self.text, begin, line.last):
            group = found.lastgroup or ""
            yield found[group].translate(_TO_PLAIN), Span(*found.span(group))

    def read(self, block: Sequence[_Opening]) -> list[SignNote]:
        """The notes of a block with their calls; none if it is no block of notes."""
        series, first = block[0].series, block[0].rank
        if first and series != "sign" and first != self.last.get(series, -1) + 1:
            return []
        places = self._sign_places(block) if series == "sign" else self._letter_places(block)
        if len(places) < max(1, _LEAST_CALLED * len(block)) or not self._reads_as_notes(block):
            return []
        self.last[series] = block[-1].rank
        self.floor = block[-1].body
        return [self._note(block, turn, places.get(one.label)) for turn, one in enumerate(block)]

    def _sign_places(self, block: Sequence[_Opening]) -> dict[str, Span]:
        """The only call of each sign since the block before, or on the same page."""
        places: dict[str, Span] = {}
        first = self.lines[block[0].line].start
        for one in block:
            calls = self._between(one.label, self.floor, first)
            if len(calls) > 1:
                page = self.text.rfind("\f", max(self.floor, first - _LONGEST_PAGE), first)
                calls = self._between(one.label, page, first) if page >= 0 else calls
            if len(calls) == 1 and not (one.label == "*" and self._is_bullet(one.line)):
                places[one.label] = calls[0]
        return places

    def _is_bullet(self, line: int) -> bool:
        """Whether another line near by opens with a star."""
        near = range(max(0, line - _NEAR_BULLETS), min(len(self.lines), line + _NEAR_BULLETS + 1))
        return any(self.text.startswith("* ", self.lines[number].first) for number in near if number != line)

    def _letter_places(self, block: Sequence[_Opening]) -> dict[str, Span]:
        """For each letter the last call before the block, in order; between two of them one glued to a word."""
        places: dict[str, Span] = {}
        limit = self.lines[block[0].line].start
        for one in reversed(block):
            calls = self._between(one.label, self.floor, limit)
            if calls:
                places[one.label] = calls[-1]
                limit = calls[-1].start
        limit = self.lines[block[0].line].start
        low = max(self.floor, limit - _LONGEST_PAGE)
        for turn, one in enumerate(block):
            if places and one.label not in places:
                later = [places[other.label].start for other in block[turn:] if other.label in places]
                glued = self._glued(one.label, low, min(later, default=limit))
                if glued is not None:
                    places[one.label] = glued
            low = places[one.label].end if one.label in places else low
        return places

    def _between(self, label: str, low: int, high: int) -> list[Span]:
        calls = self.calls.get(label, [])
        first, last = (bisect_left(calls, offset, key=lambda span: span.start) for offset in (low, high))
        return calls[first:last]

    def _glued(self, label: str, low: int, high: int) -> Span | None:
        """The one place where a known word carries the letter at its end: `sindd`."""
        if high - low > _LONGEST_PAGE // 4:
            return None
        found = [
            word
            for word in _WORD.finditer(self.text, low, high)
            if word[0].endswith(label) and self._words[word[0]] == 1 and self._words[word[0][: -len(label)]]
        ]
        return Span(found[0].end() - len(label), found[0].end()) if len(found) == 1 else None

    @cached_property
    def _words(self) -> Mapping[str, int]:
        return Counter(found[0] for line in self.lines for found in _WORD.finditer(self.text, line.first, line.last))

    def _reads_as_notes(self, block: Sequence[_Opening]) -> bool:
        """Whether plain letters stand before citations; brackets, raised letters and signs say enough themselves."""
        one = block[0]
        if one.series == "sign" or one.look[0] == "[" or not one.look[2]:
            return True
        cited = sum(citation_weight(self.text[each.body : each.body + 200]) >= _CITED for each in block)
        return 2 * cited >= len(block)

    def _note(self, block: Sequence[_Opening], turn: int, call: Span | None) -> SignNote:
        one = block[turn]
        inner = turn + 1 < len(block)
        limit = block[turn + 1].line if inner else min(one.line + _MOST_LINES, len(self.lines))
        end = one.line + (2 if one.body > self.lines[one.line].last else 1)
        while end < limit and (inner or self._goes_on(one, end)):
            end += 1
        return SignNote(tuple(self.lines[one.line : end]), one.label, one.start, one.body, call)

    def _goes_on(self, one: _Opening, number: int) -> bool:
        """Whether the last note of a block goes on with a line: one under a sign up to the end of a sentence."""
        line, above = self.lines[number], self.lines[number - 1]
        if line.gap or line.new_page or number in self.starts:
            return False
        return one.series != "sign" or self.text[above.last - 1] not in _SENTENCE
