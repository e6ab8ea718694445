"""One document against its sources: judgements and findings. Pure: nothing is fetched, read or stored here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.document import Document
from provenance.judging import judge_claim, judge_quote
from provenance.model import Context, Finding, JudgedClaim, JudgedQuote, Link, Source, SourcedAttribution
from provenance.rulebook import Rulebook
from provenance.second_hand import tell_second_hand
from provenance.suppressing import suppress


@dataclass(frozen=True, slots=True)
class Examination:
    """What one document came to: its claims and quotations with verdicts, and the findings in report order."""

    document: Document
    claims: tuple[JudgedClaim, ...]
    quotes: tuple[JudgedQuote, ...]
    findings: tuple[Finding, ...]


def examine(
    document: Document,
    sources: Mapping[str, Source],
    links: Sequence[Link],
    context: Context,
    rulebook: Rulebook,
) -> Examination:
    """Judge every claim and quotation of `document` and apply the rules of `rulebook`.

    `sources` maps the id of a reference to what was found of it; a reference that is not in it was not looked for.
    """
    claims = tuple(_judged_claim(document, index, sources, context) for index in range(len(document.claims)))
    quotes = tuple(
        judge_quote(document, quote, _sources_of(document, quote.notes, sources)) for quote in document.quotes
    )
    attributions = tuple(
        SourcedAttribution(document, attribution, _sources_of(document, attribution.notes, sources))
        for attribution in document.attributions
    )
    subjects: tuple[object, ...] = (document, *links, *claims, *quotes, *attributions)
    findings = suppress(document, rulebook.apply(subjects, context), rulebook, context.day)
    return Examination(document, claims, quotes, findings)


def _judged_claim(document: Document, index: int, sources: Mapping[str, Source], context: Context) -> JudgedClaim:
    claim = document.claims[index]
    cited = _sources_of(document, claim.notes, sources)
    judgement = tell_second_hand(document, claim, cited, judge_claim(claim, cited), context.aliases)
    return JudgedClaim(document, claim, cited, judgement)


def _sources_of(document: Document, notes: tuple[str, ...], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of these notes in order, each once however often it is cited."""
    cited = [sources[reference.id] for reference in document.cited(notes) if reference.id in sources]
    once = {(source.reference.id, source.reference.url): source for source in cited}
    return tuple(once.values())
