"""Words in quotation marks stand differently in the source.

What it does: compares cited quotations with the nearest passage of the cited sources.
Why it matters: a quotation vouches for every word.
What it leaves alone: ellipses and words in brackets; capitals; the style of quotation marks, dashes and hyphens.
"""

from collections.abc import Iterator

from provenance.facts.figures import claim_labels, evidence_of
from provenance.model import Context, Finding, Group, JudgedQuote, Rule, Severity, Verdict, place

RULE = Rule(
    id="altered-quotation",
    group=Group.FIGURES,
    summary="quoted words that the source has differently",
    severity=Severity.ERROR,
)


def check(judged: JudgedQuote, context: Context) -> Iterator[Finding]:
    """Report a quotation that differs from its source, with the source's words."""
    if judged.verdict is not Verdict.ALTERED:
        return
    best = judged.evidence[0] if judged.evidence else None
    source_words = f": “{best.quote}”" if best and best.quote else ""
    yield RULE.finding(
        f"The source has these words differently{source_words}.",
        identity=judged.quote.text,
        at=place(judged.document, judged.quote.start, judged.quote.end),
        labels=claim_labels(judged),
        url=best.url if best else None,
        evidence=evidence_of(best),
    )
