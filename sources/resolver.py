"""From host names to IP addresses: asked once a run, so that what was checked is what is connected to."""

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from ipaddress import ip_address
from threading import Thread
from typing import Protocol

from sources.failures import ExchangeFailed

_THREADS = 16
_KEPT_S = 300.0
_LOOPBACK = "127.0.0.1"


class Resolver(Protocol):
    """What turns a name into addresses; raises `socket.gaierror` as the system does."""

    async def __call__(self, host: str) -> Sequence[str]:
        """All IP addresses of `host`, in the order to try them."""
        ...


class SystemResolver:
    """The operating system's resolver, in threads that nobody waits for: a question may hang for half a minute."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_THREADS)

    async def __call__(self, host: str) -> Sequence[str]:
        """All IP addresses of `host` (getaddrinfo), in the system's order."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

        def look_up() -> None:
            found: tuple[str, ...] | Exception
            try:
                entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
                found = tuple(dict.fromkeys(str(entry[4][0]) for entry in entries))
            except Exception as error:  # whatever it is, it belongs to whoever asked
                found = error
            with suppress(RuntimeError):  # the loop has been closed meanwhile
                loop.call_soon_threadsafe(_settle, answer, found)

        async with self._free:
            Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
            return await answer


def _settle(answer: "asyncio.Future[tuple[str, ...]]", found: tuple[str, ...] | Exception) -> None:
    if answer.done():
        return
    if isinstance(found, Exception):
        answer.set_exception(found)
    else:
        answer.set_result(found)


class KeptAnswers:
    """A resolver's answers, kept for five minutes; several askers of one host wait for one answer."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._answers: dict[str, tuple[float, asyncio.Task[tuple[str, ...]]]] = {}

    async def resolve(self, host: str) -> tuple[str, ...]:
        """All IP addresses of `host`. Raises ExchangeFailed (dns.nxdomain, dns.failure)."""
        if is_ip(host):
            return (host,)
        if host.rstrip(".").rpartition(".")[2] == "localhost":
            return (_LOOPBACK,)  # whatever a name service says of it (RFC 6761)
        now = asyncio.get_running_loop().time()
        asked_at, task = self._answers.get(host, (0.0, None))
        if task is None or now - asked_at > _KEPT_S or task.cancelled():
            task = asyncio.create_task(self._ask(host))
            self._answers[host] = (now, task)
        # One asker's deadline must not end the question for the others.
        return await asyncio.shield(task)

    async def _ask(self, host: str) -> tuple[str, ...]:
        try:
            peers = tuple(await self._resolver(host))
        except socket.gaierror as error:
            kind = "dns.nxdomain" if error.errno == socket.EAI_NONAME else "dns.failure"
            raise ExchangeFailed(kind, error.strerror or "") from None
        except (OSError, UnicodeError) as error:
            raise ExchangeFailed("dns.failure", str(error)) from None
        if not peers or not all(map(is_ip, peers)):
            raise ExchangeFailed("dns.failure", "the answer holds no address")
        return peers

    async def close(self) -> None:
        """End what is still being asked."""
        tasks = [task for _, task in self._answers.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@lru_cache(maxsize=8192)
def is_ip(host: str) -> bool:
    """Whether a host is an IP address already."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
