"""Pandoc's citations by key in Markdown, and the bibliographies they cite from."""

import json

import pytest

import claims
from claims.bibliography import read_bibliography
from claims.document import Document, MarkerKind
from tests.worlds import examined

BIB = b"""@techreport{losses, institution={Water Council}, title={Losses 2022}, year=2023, url={https://council.example/l}}
@book{trade, author={Jones, M.}, title={On Trade}, year=2016, ids={oldtrade}}
@book{unread, author={Low, A.}, title={Never Cited}, year=2011}
"""
CSL = [
    {
        "id": "rivers",
        "type": "report",
        "title": "Rivers & <i>Lakes</i> 100%",
        "author": [{"family": "Berg", "given": "A.", "non-dropping-particle": "van den"}, {"literal": "R & L Office"}],
        "issued": {"date-parts": [[2014, 3]]},
        "accessed": {"raw": "2015-05-02"},
        "URL": "https://rivers.example/a_b?x=1%20y",
        "DOI": "10.1000/abc_d",
        "volume": True,
    }
]
FILES = {"refs.bib": BIB, "more.json": json.dumps(CSL).encode()}


def _read(text: str, metadata: str = "bibliography: [refs.bib, more.json]") -> Document:
    return claims.read(f"---\n{metadata}\n---\n\n{text}\n".encode(), "a.md", companions=FILES.get)


def _calls(document: Document) -> list[tuple[str, str | None]]:
    return [(marker.label, marker.note) for marker in document.markers if marker.kind is MarkerKind.KEY]


@pytest.mark.parametrize(
    ("text", "calls", "claim"),
    [
        ("Losses fell to 29% [@losses].", ["losses"], "Losses fell to 29%."),
        ("Losses fell to 29% [see @losses, pp. 3-4; also -@trade, ch. 2].", ["losses", "trade"], "Losses fell to 29%."),
        ("Losses fell to 29% [-@losses].", ["losses"], "Losses fell to 29%."),
        ("Losses fell to 29% [@{losses}].", ["losses"], "Losses fell to 29%."),
        ("Losses fell to 29% [see\n@losses].", ["losses"], "Losses fell to 29%."),
        ("@losses [p. 12] gives 29% for losses.", ["losses"], "@losses gives 29% for losses."),
        ("As @losses shows, 29% is lost.", ["losses"], "As @losses shows, 29% is lost."),
        ("Ask a@losses.example or @someone for 29% more.", [], "Ask a@losses.example or @someone for 29% more."),
        ("Losses fell to 29% `[@losses]` in all.", [], "Losses fell to 29% in all."),
    ],
)
def test_citations_by_key_are_found(text: str, calls: list[str], claim: str) -> None:
    document = _read(text)
    assert _calls(document) == [(key, f"n{key}") for key in calls]
    assert [one.text for one in document.claims] == [claim]
    assert document.claims[0].notes == tuple(f"n{key}" for key in calls)


def test_a_note_that_cites_a_key_leads_to_the_entry() -> None:
    document = _read("Losses fell.[^1]\n\n[^1]: See @losses, p. 4, and <https://other.example/x>.")
    ties = [(reference.same_as, reference.url) for reference in document.note("n1").references]
    entry = document.note("nlosses").references[0].id
    assert (entry, None) in ties
    assert "https://other.example/x" in [url for _, url in ties]


def test_another_key_of_an_entry_is_the_entry() -> None:
    assert _calls(_read("Trade grew [@oldtrade].")) == [("oldtrade", "ntrade")]


@pytest.mark.parametrize("metadata", ["bibliography: refs.bib", "bibliography:\n  - 'refs.bib'\n  - more.json"])
def test_metadata_names_bibliographies_one_or_several(metadata: str) -> None:
    assert _calls(_read("Losses fell [@losses].", metadata)) == [("losses", "nlosses")]


def test_keys_undefined_and_entries_unused_are_reported() -> None:
    document = _read("Losses fell [@losses] as trade did [@trade; @lossess].", "bibliography: refs.bib")
    found = [(f.rule, f.labels, f.suggestion) for f in examined(document, {}).findings if "missing" not in f.rule]
    assert found == [
        ("undefined-citation-key", ("lossess",), "losses"),
        ("unused-entry", ("unread",), None),
    ]


def test_a_bibliography_that_is_not_there_is_said_once_and_no_key_is_reported() -> None:
    document = _read("Losses fell [@losses] here [@gone].", "bibliography: [refs.bib, gone.bib]")
    assert document.warnings == ("The bibliography gone.bib could not be read: its entries are missing.",)
    assert not [f for f in examined(document, {}).findings if f.rule == "undefined-citation-key"]


def test_a_bibliography_may_be_given_beside_the_document() -> None:
    text = b"Losses fell [@losses]. Rivers rose [@rivers].\n"
    document = claims.read(text, "a.md", bibliographies=list(FILES.items()))
    assert _calls(document) == [("losses", "nlosses"), ("rivers", "nrivers")]
    other = claims.read(b"Nothing is cited by a key here.\n", "a.md", bibliographies=list(FILES.items()))
    assert other.notes == ()


def test_an_item_of_csl_json_is_a_reference() -> None:
    reference = _read("Rivers rose [@rivers].").note("nrivers").references[0]
    assert reference.title == "Rivers & Lakes 100%"
    assert reference.authors == ("van den Berg, A.", "R & L Office")
    assert (reference.year, reference.published, reference.accessed) == ("2014", "2014-03", "2015-05-02")
    assert (reference.url, reference.doi) == ("https://rivers.example/a_b?x=1%20y", "10.1000/abc_d")


@pytest.mark.parametrize(
    "text", ["[", "{}", "[]", "[1, null]", '[{"title": "x"}]', '{"items": 3}', "[" * 100_000, '[{"id": {"a": 1}}', ""]
)
def test_what_is_no_bibliography_says_so(text: str) -> None:
    if text.startswith(("[", "{")):
        with pytest.raises(claims.BadBibliography):
            read_bibliography(text)


@pytest.mark.parametrize("value", [3, [], {}, "x", None, True, [[]], [{"family": 3}], {"date-parts": [[]]}])
@pytest.mark.parametrize("name", ["title", "author", "issued", "URL", "type"])
def test_foreign_values_in_csl_json_do_no_harm(name: str, value: object) -> None:
    text = json.dumps([{"id": "k", name: value}])
    document = claims.read(b"It fell [@k].\n", "a.md", bibliographies=[("a.json", text.encode())])
    assert _calls(document) == [("k", "nk")]
