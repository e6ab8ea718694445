"""Live captures: every address asked politely, safely and within budgets, whatever the other side does."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sources.address import Address, parse_address, scheme_of
from sources.agents import BROWSER_STYLE, Style, honest_style
from sources.capture import Capture, Outcome
from sources.errors import BadAddress
from sources.exchange import Limits
from sources.following import Attempt, Conditions, Net, Time, Trail
from sources.guard import Guard
from sources.message import find_header
from sources.politeness import LONGEST_WAIT_S, Politeness, read_retry_after
from sources.proxies import Proxies
from sources.resolver import KeptAnswers, Resolver, SystemResolver
from sources.robots import Robots
from sources.secrecy import hide_secrets
from sources.transport import PinnedTransport, Transport

if TYPE_CHECKING:  # only for whoever brings a transport of it
    import httpx

# Schemes that a checker must never act on; others that are no web address are only not supported.
_REFUSED_SCHEMES = frozenset({"about", "blob", "data", "file", "gopher", "javascript", "vbscript", "view-source"})
# Answers that robots get where a browser would get the page, so they are confirmed with a browser's header fields.
_CONFIRMED = frozenset({400, 403, 404, 406, 410})
_PASSING_ERRORS = frozenset({"tcp.reset", "http.protocol"})


@dataclass(slots=True)
class _Host:
    """The addresses of a host that are still to be asked for, and how many workers see to them."""

    waiting: deque[str] = field(default_factory=deque)
    workers: int = 0


class Fetcher:
    """Gets captures from the network. An async context manager; connections are kept while it is open.

    `allow_private` lets networks (CIDR) through that are private; `ca` is a file of further certificate authorities;
    `per_host` exchanges at once with a host, their starts `delay_s` seconds apart, `concurrency` in all. `contact` is
    an address that goes into the User-Agent; `as_browser` whether a refusal is confirmed with a browser's header
    fields; `obey_robots` whether the hosts' robots.txt counts for the addresses given. `conditions` are header fields
    of conditional requests, by the address they are for: an answer 304 is a capture without a body.
    `clock`, `resolver` and `transport` stand in for time, name service and network. `net` is what all requests
    go through; archives are asked through it as well. Raises BadAddress for settings that cannot be used.
    """

    def __init__(
        self,
        *,
        allow_private: Sequence[str] = (),
        ca: Path | None = None,
        per_host: int = 1,
        delay_s: float = 0.2,
        concurrency: int = 50,
        contact: str | None = None,
        as_browser: bool = True,
        obey_robots: bool = False,
        limits: Limits | None = None,
        conditions: Conditions | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolver: Resolver | None = None,
        transport: "httpx.AsyncBaseTransport | None" = None,
    ) -> None:
        self._clock = clock
        self._per_host = max(1, per_host)
        self._honest = honest_style(contact)
        self._as_browser = as_browser
        self._obey_robots = obey_robots
        self.robots = Robots(self._capture_plainly)
        self.net = Net(
            PinnedTransport(ca) if transport is None else _standing_in(transport),
            KeptAnswers(resolver or SystemResolver()),
            Guard(allow_private),
            Politeness(self._per_host, delay_s, concurrency),
            Proxies(),
            limits or Limits(),
            conditions or {},
        )

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.net.transport.aclose()
        await self.net.resolver.close()

    async def capture(self, url: str, *, confirm: bool = True) -> Capture:
        """Ask for one address; what the world answers, failures included, is the capture's outcome.

        Without `confirm` a refusal is taken as it is, and not asked about again as a browser would.
        """
        try:
            address = parse_address(url)
        except BadAddress as problem:
            return self._without_asking(url, problem)
        if self._obey_robots and not await self.robots.allow(address):
            reason = "the host's robots.txt asks not to fetch it, and the settings say to obey"
            return Capture(url, Outcome.BLOCKED, self._clock(), "live", reason, error="robots.refused")
        return await self._asked(url, address, confirm=confirm)

    async def _capture_plainly(self, url: str) -> Capture:
        return await self._asked(url, parse_address(url), confirm=False)

    async def _asked(self, url: str, address: Address, *, confirm: bool) -> Capture:
        time = Time(self.net.limits.address_s)
        attempt = await self._attempt(address, self._honest, time)
        if confirm and self._as_browser and _needs_confirmation(attempt):
            attempt = _confirmed(attempt, await self._attempt(address, BROWSER_STYLE, time))
        return self._finished(url, attempt)

    async def captures(self, urls: Iterable[str]) -> AsyncGenerator[Capture, None]:
        """Ask for many addresses, hosts side by side; captures come as they are finished, one for each.

        A page is asked for once, however its address is spelt and whatever part of it the fragment names.
        What may have been a passing fault (reset, 5xx, 429 with a short wait) is tried once more when all else is done.
        """
        same: dict[str, list[str]] = {}

        def pages() -> Iterator[str]:
            for url in dict.fromkeys(urls):
                spellings = same.setdefault(_page_of(url), [])
                spellings.append(url)
                if len(spellings) == 1:
                    yield url

        async with aclosing(self._two_rounds(pages())) as found:
            async for capture in found:
                for url in same[_page_of(capture.url)]:
                    yield capture if url == capture.url else replace(capture, url=url)

    async def _two_rounds(self, urls: Iterable[str]) -> AsyncGenerator[Capture, None]:
        again: dict[str, Capture] = {}
        async with aclosing(self._round(urls)) as found:
            async for capture in found:
                if _may_pass(capture):
                    again[capture.url] = capture
                else:
                    yield capture
        if again:
            await asyncio.sleep(self.net.limits.pause_s)
        async with aclosing(self._round(again)) as found:
            async for capture in found:
                first = again[capture.url]
                # Where the second try was not even made, what the first met stands.
                last = first if capture.outcome is Outcome.UNKNOWN else capture
                yield replace(last, hops=first.hops + capture.hops)

    async def _round(self, urls: Iterable[str]) -> AsyncGenerator[Capture, None]:
        """The captures of addresses as they are finished; hosts are asked from the first address on that is theirs."""
        hosts: dict[str, _Host] = {}
        finished: asyncio.Queue[Capture | None] = asyncio.Queue()
        workers: list[asyncio.Task[None]] = []
        try:
            for url in urls:
                host = hosts.setdefault(_host_of(url), _Host())
                host.waiting.append(url)
                if host.workers < 2 * self._per_host:  # half of them ask while the others see to what was answered
                    host.workers += 1
                    workers.append(asyncio.create_task(self._work(host, finished)))
                    await asyncio.sleep(0)  # each asks before the next: all at once would be answered all at once
            running = len(workers)
            while running:
                capture = await finished.get()
                if capture is None:
                    running -= 1
                else:
                    yield capture
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, host: "_Host", finished: "asyncio.Queue[Capture | None]") -> None:
        try:
            while host.waiting:
                finished.put_nowait(await self.capture(host.waiting.popleft()))
        finally:
            host.workers -= 1
            finished.put_nowait(None)

    async def _attempt(self, address: Address, style: Style, time: Time) -> Attempt:
        return await Trail(self.net, style, time, self._clock()).follow(address)

    def _without_asking(self, url: str, problem: BadAddress) -> Capture:
        scheme = scheme_of(url)
        outcome = Outcome.MALFORMED
        if scheme in _REFUSED_SCHEMES:
            outcome = Outcome.REFUSED
        elif scheme is not None and scheme not in ("http", "https"):
            outcome = Outcome.UNSUPPORTED
        return Capture(url=url, outcome=outcome, captured=self._clock(), origin="live", reason=str(problem))

    def _finished(self, url: str, attempt: Attempt) -> Capture:
        answer = attempt.answer
        capture = Capture(
            url=url,
            outcome=attempt.outcome,
            captured=self._clock(),
            origin="live",
            reason=attempt.reason,
            final_url=attempt.address.url,
            status=attempt.status,
            headers=answer.headers if answer else (),
            media_type=find_header(answer.headers, "content-type") if answer else None,
            body=answer.body if answer else b"",
            truncated=answer.truncated if answer else None,
            error=attempt.error,
            hops=attempt.hops,
            raw=answer.raw if answer else None,
        )
        return hide_secrets(capture) if len(attempt.hops) > 1 else capture


def _standing_in(transport: "httpx.AsyncBaseTransport") -> Transport:
    from sources.stand_in import StandIn

    return StandIn(transport)


def _host_of(url: str) -> str:
    try:
        return parse_address(url).host
    except BadAddress:
        return ""


def _page_of(url: str) -> str:
    try:
        return parse_address(url).url
    except BadAddress:
        return url


def _needs_confirmation(attempt: Attempt) -> bool:
    if attempt.outcome in (Outcome.REFUSED, Outcome.UNKNOWN, Outcome.BAD_CERTIFICATE):
        return False
    status = attempt.status
    return status in _CONFIRMED or (status is not None and status >= 500) or attempt.error == "tcp.reset"


def _confirmed(honest: Attempt, browser: Attempt) -> Attempt:
    """What two attempts say together: a page is gone only where both say so."""
    hops = honest.hops + browser.hops
    first = f"answered {honest.status} to our own name" if honest.status else f"{honest.reason}, asked by our own name"
    if Outcome.GONE in (honest.outcome, browser.outcome) and honest.outcome is not browser.outcome:
        kept = honest if browser.outcome is Outcome.GONE else browser
        other = f"answered {browser.status} to a browser" if browser.status else f"{browser.reason}, asked as a browser"
        return replace(kept, reason=f"{kept.reason}; {other if kept is honest else first}", hops=hops)
    if browser.outcome is Outcome.GONE:
        return replace(browser, reason=f"{browser.reason}, asked by our own name and as a browser", hops=hops)
    if browser.outcome is honest.outcome or browser.outcome is Outcome.UNKNOWN:
        return replace(honest, hops=hops)
    return replace(browser, reason=f"{browser.reason}; {first}", hops=hops)


def _may_pass(capture: Capture) -> bool:
    """Whether a second try at the end of the run is worth it: time-outs are not, they cost too much."""
    if capture.outcome is Outcome.RATE_LIMITED:
        wait = read_retry_after(capture.headers, capture.captured)
        return wait is None or wait <= LONGEST_WAIT_S
    is_server_fault = capture.status is not None and (capture.status >= 500 or capture.status == 408)
    return capture.outcome is Outcome.FAILING and (is_server_fault or capture.error in _PASSING_ERRORS)
