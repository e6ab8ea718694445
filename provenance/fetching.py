"""Asking the network: addresses observed, and whether what failed was our own network."""

import asyncio
import gc
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.config import Settings
from provenance.errors import Status
from provenance.interruption import cancelled_by_signals
from provenance.source_texts import read_text
from sources.capture import Capture, Outcome
from sources.choose import choose_capture

if TYPE_CHECKING:  # what fetches takes long to load, and a run without network needs none of it
    from provenance.archiving import Archivist
    from sources import Fetcher
    from sources.following import Conditions
    from sources.observing import Observer, Wanted

Progress = Callable[[int, int, str], None]
# An answer, whole; the copies that archives had of it; the answer as it is kept, perhaps without its bytes.
Seen = Callable[[Capture, tuple[Capture, ...], Capture], None]

# From so many hosts and such a share of all on, failing to connect makes us doubt our own network.
OUTAGE_HOSTS = 5
OUTAGE_SHARE = 0.3
_LOOKING = 50  # look-ups under way, each holding the page that is compared with its copy
_COLLECTED = 20_000  # new objects between two collections
_OUTAGE = "our own network was out of reach"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the network answered, by address, and what archives on it had of each.

    `complete` is false where our own network was down, or an archive that was named out of reach: `unreachable` tells
    which, and why. `stopped` is the exit status of the signal that ended the round early.
    """

    captures: dict[str, Capture]
    complete: bool = True
    copies: dict[str, tuple[Capture, ...]] = field(default_factory=dict)
    unreachable: dict[str, str] = field(default_factory=dict)
    stopped: Status | None = None


def not_told(capture: Capture, copies: tuple[Capture, ...], kept: Capture) -> None:
    """Let an answer pass: nobody waits for it before the end."""


def fetch(
    wanted: Sequence["Wanted"],
    settings: Settings,
    progress: Progress,
    *,
    kept: Container[str] | None = None,
    conditions: "Conditions | None" = None,
    seen: Seen = not_told,
) -> Fetched:
    """Ask the network for each of `wanted`; what it answers, failures included.

    When our own network was down, nothing that failed is marked: such captures are `unknown`. Of pages that are as
    they should be only those of `kept` addresses keep their bodies (all, if None), so that memory stays flat.
    `conditions` are those of the Fetcher; `seen` is told each answer as soon as it is there, whole and as it came:
    what it raises ends the round.
    """
    ended: list[Fetched] = []

    async def run() -> None:
        # Not given back: asyncio writes out what its main task came to, if only to throw it away.
        ended.append(await _fetch(wanted, settings, progress, kept, conditions, seen))

    if not wanted:
        return Fetched({})
    with _rare_collection():
        asyncio.run(run())
    return ended[0]


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Look for garbage more rarely: thousands of answers are kept, and going through them anew takes a tenth of all."""
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


async def _fetch(
    wanted: Sequence["Wanted"],
    settings: Settings,
    progress: Progress,
    kept: Container[str] | None,
    conditions: "Conditions | None",
    seen: Seen,
) -> Fetched:
    from provenance.archiving import archivist_of
    from sources import Fetcher
    from sources.observing import Observer

    async with Fetcher(
        allow_private=settings.allow_private,
        ca=settings.ca,
        per_host=settings.per_host,
        delay_s=settings.delay,
        concurrency=settings.jobs,
        obey_robots=settings.obey_robots,
        conditions=conditions,
        clock=settings.clock,
    ) as fetcher:
        observer = Observer(fetcher, read=read_text)
        round_ = _Round(observer, archivist_of(settings, fetcher, read_text), wanted, kept, settings.clock(), seen)
        with cancelled_by_signals() as interruption:
            try:
                await round_.run(progress)
            except asyncio.CancelledError:
                if interruption.status is None:
                    raise
                return Fetched(round_.found, False, round_.copies, round_.unreachable, interruption.status)
        found, missing = round_.found, round_.unreachable
        if settings.guard_hosts and is_doubtful(found.values()) and not await _is_up(fetcher, settings.guard_hosts):
            found = {url: our_outage(capture) for url, capture in found.items()}
            return Fetched(found, False, round_.copies, missing)
    return Fetched(found, not missing, round_.copies, missing)


class _Round:
    """The answers of one round of fetching, with the look-ups in archives that run beside it."""

    def __init__(
        self,
        observer: "Observer",
        archivist: "Archivist",
        wanted: Sequence["Wanted"],
        kept: Container[str] | None,
        now: datetime,
        seen: Seen,
    ) -> None:
        self.found: dict[str, Capture] = {}
        self.copies: dict[str, tuple[Capture, ...]] = {}
        self.unreachable: dict[str, str] = {}
        self._observer, self._archivist, self._kept, self._now, self._seen = observer, archivist, kept, now, seen
        self._wanted = {item.url: item for item in wanted}
        self._looking: set[asyncio.Task[None]] = set()
        self._failure: Exception | None = None  # what `seen` raised, perhaps in a look-up beside the round

    async def run(self, progress: Progress) -> None:
        """Observe all that is wanted, and wait for what archives have of it."""
        async with aclosing(self._observer.observe(self._wanted.values())) as answers:
            async for capture in answers:
                await self.take(capture)
                progress(len(self.found), len(self._wanted), capture.url)
                if self._failure is not None:
                    raise self._failure
        await self.finish()
        if self._failure is not None:
            raise self._failure

    async def take(self, capture: Capture) -> None:
        """Keep an answer; look for copies of what is to be looked up. Waits while too many look-ups are under way."""
        item = self._wanted.get(capture.url)
        if item is None or not self._archivist.wants(item, capture):
            self._finish_one(capture)
            return
        self.found[capture.url] = replace(capture, body=b"", raw=None)
        task = asyncio.create_task(self._look_up(item, capture))
        self._looking.add(task)
        task.add_done_callback(self._looking.discard)
        while self._archivist.named and len(self._looking) >= _LOOKING:
            await asyncio.wait(self._looking, return_when=asyncio.FIRST_COMPLETED)

    async def finish(self) -> None:
        """Wait for the look-ups, as long as they may take."""
        looking = list(self._looking)
        if looking:
            _, late = await asyncio.wait(looking, timeout=self._archivist.grace_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _look_up(self, item: "Wanted", capture: Capture) -> None:
        from provenance.archiving import unreachable

        try:
            lookups = await self._archivist.look_up(item, capture)
            copies = tuple(replace(lookup.as_capture(self._now), url=item.url) for lookup in lookups)
            self.copies[item.url] = copies
            if self._archivist.named:
                self.unreachable = unreachable(lookups) | self.unreachable
            copy = choose_capture(copies, item.cited.accessed, item.cited.published)
            if copy is not None and capture.outcome.has_content and item.cited.copy is None:
                capture = await self._observer.compare(capture, replace(item.cited, copy=copy))
        finally:
            self._finish_one(capture)

    def _finish_one(self, capture: Capture) -> None:
        kept = self.found[capture.url] = self._trimmed(capture)
        if self._failure is None:
            try:
                self._seen(capture, self.copies.get(capture.url, ()), kept)
            except Exception as error:
                self._failure = error

    def _trimmed(self, capture: Capture) -> Capture:
        if self._kept is None or capture.url in self._kept or not capture.outcome.has_content:
            return capture
        return replace(capture, body=b"", raw=None)


async def _is_up(fetcher: "Fetcher", guards: Sequence[str]) -> bool:
    """Whether any of the guard hosts answers, with whatever."""
    urls = [guard if "://" in guard else f"https://{guard}/" for guard in guards]
    return any([not has_failed_to_connect(capture) async for capture in fetcher.captures(urls)])


def is_doubtful(captures: Iterable[Capture]) -> bool:
    """Whether so many hosts failed at the connection that the network at fault may be ours.

    Five hosts and three in ten of them; or, of fewer, all of them, because none of their names is known: where there is
    no network at all, many a resolver says that there is no such host.
    """
    hosts: dict[str, bool] = {}
    kinds: set[str | None] = set()
    for capture in captures:
        if capture.error is None and capture.status is None:
            continue  # never asked
        host = host_of(capture.url)
        hosts[host] = hosts.get(host, True) and has_failed_to_connect(capture)
        kinds.add(capture.error)
    failed = sum(hosts.values())
    if failed >= OUTAGE_HOSTS and failed > OUTAGE_SHARE * len(hosts):
        return True
    return bool(hosts) and failed == len(hosts) and kinds <= {"dns.failure", "dns.nxdomain"}


def has_failed_to_connect(capture: Capture) -> bool:
    """Whether not even a connection came about."""
    return capture.status is None and (capture.error or "").split(".")[0] in ("dns", "tcp", "connect")


def host_of(url: str) -> str:
    """The host of an address; '' for what is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def our_outage(capture: Capture) -> Capture:
    """The capture as it counts when our own network was down: a failure says nothing of the address."""
    if capture.outcome.has_content or (capture.status is None and capture.error is None):
        return capture
    return replace(capture, outcome=Outcome.UNKNOWN, reason=_OUTAGE)
