"""The judgement: verdicts with evidence, and how several sources come to one verdict."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Claim, LinkKind
from claims.flow import Span
from claims.quantities import find_quantities
from claims.references.model import Reference
from provenance.judging import judge, judge_claim
from provenance.model import Judgement, Source, Verdict
from sources.capture import Capture, Outcome
from sources.text import text_of
from sources.text.model import SourceText
from tests.work import work_of

FERRY = """In 2019 the ferry line carried 41,870 passengers, up from 36,240 in 2018. Of the passengers, 62.4 per cent
were tourists. The line has three ships and employs 118 people.

Fares rose by 6 per cent. Some 900 passengers complained about delays; the company paid 14,300 euros in compensation.
In Norrvik the quay was closed for nine days, in Ulsund for 21 days."""

CASES = [
    ("In 2019 the ferry line carried 41,870 passengers.", "41,870", "supported", "exact"),
    ("The line carried about 42,000 passengers in 2019.", "42,000", "supported", "approximate"),
    ("In 2018, 36,240 passengers used the ferry.", "36,240", "supported", "exact"),
    ("62 % of the passengers were tourists.", "62 %", "supported", "rounding"),
    ("Nearly two thirds of the passengers were tourists.", "two thirds", "supported", "fraction"),
    ("900 passengers complained about delays.", "900", "supported", "drops-about"),
    (
        "Between 2018 and 2019 the number of passengers of the ferry line rose by 16 per cent.",
        "16",
        "supported",
        "derived",
    ),
    ("In Ulsund the quay was closed for 21 days.", "21 days", "supported", "exact"),
    ("The company employs 240 people.", "240", "contradicted", "other-value"),
    ("62.43 per cent of the passengers were tourists.", "62.43", "contradicted", "overstated"),
    ("More than 900 passengers complained about delays.", "900", "contradicted", "overstated"),
    ("Fares fell by 6 per cent.", "6 per cent", "contradicted", "opposite"),
    ("In 2018 the ferry line carried 41,870 passengers.", "41,870", "not-found", None),
    ("In Norrvik the quay was closed for 21 days.", "21 days", "not-found", None),
    ("The line has 118 ships.", "118", "not-found", None),
    ("The captain earned 7,450 dollars.", "7,450", "not-found", None),
]


def only(judgement: Judgement, figure: str) -> tuple[Verdict, str | None]:
    """The verdict on the figure with this text, and the row of the table that decided it."""
    found = next(item for item in judgement.figures if figure in item.text or item.text in figure)
    return found.verdict, found.evidence[0].how


@pytest.mark.parametrize(("claim", "figure", "verdict", "how"), CASES)
def test_a_figure_gets_its_verdict_and_its_row(claim: str, figure: str, verdict: str, how: str | None) -> None:
    found, row = only(judge(claim, FERRY), figure)
    assert found == verdict
    if how:
        assert row == how


def test_evidence_quotes_the_sentence_and_explains_itself() -> None:
    (figure,) = judge("The line employs 118 people.", FERRY).figures
    evidence = figure.evidence[0]
    assert evidence.quote == "The line has three ships and employs 118 people."
    assert FERRY[evidence.start : evidence.end] == evidence.quote
    assert evidence.found == "118"
    assert evidence.figure == 0
    assert evidence.explanation.endswith(".")
    assert evidence.score is not None
    assert 0 < evidence.score <= 1


TABLE = b"""<html lang="en"><title>Harbours</title><table><caption>Ships by harbour</caption>
<tr><th>Harbour</th><th>Ships 2018</th><th>Ships 2019</th><th>Cargo (million tonnes)</th></tr>
<tr><td>Norrvik</td><td>1,204</td><td>1,310</td><td>4.7</td></tr>
<tr><td>Ulsund</td><td>877</td><td>802</td><td>2.1</td></tr></table></html>"""


def test_a_table_cell_is_found_by_its_row_and_column() -> None:
    source = text_of(TABLE, "text/html")
    (figure,) = judge("In 2019, 802 ships called at Ulsund.", source).figures
    assert figure.verdict is Verdict.SUPPORTED
    assert figure.evidence[0].cell == "C3"


def test_the_unit_of_a_cell_stands_in_its_header() -> None:
    source = text_of(TABLE, "text/html")
    assert judge("Norrvik handled 4.7 million tonnes of cargo.", source).verdict is Verdict.SUPPORTED
    assert judge("Norrvik handled 4.7 tonnes of cargo.", source).verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize("claim", ["In 2018, 802 ships called at Ulsund.", "In 2019, 802 ships called at Norrvik."])
def test_a_cell_of_another_row_or_column_is_no_support(claim: str) -> None:
    assert judge(claim, text_of(TABLE, "text/html")).verdict is not Verdict.SUPPORTED


def test_a_list_with_respectively_goes_by_order() -> None:
    source = "Rates of 80 % and 97 % were found in Aldria and Corvia respectively."
    assert judge("In Aldria the rate was 80 %, in Corvia 97 %.", source).verdict is Verdict.SUPPORTED
    assert judge("In Aldria the rate was 97 %.", source).verdict is not Verdict.SUPPORTED


def test_a_source_in_another_language_is_judged_by_names_and_years_or_left_open() -> None:
    source = SourceText("Im Jahr 2020 lebten in Bozen 107.885 Menschen, in Meran 41.227.", language="de")
    assert judge("In 2020, Bozen had 107,885 inhabitants.", source).verdict is Verdict.SUPPORTED
    assert judge("The valley had 107,885 inhabitants.", source).verdict is Verdict.NOT_CHECKABLE
    assert judge("In 2020, Meran had 107,885 inhabitants.", source).verdict is not Verdict.SUPPORTED


def test_a_year_that_the_source_never_gives_leaves_the_figure_open() -> None:
    assert judge("In 2005 the club had 412 members.", "The club has 412 members.").verdict is Verdict.NOT_CHECKABLE


def test_the_date_of_publication_gives_an_undated_figure_its_year() -> None:
    claim, source = "In 2005 the club had 412 members.", "The club has 412 members."
    assert judge(claim, source, published="2005-11").verdict is Verdict.SUPPORTED
    assert judge(claim, source, published="2001").verdict is Verdict.NOT_FOUND


def test_hidden_text_is_no_evidence_and_is_named() -> None:
    source = SourceText("The club has a house.", hidden="The club has 412 members.", language="en")
    (figure,) = judge("The club has 412 members.", source).figures
    assert figure.verdict is Verdict.NOT_FOUND
    assert "hidden" in figure.evidence[0].explanation


HOUSE = "The club has a house."


@pytest.mark.parametrize("source", [SourceText(HOUSE, truncated="too long"), SourceText(HOUSE, unreadable="a wall")])
def test_a_source_that_was_not_read_in_full_leaves_a_missing_figure_open(source: SourceText) -> None:
    assert judge("The club has 412 members.", source).verdict is Verdict.UNAVAILABLE


def test_what_was_read_of_a_truncated_source_still_bears_a_figure_out() -> None:
    source = SourceText("The club has 412 members.", language="en", truncated="stopped at the limit")
    assert judge("The club has 412 members.", source).verdict is Verdict.SUPPORTED


def claim_of(text: str, context: str = "") -> Claim:
    """A claim as a document would hold it; its figures stand 100 characters further on in the document."""
    figures = find_quantities(text, "en")
    spots = tuple(Span(figure.start, figure.end) for figure in figures)
    return Claim("c1", 0, (Span(100, 100 + len(text)),), text, figures, spots, ("n1",), LinkKind.DIRECT, context)


def source_of(text: str | None, name: str = "r1", *, fetchable: bool = True) -> Source:
    """A source with this text, captured on a fixed day."""
    reference = Reference("A source", 0, 8, id=name, note="n1", url=f"https://example.org/{name}")
    if text is None:
        return Source(reference, fetchable=fetchable, unavailable="the address answers 404")
    day = datetime(2021, 3, 4, tzinfo=UTC)
    capture = Capture("https://example.org/", Outcome.OK, day, "live", "answered", body=text.encode())
    return Source(reference, capture, SourceText(text, language="en"))


HAS = source_of("The club has 412 members.")
OTHER = source_of("The club has 388 members.", "r2")
NOTHING = source_of("The club has a house.", "r3")
GONE = source_of(None, "r4")
BOOK = source_of(None, "r5", fetchable=False)

COMBINED = [
    ((HAS,), Verdict.SUPPORTED),
    ((OTHER, HAS), Verdict.SUPPORTED),
    ((GONE, HAS), Verdict.SUPPORTED),
    ((OTHER,), Verdict.CONTRADICTED),
    ((OTHER, NOTHING), Verdict.CONTRADICTED),
    ((OTHER, GONE), Verdict.UNAVAILABLE),
    ((NOTHING,), Verdict.NOT_FOUND),
    ((NOTHING, GONE), Verdict.UNAVAILABLE),
    ((GONE,), Verdict.UNAVAILABLE),
    ((BOOK,), Verdict.NOT_CHECKABLE),
    ((), Verdict.NOT_CHECKABLE),
]


@pytest.mark.parametrize(("sources", "verdict"), COMBINED)
def test_several_sources_come_to_one_verdict(sources: tuple[Source, ...], verdict: Verdict) -> None:
    judgement = judge_claim(claim_of("The club has 412 members."), sources)
    assert judgement.verdict is verdict
    assert len(judgement.figures[0].evidence) == len(sources)
    if sources:
        assert judgement.figures[0].evidence[0].verdict is verdict


def test_evidence_names_reference_address_and_capture() -> None:
    evidence = judge_claim(claim_of("The club has 412 members."), (HAS,)).figures[0].evidence[0]
    assert evidence.reference == "r1"
    assert evidence.url == "https://example.org/r1"
    assert evidence.capture is not None
    assert evidence.capture.startswith("sha256:")
    assert evidence.captured == "2021-03-04T00:00:00Z"


def test_a_claim_with_some_figures_supported_is_partly_supported() -> None:
    claim = claim_of("The club has 412 members and paid 7,310 euros for its boat.")
    assert judge_claim(claim, (HAS,)).verdict is Verdict.PARTLY_SUPPORTED


def test_what_the_sentence_before_says_helps_to_find_the_passage() -> None:
    source = source_of("The sailing club has 412 members. The rowing club has 388.")
    bare = "It has 412 members."
    assert judge_claim(claim_of(bare, "Much is said of the sailing club."), (source,)).verdict is Verdict.SUPPORTED


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=150), st.text(max_size=300))
def test_any_claim_and_any_source_get_the_same_verdict_twice(claim: str, source: str) -> None:
    judgement = judge(claim, source)
    assert judgement == judge(claim, source)
    for figure in judgement.figures:
        assert claim[figure.start : figure.end] == figure.text
        for evidence in figure.evidence:
            assert evidence.quote is None or evidence.quote == source[evidence.start : evidence.end]


PIECES = st.sampled_from(
    "In 2019, 41,870 passengers 6 % of the and half more than about €5 million rose fell by from to 1 in 4 (12) ; . , %"
    " respectively doubled not Ulsund 2.3 per cent 1,000 - – 20-30 years".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=25), st.lists(PIECES, max_size=40))
def test_figures_in_any_order_are_judged(claim: list[str], source: list[str]) -> None:
    judge(" ".join(claim), " ".join(source))


def test_twice_the_source_takes_at_most_two_and_a_half_times_the_work() -> None:
    def work(copies: int) -> int:
        parts = (
            f"In year {i} the office counted {i * 7 + 13} letters and {i % 90} % of replies." for i in range(copies)
        )
        source = "\n\n".join(parts)
        return work_of(lambda: judge("The office counted 1,234,567 letters.", source))

    assert work(300) < 2.5 * work(150)
