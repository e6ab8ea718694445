"""PDF pages: order, line ends, tables, raised signs, what is not shown."""

import pytest

from sources.text import limits, text_of
from sources.text.model import PassageKind, SourceText
from sources.text.reading import read_source
from sources.text.sniff import Format
from tests.sources.text.pdf_writer import pdf, words
from tests.sources.text.reading import check_spans, headers_of, said, texts


def read(*pages: str, rotate: int = 0) -> SourceText:
    source = read_source(Format.PDF, pdf(pages, rotate=rotate))
    check_spans(source)
    return source


def lines(x: float, y: float, *texts: str, size: float = 11) -> str:
    return "".join(words(x, y - 14 * index, text, size) for index, text in enumerate(texts))


def test_lines_are_a_paragraph_and_a_wider_step_begins_another() -> None:
    page = lines(60, 700, "The share of those asked who said yes rose to", "47% in the year 2016.") + words(
        60, 640, "New 5."
    )
    assert texts(read(page)) == ["The share of those asked who said yes rose to 47% in the year 2016.", "New 5."]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the counter-", "measure of the state", "the countermeasure of the state"),
        ("about 200-", "250 citizens of it", "about 200-250 citizens of it"),
        ("the Franco-", "German border post", "the Franco-German border post"),
        ("well-known is well-", "known to be it", "well-known is well-known to be it"),
        ("a dash -", "and the rest of it", "a dash - and the rest of it"),
    ],
)
def test_words_broken_at_a_line_s_end_are_whole(first: str, second: str, expected: str) -> None:
    assert texts(read(lines(60, 700, first, second))) == [expected]


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        "The first column of the page tells",
        "that the share rose to 47% in",
        "the year 2016 and that it then",
        "went down again for good.",
    ]
    right = [
        "The second column has figures of",
        "its own, 84 of them, which must",
        "never be mixed with those of the",
        "column beside it.",
    ]
    page = (
        words(60, 760, "A title that runs over both of the columns of the page", 18)
        + lines(60, 700, *left)
        + lines(320, 700, *right)
    )
    source = read(page)
    assert texts(source)[1:] == [" ".join(left), " ".join(right)]
    assert source.passages[1].headings == ("A title that runs over both of the columns of the page",)


def test_aligned_lines_are_table_rows() -> None:
    rows = [("Country", "2014", "2018"), ("Iraq", "44", "71"), ("Saudi Arabia", "4", "7.5%")]
    page = words(60, 740, "Table 2. Attacks by country") + "".join(
        words(60, 700 - 16 * index, a) + words(200, 700 - 16 * index, b) + words(300, 700 - 16 * index, c)
        for index, (a, b, c) in enumerate(rows)
    )
    source = read(page + words(60, 600, "After the table comes 5."))
    assert headers_of(source, "7.5%") == ("2018", "Saudi Arabia")
    assert source.passages[1].title == "Table 2. Attacks by country"
    assert texts(source, PassageKind.PARAGRAPH) == ["Table 2. Attacks by country", "After the table comes 5."]


def test_raised_signs_are_no_digits_of_the_figure() -> None:
    page = (
        "BT /F1 11 Tf 1 0 0 1 60 700 Tm (In all 47%) Tj 4 Ts /F1 7 Tf (12) Tj 0 Ts /F1 11 Tf ( of 10) Tj"
        " 4 Ts /F1 7 Tf (6) Tj 0 Ts /F1 11 Tf ( in 2016) Tj 4 Ts /F1 7 Tf (14) Tj 0 Ts /F1 11 Tf (. H) Tj"
        " -2 Ts /F1 7 Tf (2) Tj 0 Ts /F1 11 Tf (O) Tj ET"
    )
    assert read(page).text == "In all 47%¹² of 10⁶ in 2016¹⁴. H₂O"


def test_running_heads_and_page_numbers_are_navigation() -> None:
    pages = [
        words(60, 810, f"Annual Report 2019 - {n}", 9) + words(60, 500, f"Text {n} of it.") + words(290, 30, str(n), 9)
        for n in range(1, 5)
    ]
    source = read(*pages)
    assert texts(source, PassageKind.PARAGRAPH) == [f"Text {n} of it." for n in range(1, 5)]
    assert {passage.page for passage in source.passages} == {1, 2, 3, 4}
    assert len(texts(source, PassageKind.NAVIGATION)) == 8


def test_a_sentence_goes_on_over_the_page() -> None:
    first = words(60, 100, "The share of those who said yes rose") + words(60, 60, "1 A note to something else.", 8)
    source = read(first, words(60, 700, "to 47% in 2016."))
    assert "The share of those who said yes rose to 47% in 2016." in texts(source)


@pytest.mark.parametrize(
    "hidden",
    [
        words(60, 600, "77%", state="1 1 1 rg"),
        words(60, 600, "77%", state="3 Tr"),
        words(60, 600, "77%", 0.5),
        words(900, 600, "77%"),
    ],
)
def test_what_is_not_painted_is_hidden(hidden: str) -> None:
    source = read(words(60, 700, "Seen 5.") + hidden)
    assert source.text == "Seen 5."
    assert "77%" in source.hidden


def test_white_on_a_dark_ground_and_the_text_of_a_scan_are_shown() -> None:
    dark = "0 0 0.4 rg 50 590 200 30 re f\n" + words(60, 600, "77%", state="1 1 1 rg")
    assert "77%" in read(dark).text
    scan = "q 595 0 0 842 0 0 cm /I Do Q\n" + words(60, 600, "A scan with 77% of text in it", state="3 Tr")
    assert "77%" in read(scan).text


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    page = "".join(
        f"BT /F1 11 Tf 0 1 -1 0 {100 + 14 * n} 100 Tm ({t}) Tj ET\n" for n, t in enumerate(["First 5 of", "them all."])
    )
    assert read(page, rotate=90).text == "First 5 of them all."


def test_a_scan_without_text_asks_for_ocr() -> None:
    scan = "q 595 0 0 842 0 0 cm /I Do Q\n"
    assert read(scan, scan).unreadable == "no text layer: run OCR first"
    mixed = read(words(60, 700, "This page has 47 words or so in it."), scan)
    assert mixed.unreadable is None
    assert mixed.truncated == "pages without a text layer: 2"


def test_a_locked_file_says_so() -> None:
    locked = (
        "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    )
    source = text_of(pdf([words(60, 700, "secret 5")], trailer=locked))
    assert source.unreadable == "needs a password"


def test_of_a_long_file_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    source = read(*(words(60, 700, f"Page {n} has text.") for n in range(1, 4)))
    assert "Page 2 has text." in source.text
    assert source.truncated == "only the first 2 pages were read"


def test_a_page_of_figures_in_prose_keeps_every_figure() -> None:
    figures = [str(n) for n in range(100, 148)]
    page = lines(60, 780, *(f"The office counted {figure} cases in one of its many districts." for figure in figures))
    found = read(page).text
    assert [figure for figure in figures if figure not in found] == []
    assert said(read(page), read(page).passages[0]).startswith("The office")
