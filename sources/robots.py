"""What a host asks automatic visitors to leave alone: robots.txt, as RFC 9309 has it.

A single cited address is asked for as a reader would, unless the setting says otherwise; addresses of our own making
(siblings, by which soft 404s are told) are asked for only where the host allows it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sources.address import Address
from sources.capture import Capture, Outcome

_OURS = "provenance"
_LIMIT = 500_000  # bytes that must be read (RFC 9309, section 2.5)
_MOST_RULES = 2_000
_MOST_PIECES = 20

Rules = tuple[tuple[bool, str], ...]  # whether it allows, and the pattern


def read_rules(text: str) -> Rules:
    """The rules for us: those of the groups that name us, else of the groups for everybody."""
    ours: list[tuple[bool, str]] = []
    everybody: list[tuple[bool, str]] = []
    named: list[str] = []
    is_open = False  # whether a further name joins the group
    has_ours = False
    for line in text[:_LIMIT].splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            named = [*named, value.lower()] if is_open else [value.lower()]
            is_open = True
            has_ours = has_ours or value.lower() == _OURS
        elif key in ("allow", "disallow"):
            is_open = False
            if value and _OURS in named:
                ours.append((key == "allow", value))
            elif value and "*" in named:
                everybody.append((key == "allow", value))
    return tuple((ours if has_ours else everybody)[:_MOST_RULES])


def is_allowed(rules: Rules, target: str) -> bool:
    """Whether a path with its query may be asked for: the longest pattern that fits decides, for us where two do."""
    fitting = [(len(pattern), allows) for allows, pattern in rules if _fits(pattern, target)]
    return max(fitting)[1] if fitting else True


def _fits(pattern: str, target: str) -> bool:
    is_anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")[:_MOST_PIECES]
    if not target.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(pieces):
        if is_anchored and number == len(pieces) - 1:
            return target.endswith(piece) and len(target) - len(piece) >= at
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not is_anchored or at == len(target)


@dataclass
class Robots:
    """The rules of hosts, each asked for once; `ask` gets an address. A host without any allows everything."""

    ask: Callable[[str], Awaitable[Capture]]
    _known: dict[str, "asyncio.Task[Rules | None]"] = field(default_factory=dict)

    async def allow(self, address: Address) -> bool:
        """Whether the host of an address lets us ask for it."""
        return is_allowed(await self._of(address) or (), address.target)

    async def is_missing(self, address: Address) -> bool:
        """Whether the host says that it has no such file: then it knows how to say so of others as well."""
        return await self._of(address) is None

    async def _of(self, address: Address) -> Rules | None:
        host = f"{address.scheme}://{address.netloc}"
        if host not in self._known:
            self._known[host] = asyncio.create_task(self._read(host))
        return await self._known[host]

    async def _read(self, host: str) -> Rules | None:
        capture = await self.ask(f"{host}/robots.txt")
        is_page = "html" in (capture.media_type or "") or capture.body[:200].lstrip()[:1] == b"<"
        if not capture.outcome.has_content or is_page:
            return None if capture.outcome is Outcome.GONE else ()
        return read_rules(capture.body[:_LIMIT].decode("utf-8", "replace"))
