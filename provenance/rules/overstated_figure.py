"""The figure is rounded the wrong way or is stronger than the source.

What it does: reports figures that are near the source's value, but have more digits, a harder bound ('more than')
    or a rounding that misses.
Why it matters: small steps in one direction make another statement.
What it leaves alone: fair rounding; 'about'; a bound that the source's value keeps.
"""

from collections.abc import Iterator

from provenance.facts.figures import claim_labels, evidence_of, judged_place
from provenance.model import Context, Finding, Group, JudgedClaim, Rule, Severity, Verdict
from provenance.support.settings import How

RULE = Rule(
    id="overstated-figure",
    group=Group.FIGURES,
    summary="rounded the wrong way, or stronger than the source",
    severity=Severity.WARNING,
)


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report each such figure with the passage."""
    for figure in judged.judgement.figures:
        best = figure.evidence[0] if figure.evidence else None
        if figure.verdict is not Verdict.CONTRADICTED or best is None or best.how != How.OVERSTATED:
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
