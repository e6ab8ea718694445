"""Readers: from the bytes of a report to its layout, by content and name."""

from collections.abc import Sequence

from claims.companions import Companions, no_companions
from claims.document import Format, Layout
from claims.errors import UnreadableDocument, UnsupportedFormat
from claims.readers.bibtex import is_bibtex, read_bib
from claims.readers.decoding import decode_text
from claims.readers.docx import read_docx
from claims.readers.docx_parts import is_docx, is_encrypted_office, refuse_encrypted
from claims.readers.html import is_html, read_html
from claims.readers.latex import is_latex, read_latex
from claims.readers.markdown import is_markdown, read_markdown
from claims.readers.pandoc import pandoc_format, read_with_pandoc
from claims.readers.pdf import read_pdf
from claims.readers.text import read_text

_NAMES = {
    Format.MARKDOWN: (".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd"),
    Format.LATEX: (".tex", ".ltx", ".latex"),
    Format.BIBTEX: (".bib",),
}
_PDF_HEAD = 1024  # bytes within which a PDF says what it is
_HTML_NAMES = (".html", ".htm", ".xhtml")
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive, or a zipped format such as XLSX or PPTX,", "save it as plain text or Markdown"),
    (b"\xd0\xcf\x11\xe0", "an old office format (DOC, XLS)", "save it as plain text or Markdown"),
    (b"\x1f\x8b", "gzip", "unpack it first"),
)


def read_layout(
    data: bytes,
    name: str | None = None,
    companions: Companions = no_companions,
    bibliographies: Sequence[tuple[str, bytes]] = (),
) -> Layout:
    """Read a report. `name` (a file name) settles the format where the content does not.

    `companions` gives the files beside it, `bibliographies` are further ones, as name and bytes. UnreadableDocument for
    empty, damaged or binary bytes; UnsupportedFormat for formats that no reader takes; BadBibliography.
    """
    if not data:
        raise UnreadableDocument("the document is empty: nothing to check")
    if is_docx(data):
        return read_docx(data)
    if is_encrypted_office(data):
        raise refuse_encrypted()
    if b"%PDF-" in data[:_PDF_HEAD]:
        return read_pdf(data)
    through_pandoc = pandoc_format(data)
    if through_pandoc is not None:
        return read_with_pandoc(data, through_pandoc)
    for signature, kind, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedFormat(f"{kind} is not read yet: {remedy}")
    if is_html(data) or (name is not None and name.casefold().endswith(_HTML_NAMES)):
        return read_html(data)
    text = decode_text(data)
    form = detect_format(text, name)
    if form is Format.LATEX:
        return read_latex(text, name, companions, bibliographies)
    if form is Format.BIBTEX:
        return read_bib(text)
    return read_markdown(text) if form is Format.MARKDOWN else read_text(text)


def detect_format(text: str, name: str | None) -> Format:
    """The format of a decoded text, by the file's name; without one that tells, by its commands, entries or notes."""
    for form, endings in _NAMES.items():
        if name is not None and name.casefold().endswith(endings):
            return form
    if is_latex(text):
        return Format.LATEX
    if is_bibtex(text):
        return Format.BIBTEX
    return Format.MARKDOWN if is_markdown(text) else Format.TEXT
