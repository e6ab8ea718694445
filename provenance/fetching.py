"""Asking the network: addresses observed, and whether what failed was our own network."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.config import Settings
from sources.capture import Capture, Outcome
from sources.text import text_of
from sources.text.model import SourceText

if TYPE_CHECKING:  # what fetches takes long to load, and a run without network needs none of it
    from sources import Fetcher
    from sources.observing import Wanted

Progress = Callable[[int, int, str], None]

# From so many hosts and such a share of all on, failing to connect makes us doubt our own network.
OUTAGE_HOSTS = 5
OUTAGE_SHARE = 0.3
_OUTAGE = "our own network was out of reach"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the network answered, by address; `complete` is false where our own network was down."""

    captures: dict[str, Capture]
    complete: bool = True


@lru_cache(maxsize=256)
def read_text(body: bytes, media_type: str | None) -> SourceText:
    """The text of a capture's body; the same bytes are read once."""
    return text_of(body, media_type)


def fetch(wanted: Sequence["Wanted"], settings: Settings, progress: Progress, *, keep_pages: bool = True) -> Fetched:
    """Ask the network for each of `wanted`; what it answers, failures included.

    When our own network was down, nothing that failed is marked: such captures are `unknown`. Without `keep_pages`
    the bodies of pages that are as they should be are let go at once, so that memory stays flat.
    """
    return asyncio.run(_fetch(wanted, settings, progress, keep_pages)) if wanted else Fetched({})


async def _fetch(wanted: Sequence["Wanted"], settings: Settings, progress: Progress, keep_pages: bool) -> Fetched:
    from sources import Fetcher
    from sources.observing import Observer

    found: dict[str, Capture] = {}
    async with Fetcher(
        allow_private=settings.allow_private,
        ca=settings.ca,
        per_host=settings.per_host,
        delay_s=settings.delay,
        concurrency=settings.jobs,
        clock=settings.clock,
    ) as fetcher:
        async for capture in Observer(fetcher, read=read_text).observe(wanted):
            healthy = capture.outcome.has_content and not keep_pages
            found[capture.url] = replace(capture, body=b"", raw=None) if healthy else capture
            progress(len(found), len(wanted), capture.url)
        if settings.guard_hosts and is_doubtful(found.values()) and not await _is_up(fetcher, settings.guard_hosts):
            return Fetched({url: our_outage(capture) for url, capture in found.items()}, complete=False)
    return Fetched(found)


async def _is_up(fetcher: "Fetcher", guards: Sequence[str]) -> bool:
    """Whether any of the guard hosts answers, with whatever."""
    urls = [guard if "://" in guard else f"https://{guard}/" for guard in guards]
    return any([not _failed_to_connect(capture) async for capture in fetcher.captures(urls)])


def is_doubtful(captures: Iterable[Capture]) -> bool:
    """Whether so many hosts failed at the connection that the network at fault may be ours.

    Five hosts and three in ten of them; or, of fewer, all of them, without an answer of their name service.
    """
    hosts: dict[str, bool] = {}
    kinds: set[str | None] = set()
    for capture in captures:
        if capture.error is None and capture.status is None:
            continue  # never asked
        host = _host_of(capture.url)
        hosts[host] = hosts.get(host, True) and _failed_to_connect(capture)
        kinds.add(capture.error)
    failed = sum(hosts.values())
    if failed >= OUTAGE_HOSTS and failed > OUTAGE_SHARE * len(hosts):
        return True
    return bool(hosts) and failed == len(hosts) and kinds == {"dns.failure"}


def _failed_to_connect(capture: Capture) -> bool:
    return capture.status is None and (capture.error or "").split(".")[0] in ("dns", "tcp", "connect")


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def our_outage(capture: Capture) -> Capture:
    """The capture as it counts when our own network was down: a failure says nothing of the address."""
    if capture.outcome.has_content or (capture.status is None and capture.error is None):
        return capture
    return replace(capture, outcome=Outcome.UNKNOWN, reason=_OUTAGE)
