"""Figures that follow from two figures of the source: changes, shares, multiples, differences, sums, averages.

Tried only where the claim has a word that announces it, with operands of one passage or table that count the same
thing and stand among the claim's words: a free search over pairs meets almost any percentage by chance. A change
needs two times, a share a part and its whole, said as such.
"""

from collections.abc import Mapping
from decimal import Decimal

from claims.quantities.model import Change, Comparator, QuantityKind
from provenance.model import Evidence
from provenance.support import explain, vocabulary
from provenance.support.amounts import Amount
from provenance.support.index import SourceIndex
from provenance.support.operands import coverage, cues, idle_keys, says, strays
from provenance.support.reckoning import Result, results
from provenance.support.settings import Settings
from provenance.support.subject import Subject
from provenance.support.tolerance import meets

_DIGITS = Decimal("0.0001")
_SIZES = (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.DURATION)
_TIMES_OFF = Decimal("0.1")  # part of a multiple in words by which its value may be off: 'doubled' takes 1.8 to 2.2
_UNSAID = 0.5  # weight of a claim's words below which few pairs of the source may be meant
_CHOICES = 2  # so many


def derive(subject: Subject, index: SourceIndex, settings: Settings) -> Evidence | None:
    """Evidence that the figure follows from two of the source's; None without a cue or fitting operands."""
    kinds = kinds_of(subject)
    if not kinds or subject.language != index.language:
        return None
    idle = idle_keys(subject)
    best: tuple[float, Result] | None = None
    for result in results(kinds, subject, index):
        score = (
            _score(subject, result, index, settings, idle)
            if is_met(subject, result.value, result.dimension, settings)
            else None
        )
        if score is not None and (best is None or score > best[0]):
            best = score, result
    if best is None:
        return None
    score, result = best
    return explain.derived(result.sentence, tuple(operand.mention for operand in result.operands), score, index)


def adds_up(subject: Subject, bag: Mapping[str, float]) -> bool:
    """Whether the claim speaks of a sum ('together') of which the words around a figure of the source say nothing."""
    said_by = vocabulary.is_cue("sum", subject.language)
    said = {word.key for word in subject.words if vocabulary.lower(word.text) in said_by}
    return bool(said) and not any(key in bag for key in said)


def kinds_of(subject: Subject) -> frozenset[str]:
    """The computations that the claim's words announce for this figure."""
    quantity = subject.quantity
    words = {vocabulary.lower(word.text) for word in subject.words}
    cued = {name for name in ("compared", "sum", "average") if words & vocabulary.is_cue(name, subject.language)}
    moved = quantity.change in (Change.INCREASE_BY, Change.DECREASE_BY)
    found = set()
    if subject.amounts[0].dimension == "multiple":
        found.add("multiple")
    elif quantity.kind in (QuantityKind.PERCENT, QuantityKind.RATIO):
        if quantity.kind is QuantityKind.RATIO and quantity.change is Change.TO:
            found.add("multiple")
        else:
            found.add(
                "change" if moved or (subject.turn.direction and quantity.kind is QuantityKind.PERCENT) else "share"
            )
    elif quantity.kind is QuantityKind.PERCENTAGE_POINTS:
        found.add("difference")
    elif quantity.kind in _SIZES:
        if "compared" in cued or moved or subject.is_size:
            found.add("difference")
        if "sum" in cued or _says_total(subject):
            found.add("sum")
    if quantity.kind is QuantityKind.RATE or "average" in cued or words & cues("each", subject.language):
        found.add("quotient")
    if quantity.change in (Change.LEVEL, Change.FROM) and quantity.kind in (
        *_SIZES,
        QuantityKind.PERCENT,
        QuantityKind.RATE,
    ):
        found.add("before")
    return frozenset(found)


def _says_total(subject: Subject) -> bool:
    """Whether the claim says 'in all', 'insgesamt', 'au total'."""
    said = " ".join(vocabulary.lower(word.text, subject.language) for word in subject.words)
    return says(said, "in_all", subject.language)


def _score(
    subject: Subject, result: Result, index: SourceIndex, settings: Settings, idle: frozenset[str]
) -> float | None:
    """How much of the claim stands around the operands; None where that is too little, or belongs elsewhere."""
    share, said = coverage(subject, result.operands, index, idle)
    wanted = settings.derive_share if result.is_share else settings.derive
    if said < _UNSAID:
        return settings.derive if _is_only_pair(kinds_of(subject), subject, index) else None
    if share < wanted or strays(subject, result.operands, index, idle):
        return None
    return share


def _is_only_pair(kinds: frozenset[str], subject: Subject, index: SourceIndex) -> bool:
    """Whether a claim that says nothing of its subject ('This is a rise of 18 %') can mean one pair only."""
    pairs = {frozenset(operand.mention.start for operand in found.operands) for found in results(kinds, subject, index)}
    return len(pairs) <= _CHOICES


def is_met(subject: Subject, value: Decimal, dimension: str, settings: Settings) -> bool:
    """Whether what was reckoned is what the claim states."""
    value = value.quantize(_DIGITS)
    if dimension == "percent" and value < settings.derived_least_percent:
        return False
    given = Amount(dimension, value, value, _DIGITS, Comparator.EQUAL)
    return any(
        wanted.dimension == dimension and _bears_out(wanted, given, subject, settings) for wanted in subject.amounts
    )


def _bears_out(wanted: Amount, given: Amount, subject: Subject, settings: Settings) -> bool:
    """Whether the result meets the claim; a multiple in whole numbers may be off by a tenth, by no more."""
    point, value = wanted.point, given.point
    rough = wanted.comparator is Comparator.EQUAL and (wanted.precision >= 1 or (point is not None and point < 1))
    if wanted.dimension == "multiple" and rough and point is not None and value is not None:
        return abs(value - point) <= point * _TIMES_OFF
    return meets(wanted, given, nearly=subject.nearly, settings=settings) is not None
