"""Deep addresses that end at a home page, a section front or a search page."""

import re

from sources.judgement.addresses import is_deep, is_front_of, is_home, is_search, last_words, names_the_site, slug_words
from sources.judgement.model import Page

_ROUTE = re.compile(r"#!?/?\w")


def where_it_ends(page: Page) -> str | None:
    """What a deep address was sent to in place of the work; None where it was not, or the work may be there."""
    asked, final = page.asked, page.final
    if asked.key == final.key or not is_deep(asked) or page.is_the_work:
        return None
    if is_home(final) and not is_deep(final):
        place = "the home page"
    elif is_search(final) and not is_search(asked):
        place = "a search page"
    elif is_front_of(final, asked):
        place = "the front page of a section"
    else:
        return None
    # `/climate` may well have become `climate.example`, and a page can carry the words of its old address.
    if names_the_site(asked, final) or has_slug(page) or _is_route(page):
        return None
    return place


def _is_route(page: Page) -> bool:
    """Whether a redirect leaves it to scripts to find the work: `/#/reports/7`."""
    return any(_ROUTE.search(hop.location) for hop in page.capture.hops if hop.location)


def has_slug(page: Page) -> bool:
    """Whether the title speaks of what the old address spoke of."""
    found = f"{page.text.title or ''} {page.heading}".casefold()
    return any(_speaks_of(slug, found, page) for slug in (slug_words(page.asked), last_words(page.asked)))


def _speaks_of(slug: set[str], found: str, page: Page) -> bool:
    host = page.final.host
    known = [word for word in slug if word in found and word not in host]
    enough = 2 if host == page.asked.host else 1  # a campaign may have got a site of its own
    return len(known) >= enough and 2 * len(known) >= len(slug)
