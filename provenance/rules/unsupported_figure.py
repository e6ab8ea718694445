"""The sources were read, and none has the figure.

What it does: reports claims with a figure that stands in none of the cited sources, although they could be read.
Why it matters: the note is the wrong one, or the figure was made up or miscopied.
What it leaves alone: figures of which a source gives another value (`contradicted-figure`); sources that could not be
    read or only in part (`unverifiable-figure`); printed works that nobody can fetch.
"""

from collections.abc import Iterator

from provenance.facts.figures import claim_labels, evidence_of, judged_place, name_figures
from provenance.model import Context, FigureJudgement, Finding, Group, JudgedClaim, Rule, Severity, Verdict

RULE = Rule(
    id="unsupported-figure",
    group=Group.FIGURES,
    summary="the sources were read and none has the figure",
    severity=Severity.ERROR,
)


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report the figures of a claim that were not found, together."""
    missing = [figure for figure in judged.judgement.figures if figure.verdict is Verdict.NOT_FOUND]
    if not missing or not any(source.text for source in judged.sources):
        return
    first, *others = missing
    read = sum(source.text is not None for source in judged.sources)
    sources = "The cited source was" if read == 1 else f"{read} cited sources were"
    nearest = next((evidence for evidence in first.evidence if evidence.quote), None)
    only = " for what the claim says" if any(_stands_elsewhere(figure) for figure in missing) else ""
    named = name_figures([figure.text for figure in missing])
    yield RULE.finding(
        f"{sources} read and {'does' if read == 1 else 'do'} not have the {named}{only}.",
        identity=judged.claim.text,
        at=judged_place(judged, first),
        related=tuple(judged_place(judged, figure) for figure in others),
        labels=claim_labels(judged),
        claim=judged.claim.id,
        evidence=evidence_of(nearest),
    )


def _stands_elsewhere(figure: FigureJudgement) -> bool:
    """Whether a source states the figure, but, as far as can be told, of something else."""
    return any(evidence.found is not None and evidence.how is None for evidence in figure.evidence)
