"""The parts of a whole do not make up the whole.

What it does: adds up lists of three or more percentages that a sentence gives as the parts of one whole, and compares
    parts with the total they are taken from ('of those 900, 920 were …').
Why it matters: one of the parts is wrong, or they overlap without saying so.
What it leaves alone: surveys with several answers; shares of different wholes ('80% in one country, 96% in another');
    lists that name only some of the parts; rounding. A list that is not said to be whole is reported, with low
    confidence, only where it exceeds its whole by a little: parts that may overlap mostly come to far more.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.document import Claim, Document
from claims.quantities.model import Change, Comparator, Quantity, QuantityKind
from provenance.facts.figures import figure_place
from provenance.facts.places import labels_of
from provenance.facts.tables.cues import REMAINDER, SEVERAL_ANSWERS
from provenance.facts.wording import has_cue, has_word
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="shares-do-not-sum",
    group=Group.FIGURES,
    summary="parts of a whole that do not make up the whole",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
)
_HUNDRED = Decimal(100)
_FEWEST = 3
_OVERFULL = Decimal(115)  # per cent; lists that come to more are of things that overlap
_OF = re.compile(r"\s?(?:of|von|der|des|de|del|из|от)\s", re.IGNORECASE)
_WHOLE_OPENS = re.compile(
    r"\s{0,3}(?:of (?:the|these|those|all|its)|in all|in total|altogether|overall|von (?:den|diesen|allen)|insgesamt|"
    r"sur (?:les|l')|au total|de (?:los|las|estos)|en total|из (?:них|всех)|всего)\b",
    re.IGNORECASE,
)
_LAST_PART = re.compile(r"(?<!\w)(?:and|und|et|y|и|ve|və|&)\s", re.IGNORECASE)
_ONE_WHOLE = re.compile(
    r"\b(?:consist|compris|composed|composition|made up|divided|broken down|breakdown|split|distribut|aufgeteilt|"
    r"verteil|setz(?:t|en) sich|zusammensetzung|réparti|répartition|compose(?:nt)?\b|composé|"
    r"se divid|distribuci|compuest|распредел|состоит|"
    r"dağıl|paylan|bölün)",
    re.IGNORECASE,
)
_WHOLE_FIRST = re.compile(
    r"\s{0,3}(?:of|out of|among|von|unter|sur|parmi|de|из) "
    r"(?:the |these |those |all |a total of |den |diesen |insgesamt |les |los |las |estos |этих )?"
    r"(?:some |about |around )?$",
    re.IGNORECASE,
)
_LISTED_BEFORE = re.compile(r"(?<!\w)(?:and|und|et|y|и)\s(?:[^\W\d_]{1,20}\s)?$", re.IGNORECASE)  # 'and 1,200 in 2016'


Fault = tuple[str, Sequence[Quantity], Confidence | None]  # message, figures, confidence where not the rule's own


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each sentence whose parts do not fit their whole."""
    for claim in document.claims:
        if has_cue(claim.text, SEVERAL_ANSWERS):
            continue
        fault = _percent_fault(claim) or _part_fault(claim) or _overfull(claim)
        if fault:
            message, figures, confidence = fault
            yield RULE.finding(
                message,
                identity=claim.text,
                at=figure_place(document, figures[-1]),
                related=tuple(figure_place(document, figure) for figure in figures[:-1]),
                labels=labels_of(document, claim.notes),
                claim=claim.id,
                confidence=confidence,
            )


def _percent_fault(claim: Claim) -> Fault | None:
    """Parts that are said to be all parts, and miss the whole."""
    shares = _shares(claim)
    if not shares:
        return None
    added, slack = _sum(shares)
    complete = _names_remainder(claim, shares[-1]) or _ONE_WHOLE.search(claim.text) is not None
    if not complete or abs(added - _HUNDRED) <= slack:
        return None
    if added < _HUNDRED and not _names_remainder(claim, shares[-1]):
        return None
    return _message(added), shares, None


def _overfull(claim: Claim) -> Fault | None:
    """A list of shares of one named whole that exceeds it by little: overlaps are not excluded, so it is a guess."""
    shares = _shares(claim)
    if not shares or not _is_one_list(claim, shares):
        return None
    added, slack = _sum(shares)
    return (_message(added), shares, Confidence.LOW) if _HUNDRED + slack < added <= _OVERFULL else None


def _is_one_list(claim: Claim, shares: Sequence[Quantity]) -> bool:
    """'Of the goods, 44% go …, 39% … and 27% …', '44% of the goods go …, 39% … and 27% …'."""
    spots = [claim.spots[claim.figures.index(share)] for share in shares]
    gaps = [claim.text[left.end : right.start] for left, right in pairwise(spots)]
    listed = all("," in gap and ";" not in gap for gap in gaps[:-1]) and _LAST_PART.search(gaps[-1])
    behind = [_OF.match(claim.text, spot.end) is not None for spot in spots]
    named_first = behind[0] and not any(behind[1:])
    return bool(listed) and (named_first or (_WHOLE_OPENS.match(claim.text) is not None and not any(behind)))


def _message(added: Decimal) -> str:
    return f"The parts add up to {added.normalize():f}%, not to 100%."


def _sum(shares: Sequence[Quantity]) -> tuple[Decimal, Decimal]:
    """The sum, and what rounding may add to it or take away."""
    added = sum((share.low for share in shares if share.low is not None), Decimal(0))
    return added, sum((share.precision for share in shares), Decimal(0)) / 2


def _shares(claim: Claim) -> list[Quantity]:
    """The plain percentages of a claim, none where they are fewer than three or not all plain."""
    shares = [f for f in claim.figures if f.kind is QuantityKind.PERCENT and f.change is Change.LEVEL]
    plain = all(f.low is not None and f.low == f.high and f.comparator is Comparator.EQUAL for f in shares)
    percents = [f for f in claim.figures if f.kind is QuantityKind.PERCENT]
    return shares if plain and _FEWEST <= len(shares) == len(percents) else []


def _names_remainder(claim: Claim, last: Quantity) -> bool:
    """Whether the last part is that of all others."""
    spot = claim.spots[claim.figures.index(last)]
    return has_word(claim.text[max(0, spot.start - 40) : spot.end + 30], REMAINDER)


def _part_fault(claim: Claim) -> Fault | None:
    """'Of the 900, 920 were …': a part larger than what it is taken from."""
    if len(claim.figures) < 2 or not _WHOLE_FIRST.fullmatch(claim.text[: claim.spots[0].start]):
        return None
    whole = claim.figures[0]
    if whole.kind is not QuantityKind.COUNT or whole.high is None or whole.low != whole.high:
        return None
    for part, spot in zip(claim.figures[1:], claim.spots[1:], strict=True):
        if _LISTED_BEFORE.search(claim.text[: spot.start]):
            return None
        countable = part.kind is QuantityKind.COUNT and part.low is not None and part.change is Change.LEVEL
        if countable and part.low is not None and part.low > whole.high and part.unit in (None, whole.unit):
            return f"{part.text} are said to be part of {whole.text}.", (whole, part), None
    return None
