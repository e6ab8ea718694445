"""PDF reports printed from pages of the web: notes at the end, over pages, and in the margin."""

from tests.claims.pdf.press import Sheet
from tests.claims.test_pdf import called, document


def test_notes_at_the_end_are_read_on_a_page_full_of_them() -> None:
    """They are more than the text, end alike, and the last line of a page is the first note's rest: no running foot."""
    prose = [
        f"In district {name} the count found {20 + number} per cent^{number}^ of the homes empty, and more than"
        for number, name in enumerate(["one", "two", "three", "four", "five", "six"], 1)
    ]
    notes = [
        [
            f"{number}. Office of Homes ({2010 + number}), Count of places, part {number}, https://www.office-of-",
            "homes.example/reports/counts/summary-of-empty-homes.pdf (accessed 2 March 2026).",
        ]
        for number in range(1, 7)
    ]
    first, second = Sheet(), Sheet()
    first.lines(60, 780, prose, 11)
    first.rule(60, 70, 470)
    first.lines(60, 50, notes[0], 8, 1.5)
    height = 810.0
    for note in notes[1:]:
        height = second.lines(60, height, note, 8, 1.5) - 6
    found = document(first, second)
    assert [note.label for note in found.notes] == ["1", "2", "3", "4", "5", "6"]
    assert all(note.text.endswith("(accessed 2 March 2026).") for note in found.notes)
    assert [label for label, text in called(found) if text] == ["1", "2", "3", "4", "5", "6"]


def test_notes_that_hang_in_the_margin_stand_apart_from_the_text() -> None:
    sheet, height = Sheet(), 780.0
    for number in range(1, 9):
        height = sheet.lines(50, height, [f"The count of {2009 + number} found that in the city", "homes stood empty,"])
        height = sheet.lines(
            50, height, [f"{20 + number} per cent of all^{number}^ of which most are", "old and small."]
        )
    for number in range(1, 9):
        sheet.line(360, 830 - 50 * number, f"{number}. Office of Homes ({2010 + number}), Count of", 7)
        lines = [
            "the empty homes in the city",
            "and in the district, with a",
            "table for each of the parts",
            "of it, p. 7.",
        ]
        sheet.lines(370, 821 - 50 * number, lines, 7)
    found = document(sheet)
    assert [note.label for note in found.notes] == [str(number) for number in range(1, 9)]
    assert all(note.text.endswith("of it, p. 7.") for note in found.notes)
    assert [label for label, text in called(found) if text] == [str(number) for number in range(1, 9)]


def test_a_page_of_notes_begins_with_the_rest_of_one() -> None:
    first, second = Sheet(), Sheet()
    first.lines(
        60,
        780,
        [f"A count found {30 + number} per cent^{number}^ of homes empty in the year" for number in (1, 2, 3)],
        11,
    )
    first.rule(60, 120)
    first.lines(
        60,
        100,
        ["1. Office of Homes (2011), Count.", "2. Office of Homes (2012), A count of which", "the tables say that the"],
        8,
    )
    second.lines(60, 780, ["homes were counted by hand, p. 7.", "3. Office of Homes (2013), Count."], 8)
    found = document(first, second)
    assert [note.label for note in found.notes] == ["1", "2", "3"]
    assert found.notes[1].text.rstrip().endswith("by hand, p. 7.")
