"""References: one note's text cut into single works, each read field by field, and short forms resolved."""

from claims.flow import KeepsHyphen
from claims.references.addresses import keeps_hyphen, unfold
from claims.references.cut import cut, whole
from claims.references.model import Reference
from claims.references.parse import parse_piece
from claims.references.resolve import place_references, resolve, unplaced

__all__ = ["parse_note", "parse_references", "place_references", "resolve"]


def parse_references(note: str) -> tuple[Reference, ...]:
    """The references of one note, in order; `note` is its text without the label, line breaks as they stand.

    Spans count in `note`. A note that only explains has none. No text raises.
    """
    return parse_note(note)[1]


def parse_note(
    raw: str, keeps: KeepsHyphen = keeps_hyphen, *, is_entry: bool = False
) -> tuple[str, tuple[Reference, ...]]:
    """The note in one line, its broken addresses joined, and its references with spans in `raw`.

    `keeps` says whether the hyphen at a line end belongs to the word (see `claims.flow.fold`). An entry of a list is
    one reference, whatever stops stand in it.
    """
    flow, addresses = unfold(raw, keeps)
    pieces = whole(flow.text, addresses) if is_entry else cut(flow.text, addresses)
    return flow.text, tuple(unplaced(parse_piece(flow.text, piece, addresses), flow) for piece in pieces)
