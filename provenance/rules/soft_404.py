"""The address answers, and its page says that the work is not there.

What it does: adds up the signs of a page that stands for an error: its heading says that there is no such page, it is
    the same for any other path of its folder, a redirect ends at an error page, it has nothing of the archived copy.
Why it matters: the address looks alive to a program, and a reader finds nothing.
What it leaves alone: articles about missing pages; changelogs; addresses that have '404' or 'not-found' in them; pages
    with one weak sign only.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, loss
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="soft-404",
    group=Group.LINKS,
    summary="answers with a page that says the content is gone",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose page says that there is none."""
    capture = current(link)
    if capture is not None and capture.outcome is Outcome.SOFT_404:
        yield loss(RULE, link, capture, f"The work is not at its address any more: {capture.reason}.")
