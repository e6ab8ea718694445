"""Figures of a claim that follow from its other figures, where the sources bear those out: '44 to 71, up 61 per cent'.

The others may come from different sources: each is borne out by its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from claims.flow import Span
from claims.quantities import find_quantities
from claims.quantities.model import Change
from provenance.model import Evidence, FigureJudgement, Verdict
from provenance.support.amounts import amounts_of
from provenance.support.derived import is_met, kinds_of
from provenance.support.partition import says_part
from provenance.support.settings import SETTINGS, How, Settings
from provenance.support.subject import Subject
from provenance.support.tolerance import same

_OPEN = (Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE)
_HUNDRED = Decimal(100)


def follow(
    claim: str, subjects: Sequence[Subject], figures: Sequence[FigureJudgement], settings: Settings = SETTINGS
) -> list[FigureJudgement]:
    """The judgements, with those that follow from borne-out figures of the same claim as supported."""
    done = list(figures)
    for number, figure in enumerate(figures):
        if figure.verdict not in _OPEN:
            continue
        evidence = _reckoned(number, subjects, figures, settings) or _whole(claim, number, subjects, figures)
        if evidence:
            own = tuple(replace(one, figure=number) for one in evidence)
            done[number] = replace(figure, verdict=Verdict.SUPPORTED, evidence=(*own, *figure.evidence))
    return done


def _reckoned(
    number: int, subjects: Sequence[Subject], figures: Sequence[FigureJudgement], settings: Settings
) -> tuple[Evidence, ...]:
    """Evidence that a change follows from its two ends, both borne out; () if it does not."""
    subject = subjects[number]
    ends = _ends(subjects, figures)
    if ends is None:
        return ()
    first, last = (subjects[end].amounts[0].point or Decimal(0) for end in ends)
    texts = [figures[end].text for end in ends]
    try:
        for value, dimension, sentence in _results(kinds_of(subject), first, last, subject, texts):
            if is_met(subject, value, dimension, settings):
                return _told(sentence, [figures[end] for end in ends])
    except InvalidOperation:
        return ()
    return ()


def _ends(subjects: Sequence[Subject], figures: Sequence[FigureJudgement]) -> tuple[int, int] | None:
    """The only two ends of a change in the claim, the earlier first, where both are borne out and of one dimension."""
    starts = [n for n, subject in enumerate(subjects) if subject.quantity.change is Change.FROM]
    goals = [n for n, subject in enumerate(subjects) if subject.quantity.change is Change.TO]
    if len(starts) != 1 or len(goals) != 1:
        return None
    pair = starts[0], goals[0]
    plain = all(subjects[n].amounts[0].point is not None and not subjects[n].amounts[0].vague for n in pair)
    borne = all(figures[n].verdict is Verdict.SUPPORTED for n in pair)
    return pair if plain and borne and len({subjects[n].amounts[0].dimension for n in pair}) == 1 else None


def _results(
    kinds: frozenset[str], first: Decimal, last: Decimal, subject: Subject, texts: Sequence[str]
) -> Iterator[tuple[Decimal, str, str]]:
    """What two ends come to: value, dimension, and how it reads."""
    dimension = subject.amounts[0].dimension
    ends = f"From {texts[0]} to {texts[1]} is"
    if first <= 0 or not kinds:
        return
    change, rises = abs(last - first), last > first
    if "change" in kinds and rises is (subject.turn.direction > 0):
        percent = change / first * _HUNDRED
        yield percent, "percent", f"{ends} a {'rise' if rises else 'fall'} of {percent:.1f} %."
    if "multiple" in kinds:
        times = last / first
        yield times, "multiple", f"{ends} {times:.1f} times as much."
        yield times * _HUNDRED, "percent", f"{ends} {times:.2f} times as much."
    if "difference" in kinds and rises is (subject.turn.direction >= 0):
        yield change, dimension, f"{ends} a difference of {change:f}."


def _told(sentence: str, operands: Sequence[FigureJudgement]) -> tuple[Evidence, ...]:
    """The evidence of the operands, as that of what follows from them."""
    found = ", ".join(operand.text for operand in operands)
    told = [replace(operand.evidence[0], explanation=sentence, how=How.DERIVED, found=found) for operand in operands]
    return tuple(reversed(told))


def _whole(
    claim: str, number: int, subjects: Sequence[Subject], figures: Sequence[FigureJudgement]
) -> tuple[Evidence, ...]:
    """Evidence that a whole stands in the passage that bears out its part: '84 of 96' and 'of 96 patients, 84'."""
    subject, figure = subjects[number], figures[number]
    wanted = subject.amounts[0]
    for other, part in enumerate(figures):
        evidence = part.evidence[0] if part.evidence else None
        if part.verdict is not Verdict.SUPPORTED or evidence is None or evidence.quote is None or other == number:
            continue
        spots = Span(part.start, part.end), Span(figure.start, figure.end)
        if not says_part(claim, *spots, subject.language):
            continue
        stated = find_quantities(evidence.quote, subject.language)
        places = {found.text: Span(found.start, found.end) for found in stated}
        for whole in stated:
            amount = amounts_of(whole)[0]
            equal = wanted.point is not None and amount.point is not None and same(wanted.point, amount.point)
            own = places.get(evidence.found or "")
            if equal and own and says_part(evidence.quote, own, places[whole.text], subject.language):
                sentence = f"The source states {whole.text} as the whole of {evidence.found}."
                return (replace(evidence, explanation=sentence, how=How.EXACT, found=whole.text),)
    return ()
