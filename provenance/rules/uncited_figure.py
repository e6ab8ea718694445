"""A figure is stated, and no note follows.

What it does: reports sentences with a figure that are followed by no marker in their paragraph, box or list item.
Why it matters: the reader cannot check the figure, and cannot tell whether it is a finding or a guess.
What it leaves alone: the document's own survey, method and calculations; sums of cited parts; sentences that name the
    address of their source themselves.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from claims.document import LinkKind
from claims.quantities.model import Quantity
from provenance.figures import claim_place, figures_in_words
from provenance.model import Confidence, Context, Finding, Group, JudgedClaim, Rule, Severity
from provenance.tables.cues import OWN_WORK, TOTAL
from provenance.wording import has_cue

RULE = Rule(
    id="uncited-figure",
    group=Group.FIGURES,
    summary="a figure without a note",
    severity=Severity.WARNING,
)
_ADDRESS = re.compile(r"https?://|\bwww\.|\bdoi\.org/", re.IGNORECASE)
_BEFORE = 4  # sentences before a sum among which its parts may stand


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report a claim that hangs on no note."""
    claim = judged.claim
    if claim.link is not LinkKind.NONE or has_cue(claim.text, OWN_WORK) or _ADDRESS.search(claim.text):
        return
    if _is_sum_of_cited(judged):
        return
    vague = all(figure.vague for figure in claim.figures)
    yield RULE.finding(
        f"No note follows the {figures_in_words(claim)}.",
        identity=claim.text,
        at=claim_place(judged.document, claim),
        claim=claim.id,
        confidence=Confidence.LOW if vague else Confidence.HIGH,
    )


def _is_sum_of_cited(judged: JudgedClaim) -> bool:
    """Whether the claim's one figure is the total of figures that the sentences just before cite."""
    document, claim = judged.document, judged.claim
    if len(claim.figures) != 1 or not has_cue(claim.text, TOTAL):
        return False
    wanted = _point(claim.figures[0])
    first, last = (
        bisect_left(document.claims, number, key=lambda other: other.sentence)
        for number in (claim.sentence - _BEFORE, claim.sentence)
    )
    parts = [
        figure
        for other in document.claims[first:last]
        if other.link is not LinkKind.NONE
        for figure in other.figures
        if figure.kind is claim.figures[0].kind
    ]
    values = [_point(part) for part in parts]
    return len(values) > 1 and None not in values and sum((v for v in values if v is not None), Decimal(0)) == wanted


def _point(figure: Quantity) -> Decimal | None:
    return figure.low if figure.low == figure.high else None
