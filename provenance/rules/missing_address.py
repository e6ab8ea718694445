"""A note promises an address and prints none.

What it does: looks for 'Available at:' with nothing behind it, and for an access date without an address or DOI.
Why it matters: the source was read on the web, and nobody can find it again.
What it leaves alone: printed works; sources read in a database, an archive or a reading room; short references to a
    work whose address is printed elsewhere.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.model import Context, Finding, Group, Rule, Severity
from provenance.places import is_short, labels_of, reference_place
from provenance.tables.cues import READ_ELSEWHERE
from provenance.wording import has_cue

RULE = Rule(
    id="missing-address",
    group=Group.REFERENCES,
    summary="an address is promised and none is printed",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference that lacks the address it speaks of."""
    for note in document.notes:
        lone_address = any(_is_lone_address(reference) for reference in note.references)
        for reference in note.references:
            if _has_address(reference) or is_short(reference) or lone_address:
                continue
            if reference.address_slot == "":
                message = "An address is announced, and none follows."
            elif reference.accessed and reference.address_slot is None and not has_cue(reference.text, READ_ELSEWHERE):
                message = "The reference says when its source was accessed, but not where: there is no address."
            else:
                continue
            yield RULE.finding(
                message,
                identity=reference.text,
                at=reference_place(document, reference, "address_slot", "accessed"),
                labels=labels_of(document, (note.id,)),
            )


def _has_address(reference: Reference) -> bool:
    return bool(reference.url or reference.doi or "www." in reference.text or "://" in reference.text)


def _is_lone_address(reference: Reference) -> bool:
    """Whether an address was cut off from the reference it belongs to."""
    return bool(reference.url) and not (reference.title or reference.authors)
