"""Lists of items and figures that go by order: 'A, B and C had 3, 5 and 7', with 'respectively' or two by two."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.flow import Span
from provenance.support import vocabulary
from provenance.support.nearness import FOREIGN, OWN
from provenance.support.words import Word

_JOINTS = (
    "and but while whereas compared against although versus und aber während gegenüber et mais tandis contre y e pero "
    "mientras frente и а но ve ancak isə və amma sowie oder or ou"
)
JOINT = re.compile(r"[;:•]|,(?=[\s”\"])|\s[–—-]\s|(?<!\w)(?:" + "|".join(_JOINTS.split()) + r")(?!\w)", re.IGNORECASE)
_AND_WORD = re.compile(r"(?<!\w)(?:and|und|et|y|и|ve|və)\s(?:the\s|la\s|le\s|el\s|die\s|der\s|das\s)?", re.IGNORECASE)
_AND = re.compile(r"(?:\s?%)?\s(?:and|und|et|y|и|ve|və)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s")


def deal_in_order(
    text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]], language: str
) -> None:
    """Give each item of a list to the figure of its turn, where the sentence says that the order tells."""
    cues = vocabulary.is_cue("respectively", language)
    cue = next((word for word in words if vocabulary.lower(word.text) in cues), None)
    if cue is None:
        _pair_off(text, words, spots, table)
        return
    count = len(spots)
    before = _items(text, 0, spots[0].start)
    behind = _items(text, spots[-1].end, cue.start if cue.start > spots[-1].end else len(text))
    for items in (behind, before):
        if len(items) == count:
            _deal(items, words, table)
            return


def _pair_off(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Give two names joined by 'and' to the two figures joined so behind them: 'A and B bring 17 and 12 per cent'."""
    for turn, (first, second) in enumerate(pairwise(spots)):
        if not _AND.fullmatch(text, first.end, second.start):
            continue
        begins = max((match.end() for match in _CLAUSE.finditer(text, 0, first.start)), default=0)
        begins = max([begins, *(spot.end for spot in spots[:turn])])
        names = [word for word in words if word.name and begins <= word.start < first.start]
        joints = list(_AND_WORD.finditer(text, begins, first.start))
        if len(joints) != 1 or not names or not names[0].end <= joints[0].start() < names[-1].start:
            continue
        for j, word in enumerate(words):
            if word in names:
                mine = turn if word.end <= joints[0].start() else turn + 1
                for row in (turn, turn + 1):
                    table[row][j] = OWN if row == mine else min(table[row][j], FOREIGN)


def _items(text: str, start: int, end: int) -> list[Span]:
    """The coordinated items between two offsets; the first loses what comes before its last joint or preposition."""
    ends = list(JOINT.finditer(text, start, end))
    starts = [start, *(match.end() for match in ends)]
    stops = [*(match.start() for match in ends), end]
    pieces = [Span(a, b) for a, b in zip(starts, stops, strict=True)]
    return [piece for piece in pieces if any(sign.isalpha() for sign in text[piece.start : piece.end])]


def _deal(items: Sequence[Span], words: Sequence[Word], table: list[list[float]]) -> None:
    for turn, row in enumerate(table):
        for j, word in enumerate(words):
            owner = next((i for i, item in enumerate(items) if item.start <= word.start < item.end), None)
            if owner is not None and (word.name or len(items) == len(table)):
                row[j] = OWN if owner == turn else min(row[j], FOREIGN)
