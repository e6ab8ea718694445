"""A web on loopback that can be as rude as the real one: raw bytes, drips, resets, floods."""

import asyncio
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from sources import Capture, Fetcher, Limits

Script = Callable[["Asked", asyncio.StreamWriter], Awaitable[None]]
Reply = bytes | Script | Callable[["Asked"], bytes]

LOOPBACK = ("127.0.0.0/8",)
QUICK = Limits(hop_s=0.5, address_s=3.0, pause_s=0.05)


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    line: str
    target: str
    headers: Mapping[str, str]

    @property
    def agent(self) -> str:
        return "browser" if "Mozilla" in self.headers.get("user-agent", "") else "honest"


def answer(body: bytes = b"<p>hello</p>", status: str = "200 OK", *fields: str) -> bytes:
    """A complete answer; `fields` are whole header lines."""
    lines = ["Content-Type: text/html", f"Content-Length: {len(body)}", *fields]
    return f"HTTP/1.1 {status}\r\n{''.join(line + chr(13) + chr(10) for line in lines)}\r\n".encode() + body


def redirect(location: str, status: int = 301, *fields: str) -> bytes:
    return answer(b"", f"{status} Moved", f"Location: {location}", *fields)


@dataclass
class World:
    """A server on a port of its own; `pages` maps a target (path and query) to what is sent back."""

    pages: Mapping[str, Reply]
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    bind: str = "127.0.0.1"
    _server: asyncio.Server | None = None

    async def __aenter__(self) -> "World":
        self._server = await asyncio.start_server(self._serve, self.bind, 0, ssl=self.tls)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()

    def url(self, target: str, host: str = "site.test") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{target}"

    def targets(self) -> list[str]:
        return [asked.target for asked in self.asked]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                asked = Asked(head[0], head[0].split(" ")[1], headers)
                self.asked.append(asked)
                sent = await _reply(self.pages.get(asked.target, answer(b"none", "404 Not Found")), asked, writer)
                writer.write(sent or b"")
                await writer.drain()
                if sent is None or b"Connection: close" in sent.partition(b"\r\n\r\n")[0]:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def _reply(reply: Reply, asked: Asked, writer: asyncio.StreamWriter) -> bytes | None:
    if isinstance(reply, bytes):
        return reply
    if asyncio.iscoroutinefunction(reply):
        await reply(asked, writer)
        return None
    chosen: Any = reply
    return bytes(chosen(asked))


def drip(head: bytes, piece: bytes = b"x", every_s: float = 0.05) -> Script:
    """Sends `head` at once, then a piece now and then, for ever."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(every_s)

    return script


def flood(head: bytes, piece: bytes) -> Script:
    """Sends `head`, then pieces as fast as they are taken, for ever."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()

    return script


def reset(sent: bytes = b"") -> Script:
    """Sends something and resets the connection."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()
        await asyncio.sleep(0.05)
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return script


async def silent(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """Says nothing."""
    await asyncio.sleep(30)


class Names:
    """A resolver of one's own: host -> answers; each further question takes the next answer, the last one stays."""

    def __init__(self, answers: Mapping[str, Sequence[Sequence[str]] | Exception] | None = None) -> None:
        self._answers = dict(answers or {})
        self.asked: list[str] = []

    async def __call__(self, host: str) -> Sequence[str]:
        given = self._answers.get(host, [["127.0.0.1"]])
        self.asked.append(host)
        if isinstance(given, Exception):
            raise given
        return given[min(self.asked.count(host), len(given)) - 1]


def fetcher(**settings: Any) -> Fetcher:
    """A fetcher for loopback, in a hurry."""
    given: dict[str, Any] = {"allow_private": LOOPBACK, "delay_s": 0, "limits": QUICK, "resolver": Names(), **settings}
    return Fetcher(**given)


def captured(world_pages: Mapping[str, Reply], target: str = "/", **settings: Any) -> tuple[Capture, World]:
    """The capture of one target of a world of its own, and what that world was asked."""

    async def run() -> tuple[Capture, World]:
        async with World(world_pages) as world, fetcher(**settings) as client:
            return await client.capture(world.url(target)), world

    return asyncio.run(run())
