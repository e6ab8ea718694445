"""Notes whose labels the extractor lost, or printed one below the other before their texts.

A raised label is set on a line of its own by some extractors, then behind another label, or nowhere. The text calls the
note, and the note before holds one text too many: where the texts can be told apart, and are as many as the labels that
want one, each label gets its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from claims.alignment.lines import Line
from claims.alignment.notes import Draft
from claims.alignment.words import LOCATOR, NOTE_OPENING, citation_weight
from claims.flow import Span

_COMPLETE = re.compile(r"[.!?)\]”\"»/>]$|[\w/-]\.\w{2,5}$|(?:19|20)\d\d$")
_OPENS = re.compile(r"[^\W\d_a-zа-я]|[“\"«„]|https?:")
_CITED = 0.9
_MOST = 3  # labels that may be lost in a row
_MOST_STACKED = 60  # labels that may stand one below the other, without their texts
_SHORT = 0.85  # of a note's longest line: where a note may end
_LOOKS = 3  # at where notes may begin, each less strict than the one before


def with_lost_labels(
    text: str, lines: Sequence[Line], drafts: Sequence[Draft], called: Mapping[int, Container[int]]
) -> list[Draft]:
    """The notes, with those told apart that stand in the text of another; `called` holds each scope's markers."""
    by_scope: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_scope[draft.scope].append(draft)
    more: list[Draft] = []
    firsts = [line.first for line in lines]
    for scope, own in by_scope.items():
        _share_stacked(text, lines, firsts, own)
        more += _unlabelled(text, lines, firsts, own, called.get(scope, ()))
    return [*drafts, *more] if more else list(drafts)


def _share_stacked(text: str, lines: Sequence[Line], firsts: Sequence[int], own: Sequence[Draft]) -> None:
    """Give notes without a text one of those of the note behind or before, where that has as many too many."""
    turn = 0
    while turn < len(own):
        stack = turn
        while stack < len(own) and stack - turn < _MOST_STACKED and _is_empty(own[stack]):
            stack += 1
        empty = own[turn:stack]
        behind = own[stack] if empty and stack < len(own) else None
        before = own[turn - 1] if empty and turn else None
        if behind is not None and _is_run([*empty, behind]) and _share(text, lines, firsts, behind, [*empty, behind]):
            pass
        elif before is not None and _is_run([before, *empty]):
            _share(text, lines, firsts, before, [before, *empty])
        turn = max(stack, turn + 1)


def _share(text: str, lines: Sequence[Line], firsts: Sequence[int], holder: Draft, takers: Sequence[Draft]) -> bool:
    """Share the text of `holder` among `takers`, if its parts are as many."""
    cuts = _cuts(text, lines, firsts, holder, len(takers) - 1, _LOOKS)
    if cuts is None:
        return False
    parts = _parts(text, holder, [holder.body, *cuts])
    if not all(parts):
        return False
    for taker, part in zip(takers, parts, strict=True):
        label = Span(taker.start, taker.start + len(taker.label))
        taker.body = part[0].start
        taker.segments = [label] if label.end <= taker.body else []  # a label behind its text is left out
        for span in part:
            taker.extend(text, span.start, span.end)
    return True


def _unlabelled(
    text: str, lines: Sequence[Line], firsts: Sequence[int], own: Sequence[Draft], called: Container[int]
) -> list[Draft]:
    """The notes that are called and have no label, cut out of the notes before."""
    more: list[Draft] = []
    noted = {int(draft.label) for draft in own}
    for draft, behind in pairwise([*own, None]):
        assert draft is not None
        first = int(draft.label) + 1
        limit = int(behind.label) if behind is not None else first + _MOST
        lost: list[int] = []
        while first + len(lost) < limit and first + len(lost) in called and first + len(lost) not in noted:
            lost.append(first + len(lost))
        if not lost or len(lost) > _MOST or (behind is not None and lost[-1] + 1 != limit) or _is_empty(draft):
            continue
        cuts = _cuts(text, lines, firsts, draft, len(lost), _LOOKS - 1)
        if cuts is None:
            continue
        parts = _parts(text, draft, [draft.start, *cuts])
        draft.segments = parts[0]
        more += [
            Draft(str(label), draft.scope, part[0].start, draft.kind, segments=part)
            for label, part in zip(lost, parts[1:], strict=True)
        ]
    return more


def _is_empty(draft: Draft) -> bool:
    return draft.body >= draft.segments[-1].end


def _is_run(drafts: Sequence[Draft]) -> bool:
    return all(int(one.label) + 1 == int(other.label) for one, other in pairwise(drafts))


def _cuts(
    text: str, lines: Sequence[Line], firsts: Sequence[int], draft: Draft, count: int, looks: int
) -> list[int] | None:
    """Where within a note's text `count` others begin: the strictest look that finds as many; None if none does."""
    found = (_boundaries(text, lines, firsts, draft, look) for look in range(looks))
    return next((cuts for cuts in found if len(cuts) == count), None)


def _boundaries(text: str, lines: Sequence[Line], firsts: Sequence[int], draft: Draft, look: int) -> list[int]:
    """Where within a note's text another may begin: at a line that opens a note, below one that is complete.

    The first look wants a citation, the second that or a short line above, the third a capital.
    """
    spans = [(bisect_left(firsts, span.start), bisect_left(firsts, span.end), span.end) for span in draft.segments]
    longest = max((len(line) for low, high, _ in spans for line in lines[low:high]), default=0)
    first = bisect_right(firsts, max(draft.start, draft.body))
    cuts: list[int] = []
    for low, high, end in spans:
        for number in range(max(low, first), high):
            above, head = lines[number - 1].tail(text), lines[number].head(text, 200)
            if not _COMPLETE.search(above) or LOCATOR.search(above) or not _OPENS.match(head):
                continue
            short = look == 1 and len(lines[number - 1]) < _SHORT * longest
            if look == _LOOKS - 1 or short or NOTE_OPENING.match(head) or _cites(text, lines, number, end):
                cuts.append(lines[number].first)
    return cuts


def _cites(text: str, lines: Sequence[Line], number: int, end: int) -> bool:
    """Whether a line reads like a citation, with the line below where that belongs to it."""
    below = lines[number + 1] if number + 1 < len(lines) else lines[number]
    stop = below.last if below.last <= end and not below.gap else lines[number].last
    return citation_weight(text[lines[number].first : min(stop, lines[number].first + 300)]) >= _CITED


def _parts(text: str, draft: Draft, cuts: Sequence[int]) -> list[list[Span]]:
    """The segments of a note from the first cut on, cut at all of them, white space at the cuts left out."""
    parts: list[list[Span]] = []
    for start, end in pairwise([*cuts, draft.segments[-1].end]):
        spans = [(max(span.start, start), min(span.end, end)) for span in draft.segments]
        trimmed = [Span(low, low + len(text[low:high].rstrip())) for low, high in spans if high > low]
        parts.append([span for span in trimmed if span.end > span.start])
    return parts
