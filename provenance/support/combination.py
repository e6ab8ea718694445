"""The verdicts of several sources and of several figures put together."""

from collections.abc import Sequence

from provenance.model import Evidence, FigureJudgement, Verdict

# The first that any source gives decides a figure.
_OF_SOURCES = (
    Verdict.SUPPORTED,
    Verdict.UNAVAILABLE,
    Verdict.CONTRADICTED,
    Verdict.NOT_CHECKABLE,
    Verdict.NOT_FOUND,
)


def combine_sources(evidence: Sequence[Evidence]) -> tuple[Verdict, tuple[Evidence, ...]]:
    """The verdict of one figure (or quotation) over all its sources, and the evidence with what decides first."""
    if not evidence:
        return Verdict.NOT_CHECKABLE, ()
    order = (*_OF_SOURCES[:3], Verdict.ALTERED, *_OF_SOURCES[3:])
    ranked = sorted(evidence, key=lambda item: (order.index(item.verdict), -(item.score or 0.0)))
    return ranked[0].verdict, tuple(ranked)


def combine_figures(figures: Sequence[FigureJudgement]) -> Verdict:
    """The verdict of a claim over its figures."""
    verdicts = {figure.verdict for figure in figures}
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    if verdicts == {Verdict.SUPPORTED}:
        return Verdict.SUPPORTED
    if Verdict.SUPPORTED in verdicts:
        return Verdict.PARTLY_SUPPORTED
    for verdict in (Verdict.NOT_FOUND, Verdict.UNAVAILABLE):
        if verdict in verdicts:
            return verdict
    return Verdict.NOT_CHECKABLE
