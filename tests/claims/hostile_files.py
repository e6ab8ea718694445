"""Damaged files and files made to harm, in every format, each with what must be said of it.

A case is a name (its ending says the format), the bytes, and a pattern of the one line that refuses it; where the
pattern is empty the file is read, and its figure, 38 per cent, is found; where it begins with `|` or is `*`, the file
may be read. `CANARY` is the name of a file beside, above or at the root, whose content must never come out.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tests.claims.docx_files import W, call, docx, note, packed, paragraph, run
from tests.claims.pdf.press import Sheet, printed
from tests.sources.text.pdf_writer import objects, one_page

SAYS = "Losses rose to 38 per cent in 2022. Nothing else is known of it."
CANARY = "canary.txt"
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
BINARY = b"\x00\x01\xfe\xff\x80garbage\x00" * 200


@dataclass(frozen=True, slots=True)
class Case:
    """A file, and what is said of it: a pattern, or nothing where it is read."""

    name: str
    data: bytes
    said: str = ""


def sheet(text: str = SAYS) -> Sheet:
    """A page with one sentence."""
    page = Sheet()
    page.line(70, 700, text)
    return page


def flate(content: bytes, times: int = 1) -> bytes:
    """A stream packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode" * times
    return b"<</Filter[%s]/Length %d>>stream\n" % (filters, len(content)) + content + b"\nendstream"


def pdf_files() -> Iterator[Case]:
    """PDF, ISO 32000."""
    whole = printed(sheet())
    catalogue, tree = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    scan = one_page(
        b"<</Length 40>>stream\nq 500 0 0 700 40 40 cm /I Do Q         \nendstream",
        b"<</XObject<</I 5 0 R>>>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream",
    )
    locked = f"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{'0f' * 32}>/U<{'1e' * 32}>>>/ID[<00><00>]"
    yield Case("truncated.pdf", whole[: len(whole) * 3 // 5], "damaged")
    yield Case("head-only.pdf", b"%PDF-1.7\n", "damaged")
    yield Case("garbage.pdf", b"%PDF-1.7\n" + BINARY, "damaged")
    yield Case("encrypted.pdf", objects([catalogue, b"<</Type/Pages/Count 0/Kids[]>>"], trailer=locked), "encrypted")
    yield Case("scanned.pdf", scan, "OCR")
    signs = printed(*(sheet("¤§¶°±©®¬¦¨´¸·«»¿¡÷×¯" * 3) for _ in range(5)))
    yield Case("fonts-without-letters.pdf", signs, "OCR")
    yield Case("no-pages.pdf", objects([catalogue, b"<</Type/Pages/Count 0/Kids[]>>"]), "PDF")
    yield Case("tree-of-itself.pdf", objects([catalogue, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "PDF")
    yield Case("catalogue-of-itself.pdf", objects([b"<</Type/Catalog/Pages 1 0 R>>"]), "PDF")
    yield Case("length-of-itself.pdf", one_page(b"<</Length 4 0 R>>stream\nBT ET\nendstream"), "no text")
    yield Case("nested-arrays.pdf", objects([catalogue, b"[" * 20_000]), "PDF")
    yield Case("nested-dictionaries.pdf", objects([catalogue, b"<</A" * 20_000]), "PDF")
    yield Case("claims-100000-pages.pdf", whole.replace(b"/Count 1/", b"/Count 100000/"), "")
    parent = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    kids = b"<</Type/Pages/Count 100000/Kids[%s]>>" % (b"3 0 R " * 100_000)
    yield Case("has-100000-pages.pdf", objects([catalogue, kids, parent]), "no text")
    yield Case("huge-page.pdf", whole.replace(b"[0 0 595 842]", b"[0 0 9e30 -1]"), "|no text")
    yield Case("nested-operators.pdf", one_page(flate(b"q " * 300_000 + b"[" * 100_000)), "no text|took too long")
    yield Case("flate-in-flate.pdf", one_page(flate(b"q Q " * 1_000_000, times=3)), "no text|too l")
    yield Case("loop-of-tables.pdf", whole.replace(b"trailer\n<<", b"trailer\n<</Prev 9 "), "|damaged")
    yield Case("tree-without-type.pdf", objects([catalogue, tree, b"<<>>"]), "PDF")


def docx_files() -> Iterator[Case]:
    """DOCX, ECMA-376."""
    body = paragraph("Losses rose to 38 per cent", call(1), " in 2022. Nothing else is known of it.")
    whole = docx(body, notes=note(1, "Council 2023, Losses"))
    document = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]>' + document.format(paragraph(run("&l9;")))
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{CANARY}">]>' + document.format(paragraph(run("&x;")))
    bomb = document.format("<w:p><w:r><w:t>" + "a" * 20_000_000 + "</w:t></w:r></w:p>")
    yield Case("truncated.docx", whole[: len(whole) // 2], "damaged")
    yield Case("laughs.docx", docx("", parts={"word/document.xml": laughs}), "DOCTYPE")
    yield Case("outside.docx", docx("", parts={"word/document.xml": outside}), "DOCTYPE")
    yield Case("bomb.docx", docx("", parts={"word/document.xml": bomb}), "too large")
    yield Case("deep.docx", docx("<w:p>" * 100_000), "nested too deeply")
    yield Case("no-document.docx", packed({"word/document2.xml": "<x/>"}), "no document")
    yield Case("no-footnotes.docx", docx(body, parts={"word/footnotes.xml": ""}), "|damaged")
    away = f'<Relationship Id="p" Type="officeDocument" Target="../../../../{CANARY}"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{namespace}">{away}</Relationships>'
    yield Case("traversal.docx", docx(body, parts={"_rels/.rels": relations}), "")
    yield Case("old.docx", b"\xd0\xcf\x11\xe0" + BINARY, "old office format")
    yield Case("locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password")
    yield Case("sheet.docx", packed({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "zip")


def opened(mime: str, members: Mapping[str, str | bytes]) -> bytes:
    """A package that opens with its media type, as ODT and EPUB do."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), mime)
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pandoc_files() -> Iterator[Case]:
    """ODT, EPUB and RTF; without pandoc all are refused for that."""
    odt, epub = "application/vnd.oasis.opendocument.text", "application/epub+zip"
    styles = '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    office = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:text>'
        "{}</office:text></office:body></office:document-content>"
    )
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{CANARY}">]>' + office.format("<text:p>&x;</text:p>")
    bomb = office.format("<text:p>" + "a" * 30_000_000 + "</text:p>")
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        f'<rootfile full-path="../../{CANARY}" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    yield Case("empty.odt", opened(odt, {}), "pandoc")
    yield Case("garbage.odt", opened(odt, {"content.xml": BINARY, "styles.xml": styles}), "pandoc|no visible text")
    yield Case("outside.odt", opened(odt, {"content.xml": outside, "styles.xml": styles}), "pandoc|no visible text")
    yield Case("bomb.odt", opened(odt, {"content.xml": bomb, "styles.xml": styles}), "too large|pandoc")
    yield Case("truncated.odt", opened(odt, {"content.xml": office.format("x" * 9000)})[:200], "zip|pandoc")
    yield Case("no-container.epub", opened(epub, {}), "pandoc")
    yield Case("traversal.epub", opened(epub, {"META-INF/container.xml": container}), "pandoc")
    yield Case("garbage.rtf", b"{\\rtf1" + BINARY, "|pandoc|no visible text")
    yield Case("deep.rtf", b"{\\rtf1 " + b"{" * 100_000, "|pandoc|no visible text")
    yield Case("binary.rtf", b"{\\rtf1 {\\bin2147483647 x}}", "|pandoc|no visible text")


def markup_files() -> Iterator[Case]:
    """HTML, LaTeX and BibTeX."""
    html = f"<!DOCTYPE html><html><body><p>{SAYS}</p>{{}}</body></html>"
    yield Case("deep.html", html.format("<div>" * 50_000).encode(), "nested too deeply")
    yield Case("attributes.html", html.format("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x").encode())
    yield Case("comment.html", html.format("<!-- " + "a" * 500_000).encode())
    yield Case("table.html", html.format("<table><td colspan=999999999 rowspan=999999999>1" * 500).encode())
    yield Case("sups.html", html.format('<sup><a href="#f1">1</a>' * 50_000).encode(), "nested too deeply")
    yield Case("ids.html", html.format('<sup><a href="#f1">1</a></sup><p id=f1>1 A' * 300).encode())
    yield Case("entities.html", html.format("&" * 50_000).encode())
    xhtml = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{CANARY}">]><html><body><p>{SAYS} &x;</p>'
    yield Case("outside.html", xhtml.encode())
    yield Case("empty.html", b"<html><body></body></html>", "no visible text")
    yield Case("nulls.html", html.format("\0" * 1000).encode())
    begin = "\\documentclass{article}\\begin{document}"
    yield Case("outside.tex", f"{begin}{SAYS}\\input{{/{CANARY}}}\\input{{../{CANARY}}}\\end{{document}}".encode())
    yield Case("shell.tex", f'{begin}{SAYS}\\immediate\\write18{{cat {CANARY}}}\\input|"ls"\\end{{document}}'.encode())
    yield Case("itself.tex", f"{begin}{SAYS}\\input{{itself}}\\include{{itself}}\\end{{document}}".encode())
    yield Case("deep.tex", f"{begin}{SAYS}{'{' * 100_000}".encode())
    yield Case("doubling.tex", f"\\def\\a{{\\a\\a}}{begin}{SAYS}\\a".encode())
    yield Case("empty.tex", f"{begin}\\end{{document}}".encode(), "prints nothing")
    yield Case("binary.tex", BINARY, "binary")
    strings = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))
    yield Case("strings.bib", f'@string{{s0 = "ha"}}\n{strings}@book{{k, title = s59, year = 2020}}'.encode(), "*")
    yield Case("unclosed.bib", b"@book{a, title = {One}, year = 2020\n@book{b, title = {Two}, year = 2021}", "*")
    yield Case("fields.bib", b"@book{a, url={u}, url={v}, title={T}, year=2020}\n@book{a, title={U}}", "*")
    yield Case("braces.bib", b"@book{a, title = " + b"{" * 100_000, "*")


def text_files() -> Iterator[Case]:
    """Text and Markdown."""
    yield Case("binary.txt", BINARY, "binary")
    yield Case("blanks.txt", b" \n\t\n" * 1000, "empty")
    yield Case("zip.txt", packed({"a.txt": "x"}), "zip")
    yield Case("gzip.txt", zlib.compress(b"x", wbits=31), "gzip")
    yield Case("one-line.txt", (SAYS + " x" * 50_000).encode())
    yield Case("markers.txt", (SAYS + "\n" + "word1.2 " * 20_000).encode())
    yield Case("notes.txt", (SAYS + "\n\n" + "\n".join(f"{n} Smith {n}" for n in range(1, 1000))).encode())
    yield Case("utf16.txt", SAYS.encode("utf-16"))
    yield Case("escapes.txt", (SAYS + "\x1b[2J\u202e\x07").encode())
    yield Case("calls.md", (SAYS + "[^1]" * 20_000 + "\n\n[^1]: x").encode())
    yield Case("brackets.md", (SAYS + "[" * 100_000).encode())
    yield Case("quotes.md", (SAYS + "\n\n" + ">" * 100_000 + " x").encode())
    yield Case("front.md", b"---\n" * 1000 + SAYS.encode())
    yield Case("numbers.txt", (SAYS + " " + "9" * 100_000 + "%").encode())


def odd_pdf_files() -> Iterator[Case]:
    """PDF cut at many places, with noise in it, before it or under another name, and drawn by forms of forms."""
    whole = printed(sheet())
    for tenth in range(1, 10):
        yield Case(f"cut-{tenth}.pdf", whole[: len(whole) * tenth // 10], "PDF")
    noise = bytearray(whole)
    for turn in range(0, len(noise), 37):
        noise[turn] = turn % 251
    yield Case("noise.pdf", bytes(noise), "|PDF|binary")
    yield Case("junk-before.pdf", b"junk" * 200 + whole)
    yield Case("is-pdf.docx", whole)
    yield Case("is-pdf.html", whole)
    tree = objects([_CATALOGUE, b"<</Type/Pages/Count 9/Kids[3 0 R]>>", b"<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>"])
    yield Case("trees-in-circles.pdf", tree, "no pages|no text|damaged")
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>stream\n"
    draws = b"<</Length 5>>stream\n/F Do\nendstream"
    doubled = one_page(draws, b"<</XObject<</F 5 0 R>>>>", form + b"/F Do /F Do\nendstream")
    yield Case("form-in-itself.pdf", doubled, "too l|crashed|no text")
    wide = (
        b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 1>>"
    )
    shows = b"<</Length 28>>stream\nq 500 0 0 700 0 0 cm /I Do Q  \nendstream"
    yield Case("huge-image.pdf", one_page(shows, b"<</XObject<</I 5 0 R>>>>", wide + b"stream\n\x80\nendstream"), "OCR")


def odd_packages() -> Iterator[Case]:
    """DOCX and its like: cut, doubled, nested, encrypted entry by entry, with names and entries that should not be."""
    body = paragraph("Losses rose to 38 per cent", call(1), " in 2022. Nothing else is known of it.")
    whole = docx(body, notes=note(1, "Council 2023, Losses", call(1)))
    for tenth in (1, 3, 5, 7, 9):
        yield Case(f"cut-{tenth}.docx", whole[: len(whole) * tenth // 10], "damaged|zip")
    yield Case("is-docx.pdf", whole)
    yield Case("is-docx.txt", whole)
    yield Case("nested.docx", packed({"word/document.xml": whole}), "damaged")
    yield Case("names.docx", docx(body, parts={"../../evil.txt": "x", "/etc/evil": "x", "word/..\\evil.xml": "x"}))
    yield Case("entries.docx", docx(body, parts={f"word/x{number}.xml": "" for number in range(5_000)}))
    yield Case("media.docx", docx(body, parts={"word/media/a.png": b"\0" * 210_000_000}), "too large")
    yield Case("nulls.docx", docx(body.replace("known", "kn\0own")), "damaged")
    yield Case("surrogate.docx", docx(body + "<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>"), "damaged")
    circle = f'<w:styles xmlns:w="{W}">' + "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    yield Case("styles.docx", docx(paragraph(SAYS, style="A"), parts={"word/styles.xml": circle + "</w:styles>"}))
    yield Case(
        "fields.docx", docx(paragraph(SAYS) + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 3_000)
    )
    locked = bytearray(whole)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        while at >= 0:
            locked[at + flags] |= 1
            at = locked.find(signature, at + 4)
    yield Case("entries-locked.docx", bytes(locked), "password")
    yield Case("remarks.docx", docx(body, parts={"word/comments.xml": "<!DOCTYPE c><c/>"}), "DOCTYPE")


def odd_markup() -> Iterator[Case]:
    """HTML, LaTeX and BibTeX: circles, endless signs, other encodings."""
    html = f"<!DOCTYPE html><html><body><p>{SAYS}</p>{{}}</body></html>"
    yield Case("elements.html", html.format("<br><i>" * 900_000).encode(), "elements|nested")
    yield Case("signs.html", html.format("&#xD800;&#x110000;&#0;&#xFFFFFFFFF;").encode())
    yield Case("endless-address.html", html.format(f'<a href="{"x" * 1_000_000}">x</a>').encode())
    yield Case("utf-16.html", html.format("é").encode("utf-16"))
    yield Case(
        "frames.html", html.format(f'<iframe src="{CANARY}"></iframe><object data="/{CANARY}"></object>').encode()
    )
    begin = f"\\documentclass{{article}}\\begin{{document}}{SAYS} "
    yield Case("note-in-itself.tex", f"\\newcommand{{\\fn}}[1]{{\\footnote{{\\fn{{#1#1}}}}}}{begin}\\fn{{x}}".encode())
    files = f"\\import{{../../}}{{{CANARY}}}\\subfile{{../{CANARY}}}\\lstinputlisting{{/{CANARY}}}"
    yield Case("takes-in.tex", (begin + files).encode())
    yield Case("keys.tex", f"{begin}\\cite{{{','.join(f'k{number}' for number in range(5_000))}}}".encode())
    yield Case("verb.tex", (begin + "\\verb|x" * 20_000).encode())
    yield Case("latin.tex", f"{begin}é".encode("latin-1"))
    yield Case(
        "circle.bib", b"@string{a = b}@string{b = a}@book{x, title = a # b, crossref = {y}}@book{y, crossref={x}}", "*"
    )
    people = " and ".join(f"A{number} B{number}" for number in range(20_000))
    yield Case("people.bib", f"@book{{k, author = {{{people}}}, title = {{T}}, year = 2020}}".encode(), "*")


def odd_texts() -> Iterator[Case]:
    """Text and Markdown: lone surrogates, several encodings, marks without letters, blanks of all kinds."""
    yield Case("surrogate.txt", SAYS.encode() + b" \xed\xa0\x80 tail")
    yield Case("utf-32.txt", SAYS.encode("utf-32"))
    yield Case("utf-16-be.txt", SAYS.encode("utf-16-be"))
    yield Case("null.txt", SAYS.encode() + b"\0", "binary")
    yield Case("mark-only.txt", b"\xef\xbb\xbf", "empty")
    yield Case("lines.txt", (SAYS + "\u2028\u2029\x85\x0b\x0c" * 20_000).encode())
    yield Case("accents.txt", (SAYS + " a" + "\u0301" * 100_000).encode())
    yield Case("turned.txt", ("\u202e" * 50_000 + SAYS).encode())
    yield Case("no-width.md", (SAYS + "\u200b" * 100_000).encode())
    yield Case("links.md", (SAYS + " [a](" * 20_000).encode())
    yield Case("lists.md", (SAYS + "\n\n" + "- " * 3_000 + "x").encode())
    yield Case("columns.md", (SAYS + "\n\n" + "|" * 50_000 + "\n" + "|-" * 50_000).encode())
    named = f"---\nbibliography: [../../{CANARY}, /{CANARY}, x.bib]\na: &a [*a, *a]\n---\n{SAYS}"
    yield Case("names.md", named.encode())


def _lies_of_its_size() -> bytes:
    """A DOCX whose directory says that its document is small."""
    whole = docx(paragraph("a" * 3_000_000))
    place = whole.rindex(b"word/document.xml") - 46 + 24
    return whole[:place] + struct.pack("<I", 10) + whole[place + 4 :]


@cache
def all_cases() -> list[Case]:
    """Every case; they must not be changed."""
    cases = [*pdf_files(), *docx_files(), *pandoc_files(), *markup_files(), *text_files()]
    more = [*odd_pdf_files(), *odd_packages(), *odd_markup(), *odd_texts()]
    return [*cases, *more, Case("lies.docx", _lies_of_its_size(), "damaged|too large|")]
