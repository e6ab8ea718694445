"""Reader for a bibliography file that is checked by itself: its entries are the notes, the file is the text."""

from claims.bibliography import read_bibtex
from claims.bibliography.placed import notes_in_file
from claims.document import EntryList, Format, Layout
from claims.flow import Span


def read_bib(text: str) -> Layout:
    """The layout of a `.bib` file; `text` is the canonical text itself. BadBibliography if nothing can be had of it."""
    found = read_bibtex(text)
    notes = notes_in_file(found.entries)
    entries = EntryList(uncalled=found.listed)
    return Layout(Format.BIBTEX, text, (Span(0, len(text)),), (), notes, entries=entries, warnings=found.warnings)
