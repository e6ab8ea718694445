"""Domains that are for sale, expired or squatted with advertising."""

import re
from collections.abc import Iterator

from sources.judgement import domains, phrases, wording
from sources.judgement.model import MEDIUM, STRONG, WEAK, Page, Sign
from sources.judgement.vocabulary import folded

_SHORT = 1_500
_ARTICLE = 400  # characters of prose: no parking page has that
_OFFER_PATH = re.compile(
    r"(?:^|/)(?:lander|forsale|buy-?domain|parking-lander|domain[-_]?(?:for[-_]?sale|profile|parking|expired)|expired[-_]?domain)(?:[/.?]|$)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{2,63}(?:\.[a-z]{2,12}){1,2}")
_PARKING_PLACE = re.compile(r"ww\d{1,3}\.")  # `ww25.example.org`


def signs_of_parking(page: Page) -> Iterator[Sign]:
    """What speaks for and against the domain's being parked."""
    hosts = {hop.url.split("/")[2].rpartition("@")[2].partition(":")[0].lower() for hop in page.capture.hops[1:]}
    hosts.add(page.final.host)
    sold_at = next((host for host in sorted(hosts) if _sells(host) and not _sells(page.asked.host)), None)
    if sold_at is not None:
        yield Sign(f"it leads to {sold_at}, which sells and parks domains", STRONG)
    elif any(_is_parking_place(host) and not _is_parking_place(page.asked.host) for host in hosts):
        yield Sign("it leads to a name that parking services make", STRONG)
    elif page.matter == 0 and _OFFER_PATH.search(page.final.path) and not _OFFER_PATH.search(page.asked.path):
        yield Sign("it leads to the page of a registrar", STRONG)
    yield from _said(page)
    if page.is_the_work:
        yield Sign("it has the cited title or most of the archived text", -STRONG)


def _said(page: Page) -> Iterator[Sign]:
    title, short = page.text.title or "", _is_short(page)
    if not short:
        return
    offered = [line for line in (title, page.heading, *page.title_parts) if _offers(page, line)]
    if (
        page.matter == 0
        and any(map(_DOMAIN.fullmatch, map(folded, (title, page.heading))))
        and domains.offers(page.words)
    ):
        yield Sign("it is headed by the name of a domain and offers it", STRONG)
    elif offered and _is_all_there_is(page, offered):
        yield Sign("its title offers the domain", STRONG)
    elif _says_parked(page, page.text.text):
        # With prose of its own it may speak of domains in general.
        weight = STRONG if page.matter == 0 else MEDIUM
        yield Sign("its few words say that the domain is for sale or has expired", weight)
    advertises = domains.says_advertising(page.text.text)
    if advertises or wording.says_advertising(page.text.text):
        yield Sign("it lists advertising links", MEDIUM if advertises else WEAK)
    if domains.is_marked(page.capture.body):
        yield Sign("it loads the pages of a parking service", STRONG if not page.words else MEDIUM)
    if page.matter == 0 and _DOMAIN.fullmatch(folded(title)):
        yield Sign("its title is the name of a domain", WEAK)


def _offers(page: Page, line: str) -> bool:
    return wording.offers_domain(line) or domains.speaks_of_domain(line) or _offers_host(page, line)


def _says_parked(page: Page, text: str) -> bool:
    return wording.says_parked(text) or domains.says_parked(text) or _offers_host(page, text)


def _is_all_there_is(page: Page, offered: list[str]) -> bool:
    """Whether no heading names another subject than the domain: of such offers a work may tell in its title."""
    heading = page.heading
    return not heading or heading in offered or page.matter == 0 or not re.search(r"\w{3}.*\s", heading)


def _is_short(page: Page) -> bool:
    return len(page.text.text) < _SHORT and page.matter < _ARTICLE


def _offers_host(page: Page, text: str) -> bool:
    """Whether a text says of the very host asked for that it is for sale or has expired."""
    host = page.asked.host.removeprefix("www.")
    lowered = folded(text)
    offers = (
        "is for sale",
        "for sale",
        "is available",
        "has expired",
        "expired",
        "zu verkaufen",
        "kaufen",
        "is parked",
    )
    return any(f"{host} {offer}" in lowered or f"{offer}: {host}" in lowered for offer in offers)


def _is_parking_place(host: str) -> bool:
    return _PARKING_PLACE.match(host) is not None


def _sells(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[i:]) in phrases.PARKING_HOSTS for i in range(len(labels)))
