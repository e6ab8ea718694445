"""What the words around a figure say of it: bound, change, time."""

from bisect import bisect_left
from decimal import Decimal

from claims.quantities.draft import Draft
from claims.quantities.lexicon import Match
from claims.quantities.model import Change, Comparator, QuantityKind
from claims.quantities.passage import Passage
from claims.quantities.symbols import COMPARATORS

_STOPS = (".", ";", "!", "?", "•")
_WINDOW = 14
_NEAR = 3
_WITH_UP = frozenset("make makes made making sum sums summed add adds added end ended set open opened use used".split())
_WITH_OVER = frozenset("turned turn turns turning took take takes taken taking handed hand hands handing went".split())
_THAN = frozenset("than als que".split())
_THE = frozenset("the der die das den dem le la les el los las".split())


def read_bound(passage: Passage, draft: Draft) -> None:
    """Set the comparator from the words before the figure, or behind it ('or more', '400'den fazla')."""
    if draft.comparator is not Comparator.EQUAL:
        return
    at = draft.first
    for _ in range(3):
        sign = COMPARATORS.get(passage.word(at - 1))
        if sign:
            double = passage.word(at - 1) == "=" and passage.word(at - 2) in "<>"
            draft.comparator = Comparator(sign + "=" if double else sign)
            return
        found = passage.lexicon.bound_before.before(passage.tokens, at)
        if found and (_is_goal(passage, at) or _is_during(passage, draft, at) or _is_with_verb(passage, at)):
            return
        if found and at < draft.first and passage.word(at) in _THE and passage.word(at - 1) in _THAN:
            return  # 'less than the 159 % of 2021' states 159 %
        if found:
            draft.comparator = Comparator(found.value)
            return
        if passage.word(at - 1) not in passage.lexicon.skipped | passage.lexicon.between | passage.lexicon.articles:
            break
        at -= 1
    _read_bound_behind(passage, draft)


def _is_during(passage: Passage, draft: Draft, index: int) -> bool:
    """Whether 'over' says how long ('over 44 days'), not more than what."""
    lexicon = passage.lexicon
    over = draft.kind is QuantityKind.DURATION and passage.word(index - 1) in lexicon.during
    return over and passage.word(index - 2) not in lexicon.lasting


def _is_with_verb(passage: Passage, index: int) -> bool:
    """Whether 'over' or 'up' belongs to the verb before it: 'turned over 3 million', 'crept up to 9 %'."""
    last, before = passage.word(index - 1), passage.word(index - 2)
    if last == "to" and before == "up":
        return direction_before(passage, index - 2, window=1) is not None
    return last == "over" and before in _WITH_OVER


def _is_goal(passage: Passage, index: int) -> bool:
    """Whether 'up to' says where a change ends ('hasta', 'до' behind a verb of change)."""
    goal = passage.lexicon.change_to.before(passage.tokens, index)
    bound = passage.lexicon.bound_before.before(passage.tokens, index)
    same = goal is not None and bound is not None and goal.length >= bound.length
    return same and direction_before(passage, index) is not None


def _read_bound_behind(passage: Passage, draft: Draft) -> None:
    ends = {draft.last + 1, draft.beyond}
    for end in sorted(ends - {0}):
        for skip in (0, 1, 2):
            word = passage.word(end + skip - 1)
            if skip and not (
                passage.token(end + skip - 1).glued and (word in "'-" or passage.word(end + skip - 2) in "'-")
            ):
                break
            found = passage.lexicon.bound_after.at(passage.tokens, end + skip) or _behind_ablative(passage, end)
            if found and not _adds(passage, end + skip):
                draft.comparator = Comparator(found.value)
                return


def _adds(passage: Passage, index: int) -> bool:
    """Whether 'plus' adds something to the figure: '$15,000 plus interest'."""
    after = passage.token(index + 1)
    return passage.word(index) == "plus" and not passage.token(index).glued and after.kind in ("w", "n")


def _behind_ablative(passage: Passage, index: int) -> Match | None:
    """'tondan az', 'faizdən çox': the ending of the word before stands for 'than'."""
    word = passage.word(index - 1)
    if len(word) < 4 or word[-3:] not in passage.lexicon.suffixes_from:
        return None
    ending = passage.token(index - 1)._replace(text=word[-3:])
    return passage.lexicon.bound_after.at((ending, *passage.tokens[index : index + 3]), 0)


def read_change(passage: Passage, draft: Draft, previous: Draft | None) -> None:
    """Say whether the figure is the size of a change, one of its ends, or a peak."""
    if draft.change is not Change.LEVEL or draft.kind is QuantityKind.RANK:
        return
    lexicon, tokens = passage.lexicon, passage.tokens
    if lexicon.suffixes_from and draft.comparator is Comparator.EQUAL:
        draft.change = _change_by_ending(passage, draft)
        if draft.change is not Change.LEVEL:
            return
    at = _before_bound(passage, draft)
    if _is_peak(passage, at):
        draft.change = Change.PEAK
        return
    direction = direction_before(passage, at)
    if lexicon.change_by.before(tokens, at) and direction:
        passes = any(lexicon.passing.before(tokens, at - back) for back in (1, 2))  # 'passer de 9 à 8'
        draft.change = Change.FROM if passes and lexicon.from_.before(tokens, at) else direction
    elif any(lexicon.ranging.before(tokens, at - back) for back in range(1, 4)):
        return
    elif lexicon.from_.before(tokens, at) and (direction or _leads_on(passage, draft)):
        draft.change = Change.FROM
    elif (lexicon.change_to.before(tokens, at) or lexicon.change_to.before(tokens, draft.first)) and (
        direction or (previous and previous.change is Change.FROM)
    ):
        draft.change = Change.TO
    elif draft.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS):
        near = None if lexicon.suffixes_from else direction_before(passage, at, window=3)
        near = near or _direction_behind(passage, draft.last + 1)
        draft.change = near or Change.LEVEL


def _change_by_ending(passage: Passage, draft: Draft) -> Change:
    """'yüzde 11'den yüzde 13'e yükseldi', '11 faizdən 13 faizə': the case endings tell the ends of a change."""
    behind = passage.word(draft.last + 1) in ("'", "-") and passage.token(draft.last + 1).glued
    word = passage.word(draft.last + 2) if behind else passage.word(draft.last)
    moves = any(
        at in passage.places(phrases)
        for at in range(draft.last + 1, draft.last + 9)
        for phrases in (passage.lexicon.rise, passage.lexicon.fall)
    )
    if not moves or (not behind and passage.token(draft.last).kind != "w"):
        return Change.LEVEL
    starts, ends = passage.lexicon.suffixes_from, passage.lexicon.suffixes_to
    if word in starts or (not behind and word[-3:] in starts):
        return Change.FROM
    return Change.TO if word in ends or (not behind and word[-1:] in ends) else Change.LEVEL


def _before_bound(passage: Passage, draft: Draft) -> int:
    """The index of the first token of the figure or of the bound before it."""
    at = draft.first
    for _ in range(2):
        found = passage.lexicon.bound_before.before(passage.tokens, at)
        if found:
            at -= found.length
        elif passage.word(at - 1) in passage.lexicon.articles | passage.lexicon.definite:
            at -= 1
    return at


def _is_peak(passage: Passage, index: int) -> bool:
    for back in range(3):
        if passage.lexicon.peak.before(passage.tokens, index - back):
            return True
        if passage.token(index - back - 1).kind != "w":
            return False
    return False


def direction_before(passage: Passage, index: int, window: int = _WINDOW) -> Change | None:
    """Up or down, as the nearest word of change before `index` in its sentence says."""
    rises, falls = passage.places(passage.lexicon.rise), passage.places(passage.lexicon.fall)
    if not rises and not falls:
        return None
    for at in range(index - 1, max(index - 1 - window, -1), -1):
        goes_on = passage.word(at) == "." and not passage.token(at + 1).capital  # '2014 г. до'
        if passage.word(at) in _STOPS and not goes_on:
            return None
        if at in rises and not _is_made_up(passage, at):
            return Change.INCREASE_BY
        if at in falls:
            return Change.DECREASE_BY
    return None


def _is_made_up(passage: Passage, index: int) -> bool:
    """Whether 'up' belongs to a verb that moves nothing: 'make up 48 %', 'ended up'."""
    return passage.word(index) == "up" and passage.word(index - 1) in _WITH_UP


def _direction_behind(passage: Passage, index: int) -> Change | None:
    """'a 5% increase', 'bir artış': within two tokens behind the figure."""
    for at in (index, index + 1):
        if at in passage.places(passage.lexicon.rise):
            return Change.INCREASE_BY
        if at in passage.places(passage.lexicon.fall):
            return Change.DECREASE_BY
    return None


def _leads_on(passage: Passage, draft: Draft) -> bool:
    """Whether 'to' and another number follow ('from 44 in 2014 to 71')."""
    for at in range(draft.last + 1, draft.last + 10):
        if passage.word(at) in _STOPS or at >= len(passage.tokens):
            return False
        if passage.word(at) in passage.lexicon.to and passage.token(at + 1).kind == "n":
            return True
    return False


def read_times_of(passage: Passage, drafts: list[Draft]) -> None:
    """Give each figure the time that scopes it: close behind it, else before it, else the only one there is."""
    firsts = [time.first for time in passage.times]
    claimed = -1  # the time that the figure before has behind it: not that of the next as well
    for number, draft in enumerate(drafts):
        following = drafts[number + 1].first if number + 1 < len(drafts) else len(passage.tokens)
        before = drafts[number - 1].last if number else -1
        at = bisect_left(firsts, draft.first)
        behind = passage.times[at] if at < len(firsts) and firsts[at] < following else None
        ahead = passage.times[at - 1] if at and firsts[at - 1] > before and firsts[at - 1] != claimed else None
        ahead = ahead or (passage.times[at - 1] if at and firsts[at - 1] > before and not behind else None)
        close = behind is not None and behind.first - max(draft.last, draft.beyond - 1) <= _NEAR
        if behind and close and not (ahead and passage.lexicon.suffixes_from):
            draft.time, claimed = behind.label, behind.first
        elif (near := ahead or behind) is not None:
            draft.time = near.label
        elif len(passage.times) == 1:
            draft.time = passage.times[0].label
        elif number:
            draft.time = drafts[number - 1].time


def settle_precision(draft: Draft) -> None:
    """An approximate round number is as precise as its last digit that is not nought: about 900 -> 100."""
    if draft.comparator is not Comparator.ABOUT or draft.low is None or draft.precision != 1 or draft.low != draft.high:
        return
    digits = str(abs(int(draft.low)))
    zeros = len(digits) - len(digits.rstrip("0"))
    if draft.low == int(draft.low) and zeros and len(digits) > 1:
        draft.precision = Decimal(10) ** zeros
