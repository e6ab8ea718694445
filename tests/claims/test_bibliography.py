"""BibTeX and biblatex databases: every trap that would lose a source or bend its address."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.bibliography import Printed, print_entry, read_bibtex
from claims.references.model import ReferenceKind


def printed(text: str) -> dict[str, Printed]:
    """The entries of a file by key."""
    return {entry.key: print_entry(entry) for entry in read_bibtex(text).entries}


def one(fields: str, kind: str = "misc") -> Printed:
    """The entry of that kind with these fields."""
    return printed(f"@{kind}{{k,\n{fields}\n}}\n")["k"]


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (r"url = {https://example.org/a%20b~c_d}", "https://example.org/a%20b~c_d"),
        (r"url = {https://example.org/a\_b\%20c\&d}", "https://example.org/a_b%20c&d"),
        (r"url = {\url{https://example.org/~me/}}", "https://example.org/~me/"),
        (r"url = {https://example.org/{\textasciitilde}me}", "https://example.org/~me"),
        (r"url = {https://example.org/$\sim$me}", "https://example.org/~me"),
        (r"howpublished = {\url{https://example.org/x#y}}", "https://example.org/x#y"),
        (r"howpublished = {Online, \url{https://example.org/x}.}", "https://example.org/x"),
        (r"note = {Available at https://example.org/report.pdf.}", "https://example.org/report.pdf"),
        (r"url = {www.example.org/a}", "https://www.example.org/a"),
        (r"eprint = {2001.01234}, archiveprefix = {arXiv}", "https://arxiv.org/abs/2001.01234"),
        (r"eprint = {12345}, eprinttype = {jstor}", "https://www.jstor.org/stable/12345"),
        (r'url = "https://example.org/" # "part/two"', "https://example.org/part/two"),
        ("url = {https://example.org/long/\n    path}", "https://example.org/long/path"),
        (r"title = {No address}", None),
    ],
)
def test_addresses_are_what_the_author_meant(source: str, address: str | None) -> None:
    assert one(source).reference.url == address


@pytest.mark.parametrize(
    ("source", "authors", "cited"),
    [
        ("{Smith, John and Jones, Mary}", ("Smith, John", "Jones, Mary"), "Smith and Jones"),
        ("{John Smith and Mary Jones and Ada King}", ("Smith, John", "Jones, Mary", "King, Ada"), "Smith et al."),
        ("{{World Bank}}", ("World Bank",), "World Bank"),
        ("{{World Bank} and {Bread and Roses Trust}}", ("World Bank", "Bread and Roses Trust"), None),
        ("{Ludwig van Beethoven}", ("van Beethoven, Ludwig",), "van Beethoven"),
        (r"{Garc{\'i}a M{\'a}rquez, Gabriel}", ("García Márquez, Gabriel",), "García Márquez"),
        (r"{G{\"o}del, K. and others}", ("Gödel, K.",), "Gödel"),
        ("{family=Smith, given=J.}", ("Smith, J.",), "Smith"),
        ("{{Barnes {\\&} Noble}}", ("Barnes & Noble",), "Barnes & Noble"),
        ("{Plato}", ("Plato",), "Plato"),
        ("{King, Jr., Martin Luther}", ("King, Martin Luther, Jr.",), "King"),
        ("{}", (), ""),
    ],
)
def test_names_are_split_before_they_are_decoded(source: str, authors: tuple[str, ...], cited: str | None) -> None:
    found = one(f"author = {source}")
    assert found.reference.authors == authors
    assert cited is None or found.cited == cited


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("year = 2015, month = jan", ("2015", "2015-01", None)),
        ('year = 2015, month = 10 # "~" # jan', ("2015", "2015-01", None)),
        ("date = {2020-04-03}, urldate = {2021-01-02}", ("2020", "2020-04-03", "2021-01-02")),
        ("date = {2019/2020}", ("2019", "2019", None)),
        ("year = {2015a}", ("2015a", "2015", None)),
        ("date = {2015}, year = {2015b}", ("2015b", "2015", None)),
        ("year = {n.d.}", (None, None, None)),
        ("year = {forthcoming}", (None, None, None)),
        ("year = 2018, note = {Accessed: 2019-02-03}", ("2018", "2018", "2019-02-03")),
        ("year = 2018, note = {Accessed 3 February 2019}", ("2018", "2018", "2019-02-03")),
        ("year = 2018, urldate = {2019-02-31}", ("2018", "2018", None)),
    ],
)
def test_dates_are_as_precise_as_they_are_given(fields: str, wanted: tuple[str | None, ...]) -> None:
    reference = one(fields).reference
    assert (reference.year, reference.published, reference.accessed) == wanted


def test_a_day_that_does_not_exist_is_kept_as_printed() -> None:
    dates = one("title = {T}, year = 2018, urldate = {2019-02-31}").reference.dates
    assert [(date.text, date.iso) for date in dates] == [("2019-02-31", None)]


@pytest.mark.parametrize(
    ("kind", "fields", "wanted"),
    [
        ("article", "journaltitle = {J}", ReferenceKind.ARTICLE),
        ("techreport", "institution = {WHO}", ReferenceKind.REPORT),
        ("inbook", "booktitle = {B}", ReferenceKind.CHAPTER),
        ("phdthesis", "school = {U}", ReferenceKind.THESIS),
        ("online", "url = {https://example.org/a}", ReferenceKind.WEB),
        ("misc", "url = {https://example.org/a}", ReferenceKind.WEB),
        ("misc", "title = {A}", ReferenceKind.UNKNOWN),
        ("article", "entrysubtype = {newspaper}", ReferenceKind.NEWS),
    ],
)
def test_kinds(kind: str, fields: str, wanted: ReferenceKind) -> None:
    assert one(fields, kind).reference.kind is wanted


def test_fields_are_decoded_and_find_their_places() -> None:
    found = one(
        r"""author = {Smith, J.}, title = {The {EU} in G{\"o}ttingen}, subtitle = {A {\emph{Study}}}, pages = {12--30},
        journal = {J. of X}, volume = 3, number = {2}, year = 2015, doi = {https://doi.org/10.1000/x_1}""",
        "article",
    )
    reference = found.reference
    assert reference.title == "The EU in Göttingen: A Study"
    assert (reference.volume, reference.issue, reference.pages, reference.doi) == ("3", "2", "12–30", "10.1000/x_1")
    assert {name: found.text[span.start : span.end] for name, span in reference.spans.items()} == {
        "authors": "Smith, J.",
        "year": "2015",
        "title": "The EU in Göttingen: A Study",
        "container": "J. of X",
        "volume": "3",
        "issue": "2",
        "pages": "12–30",
        "doi": "10.1000/x_1",
    }


def test_strings_are_joined_and_months_known() -> None:
    text = '@string{acm = "ACM"}\n@string{press = acm # " Press"}\n@book{k, title={T}, publisher = press # {, NY}}'
    assert printed(text)["k"].reference.publisher == "ACM Press, NY"


def test_a_name_that_is_not_defined_stays() -> None:
    assert one("publisher = acm").reference.publisher == "acm"


def test_an_entry_that_gives_a_field_twice_is_not_lost() -> None:
    found = read_bibtex("@book{k, title={A}, year=2010, title={B}, url={https://example.org/a}}")
    assert print_entry(found.entries[0]).reference.title == "A"
    assert print_entry(found.entries[0]).reference.url == "https://example.org/a"
    assert "title more than once" in found.warnings[0]


def test_both_entries_of_a_key_are_there() -> None:
    found = read_bibtex("@book{k, title={A}}\n@book{k, title={B}}\n@book{j, title={C}}")
    assert [(entry.key, entry.fields["title"]) for entry in found.entries] == [("k", "A"), ("k", "B"), ("j", "C")]


@pytest.mark.parametrize(
    "damaged",
    [
        "@book{k,\n  title = {Open,\n  url = {https://example.org/a},\n  year = 2010\n}\n",
        '@book{k,\n  title = "Open,\n  url = {https://example.org/a},\n  year = 2010\n}\n',
        "@book{k,\n  title = {Open}\n  url = {https://example.org/a},\n  year = 2010\n}\n",
        "@book{k,\n  title = {Open},\n  url = {https://example.org/a},\n  year = 2010\n",
    ],
)
def test_a_damaged_entry_keeps_its_key_and_the_next_is_fine(damaged: str) -> None:
    found = read_bibtex("% head\n\n" + damaged + "\n@book{next, title={N}}\n")
    assert [entry.key for entry in found.entries] == ["k", "next"]
    assert print_entry(found.entries[0]).reference.url == "https://example.org/a"
    assert "(line 3)" in found.warnings[0]


def test_fields_are_handed_down() -> None:
    text = """@inproceedings{a, author={A, B}, title={Part}, crossref={p}}
    @proceedings{p, title={Whole}, year=2001, publisher={Pub}, pages={1--900}, doi={10.1000/whole}}
    @book{b, title={B}, xdata={x, y}} @xdata{x, publisher={X}} @xdata{y, year={1999}, xdata={x}}
    @book{loop, title={L}, crossref={loop2}} @book{loop2, title={M}, crossref={loop}}"""
    found = read_bibtex(text)
    entries = {entry.key: print_entry(entry).reference for entry in found.entries}
    assert (entries["a"].container, entries["a"].year, entries["a"].pages, entries["a"].doi) == (
        "Whole",
        "2001",
        None,
        None,
    )
    assert (entries["b"].publisher, entries["b"].year) == ("X", "1999")
    assert "x" not in entries
    assert {"p", "loop", "loop2"} <= found.listed


def test_a_bibliography_file_is_a_document() -> None:
    text = """% Encoding: UTF-8
    @article{smith, author={Smith, J.}, title={On Growth}, journal={J}, year={2015},
      url={https://example.org/a%20b}, urldate={2016-01-02}}
    @book{smith, title={Again}}"""
    document = claims.read(text.encode(), "refs.bib")
    assert document.format is claims.Format.BIBTEX
    assert document.text == text
    assert [(note.label, note.kind, note.id) for note in document.notes] == [
        ("smith", claims.NoteKind.ENTRY, "nsmith"),
        ("smith", claims.NoteKind.ENTRY, "nsmith-2"),
    ]
    reference = document.references[0]
    assert text[reference.start : reference.end].startswith("@article{smith")
    assert text[reference.spans["url"].start : reference.spans["url"].end] == "https://example.org/a%20b"
    assert text[reference.dates[0].start : reference.dates[0].end] == "2016-01-02"
    assert claims.read(text.encode()).format is claims.Format.BIBTEX


HOSTILE = {
    "doubling strings": "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" if n else "@string{s0 = {xxxxxxxx}}\n" for n in range(60)
    )
    + "@book{k, title = s59}",
    "a string of itself": "@string{a = a # a}\n@book{k, title = a # a}",
    "braces": "@book{k, title = " + "{" * 100_000,
    "closing braces": "@book{k, title = {" + "}" * 100_000,
    "quotation marks": '@book{k, title = "' * 20_000,
    "openings": "@book{" * 20_000,
    "signs": "@" * 100_000,
    "joins": "@book{k, title = " + "a # " * 30_000 + "a}",
    "crossrefs": "".join(f"@book{{k{n}, crossref={{k{n + 1}}}, title={{T}}}}\n" for n in range(1_500)),
    "names": "@book{k, author={" + "a and " * 30_000 + "}}",
    "commas": "@book{k, author={" + "," * 100_000 + "}}",
    "keys": "@book{k, title={T}}\n" * 2_000,
    "accents": "@book{k, title={" + "\\'{" * 30_000 + "}}",
    "addresses": "@misc{k, howpublished={" + "\\url{" * 20_000 + "}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_within_seconds_or_refused(name: str) -> None:
    began = time.perf_counter()
    try:
        document = claims.read(HOSTILE[name].encode(), "refs.bib")
        assert sum(len(note.text) for note in document.notes) < 3_000_000
    except claims.ClaimsError:
        pass
    assert time.perf_counter() - began < 20


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='@{}",=#ab1 \n\\%k()', max_size=120))
def test_no_file_raises_outside_the_tree_and_places_lie_inside(text: str) -> None:
    try:
        document = claims.read(("@book{k, title={x}}\n" + text).encode(), "refs.bib")
    except claims.ClaimsError:
        return
    for note in document.notes:
        assert 0 <= note.start <= note.end <= len(document.text)
        for reference in note.references:
            assert all(0 <= span.start <= span.end <= len(document.text) for span in reference.spans.values())
