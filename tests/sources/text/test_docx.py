"""Word documents: what is shown, what is hidden, what stands in tables and notes."""

import pytest

from sources.text.model import PassageKind, SourceText
from sources.text.reading import read_source
from sources.text.sniff import Format
from tests.sources.text.docx_writer import cell, docx, paragraph, run, table
from tests.sources.text.reading import check_spans, headers_of, texts


def read(body: str, **options: object) -> SourceText:
    source = read_source(Format.DOCX, docx(body, **options))  # type: ignore[arg-type]
    check_spans(source)
    return source


def test_paragraphs_stand_under_headings_whatever_their_style_is_called() -> None:
    heading = '<w:pStyle w:val="berschrift1"/>'
    source = read(
        paragraph("Findings", heading) + paragraph("Deaths", '<w:pStyle w:val="H2"/>') + paragraph("47 died.")
    )
    assert [passage.kind for passage in source.passages] == [
        PassageKind.HEADING,
        PassageKind.HEADING,
        PassageKind.PARAGRAPH,
    ]
    assert source.passages[2].headings == ("Findings", "Deaths")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("In ") + run("47", "<w:b/>") + run("%"), "In 47%"),
        (run("47%") + run("3", '<w:vertAlign w:val="superscript"/>'), "47%³"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        ("<w:r><w:t>44</w:t><w:br/><w:t>71</w:t></w:r>", "44\n71"),
        ("<w:r><w:t>44</w:t><w:tab/><w:t>71</w:t></w:r>", "44 71"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        ("<w:ins><w:r><w:t>48</w:t></w:r></w:ins>", "48"),
        (run("x") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "x"),
        ('<w:hyperlink r="x">' + run("5 links") + "</w:hyperlink>", "5 links"),
        (run("5 white in", '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>'), "5 white in"),
    ],
)
def test_runs_read_as_they_are_shown(content: str, expected: str) -> None:
    assert read(paragraph(content)).text == expected


@pytest.mark.parametrize(
    "content",
    [
        "<w:del><w:r><w:delText>77%</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>77%</w:t></w:r></w:moveFrom>",
        run("77%", "<w:vanish/>"),
        run("77%", "<w:strike/>"),
        run("77%", '<w:color w:val="FFFFFF"/>'),
        run("77%", '<w:sz w:val="1"/>'),
        "<mc:AlternateContent><mc:Fallback>" + run("77%") + "</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_word_does_not_show_is_hidden(content: str) -> None:
    source = read(paragraph(run("end ") + content))
    assert source.text == "end"
    assert "77%" in source.hidden


def test_tables_have_headers_spans_and_merged_cells() -> None:
    source = read(
        table(
            cell("Land") + cell("Sex") + cell("2014") + cell("2018"),
            cell("Iraq", '<w:vMerge w:val="restart"/>') + cell("men") + cell("44") + cell("71"),
            cell("", "<w:vMerge/>") + cell("women") + cell("4") + cell("5"),
        )
    )
    assert headers_of(source, "5") == ("2018", "Iraq", "women")
    spans = read(table(cell("Land") + cell("Dead", '<w:gridSpan w:val="2"/>'), cell("Iraq") + cell("44") + cell("71")))
    assert headers_of(spans, "71") == ("Dead", "Iraq")


def test_lists_and_notes_are_read() -> None:
    notes = (
        '<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>See 47 others.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    source = read(paragraph("item", "<w:numPr/>"), parts={"word/footnotes.xml": notes})
    assert texts(source) == ["item", "See 47 others."]
    assert source.passages[0].kind is PassageKind.LIST_ITEM


def test_the_title_is_that_of_the_properties() -> None:
    core = '<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:title>Report</dc:title></c:coreProperties>'
    assert read(paragraph("x"), parts={"docProps/core.xml": core}).title == "Report"


def test_any_doctype_is_refused() -> None:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    source = read_source(Format.DOCX, docx(paragraph("47"), prologue=entity))
    assert source.unreadable is not None
    assert "DOCTYPE" in source.unreadable
    assert source.text == ""
