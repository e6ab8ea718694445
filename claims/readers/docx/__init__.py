"""Reader for Word documents (DOCX): the package, its parts, and the text with its notes as Word prints them."""

from claims.readers.docx.reading import read_docx

__all__ = ["read_docx"]
