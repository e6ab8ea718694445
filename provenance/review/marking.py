"""Text cut into pieces that templates print: marked spans, white space folded; never markup."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.flow import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text to be shown: `kind` is its class, `label` what a screen reader says before it."""

    start: int
    end: int
    kind: str
    label: str = ""
    id: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the mark that lies on it, None for plain text; `first` tells the first piece of a mark."""

    text: str
    mark: Mark | None = None
    first: bool = True


def pieces(text: str, segments: Sequence[Span], marks: Iterable[Mark], points: Sequence[Mark] = ()) -> list[Piece]:
    """The `segments` of `text`, put together and cut where marks begin and end; a later mark yields to an earlier.

    `points` are marks without length: each comes behind the text before it, never within a mark. Line breaks and
    tabs become blanks; segments are parted by one.
    """
    ordered = _without_overlap(marks)
    waiting = sorted(points, key=lambda point: point.start)[::-1]
    found: list[Piece] = []
    seen: set[int] = set()

    def plain(start: int, end: int) -> None:
        at = start
        while waiting and waiting[-1].start <= end:
            cut = max(at, waiting[-1].start)
            if at < cut:
                found.append(Piece(_folded(text[at:cut])))
            found.append(Piece("", waiting.pop()))
            at = cut
        if at < end:
            found.append(Piece(_folded(text[at:end])))

    for number, segment in enumerate(segments):
        if number and found and not found[-1].text.endswith((" ", "-")):
            found.append(Piece(" "))
        at = segment.start
        for mark in ordered:
            start, end = max(mark.start, segment.start), min(mark.end, segment.end)
            if start >= end:
                continue
            plain(at, start)
            found.append(Piece(_folded(text[start:end]), mark, id(mark) not in seen))
            seen.add(id(mark))
            at = end
        plain(at, segment.end)
    found.extend(Piece("", point) for point in reversed(waiting))
    return found


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in the order of the text; of two that overlap, the one given first."""
    kept: list[Mark] = []
    for mark in marks:
        at = bisect_left(kept, mark.start, key=lambda other: other.start)
        clear_before = at == 0 or kept[at - 1].end <= mark.start
        clear_behind = at == len(kept) or mark.end <= kept[at].start
        if mark.start < mark.end and clear_before and clear_behind:
            kept.insert(at, mark)
    return kept


def quoted(quote: str, found: str | None, label: str) -> list[Piece]:
    """A passage with what was found in it marked; plain where that does not stand in it."""
    at = quote.find(found) if found else -1
    marks = [Mark(at, at + len(found), "found", label)] if found and at >= 0 else []
    return pieces(quote, [Span(0, len(quote))], marks)


def _folded(text: str) -> str:
    """White space as single blanks; what a text sheet may hold beside is left to the browser."""
    return text.replace("\n", " ").replace("\t", " ").replace("\x0c", " ").replace("\r", " ")
