"""Numbers in brackets that call a list, with the pages of the work that they cite."""

import pytest

import claims

_LIST = """

References

[1] Baker, J. Trade after the storm. Harbour Press, 2014.
[2] Cole, M. Ports and people. Harbour Press, 2015.
[3] Dunn, P. The quay. Harbour Press, 2016.
[4] Ely, R. The weir. Harbour Press, 2017.
"""


@pytest.mark.parametrize(
    ("text", "labels", "claim"),
    [
        ("Trade fell by 4% [1, p. 12]. It rose [2].", "1 2", "Trade fell by 4%."),
        ("Trade fell by 4% [1, с. 12–14; 3]. It rose [2].", "1 3 2", "Trade fell by 4%."),
        ("Trade fell by 4% [2, Fig. 4], as told [1, pp. 3–8; 4].", "2 1 4", "Trade fell by 4%, as told."),
        ("Trade fell by 4% [1: 12]. It rose [2–4].", "1 2 3 4", "Trade fell by 4%."),
        ("Trade fell by 4% [1, Table II]. Let x[2] be it. It rose [2].", "1 2", "Trade fell by 4%."),
    ],
)
def test_pages_in_a_bracket_call_nothing(text: str, labels: str, claim: str) -> None:
    document = claims.read((text + _LIST).encode(), "a.txt")
    assert [marker.label for marker in document.markers] == labels.split()
    assert [one.text for one in document.claims] == [claim]
