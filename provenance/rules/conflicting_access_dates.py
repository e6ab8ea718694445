"""One address is cited with different access dates.

What it does: compares the access dates of all references to one address.
Why it matters: it is not clear which state of the page the text rests on.
What it leaves alone: a log of checks, where one note or many give a date each.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.dates import spoken
from provenance.facts.places import labels_of, reference_place
from provenance.facts.works import address_key
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="conflicting-access-dates",
    group=Group.DUPLICATES,
    summary="one address with different access dates",
    severity=Severity.INFO,
)
_LOG_FROM = 4  # so many dates of one address are a log


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each address that was accessed on two or three days."""
    dated: dict[str, list[Reference]] = {}
    for reference in document.references:
        key = address_key(reference)
        if key and reference.accessed:
            dated.setdefault(key, []).append(reference)
    for references in dated.values():
        first = next(iter(references))
        once = {reference.accessed or "": reference for reference in reversed(references)}
        per_note = {reference.note for reference in references}
        if 1 < len(once) < _LOG_FROM and len(per_note) == len(references):
            others = [reference for reference in once.values() if reference.accessed != first.accessed]
            days = " and ".join(spoken(day) for day in sorted(once))
            yield RULE.finding(
                f"One address is cited as accessed on different days: {days}.",
                identity=" ".join(sorted(once)),
                at=reference_place(document, others[-1], "accessed"),
                related=(reference_place(document, first, "accessed"),),
                labels=labels_of(document, per_note),
                url=first.url,
            )
