"""Brackets in a sentence with figures: whose the bracketed words and figures are."""

import re
from collections.abc import Sequence

from claims.flow import Span
from provenance.support.nearness import FAR, FOREIGN, LED, OWN
from provenance.support.words import Word

_ASIDE = re.compile(r"\([^()]{3,120}\)")
_NOUN_WORDS = 2  # words behind a figure that may be the noun it counts
_GAP = 3  # signs between a word and the figure in brackets behind it


def close_brackets(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Give a bracketed figure the name before it and none behind: 'in Kenya (3,062), Nigeria and Syria'."""
    for row, spot in zip(table, spots, strict=True):
        before = [j for j, word in enumerate(words) if word.end <= spot.start]
        if not (text[: spot.start].endswith("(") and text.startswith(")", spot.end)):
            continue
        if before and words[before[-1]].name:
            for j, word in enumerate(words):
                if word.name and word.start >= spot.end:
                    row[j] = min(row[j], FOREIGN)


def part_brackets(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Give the words before a bracketed figure to it and to no other: 'women (39 %), men (36 %)'."""
    bracketed = [text[: spot.start].endswith("(") and text.startswith(")", spot.end) for spot in spots]
    _give_heads(words, [turn for turn, alone in enumerate(bracketed) if alone], spots, table)
    for turn in range(1, len(spots)):
        if bracketed[turn] and bracketed[turn - 1]:
            between = [j for j, word in enumerate(words) if spots[turn - 1].end <= word.start < spots[turn].start]
            for j in between[-_NOUN_WORDS:]:
                table[turn - 1][j] = min(table[turn - 1][j], FOREIGN)


def part_asides(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Keep the words in brackets to the figure in them, which has those before as well: '2,318 (2019: 2,455)'."""
    for match in _ASIDE.finditer(text):
        inside = [turn for turn, spot in enumerate(spots) if match.start() < spot.start < match.end()]
        years = [j for j, word in enumerate(words) if word.key[0] == "#" and match.start() < word.start < match.end()]
        before = [turn for turn, spot in enumerate(spots) if spot.end <= match.start()][-1:]
        if not inside or not before:
            continue
        for turn, row in enumerate(table):
            for j, word in enumerate(words):
                if turn in inside and word.key[0] == "#" and years:
                    row[j] = max(row[j], FAR) if j in years else min(row[j], FOREIGN)
                elif turn in inside and word.end <= match.start():
                    row[j] = max(row[j], min(LED, table[before[0]][j]))
                elif turn not in inside and match.start() < word.start < match.end():
                    row[j] = min(row[j], FOREIGN)


def _give_heads(words: Sequence[Word], turns: Sequence[int], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Give the word right before each of several bracketed figures to it alone: 'men (45 %) more than women (34 %)'."""
    if len(turns) < 2:
        return
    for turn in turns:
        before = [j for j, word in enumerate(words) if word.end <= spots[turn].start]
        if not before or spots[turn].start - words[before[-1]].end > _GAP:
            continue
        for other in turns:
            table[other][before[-1]] = OWN if other == turn else min(table[other][before[-1]], FOREIGN)
