"""What a report says: read from its bytes to typed places in one text. No network, no clock, no database."""

from claims.document import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Document,
    Format,
    Layout,
    LinkKind,
    Marker,
    MarkerKind,
    Note,
    NoteKind,
    Quote,
    Sentence,
)
from claims.errors import BadBibliography, ClaimsError, UnreadableDocument, UnsupportedFormat
from claims.flow import Span
from claims.quantities import Change, Comparator, Quantity, QuantityKind, find_quantities
from claims.reading import read
from claims.references import parse_references
from claims.references.model import BackReference, DateRole, PrintedDate, Reference, ReferenceKind

__all__ = [
    "Attribution",
    "BackReference",
    "BadBibliography",
    "Block",
    "BlockKind",
    "Change",
    "Claim",
    "ClaimsError",
    "Comparator",
    "DateRole",
    "Document",
    "Format",
    "Layout",
    "LinkKind",
    "Marker",
    "MarkerKind",
    "Note",
    "NoteKind",
    "PrintedDate",
    "Quantity",
    "QuantityKind",
    "Quote",
    "Reference",
    "ReferenceKind",
    "Sentence",
    "Span",
    "UnreadableDocument",
    "UnsupportedFormat",
    "find_quantities",
    "parse_references",
    "read",
]
