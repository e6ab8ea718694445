"""Claims and quotations against the texts of their sources: the entry points of the judgement, pure functions.

What compares figures is loaded where there is a text to compare them with: it has many patterns, and a run that has no
source at hand needs none of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.document import Claim, Document, Quote
from claims.flow import Span
from provenance.model import Evidence, FigureJudgement, JudgedQuote, Judgement, Source, Verdict
from provenance.quotations import compare_quotation
from provenance.support.combination import combine_figures, combine_sources
from sources.text.model import SourceText

if TYPE_CHECKING:
    from provenance.support.subject import Subject

_ALTERED = "evidence.altered"  # how a capture says that its stored bytes are not those that were fetched


def judge(claim: str, source: str | SourceText, *, published: str | None = None) -> Judgement:
    """Judge the figures of a claim against one source.

    A plain string is taken as visible text. `published` (ISO 8601) dates the source where its own text does not.
    """
    from provenance.support.index import as_source
    from provenance.support.texts import spots_and_subjects

    text = as_source(source, published) if isinstance(source, str) else source
    spots, subjects = spots_and_subjects(claim, text.language)
    return _judgement(claim, spots, [_judge_text(subjects, text, published)], subjects)


def judge_claim(claim: Claim, sources: Sequence[Source]) -> Judgement:
    """Judge a document's claim against all sources of its notes; any of them may bear a figure out.

    Spans of the judgement's figures count in `claim.text`.
    """
    unread = [(evidence, source) for source in sources if (evidence := _unread(source)) is not None]
    if len(unread) == len(sources):  # nothing to hold the claim against: what it speaks of need not be told
        said = [_of_all(evidence, source, len(claim.figures)) for evidence, source in unread]
        return _judgement(claim.text, claim.spots, said)
    from provenance.support.texts import subjects_of_claim

    subjects = subjects_of_claim(claim)
    judged = [_judge_source(subjects, source) for source in sources]
    return _judgement(claim.text, claim.spots, judged, subjects)


def judge_quote(document: Document, quote: Quote, sources: Sequence[Source]) -> JudgedQuote:
    """Compare a quotation with the texts of its sources; see `provenance.quotations` for what may differ."""
    evidence = [_named(_unread(source) or compare_quotation(quote.text, _text(source)), source) for source in sources]
    verdict, ranked = combine_sources(evidence)
    return JudgedQuote(document, quote, tuple(sources), verdict, ranked)


def _judgement(
    claim: str, spots: Sequence[Span], by_source: Sequence[Sequence[Evidence]], subjects: "Sequence[Subject]" = ()
) -> Judgement:
    """The judgement of a claim from the evidence of each source on each of its figures; then what follows from it."""
    figures = []
    for number, spot in enumerate(spots):
        verdict, ranked = combine_sources([evidence[number] for evidence in by_source])
        figures.append(FigureJudgement(claim[spot.start : spot.end], spot.start, spot.end, verdict, ranked))
    if subjects:
        from provenance.support.within import follow

        figures = follow(claim, subjects, figures)
    return Judgement(combine_figures(figures), tuple(figures))


def _of_all(evidence: Evidence, source: Source, figures: int) -> list[Evidence]:
    """What is said of a source as a whole, for each figure of a claim."""
    return [_named(replace(evidence, figure=number), source) for number in range(figures)]


def _judge_source(subjects: "Sequence[Subject]", source: Source) -> list[Evidence]:
    unread = _unread(source)
    if unread is not None:
        return _of_all(unread, source, len(subjects))
    reference = source.reference
    found = _judge_text(subjects, _text(source), reference.published or reference.year)
    return [_named(evidence, source) for evidence in found]


def _judge_text(subjects: "Sequence[Subject]", text: SourceText, published: str | None) -> list[Evidence]:
    """All figures of a claim against one text, of which a part may be unreadable."""
    from provenance.support.texts import judge_text

    judged = []
    for number, found in enumerate(judge_text(subjects, text, published)):
        if text.unreadable and found.verdict is not Verdict.SUPPORTED:
            found = _unreadable(text.unreadable)
        judged.append(replace(found, figure=number))
    return judged


def _unread(source: Source) -> Evidence | None:
    """Evidence that there is nothing to read, where that is so."""
    if source.capture is not None and source.capture.error == _ALTERED:
        return _unreadable("its stored copy does not match the digest that was taken of it, so it proves nothing")
    if source.text is not None and not (source.text.unreadable and not source.text.text.strip()):
        return None
    if source.text is None and not source.fetchable:
        return Evidence(Verdict.NOT_CHECKABLE, "The source has no address that could be looked up.")
    reason = source.unavailable or (source.text.unreadable if source.text else None) or "no copy of it was found"
    return _unreadable(reason)


def _unreadable(reason: str) -> Evidence:
    return Evidence(Verdict.UNAVAILABLE, f"The source could not be read: {reason.rstrip('.')}.")


def _text(source: Source) -> SourceText:
    assert source.text is not None
    return source.text


def _named(evidence: Evidence, source: Source) -> Evidence:
    """The evidence with the source that it is from."""
    capture = source.capture
    said = evidence.explanation
    if capture is not None and capture.archived_url and source.text is not None:
        said = f"{said} Read in the archived copy of {capture.captured:%Y-%m-%d}, {capture.archived_url}."
    return replace(
        evidence,
        explanation=said,
        reference=source.reference.id or None,
        url=source.reference.url,
        capture=capture.digest if capture and source.text is not None else None,
        captured=capture.captured.strftime("%Y-%m-%dT%H:%M:%SZ") if capture and source.text is not None else None,
    )
