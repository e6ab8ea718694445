"""Labels that an extractor lost or stacked: each note gets its own text, or nothing is guessed."""

import pytest

from claims.alignment import align

SENTENCES = " ".join(f"The region found that support was needed by households.{number}" for number in range(1, 7))
TEXTS = {
    1: "Smith, J. (2010), Title of it, Journal of Towns 3(2), p. 1–9.",
    2: "See also Garcia, above.",
    3: "Miller 2012, Money and its masters, https://example.org/a/b.html\n(accessed 3 May 2019).",
    4: "Ibid., p. 40.",
    5: "Nowak, K. (2011), On the law of towns and of the\ncountry, Review 11(1), p. 81–96.",
    6: "Jensen, L. (2015), A history, Press 4(6), p. 21–27.",
}


def notes_of(block: str) -> dict[str, str]:
    return {note.label: note.text for note in align(f"{SENTENCES}\n\n{block}\n").notes}


def whole() -> dict[str, str]:
    return {str(number): " ".join(text.split()) for number, text in TEXTS.items()}


@pytest.mark.parametrize("lost", [{2}, {4}, {2, 4}, {3, 4}])
def test_a_note_without_its_label_is_cut_from_the_note_before(lost: set[int]) -> None:
    block = "\n".join(text if number in lost else f"{number}\n{text}" for number, text in TEXTS.items())
    found = align(f"{SENTENCES}\n\n{block}\n")
    assert {note.label: note.text for note in found.notes} == whole()
    assert [marker.note for marker in found.markers] == [f"n{number}" for number in TEXTS]


def test_labels_printed_one_below_the_other_share_the_texts_behind_them() -> None:
    block = "\n".join(f"{number} {TEXTS[number]}" for number in (1, 2))
    block += f"\n3\n4\n\n{TEXTS[3]}\n{TEXTS[4]}\n5 {TEXTS[5]}\n6 {TEXTS[6]}"
    assert notes_of(block) == whole()


def test_a_whole_column_of_labels_before_the_texts_is_shared_out() -> None:
    labels = "\n".join(str(number) for number in TEXTS)
    assert notes_of(f"{labels}\n\n" + "\n".join(TEXTS.values())) == whole()
    first = f"1\n{TEXTS[1]}\n" + "\n".join("23456") + "\n\n" + "\n".join(list(TEXTS.values())[1:])
    assert notes_of(first) == whole()


def test_a_note_that_cites_nothing_is_cut_below_a_short_line() -> None:
    texts = dict(TEXTS) | {4: "Interview with an official of the region, Oxford."}
    block = "\n".join(text if number == 4 else f"{number}\n{text}" for number, text in texts.items())
    assert notes_of(block)["4"] == texts[4]


def test_a_label_printed_behind_its_text_takes_it_from_the_note_before() -> None:
    block = "\n".join(f"{number} {TEXTS[number]}" for number in (1, 2, 3))
    block += f"\n{TEXTS[4]}\n\n4\n5\n\n{TEXTS[5]}\n6 {TEXTS[6]}"
    assert notes_of(block) == whole()


def test_a_note_of_several_works_is_not_cut_where_no_label_is_lost() -> None:
    block = "\n".join(f"{number} {text}" for number, text in TEXTS.items())
    block = block.replace("3 Miller", "3 Tanaka, H. (2001), Ports, Press 4(6), p. 2.\nMiller")
    assert notes_of(block)["3"].startswith("Tanaka")
    assert notes_of(block)["3"].endswith("2019).")


def test_nothing_is_guessed_where_the_texts_are_more_than_the_labels() -> None:
    texts = dict(TEXTS) | {2: "See also Garcia, above.\nTanaka, H. (2001), Ports, Press 4(6), p. 2."}
    block = "\n".join(text if number == 2 else f"{number} {text}" for number, text in texts.items())
    assert "2" not in notes_of(block)


def test_notes_set_one_behind_the_other_are_told_apart_by_labels_at_line_ends() -> None:
    block = "1\n" + "\n".join(f"{text} {number + 1}" for number, text in list(TEXTS.items())[:-1]) + f"\n{TEXTS[6]}"
    assert notes_of(block) == whole()


def test_markers_whose_notes_were_not_found_are_not_all_called_missing() -> None:
    found = align(f"{SENTENCES}\n\n1 {TEXTS[1]}\n2 {TEXTS[2]}\n")
    assert all(marker.note for marker in found.markers)
