"""The domain is for sale, has expired or was squatted.

What it does: reports addresses that lead to a seller of domains, and short pages that offer their own domain or list
    advertising in its place.
Why it matters: whoever buys the domain decides what readers of the report will see.
What it leaves alone: shops and their sales; articles about domains; the sellers' own pages, cited as such.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, loss
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="parked-domain",
    group=Group.LINKS,
    summary="the domain is for sale or squatted",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose domain is parked."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.PARKED:
        yield loss(RULE, link, capture, f"The domain is not its publisher's any more: {capture.reason}.")
