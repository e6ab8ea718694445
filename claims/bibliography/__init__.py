"""Bibliography files: BibTeX and biblatex databases read to entries, entries to structured references."""

from claims.bibliography.bibtex import Bibliography, Entry, read_bibtex
from claims.bibliography.placed import Works
from claims.bibliography.printed import Printed, print_entry

__all__ = ["Bibliography", "Entry", "Printed", "Works", "print_entry", "read_bibtex"]
