"""The site refuses programs that check addresses.

What it does: reports addresses that answer with a login, a check for humans or a request to slow down.
Why it matters: whether the source is still there is unknown; a person has to look.
What it leaves alone: pages that are gone or that fail; they have rules of their own.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, labels, place_of, title
from provenance.model import Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="blocked-link",
    group=Group.LINKS,
    summary="the site refuses machines: unknown, never dead",
    severity=Severity.INFO,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address by its last answer."""
    capture = current(link)
    if capture is not None and capture.outcome in (Outcome.BLOCKED, Outcome.RATE_LIMITED):
        yield RULE.finding(
            f"The site does not let a program look, so a person has to: {capture.reason}.",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
        )
