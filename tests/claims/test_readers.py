"""From bytes to layout: encodings, formats, blocks, pages, title and date; Markdown with its own notes."""

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Block, BlockKind, Format, Layout, MarkerKind
from claims.errors import ClaimsError, UnreadableDocument, UnsupportedFormat
from claims.readers import read_layout

SHARED = Path(__file__).parents[2] / ".." / "shared"
WIDE = "Words of a paragraph that fills its lines as printed reports do, and goes on to the very end of it"

REPORT = f"""A Report on Several Towns

July 2016

{WIDE}
with a marker at the end of one sentence.1 The next breaks off because the page is
full and goes on with some
\f{WIDE.lower()}
after the page has turned.2

• A first point of the list
• A second point of the list

1 Smith, J. (2010), Title, p. 1.
2 Miller, A. (2011), Title, p. 2.
"""


def texts(layout: Layout, kind: BlockKind) -> list[str]:
    return [" … ".join(layout.text[span.start : span.end] for span in block.segments) for block in blocks(layout, kind)]


def blocks(layout: Layout, kind: BlockKind) -> list[Block]:
    return [block for block in layout.blocks if block.kind is kind]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_encoding_gives_the_same_text_newlines_as_they_stand(encoding: str, newline: str) -> None:
    text = f"Größe – “so viel” für alle.{newline}Zweite Zeile mit Wörtern.{newline}" * 3
    assert read_layout(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "data", [b"", b"  \n", codecs.BOM_UTF8, b"\x00\x01\x02\x03abc", bytes(range(256)) * 8], ids=repr
)
def test_nothing_and_binary_data_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_layout(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["zip", "doc"])
def test_a_format_without_reader_is_named_with_a_remedy(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=r"save it|convert"):
        read_layout(data)


def test_a_paragraph_cut_by_a_page_is_one_block() -> None:
    layout = read_layout(REPORT.encode(), "report.txt")
    paragraphs = texts(layout, BlockKind.PARAGRAPH)
    assert any("some" in text and "page has turned.2" in text for text in paragraphs)
    assert texts(layout, BlockKind.LIST_ITEM) == ["• A first point of the list", "• A second point of the list"]


def test_title_date_and_pages_come_from_the_text() -> None:
    layout = read_layout(REPORT.encode(), "report.txt")
    assert (layout.format, layout.title, layout.dated) == (Format.TEXT, "A Report on Several Towns", "2016-07")
    assert [span.start for span in layout.pages] == [0, REPORT.index("\f") + 1]
    assert [note.page for note in layout.notes] == [2, 2]


BODY = f"\n\n{WIDE}\nand ends in 2022.\n\n{WIDE}\nand ends, as the survey of October 2021 says.\n"


@pytest.mark.parametrize(
    ("front", "dated"),
    [
        ("A Title of Some Words\n\nMarch 2024", "2024-03"),
        ("A Title of Some Words\nInstitute for Towns\nPolicy brief no. 7, March 2024", "2024-03"),
        ("A Title of Some Words\n\n12 May 2021", "2021-05-12"),
        ("Un titre de rapport\n\nmai 2020", "2020-05"),
        ("Ein Titel mit Worten\n\nStand: 3. April 2019", "2019-04-03"),
        ("Заголовок доклада о воде\n\nапрель 2020", "2020-04"),
        ("A Title of Some Words\n2020-04", "2020-04"),
        ("Ein Titel mit Worten\nBerlin, 3. April 2019", "2019-04-03"),
        ("A Title of Some Words\nIZA Discussion Paper No. 1234 | October 2019", "2019-10"),
        ("A Title of Some Words\n\nPublished 12 May 2021 · Updated 3 June 2022", None),
        ("A Title of Some Words\n\nThe flood of 12 May 2021", None),
        ("A Title of Some Words\n\nConference in Vienna, 12 May 2021", None),
        ("The War That Began in March 2024\n\nInstitute for Towns", None),
        ("A Title of Some Words\n\nNumber of people, March 2024", None),
    ],
)
def test_a_title_page_dates_the_document_and_an_event_does_not(front: str, dated: str | None) -> None:
    assert read_layout((front + BODY).encode()).dated == dated


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("WATER IS LOST\nWhat the leaks of the basin cost, and who pays for them", "WATER IS LOST"),
        ("Water Is Lost Again\n\nWhat the Leaks of the Basin Cost, and Who Pays for Them", "Water Is Lost Again"),
        (
            "Institute for Towns\n\nWhat the leaks of the basin cost and who pays",
            "What the leaks of the basin cost and who pays",
        ),
        ("Jane Miller and Peter Novak\n\nWhat the leaks of the basin cost", "What the leaks of the basin cost"),
        ("EXECUTIVE SUMMARY\n\nWhat the leaks of the basin cost", "What the leaks of the basin cost"),
        ("A Title of Some Words\nPolicy brief no. 7, March 2024", "A Title of Some Words"),
    ],
)
def test_a_headline_is_the_title_not_its_longer_subtitle(front: str, title: str) -> None:
    assert read_layout((front + BODY).encode()).title == title


def test_a_page_number_below_the_notes_does_not_part_a_sentence() -> None:
    text = (
        f"{WIDE}.1 {WIDE}\nand they should re-\n\n1 Smith, J. (2010), Title, p. 1.\n                     4\n"
        f" new. More than half is old.2 {WIDE}.\n\n2 Miller, A. (2011), Title, p. 2.\n                     5\n"
    )
    layout = read_layout(text.encode())
    assert texts(layout, BlockKind.FURNITURE) == ["4", "5"]
    assert [len(block.segments) for block in blocks(layout, BlockKind.PARAGRAPH)] == [2]


def test_a_word_cut_by_a_note_block_is_joined() -> None:
    text = (
        f"{WIDE}.1 {WIDE}, and the pro-\n\n1 Smith, J. (2010), Title, p. 1.\n\ngramme goes on here.2 {WIDE}.\n\n"
        "2 Miller, A. (2011), Title, p. 2.\n"
    )
    layout = read_layout(text.encode())
    assert [len(block.segments) for block in blocks(layout, BlockKind.PARAGRAPH)] == [2]
    assert layout.pages[0].end == text.index("gramme")


def test_stray_addresses_page_numbers_and_lines_are_furniture() -> None:
    text = f"{WIDE}\nand ends.\n\n10\n\nhttps://example.org/a/b.html\n\n________\n\n{WIDE}\nand ends.\n"
    assert texts(read_layout(text.encode()), BlockKind.FURNITURE) == ["10", "https://example.org/a/b.html", "________"]


MARKDOWN = """---
title: "A Report"
date: 2021-05-03
---
# Main heading

Text with a claim of 5%.[^1] More.[^smith] Undefined.[^2] Inline.^[See Jones, [2015], p. 3.] Then
`code[^1]` and <!-- comment [^9] --> a key [see @doe2010, p. 3; @roe-1999].

```
[^1]: not a note
```

> quoted text

| a | b |
|---|---|

- item one[^1]

[^1]: First note
    goes on at https://example.org/a.

    A second paragraph.

After text.

[^smith]: Smith, *Title*.
[^1]: Again.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_notes_are_linked_by_their_labels(newline: str) -> None:
    layout = read_layout(MARKDOWN.replace("\n", newline).encode(), "report.md")
    notes = [(note.id, note.label, note.named) for note in layout.notes if "inline" not in note.id]
    assert notes == [("n1", "1", False), ("nsmith", "smith", True), ("n1-2", "1", False)]
    assert layout.notes[1].text == "First note goes on at https://example.org/a. A second paragraph."
    calls = [(marker.label, marker.note) for marker in layout.markers if marker.kind is MarkerKind.NOTE]
    assert calls == [
        ("1", "n1"), ("smith", "nsmith"), ("2", None), ("inline-1", "ninline-1"), ("1", "n1")
    ]  # fmt: skip
    assert [marker.label for marker in layout.markers if marker.kind is MarkerKind.KEY] == ["doe2010", "roe-1999"]
    printed = [m for m in layout.markers if "inline" not in m.label]
    assert all(layout.text[m.start : m.end] == m.label for m in printed)


def test_markdown_structure_title_and_date_are_read() -> None:
    layout = read_layout(MARKDOWN.encode(), "report.md")
    assert (layout.format, layout.title, layout.dated) == (Format.MARKDOWN, "A Report", "2021-05-03")
    assert texts(layout, BlockKind.HEADING) == ["Main heading"]
    assert texts(layout, BlockKind.QUOTATION) == ["> quoted text"]
    assert texts(layout, BlockKind.LIST_ITEM) == ["- item one[^1]"]
    assert not any("Jones" in text for text in texts(layout, BlockKind.PARAGRAPH))


def test_a_markdown_file_without_its_own_notes_is_aligned() -> None:
    text = "# Heading\n\nA thing is so.¹ Another is not.² A third is.³\n\n" + "".join(
        f"{number} Smith, J. (2010), p. {number}.\n\n" for number in (1, 2, 3)
    )
    layout = read_layout(text.encode(), "report.md")
    assert [marker.note for marker in layout.markers] == ["n1", "n2", "n3"]
    assert layout.format is Format.MARKDOWN


def test_markdown_notes_are_seen_without_a_telling_name() -> None:
    assert read_layout(b"Text.[^1]\n\n[^1]: https://example.org/a\n").format is Format.MARKDOWN


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from([None, "a.md", "a.txt"]))
def test_any_bytes_give_a_layout_or_an_error_of_the_package(data: bytes, name: str | None) -> None:
    try:
        layout = read_layout(data, name)
    except ClaimsError:
        return
    for block in layout.blocks:
        assert all(0 <= span.start < span.end <= len(layout.text) for span in block.segments)
    assert layout == read_layout(data, name)


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated seed is not at hand")
def test_the_annotated_seed_is_read_as_its_gold_says() -> None:
    gold = json.loads((SHARED / "gold" / "000.gold.json").read_text(encoding="utf-8"))
    layout = read_layout((SHARED / "seeds" / gold["file"]).read_bytes(), gold["file"])
    assert [(marker.label, marker.start) for marker in layout.markers] == [
        (marker["label"], marker["offset"]) for marker in gold["markers"]
    ]
    assert [(note.label, note.start, note.end, note.glued) for note in layout.notes] == [
        (note["label"], note["start"], note["end"], note["glued_to_previous"]) for note in gold["notes"]
    ]
    joined: dict[str, list[tuple[int, int]]] = {}
    for region in gold["regions"]:
        if region["kind"] in ("paragraph", "list-item"):
            joined.setdefault(region["para"] or region["id"], []).append((region["start"], region["end"]))
    found = {tuple((span.start, span.end) for span in block.segments) for block in layout.blocks}
    assert {tuple(spans) for spans in joined.values()} <= found


def test_a_text_is_read_without_the_libraries_of_other_formats() -> None:
    script = (
        "import sys; from claims import read; read(b'Losses rose to 38 per cent.1\\n\\n1 Council 2023, Losses.\\n');"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} | set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    heavy = {"bs4", "selectolax", "pypdfium2", "bibtexparser", "claims.readers.docx", "claims.readers.latex"}
    assert heavy & set(loaded) == set()
