"""The format of a report, by its bytes, and by its name where they do not tell. Reads nothing and loads no library."""

import re
import zipfile
from io import BytesIO

from claims.document import Format
from claims.errors import UnreadableDocument, UnsupportedFormat

_NAMES = {
    Format.MARKDOWN: (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd"),
    Format.LATEX: (".tex", ".ltx", ".latex"),
    Format.BIBTEX: (".bib",),
}
_HTML_NAMES = (".html", ".htm", ".xhtml")
_PDF_HEAD = 1024  # bytes within which a PDF says what it is
_ZIP = b"PK\x03\x04"
_MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/epub+zip": Format.EPUB,
}
# The stream that holds an encrypted office document within an OLE file, as its directory spells it.
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSED = (
    (_ZIP, "a zip archive, or a zipped format such as XLSX or PPTX,", "save it as plain text or Markdown"),
    (_OLE, "an old office format (DOC, XLS)", "save it as plain text or Markdown"),
    (b"\x1f\x8b", "gzip", "unpack it first"),
)
_LATEX = ("\\documentclass", "\\begin{document}", "\\documentstyle")
_LATEX_HEAD = 50_000  # characters
_ENTRY = re.compile(r"(?:\s|%[^\n]{0,500}\n){0,200}@[A-Za-z]{3,20}[ \t]{0,10}\{\s{0,10}[^\s{}\",=%]{1,200}[ \t]{0,10},")
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,80})\]:[ \t]", re.MULTILINE)


def format_of_bytes(data: bytes, name: str | None) -> Format | None:
    """The format of bytes, None where they are text whose format its words tell (`format_of_text`).

    UnreadableDocument for an encrypted document; UnsupportedFormat for formats that no reader takes.
    """
    if data.startswith(_ZIP) and b"word/document" in data and b"mimetype" not in data[:64]:
        return Format.DOCX
    if data.startswith(_OLE) and _OLE_ENCRYPTED in data:
        raise UnreadableDocument("the document is protected by a password: save a copy without one")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    zipped = _zipped(data) if data.startswith(_ZIP) else None
    if zipped is not None:
        return zipped
    for signature, kind, remedy in _REFUSED:
        if data.startswith(signature):
            raise UnsupportedFormat(f"{kind} is not read yet: {remedy}")
    is_named = name is not None and name.casefold().endswith(_HTML_NAMES)
    return Format.HTML if is_named or _is_html(data) else None


def format_of_text(text: str, name: str | None) -> Format:
    """The format of a text, by the file's name; without one that tells, by its commands, entries or notes."""
    for form, endings in _NAMES.items():
        if name is not None and name.casefold().endswith(endings):
            return form
    head = text[:_LATEX_HEAD]
    if any(beginning in head for beginning in _LATEX):
        return Format.LATEX
    if _ENTRY.match(text):
        return Format.BIBTEX
    return Format.MARKDOWN if _has_footnote(text) else Format.TEXT


def _zipped(data: bytes) -> Format | None:
    """The format that a package names in its first member."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, package.open("mimetype") as member:
            return _MIME_TYPES.get(member.read(100).strip())
    except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return None


def _is_html(data: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        head.startswith((b"<?xml", b"<!--")) and b"<html" in head
    )


def _has_footnote(text: str) -> bool:
    """Whether a text holds a Markdown footnote: a call and its definition."""
    found = _FOOTNOTE.search(text)
    return found is not None and text.count(f"[^{found[1]}]") > 1
