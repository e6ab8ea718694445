"""The address is gone.

What it does: reports addresses that answer 404 or 410, whose host does not exist, or of which only a capture of such
    an answer is at hand; failures that might have passed count once they have lasted (seven nights over ten days).
Why it matters: no reader can check the source any more.
What it leaves alone: a single night's failure of anything that may pass; sites that refuse machines.
"""

from collections.abc import Iterator

from provenance.facts.checks import (
    LIVE,
    best_copy,
    current,
    further_places,
    has_failed_for_good,
    has_lasted,
    labels,
    place_of,
    title,
)
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity
from sources.capture import Capture, Outcome

RULE = Rule(
    id="dead-link",
    group=Group.LINKS,
    summary="the address is gone",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)
# Nights and days after which an answer is final.
_GONE, _NO_HOST = (3, 3), (4, 7)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose last answer says that it is gone."""
    capture = current(link)
    if capture is None or not (capture.outcome is Outcome.GONE or has_failed_for_good(link, capture)):
        return
    copy = best_copy(link)
    yield RULE.finding(
        f"The address is gone: {capture.reason}." + (_offer(copy) if copy else ""),
        identity=title(link),
        at=place_of(link),
        related=further_places(link),
        labels=labels(link),
        url=link.url,
        suggestion=(copy.archived_url or copy.final_url or copy.url) if copy and copy.archived_url else None,
        confidence=Confidence.HIGH if _is_final(link, capture) else Confidence.MEDIUM,
        evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
    )


def _is_final(link: Link, capture: Capture) -> bool:
    if capture.origin != LIVE or capture.outcome is Outcome.FAILING:
        return capture.outcome is Outcome.FAILING
    no_host = (capture.error or "").startswith("dns")
    return has_lasted(link, Outcome.GONE, _NO_HOST if no_host else _GONE)


def _offer(copy: Capture) -> str:
    return f" A copy of {copy.captured:%Y-%m-%d} is kept ({copy.archived_url or copy.origin})."
