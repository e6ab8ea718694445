"""Markers that no place offers by itself, found between those of the numbers before and behind.

A number may be broken over two lines (`1` / `2`), or stand glued to a figure that nobody would print so (`4452` where
others have `4,452`). Only a number whose note nobody calls is looked for, and only one fit place is taken.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.alignment.brackets import is_within
from claims.alignment.words import URL
from claims.document import Marker, Note
from claims.flow import Span

_CONFIDENCE = 0.8
_FARTHEST = 12_000  # characters between the markers of the numbers before and behind
_LONGEST_GAP = 6  # characters of white space in a number broken over two lines
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SEPARATED = re.compile(r"(?<![\d.,])\d{1,3}[,.\u00a0\u202f]\d{3}(?!\d)")
_GLUED = re.compile(r"(?<![\d.,/–-])\d{4,6}(?!\d|[.,]\d|%|[–-])")
_FEWEST_SEPARATED = 3  # figures that show how thousands are printed here


def markers_between(text: str, body: Sequence[Span], markers: Sequence[Marker], notes: Sequence[Note]) -> list[Marker]:
    """The markers of notes that nobody calls, each in the one place between its neighbours that fits."""
    names = {(note.scope, int(note.label)): note.id for note in notes}
    scopes = {note.id: note.scope for note in notes}
    called = {marker.note for marker in markers}
    separated = sum(1 for _ in _SEPARATED.finditer(text)) >= _FEWEST_SEPARATED
    starts, ends = [line.start for line in body], [line.end for line in body]
    found: list[Marker] = []
    for before, behind in pairwise(sorted((one for one in markers if one.note), key=lambda one: one.start)):
        label = int(before.label) + 1
        scope = scopes.get(before.note or "", -1)
        name = names.get((scope, label))
        fits = int(behind.label) == label + 1 and scopes.get(behind.note or "") == scope
        if name is None or name in called or not fits or behind.start - before.end > _FARTHEST:
            continue
        within = Span(before.end, behind.start)
        lines = body[bisect_right(ends, within.start) : bisect_left(starts, within.end)]
        places = [place for line in lines for place in _places(text, line, label, within, separated)]
        if len(places) == 1:
            found.append(Marker(str(label), places[0].start, places[0].end, note=name, confidence=_CONFIDENCE))
    return found


def _places(text: str, line: Span, label: int, within: Span, separated: bool) -> Iterator[Span]:
    digits = str(label)
    low, high = max(line.start, within.start), min(line.end, within.end)
    urls = [found.span() for found in URL.finditer(text, line.start, line.end)] if separated else []
    for found in _GLUED.finditer(text, low, high) if separated else ():
        run = found[0]
        if run.endswith(digits) and not _YEAR.fullmatch(run) and not is_within(urls, found.start()):
            yield Span(found.end() - len(digits), found.end())
    for cut in range(1, len(digits)):
        yield from _broken(text, line, digits, cut)


def _broken(text: str, line: Span, digits: str, cut: int) -> Iterator[Span]:
    """The number broken at the end of a line."""
    start = line.end - cut
    if text[start : line.end] != digits[:cut] or text[start - 1 : start].isdigit() or text[start - 1 : start].isspace():
        return
    gap = text[line.end : line.end + _LONGEST_GAP]
    rest = line.end + len(gap) - len(gap.lstrip())
    behind = rest + len(digits) - cut
    if text[rest:behind] == digits[cut:] and not text[behind : behind + 1].isdigit() and rest > line.end:
        yield Span(start, behind)
