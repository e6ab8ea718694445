"""A source is dated later than the document that cites it.

What it does: compares the printed date of each work, or the day in its address, with the document's own date, or with
    today where it has none.
Why it matters: the year is mistyped, or the note was changed after the text was written.
What it leaves alone: works said to be forthcoming or in press; a year alone in an address.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import date_in
from provenance.facts.dates import day_after, is_before, spoken, year_of
from provenance.facts.places import is_short, labels_of, reference_place
from provenance.facts.tables.cues import FORTHCOMING
from provenance.facts.wording import has_cue
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="published-after-document",
    group=Group.DATES,
    summary="a source dated later than the document",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each work that appeared after the document."""
    own = document.dated or context.day.isoformat()
    limit = day_after(own)
    for reference in document.references:
        published = _published(reference)
        if not published or is_short(reference) or has_cue(reference.text, FORTHCOMING):
            continue
        if is_before(limit, published[0]):
            whose = "the document's own date" if document.dated else "the day of this check"
            yield RULE.finding(
                f"The source is dated {spoken(published[0])}, after {whose}, {spoken(own)}.",
                identity=f"{published[0]} {reference.title or reference.text}",
                at=reference_place(document, reference, *published[1]),
                labels=labels_of(document, (reference.note,)),
            )


def _published(reference: Reference) -> tuple[str, tuple[str, ...]] | None:
    """The date of a work and the fields it may be printed in."""
    if reference.published:
        return reference.published, ("published", "year", "url")
    if year := year_of(reference.year):
        return str(year), ("year",)
    in_address = date_in(reference.url) if reference.url else None
    return (in_address.iso, ("url",)) if in_address and in_address.sure else None
