"""Plain text and Markdown."""

from sources.text import text_of
from sources.text.model import PassageKind
from tests.sources.text.reading import check_spans, headers_of, texts


def read(text: str, media_type: str = "text/plain") -> list[str]:
    source = text_of(text.encode(), media_type)
    check_spans(source)
    return texts(source)


def test_wrapped_lines_are_one_paragraph_and_short_ones_stay_lines() -> None:
    wrapped = "The share of those who said yes rose to 47 per cent in\nthe year 2016, more than ever.\n\nA 5\nB 6"
    assert read(wrapped) == [
        "The share of those who said yes rose to 47 per cent in the year 2016, more than ever.",
        "A 5\nB 6",
    ]


def test_words_broken_at_a_line_s_end_are_whole() -> None:
    text = "The office that counts them all found that at-\ntacks rose to 71, and that about 200-\n250 people left."
    assert read(text)[0].startswith("The office that counts them all found that attacks rose to 71")


def test_a_drawn_table_is_a_table() -> None:
    drawn = "+------+------+\n| Land | Dead |\n+------+------+\n| Iraq | 44   |\n| Iran | 5    |\n+------+------+\n"
    assert headers_of(text_of(drawn.encode(), "text/plain"), "44") == ("Dead", "Iraq")


def test_a_form_feed_begins_a_page() -> None:
    source = text_of(b"one 5\x0ctwo 6", "text/plain")
    assert [passage.page for passage in source.passages] == [1, 2]


def test_list_items_are_passages() -> None:
    assert read("Found:\n- 58% yes\n- 21% no\n  or so\n3) 5 left") == [
        "Found:",
        "- 58% yes",
        "- 21% no or so",
        "3) 5 left",
    ]


def test_aligned_columns_are_a_table() -> None:
    table = "Table 1. Attacks\nCountry       2014   2018\nIraq            44     71\nSaudi Arabia     4    7.5\n"
    source = text_of(table.encode(), "text/plain")
    assert headers_of(source, "7.5") == ("2018", "Saudi Arabia")
    assert source.passages[-1].title == "Table 1. Attacks"


def test_tabs_make_columns() -> None:
    source = text_of(b"Dead by land, in all the years\n\nLand\tDead\nIraq\t44\nIran\t5\n", "text/plain")
    assert headers_of(source, "44") == ("Dead", "Iraq")


def test_two_blanks_after_a_full_stop_are_no_table() -> None:
    text = "It rose to 47.  Then it fell.\nIt was at 5.  Nobody saw.\nSo it is 6.  The end is near."
    assert read(text) == [text] or len(read(text)) == 1


def test_justified_prose_is_no_table() -> None:
    text = (
        "the share  of those who said  yes rose 5\nto forty  seven in the year  of the war\n"
        "and then  it fell again  to  nothing"
    )
    assert text_of(text.encode(), "text/plain").passages[0].kind is PassageKind.PARAGRAPH


MARKDOWN = """# Report

Setext heading
--------------

The share is **47**% and *not* 5; see [the list](https://example.org/47x) and ~~99 %~~.<!-- 98 -->

| Country | 2014 | 2018 |
|---------|-----:|-----:|
| Iraq    | 44   | **71** |

## Details

* first 58
* second 21
"""


def test_markdown_shows_what_it_renders() -> None:
    source = text_of(MARKDOWN.encode(), "text/markdown")
    check_spans(source)
    assert "The share is 47% and not 5; see the list and ." in texts(source)
    assert headers_of(source, "71") == ("2018", "Iraq")
    assert source.title == "Report"
    details = source.passages[-1]
    assert details.headings == ("Report", "Details")
    assert details.kind is PassageKind.LIST_ITEM
    assert "99" not in source.text
    assert "98" not in source.text
    assert "99 %" in source.hidden


def test_markdown_is_recognised_without_a_declaration() -> None:
    assert text_of(MARKDOWN.encode()).media_type == "text/markdown"
    assert text_of(b"# of people: 5\n\nplain text").media_type == "text/plain"


def test_stars_between_figures_are_no_emphasis() -> None:
    assert read("2 * 3 * 4 and 5*6*7", "text/markdown") == ["2 * 3 * 4 and 5*6*7"]
