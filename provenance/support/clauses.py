"""Which words of a sentence belong to which of its figures.

A sentence is cut at commas, conjunctions and the like; a word is nearest to the figure of its own piece, shared where
its piece has none, and all but foreign where it stands close to another figure. Lists with 'respectively' go by order.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.flow import Span
from provenance.support.brackets import close_brackets, part_asides, part_brackets
from provenance.support.listing import JOINT, deal_in_order
from provenance.support.nearness import FAR, FOREIGN, LED, OWN, SHARED, SUBJECT
from provenance.support.words import Word

_MOST_FIGURES = 30  # whose words are told apart at once
_TURNS = 0.4  # up to this weight a word leads no figure: 'offences, an increase of 11 %'
_CORE = 6  # words between a figure and what it speaks of
_TO = re.compile(r"(?<!\w)(?:to|auf|à|a|до|с)\s[^.,;]{0,30}$", re.IGNORECASE)
_PARTITIVE = re.compile(r"\W{0,3}(?:of|among|out of|von|unter|de|parmi|sur|entre|из|среди)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:out\s)?(?:of|von|de|sur|из|der|des)\s(?:[^\W\d_]{2,6}\s)?", re.IGNORECASE)
_NOUN_WORDS = 2  # words behind a figure that may be the noun it counts
_FROM = re.compile(r"(?<!\w)(?:from|von|de|desde|с|от)\W", re.IGNORECASE)
_NOUN_OF_OTHER = 0.5  # the noun of the figure before, in the way to the next figure
_STOP = re.compile(r"[,;:()]")
_OF_WHOM = re.compile(
    r"\b(?:of whom|of which|of them|of these|among them|including|unter ihnen|davon|darunter|parmi eux|dont"
    r"|entre ellos|de los cuales|из них|из которых)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?<!\w)(?:the (?:rest|remainder)|(?:der|den) rest|le reste|el resto|остальн\w{1,4}|qalan\w{0,4})(?!\w)",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"(?<!\w)(?:on |over |(?:than|as) (?:in |for |at the end of )?|(?:levels?|figure|rate|total|value) of "
    r"|als (?:im jahr )?|gegenüber (?:dem jahr )?|qu['’]en |que en |чем в )$",
    re.IGNORECASE,
)
_COMPARED_BEHIND = re.compile(r"\s(?:figure|rate|level|total|value|estimate)s?\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s(?:of (?:them|these|those|whom|which)|von ihnen|d'entre eux|de ellos|из них)\b", re.IGNORECASE
)
_IN_YEAR = re.compile(
    r"(?:\s[^\W\d_]{1,20}){0,2}\s(?:in|im|en|в)\s(?:(?:jahre?|the year|l'année|году)\s)?", re.IGNORECASE
)
_ANNOUNCING = frozenset(":–—-")  # signs that tie a figure to the words before it


def attach(
    text: str,
    words: Sequence[Word],
    spots: Sequence[Span],
    language: str,
    bare: Sequence[bool] = (),
    light: Sequence[bool] = (),
) -> list[list[float]]:
    """For each figure at `spots` (in order), how near each of `words` belongs to it, between 0 and 1.

    `bare`: whether a figure lacks a noun of its own, and so counts what the figure before it counts. `light`: whether
    it draws no words away from others ('doubled').
    """
    if not spots:
        return []
    if len(spots) > _MOST_FIGURES:
        return _attach_in_parts(text, words, spots, language, bare, light)
    table = []
    for turn, spot in enumerate(spots):
        heavy = [other for i, other in enumerate(spots) if i == turn or not (light and light[i])]
        pieces = _pieces(text, heavy)
        table.append([_nearness(heavy.index(spot), word, words, heavy, pieces) for word in words])
    _leave_the_rest(text, words, spots, table)
    _leave_compared_years(text, words, spots, table)
    _keep_start_years(text, words, spots, table)
    _close_pieces(text, words, spots, table)
    close_brackets(text, words, spots, table)
    if len(spots) > 1:
        part_brackets(text, words, spots, table)
        part_asides(text, words, spots, table)
        _share_nouns(text, words, spots, table, bare)
        _appose(text, words, spots, table)
        deal_in_order(text, words, spots, table, language)
        for row, spot in zip(table, spots, strict=True):
            _keep_own_year(words, row)
            _take_year_before(words, row, spot)
    return table


def _attach_in_parts(
    text: str,
    words: Sequence[Word],
    spots: Sequence[Span],
    language: str,
    bare: Sequence[bool],
    light: Sequence[bool],
) -> list[list[float]]:
    """The same for a list of very many figures: words of other parts of it are foreign to a figure."""
    table = []
    for first in range(0, len(spots), _MOST_FIGURES):
        own = slice(first, first + _MOST_FIGURES)
        start = spots[first].start if first else 0
        end = spots[own.stop].start if own.stop < len(spots) else len(text)
        inside = [j for j, word in enumerate(words) if start <= word.start < end]
        part = attach(text[:end], [words[j] for j in inside], spots[own], language, bare[own], light[own])
        for near in part:
            row = [FOREIGN] * len(words)
            for j, level in zip(inside, near, strict=True):
                row[j] = level
            table.append(row)
    return table


def _close_pieces(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Keep words between a figure and a semicolon from the figures behind it: '20,000 came, police said; …'."""
    for match in re.finditer(";", text):
        before = [spot for spot in spots if spot.end <= match.start()]
        for row, spot in zip(table, spots, strict=True):
            if before and spot.start > match.start():
                for j, word in enumerate(words):
                    inside = before[-1].end <= word.start < match.start()
                    row[j] = min(row[j], FOREIGN) if inside and row[j] < LED else row[j]


def _leave_compared_years(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Take the year with which a figure is compared for another one's: 'below the level of 2019'."""
    for j, word in enumerate(words):
        if word.key[0] == "#" and _is_compared(text, word):
            for row, spot in zip(table, spots, strict=True):
                row[j] = min(row[j], FOREIGN) if spot.end <= word.start else row[j]


def _keep_start_years(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Keep the year in which a change starts to the figure that it starts from: 'to 987 from 2,340 in 2010'."""
    for turn, spot in enumerate(spots):
        if not _FROM.search(text, max(0, spot.start - 10), spot.start):
            continue
        match = _IN_YEAR.match(text, spot.end)
        for j, word in enumerate(words):
            if match and word.key[0] == "#" and word.start == match.end():
                for other, row in enumerate(table):
                    row[j] = OWN if other == turn else min(row[j], FOREIGN)


def _is_compared(text: str, word: Word) -> bool:
    before = _COMPARED_BEFORE.search(text, max(0, word.start - 40), word.start)
    return before is not None or _COMPARED_BEHIND.match(text, word.end) is not None


def speaks_of_rest(text: str) -> bool:
    """Whether a sentence says who or what has 'the rest'."""
    return _REST.search(text) is not None


def _leave_the_rest(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Give no figure the words of a piece that has none and speaks of 'the rest'."""
    if not _REST.search(text):
        return
    starts = [*_pieces(text, spots), len(text)]
    for start, end in pairwise(starts):
        if _REST.search(text, start, end) and not any(start <= spot.start < end for spot in spots):
            for row in table:
                for j, word in enumerate(words):
                    row[j] = FOREIGN if start <= word.start < end else row[j]


def _keep_own_year(words: Sequence[Word], row: list[float]) -> None:
    """Let a year that stands right with a figure set aside those that it would share with others."""
    years = [j for j, word in enumerate(words) if word.key[0] == "#"]
    if any(row[j] == OWN for j in years):
        for j in years:
            row[j] = row[j] if row[j] == OWN else min(row[j], FOREIGN)


def _take_year_before(words: Sequence[Word], row: list[float], spot: Span) -> None:
    """Let a figure that no year stands with share the last one before it: 'than in 2009, when 210 million …'."""
    years = [j for j, word in enumerate(words) if word.key[0] == "#"]
    before = [j for j in years if words[j].end <= spot.start]
    if before and all(row[j] <= FOREIGN for j in years):
        row[before[-1]] = SHARED


def _share_nouns(
    text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]], bare: Sequence[bool]
) -> None:
    """Let parts have the words of their whole: '44 of the 120 seats', 'Of 1,860 nurses, 1,302', '17 of them'."""
    partitive = _PARTITIVE.match(text) is not None
    for turn, spot in enumerate(spots):
        if turn + 1 < len(spots) and _OF_ALL.fullmatch(text, spot.end, spots[turn + 1].start):
            row, whole = table[turn], table[turn + 1]
            for j, word in enumerate(words):
                near = max(row[j], whole[j])
                if word.start >= spots[turn + 1].end or word.end <= spot.start:
                    row[j] = whole[j] = near
        elif turn and _OF_THEM.match(text, spot.end):
            _take_words(words, table[turn - 1], table[turn])
        elif turn == 0 and bare and bare[0]:
            _take_noun_behind(words, spots, table)
        elif turn and (partitive or (bare and bare[turn])):
            if _OF_WHOM.search(text, spots[turn - 1].end, spot.start):
                _take_words_before(words, spots[turn - 1], table[turn - 1], table[turn])
            giver = next((i for i in range(turn - 1, -1, -1) if not bare or not bare[i]), turn - 1)
            behind = [j for j, word in enumerate(words) if word.start >= spots[giver].end][:_NOUN_WORDS]
            noun = [j for i, j in enumerate(behind) if words[j].order == words[behind[0]].order + i]
            noun = [j for j in noun if partitive or not words[j].is_verb]
            for j in noun:
                if words[j].start < spot.start and not words[j].name and words[j].key[0] != "#":
                    table[turn][j] = max(table[turn][j], LED)


def _appose(text: str, words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Let the size of a change behind a comma have the words of the figure before: '420 cases, 16 % more'."""
    pieces = _pieces(text, spots)
    for turn in range(1, len(spots)):
        begins = pieces[_piece(pieces, spots[turn].start)]
        leading = [word for word in words if begins <= word.start < spots[turn].start]
        behind = [word for word in words if word.start >= spots[turn].end][:1]
        changes = any(word.key == "~change" for word in (*leading, *behind))
        if begins <= spots[turn - 1].start or not changes or any(word.weight > _TURNS for word in leading):
            continue
        for j, word in enumerate(words):
            if word.end <= begins and word.key[0] != "#":
                table[turn][j] = max(table[turn][j], min(LED, table[turn - 1][j]))


def _take_words_before(words: Sequence[Word], whole: Span, near: list[float], row: list[float]) -> None:
    """Let a part have the words that lead up to its whole: 'Active users: 58,900, of whom 31 %'."""
    for j, word in enumerate(words):
        if word.end <= whole.start and near[j] >= FAR:
            row[j] = max(row[j], LED)


def _take_words(words: Sequence[Word], near: list[float], row: list[float]) -> None:
    """Let a part have all words of its whole but the years: '3,800 have died, 98 of them last year'."""
    for j, word in enumerate(words):
        if word.key[0] != "#" and near[j] >= SHARED:
            row[j] = max(row[j], min(LED, near[j]))


def _take_noun_behind(words: Sequence[Word], spots: Sequence[Span], table: list[list[float]]) -> None:
    """Let a first figure without a noun have that of the next: '20 heat-related and 30 cold-related deaths'."""
    if len(spots) < 2:
        return
    own = sum(spots[0].end <= word.start < spots[1].start for word in words)
    behind = [j for j, word in enumerate(words) if word.start >= spots[1].end]
    run = [j for i, j in enumerate(behind) if words[j].order == words[behind[0]].order + i]
    if 0 < own < len(run) <= _NOUN_WORDS + 2:
        table[0][run[-1]] = max(table[0][run[-1]], LED)


def _pieces(text: str, spots: Sequence[Span]) -> list[int]:
    """Where the pieces of the sentence begin, 0 first; no piece begins within a figure."""
    starts = {0}
    for match in JOINT.finditer(text):
        inside = any(spot.start <= match.start() < spot.end for spot in spots)
        announces = match[0].strip() in _ANNOUNCING and any(0 <= spot.start - match.end() <= 2 for spot in spots)
        if not inside and not announces:
            starts.add(match.end())
    for before, after in pairwise(spots):
        joint = None if _STOP.search(text, before.end, after.start) else _TO.search(text, before.end, after.start)
        if joint and _FROM.search(text, max(0, before.start - 30), before.start):
            starts.add(joint.start())
    return sorted(starts)


def _piece(pieces: Sequence[int], offset: int) -> int:
    number = 0
    for i, start in enumerate(pieces):
        if start > offset:
            break
        number = i
    return number


def _nearness(turn: int, word: Word, words: Sequence[Word], spots: Sequence[Span], pieces: Sequence[int]) -> float:
    spot = spots[turn]
    if spot.start <= word.start < spot.end:
        return OWN
    home = _piece(pieces, word.start)
    residents = [i for i, other in enumerate(spots) if _piece(pieces, other.start) == home]
    if turn in residents:
        return _within(turn, word, words, spots, residents)
    if not residents:
        return _from_bare(turn, word, spots)
    host = min(residents, key=lambda i: _distance(word, spots[i], words))
    if any(spots[i].start <= word.start < spots[i].end for i in residents):
        return FOREIGN
    if _distance(word, spots[host], words) > _CORE:
        return FOREIGN if word.key[0] == "#" else SHARED
    if spot.start < word.start and word.start >= spots[host].end and _is_common(turn, host, word, words, spots):
        return SHARED  # 'More than 1,200 homes and 300 vehicles were destroyed by fire'
    if word.end <= spots[residents[0]].start and spot.start > word.start:
        begins = pieces[_piece(pieces, spot.start)]
        led = any(begins <= other.start < spot.start and other.weight > _TURNS for other in words)
        return LED if not led else FOREIGN if word.name else 0.45
    return FOREIGN


def _is_common(turn: int, host: int, word: Word, words: Sequence[Word], spots: Sequence[Span]) -> bool:
    """Whether a word belongs to what is said of two figures together: their verb, or what follows it."""
    if word.is_verb:
        return True
    verb = any(other.is_verb and spots[host].end <= other.start < word.start for other in words)
    between = any(other.is_verb and spots[turn].end <= other.start < spots[host].start for other in words)
    return host == len(spots) - 1 and host == turn + 1 and verb and not between


def _within(turn: int, word: Word, words: Sequence[Word], spots: Sequence[Span], residents: Sequence[int]) -> float:
    """Nearness in the figure's own piece, which other figures may share."""
    between = [i for i in residents if i != turn and _lies_between(spots[i], word, spots[turn])]
    if not between:
        if turn and spots[turn - 1].end <= word.start < spots[turn].start and turn - 1 in residents:
            return _NOUN_OF_OTHER if _distance(word, spots[turn - 1], words) <= _NOUN_WORDS else OWN
        return OWN if _distance(word, spots[turn], words) <= _CORE else FAR
    if word.end <= spots[residents[0]].start:
        return SUBJECT
    if word.start >= spots[residents[-1]].end:
        return SHARED
    return FOREIGN


def _from_bare(turn: int, word: Word, spots: Sequence[Span]) -> float:
    """Nearness of a word in a piece without a figure: to the next figure behind a lead-in, to both in the middle."""
    following = next((i for i, spot in enumerate(spots) if spot.start >= word.end), len(spots))
    if turn in (following, following - 1):
        return FAR if following in (0, len(spots)) else 0.8
    return SHARED


def _lies_between(spot: Span, word: Word, own: Span) -> bool:
    return min(word.end, own.end) <= spot.start and spot.end <= max(word.start, own.start)


def _distance(word: Word, spot: Span, words: Sequence[Word]) -> int:
    """Words from `word` to the figure; words inside figures and numerals count nothing."""
    if word.end <= spot.start:
        before = [other.order for other in words if other.end <= spot.start]
        return before[-1] - word.order + 1 if before else 1
    behind = [other.order for other in words if other.start >= spot.end]
    return word.order - behind[0] + 1 if behind else 1
