"""Bibliography files: BibTeX and biblatex databases and CSL-JSON read to entries, entries to structured references."""

from claims.bibliography.bibtex import Bibliography, Entry, read_bibtex
from claims.bibliography.csl_json import is_csl_json, read_csl_json
from claims.bibliography.placed import Works, notes_at
from claims.bibliography.printed import Printed, print_entry

__all__ = ["Bibliography", "Entry", "Printed", "Works", "notes_at", "print_entry", "read_bibliography", "read_bibtex"]


def read_bibliography(text: str) -> Bibliography:
    """The entries of a bibliography file, BibTeX or CSL-JSON. BadBibliography where nothing can be had of it."""
    return read_csl_json(text) if is_csl_json(text) else read_bibtex(text)
