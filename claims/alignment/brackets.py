"""Numbers in square brackets: `[12]`, `[1, 3]`, `[2-5]` in the text, and the list or the notes that they call.

These may come in any order and again and again, so that no alignment is needed: the number says it all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.alignment.lines import Line
from claims.alignment.words import URL, citation_weight
from claims.flow import Span

_LOCATOR = (  # '[5, p. 12]', '[5, с. 12–14]', '[5, Fig. 4]', '[5: 12]'
    r"(?:,\s?(?:[ps]{1,2}|[сcS]{1,2}|Figs?|Tables?|Tab|Secs?|Ch|Chap|Eqs?|App|Annex|Arts?|vol|Т|т|Bd|табл|рис|paras?|§{1,2})"
    r"\.?\s?|:\s)(?:[IVX]{1,5}|\d{1,5}[a-z]?(?:\s?[–-]\s?\d{1,5})?)"
)
_NUMBER = rf"\d{{1,3}}(?:{_LOCATOR})?"
_CALL = re.compile(rf"(?<![\s(=][a-z])\[({_NUMBER}(?:\s?[,;–-]\s?{_NUMBER}){{0,30}})\](?![(\[{{:\w])")
_ROUND = re.compile(r"(?<=[\s*_])\((\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30})\)(?P<end>[*_]{0,2}(?:[.,;:]|\s?$))?(?!\w)")
_FEWEST_ROUND = 3  # numbers that are called, for round brackets to call entries
_PART = re.compile(rf"(\d{{1,3}})(?:{_LOCATOR})?")
_ENTRY = re.compile(r"\[(\d{1,3})\]:?\s{0,20}(?=[^\W\d_]|[“\"‘'«„(<¿¡*]|\d{4}|$)")
_LONGEST_STEP = 4  # numbers that may be missing between two entries
_LONGEST_RANGE = 30
_LATEST_START = 3  # the first number of a list
_CITED = 0.7
_LONGEST_ENTRY = 8  # lines, of the last in a list
_BARE_CLOSE = 3  # lines of an entry that a page break may cut


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry or note that opens with a number in brackets: its lines, label and offsets."""

    label: int
    start: int
    body: int
    lines: range


@dataclass(frozen=True, slots=True)
class Call:
    """One number of a bracketed marker."""

    label: int
    span: Span


def find_calls(text: str, lines: Sequence[Line]) -> list[Call]:
    """The bracketed numbers in the text, a range spelt out (its inner numbers share the span of the dash)."""
    calls: list[Call] = []
    for line in lines:
        if text.find("[", line.first, line.last) < 0:
            continue
        urls = [found.span() for found in URL.finditer(text, line.first, line.last)]
        for found in _CALL.finditer(text, line.first, line.last):
            if is_within(urls, found.start()):
                continue
            calls += _numbers(text, found)
    return calls


def find_round_calls(text: str, lines: Sequence[Line]) -> list[Call]:
    """The numbers in round brackets, as '(2, 3)', where these mostly end a clause: not '(1) grain and (2) fish'."""
    found = [one for line in lines for one in _ROUND.finditer(text, line.first, line.last)]
    calls = [call for one in found for call in _numbers(text, one)]
    closing = sum(one["end"] is not None for one in found)
    often = len({call.label for call in calls}) >= _FEWEST_ROUND and 2 * closing > len(found)
    return calls if often else []


def is_within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether `offset` lies in one of the `spans`, which are sorted and apart."""
    turn = bisect_right(spans, (offset, 1 << 60)) - 1
    return turn >= 0 and offset < spans[turn][1]


def _numbers(text: str, found: re.Match[str]) -> list[Call]:
    calls: list[Call] = []
    done = 0  # the offset behind the number before, with its pages
    for part in _PART.finditer(text, found.start(1), found.end(1)):
        label = int(part[1])
        if calls and text[done : part.start()].strip() in ("-", "–"):
            dash = Span(calls[-1].span.end, part.start())
            if not 0 < label - calls[-1].label <= _LONGEST_RANGE:
                return []
            calls += [Call(inner, dash) for inner in range(calls[-1].label + 1, label)]
        calls.append(Call(label, Span(*part.span(1))))
        done = part.end()
    return calls


def find_entries(text: str, lines: Sequence[Line]) -> list[Entry]:
    """The bracketed notes or list entries: the longest run of ascending numbers at line starts, if it is one."""
    starts = [
        (number, found) for number, line in enumerate(lines) if (found := _ENTRY.match(text, line.first, line.last))
    ]
    openings = {found.start(1) for _, found in starts}
    called = {call.label for call in find_calls(text, lines) if call.span.start not in openings}
    chain = _chain(text, lines, starts)
    labels = [int(starts[turn][1][1]) for turn in chain]
    known = sum(label in called for label in labels)
    cited = sum(citation_weight(lines[starts[turn][0]].head(text)) >= _CITED for turn in chain)
    if (
        not chain
        or labels[0] > _LATEST_START
        or 3 * (known + cited) < 2 * len(chain)
        or (len(chain) < 2 and known + cited < 2)
    ):
        return []
    positions = [starts[turn][0] for turn in chain]
    spread = _is_spread(lines, positions)
    if not spread:
        chain = _with_strays(text, lines, starts, chain)
        positions = [starts[turn][0] for turn in chain]
    entries = []
    for turn, number in zip(chain, positions, strict=True):
        place = bisect_left(positions, number + 1)
        limit = positions[place] if place < len(positions) else len(lines)
        found = starts[turn][1]
        end = _end(lines, number, limit, limit < len(lines) and not spread)
        body = found.end() if found.end() < lines[number].last or end == number + 1 else lines[number + 1].first
        entries.append(Entry(int(found[1]), found.start(1), body, range(number, end)))
    return entries


def _chain(text: str, lines: Sequence[Line], starts: Sequence[tuple[int, re.Match[str]]]) -> list[int]:
    """The best chain of entries: one for each number, ascending, those that read like citations first."""
    best: list[tuple[float, int]] = []  # score and predecessor
    by_label: dict[int, int] = {}  # the best end of a chain for each label
    for turn, (number, found) in enumerate(starts):
        label = int(found[1])
        own = 1.0 + min(1.0, citation_weight(lines[number].head(text)))
        before = [(best[by_label[low]][0] - 0.8 * (label - low - 1), by_label[low])
                  for low in range(max(1, label - _LONGEST_STEP), label) if low in by_label]  # fmt: skip
        score, previous = max(before, default=(0.0, -1))
        best.append((own + max(score, 0.0), previous if score > 0 else -1))
        if label not in by_label or best[turn][0] >= best[by_label[label]][0]:
            by_label[label] = turn
    chain: list[int] = []
    turn = max(range(len(best)), key=lambda item: best[item][0], default=-1)
    while turn >= 0:
        chain.append(turn)
        turn = best[turn][1]
    return chain[::-1]


def _with_strays(
    text: str, lines: Sequence[Line], starts: Sequence[tuple[int, re.Match[str]]], chain: Sequence[int]
) -> list[int]:
    """The chain of a list with the entries within it whose numbers are out of order or stand there twice."""
    known, found = set(chain), list[int]()
    for turn in range(chain[0], len(starts)):
        line = starts[turn][0]
        if turn > chain[-1] and line - starts[found[-1]][0] > _LONGEST_ENTRY:
            break
        cites = citation_weight(lines[line].head(text)) >= _CITED
        if turn in known or (cites and _closes(text, lines, line)):
            found.append(turn)
    return found


def _closes(text: str, lines: Sequence[Line], number: int) -> bool:
    """Whether an entry may begin with a line: a blank line stands above it, or something that ends there."""
    return lines[number].gap > 0 or text[lines[number - 1].last - 1] in '.!?)]”"»/>' or lines[number].new_page


def _is_spread(lines: Sequence[Line], positions: Sequence[int]) -> bool:
    """Whether the entries stand at the feet of several pages rather than in one list."""
    return any(high - low > 25 for low, high in pairwise(positions))


def _end(lines: Sequence[Line], start: int, limit: int, in_list: bool) -> int:
    """The number of the line behind an entry's last."""
    for number in range(start + 1, limit):
        line = lines[number]
        alone = number == start + 1 and len(lines[start]) < 6
        if in_list and limit - start <= 40:
            continue
        if (line.gap and not alone) or line.new_page or number - start > 40:
            return number
    return limit
