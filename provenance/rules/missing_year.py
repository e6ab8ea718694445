"""The year of a cited work is not printed.

What it does: looks for references without a year or date.
Why it matters: a figure without its year cannot be judged, and editions cannot be told apart.
What it leaves alone: 'n.d.' and the like, said openly; a date in the address; laws and treaties; short references.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.facts.parts import full_references, has_year
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="missing-year",
    group=Group.REFERENCES,
    summary="the year is not printed",
    severity=Severity.INFO,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference without its year."""
    for reference in full_references(document):
        if not has_year(reference):
            yield RULE.finding(
                "The reference prints no year.",
                identity=reference.text,
                at=reference_place(document, reference),
                labels=labels_of(document, (reference.note,)),
            )
