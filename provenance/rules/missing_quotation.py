"""A cited quotation is not in the source.

What it does: reports quotations that no cited source has, although all of them could be read.
Why it matters: nobody can tell whose words they are.
What it leaves alone: scare quotes and names of two or three words; quotations translated from the source's language;
    sources that were read in part only.
"""

from collections.abc import Iterator

from claims.languages import language_of
from provenance.facts.figures import claim_labels
from provenance.facts.works import words_of
from provenance.model import Confidence, Context, Finding, Group, JudgedQuote, Rule, Severity, Source, Verdict, place

RULE = Rule(
    id="missing-quotation",
    group=Group.FIGURES,
    summary="a cited quotation that the source does not have",
    severity=Severity.WARNING,
)
_SCARE_QUOTE = 3  # so many words may be quoted for effect
_SAMPLE = 20_000


def check(judged: JudgedQuote, context: Context) -> Iterator[Finding]:
    """Report a quotation that was looked for in vain."""
    words = len(words_of(judged.quote.text))
    if judged.verdict is not Verdict.NOT_FOUND or words <= _SCARE_QUOTE:
        return
    language = language_of(judged.quote.text) or judged.document.language
    if not judged.sources or any(_may_have_it(source, language) for source in judged.sources):
        return
    yield RULE.finding(
        "None of the cited sources has these words.",
        identity=judged.quote.text,
        at=place(judged.document, judged.quote.start, judged.quote.end),
        labels=claim_labels(judged),
        confidence=Confidence.HIGH if words > 2 * _SCARE_QUOTE else Confidence.MEDIUM,
    )


def _may_have_it(source: Source, language: str | None) -> bool:
    """Whether the source was not read, not wholly read, or speaks another language."""
    if source.text is None or source.text.truncated or source.text.unreadable:
        return True
    spoken = source.text.language or language_of(source.text.text[:_SAMPLE])
    return bool(spoken and language and spoken[:2] != language[:2])
