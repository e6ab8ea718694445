"""Damaged and hostile Word documents: one clear line within the limits, and nothing outside the package's errors."""

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import ClaimsError, read
from claims.errors import UnreadableDocument, UnsupportedFormat
from claims.readers.docx import read_docx
from tests.claims.docx_files import (
    RAISED,
    W,
    box,
    call,
    cell,
    docx,
    field,
    note,
    packed,
    paragraph,
    run,
    section,
    table,
    zotero,
)  # fmt: skip
from tests.work import work_of

GOOD = docx(paragraph("Losses rose to 38 per cent", call(1), "."), notes=note(1, "Council 2023, Losses"))
_DOCUMENT = "word/document.xml"


def with_document(xml: str | bytes) -> bytes:
    return docx("", parts={_DOCUMENT: xml})


def with_prologue(prologue: str, body: str) -> bytes:
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return with_document(f'<?xml version="1.0"?>{prologue}{document}')


def refused(data: bytes, name: str = "x.docx") -> str:
    with pytest.raises(ClaimsError) as caught:
        read(data, name)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY")
    for doctype in (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{canary.as_uri()}">]>',
        f'<!DOCTYPE d SYSTEM "{canary.as_uri()}">',
        f'<!DOCTYPE d [<!ENTITY % p SYSTEM "{canary.as_uri()}"> %p;]>',
    ):
        message = refused(with_prologue(doctype, paragraph(run("&x;") if "ENTITY x" in doctype else "a")))
        assert "DOCTYPE" in message
        assert "CANARY" not in message


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_a_doctype_is_refused_in_every_part(part: str) -> None:
    assert "DOCTYPE" in refused(docx(paragraph("a"), parts={part: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}))


def test_billion_laughs_do_not_unfold() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert "DOCTYPE" in refused(with_prologue(f'<!DOCTYPE d [<!ENTITY l0 "lol">{entities}]>', paragraph(run("&l9;"))))


def test_zip_bombs_stop_at_the_limit() -> None:
    text = b"<w:t>" + b"a" * 100_000_000 + b"</w:t>"
    bomb = with_document(f'<w:document xmlns:w="{W}"><w:body><w:p><w:r>'.encode() + text)
    assert len(bomb) < 200_000
    assert "too large" in refused(bomb)


def test_what_an_entry_says_of_its_size_is_not_believed() -> None:
    xml = f'<w:document xmlns:w="{W}"><w:body>{paragraph("a" * 2_000_000)}</w:body></w:document>'
    data = with_document(xml)
    honest = struct.pack("<L", len(xml))
    assert honest in data
    assert refused(data.replace(honest, struct.pack("<L", 10)))
    assert "too large" in refused(data.replace(honest, struct.pack("<L", 0xFFFFFFF0)))


def test_entries_that_share_one_body_are_counted() -> None:
    members = {f"word/media/{n}.bin": b"\0" * 1_100_000 for n in range(200)}
    members[_DOCUMENT] = b"<x/>"
    assert "too large" in refused(packed(members))


@pytest.mark.parametrize(
    ("target", "part"),
    [("../../../etc/passwd", "footnotes"), ("/etc/passwd", "footnotes"), ("file:///etc/passwd", "styles"), ("..", "x")],
)
def test_names_that_lead_out_of_the_package_lead_nowhere(target: str, part: str) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="http://x/{part}" Target="{target}"/></Relationships>'
    )
    data = docx(
        paragraph("Losses rose."),
        parts={"word/_rels/document.xml.rels": relations, "../evil.xml": "<x/>", "/word/styles.xml": "<x/>"},
    )
    assert "Losses rose." in read(data).text


def test_relationships_in_circles_end() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/officeDocument" Target="_rels/.rels"/>'
        '<Relationship Id="b" Type="http://x/footnotes" Target="document.xml"/></Relationships>'
    )
    parts = {"_rels/.rels": relations, "word/_rels/document.xml.rels": relations}
    data = docx(paragraph("Losses", call(1)), parts=parts)
    assert isinstance(_outcome(data), ClaimsError | None)


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/settings.xml"])
def test_a_part_that_is_missing_is_done_without(part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != part}
    document = read(packed(members))
    assert "Losses rose to 38 per cent1." in document.text
    del members["_rels/.rels"], members["word/_rels/document.xml.rels"], members["[Content_Types].xml"]
    assert read(packed(members)).text == document.text


def test_styles_without_a_list_of_styles_are_known_by_their_ids() -> None:
    data = docx(paragraph("Losses", style="Heading1") + paragraph("Text."), parts={"word/styles.xml": "<x/>"})
    assert [block.kind for block in read(data).blocks] == ["heading", "paragraph"]


@pytest.mark.parametrize("length", range(4, len(GOOD), 97))
def test_truncated_files_are_damaged(length: int) -> None:
    with pytest.raises((UnreadableDocument, UnsupportedFormat)):
        read(GOOD[:length], "x.docx")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (GOOD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"), "password"),
        (GOOD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63"), "damaged"),
        (packed({"word/document2.xml": "<x/>"}), "no document in it"),
        (with_document(""), "damaged"),
        (with_document("no XML"), "damaged"),
        (with_document(b"<?xml version='1.0' encoding='klingon'?><x/>"), "damaged"),
        (with_document("<w:document><w:p/>"), "damaged"),
        (with_document("<x/>"), "no text"),
        (docx(paragraph("")), "no text"),
        (docx("<w:p>" * 100_000), "nested too deeply"),
        (docx("<w:tbl><w:tr><w:tc>" * 80 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 80), "nested too deeply"),
    ],
    ids=range(12),
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_other_zips_are_named_as_what_they_are() -> None:
    with pytest.raises(UnsupportedFormat, match="zip"):
        read(packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "x.docx")


def test_deep_but_sound_nesting_is_read() -> None:
    tables = "<w:tbl><w:tr><w:tc>" * 40 + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 40
    controls = "<w:sdt><w:sdtContent>" * 80 + paragraph("down") + "</w:sdtContent></w:sdt>" * 80
    boxes = paragraph(box(paragraph(box(paragraph(box(paragraph("box")))))))
    assert read(docx(tables + controls + boxes)).text.split() == ["deep", "down", "box"]


@pytest.mark.parametrize(
    "unit",
    [
        paragraph("Losses rose to 38 per cent", call(1), "."),
        paragraph(run("1"), zotero("(A, 2019)", {"title": "A work", "issued": {"raw": "2019"}})),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        field('HYPERLINK "https://x.example" ', "open").rpartition("<w:r>")[0],
        paragraph('<w:bookmarkStart w:id="1" w:name="_Ref1"/>', properties=section()),
        paragraph(box(paragraph("boxed"))),
        table(cell("a") + cell("b")),
    ],
    ids="notes citations fields links sections boxes tables".split(),
)
def test_the_work_grows_with_the_length(unit: str) -> None:
    def work(count: int) -> int:
        data = docx(paragraph("Start.") + unit * count, notes=note(1, "Council 2023, Losses"))
        return work_of(lambda: read_docx(data))

    assert work(600) < 5 * work(150)


PIECES = [
    paragraph("Losses ", call(1), call(2, "*"), call(9)),
    run("12", RAISED),
    field(" NOTEREF _Ref1 \\f ", "1"),
    field(" ADDIN EN.CITE <EndNote><Cite><record/></Cite></EndNote>", "(A 2019)"),
    zotero("[1, 2]", {"title": 5, "author": "x", "issued": {"date-parts": [[None]]}}),
    zotero("(B)", {"author": [1, {}]}),
    field("ADDIN ZOTERO_BIBL", "1. A work"),
    section(notes="<w:numStart/>"),
    box(paragraph("In a box", call(1))),
    paragraph("Item", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    paragraph("x", properties="<w:rPr><w:del/></w:rPr>"),
    *(f'<w:r><w:fldChar w:fldCharType="{sign}"/></w:r>' for sign in ("begin", "separate", "end")),
    *"<w:p>|</w:p>|<w:tbl>|<w:tr>|<w:tc>|</w:tc>|</w:tr>|</w:tbl>|<w:sdt>|</w:sdt>|<w:del>|</w:del>|&#0;".split("|"),
    *(f"<w:{name}/>" for name in ("p", "tbl", "tr", "sdt", "footnoteReference", "bookmarkStart", "fldSimple", "sym")),
    "<m:sSup/>",
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:r><w:br w:type="page"/></w:r>',
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_mixture_of_parts_raises_anything_but_a_claims_error(pieces: list[str]) -> None:
    _outcome(docx(paragraph("Start.") + "".join(pieces), notes=note(1, *pieces) + note(2, "* Two")))
    whole = [piece for piece in pieces if piece.startswith("<w:p>") and piece.endswith("</w:p>")]
    assert _outcome(docx(paragraph("Start.") + "".join(whole), notes=note(1, "One"))) is None


RICH = re.findall(
    r"<[^<>]*>|[^<>]+",
    paragraph("Losses", style="berschrift1")
    + paragraph("Losses rose to 38 per cent", call(1), " and ", zotero("(A, 2019)", {"title": "A work"}), ".")
    + table(cell("a") + cell("4 %", paragraph(call(2, "*"))))
    + paragraph("Item", box(paragraph("boxed")), properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    + field(" NOTEREF _Ref1 ", "1")
    + section(notes='<w:numRestart w:val="eachSect"/>'),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(RICH) - 1), st.integers(0, len(RICH) - 1)), min_size=1, max_size=4))
def test_no_exchange_of_tags_raises_anything_but_a_claims_error(exchanges: list[tuple[int, int]]) -> None:
    tokens = list(RICH)
    for one, other in exchanges:  # a tag for a tag of its own sort, so that many of the mixtures stay sound
        alike = [n for n, token in enumerate(tokens) if token[:2] == "</" == tokens[one][:2] or token[-2:] == "/>"]
        other = alike[other % len(alike)] if alike else other
        tokens[one], tokens[other] = tokens[other], tokens[one]
    xml = "".join(tokens)
    _outcome(docx(xml, notes=note(1, "One") + note(2, "Two")))
    _outcome(docx(paragraph("Text", call(1)), notes=f'<w:footnote w:id="1">{xml}</w:footnote>'))


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=6), st.integers(0, len(GOOD)))
def test_no_damaged_byte_raises_anything_but_a_claims_error(put: bytes, at: int) -> None:
    _outcome(GOOD[:at] + put + GOOD[at + len(put) :])


def _outcome(data: bytes) -> ClaimsError | None:
    """Read, and hold what was read to its invariants."""
    try:
        document = read(data, "x.docx")
    except ClaimsError as error:
        return error
    length = len(document.text)
    spans = [piece for block in document.blocks for piece in block.segments]
    spans += [piece for one in document.notes for piece in one.segments]
    assert all(0 <= piece.start < piece.end <= length for piece in spans)
    assert all(document.text[marker.start : marker.end].strip() for marker in document.markers)
    assert all(marker.note is None or document.note(marker.note) for marker in document.markers)
    assert len({one.id for one in document.notes}) == len(document.notes)
    assert [page.start for page in document.pages[1:]] == [page.end for page in document.pages[:-1]]
    assert read(data, "x.docx").layout == document.layout
    return None
