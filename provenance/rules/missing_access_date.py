"""A web page is cited without the date on which it was read, where the other notes give one.

What it does: looks for addresses without an access date in documents that mostly print one.
Why it matters: web pages change; without a date nobody can find the state that was cited.
What it leaves alone: documents that print no access dates; works with a DOI; PDF files of dated reports; archived
    copies.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import DateRole, Reference
from provenance.facts.addresses import host_of, is_archive, path_of
from provenance.facts.parts import has_year
from provenance.facts.places import is_short, labels_of, printed_notes, reference_place
from provenance.facts.tables.hosts import RESOLVERS
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="missing-access-date",
    group=Group.REFERENCES,
    summary="a web page without the date it was read",
    severity=Severity.INFO,
)
_MOSTLY = 0.5


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each web page without an access date if most others have one."""
    references = (reference for note in printed_notes(document) for reference in note.references)
    pages = [r for r in references if r.url and not is_short(r) and not _needs_no_date(r)]
    dated = [r for r in pages if _has_access_date(r)]
    if len(dated) < 2 or len(dated) < _MOSTLY * len(pages):
        return
    for reference in pages:
        if not _has_access_date(reference):
            yield RULE.finding(
                "The address is given without the date on which it was read; the other notes give one.",
                identity=reference.text,
                at=reference_place(document, reference, "url"),
                labels=labels_of(document, (reference.note,)),
                url=reference.url,
            )


def _has_access_date(reference: Reference) -> bool:
    return bool(reference.accessed) or any(date.role is DateRole.ACCESSED for date in reference.dates)


def _needs_no_date(reference: Reference) -> bool:
    """Whether the address leads to a fixed edition."""
    host = host_of(reference.url or "")
    is_pdf = path_of(reference.url or "").lower().endswith(".pdf")
    return bool(reference.doi) or host in RESOLVERS or is_archive(host) or (is_pdf and has_year(reference))
