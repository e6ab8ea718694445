"""A note promises an address and prints none.

What it does: looks for 'Available at:' with nothing behind it, and for an access date without an address or DOI.
Why it matters: the source was read on the web, and nobody can find it again.
What it leaves alone: printed works; sources read in a database, an archive or a reading room; short references to a
    work whose address is printed elsewhere.
"""

import re
from collections.abc import Iterator

from claims.document import Document
from claims.flow import Span
from claims.references.model import Reference
from provenance.facts.parts import text_for_address
from provenance.facts.places import is_short, labels_of, reference_place
from provenance.facts.tables.cues import READ_ELSEWHERE
from provenance.facts.wording import has_cue
from provenance.model import Context, Finding, Group, Place, Rule, Severity, place

RULE = Rule(
    id="missing-address",
    group=Group.REFERENCES,
    summary="an address is promised and none is printed",
    severity=Severity.ERROR,
)
_ADDRESS_OF_SOME_FORM = re.compile(r"www\.|://|\bhttps?\W{1,4}\w", re.IGNORECASE)  # `malformed-address` takes the rest
_STATE = re.compile(r"\bstand\W{0,3}$", re.IGNORECASE)
_ANNOUNCED = 30  # characters before an empty place in which 'Available at:' stands


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference that lacks the address it speaks of."""
    for note in document.notes:
        lone_address = any(_is_lone_address(reference) for reference in note.references)
        for reference in note.references:
            if _has_address(reference) or is_short(reference) or lone_address or text_for_address(reference):
                continue
            slot = reference.spans.get("address_slot")
            if reference.address_slot == "" and slot is not None:
                message = "An address is announced, and none follows."
            elif (
                reference.accessed
                and not has_cue(reference.text, READ_ELSEWHERE)
                and not _is_state(document, reference)
            ):
                message = "The reference says when its source was accessed, but not where: there is no address."
            else:
                continue
            yield RULE.finding(
                message,
                identity=reference.text,
                at=_announcement(document, slot) if slot else reference_place(document, reference, "accessed"),
                labels=labels_of(document, (note.id,)),
            )


def _announcement(document: Document, slot: Span) -> Place:
    """'Available at:' and the empty place behind it."""
    line = document.text[max(0, slot.start - _ANNOUNCED) : slot.start]
    start = slot.start - len(re.split(r"[,.;”\"'»)]\s", line.rstrip())[-1]) - (len(line) - len(line.rstrip()))
    end = slot.end
    while end < len(document.text) and document.text[end] in " ;.,":
        end += 1
    return place(document, start, len(document.text[:end].rstrip()))


def _is_state(document: Document, reference: Reference) -> bool:
    """Whether the date is that of a state of things: 'own survey, Stand: July 2022'."""
    date = reference.spans.get("accessed")
    return date is not None and _STATE.search(document.text[max(0, date.start - 12) : date.start]) is not None


def _has_address(reference: Reference) -> bool:
    return bool(reference.url or reference.doi or _ADDRESS_OF_SOME_FORM.search(reference.text))


def _is_lone_address(reference: Reference) -> bool:
    """Whether an address was cut off from the reference it belongs to."""
    return bool(reference.url) and not (reference.title or reference.authors)
