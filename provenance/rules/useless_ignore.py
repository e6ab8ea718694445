"""A remark to ignore findings ignores none.

What it does: looks at the remarks by which an editor silences rules (`provenance: ignore[dead-link]`): whether they
    name rules that there are, whether their date has passed, and whether they silenced anything.
Why it matters: a remark that outlives its reason hides the next defect at that place.
What it leaves alone: remarks on rules that were not applied, or that need sources which a run may not have.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.suppressions import Suppression
from provenance.model import Context, Finding, Group, Rule, Severity, place

RULE = Rule(
    id="useless-ignore",
    group=Group.NUMBERING,
    summary="a remark to ignore findings that ignores none",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each remark that names no rule, or whose date has passed."""
    for one in document.layout.suppressions:
        if not one.rules:
            yield useless(document, one, "The remark names no rule, so it ignores nothing: write ignore[rule-id].")
        elif one.until is not None and one.until < context.day.isoformat():
            yield useless(document, one, f"The remark held until {one.until}; it ignores nothing any more.")


def useless(document: Document, one: Suppression, message: str) -> Finding:
    """The finding that a remark is of no use."""
    return RULE.finding(
        message,
        identity=" ".join([*one.rules, one.reason, one.until or ""]),
        at=place(document, one.place.start, one.place.end),
    )
