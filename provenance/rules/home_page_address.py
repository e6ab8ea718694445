"""The address is a site's home page, not that of the work.

What it does: looks for addresses without a path, or with nothing but an index file or a language folder.
Why it matters: the work cannot be found there, and what the page shows changes every day.
What it leaves alone: references to the site itself; data portals; addresses that choose a page by a query.
"""

from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference, ReferenceKind
from provenance.facts.addresses import host_of, is_home_page, key_of, site_of
from provenance.facts.places import labels_of, reference_place
from provenance.facts.tables.cues import SITE_WORDS
from provenance.facts.wording import has_cue
from provenance.facts.works import squeezed, words_of
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="home-page-address",
    group=Group.ADDRESSES,
    summary="the address is a site's bare home page",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each home page once, with all notes that give it for a work."""
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        if reference.url and is_home_page(reference.url) and not _cites_site(reference, reference.url):
            citing.setdefault(key_of(reference.url), []).append(reference)
    for references in citing.values():
        first = references[0]
        yield RULE.finding(
            f"{first.url} is a home page; it does not lead to '{first.title}'.",
            identity=first.title or "",
            at=reference_place(document, first, "url"),
            related=tuple(reference_place(document, other, "url") for other in references[1:]),
            labels=labels_of(document, (reference.note for reference in references)),
            url=first.url,
        )


def _cites_site(reference: Reference, url: str) -> bool:
    """Whether the work cited is the site: no title, a title that names the site, a data set."""
    if not reference.title or reference.kind is ReferenceKind.DATASET or has_cue(reference.text, SITE_WORDS):
        return True
    title, host = squeezed(reference.title), squeezed(host_of(url))
    name = squeezed(site_of(host_of(url)).partition(".")[0])
    initials = "".join(word[0] for word in words_of(reference.title))
    names_site = title in host or (len(name) > 3 and name in title and len(words_of(reference.title)) <= 4)
    return names_site or (len(initials) > 2 and initials == name)
