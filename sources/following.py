"""One attempt at an address: redirects followed by hand, every hop checked anew before anything is connected to."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sources.address import Address, join_address, scheme_of
from sources.agents import Style
from sources.capture import Hop, Outcome
from sources.cookies import Cookies
from sources.errors import AddressRefused, BadAddress
from sources.exchange import Answer, Limits, exchange
from sources.failures import ExchangeFailed
from sources.guard import Guard, is_local_name
from sources.lull import Lull
from sources.message import find_header
from sources.outcomes import REDIRECTS, judge_exchange
from sources.politeness import HostClosed, Politeness, note_answer, note_failure, read_retry_after
from sources.proxies import Proxies
from sources.refresh import find_refresh
from sources.resolver import KeptAnswers, is_ip
from sources.transport import Route, Transport


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt ended. `answer` is the last one there was."""

    outcome: Outcome
    reason: str
    address: Address
    hops: tuple[Hop, ...]
    answer: Answer | None = None
    error: str | None = None

    @property
    def status(self) -> int | None:
        """The status of the last answer."""
        return self.answer.status if self.answer else None


@dataclass(slots=True)
class Time:
    """The seconds of exchange that an address has left, over all hops and attempts; waiting for a turn costs none."""

    left_s: float


Conditions = Mapping[str, tuple[tuple[str, str], ...]]
_LARGE_AT_ONCE = 4
_UNCHANGED = b" "  # stands for a page that was not sent again, which is none without content


@dataclass(frozen=True)
class Net:
    """All that an attempt asks through.

    `conditions` are header fields by the address that is asked for only on them: If-None-Match, If-Modified-Since.
    """

    transport: Transport
    resolver: KeptAnswers
    guard: Guard
    politeness: Politeness
    proxies: Proxies
    limits: Limits
    conditions: Conditions = field(default_factory=dict)
    large: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_LARGE_AT_ONCE))
    lull: Lull = field(default_factory=Lull)


async def find_route(net: Net, address: Address, seconds: float, *, verify: bool = True) -> Route:
    """How to reach an address, whose host is checked first. Raises AddressRefused, or ExchangeFailed without a name."""
    proxy = net.proxies.proxy_for(address)
    is_near = proxy is not None and (is_ip(address.host) or is_local_name(address.host))
    if proxy is not None and not is_near:
        # The proxy looks the name up, so what can be refused here is what is private by its own form.
        net.guard.check(address, ())
        return Route(address, proxy=proxy, verify=verify)
    if proxy is not None and not net.guard.allowed and not is_ip(address.host):
        raise AddressRefused(f"{address.host} is a local name, so it is not fetched")
    if is_ip(address.host):
        peers: tuple[str, ...] = (address.host,)
    else:
        try:
            async with asyncio.timeout(seconds):
                peers = await net.resolver.resolve(address.host)
        except TimeoutError:
            raise ExchangeFailed("dns.failure", "no answer in time") from None
    net.guard.check(address, peers)
    if proxy is not None and not net.guard.lets_through(peers):
        return Route(address, proxy=proxy, verify=verify)
    return Route(address, peers, verify=verify)


@dataclass
class Trail:
    """The way from one address over its redirects."""

    net: Net
    style: Style
    time: Time
    now: datetime
    hops: list[Hop] = field(default_factory=list)
    _cookies: Cookies = field(default_factory=Cookies)
    _seen: set[tuple[str, ...]] = field(default_factory=set)

    async def follow(self, asked: Address) -> Attempt:
        """Ask for `asked` and go where it is redirected to, until there is a last word."""
        address = asked
        while True:
            if self._is_loop(address):
                failure = ExchangeFailed("redirect.loop")
                return self._end(failure.outcome, failure.reason, address, error=failure.kind)
            try:
                answer = await self._ask(address)
                await self.net.lull.wait()
            except AddressRefused as refusal:
                return self._end(Outcome.REFUSED, str(refusal), address)
            except HostClosed as closed:
                return self._end(Outcome.UNKNOWN, f"not asked: {closed}", address, error="host.closed")
            except ExchangeFailed as failure:
                self.hops.append(Hop(address.url, None, None, failure.peer, self.style.name))
                if failure.outcome is Outcome.BAD_CERTIFICATE:
                    return await self._look_behind(address, failure)
                return self._end(failure.outcome, failure.reason, address, error=failure.kind)
            try:
                target = self._note_hop(address, answer)
            except BadAddress as problem:
                return self._lost(address, answer, str(problem))
            if target is None:
                return self._judge(asked, address, answer)
            address = target

    def _is_loop(self, address: Address) -> bool:
        state = (address.url, *self._cookies.held())
        if state in self._seen or len(self.hops) > self.net.limits.redirects:
            return True
        self._seen.add(state)
        return False

    async def _ask(self, address: Address, *, verify: bool = True) -> Answer:
        async with self.net.politeness.turn(address.host) as lane:
            loop = asyncio.get_running_loop()
            started = loop.time()
            allowed = min(self.net.limits.hop_s, self.time.left_s)
            try:
                if allowed <= 0:
                    raise ExchangeFailed("read.timeout", "no time left for a further hop")
                route = await find_route(self.net, address, allowed, verify=verify)
                allowed -= loop.time() - started
                if route.peers and not self.net.guard.lets_through(route.peers):
                    spent = loop.time() - started
                    async with self.net.politeness.at_address(route.peers[0]):
                        started = loop.time() - spent  # waiting for a turn costs none of the address's time
                        answer = await self._exchange(address, route, allowed, verify=verify)
                else:
                    answer = await self._exchange(address, route, allowed, verify=verify)
            except ExchangeFailed as failure:
                note_failure(lane, failure.kind)
                raise
            finally:
                self.time.left_s -= loop.time() - started
            if answer.error == "read.timeout":
                note_failure(lane, answer.error)
            else:
                note_answer(lane, answer.status, read_retry_after(answer.headers, self.now))
            return answer

    async def _exchange(self, address: Address, route: Route, seconds: float, *, verify: bool) -> Answer:
        net = self.net
        style = self._style_for(address) if verify else self.style
        cookies = self._cookies if verify else None
        return await exchange(
            net.transport, route, style, net.limits, seconds=seconds, cookies=cookies, large=net.large
        )

    def _style_for(self, address: Address) -> Style:
        conditions = self.net.conditions.get(address.url, ())
        return replace(self.style, fields=(*self.style.fields, *conditions)) if conditions else self.style

    def _note_hop(self, address: Address, answer: Answer) -> Address | None:
        """Remember the hop; where it leads on to, None where it ends. Raises BadAddress for a target not fetched."""
        location = find_header(answer.headers, "location") if answer.status in REDIRECTS else None
        target = None
        if location is None and answer.status == 200 and answer.truncated is None:
            target = find_refresh(answer.body, answer.headers, address)
            location = target.url if target else None
        self.hops.append(Hop(address.url, answer.status, location, answer.peer, self.style.name))
        return join_address(address, location) if location is not None and target is None else target

    def _lost(self, address: Address, answer: Answer, problem: str) -> Attempt:
        """A redirect to what is no web address: never followed, and refused where it names another scheme."""
        scheme = scheme_of(find_header(answer.headers, "location") or "")
        if scheme not in (None, "http", "https"):
            return self._end(Outcome.REFUSED, f"redirects to what is not fetched: {problem}", address, answer)
        return self._end(Outcome.FAILING, f"redirects to nowhere: {problem}", address, answer, "http.protocol")

    async def _look_behind(self, address: Address, failure: ExchangeFailed) -> Attempt:
        """After a bad certificate: whether there is a page behind it. It is no evidence, so its body is left out."""
        try:
            answer = await self._ask(address, verify=False)
        except (ExchangeFailed, HostClosed, AddressRefused):
            return self._end(failure.outcome, failure.reason, address, error=failure.kind)
        self.hops.append(Hop(address.url, answer.status, None, answer.peer, self.style.name))
        bare = Answer(answer.status, answer.headers, b"", None, None, answer.peer, None)
        reason = f"{failure.reason}; behind it the host answers {answer.status}"
        return self._end(failure.outcome, reason, address, bare, failure.kind)

    def _judge(self, asked: Address, address: Address, answer: Answer) -> Attempt:
        if answer.status == 304 and address.url in self.net.conditions:
            outcome, reason = judge_exchange(asked, address, self.hops, 200, answer.headers, _UNCHANGED)
            return self._end(outcome, f"{reason}; it is not modified since it was read before", address, answer)
        outcome, reason = judge_exchange(asked, address, self.hops, answer.status, answer.headers, answer.body)
        error = answer.error
        if outcome.has_content and error == "read.timeout":
            outcome, reason = Outcome.FAILING, "the answer did not end in time"
        elif outcome.has_content and error == "body.too-large":
            reason += f"; too large, the first {len(answer.body)} bytes were read"
        elif outcome.has_content and error == "body.coding":
            outcome, reason = Outcome.FAILING, "the answer is compressed in a way that cannot be undone"
        elif outcome.has_content and answer.truncated:
            reason += "; the connection broke off before its end"
        elif outcome.has_content and not answer.body:
            error = "body.empty"
        return self._end(outcome, reason, address, answer, error)

    def _end(
        self, outcome: Outcome, reason: str, address: Address, answer: Answer | None = None, error: str | None = None
    ) -> Attempt:
        return Attempt(outcome, reason, address, tuple(self.hops), answer, error)
