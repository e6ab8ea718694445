"""Delimited tables, JSON and XML."""

import pytest

from sources.text import text_of
from sources.text.model import PassageKind
from tests.sources.text.reading import check_spans, headers_of, said, texts

CSVS = [
    ("comma", "Country,Year,Dead\nIraq,2014,44\nIran,2018,5\n", "44", ("Dead", "Iraq", "2014")),
    ("semicolon and decimal comma", "Land;Anteil\nIrak;44,5\nIran;7,25\n", "44,5", ("Anteil", "Irak")),
    ("tab", "Country\tDead\nIraq\t44\nIran\t5\n", "44", ("Dead", "Iraq")),
    ("quoted comma", '"Country","Dead"\n"Korea, South","1,250"\n"Iran","5"\n', "1,250", ("Dead", "Korea, South")),
    ("quoted newline", '"Country","Dead"\n"Korea\nSouth","44"\n"Iran","5"\n', "44", ("Dead", "Korea South")),
    ("byte order mark", "\ufeffCountry,Dead\nIraq,44\nIran,5\n", "44", ("Dead", "Iraq")),
    ("declared separator", "sep=;\nCountry;Dead\nIraq;44\nIran;5\n", "44", ("Dead", "Iraq")),
    ("carriage returns", "Country,Dead\rIraq,44\rIran,5\r", "44", ("Dead", "Iraq")),
    ("title line", "Attacks by country\n\nCountry,Dead\nIraq,44\nIran,5\n", "44", ("Dead", "Iraq")),
    ("empty cells", "Country,2014,2018\nIraq,,71\nIran,4,\n", "71", ("2018", "Iraq")),
    ("no header", "Iraq,44\nIran,5\nOman,6\n", "44", ("Iraq",)),
]


@pytest.mark.parametrize(("text", "cell", "headers"), [case[1:] for case in CSVS], ids=[case[0] for case in CSVS])
def test_a_delimited_table_is_rows_with_headers(text: str, cell: str, headers: tuple[str, ...]) -> None:
    source = text_of(text.encode(), "text/csv")
    check_spans(source)
    assert headers_of(source, cell) == headers


def test_lines_before_the_table_are_its_title() -> None:
    source = text_of(b"Attacks by country\n\nCountry,Dead\nIraq,44\nIran,5\n", "text/csv")
    assert texts(source)[0] == "Attacks by country"
    assert source.passages[-1].title == "Attacks by country"


def test_an_open_quotation_mark_costs_no_row() -> None:
    source = text_of(b'Country,Dead\nIraq,"44\nIran,5\n', "text/csv")
    assert "44" in source.text
    assert "5" in source.text


def test_a_table_is_recognised_without_a_declaration() -> None:
    assert text_of(b"Country,Year,Dead\nIraq,2014,44\nIran,2018,5\n").media_type == "text/csv"
    prose = b"Yes, it is so, and they know, all of them.\nNo, it is not, and we know, all of us.\nSo, so, la, la.\n"
    assert text_of(prose).media_type == "text/plain"


def test_json_values_stand_behind_their_paths() -> None:
    data = b'{"report": {"title": "A", "dead": 47, "share": 0.470, "big": 123456789012345678901234567890, "x": null}}'
    assert texts(text_of(data, "application/json")) == [
        "report.title: A",
        "report.dead: 47",
        "report.share: 0.470",
        "report.big: 123456789012345678901234567890",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b'{"rows": [{"land": "Iraq", "dead": 44}, {"land": "Iran", "dead": 5}]}',
        b'[["land", "dead"], ["Iraq", 44], ["Iran", 5]]',
        b'{"land": "Iraq", "dead": 44}\n{"land": "Iran", "dead": 5}\n',
    ],
)
def test_lists_of_records_are_tables(data: bytes) -> None:
    source = text_of(data, "application/json")
    check_spans(source)
    assert headers_of(source, "44") == ("dead", "Iraq")
    assert {passage.kind for passage in source.passages} == {PassageKind.TABLE_ROW}


def test_the_fields_of_a_record_stay_together() -> None:
    feature = b'{"features": [{"type": "Feature", "properties": {"name": "Iraq", "dead": 44}, "at": [1.5, 2]}]}'
    assert headers_of(text_of(feature, "application/geo+json"), "44") == ("dead", "Iraq")


@pytest.mark.parametrize("data", [b"{", b'{"a": }', b"[" * 100_000, b'{"a": ' * 50_000])
def test_damaged_json_is_unreadable(data: bytes) -> None:
    assert text_of(data, "application/json").unreadable == "damaged JSON"


def test_a_number_of_a_million_digits_is_read_as_it_stands() -> None:
    assert text_of(b'{"n": ' + b"7" * 1_000_000 + b"}", "application/json").text == "n: " + "7" * 1_000_000


def test_a_feed_is_read_with_its_titles() -> None:
    feed = (
        b'<?xml version="1.0"?><rss><channel><title>News</title><item><title>Attacks</title>'
        b"<description>&lt;p&gt;In all &lt;b&gt;47&lt;/b&gt; dead&lt;/p&gt;</description></item></channel></rss>"
    )
    source = text_of(feed, "application/rss+xml")
    check_spans(source)
    assert [said(source, passage).replace("  ", " ") for passage in source.passages] == [
        "News",
        "Attacks",
        "In all 47 dead",
    ]


def test_xml_data_names_its_values() -> None:
    assert texts(text_of(b"<data><dead>47</dead></data>", "text/xml")) == ["dead: 47"]
