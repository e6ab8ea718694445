"""Reading takes work in proportion to the text, whatever its shape; what is no report is refused or said to be cut."""

import pytest

import claims
from benchmarks.hostile import SHAPES
from claims import UnreadableDocument
from claims.limits import LONGEST_TEXT, MOST_NUMBERS, Budget
from claims.sentences import split_sentences
from tests.work import work_of

SIZE = 4_000
COSTLY = (
    "growing numbers", "digits behind stops", "numbers in round brackets", "raised ranges", "calls in brackets",
    "entries in brackets", "letter notes", "guillemets", "said", "nested brackets", "pages of a word", "tabs",
    "numbers on lines from 1 again", "numbered paragraphs", "glued notes", "hyphens at line ends", "bullets", "boxes",
    "many notes", "pages that go on", "notes called again", "works called in brackets", "calls and addresses",
    "runs of letter notes", "quotes with markers", "links and calls of Markdown", "lists of labels",
)  # fmt: skip


@pytest.mark.parametrize("shape", COSTLY)
def test_twice_the_text_takes_about_twice_the_work(shape: str) -> None:
    short, long = (SHAPES[shape](size).encode() for size in (SIZE, 2 * SIZE))
    claims.read(short[:100])  # so that tables are built
    one, two = work_of(lambda: claims.read(short)), work_of(lambda: claims.read(long))
    assert two <= 2.5 * one + 2_000


def test_a_text_that_no_report_has_is_refused_in_one_line() -> None:
    with pytest.raises(UnreadableDocument, match="5 million") as refused:
        claims.read(b"a" * (LONGEST_TEXT + 1))
    assert "\n" not in str(refused.value)


def test_a_text_dense_with_numbers_is_read_without_its_notes_and_says_so() -> None:
    document = claims.read(("1 2 " * 60_000).encode())
    assert not document.notes
    assert any("notes" in warning for warning in document.warnings)


def test_figures_are_looked_for_while_the_budget_lasts() -> None:
    budget = Budget(numbers=3)
    assert [budget.grants("It rose to 12 per cent in 2014.") for _ in range(3)] == [True, False, False]
    assert budget.cut
    assert not Budget().cut
    assert MOST_NUMBERS > 10_000


@pytest.mark.parametrize("sentence", ["1 2 " * 200, "- " * 400, '"' * 900])
def test_data_in_a_sentence_s_place_is_not_searched_for_figures(sentence: str) -> None:
    budget = Budget()
    assert not budget.grants(sentence)
    assert not budget.cut


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "word " * 4_000
    spans = split_sentences(text)
    assert len(spans) > 1
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    letters = "a" * 12_000
    assert "".join(letters[span.start : span.end] for span in split_sentences(letters)) == letters
