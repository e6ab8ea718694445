"""Columns printed side by side are read one after the other; tables and plain text stay as they are."""

from claims.alignment import align
from claims.readers.text import read_text
from claims.readers.text_columns import in_reading_order

LEFT = """The council met twice in that
year and asked for more money
than ever before.1 Its members
had seen the share of the towns
fall, and they wanted the region
to pay for it. Nobody knew then
how long it would take them to
get the money from the region.2
The rest of it is known to all.""".splitlines()
RIGHT = """In the spring the region gave
the towns what they had asked
for, and a little more.3 It was
the first time in ten years. In
the end the share rose to 45 per
cent, which was more than in any
year since the war.4 Others say
that it was not the money which
made the towns grow again.""".splitlines()
NOTES = "\n".join(
    f"{number} Smith, J. (201{number}), Title of it, Journal of Towns, p. {number}." for number in range(1, 5)
)


def side_by_side(gutter: int = 40) -> str:
    lines = (left.ljust(gutter) + right for left, right in zip(LEFT, RIGHT, strict=True))
    return "             A History of Councils\n\n" + "\n".join(lines) + f"\n\n{NOTES}\n"


def test_the_left_column_is_read_before_the_right() -> None:
    ordered = in_reading_order(side_by_side())
    assert "\n".join(LEFT) in ordered
    assert "\n".join(RIGHT) in ordered
    assert ordered.index(LEFT[-1]) < ordered.index(RIGHT[0]) < ordered.index(NOTES)


def test_markers_in_columns_are_linked() -> None:
    layout = read_text(side_by_side())
    assert [(marker.label, marker.note) for marker in layout.markers] == [(str(n), f"n{n}") for n in range(1, 5)]
    assert all(layout.text[marker.start : marker.end] == marker.label for marker in layout.markers)


def test_a_gutter_that_moves_a_little_is_followed() -> None:
    rows = [left.ljust(40 + turn % 3) + right for turn, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))]
    assert "\n".join(LEFT) in in_reading_order("\n".join(rows))


MIDDLE = """Nobody had asked the villages by
then, though they were to pay for
most of it in the years to come,
as the papers of the day tell.5
A few of them went to the courts
with a plan of their own, and it
was heard in the spring. Much of
what was said there is now lost
but for the notes of one clerk.6""".splitlines()


def three_columns(first: int, second: int) -> str:
    rows = zip(LEFT, MIDDLE, RIGHT, strict=True)
    return "\n".join(one.ljust(first) + two.ljust(second) + three for one, two, three in rows)


def test_three_columns_are_read_one_after_the_other() -> None:
    text = three_columns(36, 38)
    ordered = in_reading_order(text)
    assert ordered.split("\n\n") == ["\n".join(column) for column in (LEFT, MIDDLE, RIGHT)]


def test_a_gutter_of_one_blank_is_seen_where_words_begin_below_each_other() -> None:
    ordered = in_reading_order(three_columns(40, 34))
    assert ordered.split("\n\n")[1] == "\n".join(MIDDLE)


def test_columns_whose_lines_do_not_stand_level_are_read_without_gaps() -> None:
    rows = [row for left, right in zip(LEFT, RIGHT, strict=True) for row in (left, " " * 40 + right)]
    rows[4] = rows[4].ljust(40) + "and so on to"
    text = "\n".join([*rows, *(left.ljust(40) + right for left, right in zip(LEFT, RIGHT, strict=True))])
    assert "\n".join(LEFT[3:]) in in_reading_order(text)


def test_a_table_stays_a_table() -> None:
    table = "\n".join(f"District {turn}".ljust(40) + f"{turn * 17} per cent" for turn in range(1, 20))
    assert in_reading_order(table) == table
    words = "\n".join("Northern District".ljust(40) + "Ministry of Water" for _ in range(20))
    assert in_reading_order(words) == words


def test_running_text_and_single_notes_stay_as_they_are() -> None:
    text = "\n".join([*LEFT, *RIGHT]) + f"\n\n{NOTES}\n"
    assert in_reading_order(text) == text
    assert align(text).markers
