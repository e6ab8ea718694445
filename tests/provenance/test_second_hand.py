"""Figures that the cited source itself has from the body that the sentence names."""

import pytest

import claims
from tests.worlds import examined

URL = "https://www.ohchr.org/en/report"
PAGE = (
    "<html lang='en'><body><h1>Violence and its causes</h1><p>{told} 57 per cent of the recruits in Aldria cited the"
    " loss of a relative.</p></body></html>"
)
TEXT = "{said} 57 per cent of the recruits in Aldria had lost a relative.[^1]\n\n[^1]: {note}, {url}\n"


def explanation(said: str, note: str, told: str) -> str:
    """What the evidence for the figure says."""
    document = claims.read(TEXT.format(said=said, note=note, url=URL).encode(), "case.md")
    (claim,) = examined(document, {URL: {"html": PAGE.format(told=told)}}).claims
    (figure,) = claim.judgement.figures
    assert figure.verdict == "supported"
    return figure.evidence[0].explanation


@pytest.mark.parametrize(
    ("said", "note", "told"),
    [
        ("According to a UNDP study,", "OHCHR, Report on violence, 2018", "In a study by UNDP,"),
        (
            "According to the World Bank,",
            "OHCHR, Report on violence, 2018",
            "Citing the Banque mondiale, the report says that",
        ),
        ("According to Harbour Watch,", "Cole, M., Report on violence, 2018", "Harbour Watch found in 2017 that"),
    ],
)
def test_a_figure_that_the_source_has_from_the_one_named_is_cited_at_second_hand(
    said: str, note: str, told: str
) -> None:
    assert explanation(said, note, told).endswith("it is cited at second hand.")


@pytest.mark.parametrize(
    ("said", "note", "told"),
    [
        ("According to OHCHR,", "OHCHR, Report on violence, 2018", "According to OHCHR,"),
        ("According to the United Nations,", "OHCHR, Report on violence, 2018", "The United Nations says that"),
        ("According to a UNDP study,", "OHCHR, Report on violence, 2018", "It was found that"),
        ("In all,", "OHCHR, Report on violence, 2018", "In a study by UNDP,"),
    ],
)
def test_a_work_of_the_one_named_or_that_does_not_name_it_is_cited_at_first_hand(
    said: str, note: str, told: str
) -> None:
    assert "second hand" not in explanation(said, note, told)
