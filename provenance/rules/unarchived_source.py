"""The source is alive, and no archive that was asked has a copy of it.

What it does: looks for a usable copy of each live address in the archives given.
Why it matters: pages go; what is archived in time can be checked for ever.
What it leaves alone: addresses that do not answer; runs in which no archive was asked, or one did not answer; the
    author's own folders, which are no archives; bare home pages.
"""

from collections.abc import Iterator

from provenance.facts.addresses import is_home_page
from provenance.facts.checks import LIVE, archives_without, current, further_places, labels, place_of, title
from provenance.model import Context, Finding, Group, Link, Rule, Severity

RULE = Rule(
    id="unarchived-source",
    group=Group.LINKS,
    summary="alive, but in no archive that was asked",
    severity=Severity.INFO,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report a live address without a copy."""
    capture = current(link)
    asked = archives_without(link)
    if not asked or capture is None or capture.origin != LIVE or not capture.outcome.has_content:
        return
    copies = (other for other in link.captures if other.origin != LIVE and other.outcome.has_content)
    if any(copies) or is_home_page(link.url):
        return
    named = ", ".join(asked[:3]) + (" and others" if len(asked) > 3 else "")
    yield RULE.finding(
        f"The source is alive, but no archive that was asked has it ({named}).",
        identity=title(link),
        at=place_of(link),
        related=further_places(link),
        labels=labels(link),
        url=link.url,
    )
