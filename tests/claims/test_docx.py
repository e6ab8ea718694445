"""Word documents: printed note numbers, tracked changes, blocks, fields, pages."""

import shutil
import subprocess
from pathlib import Path

import pytest

from claims import Document, read
from claims.document import BlockKind, LinkKind, NoteKind
from tests.claims.docx_files import RAISED, box, call, cell, docx, field, note, paragraph, run, section, table

ONE = "Water Council 2023, Losses 2022, https://council.example/losses"
TWO = "Courier 2022, What a burst main costs, Basin Courier"
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def text_of(body: str, **more: str) -> str:
    """The text of a document, its blocks one line each."""
    document = read(docx(body, **more), "x.docx")  # type: ignore[arg-type]
    return "\n".join(" ".join(document.text[p.start : p.end] for p in block.segments) for block in document.blocks)


def labels(document: Document) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in document.notes]


def called(document: Document) -> list[tuple[str, str | None]]:
    return [(document.text[marker.start : marker.end], marker.note) for marker in document.markers]


def test_notes_reach_their_claims_under_the_numbers_that_are_printed() -> None:
    body = (
        paragraph("Losses", style="berschrift1")
        + paragraph("Losses rose to 38 per cent in 2022", call(7), ".")
        + paragraph("Repairs cost $61 million", call(3), " in all.")
    )
    document = read(docx(body, notes=note(3, TWO) + note(5, "Nobody calls this.") + note(7, ONE)), "report.docx")
    assert labels(document) == [("1", ONE), ("2", TWO)]
    assert [(claim.text, claim.notes, claim.link) for claim in document.claims] == [
        ("Losses rose to 38 per cent in 2022.", ("n1",), LinkKind.DIRECT),
        ("Repairs cost $61 million in all.", ("n2",), LinkKind.DIRECT),
    ]
    assert document.format == "docx"
    assert len(document.pages) == 1
    assert {note.page for note in document.notes} == {None}
    assert document.references[0].url == "https://council.example/losses"


def numbered(form: str = "", start: int = 0, restart: str = "") -> str:
    return (
        (f'<w:numFmt w:val="{form}"/>' if form else "")
        + (f'<w:numStart w:val="{start}"/>' if start else "")
        + (f'<w:numRestart w:val="{restart}"/>' if restart else "")
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ["1", "2", "3"]),
        (numbered("lowerRoman"), ["i", "ii", "iii"]),
        (numbered("chicago"), ["*", "†", "‡"]),
        (numbered("upperLetter", 25), ["Y", "Z", "AA"]),
        (numbered(start=4), ["4", "5", "6"]),
        (numbered("decimalEnclosedCircle"), ["①", "②", "③"]),
        (numbered("hebrew1"), ["1", "2", "3"]),
    ],
)
def test_notes_are_numbered_as_the_settings_say(settings: str, expected: list[str]) -> None:
    body = paragraph("One", call(1), " two", call(2), " three", call(3), ".")
    notes = "".join(note(number, f"Text {number}") for number in (1, 2, 3))
    document = read(docx(body, notes=notes, settings=f"<w:footnotePr>{settings}</w:footnotePr>"))
    assert [note.label for note in document.notes] == expected
    assert [text for text, _ in called(document)] == expected


def test_numbering_restarts_with_sections_and_pages() -> None:
    by_section = section(notes=numbered(restart="eachSect"))
    body = (
        paragraph("One", call(1), call(2), properties=by_section)
        + paragraph("Two", call(3), properties=section(notes=numbered("lowerLetter", 3, "eachSect"), kind="continuous"))
        + paragraph("Three", call(4))
        + by_section
    )
    notes = "".join(note(number, f"Text {number}") for number in range(1, 5))
    document = read(docx(body, notes=notes))
    assert [(note.label, note.scope) for note in document.notes] == [("1", 0), ("2", 0), ("c", 1), ("1", 2)]
    assert [marker.note for marker in document.markers] == ["n1", "n2", "nc", "n1-2"]

    body = paragraph("One", call(1), call(2), " and", BREAK, " on", call(3)) + section(
        notes=numbered("", 0, "eachPage")
    )
    document = read(docx(body, notes=notes))
    assert [(note.label, note.scope, note.page) for note in document.notes] == [("1", 0, 1), ("2", 0, 1), ("1", 1, 2)]


def test_a_custom_mark_is_printed_and_does_not_count() -> None:
    body = paragraph("By the author", call(1, "*"), " Losses rose by 3 per cent", call(2), " again", call(3, "**"), ".")
    notes = note(1, "* The author thanks.", own=False) + note(2, ONE) + note(3, "<w:p/>", own=False)
    document = read(docx(body, notes=notes))
    assert labels(document) == [("*", "The author thanks."), ("1", ONE), ("**", "")]
    assert "author* Losses" in document.text


def test_a_label_that_a_note_types_itself_is_printed_once() -> None:
    body = paragraph("One", call(1), " two", call(2), ".")
    notes = note(1, "1. Smith 2019.", own=False) + note(2, "2019 was dry.", own=False)
    assert labels(read(docx(body, notes=notes))) == [("1", "Smith 2019."), ("2", "2019 was dry.")]


def test_endnotes_have_a_numbering_of_their_own_behind_the_footnotes() -> None:
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    body = paragraph("One", call(1, kind="endnote"), " two", call(1), ".")
    document = read(docx(body, notes=note(1, TWO), endnotes=note(1, ONE, kind="endnote"), settings=settings))
    assert [(note.id, note.kind, note.scope) for note in document.notes] == [
        ("n1", NoteKind.FOOTNOTE, 0),
        ("n1-2", NoteKind.ENDNOTE, 1),
    ]
    assert [marker.note for marker in document.markers] == ["n1-2", "n1"]
    roman = read(docx(body, notes=note(1, TWO), endnotes=note(1, ONE, kind="endnote")))
    assert [note.label for note in roman.notes] == ["1", "i"]


def test_a_note_of_several_paragraphs_and_links_is_one_line_with_its_addresses() -> None:
    link = '<w:hyperlink r:id="rId1"><w:r><w:t>Losses 2022</w:t></w:r></w:hyperlink>'
    shown = '<w:hyperlink r:id="rId2"><w:r><w:t>www.b.example/x</w:t></w:r></w:hyperlink>'
    body = paragraph("Losses rose to 38 per cent", call(1), ".")
    notes = note(
        1, run(" Council 2023, ") + link + run(", see"), shown, field('HYPERLINK "https://c.example"', "there")
    )
    document = read(
        docx(body, notes=notes, note_links={"rId1": "https://a.example/y", "rId2": "http://www.b.example/x/"})
    )
    wanted = "Council 2023, Losses 2022 <https://a.example/y>, see www.b.example/x there <https://c.example>"
    assert document.notes[0].text == wanted


def test_a_call_without_its_note_and_a_note_called_again() -> None:
    around = '<w:bookmarkStart w:id="4" w:name="_Ref12"/>' + call(1) + '<w:bookmarkEnd w:id="4"/>'
    body = paragraph(
        "One", around, " two", call(9), " three", field(" NOTEREF _Ref12 \\f \\h ", "1"), " (see note ",
        field(" NOTEREF _Ref12 \\h ", "1"), ").",
    )  # fmt: skip
    document = read(docx(body, notes=note(1, ONE)))
    assert called(document) == [("1", "n1"), ("2", None), ("1", "n1")]
    assert "(see note 1)." in document.text


def tracked(kind: str, content: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z">{content}</w:{kind}>'


def test_tracked_changes_are_read_as_accepted() -> None:
    gone = "<w:r><w:delText>29</w:delText></w:r>"
    body = (
        paragraph(
            "Losses rose to ", tracked("del", gone + call(1)), tracked("ins", run("38")), " per cent", call(2), "."
        )
        + paragraph("Moved", tracked("moveFrom", run(" away")), tracked("moveTo", run(" here")))
        + paragraph("First half", properties=f"<w:rPr>{tracked('del', '')}</w:rPr>")
        + paragraph(" and second.")
        + table(
            f"<w:trPr>{tracked('del', '')}</w:trPr>" + cell("Old") + cell("1 %"),
            cell("New") + cell(properties=tracked("cellDel", "")) + cell("2 %"),
        )
    )
    assert text_of(body, notes=note(1, TWO) + note(2, ONE)) == (
        "Losses rose to 38 per cent1.\nMoved here\nFirst half and second.\nNew | 2 %"
    )
    document = read(docx(body, notes=note(1, TWO) + note(2, ONE)))
    assert labels(document) == [("1", ONE)]


def math(number: int) -> str:
    return f"<m:r><m:t>{number}</m:t></m:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("In ") + run("47", "<w:b/>") + run("%"), "In 47%"),
        ("<w:r><w:t> 4 </w:t></w:r>" + run("%"), "4%"),
        (run("10") + run("6", RAISED) + run(" t"), "10⁶ t"),
        (run("10") + run("6", '<w:rStyle w:val="Hoch"/>') + run(" t"), "10⁶ t"),
        (run("the 1") + run("st", RAISED), "the 1st"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        ("<w:r><w:t>44</w:t><w:br/><w:t>71</w:t></w:r>", "44\n71"),
        ("<w:r><w:t>44</w:t><w:tab/><w:t>71</w:t></w:r>", "44 71"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        ("<w:r><w:t>per</w:t><w:softHyphen/><w:t>cent</w:t></w:r>", "percent"),
        (run("x ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5"), "x ≥ 5"),
        (run("x ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" 5"), "x 5"),
        (run("Shown ") + run("12 per cent", "<w:vanish/>") + run("only"), "Shown only"),
        (run("Shown ") + run("12", '<w:vanish w:val="0"/>'), "Shown 12"),
        ("<w:smartTag>" + run("Paris") + "</w:smartTag>", "Paris"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("filled") + "</w:sdtContent></w:sdt>", "filled"),
        (f"{run('a')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>", "a"),
        (run("see page ") + field(" PAGEREF _Ref1 \\h ", "12"), "see page 12"),
        ('<w:fldSimple w:instr=" REF x ">' + run("Table 2") + "</w:fldSimple>", "Table 2"),
        (run("a") + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> XE "b" </w:instrText></w:r>', "a"),
        (run("a") + field(' HYPERLINK "https://x.example" ', "link"), "alink"),
        (run("a") + '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' + run("b"), "ab"),
        (f"<m:oMath><m:f><m:num>{math(1)}</m:num><m:den>{math(3)}</m:den></m:f></m:oMath>", "1/3"),
        (f"<m:oMath><m:sSup><m:e>{math(10)}</m:e><m:sup>{math(6)}</m:sup></m:sSup></m:oMath>", "10⁶"),
    ],
)  # fmt: skip
def test_runs_read_as_they_are_printed(content: str, expected: str) -> None:
    assert text_of(paragraph(content)) == expected


def item(text: str, number: int = 1, level: int = 0) -> str:
    return paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )  # fmt: skip


def test_blocks_are_told_apart_by_style_list_and_place() -> None:
    inner = table(cell("in") + cell("7"))
    body = (
        paragraph("Report on losses", style="Titel")
        + paragraph(field(' TOC \\o "1-3" ', "Losses 12 per cent 3"))
        + paragraph("One", style="berschrift1")
        + paragraph("Two", style="Kapitel")
        + paragraph("Three", style="Rang2")
        + paragraph("Four", style="Kreis")
        + paragraph(run("2.1 What was lost", "<w:b/>"))
        + paragraph(run("Losses rose to 38 per cent", "<w:b/>"))
        + paragraph(run("Note", "<w:b/>"), " that losses rose")
        + item("First") + item("Below", level=1) + item("Second") + item("Fifth", 3) + item("Bullet", 2)
        + paragraph("Styled", style="Aufzhlung")
        + paragraph("Said so.", style="Zitat")
        + paragraph("Table ", field(" SEQ Table ", "1"), " Shares")
        + paragraph("Figure 1", style="Beschriftung")
        + table(
            cell("Year", properties='<w:gridSpan w:val="2"/>') + cell("Share"),
            cell("2020", properties='<w:vMerge w:val="restart"/>') + cell("a") + cell("4 %", inner),
            cell(properties="<w:vMerge/>") + cell("b") + cell("5 %"),
        )
        + paragraph("Anchor", box(paragraph("Boxed 9 per cent")), " text.")
        + table(cell("Framed one.", "Framed two."))
        + paragraph("Secret", style="Geheim")
        + section()
    )  # fmt: skip
    document = read(docx(body))
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        (BlockKind.HEADING, "Report on losses"),
        (BlockKind.FRONT_MATTER, "Losses 12 per cent 3"),
        (BlockKind.HEADING, "One"),
        (BlockKind.HEADING, "Two"),
        (BlockKind.HEADING, "Three"),
        (BlockKind.PARAGRAPH, "Four"),
        (BlockKind.HEADING, "2.1 What was lost"),
        (BlockKind.PARAGRAPH, "Losses rose to 38 per cent"),
        (BlockKind.PARAGRAPH, "Note that losses rose"),
        (BlockKind.LIST_ITEM, "[1] First"),
        (BlockKind.LIST_ITEM, "a) Below"),
        (BlockKind.LIST_ITEM, "[2] Second"),
        (BlockKind.LIST_ITEM, "[5] Fifth"),
        (BlockKind.LIST_ITEM, "Bullet"),
        (BlockKind.LIST_ITEM, "Styled"),
        (BlockKind.QUOTATION, "Said so."),
        (BlockKind.CAPTION, "Table 1 Shares"),
        (BlockKind.CAPTION, "Figure 1"),
        (BlockKind.TABLE_ROW, "Year | Share"),
        (BlockKind.TABLE_ROW, "2020 | a | 4 %"),
        (BlockKind.TABLE_ROW, "in | 7"),
        (BlockKind.TABLE_ROW, "| b | 5 %"),
        (BlockKind.PARAGRAPH, "Anchor text."),
        (BlockKind.TEXT_BOX, "Boxed 9 per cent"),
        (BlockKind.TEXT_BOX, "Framed one."),
        (BlockKind.TEXT_BOX, "Framed two."),
    ]
    assert document.title == "Report on losses"


def test_notes_in_tables_and_boxes_are_called_like_others() -> None:
    body = table(cell("2020") + cell(paragraph("4 %", call(1)))) + paragraph(
        "At", box(paragraph("9 %", call(2))), call(3)
    )
    document = read(docx(body, notes=note(1, ONE) + note(2, TWO) + note(3, "Three")))
    assert [text for text, _ in called(document)] == ["1", "2", "3"]
    assert {note.text for note in document.notes} == {ONE, TWO, "Three"}


def test_pages_are_those_that_word_left_and_footnotes_stand_at_their_feet() -> None:
    body = (
        paragraph("Losses rose to 38 per cent", call(1), " and went ", BREAK, "on to 40 per cent", call(2), ".")
        + paragraph(BREAK, "Third page.")
        + section()
    )
    document = read(docx(body, notes=note(1, ONE) + note(2, TWO)))
    assert len(document.pages) == 3
    assert [(note.page, document.page(note.start)) for note in document.notes] == [(1, 1), (2, 2)]
    assert document.sentences[0].text == "Losses rose to 38 per cent and went on to 40 per cent."
    assert [document.page(marker.start) for marker in document.markers] == [1, 2]


def test_breaks_set_by_hand_make_pages_only_where_they_can_be_all() -> None:
    hand = '<w:r><w:br w:type="page"/></w:r>'
    short = paragraph("One.", hand) + paragraph("Two.")
    assert len(read(docx(short)).pages) == 2
    assert len(read(docx(paragraph("Long. " * 2000, hand) + paragraph("Two."))).pages) == 1


def test_typed_superscripts_without_notes_are_aligned() -> None:
    body = (
        paragraph(
            "Losses rose to 38 per cent in 2022", run("1", RAISED), ". Repairs cost $61 million", run("2", RAISED), "."
        )
        + paragraph("Notes", style="berschrift1")
        + paragraph(run("1", RAISED), f" {ONE}")
        + paragraph(run("2", RAISED), f" {TWO}")
    )
    document = read(docx(body), "x.docx")
    assert labels(document) == [("1", ONE), ("2", TWO)]
    assert [claim.notes for claim in document.claims] == [("n1",), ("n2",)]
    assert document.blocks[1].kind is BlockKind.HEADING


def test_brackets_call_the_entries_of_a_list_that_word_numbers() -> None:
    body = (
        paragraph("Losses rose to 38 per cent [1]. Repairs cost $61 million [2].")
        + paragraph("References", style="berschrift1")
        + item(ONE)
        + item(TWO)
    )
    document = read(docx(body), "x.docx")
    assert labels(document) == [("1", ONE), ("2", TWO)]
    assert [claim.notes for claim in document.claims] == [("n1",), ("n2",)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The losses of the basin were the highest of all that have been seen in the region.", "de-DE", "en"),
        ("Vatten.", "nb-NO", "nb"),
        ("Vatten.", "", "sv"),
    ],
)
def test_the_language_is_the_text_s_then_the_runs_then_the_default(text: str, lang: str, expected: str) -> None:
    document = read(docx(paragraph(run(text, f'<w:lang w:val="{lang}"/>' if lang else ""))))
    assert document.language == expected


def test_title_and_date_are_those_that_are_printed() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="d">'
        "<dc:title>Stated title</dc:title><dcterms:created>2019-03-04T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    body = paragraph("12 May 2023") + paragraph("Losses rose. " * 20)
    document = read(docx(body, parts={"docProps/core.xml": core}))
    assert (document.title, document.dated) == ("Stated title", "2023-05-12")
    assert read(docx(paragraph("Losses rose."), parts={"docProps/core.xml": core})).dated is None


# -- another writer as an oracle ---------------------------------------------------------------------------------------
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_what_pandoc_writes_reads_as_its_source(tmp_path: Path) -> None:
    notes = [f"Body {n} 20{n:02}, Work number {n}, <https://body{n}.example/a>" for n in range(1, 31)]
    lines = [f"# Chapter {n}\n\nLosses rose to {n + 10} per cent in 2001.[^k{n}]\n\n- Item {n}\n" for n in range(1, 31)]
    source = tmp_path / "report.md"
    opening = "This report describes what the water of the basin costs, and who pays. " * 3
    source.write_text(
        opening + "\n\n" + "\n".join(lines) + "\n" + "\n\n".join(f"[^k{n}]: {text}" for n, text in enumerate(notes, 1))
    )
    subprocess.run(["pandoc", str(source), "-o", str(tmp_path / "report.docx")], check=True, timeout=60)
    document = read((tmp_path / "report.docx").read_bytes(), "report.docx")
    plain = read(source.read_bytes(), "report.md")
    assert [note.label for note in document.notes] == [str(n) for n in range(1, 31)]
    assert [note.text.strip("<>") for note in document.notes] == [
        text.replace("<", "").replace(">", "") for text in notes
    ]
    assert [claim.text for claim in document.claims] == [claim.text for claim in plain.claims]
    assert [document.note(c.notes[0]).label for c in document.claims] == [str(n) for n in range(1, 31)]
    assert [r.url for r in document.references] == [r.url for r in plain.references]


def test_a_link_in_running_text_is_a_citation_of_its_sentence() -> None:
    words = '<w:r><w:t xml:space="preserve">the water </w:t></w:r><w:r><w:t>council</w:t></w:r>'
    link = f'<w:hyperlink r:id="rId1">{words}</w:hyperlink>'
    body = paragraph("Losses rose to 38 per cent, says ", link, ". Repairs cost $61 million.")
    document = read(docx(body, links={"rId1": "https://council.example/losses"}))
    assert [[one.url for one in document.cited(claim.notes)] for claim in document.claims] == [
        ["https://council.example/losses"], [],
    ]  # fmt: skip
    assert [document.text[note.start : note.end] for note in document.notes] == ["the water council"]
