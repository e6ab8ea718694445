"""Requests to archives: paced, waited out where an archive asks for it, and given up where it does not answer.

A memento is never waited for or tried again because of its status: an archived 429 is an answer like any other.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sources.address import Address, parse_address
from sources.agents import Style, honest_style
from sources.archives.remote.pacing import Pacer
from sources.archives.remote.services import LONGEST_WAIT_S, TRIES, UNLISTED_WAIT_S, Pace, pace_of
from sources.errors import AddressRefused, ArchiveUnavailable, BadAddress
from sources.exchange import Answer, exchange
from sources.failures import ExchangeFailed
from sources.following import Net, find_route
from sources.message import Headers, find_header
from sources.politeness import HostClosed, read_retry_after

_GATEWAY = frozenset({500, 502, 503, 504})
_FAILURES_TO_CLOSE = 2
_REFUSED_LATER = "it asks us to slow down"


@dataclass(frozen=True, slots=True)
class Reply:
    """An archive's answer to one request, redirects not followed. `whole` is false where its body broke off."""

    url: str
    status: int
    headers: Headers
    body: bytes
    truncated: str | None = None
    error: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of this name, in lower case."""
        return find_header(self.headers, name)

    @property
    def is_memento(self) -> bool:
        """Whether it is an archived answer and not the archive's own (RFC 7089: it carries its date)."""
        return self.header("memento-datetime") is not None


@dataclass(slots=True)
class _Service:
    """What is known of one archive in this run. Times are those of the event loop."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    failures: int = 0
    closed: str | None = None


@dataclass
class Asker:
    """Asks archives through `net`; one a run. `seconds` is what one request may take, `patience_s` all waiting.

    Without `thorough` an archive is given up at its first failure, and nothing is tried in another way. `pacer` holds
    the paces that archives ask for.
    """

    net: Net
    now: datetime
    style: Style = field(default_factory=honest_style)
    seconds: float = 20.0
    patience_s: float = 300.0
    thorough: bool = True
    pacer: Pacer = field(default_factory=Pacer)
    _services: dict[str, _Service] = field(default_factory=dict)

    async def get(self, url: str, fields: Sequence[tuple[str, str]] = (), *, form: bytes | None = None) -> Reply:
        """The archive's answer, whatever its status but 429 and a failing gateway: those are waited out.

        Raises ArchiveUnavailable where there is none, or the archive is not to be asked any more in this run.
        """
        address = _parsed(url)
        service = self._services.setdefault(address.netloc, _Service())
        pace = pace_of(address.host, address.path)
        for number in range(TRIES):
            if service.closed:
                raise ArchiveUnavailable(f"{address.host} is not asked any more: {service.closed}")
            reply = await self._once(address, service, pace, fields, form)
            if reply.is_memento or (reply.status != 429 and reply.status not in _GATEWAY):
                return reply
            asked = read_retry_after(reply.headers, self.now)
            if asked is None:
                asked = (pace.wait_s if pace and reply.status == 429 else UNLISTED_WAIT_S) * 2**number
            pause = asked
            is_last = number == TRIES - 1 or (reply.status != 429 and number == 1)
            if pause > LONGEST_WAIT_S or pause > self.patience_s or is_last:
                raise self._given_up(address, service, reply.status, pause)
            self.patience_s -= pause
            await asyncio.sleep(pause)
        raise ArchiveUnavailable(f"{address.host} did not answer")  # pragma: no cover - the last try raises

    def _given_up(self, address: Address, service: _Service, status: int, pause: float) -> ArchiveUnavailable:
        if status == 429:
            service.closed = f"{_REFUSED_LATER} ({status}, for {pause:.0f} seconds)"
            return ArchiveUnavailable(f"{address.host}: {service.closed}")
        self._note_failure(service, f"its gateway fails ({status})")
        return ArchiveUnavailable(f"{address.host} answered {status} for itself")

    async def _once(
        self,
        address: Address,
        service: _Service,
        pace: Pace | None,
        fields: Sequence[tuple[str, str]],
        form: bytes | None,
    ) -> Reply:
        try:
            async with self._turn(service, pace), self.net.politeness.turn(address.host):
                answer = await self._exchange(address, fields, form)
        except HostClosed as closed:
            raise ArchiveUnavailable(f"{address.host} is not asked any more: {closed}") from None
        except (ExchangeFailed, AddressRefused) as failure:
            self._note_failure(service, str(failure))
            raise ArchiveUnavailable(f"{address.host}: {failure}") from None
        if answer.error == "read.timeout":
            self._note_failure(service, "it does not answer in time")
            raise ArchiveUnavailable(f"{address.host}: the answer did not end in time")
        if answer.status not in _GATEWAY:
            service.failures = 0
        return Reply(address.url, answer.status, answer.headers, answer.body, answer.truncated, answer.error)

    def _note_failure(self, service: _Service, why: str) -> None:
        service.failures += 1
        if not self.thorough or service.failures >= _FAILURES_TO_CLOSE:
            service.closed = why

    @asynccontextmanager
    async def _turn(self, service: _Service, pace: Pace | None) -> AsyncIterator[None]:
        """One request after the other under a pace; where there is none, as the host's politeness has it."""
        if pace is None:
            yield
            return
        async with service.turn:
            await self.pacer.wait(pace.name, pace)
            yield

    async def _exchange(self, address: Address, fields: Sequence[tuple[str, str]], form: bytes | None) -> Answer:
        route = await find_route(self.net, address, self.seconds)
        style = Style("archive", (*self.style.fields, *fields))
        return await exchange(
            self.net.transport,
            route,
            style,
            self.net.limits,
            seconds=self.seconds,
            form=form,
            large=self.net.large,
        )


def _parsed(url: str) -> Address:
    try:
        return parse_address(url)
    except BadAddress as problem:
        raise ArchiveUnavailable(f"the archive's address cannot be used: {problem}") from None
