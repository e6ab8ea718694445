"""The smallest DOCX writer that the tests need: packages put together by hand, part by part."""

import io
import json
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'
    for id_, name, more in (
        ("Standard", "Normal", ""),
        ("berschrift1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("Kapitel", "Kapitel", '<w:basedOn w:val="berschrift1"/>'),
        ("Rang2", "Rang 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("Titel", "Title", ""),
        ("Zitat", "Quote", ""),
        ("Beschriftung", "caption", ""),
        ("Verzeichnis1", "toc 1", ""),
        ("Geheim", "Secret", "<w:rPr><w:vanish/></w:rPr>"),
        ("Kreis", "Circle", '<w:basedOn w:val="Kreis"/>'),
        ("Aufzhlung", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
    )
) + (
    f'<w:style w:type="character" w:styleId="Hoch"><w:name w:val="Raised"/><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="[%1]"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "", style: str = "") -> str:
    """A paragraph; what is no markup becomes a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def call(number: int, mark: str = "", kind: str = "footnote") -> str:
    """The call of a note, with a mark of its own if one is given."""
    custom = f' w:customMarkFollows="1" w:id="{number}"/><w:t>{mark}</w:t>' if mark else f' w:id="{number}"/>'
    return f"<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference{custom}</w:r>"


def note(number: int, *content: str, kind: str = "footnote", own: bool = True) -> str:
    """A note of one paragraph for each part; `own` prints its number."""
    sign = f"<w:r><w:{kind}Ref/></w:r>" if own else ""
    first, *rest = content or ("",)
    body = paragraph(sign + (first if first.startswith("<") else run(f" {first}" if own else first))) if sign else ""
    body = body or paragraph(first)
    return f'<w:{kind} w:id="{number}">{body}{"".join(map(paragraph, rest))}</w:{kind}>'


def field(instruction: str, result: str) -> str:
    """A field with its instruction and result."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{sign}"/></w:r>' for sign in ("begin", "separate", "end"))
    shown = result if result.startswith("<") else run(result)
    written = instruction.replace("&", "&amp;").replace("<", "&lt;")
    return f'{begin}<w:r><w:instrText xml:space="preserve">{written}</w:instrText></w:r>{separate}{shown}{end}'


def zotero(result: str, *items: Mapping[str, object]) -> str:
    """A Zotero citation."""
    citation = {"citationID": "x", "citationItems": [{"id": 1, "itemData": item} for item in items]}
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation)} ", result)


def section(*, notes: str = "", kind: str = "nextPage") -> str:
    """The properties of a section."""
    return f'<w:sectPr><w:footnotePr>{notes}</w:footnotePr><w:type w:val="{kind}"/></w:sectPr>'


def table(*rows: str) -> str:
    """A table of rows, each the markup of its cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(*content: str, properties: str = "") -> str:
    """A cell; what is no markup becomes a paragraph."""
    inner = "".join(part if part.startswith("<") else paragraph(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def box(content: str) -> str:
    """A text box in both forms that Word writes."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{inner}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(
    body: str,
    *,
    notes: str = "",
    endnotes: str = "",
    settings: str = "",
    links: Mapping[str, str] | None = None,
    note_links: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A package with this body; `parts` are added, or stand in place of those that are made."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relationships({}, {"officeDocument": "word/document.xml"}),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(links or {}, {"footnotes": "footnotes.xml"}),
        "word/styles.xml": _part("styles", STYLES),
        "word/numbering.xml": _part("numbering", NUMBERING),
        "word/settings.xml": _part("settings", settings),
        "word/footnotes.xml": _part("footnotes", _SEPARATORS.replace("KIND", "footnote") + notes),
        "word/_rels/footnotes.xml.rels": _relationships(note_links or {}, {}),
        "word/endnotes.xml": _part("endnotes", _SEPARATORS.replace("KIND", "endnote") + endnotes),
        **(parts or {}),
    }
    return packed(made)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


_SEPARATORS = (
    '<w:KIND w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:KIND>'
    '<w:KIND w:id="0" w:type="continuationSeparator"><w:p><w:r><w:t>9 per cent</w:t></w:r></w:p></w:KIND>'
)


def _part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_SPACES}>{content}</w:{name}>'


def _relationships(links: Mapping[str, str], parts: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for id_, address in links.items()
    ) + "".join(f'<Relationship Id="p{kind}" Type="{_OFFICE}/{kind}" Target="{name}"/>' for kind, name in parts.items())
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )
