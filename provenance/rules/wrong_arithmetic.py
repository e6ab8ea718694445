"""A stated change, share or sum is not what its own numbers give.

What it does: computes, within one sentence, the change 'from A to B' against the percentage, part ('by a third'),
    difference or word ('doubled') given for it, the share of 'A of B (C%)', and 'A and B, a total of C'; asks whether a
    percentage of so few can be.
Why it matters: at least one of the numbers is wrong, and the sentence itself proves it.
What it leaves alone: rounding of every number involved; 'about' and 'more than'; sentences in which it is not plain
    which numbers belong together.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from claims.document import Claim, Document
from claims.quantities.model import Change, Comparator, Quantity, QuantityKind
from provenance.facts.arithmetic import (
    HUNDRED,
    Interval,
    change_in_percent,
    factor,
    interval_of,
    share_in_percent,
    total,
)
from provenance.facts.figures import figure_place
from provenance.facts.places import labels_of
from provenance.facts.tables import reckoning as words
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="wrong-arithmetic",
    group=Group.FIGURES,
    summary="a change, share or sum that its own numbers do not give",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


_NEAR = 40  # characters before the first value, 'from' included, in which its verb stands
_FEW_WORDS = r"(?:\s[^\W\d_]{1,30}){0,5}"
_HEDGE = rf"(?:{_any(words.ABOUT)}\s)?[$€£₼]?"
_FROM = re.compile(rf"(?<!\w){_any(words.FROM)}\s{_HEDGE}$", re.IGNORECASE)
_TO = re.compile(rf"[^.;:,]{{0,40}}(?<!\w){_any(words.TO)}\s{_HEDGE}", re.IGNORECASE)
_UP = re.compile(rf"(?<!\w){_any(words.UP)}", re.IGNORECASE)
_DOWN = re.compile(rf"(?<!\w){_any(words.DOWN)}", re.IGNORECASE)
_OF = re.compile(rf"\s{_any(words.OF)}\s|\s?/\s?", re.IGNORECASE)
_OF_FIRST = re.compile(rf"(?:^|[.;,]\s){_any(words.OF)}\s(?:these\s|those\s)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?:\s[^\W\d_]{1,30}){1,8},(?:\s[^\W\d_]{1,30}){0,2}\s", re.IGNORECASE)
_SHARE = re.compile(rf"{_FEW_WORDS}(?:\s?[(\[]|{_any(words.OR)}\s)", re.IGNORECASE)
_JOINED = re.compile(rf"{_FEW_WORDS}{_any(words.AND)}(?:\s[^\W\d_]{{1,30}}){{0,2}}\s?", re.IGNORECASE)
_TOTAL = re.compile(rf"{_FEW_WORDS}{_any(words.TOTAL)}\s", re.IGNORECASE)
_OF_ALL = re.compile(
    rf"\s{_any(words.OF)}(?:\s(?:the|all|all the|our|these|those|les|los|las|den|der))?\s", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"\s?['’-]")  # '47 % of the 12 pilots' hours'
_WHOLE_BEHIND = re.compile(r",?\s(?:[^\W\d_]{1,20}\s){0,2}")
_OF_MORE = re.compile(rf"\s{_any(words.OF)}\s(?!whom|which|them|these|denen|ihnen|них)", re.IGNORECASE)
_FEWEST, _MOST = Decimal(5), Decimal(100)  # of which a percentage is looked at closely
_WHILE = re.compile(rf"(?<!\w){_any(words.WHILE)}(?!\w)", re.IGNORECASE)
_PLAIN = re.compile(r"[^.,;:]{0,60}")
_MOVES = re.compile(rf"(?<!\w){_any(words.UP + words.DOWN)}", re.IGNORECASE)
_SPLIT = re.compile(rf"[;:]|(?<!\w){_any(words.JOINS)}(?!\w)", re.IGNORECASE)
_PART_OFF = Decimal(7)  # percentage points by which 'a third' may be off
_TIMES_LOW, _TIMES_HIGH, _TIMES_MOST = Decimal("0.8"), Decimal("1.25"), Decimal("1.75")
_STATED = (Change.INCREASE_BY, Change.DECREASE_BY)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each sentence that contradicts itself."""
    for claim in document.claims:
        fault = _change_fault(claim) or _share_fault(claim) or _sum_fault(claim) or _grain_fault(claim)
        if fault:
            message, figure, others = fault
            yield RULE.finding(
                message,
                identity=claim.text,
                at=figure_place(document, figure),
                related=tuple(figure_place(document, other) for other in others),
                labels=labels_of(document, claim.notes),
                claim=claim.id,
            )


_Fault = tuple[str, Quantity, tuple[Quantity, ...]]


def _change_fault(claim: Claim) -> _Fault | None:
    """A change whose ends do not give the percentage, the multiple or the direction stated for it."""
    ends = _ends(claim)
    if ends is None:
        return None
    i, first, last = ends
    rising = _direction(claim.text[: claim.spots[i].start])
    if rising is not None and not _may_fall_or_rise(interval_of(first), interval_of(last), rising=rising):
        word = "rises" if rising else "falls"
        return f"The sentence says that the value {word}, but it goes from {first.text} to {last.text}.", last, (first,)
    stated = _stated(claim, i)
    if stated is None or stated.low is None or (stated.low != stated.high and stated.comparator is Comparator.EQUAL):
        return None
    if stated.change is Change.MULTIPLE_OF:
        return _multiple_fault(stated, first, last)
    return _percent_fault(stated, first, last) or _difference_fault(stated, first, last)


def _direction(before: str) -> bool | None:
    """Whether the last verb close before 'from' says that the value rises; None where none is close."""
    near = before[-_NEAR:]
    up = max((found.start() for found in _UP.finditer(near)), default=-1)
    down = max((found.start() for found in _DOWN.finditer(near)), default=-1)
    return None if up == down else up > down


def _ends(claim: Claim) -> tuple[int, Quantity, Quantity] | None:
    """The one pair of figures 'from A to B' of a sentence, with the index of A; None if there are more or none."""
    found = []
    for i in range(len(claim.figures) - 1):
        first, last = claim.figures[i : i + 2]
        between = claim.text[claim.spots[i].end : claim.spots[i + 1].start]
        printed = _FROM.search(claim.text[: claim.spots[i].start]) and _TO.fullmatch(between)
        read = first.change is Change.FROM and last.change is Change.TO and _PLAIN.fullmatch(between)
        if (printed or read) and _comparable(first, last):
            found.append((i, first, last))
    return found[0] if len(found) == 1 else None


def _comparable(first: Quantity, last: Quantity) -> bool:
    """Whether both are plain values of one kind; what the second leaves unsaid ('per square metre') is the first's."""
    plain = all(f.low is not None and f.low == f.high and not f.vague and f.low > 0 for f in (first, last))
    alike = first.kind is last.kind or {first.kind, last.kind} == {QuantityKind.MONEY, QuantityKind.RATE}
    one_unit = first.unit == last.unit or None in (first.unit, last.unit) or first.kind is QuantityKind.COUNT
    return plain and alike and one_unit and first.kind is not QuantityKind.RANK and not (first.others or last.others)


def _may_fall_or_rise(start: Interval, end: Interval, *, rising: bool) -> bool:
    return end[1] > start[0] if rising else end[0] < start[1]


def _stated(claim: Claim, i: int) -> Quantity | None:
    """The only figure beside the ends at `i`, where it is the size of a change and in one piece of the sentence."""
    others = [n for n in range(len(claim.figures)) if n not in (i, i + 1)]
    if len(others) != 1 or claim.figures[others[0]].change not in (*_STATED, Change.MULTIPLE_OF):
        return None
    n, spots = others[0], claim.spots
    if n < i:
        apart = _MOVES.search(claim.text, spots[n].end, spots[i].start) or _WHILE.search(claim.text)
    else:
        gap = claim.text[spots[i + 1].end : spots[n].start]
        apart = _WHILE.search(claim.text) or ((cut := _SPLIT.search(gap)) and _MOVES.search(gap, cut.end()))
    return None if apart else claim.figures[n]


def _percent_fault(stated: Quantity, first: Quantity, last: Quantity) -> _Fault | None:
    if stated.kind not in (QuantityKind.PERCENT, QuantityKind.RATIO) or stated.comparator is not Comparator.EQUAL:
        return None
    if first.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS):
        return None  # 'by 5 per cent' of percentages is often meant as points
    given = change_in_percent(first, last)
    if given is None or (stated.change is Change.INCREASE_BY) is not _rises(first, last):
        return None
    low, high = interval_of(stated)
    if stated.kind is QuantityKind.RATIO:
        middle = (stated.low or Decimal(0)) * HUNDRED
        low, high = middle - _PART_OFF, middle + _PART_OFF
    if _overlap(given, (low, high)):
        return None
    change = abs(sum(given) / 2)
    message = f"From {first.text} to {last.text} is a change of {change:.0f}%, not of {stated.text}."
    return message, stated, (first, last)


def _rises(first: Quantity, last: Quantity) -> bool:
    return (last.low or Decimal(0)) > (first.low or Decimal(0))


def _difference_fault(stated: Quantity, first: Quantity, last: Quantity) -> _Fault | None:
    points = first.kind is QuantityKind.PERCENT and stated.kind is QuantityKind.PERCENTAGE_POINTS
    sized = stated.kind is first.kind or (stated.kind is QuantityKind.COUNT and stated.unit is None)
    one_unit = points or stated.unit in (None, first.unit)
    if not (points or (sized and first.kind is not QuantityKind.PERCENT)) or not one_unit or stated.per != first.per:
        return None
    if stated.comparator is not Comparator.EQUAL or (stated.change is Change.INCREASE_BY) is not _rises(first, last):
        return None
    (a, b), (c, d) = interval_of(first), interval_of(last)
    given = (c - b, d - a) if _rises(first, last) else (a - d, b - c)
    if _overlap(given, interval_of(stated)):
        return None
    message = f"{first.text} and {last.text} differ by {sum(given) / 2:,f}, not by {stated.text}."
    return message, stated, (first, last)


def _multiple_fault(stated: Quantity, first: Quantity, last: Quantity) -> _Fault | None:
    given = factor(first, last)
    times = stated.low or stated.high
    if given is None or times is None or times <= 0 or stated.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return None
    if times > 1 and not _rises(first, last):  # 'fell threefold'
        given = factor(last, first) or given
    low, high = times * _TIMES_LOW, times * _TIMES_HIGH
    if stated.comparator in (Comparator.MORE, Comparator.AT_LEAST) and times > 1:
        low, high = times, times * _TIMES_MOST
    if given[0] <= high and given[1] >= low:
        return None
    message = f"From {first.text} to {last.text} is {sum(given) / 2:.1f} times as much, not '{stated.text}'."
    return message, last, (first,)


def _share_fault(claim: Claim) -> _Fault | None:
    """'12 of 40 schools (35%)', or 'of the 40 schools, 12 (35%)'."""
    for i in range(len(claim.figures) - 2):
        first, second, share = claim.figures[i : i + 3]
        gaps = [claim.text[claim.spots[i + k].end : claim.spots[i + k + 1].start] for k in (0, 1)]
        if share.kind is not QuantityKind.PERCENT or not _SHARE.fullmatch(gaps[1]):
            continue
        before = claim.text[: claim.spots[i].start]
        if _OF.fullmatch(gaps[0]):
            part, whole = first, second
        elif _OF_FIRST.search(before) and _LISTED.fullmatch(gaps[0]):
            part, whole = second, first
        else:
            continue
        given = share_in_percent(part, whole)
        if given and share.comparator is Comparator.EQUAL and not _overlap(given, interval_of(share)):
            middle = sum(given) / 2
            return f"{part.text} of {whole.text} is {middle:.1f}%, not {share.text}.", share, (part, whole)
    return None


def _sum_fault(claim: Claim) -> _Fault | None:
    """'92 men and 260 women, a total of 350'."""
    figures, spots = claim.figures, claim.spots
    gaps = [claim.text[spots[k].end : spots[k + 1].start] for k in range(len(spots) - 1)]
    at = next((k for k, gap in enumerate(gaps) if k and _TOTAL.fullmatch(gap)), None)
    if at is None or not all(_JOINED.fullmatch(gap) for gap in gaps[:at]):
        return None
    given = total(figures[: at + 1])
    stated = figures[at + 1]
    if given is None or stated.comparator is not Comparator.EQUAL or stated.kind is not figures[0].kind:
        return None
    if _overlap(given, interval_of(stated)):
        return None
    return f"The parts add up to {sum(given) / 2:,.0f}, not to {stated.text}.", stated, figures[: at + 1]


def _grain_fault(claim: Claim) -> _Fault | None:
    """'97.5 % of the 30 schools': no whole number of so few gives the percentage, not even roughly."""
    for i in range(len(claim.figures) - 1):
        pair = claim.figures[i : i + 2]
        whole_first = pair[1].kind is QuantityKind.PERCENT
        share, whole = reversed(pair) if whole_first else pair
        plain = share.low is not None and share.low == share.high and share.comparator is Comparator.EQUAL
        counts = whole.kind is QuantityKind.COUNT and whole.low == whole.high and bool(whole.unit)
        if share.kind is not QuantityKind.PERCENT or not (plain and counts) or share.change is not Change.LEVEL:
            continue
        if whole.comparator is not Comparator.EQUAL or not _is_of_whole(claim, i, whole, whole_first=whole_first):
            continue
        nearest = _nearest_share(share.low or Decimal(0), whole.low or Decimal(0))
        if nearest is not None and abs(nearest - (share.low or Decimal(0))) > share.precision:
            message = f"No whole number of {whole.text} {whole.unit} is {share.text}; the nearest is {nearest:.1f}%."
            return message, share, (whole,)
    return None


def _is_of_whole(claim: Claim, i: int, whole: Quantity, *, whole_first: bool) -> bool:
    """Whether the figures at `i` are a percentage and its whole: '47 % of the 12 pilots', 'of the 12 pilots, 47 %'."""
    first, second = claim.spots[i : i + 2]
    gap, behind = claim.text[first.end : second.start], claim.text[second.end :]
    named = f" {whole.unit}"
    if not whole_first:
        ends = behind[len(named) :] if behind.startswith(named) else behind
        return _OF_ALL.fullmatch(gap) is not None and _OF_OTHERS.match(ends) is None
    opens = _OF_FIRST.search(claim.text[: first.start]) is not None and gap.startswith(named)
    return opens and _WHOLE_BEHIND.fullmatch(gap[len(named) :]) is not None and _OF_MORE.match(behind) is None


def _nearest_share(percent: Decimal, whole: Decimal) -> Decimal | None:
    """The percentage nearest to `percent` that a part of so many can be; None where they are too many to tell."""
    if not _FEWEST <= whole <= _MOST or percent > HUNDRED:
        return None
    return (percent * whole / HUNDRED).to_integral_value() / whole * HUNDRED


def _overlap(first: Interval, second: Interval) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
