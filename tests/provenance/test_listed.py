"""Lists of addresses, bibliographies, and what a document leads to beside its references."""

import pytest

import claims
from provenance.links import read_targets
from provenance.listed import bibliography_addresses, further_addresses, listed_addresses


def test_a_list_is_taken_line_by_line_as_it_stands() -> None:
    lines = ["# mine", "https://a.example/x y", "", "htp//a.example", "www.a.example/b", "10.1234/abc"]
    text = "\n".join([*lines, "<https://a.example/>", "https://a.example/x y"])
    assert listed_addresses(text) == (
        "https://a.example/x y", "htp//a.example", "www.a.example/b", "10.1234/abc", "<https://a.example/>",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a remark\n",
        "A report.\n\nSee https://a.example for more of it, and what they say.\n",
        "1 Baker, J. 2014, Trade, https://a.example/trade\n2 Cole, M. 2015, https://a.example/cole\n",
        "https://a.example/trade is where the report of the year can be found by all who look\n",
    ],
)
def test_a_text_is_no_list(text: str) -> None:
    assert listed_addresses(text) is None


def test_a_bibliography_gives_addresses_and_dois() -> None:
    text = r"""@article{a, url = {https://a.example/x\_y}, doi = {10.1234/abc}, note = {no address}}
    @misc{b, howpublished = {See \url{https://b.example/z}}, doi = {https://doi.org/10.1234/def} }"""
    assert bibliography_addresses(text) == (
        "https://a.example/x_y", "https://doi.org/10.1234/abc", "https://b.example/z", "https://doi.org/10.1234/def",
    )  # fmt: skip
    assert bibliography_addresses("no entries, just doi = {10.1234/abc}") is None


def test_what_stands_in_the_text_beside_the_references_is_found() -> None:
    text = (
        "See [a](https://a.example/x_(y)), <https://b.example/>, (https://c.example/z).[^1] And https://d.example/q?a=1,\n"
        "more.\n\n[^1]: Baker, J. 2014, Trade, https://e.example/trade.\n"
    )
    document = claims.read(text.encode(), "r.md")
    assert [reference.url for reference in document.references] == [
        "https://e.example/trade", "https://a.example/x_(y)", "https://c.example/z", "https://d.example/q?a=1",
    ]  # fmt: skip
    assert further_addresses(document, text.encode()) == ("https://b.example/",)


def test_addresses_and_paths_are_told_apart() -> None:
    given = read_targets(["https://a.example/x", "doi:10.1234/x", "nowhere.md", "mailto:a@b.example"])
    assert given.addresses == ["https://a.example/x", "doi:10.1234/x", "mailto:a@b.example"]
    assert [(unread.path, int(unread.status)) for unread in given.unread] == [("nowhere.md", 66)]
