"""Getting the sources of documents: archives and folders first, then the network; each address once a run."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

from claims.document import Document, Note
from claims.references.model import Reference
from provenance.config import Settings
from provenance.facts.checks import LIVE
from provenance.model import Link, Source
from provenance.result import Archived, LinkResult
from sources import Archive, Capture, Outcome, choose_capture, weigh_captures
from sources.text import text_of
from sources.text.model import SourceText

Progress = Callable[[int, int, str], None]

# From this many hosts on, all of them failing to connect is taken for our own network being down.
OUTAGE_HOSTS = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found: for each document a Source a reference id, and its links; all addresses; whether none is open."""

    sources: tuple[Mapping[str, Source], ...]
    links: tuple[tuple[Link, ...], ...]
    results: tuple[LinkResult, ...]
    complete: bool


def gather(
    documents: Sequence[Document], archives: Sequence[Archive], settings: Settings, progress: Progress
) -> Gathered:
    """Find every source that `documents` cite, in `archives` and, unless `settings.offline`, on the network."""
    now = settings.clock()
    wanted = {url for document in documents for reference in document.references for url in addresses_of(reference)}
    captures = {url: _archived(url, archives) for url in sorted(wanted)}
    complete = True
    if not settings.offline:
        missing = _to_fetch(documents, captures)
        fetched = fetch(missing, settings, progress)
        complete = not is_outage(fetched.values())
        for url, capture in fetched.items():
            captures[url] = (*captures[url], capture if complete else our_outage(capture))
    sources = tuple(_sources(document, archives, captures) for document in documents)
    links = tuple(_links(document, captures) for document in documents)
    once = {link.url: link for per_document in links for link in per_document}
    results = tuple(link_result(link, settings.offline, now) for link in once.values())
    return Gathered(sources, links, results, complete)


def addresses_of(reference: Reference) -> tuple[str, ...]:
    """Where a reference can be fetched: its address in every way it may be joined, else its DOI's resolver."""
    if reference.url_candidates or reference.url:
        return reference.url_candidates or (reference.url or "",)
    return (f"https://doi.org/{reference.doi}",) if reference.doi else ()


def fetch(urls: Iterable[str], settings: Settings, progress: Progress) -> dict[str, Capture]:
    """Ask the network for each of `urls`; what it answers, failures included, by address."""
    return asyncio.run(_fetch(sorted(set(urls)), settings, progress))


async def _fetch(urls: list[str], settings: Settings, progress: Progress) -> dict[str, Capture]:
    from sources import Fetcher  # its libraries take long to load, and a run without network needs none of them

    found: dict[str, Capture] = {}
    if not urls:
        return found
    async with Fetcher(
        allow_private=settings.allow_private,
        ca=settings.ca,
        per_host=settings.per_host,
        delay_s=settings.delay,
        concurrency=settings.jobs,
        clock=settings.clock,
    ) as fetcher:
        async for capture in fetcher.captures(urls):
            found[capture.url] = capture
            progress(len(found), len(urls), capture.url)
    return found


def is_outage(captures: Iterable[Capture]) -> bool:
    """Whether so many hosts failed to connect, and none answered, that the network at fault is ours."""
    tried = list(captures)
    answered = [capture for capture in tried if capture.status is not None]
    failed = [c for c in tried if c.error and c.error.split(".")[0] in ("dns", "tcp", "connect")]
    ours = [capture for capture in failed if capture.error == "dns.failure"]
    hosts = {urlsplit(capture.url).hostname for capture in failed}
    return not answered and bool(failed) and (len(hosts) >= OUTAGE_HOSTS or len(ours) == len(failed))


def our_outage(capture: Capture) -> Capture:
    """The capture as it counts when our own network was down: it says nothing of the address."""
    return replace(capture, outcome=Outcome.UNKNOWN, reason="our own network was out of reach")


def _archived(url: str, archives: Sequence[Archive]) -> tuple[Capture, ...]:
    return tuple(capture for archive in archives for capture in archive.find(url))


def _to_fetch(documents: Sequence[Document], captures: Mapping[str, tuple[Capture, ...]]) -> set[str]:
    """The addresses that no archive given holds, the likeliest reading of each reference's address."""
    missing: set[str] = set()
    for document in documents:
        for reference in document.references:
            addresses = addresses_of(reference)
            if addresses and not any(captures[url] for url in addresses):
                missing.add(addresses[0])
    return missing


def _sources(
    document: Document, archives: Sequence[Archive], captures: Mapping[str, tuple[Capture, ...]]
) -> dict[str, Source]:
    found: dict[str, Source] = {}
    notes = {note.id: note for note in document.notes}
    for reference in document.references:
        original = found.get(reference.same_as or "")
        attempts = [capture for url in addresses_of(reference) for capture in captures[url]]
        attempts += _of_the_author(reference, notes[reference.note], archives)
        if not attempts and original is not None:
            found[reference.id] = original
        else:
            found[reference.id] = _source(reference, attempts, document.dated)
    return found


def _of_the_author(reference: Reference, note: Note, archives: Sequence[Archive]) -> list[Capture]:
    """Copies that the author has: named by note or title in a folder's list."""
    title, url = reference.title, reference.url
    return [capture for archive in archives for capture in archive.find_cited(note=note.label, title=title, url=url)]


def _source(reference: Reference, attempts: Sequence[Capture], dated: str | None) -> Source:
    choice = weigh_captures(attempts, accessed=reference.accessed, published=dated)
    fetchable = bool(addresses_of(reference)) or bool(attempts)
    if choice.capture is None:
        last = choice.rejected[-1] if choice.rejected else None
        reason = last.reason if last else "no copy of it was given" if fetchable else "it has no address to fetch"
        return Source(reference, last, None, tuple(attempts), fetchable, reason)
    text = read_text(choice.capture.body, choice.capture.media_type)
    return Source(reference, choice.capture, text, tuple(attempts), fetchable, text.unreadable)


@lru_cache(maxsize=256)
def read_text(body: bytes, media_type: str | None) -> SourceText:
    """The text of a capture's body; the same bytes are read once."""
    return text_of(body, media_type)


def _links(document: Document, captures: Mapping[str, tuple[Capture, ...]]) -> tuple[Link, ...]:
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        if addresses := addresses_of(reference):
            citing.setdefault(_answering(addresses, captures), []).append(reference)
    return tuple(Link(url, tuple(cited), captures[url], document) for url, cited in citing.items())


def _answering(addresses: tuple[str, ...], captures: Mapping[str, tuple[Capture, ...]]) -> str:
    """The way to join an address that leads to the work, else the likeliest."""
    with_content = (url for url in addresses if any(capture.outcome.has_content for capture in captures[url]))
    return next(with_content, addresses[0])


def link_result(link: Link, offline: bool, now: datetime) -> LinkResult:
    """What was answered for an address, as a result: the last live answer, else the capture that serves."""
    if not link.captures:
        reason = "not asked: the run was offline and no capture of it was given" if offline else "not asked"
        return LinkResult(link.url, Outcome.UNKNOWN, "unknown", now, reason=reason)
    accessed = min((cited.accessed for cited in link.references if cited.accessed), default=None)
    copy = choose_capture([c for c in link.captures if c.origin != LIVE], accessed=accessed)
    live = [capture for capture in link.captures if capture.origin == LIVE]
    current = live[-1] if live else copy or link.captures[-1]
    failed, good = current.outcome in (Outcome.GONE, Outcome.FAILING), current.outcome.has_content
    return LinkResult(
        link.url,
        current.outcome,
        "alive" if good else "suspected" if failed else "unknown",
        now,
        status=current.status,
        final_url=current.final_url,
        reason=current.reason,
        error=current.error,
        attempts=len(link.captures),
        strikes=int(failed),
        first_failed=current.captured if failed else None,
        last_good=current.captured if good else None,
        archived=_archived_copy(link.url, copy) if copy else None,
        captures=link.captures,
    )


def _archived_copy(url: str, copy: Capture) -> Archived:
    return Archived(copy.archived_url or copy.final_url or url, copy.captured, copy.origin)
