"""What bytes are, whatever they are said to be."""

import io
import zipfile

import pytest

from sources.text import text_of
from sources.text.sniff import Format, sniff
from tests.sources.text.docx_writer import docx, paragraph
from tests.sources.text.pdf_writer import pdf, words


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        (pdf([words(60, 700, "x")]), "text/html", Format.PDF),
        (b"\n\n%PDF-1.4 x", None, Format.PDF),
        (docx(paragraph("x")), "application/octet-stream", Format.DOCX),
        (b"<!DOCTYPE html><p>x", "text/plain", Format.HTML),
        (b"  <html><p>x", "application/json", Format.HTML),
        (b"<!-- c --><html>", "text/plain", Format.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "application/xml", Format.HTML),
        (b"<p>x</p>", None, Format.HTML),
        (b"47 % said yes</p><p>and no</p>", None, Format.HTML),
        (b"just words", "text/html", Format.PLAIN),
        (b'{"a": 1}', "text/html", Format.JSON),
        (b'{"a": 1}', None, Format.JSON),
        (b"[1] Smith 2015", None, Format.PLAIN),
        (b'{"a": 1', None, Format.PLAIN),
        (b"<rss><x/></rss>", "application/rss+xml", Format.XML),
        (b'<?xml version="1.0"?><data/>', None, Format.XML),
        (b"a < b and c > d", None, Format.PLAIN),
        (b"a,b\n1,2\n", "text/csv", Format.CSV),
        (b"a;b;c\n1;2;3\n4;5;6\n", "text/plain", Format.CSV),
        (b"<a@b.c> wrote: x", "text/plain", Format.PLAIN),
        ("Größe".encode("utf-16"), "text/plain", Format.PLAIN),
    ],
)
def test_content_wins_over_the_declaration(data: bytes, declared: str | None, expected: Format) -> None:
    assert sniff(data, declared).format is expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "an image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "an image"),
        (b"ID3" + bytes(100), "a sound file"),
        (bytes(4) + b"ftypisom" + bytes(100), "a video"),
        (b"RIFF\x00\x00\x00\x00WEBP" + bytes(9), "image"),
        (b"\x1f\x8b\x08" + bytes(50), "a compressed file"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Office"),
        (zipped("a.txt"), "a zip archive"),
        (zipped("xl/workbook.xml"), "a spreadsheet"),
        (zipped("META-INF/container.xml"), "EPUB"),
        (b"PK\x03\x04 broken", "a damaged zip"),
        (b"{\\rtf1 x}", "RTF"),
        (bytes(range(32)) * 20, "binary data"),
        (b"", "empty"),
        (b"  \n", "empty"),
    ],
)
def test_what_has_no_text_says_why(data: bytes, reason: str) -> None:
    source = text_of(data, "text/html")
    assert source.unreadable is not None
    assert reason in source.unreadable
    assert source.text == ""


@pytest.mark.parametrize(
    "declared", ["", ";", "text/html;charset", "a/b; charset=\x00", "text/html; charset=" + "x" * 9999, "ß"]
)
def test_any_declaration_is_taken(declared: str) -> None:
    assert text_of(b"<p>47%</p>", declared).text == "47%"
