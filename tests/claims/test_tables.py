"""Tables: what serves all of their rows, and what a column's header says of its numbers."""

import pytest

import claims
from claims.document import Claim

_FOOT = "\n\n[^1]: Baker, J. (2014). Trade. Press.\n"


def rows(text: str) -> tuple[Claim, ...]:
    """The claims of a Markdown text."""
    return claims.read((text + _FOOT).encode(), "case.md").claims


@pytest.mark.parametrize(
    ("before", "header", "behind"),
    [
        ("Table 3: Ships by port[^1]", "| Port | Ships |", "The ships grew."),
        ("The ships grew.", "| Port | Ships[^1] |", "The crews shrank."),
        ("The ships grew.", "| Port | Ships |", "Source: Port register.[^1]"),
        ("Die Schiffe wurden größer.", "| Hafen | Schiffe |", "Quelle: Hafenamt.[^1]"),
    ],
)
def test_a_marker_of_caption_header_or_source_line_serves_every_row(before: str, header: str, behind: str) -> None:
    found = rows(f"{before}\n\n{header}\n|---|---|\n| Oslo | 762 |\n| Bergen | 518 |\n\n{behind}")
    assert [(claim.link, claim.notes) for claim in found] == [("paragraph", ("n1",))] * 2


def test_prose_around_a_table_does_not_serve_its_rows() -> None:
    found = rows("Ships grew.[^1]\n\n| Port | Ships |\n|---|---|\n| Oslo | 762 |\n\nCrews shrank.[^1]")
    assert [claim.link for claim in found] == ["none"]


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("Share (%)", "39", ("percent", "%", None)),
        ("Share, %", "39", ("percent", "%", None)),
        ("Deaths per 100,000", "4.1", ("rate", "Deaths", "100000")),
        ("Income (US$)", "1,200", ("money", "USD", None)),
        ("Length (km)", "12", ("measure", "km", None)),
        ("Ships", "762", ("count", "Ships", None)),
        ("2019", "762", ("count", None, None)),
        ("Share (%)", "€39", ("money", "EUR", None)),
    ],
)
def test_a_bare_number_has_the_unit_of_its_column(header: str, cell: str, expected: tuple[object, ...]) -> None:
    (claim,) = rows(f"Ships grew.\n\n| Port | {header} |\n|---|---|\n| Burkina Faso | {cell} |")
    (figure,) = claim.figures
    assert (figure.kind, figure.unit, figure.per) == expected
