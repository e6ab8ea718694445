"""The parts of a whole do not make up the whole.

What it does: adds up lists of three or more percentages that a sentence gives as the parts of one whole, and compares
    parts with the total they are taken from ('of those 900, 920 were …').
Why it matters: one of the parts is wrong, or they overlap without saying so.
What it leaves alone: surveys with several answers; shares of different wholes ('80% in one country, 96% in another');
    lists that name only some of the parts; rounding.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

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
_ONE_WHOLE = re.compile(
    r"\b(?:consist|compris|composed|composition|made up|divided|broken down|breakdown|split|distribut|aufgeteilt|"
    r"verteil|setzt sich|zusammensetzung|réparti|répartition|composé|se divid|distribuci|compuest|распредел|состоит|"
    r"dağılım|paylan|bölün)",
    re.IGNORECASE,
)
_WHOLE_FIRST = re.compile(
    r"\s{0,3}(?:of|out of|among) (?:the |these |those |all |a total of )?(?:some |about |around )?$", re.I
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each sentence whose parts do not fit their whole."""
    for claim in document.claims:
        if has_cue(claim.text, SEVERAL_ANSWERS):
            continue
        fault = _percent_fault(claim) or _part_fault(claim)
        if fault:
            message, figures = fault
            yield RULE.finding(
                message,
                identity=claim.text,
                at=figure_place(document, figures[-1]),
                related=tuple(figure_place(document, figure) for figure in figures[:-1]),
                labels=labels_of(document, claim.notes),
                claim=claim.id,
            )


def _percent_fault(claim: Claim) -> tuple[str, Sequence[Quantity]] | None:
    shares = [f for f in claim.figures if f.kind is QuantityKind.PERCENT and f.change is Change.LEVEL]
    plain = all(f.low is not None and f.low == f.high and f.comparator is Comparator.EQUAL for f in shares)
    if len(shares) < _FEWEST or not plain or len(shares) < len([f for f in claim.figures if f.kind is shares[0].kind]):
        return None
    added = sum((f.low for f in shares if f.low is not None), Decimal(0))
    slack = sum((f.precision for f in shares), Decimal(0)) / 2
    complete = _names_remainder(claim, shares[-1]) or _ONE_WHOLE.search(claim.text) is not None
    if not complete or abs(added - _HUNDRED) <= slack:
        return None
    if added < _HUNDRED and not _names_remainder(claim, shares[-1]):
        return None
    return f"The parts add up to {added.normalize():f}%, not to 100%.", shares


def _names_remainder(claim: Claim, last: Quantity) -> bool:
    """Whether the last part is that of all others."""
    spot = claim.spots[claim.figures.index(last)]
    return has_word(claim.text[max(0, spot.start - 40) : spot.end + 30], REMAINDER)


def _part_fault(claim: Claim) -> tuple[str, Sequence[Quantity]] | None:
    """'Of the 900, 920 were …': a part larger than what it is taken from."""
    if len(claim.figures) < 2 or not _WHOLE_FIRST.fullmatch(claim.text[: claim.spots[0].start]):
        return None
    whole = claim.figures[0]
    if whole.kind is not QuantityKind.COUNT or whole.high is None or whole.low != whole.high:
        return None
    for part in claim.figures[1:]:
        countable = part.kind is QuantityKind.COUNT and part.low is not None and part.change is Change.LEVEL
        if countable and part.low is not None and part.low > whole.high and part.unit in (None, whole.unit):
            return f"{part.text} are said to be part of {whole.text}.", (whole, part)
    return None
