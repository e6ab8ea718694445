"""The address fails in a way that may pass.

What it does: reports addresses that time out, refuse the connection, break off or answer with a server error.
Why it matters: the source cannot be checked now, and may be on its way out.
What it leaves alone: our own network being down; failures that have lasted (`dead-link` takes over).
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, has_failed_for_good, labels, place_of, title
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="failing-link",
    group=Group.LINKS,
    summary="the address fails in a way that may pass",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose last answer was a failure."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.FAILING and not has_failed_for_good(link, capture):
        yield RULE.finding(
            f"The address could not be read: {capture.reason}.",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
        )
