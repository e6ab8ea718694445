"""The address has moved for good to another.

What it does: reports permanent redirects (301, 308) to another page of the same work, and suggests the new address.
Why it matters: redirects are switched off one day, and then the address is dead.
What it leaves alone: http that became https, 'www.' and trailing slashes; redirects for now; DOIs and other resolvers,
    which are made to redirect; redirects to a home page.
"""

from collections.abc import Iterator

from provenance.facts.addresses import host_of, is_home_page, key_of
from provenance.facts.checks import current, further_places, labels, place_of, title
from provenance.facts.tables.hosts import RESOLVERS, SHORTENERS
from provenance.model import Context, Finding, Group, Link, Rule, Severity
from sources.capture import Outcome

RULE = Rule(
    id="moved-link",
    group=Group.LINKS,
    summary="a permanent redirect to the same work",
    severity=Severity.INFO,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address that redirects for good, with its new form."""
    capture = current(link)
    if capture is None or capture.outcome is not Outcome.MOVED or not capture.final_url:
        return
    fixed = host_of(link.url) in RESOLVERS | SHORTENERS
    went_home = is_home_page(capture.final_url) and not is_home_page(link.url)
    if fixed or went_home or key_of(capture.final_url) == key_of(link.url):
        return
    yield RULE.finding(
        f"The address has moved for good to {capture.final_url}.",
        identity=title(link),
        at=place_of(link),
        related=further_places(link),
        labels=labels(link),
        url=link.url,
        suggestion=capture.final_url,
    )
