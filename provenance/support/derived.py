"""Figures that follow from two figures of the source: changes, shares, multiples, differences, sums.

Tried only where the claim has a word that announces it, with operands of one passage or table that both stand among
the claim's words: a free search over pairs meets almost any percentage by chance.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, DivisionByZero, InvalidOperation

from claims.quantities.model import Comparator, QuantityKind
from provenance.model import Evidence
from provenance.support import explain, vocabulary
from provenance.support.amounts import Amount
from provenance.support.context import fit_of
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.settings import Settings
from provenance.support.subject import Subject, years_of
from provenance.support.tolerance import meets

_OPERANDS = 10  # best-fitting mentions of the source that may be operands
_DIGITS = Decimal("0.0001")


@dataclass(frozen=True)
class Operand:
    """A figure of the source that may enter a computation: its value, its year where one is known, how it fits."""

    mention: Mention
    value: Decimal
    dimension: str
    years: frozenset[int]
    score: float
    displaced: bool  # belongs to another name or group of the same line: may be what is compared with


@dataclass(frozen=True)
class Result:
    """What two operands come to, and how it reads."""

    value: Decimal
    dimension: str
    sentence: str


def derive(subject: Subject, index: SourceIndex, settings: Settings) -> Evidence | None:
    """Evidence that the figure follows from two of the source's; None without a cue or fitting operands."""
    kinds = _kinds(subject)
    if not kinds or subject.language != index.language:
        return None
    operands = _operands(subject, index, settings)
    best: tuple[float, Evidence] | None = None
    for a, b in _pairs(operands, index):
        for result in _results(kinds, a, b, subject):
            if _is_met(subject, result, settings):
                score = min(a.score, b.score)
                if best is None or score > best[0]:
                    best = score, explain.derived(result.sentence, (a.mention, b.mention), score, index)
    return best[1] if best else None


def _kinds(subject: Subject) -> frozenset[str]:
    """The computations that the claim's words announce for this figure."""
    kind = subject.quantity.kind
    words = {vocabulary.lower(word.text) for word in subject.words}
    cued = {name for name in ("whole", "compared", "sum") if words & vocabulary.is_cue(name, subject.language)}
    found = set()
    if kind in (QuantityKind.PERCENT, QuantityKind.RATIO):
        if subject.turn.direction and kind is QuantityKind.PERCENT:
            found.add("change")
        elif "whole" in cued or kind is QuantityKind.RATIO:
            found.add("share")
    elif kind is QuantityKind.PERCENTAGE_POINTS and (subject.turn.direction or "compared" in cued):
        found.add("difference")
    elif kind in (QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.DURATION):
        if "compared" in cued or subject.quantity.change in ("increase-by", "decrease-by"):
            found.add("difference")
        if "sum" in cued:
            found.add("sum")
    if subject.amounts[0].dimension == "multiple":
        found.add("multiple")
    return frozenset(found)


def adds_up(subject: Subject, bag: Mapping[str, float]) -> bool:
    """Whether the claim speaks of a sum ('together') of which the words around a figure of the source say nothing."""
    cues = vocabulary.is_cue("sum", subject.language)
    said = {word.key for word in subject.words if vocabulary.lower(word.text) in cues}
    return bool(said) and not any(key in bag for key in said)


def _operands(subject: Subject, index: SourceIndex, settings: Settings) -> list[Operand]:
    """The mentions that stand among the claim's words, the best first."""
    near = set(index.rank(subject.terms, _OPERANDS))
    found = []
    for mention in index.mentions:
        amount = mention.amounts[0]
        if (
            mention.line not in near
            or amount.point is None
            or amount.comparator not in (Comparator.EQUAL, Comparator.ABOUT)
        ):
            continue
        fit = fit_of(subject, mention, index)
        if fit.score >= settings.derive:
            years = _years(mention, index)
            found.append(Operand(mention, amount.point, amount.dimension, years, fit.score, fit.displaced))
    found = sorted(found, key=lambda operand: (-operand.score, operand.mention.start))[:_OPERANDS]
    return found + _totals(found[:1], index)


def _totals(best: list[Operand], index: SourceIndex) -> list[Operand]:
    """The total of the table column that the best operand stands in."""
    cues = vocabulary.is_cue("total", index.language)
    totals = []
    for operand in best:
        for mention in index.mentions if operand.mention.cell is not None else ():
            cell, amount = mention.cell, mention.amounts[0]
            if cell is None or amount.point is None or not _stand_together(operand.mention, mention, index):
                continue
            words = {vocabulary.lower(word) for header in cell.headers for word in header.split()}
            if mention is not operand.mention and words & cues:
                totals.append(replace(operand, mention=mention, value=amount.point, dimension=amount.dimension))
    return totals


def _years(mention: Mention, index: SourceIndex) -> frozenset[int]:
    line = index.line_of(mention)
    if mention.cell is not None:
        words = [word for header in mention.cell.headers for word in index.words_at(header)]
        return frozenset(int(word.text) for word in words if word.key[0] == "#")
    return years_of(line.words, line.nearness[mention.turn])


def _pairs(operands: list[Operand], index: SourceIndex) -> Iterator[tuple[Operand, Operand]]:
    """Pairs of one dimension from one sentence, passage, table row or table column."""
    for i, a in enumerate(operands):
        for b in operands[i + 1 :]:
            if a.displaced and b.displaced:
                continue
            if a.dimension == b.dimension and a.value != b.value and _stand_together(a.mention, b.mention, index):
                yield a, b


def _stand_together(a: Mention, b: Mention, index: SourceIndex) -> bool:
    if (a.cell is None) is not (b.cell is None):
        return False
    if a.cell is None or b.cell is None:
        return index.line_of(a).passage == index.line_of(b).passage and abs(a.line - b.line) <= 2
    same_table = index.passage_of(a).title == index.passage_of(b).title
    return a.line == b.line or (same_table and a.cell.column == b.cell.column)


def _results(kinds: frozenset[str], a: Operand, b: Operand, subject: Subject) -> Iterator[Result]:
    try:
        if "change" in kinds:
            yield from _changes(a, b, subject)
        if "share" in kinds:
            yield from _shares(a, b)
        if "multiple" in kinds:
            yield from _multiples(a, b, subject)
        if "difference" in kinds:
            yield from _differences(a, b, subject)
        if "sum" in kinds:
            total = a.value + b.value
            yield Result(total, a.dimension, f"{_text(a)} and {_text(b)} add up to {total:,f}.")
    except (InvalidOperation, DivisionByZero):
        return


def _ordered(a: Operand, b: Operand) -> list[tuple[Operand, Operand]]:
    """Earlier and later operand where their years tell, else both ways."""
    if a.years and b.years and a.years != b.years:
        return [(a, b) if max(a.years) < max(b.years) else (b, a)]
    return [(a, b), (b, a)]


def _fits_years(a: Operand, b: Operand, subject: Subject) -> bool:
    known = a.years | b.years
    if len(subject.years) >= 2 and known:
        return {min(subject.years), max(subject.years)} <= known
    return not subject.years or not known or bool(subject.years & known)


def _changes(a: Operand, b: Operand, subject: Subject) -> Iterator[Result]:
    if not _fits_years(a, b, subject) or a.dimension in ("percent", "percentage-points"):
        return
    for first, last in _ordered(a, b):
        change = (last.value - first.value) / first.value * 100
        if first.value and (change > 0) is (subject.turn.direction > 0):
            way = "rise" if change > 0 else "fall"
            sentence = f"From {_text(first)} to {_text(last)} is a {way} of {_short(abs(change))} %."
            yield Result(abs(change), "percent", sentence)


def _shares(a: Operand, b: Operand) -> Iterator[Result]:
    part, whole = sorted((a, b), key=lambda operand: operand.value)
    if a.dimension == "percent" or (a.years and b.years and not a.years & b.years) or whole.value <= 0:
        return
    share = part.value / whole.value * 100
    yield Result(share, "percent", f"{_text(part)} of {_text(whole)} is {_short(share)} %.")


def _multiples(a: Operand, b: Operand, subject: Subject) -> Iterator[Result]:
    if _fits_years(a, b, subject):
        for first, last in _ordered(a, b):
            if first.value > 0:
                times = last.value / first.value
                yield Result(times, "multiple", f"{_text(last)} is {_short(times)} times {_text(first)}.")


def _differences(a: Operand, b: Operand, subject: Subject) -> Iterator[Result]:
    if not _fits_years(a, b, subject):
        return
    difference = abs(a.value - b.value)
    dimension = "percentage-points" if a.dimension == "percent" else a.dimension
    yield Result(difference, dimension, f"{_text(a)} and {_text(b)} differ by {_short(difference)}.")


def _is_met(subject: Subject, result: Result, settings: Settings) -> bool:
    value = result.value.quantize(_DIGITS)
    if result.dimension == "percent" and value < settings.derived_least_percent:
        return False
    given = Amount(result.dimension, value, value, _DIGITS, Comparator.EQUAL)
    return any(
        wanted.dimension == result.dimension and meets(wanted, given, nearly=subject.nearly, settings=settings)
        for wanted in subject.amounts
    )


def _text(operand: Operand) -> str:
    return operand.mention.quantity.text


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')):f}"
