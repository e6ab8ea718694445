"""Notes and markers in extracted text: found, linked, and told apart from what only looks like them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.alignment import Score
from benchmarks.reports import make_report
from claims.alignment import Alignment, align
from claims.document import BlockKind, MarkerKind, NoteKind
from claims.readers.text import read_text

SHARED = Path(__file__).parents[2] / ".." / "shared"

FOOT = """The council met twice that year.1 Its members asked for more money2, and got
it from the region in 2014.3 Nobody had expected that the share would grow to
201614. The rest is known.

1 Miller, A. (2010). A history of councils. Review of Towns, 3(2), 1-9.
2 Garcia, B. 2012, Money and its masters, Available at: https://example.org/a-
b.html; Accessed: 5 March 2014
3 Ibid., p. 4.
"""


def calls(found: Alignment) -> list[tuple[str, str | None]]:
    return [(marker.label, marker.note) for marker in found.markers]


def labels(found: Alignment) -> list[str]:
    return [note.label for note in found.notes]


def test_notes_at_the_page_foot_are_linked_to_glued_markers() -> None:
    found = align(FOOT)
    assert calls(found) == [("1", "n1"), ("2", "n2"), ("3", "n3")]
    assert [FOOT[note.start : note.start + 8] for note in found.notes] == ["1 Miller", "2 Garcia", "3 Ibid.,"]
    assert all(FOOT[marker.start : marker.end] == marker.label for marker in found.markers)
    assert found.notes[2].end == len(FOOT.rstrip())


def page(first: int, style: str, count: int = 6) -> str:
    """A page of body and notes; `style` puts a number behind a sentence."""
    body = " ".join(
        f"Sentence about the matter of things {style.format(number)}" for number in range(first, first + count)
    )
    notes = "\n".join(f"{number} Smith, J. Title of it, p. {number}." for number in range(first, first + count))
    return f"{body}\n\n{notes}\n"


@pytest.mark.parametrize(
    "style",
    ["ends{0}.", "ends.{0}", "ends,{0} so", "ends.”{0}", "ends){0}.", "ends in 2014.{0}", "ends\n{0}\n."],
    ids=["word", "stop", "comma", "quote", "bracket", "year", "line"],
)
def test_each_way_of_printing_a_marker_is_read(style: str) -> None:
    text = page(1, style) + "\f" + page(7, style)
    found = align(text)
    assert calls(found) == [(str(number), f"n{number}") for number in range(1, 13)]
    assert labels(found) == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(
    "label",
    ["{0} ", "{0}. ", "{0}) ", "{0}", "{0}\n", "- {0} "],
    ids=["plain", "dot", "brace", "tight", "alone", "dash"],
)
def test_each_way_of_printing_a_label_is_read(label: str) -> None:
    body = " ".join(f"Sentence about the matter of things.{number}" for number in range(1, 9))
    notes = "\n".join(f"{label.format(number)}Smith, J. Title of it, p. {number}." for number in range(1, 9))
    found = align(f"{body}\n\n{notes}\n")
    assert calls(found) == [(str(number), f"n{number}") for number in range(1, 9)]


def test_raised_digits_and_their_ranges_are_read() -> None:
    text = "One thing.¹ Two more.²⁻⁴ And an area of 5 km² and x² there.\n\n" + "\n".join(
        f"{number} Smith, J. (2010), p. {number}." for number in range(1, 5)
    )
    assert calls(align(text)) == [("1", "n1"), ("2", "n2"), ("3", "n3"), ("4", "n4")]


WORDS = "the region found that more support for the labour market was needed by rural households".split()


def prose(labels: Sequence[str], call: str = "{0}.{1} ") -> str:
    """A sentence for each label, called as `call` prints it behind the words."""
    return "".join(
        call.format(" ".join([*WORDS[turn % 9 :], *WORDS[: turn % 9]]).capitalize(), label)
        for turn, label in enumerate(labels)
    )


def listing(labels: Sequence[str], note: str = "{0} {1}") -> str:
    """A note for each label, opened as `note` prints it."""
    return "\n".join(
        note.format(label, f"Smith, J. (20{turn + 10}). Title of it, p. {turn + 1}.")
        for turn, label in enumerate(labels)
    )


@pytest.mark.parametrize("heading", ["", "Anmerkungen\n\n"])
def test_a_note_behind_a_gap_that_nobody_calls_is_a_note(heading: str) -> None:
    text = f"{prose('12345')}\n\n{heading}{listing('12345')}\n7 Meier, a. a. O. (Anm. 1), S. 12.\n"
    found = align(text)
    assert labels(found) == ["1", "2", "3", "4", "5", "7"]
    assert found.notes[4].text.endswith("p. 5.")


def test_a_note_out_of_order_is_a_note() -> None:
    found = align(f"{prose('12345')}\n\n{listing('12435')}\n")
    assert labels(found) == ["1", "2", "4", "3", "5"]
    assert all(note for _, note in calls(found))


def test_two_notes_glued_in_one_line_are_two() -> None:
    glued = "1 Miller 2010, Available at: http://a.org/x; Accessed: 3 May 20192 Garcia 2012, Title, p. 3.\n"
    assert labels(align(f"{prose('123')}\n\n{glued}3 Ibid., p. 4.\n")) == ["1", "2", "3"]


def test_a_numbered_list_in_a_chapter_is_not_taken_for_its_notes() -> None:
    listed = "\n".join(f"{number}. The point is that it works so or so." for number in range(1, 4))
    body = f"{prose('12345')}\n\n{listed}\n\n{prose('678')}\n\nNotes\n\n{listing('12345678', '{0}. {1}')}\n\n"
    found = align(body * 3)
    assert [note.text[:5] for note in found.notes] == ["Smith"] * 24
    assert calls(found) == [(note.label, note.id) for note in found.notes]


def test_a_text_may_end_with_a_number_behind_a_note() -> None:
    assert labels(align(f"{prose('123')}\n\n{listing('123')} 12")) == ["1", "2", "3"]
    assert labels(align(f"{prose('123')}\n\n{listing('123')}\n12 ")) == ["1", "2", "3"]


def test_a_line_that_goes_on_in_a_note_with_a_number_is_no_note() -> None:
    text = (
        f"{prose('123')}\n\n{listing('12')}\n3 Smith, J., Title, vol. 2, pp. 4 and\n5 Journal of Towns (2010), p. 3.\n"
    )
    assert labels(align(text)) == ["1", "2", "3"]


def test_entries_out_of_order_or_twice_in_a_list_are_entries() -> None:
    text = f"{prose('1234', '{0} [{1}]. ')}\n\nReferences\n\n{listing('12433', '[{0}] {1}')}\n"
    assert labels(align(text)) == ["1", "2", "4", "3", "3"]


def test_a_bracket_without_an_entry_is_a_marker_without_a_note() -> None:
    text = f"{prose(['1', '2', '17', '3'], '{0} [{1}]. ')}\n\nReferences\n\n{listing('12345', '[{0}] {1}')}\n"
    assert calls(align(text)) == [("1", "n1"), ("2", "n2"), ("17", None), ("3", "n3")]


def test_numbers_in_round_brackets_call_notes_in_round_brackets() -> None:
    text = f"{prose('12345', '{0} ({1}). ')}\n\n{listing('12345', '({0}) {1}')}\n"
    found = align(text)
    assert calls(found) == [(label, f"n{label}") for label in "12345"]
    assert all(text[marker.start : marker.end] == marker.label for marker in found.markers)


def test_a_plain_marker_may_call_its_note_again() -> None:
    found = align(f"{prose('123425')}\n\n{listing('12345')}\n")
    assert calls(found) == [(label, f"n{label}") for label in "123425"]


@pytest.mark.parametrize(
    ("call", "note"),
    [("{0}.[{1}] ", "[{0}] {1}"), ("{0}.{1} ", "{0} {1}"), ("{0} ({1}). ", "({0}) {1}")],
    ids=["square", "glued", "round"],
)
@pytest.mark.parametrize("names", [["a", "b", "c"], ["i", "ii", "iii", "iv"]], ids=["letters", "roman"])
def test_letters_and_small_roman_numbers_call_notes(call: str, note: str, names: list[str]) -> None:
    text = f"{prose(names, call)}\n\n{listing(names, note)}\n"
    found = align(text)
    assert calls(found) == [(name, f"n{name}") for name in names]
    assert all(text[marker.start : marker.end] == marker.label for marker in found.markers)


@pytest.mark.parametrize("names", ["abcde", "*†‡§", "*†"], ids=["letters", "signs", "two signs"])
@pytest.mark.parametrize("note", ["{0} {1}", "{0}\n{1}"], ids=["beside", "below"])
def test_letters_and_signs_may_begin_again_on_each_page(names: str, note: str) -> None:
    pages = [f"{prose(names)}\n\n{listing(names, note)}\n" for _ in range(3)]
    found = align("\f".join(pages))
    assert labels(found) == list(names) * 3
    assert calls(found) == [(one.label, one.id) for one in found.notes]


def test_letters_may_go_on_over_the_pages() -> None:
    pages = [f"{prose(names)}\n\n{listing(names)}\n" for names in ("abc", "def", "gh")]
    assert calls(align("\f".join(pages))) == [(name, f"n{name}") for name in "abcdefgh"]


def test_a_letter_glued_to_a_known_word_calls_the_note_between_others() -> None:
    text = f"{prose('a')}The market of the householdsb. {prose('c')}Rural households.\n\n{listing('abc')}\n"
    assert calls(align(text)) == [("a", "na"), ("b", "nb"), ("c", "nc")]


def test_bullets_and_articles_at_line_starts_are_no_notes() -> None:
    bullets = "\n".join(f"* {line}" for line in listing("123", "{1}").split("\n"))
    assert align(f"{prose('*')}\n\n{bullets}\n").notes == ()
    assert align("It was as they say\na Miller of Oxford (2010), p. 3, and not\na Smith (2011), p. 4.\n").notes == ()


def test_raised_letters_call_notes_and_a_lettered_list_calls_none() -> None:
    assert labels(align(f"{prose('ᵃᵇᶜ')}\n\n{listing('abc')}\n")) == ["a", "b", "c"]
    listed = "We either (a) ask, or (b) count.\n\na) Meier asked people.\nb) Garcia counted houses.\n"
    assert align(listed).notes == ()


def test_a_number_behind_a_whole_number_or_an_address_may_be_a_marker() -> None:
    text = (
        f"{prose('1')}Pensions are for those over 60.2 In towns it is so. It is at www.towns.example.3 Or see "
        f"https://towns.example/data.4 Write to info@towns.example5 or not. {prose('6')}\n\n{listing('123456')}\n"
    )
    assert calls(align(text)) == [(label, f"n{label}") for label in "123456"]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("It fell to 57,7213. ", "3"),
        ("It is so in most towns1\n3 and in others. ", "1\n3"),
        ("Of 4,300 and 2,150 and 7,600 it fell to 441213. ", "13"),
    ],
    ids=["more than thousands", "broken over two lines", "without the usual comma"],
)
def test_a_number_is_looked_for_between_its_neighbours(sentence: str, printed: str) -> None:
    label = "3" if printed == "3" else "13"
    before, behind = ([str(n) for n in range(1, int(label))], [str(n) for n in range(int(label) + 1, 17)])
    text = f"{prose(before)}{sentence}{prose(behind)}\n\n{listing([str(n) for n in range(1, 17)])}\n"
    found = align(text)
    assert calls(found) == [(str(number), f"n{number}") for number in range(1, 17)]
    assert text[found.markers[int(label) - 1].start : found.markers[int(label) - 1].end] == printed


TRAPS = """In 2014 the CO2 share fell by 3.4 per cent, said the G7. COVID-19 hit 45 countries. Article 5.2
of the treaty and Resolution 1325 say so. It took 12 March 2014 and 1,250 km2 of land.

1. The first point is that it works
2. The second point is that it costs
3. The third point is left

Table 3 shows 120 cases (57%). See p. 5. About 9/11 there is no doubt. The rest is at 12.30.
"""


@pytest.mark.parametrize("text", [TRAPS, TRAPS * 4, TRAPS.replace("\n", "\r\n"), "1\n2\n3\n", "No figure here.\n"])
def test_a_text_without_notes_has_none(text: str) -> None:
    found = align(text)
    assert (found.notes, found.markers) == ((), ())


def test_traps_beside_real_notes_call_nothing() -> None:
    found = align(TRAPS + "\n" + page(1, "ends.{0}"))
    assert calls(found) == [(str(number), f"n{number}") for number in range(1, 7)]


def test_a_note_glued_to_the_year_before_and_its_second_printing_are_two_notes() -> None:
    text = (
        "One.1 Two.2 Three.3\n\n1 Miller 2010, Title, p. 2.\n2 Garcia, Available at: http://a.org; Accessed: 28 May\n"
        "20193 Nowak M. (2018): What is local, Studies, 38(5)\n3 Nowak M. (2018): What is local, Studies, 38(5)\n"
    )
    found = align(text)
    glued = [(note.id, note.glued) for note in found.notes]
    assert glued == [("n1", False), ("n2", False), ("n3", True), ("n3-2", False)]
    assert text[: found.notes[1].end].endswith("May\n2019")
    assert found.markers[2].note == "n3"
    assert found.markers[2].runner_up == "n3-2"


def test_numbering_may_begin_again_with_each_page() -> None:
    found = align("\f".join(page(1, "ends.{0}", 3) for _ in range(4)))
    assert labels(found) == ["1", "2", "3"] * 4
    assert [note.scope for note in found.notes] == [scope for scope in range(4) for _ in range(3)]
    assert [note for _, note in calls(found)] == [note.id for note in found.notes]


def test_endnotes_under_a_heading_are_endnotes() -> None:
    body = "\n\n".join(f"A paragraph about the matter, which goes on for a while.{number}" for number in range(1, 13))
    notes = "\n".join(f"{number}. Smith, J. Title of it, p. {number}." for number in range(1, 13))
    found = align(f"{body}\n\nNotes\n{notes}\n")
    assert {note.kind for note in found.notes} == {NoteKind.ENDNOTE}
    assert len(found.markers) == 12


def test_a_marker_whose_note_is_missing_stays_without_one() -> None:
    text = page(1, "ends.{0}", 8).replace("5 Smith, J. Title of it, p. 5.\n", "")
    found = align(text)
    assert ("5", None) in calls(found)
    assert "5" not in labels(found)


def test_a_note_that_nobody_calls_is_found() -> None:
    found = align(page(1, "ends.{0}", 8).replace("things ends.5", "things ends."))
    assert "5" in labels(found)
    assert "5" not in [label for label, _ in calls(found)]


def test_brackets_call_the_entries_of_a_list_in_any_order() -> None:
    text = (
        "It was shown [2] and shown again [1, 3]; see [1-3], a missing [4] and the year [2010].\n\nReferences\n\n"
        "[1] Smith, J. (2010). A title. Journal, 3(2), 1-9.\n[2] Doe, A. (2011). Other. London: Press, which\n"
        "goes on.\n[3] Roe, B. 2012. “Third”, Review 4.\n"
    )
    found = align(text)
    assert [note.kind for note in found.notes] == [NoteKind.ENTRY] * 3
    assert calls(found) == [
        ("2", "n2"), ("1", "n1"), ("3", "n3"), ("1", "n1"), ("2", "n2"), ("3", "n3"), ("4", None)
    ]  # fmt: skip
    assert {marker.kind for marker in found.markers} == {MarkerKind.BRACKET}
    assert [text[marker.start : marker.end] for marker in found.markers] == ["2", "1", "3", "1", "-", "3", "4"]
    assert found.notes[1].text.endswith("Press, which goes on.")


def test_brackets_may_call_a_numbered_list() -> None:
    body = " ".join(f"It was shown so often [{number}]." for number in (1, 2, 3, 2, 4, 5, 1))
    entries = "\n".join(f"{number}. Smith, J. (201{number}). Title, p. {number}." for number in range(1, 6))
    found = align(f"{body}\n\nReferences\n\n{entries}\n")
    assert [label for label, note in calls(found) if note] == ["1", "2", "3", "2", "4", "5", "1"]


def test_a_star_calls_the_authors_note() -> None:
    text = "A Title of Some Length*\n\n" + page(1, "ends.{0}").replace(
        "\n\n1 Smith", "\n\n* The author thanks everybody at the institute.\n1 Smith"
    )
    found = align(text)
    assert ("*", "n*") in calls(found)
    assert labels(found) == ["*", "1", "2", "3", "4", "5", "6"]


def test_numbers_printed_behind_all_the_text_of_a_page_call_nothing_there() -> None:
    text = f"{prose('123456', '{0}. ')}\n1\n2\n3\n4\n5\n6\n\f{listing('123456')}\n"
    assert align(text).markers == ()


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [f"Policy Paper on Towns\n{page(1 + 6 * turn, 'ends.{0}')}{turn + 1}\n" for turn in range(4)]
    found = align("\f".join(pages))
    assert len(found.furniture) == 8
    assert len(found.notes) == len(found.markers) == 24


@pytest.mark.parametrize("foot", ["{0} | Page", "Page {0} | 9", "- {0} -", "Seite {0} von 9"])
def test_page_numbers_of_many_forms_belong_to_no_note(foot: str) -> None:
    pages = [f"{page(1 + 6 * turn, 'ends.{0}')}{foot.format(turn + 1)}\n" for turn in range(4)]
    assert all(note.text.endswith(f"p. {note.label}.") for note in align("\f".join(pages)).notes)


def test_the_square_of_a_formula_calls_no_note_again() -> None:
    text = f"{prose('¹²³')}\n\ny = a + bx² + cz²\n\n{prose('⁴⁵')}\n\n{listing('12345')}\n"
    assert calls(align(text)) == [(label, f"n{label}") for label in "12345"]


def test_a_table_of_contents_is_no_list_of_notes() -> None:
    contents = "".join(f"{number} A chapter with a name {'. ' * 20}{number * 7}\n" for number in range(1, 7))
    assert labels(align(contents + "\f" + page(1, "ends.{0}"))) == ["1", "2", "3", "4", "5", "6"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = (
        "Some text of the body that is here.1 And more of it stands here.2\n\n1 Smith, J. (2010), p. 1.\n"
        "2 See the long work of\n"
    )
    second = (
        "\fThe body goes on with a page of its own.3\n\nMiller, A. (2011), Towns, Press, pp. 4-9; https://a.org/x.\n"
        "3 Doe, B. (2012), p. 3.\n"
    )
    found = align(first + second.replace("\n\nMiller", "\n\nmr. Miller"))
    assert labels(found) == ["1", "2", "3"]
    assert len(found.notes[1].segments) == 2


def test_confidence_lies_between_nothing_and_certainty() -> None:
    assert all(0.5 < marker.confidence <= 1 for marker in align(FOOT).markers)


@pytest.mark.parametrize("block", [range(3000, 3030)], ids=["thirty made-up reports"])
def test_made_up_reports_are_read_almost_without_fault(block: range) -> None:
    score = Score()
    for seed in block:
        report = make_report(seed)
        score.add(report, read_text(report.text), 0.0)
    assert score.markers_right >= 0.995 * score.markers_found
    assert score.markers_right >= 0.95 * score.markers
    assert score.notes_right >= 0.97 * score.notes


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1 2.3\n\f¹[](*-", max_size=400) | st.text(max_size=200))
def test_any_text_gives_spans_within_it_and_the_same_twice(text: str) -> None:
    found = align(text)
    assert found == align(text)
    for note in found.notes:
        assert all(0 <= span.start < span.end <= len(text) for span in note.segments)
        assert note.start <= note.body <= note.end
    assert all(0 <= marker.start < marker.end <= len(text) for marker in found.markers)


@pytest.mark.parametrize(
    "text",
    ["1 " * 60_000, "1\n" * 30_000, "[1] " * 30_000, "a* " * 30_000, "((" * 50_000, ". " * 60_000, "a1-2,3" * 20_000],
)
def test_garbage_does_not_hold_the_reader_up(text: str) -> None:
    align(text)


@pytest.mark.skipif(not SHARED.exists(), reason="the seed documents are not at hand")
@pytest.mark.parametrize(("name", "markers", "notes"), [("000", 45, 46), ("001", 33, 33)])
def test_the_seeds_are_read_in_full(name: str, markers: int, notes: int) -> None:
    path = next((SHARED / "seeds").glob(f"{name}_*.txt"))
    found = align(path.read_bytes().decode())
    by_id = {note.id: note for note in found.notes}
    assert (len(found.markers), len(found.notes)) == (markers, notes)
    assert all(marker.note and by_id[marker.note].label == marker.label for marker in found.markers)


@pytest.mark.parametrize("call", ["{0}.\n{1}\n", "{0},\n{1} and more of it. "], ids=["alone", "comma"])
def test_a_marker_broken_off_to_the_next_line_stays_with_its_sentence(call: str) -> None:
    text = f"{prose('123456', call)}\n\n{listing('123456')}\n"
    layout = read_text(text)
    paragraphs = [block for block in layout.blocks if block.kind is BlockKind.PARAGRAPH]
    assert len(paragraphs) == 1
    assert [marker.label for marker in layout.markers] == list("123456")
