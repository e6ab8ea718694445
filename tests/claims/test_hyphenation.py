"""Hyphens at line ends, decided from the document's own words."""

import pytest

from claims.hyphenation import hyphens_of


@pytest.mark.parametrize(
    ("text", "before", "after", "kept"),
    [
        ("The law-enforcement bodies met. More law-\nenforcement.", "law", "enforcement", True),
        ("The jihadist left. A jihad-\nist came.", "jihad", "ist", False),
        ("Whereas he left, where-\nas she stayed.", "where", "as", False),
        ("Here where-\nas she stayed.", "where", "as", False),
        ("The law is old. The enforcement is weak. A law-\nenforcement body.", "law", "enforcement", True),
        ("counter-terrorism, counter-narratives and radicalism, counter-\nradicalism", "counter", "radicalism", True),
        ("pro-Russian and pro-Western groups pro-\nvide aid", "pro", "vide", False),
        ("for short-\nand long-term loans", "short", "and", True),
        ("a non-\nviolent group", "non", "violent", True),
        ("the inter-\nest rate", "inter", "est", False),
        ("it is how-\never so", "how", "ever", False),
    ],
)
def test_a_hyphen_is_kept_where_the_document_says_so(text: str, before: str, after: str, kept: bool) -> None:
    assert hyphens_of(text, "en")(before, after) is kept


def test_solid_compounds_of_german_are_put_together() -> None:
    text = "Der Haushalt steigt. Das Haus ist alt, der halt kommt. Der Haus-\nhalt"
    assert hyphens_of(text, "de")("Haus", "halt") is False
    assert hyphens_of("Das Grund und das gesetz. Grund-\ngesetz", "de")("Grund", "gesetz") is False


def test_the_other_line_ends_decide_where_nothing_else_does() -> None:
    breaks = "self-\nmade, non-\nviolent, self-\nhelp, anti-\nwar"
    assert hyphens_of(breaks, "en")("anti", "war") is True
    assert hyphens_of("anti-\nwar", "en")("anti", "war") is False
