"""No cited source could be read, so the figure stands unchecked.

What it does: reports claims that cite sources of which none could be read, with the reason.
Why it matters: an editor has to look at the source in person.
What it leaves alone: claims without a note (`uncited-figure`); claims for which at least one source could be read.
"""

from collections.abc import Iterator

from provenance.facts.figures import claim_labels, claim_place, figures_in_words
from provenance.model import Context, Finding, Group, JudgedClaim, Rule, Severity, Verdict

RULE = Rule(
    id="unverifiable-figure",
    group=Group.FIGURES,
    summary="no cited source could be read",
    severity=Severity.INFO,
)
_UNCHECKED = (Verdict.UNAVAILABLE, Verdict.NOT_CHECKABLE)


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report a claim of which no figure could be checked, for want of a source."""
    claim = judged.claim
    if not claim.notes or any(source.text for source in judged.sources):
        return
    if not all(figure.verdict in _UNCHECKED for figure in judged.judgement.figures):
        return
    reasons = dict.fromkeys(source.unavailable for source in judged.sources if source.unavailable)
    why = f" ({'; '.join(reasons)})" if reasons else ""
    yield RULE.finding(
        f"None of the sources cited for the {figures_in_words(claim)} could be read{why}.",
        identity=claim.text,
        at=claim_place(judged.document, claim),
        labels=claim_labels(judged),
        claim=claim.id,
    )
