"""Flowing text over canonical text: line breaks folded, hyphenation mended, and every character's origin kept."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010\u2011"

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


@dataclass(frozen=True, slots=True)
class Flow:
    """Text put together for reading, and the canonical offset that each of its characters came from.

    `offsets` has one entry a character of `text`, never falling; `segments` are the pieces of canonical text it
    was folded from, in reading order.
    """

    text: str
    offsets: "array[int]"
    segments: tuple[Span, ...]

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
        cut = (
            Span(max(piece.start, whole.start), min(piece.end, whole.end))
            for piece in self.segments
            if piece.overlaps(whole)
        )
        return tuple(piece for piece in cut if piece.end > piece.start)

    def position(self, offset: int) -> int:
        """The first position in `text` that came from canonical `offset` or behind it; `len(text)` if none."""
        if len(self.segments) <= 1 or self._ascends():
            return bisect_left(self.offsets, offset)
        return next((i for i, origin in enumerate(self.offsets) if origin >= offset), len(self.offsets))

    def _ascends(self) -> bool:
        return all(a.end <= b.start for a, b in zip(self.segments, self.segments[1:], strict=False))


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
    folded: list[str] = []
    offsets: array[int] = array("I")
    skipped = list(without)
    turn = bisect_left(skipped, Span(pieces[0].start, 0)) if pieces else 0
    pending = -1  # offset of white space seen and not yet written
    broken = False  # the white space seen holds a line break
    for number, piece in enumerate(pieces):
        if number and folded:
            pending, broken = pieces[number - 1].end - 1 if pending < 0 else pending, True
            turn = bisect_left(skipped, Span(piece.start, 0))
        offset = piece.start
        while offset < piece.end:
            while turn < len(skipped) and skipped[turn].end <= offset:
                turn += 1
            if turn < len(skipped) and skipped[turn].start <= offset:
                offset = skipped[turn].end
                continue
            sign = text[offset]
            if sign.isspace():
                if folded and pending < 0:
                    pending = offset
                broken = broken or sign in "\n\r\f\v\u2028\u2029"
            elif sign != SOFT_HYPHEN:
                if pending >= 0:
                    _join(folded, offsets, pending, broken, text[offset : offset + 40], keeps_hyphen)
                pending, broken = -1, False
                for letter in LIGATURES.get(sign, sign):
                    folded.append(letter)
                    offsets.append(offset)
            offset += 1
    return Flow("".join(folded), offsets, pieces)


def _join(
    folded: list[str], offsets: "array[int]", space: int, broken: bool, after: str, keeps_hyphen: KeepsHyphen
) -> None:
    """Write the white space at `space`, or nothing where a hyphenated word or compound runs across the line end."""
    hyphenated = broken and len(folded) > 1 and folded[-1] in HYPHENS and folded[-2].isalnum()
    if not hyphenated or not after[0].isalnum():
        folded.append(" ")
        offsets.append(space)
        return
    if folded[-2].isalpha() and after[0].islower():
        before, behind = _last_word(folded), _first_word(after)
        if not keeps_hyphen(before, behind):
            folded.pop()
            offsets.pop()


def _last_word(folded: list[str]) -> str:
    start = len(folded) - 1
    while start > 0 and folded[start - 1].isalpha() and len(folded) - start < 40:
        start -= 1
    return "".join(folded[start:-1])


def _first_word(after: str) -> str:
    end = 0
    while end < len(after) and after[end].isalpha():
        end += 1
    return after[:end]
