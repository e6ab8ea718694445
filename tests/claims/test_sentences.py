"""Sentences: the labelled set in seven languages, and what must hold of any text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.sentences import split_sentences
from tests.claims.labelled import Score, cases, marked_sentences, score
from tests.work import work_of


def boundaries(line: str) -> tuple[set[object], set[object]]:
    language, text, wanted, markers = marked_sentences(line)
    spans = split_sentences(text, markers=markers, language=language)
    return set(wanted), {span.end for span in spans[:-1]}


def score_of(part: str) -> Score:
    return score([boundaries(line) for line in cases("sentences", part)])


def test_the_labelled_set_holds_three_hundred_boundaries_in_seven_languages() -> None:
    lines = cases("sentences")
    assert sum(len(marked_sentences(line)[2]) for line in lines) >= 300
    assert {line[:2] for line in lines} == {"en", "de", "fr", "es", "ru", "tr", "az"}


@pytest.mark.parametrize("line", cases("sentences", "dev"))
def test_a_text_is_cut_where_it_is_marked(line: str) -> None:
    wanted, found = boundaries(line)
    assert found == wanted


def test_texts_not_looked_at_are_cut_nearly_as_well() -> None:
    assert score_of("held").f1 >= 0.98


def test_without_a_language_most_boundaries_are_found() -> None:
    lines = [marked_sentences(line) for line in cases("sentences")]
    found = [{span.end for span in split_sentences(text, markers=m)[:-1]} for _, text, _, m in lines]
    assert score([(set(line[2]), set(ends)) for line, ends in zip(lines, found, strict=True)]).f1 >= 0.97


def test_nothing_runs_across_a_break() -> None:
    text = "Exports 12 per cent Imports 14 per cent"
    assert [text[s.start : s.end] for s in split_sentences(text, breaks=[20])] == [text[:19], text[20:]]


def test_a_stop_in_a_bracket_within_a_sentence_ends_nothing() -> None:
    text = "He left (it was late. Nobody saw him.) by the back door. It rained."
    assert len(split_sentences(text, language="en")) == 2


def test_a_caption_number_is_no_sentence() -> None:
    text = "Figure 3.2. Exports by country. Source: own count."
    assert next(text[s.start : s.end] for s in split_sentences(text)) == "Figure 3.2. Exports by country."


_SIGNS = st.text(alphabet="aB3.,!?…()[]“”\"'» •-\n№é", max_size=120)


@given(_SIGNS, st.lists(st.integers(0, 120), max_size=6), st.lists(st.integers(1, 119), max_size=4))
@settings(max_examples=150, deadline=None)
def test_sentences_hold_all_signs_in_order(text: str, markers: list[int], breaks: list[int]) -> None:
    edges = sorted({place for place in breaks if place < len(text)})
    spans = split_sentences(text, markers=sorted(markers), breaks=edges)
    assert spans == split_sentences(text, markers=sorted(markers), breaks=edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered for place, sign in enumerate(text) if not sign.isspace())


def test_the_work_grows_with_the_text() -> None:
    piece = "The U.S. rate (e.g. in No. 5) rose to 3.5%. It fell... (again! and “again.” "
    once = work_of(lambda: split_sentences(piece * 300, language="en"))
    assert work_of(lambda: split_sentences(piece * 1_200, language="en")) < 5 * once
