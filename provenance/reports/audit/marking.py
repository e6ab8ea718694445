"""Marking figures in a claim and in a passage: text cut into pieces that are marked or not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from provenance.reports.audit.parts import Claim, Figure, Passage

_MOST_CHARACTERS = 420
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked as a figure or not."""

    text: str
    marked: bool


def claim_pieces(claim: Claim) -> list[Piece]:
    """The claim's text with its figures marked."""
    return _cut(claim.text, [(figure.start, figure.end) for figure in claim.figures])


def passage_pieces(passage: Passage, figures: Sequence[Figure] = ()) -> list[Piece]:
    """The passage with what was found in it marked, cut to what stands around it where it is long.

    `figures` are those that the passage decides: what was found for each is marked.
    """
    text = passage.quote or ""
    wanted = [found for found in (passage.found, *_found(passage, figures)) if found]
    spots = sorted({spot for found in wanted for spot in _places(text, found)})
    begin, end = _window(text, spots)
    pieces = _cut(text[begin:end], [(s - begin, e - begin) for s, e in spots if s >= begin and e <= end])
    return [
        *([Piece("…", False)] if begin else []),
        *pieces,
        *([Piece("…", False)] if end < len(text) else []),
    ]


def _found(passage: Passage, figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        best = figure.passages[0] if figure.passages else None
        if best is not None and best.quote == passage.quote and best.found:
            yield best.found


def _places(text: str, found: str) -> Iterator[tuple[int, int]]:
    """Where `found` stands as a whole word, the first time."""
    at = text.find(found)
    while at >= 0:
        end = at + len(found)
        before = text[at - 1 : at]
        if not (_WORD.match(before) and _WORD.match(found)) and not (
            _WORD.match(found[-1:]) and _WORD.match(text[end : end + 1])
        ):
            yield at, end
            return
        at = text.find(found, at + 1)


def _window(text: str, spots: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The part of a long text to show: around the first figure, cut between words."""
    if len(text) <= _MOST_CHARACTERS:
        return 0, len(text)
    centre = spots[0][0] if spots else 0
    begin = max(0, min(centre - _MOST_CHARACTERS // 3, len(text) - _MOST_CHARACTERS))
    end = begin + _MOST_CHARACTERS
    if begin:
        begin = text.find(" ", begin, centre) + 1 or begin
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + 1)
    return begin, end


def _cut(text: str, spots: Sequence[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in spots:
        if start < at or end > len(text):
            continue
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, Piece(text[at:], False)] if piece.text]
