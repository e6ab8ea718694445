"""Citations that reference managers left in Word documents: Zotero, Mendeley, EndNote, and Word itself."""

import base64
import json

import pytest

from claims import read
from claims.document import BlockKind, Document, MarkerKind, NoteKind
from tests.claims.docx_files import RAISED, call, cell, docx, field, note, paragraph, run, table, zotero

SMITH = {
    "type": "report",
    "title": "Water losses in the basin",
    "author": [{"family": "Smith", "given": "Ann"}, {"literal": "Water Council"}],
    "issued": {"date-parts": [["2015", 3]]},
    "publisher": "Council Press",
    "URL": "https://council.example/r.pdf",
    "accessed": {"date-parts": [[2016, 1, 2]]},
}
JONES = {
    "type": "article-journal",
    "title": "What a burst main costs",
    "author": [{"family": "Jones", "given": "B."}],
    "issued": {"date-parts": [[2019]]},
    "container-title": "Journal of Pipes",
    "volume": 4,
    "page": "12-20",
    "DOI": "10.1234/abc.5",
}


def test_citation_fields_in_notes_give_structured_references() -> None:
    body = paragraph("Losses rose to 38 per cent", call(1), " again", call(2), ".")
    one = zotero("Smith and Water Council, Water Losses, 9; Jones, ‘Burst Main’.", SMITH, JONES)
    two = run(" See ") + zotero("Ibid.", JONES) + run("; Lee, Kim. The Third Work. Oxford: Press, 2001.")
    document = read(docx(body, notes=note(1, one) + note(2, two)))
    first, second, again, typed = document.references
    assert (first.title, first.authors) == (SMITH["title"], ("Smith, Ann", "Water Council"))
    assert (first.published, first.accessed, first.url) == ("2015-03", "2016-01-02", SMITH["URL"])
    assert (second.doi, second.container, second.volume, second.pages) == (
        "10.1234/abc.5",
        "Journal of Pipes",
        "4",
        "12-20",
    )
    assert again.same_as == second.id
    assert typed.year == "2001"
    assert document.notes[1].text == "See Ibid.; Lee, Kim. The Third Work. Oxford: Press, 2001."
    for reference in document.references:
        holder = document.note(reference.note)
        assert holder.start <= reference.start < reference.end <= holder.end


def mendeley(result: str, item_data: object) -> str:
    return field("ADDIN CSL_CITATION " + json.dumps({"citationItems": [{"id": "1", "itemData": item_data}]}), result)


def mendeley_cite(result: str, item_data: object) -> str:
    tag = base64.b64encode(json.dumps({"citationItems": [{"itemData": item_data}]}).encode()).decode()
    properties = f'<w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{tag}"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{run(result)}</w:sdtContent></w:sdt>"


ENDNOTE = (
    "<EndNote><Cite><Author>Jones</Author><Year>2019</Year><record><ref-type name='Journal Article'>17</ref-type>"
    "<contributors><authors><author><style face='normal'>Jones, B.</style></author></authors></contributors>"
    "<titles><title><style>What a burst main costs</style></title><secondary-title>Journal of Pipes</secondary-title>"
    "</titles><dates><year>2019</year></dates><volume>4</volume><pages>12-20</pages>"
    "<electronic-resource-num>10.1234/abc.5</electronic-resource-num></record></Cite></EndNote>"
)


def endnote_in_data(result: str) -> str:
    data = base64.b64encode(ENDNOTE.encode()).decode()
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
    inner = (
        begin
        + "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>"
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    opening = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>'
    rest = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return opening + inner + rest


@pytest.mark.parametrize(
    "citation",
    [
        zotero("(Jones, 2019)", JONES),
        mendeley("(Jones, 2019)", JONES),
        mendeley_cite("(Jones, 2019)", JONES),
        field(f" ADDIN EN.CITE {ENDNOTE}", "(Jones, 2019)"),
        endnote_in_data("(Jones, 2019)"),
    ],
    ids="zotero mendeley mendeley-cite endnote endnote-in-data".split(),
)
def test_citation_fields_in_the_text_cite_the_entry_or_stand_for_it(citation: str) -> None:
    text = paragraph("Repairs cost $61 million ", citation, ".")
    alone = read(docx(text))
    assert [(m.label, m.kind, m.note) for m in alone.markers] == [
        ("Jones, 2019", MarkerKind.AUTHOR_DATE, "nJones 2019")
    ]
    assert [(note.kind, note.text, note.named) for note in alone.notes] == [(NoteKind.ENTRY, "Jones, 2019", True)]
    assert alone.references[0].doi == "10.1234/abc.5"
    assert alone.claims[0].notes == ("nJones 2019",)
    assert alone.claims[0].text == "Repairs cost $61 million."

    printed = paragraph(field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", "Jones, B. (2019). What a burst main costs."))
    listed = read(docx(text + paragraph("References", style="berschrift1") + printed))
    assert [note.text for note in listed.notes] == ["Jones, B. (2019). What a burst main costs."]
    assert listed.claims[0].notes == (listed.notes[0].id,)
    assert listed.references[0].container == "Journal of Pipes"
    assert all("burst" not in listed.text[block.start : block.end] for block in listed.blocks)


def test_a_citation_of_several_works_has_a_marker_for_each() -> None:
    cited = zotero("(Jones, 2019; Smith and Water Council, 2015)", SMITH, JONES)
    document = read(docx(paragraph("Losses rose to 38 per cent ", cited, ".")))
    assert [(marker.label, marker.note) for marker in document.markers] == [
        ("Jones, 2019", "nJones 2019"),
        ("Smith and Water Council, 2015", "nSmith and Water Council 2015"),
    ]


def test_a_year_in_brackets_is_no_number() -> None:
    document = read(docx(paragraph("Jones ", zotero("(2019)", JONES), " put repairs at $61 million.")))
    assert [(marker.label, marker.note) for marker in document.markers] == [("2019", "nJones 2019")]


@pytest.mark.parametrize(("printed", "kind"), [("[1], [2]", MarkerKind.BRACKET), ("1–2", MarkerKind.NOTE)])
def test_numbered_citations_reach_the_numbered_list(printed: str, kind: MarkerKind) -> None:
    shown = run(printed, RAISED if kind is MarkerKind.NOTE else "")
    text = paragraph("Losses rose to 38 per cent", zotero(shown, SMITH, JONES), ".")
    first = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>ADDIN ZOTERO_BIBL</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>',
        "1. A. Smith and Water Council, Water losses in the basin, 2015.",
    )
    second = paragraph("2. B. Jones, What a burst main costs.", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    document = read(docx(text + first + second + paragraph("After the list.")))
    assert [note.label for note in document.notes] == ["1", "2"]
    assert {(marker.kind, marker.note) for marker in document.markers} == {(kind, "n1"), (kind, "n2")}
    assert document.claims[0].notes == ("n1", "n2")
    assert [reference.doi for reference in document.references] == [None, "10.1234/abc.5"]
    assert document.text[document.blocks[-1].start : document.blocks[-1].end] == "After the list."


SOURCES = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Smi15</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author><b:Author><b:NameList><b:Person>
<b:Last>Smith</b:Last><b:First>John</b:First></b:Person></b:NameList></b:Author></b:Author>
<b:Title>On Pipes and Their Limits</b:Title><b:JournalName>Journal of Pipes</b:JournalName><b:Year>2015</b:Year>
<b:DOI>10.1234/abc.5</b:DOI></b:Source><b:Source><b:Tag>Off20</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Author>
<b:Author><b:Corporate>Office of Water</b:Corporate></b:Author></b:Author><b:Title>Water in Numbers</b:Title>
<b:Year>2020</b:Year><b:Month>März</b:Month><b:Day>4</b:Day><b:URL>https://example.org/water</b:URL></b:Source>
</b:Sources>"""


def word_s_own(body: str, notes: str = "", sources: str = SOURCES) -> Document:
    return read(docx(body, notes=notes, parts={"customXml/item1.xml": sources}), "a.docx")


def listed(*entries: str) -> str:
    """The list as Word prints it, its heading within."""
    inner = paragraph("Works", style="berschrift1") + "".join(entries)
    return f"<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_word_s_own_citations_give_the_works_of_its_list() -> None:
    text = paragraph(
        "Losses rose 12 per cent ", field(" CITATION Smi15 \\p 14 \\l 1033 ", "(Smith, 2015, p. 14)"), ". They fell ",
        field(" CITATION Off20 \\l 1033  \\m Smi15", "(Office of Water, 2020; Smith, 2015)"), " by 5%.", call(1),
    )  # fmt: skip
    entries = listed(
        paragraph(field(" BIBLIOGRAPHY ", "Office of Water. (2020). Water in Numbers.")),
        paragraph("Smith, J. (2015). On Pipes and Their Limits. Journal of Pipes."),
    )
    document = word_s_own(text + entries, note(1, field(" CITATION Off20 ", "(Office of Water, 2020)")))
    entered = {one.id: one.references[0] for one in document.notes if one.kind is NoteKind.ENTRY}
    assert [(one.title, one.doi, one.url, one.published) for one in entered.values()] == [
        ("Water in Numbers", None, "https://example.org/water", "2020-03-04"),
        ("On Pipes and Their Limits", "10.1234/abc.5", None, "2015"),
    ]
    office, smith = entered
    assert [marker.note for marker in document.markers] == [smith, office, smith, "n1"]
    assert document.note("n1").references[0].url == "https://example.org/water"
    assert [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.HEADING] == [
        "Works"
    ]


def test_word_s_own_numbers_reach_the_table_that_word_prints() -> None:
    text = paragraph(
        "Losses rose by 12 per cent ", field(" CITATION Smi15 ", "[1]"), " and ", field("CITATION Off20", "[2]"), "."
    )
    rows = table(
        cell("[1] ") + cell("J. Smith, “On Pipes and Their Limits”, Journal of Pipes, 2015."),
        cell("[2] ") + cell("Office of Water, “Water in Numbers”, 2020."),
    )
    document = word_s_own(text + listed(rows))
    assert [(marker.label, marker.note) for marker in document.markers] == [("1", "n1"), ("2", "n2")]
    assert [one.references[0].doi for one in document.notes] == ["10.1234/abc.5", None]
    assert document.claims[0].notes == ("n1", "n2")


@pytest.mark.parametrize(
    "sources", ["<x", "<!DOCTYPE x [<!ENTITY a 'bibliography'>]><Sources/>", "Sources bibliography", "<Sources/>"]
)
def test_a_list_of_sources_that_is_none_is_done_without(sources: str) -> None:
    body = paragraph("Losses rose by 12 per cent ", field(" CITATION Smi15 ", "(Smith, 2015)"), ".")
    assert word_s_own(body, sources=sources).text.startswith("Losses rose by 12 per cent (Smith, 2015).")
