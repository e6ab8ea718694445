"""The address leads into a private network or is none of the web.

What it does: reports addresses of private, loopback and link-local networks and of schemes other than http and
    https.
Why it matters: no reader outside can check the source, and fetching it could do harm here.
What it leaves alone: networks that `--allow-private` lets through.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, labels, place_of, title
from provenance.model import Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="refused-address",
    group=Group.LINKS,
    summary="a private or non-web address, which is not fetched",
    severity=Severity.WARNING,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address by its last answer."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.REFUSED:
        yield RULE.finding(
            f"The address was not fetched: {capture.reason}.",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
        )
