"""Reader for a bibliography file that is checked by itself: its entries are the notes, the file is the text."""

import re

from claims.bibliography import read_bibtex
from claims.bibliography.placed import notes_in_file
from claims.document import EntryList, Format, Layout
from claims.flow import Span

_HEAD = re.compile(r"(?:\s|%[^\n]{0,500}\n){0,200}@[A-Za-z]{3,20}[ \t]{0,10}\{\s{0,10}[^\s{}\",=%]{1,200}[ \t]{0,10},")


def is_bibtex(text: str) -> bool:
    """Whether a text opens with an entry."""
    return _HEAD.match(text) is not None


def read_bib(text: str) -> Layout:
    """The layout of a `.bib` file; `text` is the canonical text itself. BadBibliography if nothing can be had of it."""
    found = read_bibtex(text)
    notes = notes_in_file(found.entries)
    entries = EntryList(uncalled=found.listed)
    return Layout(Format.BIBTEX, text, (Span(0, len(text)),), (), notes, entries=entries, warnings=found.warnings)
