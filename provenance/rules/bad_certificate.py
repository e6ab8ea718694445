"""The TLS certificate of the site is not valid.

What it does: reports addresses whose certificate has expired, was signed by nobody known or is for another host.
Why it matters: readers are warned away, and the page may not come from the site that is named.
What it leaves alone: addresses that fail before any certificate is shown; plain http.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, labels, place_of, title
from provenance.model import Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="bad-certificate",
    group=Group.LINKS,
    summary="the certificate of the site is not valid",
    severity=Severity.WARNING,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address by its last answer."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.BAD_CERTIFICATE:
        yield RULE.finding(
            f"The site cannot prove that it is the one cited: {capture.reason}.",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
        )
