"""Addresses that a line break cut are joined as is likeliest, and every other way is kept."""

import pytest

from claims.references import parse_references

HEAD = "Baird F. 2014, Who owns the pier, Available at: "
WIDE = "Seaforth Council Planning Department 2014, Minutes of the joint meeting on the pier and on the old quay\n"


def address(note: str) -> str | None:
    """The address of the first reference."""
    return parse_references(note)[0].url


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("https://c.example/a-long-\nslug-7.html; Accessed: 3 May 2014", "https://c.example/a-long-slug-7.html"),
        ("https://2009-\n2017.state.example/j/1.htm, Accessed 3 May 2014", "https://2009-2017.state.example/j/1.htm"),
        ("http://e-\nlibrary.example/f_1037.htm", "http://e-library.example/f_1037.htm"),
        ("https://\ncourt.example/2016/pier.html; Accessed: 3 May 2014", "https://court.example/2016/pier.html"),
        ("https://inspectors.\nbasin.example; Accessed: 3 May 2014", "https://inspectors.basin.example"),
        (
            "https://c.example/reports/\nannual_2014.pdf (accessed 3 May 2014).",
            "https://c.example/reports/annual_2014.pdf",
        ),
        ("https://c.example/page.\nhtml; Accessed: 3 May 2014", "https://c.example/page.html"),
        ("<<https://c.example/fish-\n  and-chips>> (accessed 3 May 2014).", "https://c.example/fish-and-chips"),
        ("https://c.example/q?series=fish&\nfrom=2001.", "https://c.example/q?series=fish&from=2001"),
        ("https://c.example/one-\ntwo-\nthree-4/; Accessed: 3 May 2014", "https://c.example/one-two-three-4/"),
        ("https://c.example/one- two-three-4.html; Accessed: 3 May 2014", "https://c.example/one-two-three-4.html"),
    ],
)
def test_a_broken_address_is_joined(printed: str, joined: str) -> None:
    assert address(HEAD + printed) == joined


@pytest.mark.parametrize(
    ("printed", "cut"),
    [
        ("https://c.example/pier\n(accessed 3 May 2014)", "https://c.example/pier"),
        ("https://c.example/pier\nAccessed 3 May 2014", "https://c.example/pier"),
        ("https://c.example/pier;\nLowe P. 2013, Divers, p. 4", "https://c.example/pier"),
        ("https://c.example/pier.\nLowe, P. (2013). Divers, p. 4", "https://c.example/pier"),
        ("https://www.c.example/\nInternational Council of Quays", "https://www.c.example/"),
        ("https://c.example/pier.html\n2014", "https://c.example/pier.html"),
        ("https://c.example/pier in\nthe old harbour", "https://c.example/pier"),
        ("https://c.example/wiki/Quay_(town), p. 3", "https://c.example/wiki/Quay_(town)"),
        ("(https://c.example/pier).", "https://c.example/pier"),
        ("https://c.example/pier,Accessed: 3 May 2014", "https://c.example/pier"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(printed: str, cut: str) -> None:
    assert address(HEAD + printed) == cut


def test_all_ways_to_join_are_kept_the_likeliest_first() -> None:
    (reference,) = parse_references(HEAD + "https://c.example/publi-\ncations/4.pdf; Accessed: 3 May 2014")
    assert reference.url_candidates == (
        "https://c.example/publi-cations/4.pdf",
        "https://c.example/publications/4.pdf",
        "https://c.example/publi-",
    )
    assert reference.url_as_printed == "https://c.example/publi-\ncations/4.pdf"


def test_a_line_left_out_is_still_a_candidate() -> None:
    (reference,) = parse_references(WIDE + "https://c.example/pier\nquay and so on")
    assert reference.url == "https://c.example/pier"
    assert "https://c.example/pierquay" in reference.url_candidates


def test_junk_at_the_end_of_an_address_is_kept_as_printed() -> None:
    (reference,) = parse_references(
        "Lowe, Peter. “Divers” The Mail <<http://m.example/a-b.html/>> (accessed 2 May 2014)."
    )
    assert (reference.url, reference.url_as_printed) == ("http://m.example/a-b.html/", "http://m.example/a-b.html/")


def test_angle_brackets_doubled_or_with_a_blank_are_no_part_of_the_address() -> None:
    for printed in ("<http://m.example/a>", "<<http://m.example/a>>", "< <http://m.example/a>>"):
        assert address(f"Lowe, Peter. “Divers”. The Mail, {printed}(accessed 2 May 2014).") == "http://m.example/a"


def test_an_address_without_a_scheme_is_one() -> None:
    assert address("Skerry Council, Ferry times, www.skerry.example/ferry (retrieved 5 July 2010).") == (
        "www.skerry.example/ferry"
    )
    assert address('Baird, Fiona. "Whose Pier?" Commons, 7 Mar. 2014, commons.example/whose-pier.') == (
        "commons.example/whose-pier"
    )


def test_ligatures_and_soft_hyphens_of_the_typesetter_are_undone() -> None:
    assert (
        address(HEAD + "https://c.example/of\u00adﬁce-ﬁles; Accessed: 3 May 2014") == "https://c.example/office-files"
    )


def test_a_blank_within_brackets_is_printed_and_not_part_of_the_address() -> None:
    (reference,) = parse_references("Lowe, P. “Divers”. The Mail, <http://m.example/a b.html> (accessed 2 May 2014).")
    assert (reference.url, reference.url_as_printed) == ("http://m.example/ab.html", "http://m.example/a b.html")
