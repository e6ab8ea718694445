"""Raised numbers printed on a line of their own are put into the line below; other lines of numbers stay."""

import pytest

from claims.readers.text import read_text
from claims.readers.text_raised import with_raised_in_place

BODY = """Introduction

                                       1                                    2
The council met twice in that year.          It asked for more money.          Its members
                                                               3
had seen the share fall as low as ten per cent in the spring .
                    4
got it back.             Nobody knew then how long it would take them to get the money from the

                          5
region or the towns.

"""
NOTES = "\n".join(f"{number} Smith, J. (201{number}). Title of it, p. {number}." for number in range(1, 6))


def test_raised_numbers_are_set_into_gaps_before_stops_and_at_line_ends() -> None:
    placed = with_raised_in_place(BODY)
    assert "that year.1 It asked for more money.2 Its members\n" in placed
    assert "in the spring3.\n" in placed
    assert "got it back.4 Nobody" in placed
    assert "or the towns.5\n" in placed


def test_raised_numbers_call_their_notes() -> None:
    layout = read_text(BODY + NOTES)
    assert [(marker.label, marker.note) for marker in layout.markers] == [(str(n), f"n{n}") for n in range(1, 6)]


def test_raised_labels_of_notes_set_one_behind_the_other_are_kept() -> None:
    notes = (
        "1                                        2\n"
        "  Smith, J. (2011). Title of it, p. 1.      Smith, J. (2012). Title\n"
        "                    3\n"
        "of it, p. 2, at 64.      Smith, J. (2013). Title of it, p. 3.\n"
        "4                                        5\n"
        "  Smith, J. (2014). Title of it, p. 4.      Smith, J. (2015). Title of it, p. 5.\n"
    )
    layout = read_text(f"{BODY}\n{notes}")
    assert [note.label for note in layout.notes] == list("12345")
    assert [note.text[:16] for note in layout.notes] == [f"Smith, J. (201{number})"[:16] for number in range(1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "      12\nThe text of a page goes on.\n\f      13\nAnd here on the next one.\n" * 4,
        "Region      2014      2015\n            12        17\nNorth       14        15\nSouth       16        18\n"
        * 3,
        "1\n    Smith, J., Title.\n2\n    Miller, A., Other title.\n" * 3,
        "1 2 3\nsome words follow here\n" * 5,
    ],
    ids=["page numbers", "table", "labels", "numbers"],
)
def test_other_lines_of_numbers_stay(text: str) -> None:
    assert with_raised_in_place(text) == text
