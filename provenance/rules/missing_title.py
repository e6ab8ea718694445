"""The title of a cited work is not printed.

What it does: looks for references without a title.
Why it matters: the work cannot be found once its address dies.
What it leaves alone: addresses whose words tell the title; laws and treaties; short references; bare addresses,
    which have a rule of their own.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.facts.parts import full_references, has_title
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="missing-title",
    group=Group.REFERENCES,
    summary="the title is not printed",
    severity=Severity.INFO,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference without its title."""
    for reference in full_references(document):
        if not has_title(reference):
            yield RULE.finding(
                "The reference prints no title.",
                identity=reference.text,
                at=reference_place(document, reference),
                labels=labels_of(document, (reference.note,)),
            )
