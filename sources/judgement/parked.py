"""Domains that are for sale, expired or squatted with advertising."""

from collections.abc import Iterator

from sources.judgement import phrases, wording
from sources.judgement.model import MEDIUM, STRONG, WEAK, Page, Sign

_SHORT = 1_500
_ARTICLE = 400  # characters of prose: no parking page has that
_HEAD = 200_000


def signs_of_parking(page: Page) -> Iterator[Sign]:
    """What speaks for and against the domain's being parked."""
    hosts = {hop.url.split("/")[2].rpartition("@")[2].partition(":")[0].lower() for hop in page.capture.hops[1:]}
    hosts.add(page.final.host)
    sold_at = next((host for host in sorted(hosts) if _sells(host) and not _sells(page.asked.host)), None)
    if sold_at is not None:
        yield Sign(f"it leads to {sold_at}, which sells and parks domains", STRONG)
    yield from _said(page)
    if page.is_the_work:
        yield Sign("it has the cited title or most of the archived text", -STRONG)


def _said(page: Page) -> Iterator[Sign]:
    title, short = page.text.title or "", _is_short(page)
    if not short:
        return
    named = _offers_host(page, f"{title}\n{page.heading}")
    if named or any(wording.offers_domain(line) for line in (title, page.heading, *page.title_parts)):
        yield Sign("its title offers the domain", STRONG)
    elif wording.says_parked(page.text.text) or _offers_host(page, page.text.text):
        # With prose of its own it may speak of domains in general.
        weight = STRONG if page.matter == 0 else MEDIUM
        yield Sign("its few words say that the domain is for sale or has expired", weight)
    if wording.says_advertising(page.text.text):
        yield Sign("it lists advertising links", WEAK)
    lowered = page.capture.body[:_HEAD].lower()
    if any(script.encode() in lowered for script in phrases.PARKING_SCRIPTS):
        yield Sign("it loads the pages of a parking service", MEDIUM)


def _is_short(page: Page) -> bool:
    return len(page.text.text) < _SHORT and page.matter < _ARTICLE


def _offers_host(page: Page, text: str) -> bool:
    """Whether a text says of the very host asked for that it is for sale or has expired."""
    host = page.asked.host.removeprefix("www.")
    lowered = wording.folded(text)
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


def _sells(host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[i:]) in phrases.PARKING_HOSTS for i in range(len(labels)))
