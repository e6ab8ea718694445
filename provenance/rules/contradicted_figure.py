"""The source gives another value for the same quantity.

What it does: reports figures of which a cited source states another value, in a sentence on the same thing, time
    and unit.
Why it matters: the reader is told what the source does not say.
What it leaves alone: another year, place or unit; values that rounding, 'about' or a bound reconciles; figures that
    another source of the note bears out.
"""

from collections.abc import Iterator

from provenance.facts.figures import claim_labels, evidence_of, judged_place
from provenance.model import Context, Finding, Group, JudgedClaim, Rule, Severity, Verdict
from provenance.support.settings import How

RULE = Rule(
    id="contradicted-figure",
    group=Group.FIGURES,
    summary="the source gives another value for the same quantity",
    severity=Severity.ERROR,
)


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report each such figure with the passage."""
    for figure in judged.judgement.figures:
        best = figure.evidence[0] if figure.evidence else None
        if figure.verdict is not Verdict.CONTRADICTED or best is None or best.how == How.OVERSTATED:
            continue
        printed = " ".join(figure.text.split())
        yield RULE.finding(
            best.explanation,
            identity=f"{printed} {judged.claim.text}",
            at=judged_place(judged, figure),
            labels=claim_labels(judged),
            url=best.url,
            claim=judged.claim.id,
            evidence=evidence_of(best),
        )
