"""The figures of a claim against the text of one source."""

from collections.abc import Sequence
from dataclasses import replace

from claims.document import Claim
from claims.flow import Span
from claims.languages import language_of
from claims.quantities import find_quantities
from claims.quantities.model import Quantity
from claims.sentences import split_sentences
from provenance.model import Evidence
from provenance.support import vocabulary
from provenance.support.figures import in_company, judge_figure
from provenance.support.index import index_of
from provenance.support.subject import Subject, subjects_of
from sources.text.model import SourceText


def spots_and_subjects(claim: str, likely: str | None) -> tuple[list[Span], tuple[Subject, ...]]:
    """The figures of a sentence or more, by their places, and what is said of each; `likely`: the source's language."""
    language = vocabulary.probable_language(claim, likely)
    figures = find_quantities(claim, language)
    return [Span(figure.start, figure.end) for figure in figures], _subjects(claim, figures, language)


def subjects_of_claim(claim: Claim) -> tuple[Subject, ...]:
    """What a document's claim says of each of its figures."""
    language = vocabulary.probable_language(f"{claim.text} {claim.context}")
    return subjects_of(claim.text, claim.figures, claim.spots, claim.context, language)


def judge_text(subjects: Sequence[Subject], text: SourceText, published: str | None) -> list[Evidence]:
    """What a text says of each figure of a claim; its own date counts before what the reference prints."""
    if text.published is None and published is not None:
        text = replace(text, published=published)
    if text.language is None and subjects and language_of(text.text) is None:
        text = replace(text, language=subjects[0].language)  # a table or a few words: nothing tells its language
    index = index_of(text)
    return [judge_figure(subject, index) for subject in in_company(subjects, index)]


def _subjects(claim: str, figures: Sequence[Quantity], language: str) -> tuple[Subject, ...]:
    """The subjects of the figures of a claim that may have several sentences: each leans on the one before."""
    subjects: list[Subject] = []
    before = ""
    for span in split_sentences(claim, language=language):
        text = claim[span.start : span.end]
        inside = [figure for figure in figures if span.start <= figure.start < span.end]
        spots = [Span(figure.start - span.start, figure.end - span.start) for figure in inside]
        subjects.extend(subjects_of(text, inside, spots, before, language))
        before = text
    if len(subjects) == len(figures):
        return tuple(subjects)
    return subjects_of(claim, figures, [Span(figure.start, figure.end) for figure in figures], "", language)
