"""Flowing text over canonical text: line breaks folded, hyphenation mended, and every character's origin kept."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"

# Plain words with single spaces between, else one word, else white space. Soft hyphens and ligatures are not plain.
_PLAIN = "[^\\s\u00ad\ufb00-\ufb06]++(?!\\S)"
_RUN = re.compile(rf"{_PLAIN}(?: {_PLAIN})*+|\s+|\S+")
_LINE_BREAK = re.compile("[\n\r\f\v\u2028\u2029]")
_ODD = re.compile("[\u00ad\ufb00-\ufb06]")
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")
_LONGEST_WORD = 42
# Behind a hyphen at a line end these do not go on with the word, but share its end: 'Innen- und Außenpolitik'.
_SHARED_END = frozenset("und oder bzw and or to et ou y o e ve veya və или и".split())

# What to do with a hyphen at a line end: given the letters before and after, is it part of the word?
KeepsHyphen = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters: `start` included, `end` excluded; Unicode code points of the canonical text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, offset: int) -> bool:
        """Whether the character at `offset` belongs to the span."""
        return self.start <= offset < self.end


def spans_without(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """What is left of `spans` outside of `taken`, which are in order and do not overlap; empty pieces included."""
    left: list[Span] = []
    for span in spans:
        start = span.start
        turn = max(0, bisect_right(taken, start, key=lambda one: one.start) - 1)
        while turn < len(taken) and taken[turn].start < span.end:
            if taken[turn].end > start:
                left.append(Span(start, max(start, taken[turn].start)))
                start = min(taken[turn].end, span.end)
            turn += 1
        left.append(Span(start, span.end))
    return left


@dataclass(frozen=True, slots=True)
class Flow:
    """Text put together for reading, and the canonical offset that each of its characters came from.

    `offsets` has one entry a character of `text`, never falling; `segments` are the pieces of canonical text it
    was folded from, in reading order.
    """

    text: str
    offsets: "array[int]"
    segments: tuple[Span, ...]
    ascends: bool = True  # the segments stand in the text in their order

    def span(self, start: int, end: int) -> Span:
        """The canonical span of `text[start:end]` (outer ends where it runs across segments); ends are trimmed in."""
        if not self.offsets:
            return Span(0, 0)
        start = max(0, min(start, len(self.offsets) - 1))
        end = max(start + 1, min(end, len(self.offsets)))
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def pieces(self, start: int, end: int) -> tuple[Span, ...]:
        """The canonical spans of `text[start:end]`, one for each segment it touches."""
        whole = self.span(start, end)
        cut = (Span(max(piece.start, whole.start), min(piece.end, whole.end)) for piece in self.touched(whole))
        return tuple(piece for piece in cut if piece.end > piece.start)

    def touched(self, span: Span) -> Sequence[Span]:
        """The segments that share a character with a canonical span."""
        if not self.ascends:
            return [piece for piece in self.segments if piece.overlaps(span)]
        first = bisect_right(self.segments, span.start, key=lambda piece: piece.end)
        return self.segments[first : bisect_left(self.segments, span.end, lo=first, key=lambda piece: piece.start)]

    def position(self, offset: int) -> int:
        """The first position in `text` that came from canonical `offset` or behind it; `len(text)` if none."""
        if self.ascends:
            return bisect_left(self.offsets, offset)
        return next((i for i, origin in enumerate(self.offsets) if origin >= offset), len(self.offsets))


def fold(
    text: str,
    segments: Iterable[Span],
    *,
    without: Sequence[Span] = (),
    keeps_hyphen: KeepsHyphen = lambda before, after: False,
) -> Flow:
    """Fold the `segments` of canonical `text` into one flowing line.

    Runs of white space become one space; segments are joined as lines are; soft hyphens go; a hyphen between a
    letter and a line end goes with the break unless `keeps_hyphen` says it belongs to the word, and stays (without
    a space) before a digit or a capital. `without`: sorted spans to leave out, as markers are.
    """
    pieces = tuple(segments)
    folding = _Folding(text, keeps_hyphen)
    for number, piece in enumerate(pieces):
        if number:
            folding.break_line(pieces[number - 1].end - 1)
        for start, end in _uncovered(piece, without):
            folding.read(start, end)
    ascends = all(one.end <= other.start for one, other in pairwise(pieces))
    return Flow("".join(folding.parts), folding.offsets, pieces, ascends)


def _uncovered(piece: Span, without: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is left of `piece`, in order."""
    start = piece.start
    for turn in range(bisect_left(without, Span(piece.start, 0)), len(without)):
        gap = without[turn]
        if gap.start >= piece.end:
            break
        if gap.start > start:
            yield start, gap.start
        start = max(start, gap.end)
    if start < piece.end:
        yield start, piece.end


class _Folding:
    """Runs of text written one behind the other, with the white space between them held back until it is known."""

    def __init__(self, text: str, keeps_hyphen: KeepsHyphen) -> None:
        self.text = text
        self.keeps_hyphen = keeps_hyphen
        self.parts: list[str] = []
        self.offsets: array[int] = array("I")
        self.space = -1  # offset of white space seen and not yet written
        self.broken = False  # the white space seen holds a line break
        self.divided = False  # a soft hyphen stood before the white space

    def break_line(self, offset: int) -> None:
        """Take a line break at `offset`, as between two segments."""
        if self.parts:
            self.space = offset if self.space < 0 else self.space
            self.broken = True

    def read(self, start: int, end: int) -> None:
        """Fold the characters of a span that nothing interrupts."""
        for run in _RUN.finditer(self.text, start, end):
            content = run.group()
            if not content[0].isspace():
                self._write(content, run.start(), run.end())
                continue
            if self.parts and self.space < 0:
                self.space = run.start()
            self.broken = self.broken or _LINE_BREAK.search(content) is not None

    def _write(self, content: str, start: int, end: int) -> None:
        if not content.strip(SOFT_HYPHEN):
            return
        if self.space >= 0:
            self._join(self.text[start : start + _LONGEST_WORD])
        self.space, self.broken, self.divided = -1, False, content[-1] == SOFT_HYPHEN
        if _ODD.search(content) is None:
            self.parts.append(content)
            self.offsets.extend(range(start, end))
            return
        for offset, sign in enumerate(content, start):
            letters = LIGATURES.get(sign, sign) if sign != SOFT_HYPHEN else ""
            if letters:
                self.parts.append(letters)
                self.offsets.extend([offset] * len(letters))

    def _join(self, after: str) -> None:
        """Write the white space held back, or nothing where a hyphenated word or compound runs across the line end."""
        tail = self._tail()
        if self.divided and self.broken and after[0].isalpha():
            return
        hyphenated = self.broken and len(tail) > 1 and tail[-1] in HYPHENS and tail[-2].isalnum()
        behind = _FIRST_WORD.match(after)
        if not hyphenated or not after[0].isalnum() or (behind and behind[0] in _SHARED_END):
            self.parts.append(" ")
            self.offsets.append(self.space)
        elif tail[-2].isalpha() and after[0].islower():
            before = _LAST_WORD.search(tail[:-1])
            if not self.keeps_hyphen(before[0] if before else "", behind[0] if behind else ""):
                self.parts[-1] = self.parts[-1][:-1]
                self.offsets.pop()

    def _tail(self) -> str:
        """The last signs written, as many as a long word has."""
        tail = self.parts[-1][-_LONGEST_WORD:]
        for part in self.parts[-2:-9:-1]:
            if len(tail) == _LONGEST_WORD:
                break
            tail = part[len(tail) - _LONGEST_WORD :] + tail
        return tail
