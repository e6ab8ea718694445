"""A stated change, share or sum is not what its own numbers give.

What it does: computes, within one sentence, the change 'from A to B' against the percentage or the word ('doubled')
    given for it, the share of 'A of B (C%)', and 'A and B, a total of C'; asks whether a percentage of so few can be.
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
_WHOLE_ENDS = re.compile(r"\s*(?:[,.;)]|$|(?:were|was|are|is|had|have|has|said|did|do|reported|took|that|which|who)\b)")
_FEWEST, _MOST = Decimal(5), Decimal(100)  # of which a percentage is looked at closely
_WHILE = re.compile(rf"(?<!\w){_any(words.WHILE)}(?!\w)", re.IGNORECASE)
_MULTIPLE = re.compile(
    rf"(?<!\w)(?:({_any(words.AT_LEAST + words.NEARLY)})\s)?({_any(words.MULTIPLES)})(?!\w)", re.IGNORECASE
)


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
    return _percent_fault(claim, first, last) or _multiple_fault(claim, first, last)


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
        if _FROM.search(claim.text[: claim.spots[i].start]) and _TO.fullmatch(between) and _comparable(first, last):
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


def _percent_fault(claim: Claim, first: Quantity, last: Quantity) -> _Fault | None:
    if first.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS):
        return None  # 'by 5 per cent' of percentages is often meant as points
    stated = [f for f in claim.figures if f.kind is QuantityKind.PERCENT and f.low == f.high and f.low is not None]
    if len(stated) != 1 or len(claim.figures) != 3 or stated[0].comparator is not Comparator.EQUAL:
        return None
    if stated[0].change not in (Change.INCREASE_BY, Change.DECREASE_BY) or _WHILE.search(claim.text):
        return None
    given = change_in_percent(first, last)
    wanted = interval_of(stated[0])
    if given is None or _overlap(given, wanted):
        return None
    middle = abs(sum(given) / 2)
    return (
        f"From {first.text} to {last.text} is a change of {middle:.0f}%, not of {stated[0].text}.",
        stated[0],
        (first, last),
    )


def _multiple_fault(claim: Claim, first: Quantity, last: Quantity) -> _Fault | None:
    found = list(_MULTIPLE.finditer(claim.text))
    given = factor(first, last)
    if len(found) != 1 or given is None:
        return None
    stated = Decimal(words.MULTIPLES[found[0].group(2).lower()])
    hedge = (found[0].group(1) or "").lower()
    low, high = stated * Decimal("0.8"), stated * Decimal("1.25")
    if hedge in words.AT_LEAST and stated > 1:
        low, high = stated, stated * Decimal("1.75")
    if given[0] <= high and given[1] >= low:
        return None
    middle = sum(given) / 2
    return f"From {first.text} to {last.text} is {middle:.1f} times as much, not '{found[0].group()}'.", last, (first,)


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
        share, whole = claim.figures[i : i + 2]
        gap = claim.text[claim.spots[i].end : claim.spots[i + 1].start]
        behind = claim.text[claim.spots[i + 1].end :]
        plain = share.low is not None and share.low == share.high and share.comparator is Comparator.EQUAL
        counts = whole.kind is QuantityKind.COUNT and whole.low == whole.high and bool(whole.unit)
        if share.kind is not QuantityKind.PERCENT or not (plain and counts) or not _OF_ALL.fullmatch(gap):
            continue
        if whole.comparator is not Comparator.EQUAL or not _WHOLE_ENDS.match(behind, len(f" {whole.unit}")):
            continue
        nearest = _nearest_share(share.low or Decimal(0), whole.low or Decimal(0))
        if nearest is not None and abs(nearest - (share.low or Decimal(0))) > share.precision:
            message = f"No whole number of {whole.text} {whole.unit} is {share.text}; the nearest is {nearest:.1f}%."
            return message, share, (whole,)
    return None


def _nearest_share(percent: Decimal, whole: Decimal) -> Decimal | None:
    """The percentage nearest to `percent` that a part of so many can be; None where they are too many to tell."""
    if not _FEWEST <= whole <= _MOST or percent > HUNDRED:
        return None
    return (percent * whole / HUNDRED).to_integral_value() / whole * HUNDRED


def _overlap(first: Interval, second: Interval) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]
