"""The address is gone.

What it does: reports addresses that answer 404 or 410, whose host does not exist, or of which only a capture of such
    an answer is at hand; failures that might have passed count once they have lasted (seven nights over ten days).
Why it matters: no reader can check the source any more.
What it leaves alone: a single night's failure of anything that may pass; sites that refuse machines.
"""

from collections.abc import Iterator
from dataclasses import replace

from provenance.facts.checks import LIVE, current, has_failed_for_good, is_dead, loss
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="dead-link",
    group=Group.LINKS,
    summary="the address is gone",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose last answer says that it is gone."""
    capture = current(link)
    if capture is None or not (capture.outcome is Outcome.GONE or has_failed_for_good(link, capture)):
        return
    found = loss(RULE, link, capture, f"The address is gone: {capture.reason}.")
    sure = capture.origin == LIVE and is_dead(link)
    yield replace(found, confidence=Confidence.HIGH if sure else Confidence.MEDIUM)
