"""Statistical claims: what counts as one, where its figures stand, what it hangs on."""

import pytest

from claims.body import Body, read_body
from claims.document import LinkKind
from claims.hyphenation import hyphens_of
from claims.quantities import find_quantities
from claims.statistical import statistics_of
from tests.claims.building import layout_of
from tests.claims.labelled import cases


def body(marked: str, language: str = "en") -> tuple[str, Body]:
    layout = layout_of(marked, language)
    return layout.text, read_body(layout, hyphens_of(layout.text, language), language)


def figures(line: str) -> list[str]:
    language, _, rest = line.split(" ", 2)
    text = rest.partition(" => ")[0]
    return [figure.text for figure in statistics_of(find_quantities(text, language), text, language)]


@pytest.mark.parametrize("line", cases("claims"))
def test_a_sentence_is_a_claim_where_it_is_marked_as_one(line: str) -> None:
    assert bool(figures(line)) == (" + " in line[:6])


@pytest.mark.parametrize("line", [line for line in cases("claims", "dev") if " => " in line])
def test_a_claim_holds_the_figures_that_are_marked(line: str) -> None:
    assert figures(line) == line.partition(" => ")[2].split("; ")


def test_figures_have_places_in_document_and_sentence() -> None:
    text, found = body("It began. Between the two the share of those {cut}who left rose to 57%{3}, or 1,200 men.")
    claim = found.claims[0]
    assert [text[figure.start : figure.end] for figure in claim.figures] == ["57%", "1,200"]
    assert [claim.text[spot.start : spot.end] for spot in claim.spots] == ["57%", "1,200"]
    assert claim.id == "c1"
    assert claim.sentence == 1
    assert (claim.link, claim.notes) == (LinkKind.DIRECT, ("n3",))
    assert len(claim.segments) == 2


def test_a_figure_runs_across_a_line() -> None:
    text, found = body("In just seven \nyears, 84% of them joined.{1}")
    assert [text[figure.start : figure.end] for figure in found.claims[0].figures] == ["seven \nyears", "84%"]


def test_items_rows_and_captions_are_claims_and_headings_are_none() -> None:
    _, found = body(
        "# 12 per cent of all\n\nThey count:\n\n* 95 officers in 2014\n\n[caption] Table 1. Share of women, 45%\n\n"
        "[row] Exports 12 per cent\n\n[front] She has written 12 books."
    )
    assert [claim.text for claim in found.claims] == [
        "95 officers in 2014",
        "Table 1. Share of women, 45%",
        "Exports 12 per cent",
    ]


def test_the_context_is_the_heading_and_the_sentence_before() -> None:
    _, found = body("# Trade{9}\n\nExports grew. They rose by 5%.\n\n# Men\n\nThese left:\n\n* 12 officers\n\n* 14 men")
    assert [claim.context for claim in found.claims] == ["Trade\nExports grew.", "Men\nThese left:", "Men\nThese left:"]


def test_a_marker_is_no_figure() -> None:
    _, found = body("It peaked at 77 in 2016{14}. It began in 2014.{16} It ended after{12} the war.")
    assert [[figure.text for figure in claim.figures] for claim in found.claims] == [["77"]]
