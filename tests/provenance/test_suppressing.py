"""Remarks in a document that silence rules: what they cover, and what they leave."""

import pytest

import claims
from tests.worlds import examined

_TWO = "Output rose by 4.2 per cent.\n\nWages fell by 3 per cent.\n"


def _uncited(text: str, name: str = "a.md") -> list[str]:
    document = claims.read(text.encode(), name)
    return [f.at.quote for f in examined(document, {}).findings if f.rule == "uncited-figure" and f.at]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (_TWO, ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[uncited-figure] ours -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[uncited-figure] ours -->\n\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[figures] ours -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[dead-link, uncited-figure] -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (
            f"<!-- provenance: ignore[dead-link] -->\n{_TWO}",
            ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."],
        ),
        (_TWO.replace("fell", "fell <!-- provenance: ignore[uncited-figure] -->"), ["Output rose by 4.2 per cent."]),
        (f"{_TWO}\n<!-- provenance: ignore-file[uncited-figure] ours -->\n", []),
        (
            f"<!-- provenance: ignore-start[uncited-figure] -->\n{_TWO}\n<!-- provenance: ignore-end -->\n\n"
            "Rents rose 5%.\n",
            ["Rents rose 5%."],
        ),
        (f"<!-- provenance: ignore-start[uncited-figure] -->\n{_TWO}", []),
        (f"<!-- provenance: ignore[uncited-figure] until=2999-01-01 -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore -->\n{_TWO}", ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."]),
    ],
)
def test_a_remark_silences_the_rules_it_names_where_it_stands(text: str, left: list[str]) -> None:
    assert _uncited(text) == left


def test_remarks_in_a_web_page_speak_of_their_paragraph_or_the_next() -> None:
    page = (
        "<html><body><h1>Output</h1><!-- provenance: ignore[uncited-figure] --><p>Output rose by 4.2 per cent.</p>"
        "<p>Wages fell by 3 per cent.<!-- provenance: ignore[uncited-figure] ours --></p><p>Rents rose by 5%.</p>"
    )
    assert _uncited(page, "a.html") == ["Rents rose by 5%."]
