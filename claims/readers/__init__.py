"""Readers: from the bytes of a report to its layout, by content and name.

Each reader is loaded when a document of its format comes: their libraries take longer to load than a text to check.
"""

from collections.abc import Sequence

from claims.companions import Companions, no_companions
from claims.document import Format, Layout
from claims.errors import UnreadableDocument
from claims.readers.decoding import decode_text
from claims.readers.formats import format_of_bytes, format_of_text


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
    form = format_of_bytes(data, name)
    if form is not None:
        return _read_bytes(data, form)
    text = decode_text(data)
    match format_of_text(text, name):
        case Format.LATEX:
            from claims.readers.latex import read_latex

            return read_latex(text, name, companions, bibliographies)
        case Format.BIBTEX:
            from claims.readers.bibtex import read_bib

            return read_bib(text)
        case Format.MARKDOWN:
            from claims.readers.markdown import read_markdown

            return read_markdown(text, companions, bibliographies)
    from claims.readers.text import read_text

    return read_text(text)


def _read_bytes(data: bytes, form: Format) -> Layout:
    match form:
        case Format.PDF:
            from claims.readers.pdf import read_pdf

            return read_pdf(data)
        case Format.DOCX:
            from claims.readers.docx import read_docx

            return read_docx(data)
        case Format.HTML:
            from claims.readers.html import read_html

            return read_html(data)
    from claims.readers.pandoc import read_with_pandoc

    return read_with_pandoc(data, form)
