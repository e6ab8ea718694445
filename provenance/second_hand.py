"""Figures that the cited source takes from the body that the sentence names: borne out, and cited at second hand."""

from collections.abc import Mapping
from dataclasses import replace

from claims.document import Claim, Document
from provenance.facts.attribution import is_credited, is_named_in
from provenance.model import Evidence, FigureJudgement, Judgement, Source, Verdict

_NEAR = 600  # characters around the passage in which the source names whom it has the figure from


def tell_second_hand(
    document: Document,
    claim: Claim,
    sources: tuple[Source, ...],
    judgement: Judgement,
    aliases: Mapping[str, tuple[str, ...]],
) -> Judgement:
    """The judgement, its evidence saying so where the cited source itself reports the one that the sentence names."""
    names = [found.name for found in document.attributions if found.sentence == claim.sentence and found.name]
    if not names:
        return judgement
    by_id = {source.reference.id: source for source in sources}
    figures = tuple(_told(figure, by_id, names, aliases) for figure in judgement.figures)
    return replace(judgement, figures=figures)


def _told(
    figure: FigureJudgement, sources: Mapping[str, Source], names: list[str], aliases: Mapping[str, tuple[str, ...]]
) -> FigureJudgement:
    if figure.verdict is not Verdict.SUPPORTED or not figure.evidence:
        return figure
    best, *others = figure.evidence
    source = sources.get(best.reference or "")
    named = next((name for name in names if source and _reports(source, best, name, aliases)), None)
    if named is None:
        return figure
    said = f"{best.explanation} The source has it from {named}: it is cited at second hand."
    return replace(figure, evidence=(replace(best, explanation=said), *others))


def _reports(source: Source, evidence: Evidence, name: str, aliases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the work is not by the one named, but names it around the passage."""
    if source.text is None or evidence.start is None or evidence.end is None:
        return False
    if is_credited(source.reference, name, aliases):
        return False
    around = source.text.text[max(0, evidence.start - _NEAR) : evidence.end + _NEAR]
    return is_named_in(around, name, aliases)
