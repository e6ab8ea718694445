"""The access date lies before the publication date.

What it does: compares the access date with the date of publication that is printed or stands in the address, at the
    precision that both have.
Why it matters: nobody can read a page before it is there; one of the dates, or the whole note, is wrong.
What it leaves alone: pages that are updated and later editions; years in an address that lie ahead (plans, events);
    dates in the addresses of archives.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import date_in
from provenance.facts.dates import is_before, spoken, year_of
from provenance.facts.places import is_short, labels_of, reference_place
from provenance.facts.tables.cues import FORTHCOMING, UPDATED
from provenance.facts.wording import has_cue
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="accessed-before-published",
    group=Group.DATES,
    summary="the access date lies before the publication date",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference that was accessed before its source was there."""
    for reference in document.references:
        if not reference.accessed or is_short(reference) or has_cue(_said_of(reference), UPDATED + FORTHCOMING):
            continue
        found = _published_later(reference, reference.accessed)
        if found:
            published, where, sure = found
            yield RULE.finding(
                f"The page is said to have been read on {spoken(reference.accessed)}, before it was published "
                f"({spoken(published)}, {where}).",
                identity=f"{reference.accessed} {published} {reference.title or ''}",
                at=reference_place(document, reference, "accessed"),
                related=(reference_place(document, reference, _FIELDS[where]),),
                labels=labels_of(document, (reference.note,)),
                url=reference.url,
                confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            )


_FIELDS = {"as printed": "published", "the year printed": "year", "by its address": "url"}


def _said_of(reference: Reference) -> str:
    """The text of a reference without a title in quotation marks: 'The longest edition yet' says nothing of updates."""
    title = reference.title or ""
    at = reference.text.find(title) if title else 0
    quoted = at > 0 and reference.text[at - 1] in "“„«\"‘'"
    return reference.text.replace(title, "", 1) if quoted else reference.text


def _published_later(reference: Reference, accessed: str) -> tuple[str, str, bool] | None:
    """A date of publication behind the access date, where it stands, and whether it is sure."""
    year = year_of(reference.year)
    printed = str(year) if year else None
    if "published" in reference.spans and is_before(accessed, reference.published):
        return reference.published or "", "as printed", True
    if is_before(accessed, printed):
        return printed or "", "the year printed", True
    in_address = date_in(reference.url) if reference.url else None
    if in_address and is_before(accessed, in_address.iso):
        return in_address.iso, "by its address", in_address.sure
    return None
