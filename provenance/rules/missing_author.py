"""The author of a cited work is not printed.

What it does: looks for references in which neither a person nor a body is named.
Why it matters: a reader cannot judge who says it, and the work is hard to find once its address dies.
What it leaves alone: corporate authors; a newspaper or publisher in the author's place; laws and treaties; short
    references.
"""

from collections.abc import Iterator

from claims.document import Document
from provenance.facts.parts import full_references, has_author
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="missing-author",
    group=Group.REFERENCES,
    summary="the author is not printed",
    severity=Severity.INFO,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference without its author."""
    for reference in full_references(document):
        if not has_author(reference):
            yield RULE.finding(
                "The reference names no author.",
                identity=reference.text,
                at=reference_place(document, reference),
                labels=labels_of(document, (reference.note,)),
            )
