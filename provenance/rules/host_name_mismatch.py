"""The outlet that is named and the host of the address differ.

What it does: compares an author or container that is a web name ('News.az') or a known outlet with the host.
Why it matters: the address or the name is wrong; the reader gets something else than the note says.
What it leaves alone: archives, DOI resolvers, libraries and mirrors; parts of one site; syndication named as such.
"""

import re
from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import host_of, is_copy_host, site_of
from provenance.facts.aliases import is_outlet_host, outlet_hosts
from provenance.facts.places import labels_of, reference_place
from provenance.facts.tables.cues import SYNDICATED
from provenance.facts.tables.hosts import SHORTENERS
from provenance.facts.wording import has_cue
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="host-name-mismatch",
    group=Group.FIGURES,
    summary="the named outlet and the host differ",
    severity=Severity.INFO,
)
_WEB_NAME = re.compile(
    r"(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}(?:[a-z]{2}|com|org|net|info|news|int|gov|edu))", re.IGNORECASE
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference whose named outlet publishes elsewhere."""
    for reference in document.references:
        host = host_of(reference.url or "")
        if not host or is_copy_host(host) or host in SHORTENERS or has_cue(reference.text, SYNDICATED):
            continue
        names = [(name, _hosts(name)) for name in _named(reference)]
        known = [(name, hosts) for name, hosts in names if hosts]
        if not known or any(_is_on(host, hosts) for _, hosts in known):
            continue
        web_name = _WEB_NAME.fullmatch(known[0][0].strip()) is not None
        if web_name or is_outlet_host(host):
            yield RULE.finding(
                f"The reference names {known[0][0]}, but the address is on {host}.",
                identity=f"{known[0][0]} {reference.title or ''}",
                at=reference_place(document, reference, _field_of(reference, known[0][0])),
                related=(reference_place(document, reference, "url"),),
                labels=labels_of(document, (reference.note,)),
                url=reference.url,
            )


def _field_of(reference: Reference, name: str) -> str:
    """The field that prints a name."""
    return next((f for f in ("container", "publisher") if getattr(reference, f) == name), "authors")


def _named(reference: Reference) -> list[str]:
    return [name for name in (*reference.authors, reference.container, reference.publisher) if name]


def _hosts(name: str) -> tuple[str, ...]:
    """The hosts that a name stands for: itself, if it is a web name, or those of a known outlet."""
    found = _WEB_NAME.fullmatch(name.strip())
    return (found.group(1).lower(),) if found else outlet_hosts(name)


def _is_on(host: str, hosts: tuple[str, ...]) -> bool:
    return any(site_of(host) == site_of(known) for known in hosts)
