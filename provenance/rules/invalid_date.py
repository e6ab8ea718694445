"""A date that no calendar has.

What it does: reports the dates in references that name a day or month that does not exist.
Why it matters: the date was mistyped, and the state of the page that was read cannot be found.
What it leaves alone: 29 February of leap years; dates that are given as a month or a year only.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import DateRole
from provenance.facts.places import labels_of
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="invalid-date",
    group=Group.DATES,
    summary="a date that no calendar has",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each impossible date."""
    for reference in document.references:
        for printed in reference.dates:
            if printed.iso is None:
                what = "access date" if printed.role is DateRole.ACCESSED else "date"
                yield RULE.finding(
                    f"The {what} '{printed.text}' does not exist.",
                    identity=f"{printed.text} {reference.title or reference.text}",
                    at=place(document, printed.start, printed.end),
                    labels=labels_of(document, (reference.note,)),
                )
