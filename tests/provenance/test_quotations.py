"""Quotations against sources: what quoting allows, what is an alteration, what is not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Verdict
from provenance.quotations import compare_quotation
from sources.text.model import Passage, PassageKind, SourceText

TEXT = (
    "The minister spoke on Monday. “We will not accept a reform that leaves the poorest regions behind,” she said. "
    "The well-being of children is at stake, and the gov-\nernment knows it. Costs rose by 4.5 % in a year.\n\n"
    "Nobody in the committee had asked for the report before it was published in the spring of that year.\n"
    "Annual report 2019          17\n"
    "It was printed in three languages and sent to every school in the country."
)
SOURCE = SourceText(TEXT, language="en")

FOUND = [
    "We will not accept a reform that leaves the poorest regions behind",
    "we will not accept a reform that leaves the poorest regions behind.",
    "We will not accept a reform […] behind",
    "We will not accept a reform ... poorest regions behind",
    "[W]e will not accept a reform that leaves the poorest [provinces] behind",
    "The wellbeing of children is at stake",
    "the government knows it",
    "Costs rose by 4.5% in a year",
    "We will not accept a reform that leaves the poorest regions behind [emphasis added]",
]


@pytest.mark.parametrize("quotation", FOUND)
def test_permitted_changes_leave_a_quotation_supported(quotation: str) -> None:
    evidence = compare_quotation(quotation, SOURCE)
    assert evidence.verdict is Verdict.SUPPORTED
    assert evidence.start is not None
    assert evidence.end is not None
    assert evidence.quote == TEXT[evidence.start : evidence.end]


def test_page_furniture_within_a_quotation_is_left_out() -> None:
    quotation = "before it was published in the spring of that year. It was printed in three languages"
    assert compare_quotation(quotation, SOURCE).verdict is Verdict.SUPPORTED


ALTERED = [
    ("We will not accept a reform that leaves the richest regions behind", "richest"),
    ("We will accept a reform that leaves the poorest regions behind", "not"),
    ("We will not accept any reform that leaves the poorest regions behind", "any"),
    ("Nobody in the committee had asked for the report before it was printed in the spring", "printed"),
    ("Costs rose by 5.4 % in a year", "5.4"),
]


@pytest.mark.parametrize(("quotation", "shown"), ALTERED)
def test_other_words_in_the_same_passage_are_an_alteration_and_are_shown(quotation: str, shown: str) -> None:
    evidence = compare_quotation(quotation, SOURCE)
    assert evidence.verdict is Verdict.ALTERED
    assert f"'{shown}'" in evidence.explanation


MISSING = [
    "We shall never agree to the closing of village schools in the north",
    "The minister spoke on Tuesday about the reform of the regions",
    "the poorest regions of the country",
    "vernment knows",
    "a reform that leaves it was printed in three languages",
]


@pytest.mark.parametrize("quotation", MISSING)
def test_a_sentence_that_the_source_does_not_have_is_not_found_and_never_altered(quotation: str) -> None:
    assert compare_quotation(quotation, SOURCE).verdict is Verdict.NOT_FOUND


def test_a_quotation_in_another_language_than_the_source_cannot_be_checked() -> None:
    quotation = "Wir werden keine Reform hinnehmen, die die ärmsten Regionen zurücklässt"
    assert compare_quotation(quotation, SOURCE).verdict is Verdict.NOT_CHECKABLE


def test_hidden_text_bears_no_quotation_out() -> None:
    source = SourceText("A short page about nothing much.", hidden="Our product is the best of all.", language="en")
    evidence = compare_quotation("Our product is the best of all", source)
    assert evidence.verdict is Verdict.NOT_FOUND
    assert "hidden" in evidence.explanation


LINES = "Only the first lines are here."


@pytest.mark.parametrize("source", [SourceText(LINES, truncated="budget"), SourceText(LINES, unreadable="a wall")])
def test_a_source_that_was_not_read_in_full_leaves_a_missing_quotation_open(source: SourceText) -> None:
    assert compare_quotation("words that stand further down", source).verdict is Verdict.UNAVAILABLE


def test_navigation_in_between_does_not_break_a_quotation() -> None:
    text = "The plan was dropped\nHome | News | Contact\nafter a week of protests."
    cut = text.index("Home"), text.index("after")
    passages = (
        Passage(PassageKind.PARAGRAPH, 0, cut[0]),
        Passage(PassageKind.NAVIGATION, *cut),
        Passage(PassageKind.PARAGRAPH, cut[1], len(text)),
    )
    source = SourceText(text, passages)
    assert compare_quotation("The plan was dropped after a week of protests", source).verdict is Verdict.SUPPORTED


def test_note_markers_in_the_source_are_no_words() -> None:
    source = SourceText("The war ended12 in spring [3] and the army went home.")
    assert compare_quotation("The war ended in spring and the army went home", source).verdict is Verdict.SUPPORTED


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=400))
def test_any_quotation_gets_a_verdict_with_a_span_inside_the_source(quotation: str, text: str) -> None:
    evidence = compare_quotation(quotation, SourceText(text))
    assert evidence == compare_quotation(quotation, SourceText(text))
    if evidence.start is not None and evidence.end is not None:
        assert 0 <= evidence.start < evidence.end <= len(text)
        assert evidence.quote == text[evidence.start : evidence.end]


def test_hyphens_at_line_ends_and_page_furniture_change_no_quotation() -> None:
    page = (
        "The committee found that the sys-\ntem has been patched but never re-\nnewed since the nineties, and that\n"
        "Annual Report 2020          17\n\f18          Annual Report 2020\nno plan for its renewal exists."
    )
    quotation = "patched but never renewed since the nineties, and that no plan for its renewal exists"
    assert compare_quotation(quotation, SourceText(page)).verdict is Verdict.SUPPORTED
    other = quotation.replace("patched", "repaired")
    assert compare_quotation(other, SourceText(page)).verdict is not Verdict.SUPPORTED
