"""Reader for PDF: pdfium in a child process gives words with their fonts, the layout is put together here."""

from claims.readers.pdf.reading import read_pdf

__all__ = ["read_pdf"]
