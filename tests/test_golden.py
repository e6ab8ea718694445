"""Whole reports of many kinds: how much of what their labels say is found, and how little besides."""

import pytest

from tests import goldens

# The least precision and recall over all golden documents, a little under what was reached.
FLOORS = {
    "notes": (0.98, 0.90),
    "markers": (0.97, 0.87),
    "figures": (0.90, 0.97),
    "values": (0.95, 0.95),
    "links": (0.91, 0.91),
    "references": (0.95, 0.90),
    "quotes": (0.90, 0.80),
    "attributions": (0.88, 0.85),
    "findings": (0.60, 0.80),
    "head": (0.95, 0.90),
}


@pytest.mark.parametrize("measure", goldens.MEASURES)
def test_golden_documents_are_read_as_well_as_they_were(measure: str) -> None:
    tally = goldens.total()[measure]
    precision, recall = FLOORS[measure]
    wrong = "\n".join(
        line for name in goldens.names() for line in goldens.differences(name) if line.startswith(measure)
    )
    assert tally.precision >= precision, wrong
    assert tally.recall >= recall, wrong


@pytest.mark.parametrize("half", ["open", "held-out"])
def test_each_half_has_documents_of_its_own(half: str) -> None:
    assert len(goldens.names(half)) >= 7


@pytest.mark.parametrize("name", goldens.names())
def test_every_label_names_a_place_of_its_document(name: str) -> None:
    assert set(goldens.scored(name)) == set(goldens.MEASURES)
