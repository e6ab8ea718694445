"""The part of the page that the address names is not on it.

What it does: looks for the section ('#results') or the words ('#:~:text=…') that the end of an address points to.
Why it matters: the page may be another version, and the reader has to search it.
What it leaves alone: fragments that scripts make or read, and pages whose scripts may add sections; files other than
    web pages.
"""

from collections.abc import Iterator

from provenance.facts.checks import current, further_places, labels, place_of, title
from provenance.model import Confidence, Context, Finding, Group, Link, Rule, Severity

RULE = Rule(
    id="missing-fragment",
    group=Group.LINKS,
    summary="the section that the address names is not on the page",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
)


def check(link: Link, context: Context) -> Iterator[Finding]:
    """Report an address whose page lacks the part named."""
    capture = current(link)
    if capture is not None and capture.error == "fragment.missing":
        fragment = link.url.partition("#")[2]
        yield RULE.finding(
            f"The page is there, but nothing on it is called '{fragment}'.",
            identity=title(link),
            at=place_of(link),
            related=further_places(link),
            labels=labels(link),
            url=link.url,
            evidence={"status": capture.status, "checked": capture.captured.isoformat()},
        )
