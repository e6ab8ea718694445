"""Quotations: the labelled set with its traps, block quotations, links and places."""

import re

import pytest

from claims.body import read_body
from claims.document import LinkKind, Quote
from claims.hyphenation import hyphens_of
from claims.quotes import quoted_words
from tests.claims.building import layout_of
from tests.claims.labelled import cases, score


def quotes(marked: str, language: str = "en") -> tuple[str, tuple[Quote, ...]]:
    layout = layout_of(marked, language)
    return layout.text, read_body(layout, hyphens_of(layout.text, language), language).quotes


def wanted_and_found(line: str) -> tuple[set[object], set[object]]:
    _, found = quotes(re.sub("[⟦⟧]", "", line[4:]), line[:2])
    return set(re.findall("⟦(.*?)⟧", line)), {quote.text for quote in found}


@pytest.mark.parametrize("line", cases("quotes"))
def test_only_somebodys_words_are_quotations(line: str) -> None:
    wanted, found = wanted_and_found(line)
    assert found == wanted


def test_the_labelled_set_has_traps_enough() -> None:
    assert score([wanted_and_found(line) for line in cases("quotes")]).precision == 1
    assert sum("⟦" not in line for line in cases("quotes")) >= 20


def test_a_quotation_runs_across_a_page_and_is_folded() -> None:
    text, found = quotes("The mayor said: “we have lost\nmore than {cut}a third of our law-\nyers”.{4} He left.")
    assert found[0].text == "we have lost more than a third of our lawyers"
    assert text[found[0].start : found[0].end].startswith("we have lost\nmore")
    assert (found[0].link, found[0].notes) == (LinkKind.DIRECT, ("n4",))


def test_a_quotation_of_several_sentences_hangs_on_the_markers_of_all() -> None:
    _, found = quotes("“We were never asked. Nobody told us.{1} They came at night,” said one of them.{2}")
    assert found[0].notes == ("n1", "n2")


def test_a_quotation_hangs_on_the_next_sentence_as_a_claim_does() -> None:
    _, found = quotes("The mayor said that “no one was ever hurt there”. He was wrong.{7}")
    assert (found[0].link, found[0].notes) == (LinkKind.FOLLOWING_SENTENCE, ("n7",))


def test_a_block_quotation_is_a_quotation_without_its_signature() -> None:
    _, found = quotes("He wrote:\n\n[quote] “No one can win this war. It must end.”{3} — Kofi Example")
    assert [(quote.text, quote.notes) for quote in found] == [("No one can win this war. It must end.", ("n3",))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The workers' union and the farmers' league", []),
        ('a 5" pipe and a 6" pipe', []),
        ("‘it didn’t rain’ he said", ["it didn’t rain"]),
        ("«outer «inner» words» end", ["outer «inner» words"]),
        ("“outer ‘inner’ words” end", ["outer ‘inner’ words"]),
        ("„deutsch“ und »auch« so", ["deutsch", "auch"]),
        ("« un mot » et « deux »", ["un mot", "deux"]),
        ("“one “inner” two” end", ["one “inner” two"]),
        ("“only opened “again so” end", ["again so"]),
        ("“never closed and then", []),
        ('"mixed marks” here', ["mixed marks"]),
    ],
)
def test_marks_of_any_style_are_paired(text: str, wanted: list[str]) -> None:
    assert [text[one.start : one.end] for one in quoted_words(text)] == wanted


def test_a_block_with_marks_around_the_words_only_quotes_these() -> None:
    _, found = quotes(
        'It ended:\n\n[quote] "The rain came late, and then it never stopped," said the mayor, '
        '"and the river took all our houses."'
    )
    assert [quote.text for quote in found] == [
        "The rain came late, and then it never stopped",
        "and the river took all our houses.",
    ]
