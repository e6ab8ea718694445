"""The page no longer says what its copy of the access date said.

What it does: compares the words of the live page with those of the archived copy nearest the day of access.
Why it matters: readers find another text under the cited address.
What it leaves alone: navigation, advertisements, numbers and dates; pages that have grown and kept what they said.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, labels, offer, place_of, title
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="content-drift",
    group=Group.LINKS,
    summary="the page no longer says what it said when it was read",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose page has become another."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.DRIFTED:
        sentence, suggestion = offer(link)
        yield RULE.finding(
            f"The page says something else than when it was read: {capture.reason}.{sentence}",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            suggestion=suggestion,
            evidence={"status": capture.status, "checked": capture.captured.isoformat()},
        )
