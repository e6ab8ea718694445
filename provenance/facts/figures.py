"""What the rules of figures share: places of claims and figures, the labels they hang on, sources that were read."""

from claims.document import Claim, Document
from claims.quantities.model import Quantity
from claims.references.model import Reference
from provenance.facts.places import is_short, labels_of
from provenance.model import Evidence, FigureJudgement, JudgedClaim, JudgedQuote, Place, SourcedAttribution, place


def claim_place(document: Document, claim: Claim) -> Place:
    """Where a claim stands."""
    return place(document, claim.start, claim.end)


def figure_place(document: Document, figure: Quantity, annotation: str | None = None) -> Place:
    """Where a figure stands."""
    return place(document, figure.start, figure.end, annotation)


def judged_place(judged: JudgedClaim, figure: FigureJudgement, annotation: str | None = None) -> Place:
    """Where a judged figure stands in the document."""
    index = judged.judgement.figures.index(figure)
    if index < len(judged.claim.figures):
        return figure_place(judged.document, judged.claim.figures[index], annotation)
    return claim_place(judged.document, judged.claim)


def figures_in_words(claim: Claim) -> str:
    """'figure 57%' or 'figures 57% and 71%'."""
    return name_figures([figure.text for figure in claim.figures])


def name_figures(texts: list[str]) -> str:
    """'figure 57%' or 'figures 57% and 71%', white space folded."""
    folded = [" ".join(text.split()) for text in texts]
    if len(folded) == 1:
        return f"figure {folded[0]}"
    return f"figures {', '.join(folded[:-1])} and {folded[-1]}"


def claim_labels(judged: JudgedClaim | JudgedQuote | SourcedAttribution) -> tuple[str, ...]:
    """The labels of the notes that a claim, quotation or attribution hangs on."""
    if isinstance(judged, JudgedClaim):
        return labels_of(judged.document, judged.claim.notes)
    if isinstance(judged, JudgedQuote):
        return labels_of(judged.document, judged.quote.notes)
    return labels_of(judged.document, judged.attribution.notes)


def cited_works(document: Document, notes: tuple[str, ...]) -> list[Reference]:
    """The references of these notes, short ones replaced by the work they stand for where it is known."""
    return [(document.reference(r.same_as or "") if is_short(r) else None) or r for r in document.cited(notes)]


def evidence_of(evidence: Evidence | None) -> dict[str, object]:
    """What a finding keeps of its evidence: the facts that are known."""
    if evidence is None:
        return {}
    names = (
        "quote",
        "found",
        "how",
        "url",
        "reference",
        "capture",
        "captured",
        "start",
        "end",
        "page",
        "cell",
        "score",
    )
    return {name: value for name in names if (value := getattr(evidence, name)) is not None}
