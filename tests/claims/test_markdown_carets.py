"""Markdown in which markers are typed with carets."""

import pytest

import claims

_NOTES = """

## Notes

1. Baker, J., *Trade* (Harbour Press, 2014), 12.
2. Cole, M., *Ports* (Harbour Press, 2015), 14.
3. Dunn, P., *Quays* (Harbour Press, 2020), 16.
"""


def _calls(text: str) -> list[tuple[str, str]]:
    document = claims.read((text + _NOTES).encode(), "a.md")
    return [(document.text[marker.start - 6 : marker.start], marker.label) for marker in document.markers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Losses fell by 12%.^1^ They rose again.^2^", [(" 12%.^", "1"), ("gain.^", "2")]),
        ("Losses fell by 12%.^1 They rose again.^2", [(" 12%.^", "1"), ("gain.^", "2")]),
        ("Losses fell^1^ and rose.^2,3^", [(" fell^", "1"), ("rose.^", "2"), ("se.^2,", "3")]),
        ("They fell in 2019^1^ and rose in 2020.^2^", [(" 2019^", "1"), ("2020.^", "2")]),
        ("On 214 km^2^ and 10^3^ m^3^ it fell.^1^ It rose.^2^", [("fell.^", "1"), ("rose.^", "2")]),
        ("E = mc^2, a^2 + b^2.^1 It rose.^2", [(" b^2.^", "1"), ("rose.^", "2")]),
    ],
)
def test_numbers_behind_carets_call_notes_and_powers_do_not(text: str, expected: list[tuple[str, str]]) -> None:
    assert _calls(text) == expected


def test_claims_keep_none_of_the_carets() -> None:
    document = claims.read(("Losses fell by 12%.^1 They rose by 4%.^2" + _NOTES).encode(), "a.md")
    assert [(claim.text, claim.notes) for claim in document.claims] == [
        ("Losses fell by 12%.", ("n1",)),
        ("They rose by 4%.", ("n2",)),
    ]
