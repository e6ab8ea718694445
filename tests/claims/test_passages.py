"""Blocks made readable: sentences with their markers and pieces, items of glued boxes, sentences across pages."""

import pytest

import claims
from claims.document import Layout
from claims.hyphenation import hyphens_of
from claims.passages import Passage, passages
from tests.claims.building import layout_of


def read(marked: str, language: str = "en") -> tuple[Layout, list[Passage]]:
    layout = layout_of(marked, language)
    return layout, list(passages(layout, hyphens_of(layout.text, language), language))


def sentences(marked: str, language: str = "en") -> list[str]:
    _, found = read(marked, language)
    return [passage.text(part) for passage in found for part in passage.parts]


def printed(marked: str) -> list[list[str]]:
    layout, found = read(marked)
    return [
        [layout.text[piece.start : piece.end] for piece in part.segments] for passage in found for part in passage.parts
    ]


def test_markers_are_left_out_of_the_text_and_kept_in_the_pieces() -> None:
    marked = "It fell in 2015.{27} Then it rose{28}. More{29} ."
    assert sentences(marked) == ["It fell in 2015.", "Then it rose.", "More."]
    assert printed(marked) == [["It fell in 2015.27"], ["Then it rose28."], ["More29 ."]]


def test_a_marker_behind_a_blank_belongs_to_the_sentence_before() -> None:
    assert printed("It fell. {[2]} Then it rose.{3} {4}") == [["It fell. [2]"], ["Then it rose.3 4"]]


def test_a_marker_parts_sentences_that_have_no_blank_between() -> None:
    assert printed("The war ended.{2}In 1946 it rained.") == [["The war ended.2"], ["In 1946 it rained."]]


def test_a_sentence_runs_across_a_page() -> None:
    marked = "It began here. The share of those who {cut}left rose to 5%{7}. It ended."
    layout, found = read(marked)
    part = found[0].parts[1]
    assert found[0].text(part) == "The share of those who left rose to 5%."
    assert [layout.text[s.start : s.end] for s in part.segments] == ["The share of those who", "left rose to 5%7."]


def test_a_sentence_runs_across_two_pages_and_a_cut_word_is_mended() -> None:
    marked = "Jihadists came. The jihad-{cut}ists, some {cut}say, left."
    assert sentences(marked)[1] == "The jihadists, some say, left."
    assert [len(pieces) for pieces in printed(marked)] == [1, 3]


@pytest.mark.parametrize(
    "box",
    [
        "[box] Exports\n\n– Growth of 5 per cent\nin two years\n– 6 new markets\n\nImports\n\n– Fall of 3 per cent",
        "[box] Exports\n• Growth of 5 per cent\nin two years\n• 6 new markets\n• Imports\n• Fall of 3 per cent",
        "[box] Exports • Growth of 5 per cent in two years • 6 new markets • Imports • Fall of 3 per cent",
    ],
)
def test_glued_items_of_a_box_come_apart(box: str) -> None:
    box = box.replace("\n\n", "\n \n")
    items = ["Exports", "Growth of 5 per cent in two years", "6 new markets", "Imports", "Fall of 3 per cent"]
    assert sentences(box) == items


def test_a_wrapped_line_of_an_item_stays_with_it() -> None:
    assert sentences("[box] Support for the\n \nfamilies of workers") == ["Support for the families of workers"]


@pytest.mark.parametrize("sign", ["1.", "(a)", "iv)", "-", "•", "o"])
def test_the_sign_of_an_item_is_no_part_of_its_sentence(sign: str) -> None:
    assert sentences(f"* {sign} Many left. Few stayed.") == ["Many left.", "Few stayed."]


def test_a_dash_at_a_line_start_of_a_paragraph_opens_no_item() -> None:
    assert len(sentences("They focus on integration\n– Creating jobs – and on\n- Above all - health.")) == 1


def test_headings_and_front_matter_hold_no_sentences() -> None:
    assert sentences("# Exports rose by 5%\n\n[front] Dr A. Khan has 30 years of experience.\n\nThey fell.") == [
        "They fell."
    ]


def test_author_and_date_in_brackets_are_left_out_and_as_subject_kept() -> None:
    marked = "It rose by 5% ({=Farr 2015}; {=Khan 2016}). {=Farr (2015)} found 6%. It ended (see {=Lee 2017}, p. 4)."
    assert sentences(marked) == ["It rose by 5%.", "Farr (2015) found 6%.", "It ended."]
    _, found = read(marked)
    assert [[marker.label for marker in part.markers] for part in found[0].parts] == [
        ["Farr 2015", "Khan 2016"],
        ["Farr (2015)"],
        ["Lee 2017"],
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "It was 4%{1}, {2} in 2014.",
        "It was 4% [{1}, {2}] in 2014.",
        "It was 4% (see {=Farr 2015}, p. 3; cf. {=Lee 2017}) in 2014.",
        "It was 4% {1}–{3} in 2014.",
        "It was 4% in 2014 {1} .",
    ],
)
def test_calls_leave_nothing_behind(marked: str) -> None:
    assert sentences(marked) == ["It was 4% in 2014."]


def test_a_bracket_that_is_the_subject_stays() -> None:
    assert sentences("It rose. {[12]} shows that it fell.") == ["It rose.", "[12] shows that it fell."]


def test_an_empty_document_has_no_passages() -> None:
    assert sentences("") == []


def test_a_sentence_has_the_words_of_a_link_without_its_signs() -> None:
    link = "[Freight Institute](https://f.example.org/a_(b))"
    text = f"Vans, says the {link}, idle for 37 minutes.[^1]\n\n[^1]: Baker, J. (2014). Trade. Press.\n"
    (sentence,) = claims.read(text.encode(), "case.md").sentences
    assert sentence.text == "Vans, says the Freight Institute, idle for 37 minutes."
    assert text[sentence.start : sentence.end].endswith("minutes.[^1]")
