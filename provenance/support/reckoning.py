"""What two figures of a source come to: as a change, a share, a multiple, a difference, a sum, an average."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import combinations, groupby

from claims.quantities.model import Change, QuantityKind
from provenance.support import vocabulary
from provenance.support.amounts import same_dimension
from provenance.support.circumstances import Conflict
from provenance.support.earlier import value_before
from provenance.support.index import SourceIndex
from provenance.support.nearness import SHARED
from provenance.support.operands import (
    Operand,
    alike,
    cues,
    in_time,
    operand_of,
    operands_of,
    same_kind,
    stand_together,
)
from provenance.support.partition import is_part
from provenance.support.subject import PERSON, Subject

HUNDRED = Decimal(100)
_RELATIVE = ("percent", "percentage-points", "multiple")
_LEAST_SUM = 10
_PARTS = range(3, 7)  # figures of a list that may make up a sum


@dataclass(frozen=True)
class Result:
    """What operands come to, in which dimension, and how it reads."""

    value: Decimal
    dimension: str
    sentence: str
    operands: tuple[Operand, ...]
    is_share: bool = False


def results(kinds: frozenset[str], subject: Subject, index: SourceIndex) -> Iterator[Result]:
    """What the source's figures come to by these computations; which of it meets the claim, and fits, is not asked."""
    operands = operands_of(subject, index)
    pairs = [(a, b) for a, b in combinations(operands, 2) if stand_together(a.mention, b.mention, index)]
    for kind, reckon in _KINDS.items():
        if kind in kinds:
            for a, b in pairs:
                try:
                    yield from reckon(a, b, subject, index)
                except (InvalidOperation, DivisionByZero):
                    continue
    if "share" in kinds:
        yield from _of_totals(operands, subject, index)
    if "sum" in kinds:
        yield from _lists(operands)


def _is_aim(operand: Operand) -> bool:
    """Whether the source aims at the value."""
    return operand.fit.conflict is Conflict.AIM


def _in_order(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> tuple[Operand, Operand] | None:
    """The earlier and the later of two values of what the claim speaks of, in the claim's years."""
    if not alike(a, b) or a.value == b.value or (a.fit.displaced and b.fit.displaced):
        return None
    known = a.years | b.years
    if len(subject.years) >= 2 and known and not {min(subject.years), max(subject.years)} <= known:
        return None
    if subject.years and known and not subject.years & known:
        return None
    order = in_time(a, b, index)
    return None if order and _is_aim(order[1]) else order


def _changes(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    order = _in_order(a, b, subject, index) if a.dimension not in _RELATIVE else None
    if order is None or order[0].value <= 0:
        return
    first, last = order
    change = (last.value - first.value) / first.value * HUNDRED
    if (change > 0) is (subject.turn.direction > 0):
        way = "rise" if change > 0 else "fall"
        sentence = f"From {first.text} to {last.text} is a {way} of {_short(abs(change))} %."
        yield Result(abs(change), "percent", sentence, order)


def _shares(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    part, whole = sorted((a, b), key=lambda operand: operand.value)
    if a.dimension in _RELATIVE or not same_kind(a, b) or whole.value <= 0:
        return
    if (a.years and b.years and not a.years & b.years) or part.fit.displaced or part.fit.denied:
        return
    if _is_aim(part) or _is_aim(whole):
        return
    said = {vocabulary.lower(word.text) for word in subject.words} & vocabulary.is_cue("whole", subject.language)
    if is_part(part.mention, whole.mention, index) or (said and alike(a, b) and in_time(a, b, index) is None):
        yield _share(part, whole)


def _of_totals(operands: Sequence[Operand], subject: Subject, index: SourceIndex) -> Iterator[Result]:
    """The shares of a table's figures in the total of their column."""
    totals = vocabulary.is_cue("total", index.language)
    for operand in operands:
        if operand.mention.cell is None or operand.dimension in _RELATIVE or operand.fit.displaced:
            continue
        for mention in index.mentions:
            cell = mention.cell
            if cell is None or mention is operand.mention or not stand_together(operand.mention, mention, index):
                continue
            heads = (*cell.headers, index.row_head(mention))
            named = {vocabulary.lower(word) for header in heads for word in header.split()}
            whole = operand_of(subject, mention, index) if named & totals else None
            if whole and whole.dimension == operand.dimension and whole.value > operand.value > 0:
                yield _share(operand, whole)


def _share(part: Operand, whole: Operand) -> Result:
    share = part.value / whole.value * HUNDRED
    return Result(share, "percent", f"{part.text} of {whole.text} is {_short(share)} %.", (part, whole), is_share=True)


def _multiples(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    order = _in_order(a, b, subject, index) or _compared(a, b, subject, index)
    if order is None or min(a.value, b.value) <= 0:
        return
    first, last = order
    times = last.value / first.value
    sentence = f"{last.text} is {_short(times)} times {first.text}."
    yield Result(times, "multiple", sentence, order)
    if times < 1 and subject.turn.direction < 0:  # 'fell threefold'
        yield Result(1 / times, "multiple", f"{first.text} is {_short(1 / times)} times {last.text}.", order)
    if subject.amounts[0].dimension == "percent":  # 'to a third of its level'
        yield Result(times * HUNDRED, "percent", sentence, order)


def _compared(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> tuple[Operand, Operand] | None:
    """The one that is compared with, and the one that is compared: 'twice as many nurses (b) as doctors (a)'."""
    if a.dimension != b.dimension or (subject.years and a.years | b.years and not subject.years & (a.years | b.years)):
        return None
    if _is_aim(a) or _is_aim(b):
        return None
    places = [_place(operand, other, subject, index) for operand, other in ((a, b), (b, a))]
    if places[0] is None or places[1] is None or places[0] == places[1]:
        return None
    return (b, a) if places[0] < places[1] else (a, b)


def _place(operand: Operand, other: Operand, subject: Subject, index: SourceIndex) -> int | None:
    """Where the claim first names what belongs to one operand and not to the other."""
    mine = index.own_words(operand.mention) | operand.nouns
    theirs = index.own_words(other.mention) | other.nouns
    own = mine - theirs
    return min((word.start for word in subject.words if word.key in own and word.key[0] not in "#~"), default=None)


def _differences(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    points = subject.quantity.kind is QuantityKind.PERCENTAGE_POINTS
    if points is not (a.dimension == "percent"):
        return
    order = _in_order(a, b, subject, index)
    if order is None and not _moves(subject):
        order = _compared(a, b, subject, index) if alike(a, b) or not points else None
    if order is None:
        return
    first, last = order
    if subject.turn.direction and (last.value > first.value) is not (subject.turn.direction > 0):
        return
    difference = abs(a.value - b.value)
    dimension = "percentage-points" if points else a.dimension
    yield Result(difference, dimension, f"{first.text} and {last.text} differ by {_short(difference)}.", order)


def _moves(subject: Subject) -> bool:
    return subject.quantity.change in (Change.INCREASE_BY, Change.DECREASE_BY)


def _sums(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    apart = not (a.years and b.years) or a.years == b.years
    nested = is_part(a.mention, b.mention, index) or is_part(b.mention, a.mention, index)
    if a.dimension not in _RELATIVE and alike(a, b) and apart and not nested and in_time(a, b, index) is None:
        total = a.value + b.value
        if total < _LEAST_SUM:
            return  # met by chance
        yield Result(total, a.dimension, f"{a.text} and {b.text} add up to {total:,f}.", (a, b))


def _lists(operands: Sequence[Operand]) -> Iterator[Result]:
    """The sums of whole lists: all figures of one line that count the same."""
    ordered = sorted(operands, key=lambda operand: operand.mention.start)
    for _, group in groupby(ordered, key=lambda operand: operand.mention.line):
        listed = [operand for operand in group if operand.dimension not in _RELATIVE]
        if len(listed) in _PARTS and all(alike(listed[0], other) for other in listed[1:]):
            total = sum((operand.value for operand in listed), Decimal(0))
            names = ", ".join(operand.text for operand in listed)
            yield Result(total, listed[0].dimension, f"{names} add up to {total:,f}.", tuple(listed))


def _quotients(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    """'21,000 people in 14 camps': what comes to one camp, or to one head of a population."""
    for total, number in ((a, b), (b, a)):
        counts = number.dimension == "count" and number.value > 1 and number.mention.quantity.per is None
        if not counts or total.dimension in _RELATIVE or not _is_shared_out(total, number, subject, index):
            continue
        value = total.value / number.value
        yield Result(
            value, subject.amounts[0].dimension, f"{total.text} over {number.text} is {value:,.2f} each.",
            (total, number),
        )  # fmt: skip


def _is_shared_out(total: Operand, number: Operand, subject: Subject, index: SourceIndex) -> bool:
    """Whether the claim's figure is of the total's kind, and per what the number counts."""
    if not same_dimension(subject.amounts[0].dimension, total.dimension):
        return False
    if subject.nouns and total.nouns and not subject.nouns & total.nouns:
        return False
    per = (subject.quantity.per or "").casefold()
    counted = index.own_words(number.mention) | number.nouns
    if per and per in cues("head", subject.language):
        heads = {vocabulary.stem(word, index.language) for word in cues("population", index.language)} | {PERSON}
        return bool(counted & heads)
    if per:
        return vocabulary.stem(per, subject.language) in number.nouns
    return any(subject.terms.get(key, (0.0, 0.0))[0] >= SHARED for key in number.nouns)


def _before(a: Operand, b: Operand, subject: Subject, index: SourceIndex) -> Iterator[Result]:
    for level, size in ((a, b), (b, a)):
        found = value_before(level, size, subject, index)
        if found is not None and found[0] > 0 and not _is_aim(level):
            yield Result(found[0], level.dimension, found[1].format(found[0].normalize()), (level, size))


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}"


_KINDS = {
    "change": _changes,
    "share": _shares,
    "multiple": _multiples,
    "difference": _differences,
    "sum": _sums,
    "quotient": _quotients,
    "before": _before,
}
