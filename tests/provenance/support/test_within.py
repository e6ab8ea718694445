"""Figures that follow from other figures of the same claim, each borne out by a source of its own."""

import pytest

from claims.document import Claim, LinkKind
from claims.flow import Span
from claims.quantities import find_quantities
from claims.references.model import Reference
from provenance.judging import judge, judge_claim
from provenance.model import Judgement, Source, Verdict
from sources.text.model import SourceText

REPORT_2014 = "Annual report 2014. In 2014 the alliance had 44 partners in the region."
REPORT_2016 = "Annual report 2016. In 2016 the alliance had 77 partners in the region."
REPORT_2018 = "Annual report 2018. In 2018 the alliance had 71 partners in the region."


def judged(text: str, *sources: str) -> Judgement:
    """A claim of a document against these sources of its note."""
    figures = find_quantities(text, "en")
    spots = tuple(Span(figure.start, figure.end) for figure in figures)
    claim = Claim("c1", 0, (Span(0, len(text)),), text, figures, spots, ("n1",), LinkKind.DIRECT, "")
    return judge_claim(
        claim,
        [
            Source(Reference("A report", 0, 8, id=f"r{number}", note="n1"), None, SourceText(source, language="en"))
            for number, source in enumerate(sources)
        ],
    )


def verdicts(judgement: Judgement) -> dict[str, str]:
    """The verdict of each figure by its text."""
    return {figure.text: str(figure.verdict) for figure in judgement.figures}


def test_a_series_may_come_from_several_documents_each_of_its_own_year() -> None:
    text = "The number of partners rose from 44 in 2014 to 71 in 2018, peaking at 77 in 2016."
    result = judged(text, REPORT_2014, REPORT_2016, REPORT_2018)
    assert verdicts(result) == dict.fromkeys(("44", "71", "77"), "supported")
    assert [figure.evidence[0].reference for figure in result.figures] == ["r0", "r2", "r1"]


def test_a_change_follows_from_ends_of_two_documents() -> None:
    text = "The number of partners rose by 61 per cent, from 44 in 2014 to 71 in 2018."
    share, *_ = judged(text, REPORT_2014, REPORT_2018).figures
    assert share.verdict is Verdict.SUPPORTED
    best, second = share.evidence[:2]
    assert (best.how, best.found, best.figure) == ("derived", "44, 71", 0)
    assert {best.reference, second.reference} == {"r0", "r1"}
    assert "rise of 61.4 %" in best.explanation


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The number of partners rose by 51 per cent, from 44 in 2014 to 71 in 2018.", (REPORT_2014, REPORT_2018)),
        ("The number of partners rose by 61 per cent, from 44 in 2014 to 71 in 2018.", (REPORT_2014,)),
        ("The number of partners fell by 61 per cent, from 44 in 2014 to 71 in 2018.", (REPORT_2014, REPORT_2018)),
        ("Income rose by 61 per cent; partners went from 41 in 2014 to 71 in 2018.", (REPORT_2014, REPORT_2018)),
    ],
)
def test_nothing_follows_from_ends_that_are_not_borne_out_or_give_another_change(
    text: str, sources: tuple[str, ...]
) -> None:
    assert judged(text, *sources).figures[0].verdict is not Verdict.SUPPORTED


def test_a_whole_is_borne_out_with_its_part_however_the_two_are_joined() -> None:
    source = SourceText("Of 96 patients, 84 completed the study.", language="en")
    assert verdicts(judge("84 of 96 patients completed the study.", source)) == {"84": "supported", "96": "supported"}
    assert verdicts(judge("84 of 69 patients completed the study.", source))["69"] != "supported"
    other = SourceText("Of 96 patients, 84 completed the study. The 69 nurses had no say.", language="en")
    assert verdicts(judge("84 of 69 patients completed the study.", other))["69"] != "supported"
