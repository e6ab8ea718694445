"""Text from outside cannot steer a terminal, forge a line or turn the writing direction."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.reports.printable import printable, shorten, shorten_around


def test_escapes_and_direction_marks_are_shown_by_their_codes() -> None:
    assert printable("a\x1b[31mred\x07 \u202egnp.exe\x9b2J") == "a\\u001b[31mred\\u0007 \\u202egnp.exe\\u009b2J"


def test_line_breaks_and_runs_of_space_fold_into_one() -> None:
    assert printable("one\r\n two\u2028three\t four") == "one two three four"


@given(st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    assert "\x1b" not in printable(text)
    assert len(printable(text).splitlines()) <= 1


@given(st.text(max_size=300), st.integers(20, 80))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


def test_a_shortened_passage_keeps_its_figure_in_view() -> None:
    text = "word " * 60 + "lost 38 per cent" + " word" * 60
    at = text.index("38")
    assert "38 per cent" in shorten_around(text, at, at + 11, 60)
