"""The address of a work leads to a home page, the front of a section, or a search page.

What it does: reports deep addresses that are redirected to a page which cannot be the work and does not have its title.
Why it matters: the work is not there any more, and the redirect hides it.
What it leaves alone: home pages cited as such; language versions; login and consent pages; a path that has become a
    site of its own; a page with the cited title or the archived text.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, loss
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="redirect-to-home",
    group=Group.LINKS,
    summary="the deep address lands on a home or search page",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address that was sent home."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.REDIRECTED_HOME:
        yield loss(RULE, link, capture, f"The address does not lead to the work: {capture.reason}.")
