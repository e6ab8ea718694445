"""Addresses observed: fetched, judged by their content, and tried in every way they may have been meant."""

import asyncio
import re
import secrets
import string
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from sources.address import Address, parse_address
from sources.capture import Capture, Outcome
from sources.errors import BadAddress
from sources.fetch import Fetcher
from sources.judgement.addresses import folder_of, sibling_of
from sources.judgement.judge import Cited, Judged, Probe, is_suspicious, judge
from sources.repairs import has_two_schemes, repairs_of
from sources.text import text_of
from sources.text.model import SourceText

# A cited copy: asked for as it was captured, without the archive's banner.
_REPLAYED = re.compile(r"(https?://web\.archive\.org/web/\d{14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)
# Where names that are no addresses are resolved.
_RESOLVERS = (
    ("doi:", "https://doi.org/"),
    ("hdl:", "https://hdl.handle.net/"),
    ("urn:nbn:", "https://nbn-resolving.org/urn:nbn:"),
)
_LOST = frozenset(
    {
        Outcome.GONE,
        Outcome.FAILING,
        Outcome.MALFORMED,
        Outcome.UNSUPPORTED,
        Outcome.SOFT_404,
        Outcome.REDIRECTED_HOME,
    }
)
_MANY = 500  # addresses of a run from which on a page that is only short is worth no request of its own
_AT_ONCE = 2  # texts read at once, each in a process of its own
_SIBLING_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to observe, `alternatives` to it (other ways to join a broken one), and what it is cited for."""

    url: str
    alternatives: tuple[str, ...] = ()
    cited: Cited = field(default_factory=Cited)


def resolvable(url: str) -> str:
    """The address to ask for: that of the resolver for a bare DOI, a handle or a national book number, and that of the
    bytes themselves for a cited copy in an archive."""
    text = url.strip()
    if (copy := _REPLAYED.match(text)) is not None:
        return f"{copy.group(1)}id_/{copy.group(2)}"
    if text.startswith("10.") and "/" in text:
        return f"https://doi.org/{text}"
    for prefix, resolver in _RESOLVERS:
        if text.lower().startswith(prefix):
            return resolver + text[len(prefix) :].strip()
    return url


@dataclass
class Observer:
    """Observes through a Fetcher; `read` gives the text of a body. One a run: siblings are asked once a folder."""

    fetcher: Fetcher
    read: Callable[[bytes, str | None], SourceText] = text_of
    letters: str = field(
        default_factory=lambda: "".join(secrets.choice(string.ascii_lowercase) for _ in range(_SIBLING_LETTERS))
    )
    _siblings: dict[str, "asyncio.Task[Capture | None]"] = field(default_factory=dict)
    _of_hosts: dict[str, "asyncio.Task[Capture | None]"] = field(default_factory=dict)
    _many: bool = False
    _reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def observe(self, wanted: Iterable[Wanted]) -> AsyncGenerator[Capture, None]:
        """A capture for every address, and one for each alternative that had to be tried, as they are finished.

        An address of which only a repaired form answers is `malformed`, its `final_url` the repaired one, of which
        there is a capture too.
        """
        lost: list[tuple[Wanted, Capture]] = []
        everything = {item.url: item for item in wanted}
        self._many = len(everything) > _MANY
        async with aclosing(self._judged_all(list(everything.values()))) as found:
            async for capture in found:
                item = everything[capture.url]
                if capture.outcome in _LOST and (item.alternatives or repairs_of(capture.url)):
                    lost.append((item, capture))
                else:
                    yield capture
        tries = [asyncio.create_task(self._try_further(item, capture)) for item, capture in lost]
        try:
            for task in asyncio.as_completed(tries):
                for capture in await task:
                    yield capture
        finally:
            for pending in tries:
                pending.cancel()

    async def compare(self, capture: Capture, cited: Cited) -> Capture:
        """A capture with content judged again, now that a copy of the work is known."""
        return await self._judged(capture, cited)

    async def _try_further(self, item: Wanted, first: Capture) -> Sequence[Capture]:
        """The first answer with those of the alternatives, up to one that leads to the work."""
        found = [first]
        for url in item.alternatives:
            capture = await self._one(replace(item, url=url))
            found.append(capture)
            if capture.outcome.has_content:
                return found
        for url in repairs_of(item.url):
            capture = await self._one(replace(item, url=url))
            if capture.outcome.has_content:
                reason = f"as printed: {first.reason}; it answers as {url}"
                changed = replace(first, outcome=Outcome.MALFORMED, reason=reason, final_url=url)
                return [changed, *found[1:], capture]
        is_misspelt = first.outcome is Outcome.UNSUPPORTED and any(
            way.startswith("http") for way in repairs_of(item.url)
        )
        if is_misspelt or has_two_schemes(item.url):
            found[0] = replace(first, outcome=Outcome.MALFORMED)  # a misspelt scheme is no other one
        return found

    async def _one(self, item: Wanted) -> Capture:
        capture = await self.fetcher.capture(resolvable(item.url))
        return await self._judged(replace(capture, url=item.url), item.cited)

    async def _judged_all(self, wanted: Sequence[Wanted]) -> AsyncGenerator[Capture, None]:
        """The captures of the addresses as they are; what needs reading is read beside the fetching."""
        asked: dict[str, list[Wanted]] = {}
        for item in wanted:
            asked.setdefault(resolvable(item.url), []).append(item)
        reading: set[asyncio.Task[Capture]] = set()
        try:
            async with aclosing(self.fetcher.captures(asked)) as found:
                async for answer in found:
                    for item in asked[answer.url]:
                        capture = answer if item.url == answer.url else replace(answer, url=item.url)
                        if is_suspicious(capture, item.cited):
                            reading.add(asyncio.create_task(self._judged(capture, item.cited)))
                        else:
                            yield capture
                    for done in [task for task in reading if task.done()]:
                        reading.discard(done)
                        yield done.result()
            for task in asyncio.as_completed(list(reading)):
                yield await task
        finally:
            for pending in reading:
                pending.cancel()

    async def _judged(self, capture: Capture, cited: Cited) -> Capture:
        if not is_suspicious(capture, cited):
            return capture
        judged = await self._judge(capture, cited, None)
        if judged.wants_sibling and (probe := await self._probe(capture, judged.only_bare and self._many)) is not None:
            judged = await self._judge(capture, cited, probe)
        same = judged.outcome is capture.outcome and judged.reason == capture.reason
        return capture if same else replace(capture, outcome=judged.outcome, reason=judged.reason, error=judged.error)

    async def _judge(self, capture: Capture, cited: Cited, probe: Probe | None) -> Judged:
        async with self._reading:
            return await asyncio.to_thread(judge, capture, cited, probe, self.read)

    async def _probe(self, capture: Capture, only_bare: bool) -> Probe | None:
        """What a sibling answers. For one of many pages that is only short, one of its host is asked: most know their
        404."""
        try:
            address = parse_address(capture.url)
        except BadAddress:
            return None
        folder, host = folder_of(address), address.netloc
        if folder not in self._siblings:
            known = self._of_hosts.get(host)
            if only_bare and known is not None:
                sibling = await known
                if sibling is None or sibling.outcome is Outcome.GONE:
                    return None
            asked = self._siblings.setdefault(folder, asyncio.create_task(self._sibling(address, only_bare)))
            self._of_hosts.setdefault(host, asked)
        sibling = await self._siblings[folder]
        return Probe(sibling) if sibling is not None else None

    async def _sibling(self, address: Address, only_bare: bool) -> Capture | None:
        """What the sibling of an address answers; None where its host does not let us ask, or need not be asked."""
        robots = self.fetcher.robots
        other = parse_address(sibling_of(address, self.letters))
        if only_bare and await robots.is_missing(address):
            return None
        return await self.fetcher.capture(other.url, confirm=False) if await robots.allow(other) else None
