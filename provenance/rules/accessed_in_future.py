"""The access date lies in the future, or after the document's own date.

What it does: compares access dates with the document's date, or with today where it has none.
Why it matters: the source cannot have been read then; the date was mistyped.
What it leaves alone: one day's difference, for time zones; dates as precise as both sides print them.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.facts.dates import day_after, is_before, spoken
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="accessed-in-future",
    group=Group.DATES,
    summary="the access date lies in the future, or after the document's own",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each access date that lies ahead."""
    today = day_after(context.day.isoformat())
    for reference in document.references:
        if is_before(today, reference.accessed):
            against = f"after {spoken(context.day.isoformat())}, the day of this check"
        elif is_before(day_after(document.dated), reference.accessed):
            against = f"after the document's own date, {spoken(document.dated or '')}"
        else:
            continue
        yield RULE.finding(
            f"The access date {spoken(reference.accessed or '')} lies {against}.",
            identity=f"{reference.accessed} {reference.title or reference.text}",
            at=reference_place(document, reference, "accessed"),
            labels=labels_of(document, (reference.note,)),
        )
