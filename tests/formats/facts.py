"""What a report says, whatever its format: notes, markers, references, claims and findings without their places."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from claims.document import Document, Note
from claims.references.model import Reference
from tests.worlds import examined

_FIELDS = (
    "kind authors year title container publisher volume issue pages url doi isbn published accessed".split()
)  # of a reference
_AROUND = 12  # letters that tell where a marker stands


def letters(text: str) -> str:
    """The letters and digits of a text alone: lines, blanks and quotation marks differ from format to format."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def facts_of(document: Document, web: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The facts, each kind as a list in the order of the document."""
    labels = {note.id: note.label for note in document.notes}
    said = {claim.id: letters(claim.text) for claim in document.claims}
    return {
        "title": [document.title, document.dated],
        "notes": [(note.label, letters(note.text)) for note in document.notes],
        "references": [_reference(note, one) for note in document.notes for one in note.references],
        "markers": _markers(document, labels),
        "claims": [
            (
                letters(claim.text),
                [(figure.text, figure.kind, figure.low, figure.high, figure.unit) for figure in claim.figures],
                [labels[note] for note in claim.notes],
                claim.link,
            )
            for claim in document.claims
        ],
        "quotes": [(letters(quote.text), [labels[note] for note in quote.notes]) for quote in document.quotes],
        "findings": sorted(
            (one.rule, one.labels, said.get(one.claim or "", letters(one.at.quote if one.at else "")))
            for one in examined(document, web).findings
        ),
    }


def _reference(note: Note, reference: Reference) -> tuple[str, ...]:
    """What a reference cites; apostrophes differ from format to format."""
    values = (getattr(reference, field) for field in _FIELDS)
    written = ("; ".join(value) if isinstance(value, tuple) else str(value) for value in values)
    return (note.label, *(value.replace("’", "'") for value in written))


def _markers(document: Document, labels: Mapping[str, str]) -> list[tuple[str, str | None, str]]:
    """Each marker with the label of its note and the letters before it, other markers left out."""
    found: list[tuple[str, str | None, str]] = []
    spots = sorted((marker.start, marker.end, marker) for marker in document.markers)
    for block in document.blocks:
        before = ""
        for piece in block.segments:
            at = piece.start
            for start, end, marker in spots:
                if piece.start <= start < piece.end:
                    before += letters(document.text[at:start])
                    found.append((marker.label, labels.get(marker.note or ""), before[-_AROUND:]))
                    at = end
            before += letters(document.text[at : piece.end])
    return found
