"""The transport under every live request: connects to the very addresses that were checked, and to no other.

Connections, pool, TLS and proxies are here, because HTTP clients look a name up again after it was checked, have no
deadline for a whole exchange, and unpack bodies without a limit.
"""

import asyncio
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sources.address import Address
from sources.connection import Connection, RawFields, Request, connect
from sources.errors import BadAddress
from sources.failures import ExchangeFailed
from sources.message import Headers
from sources.proxies import Proxy

_IDLE_S = 15.0
_MAX_IDLE = 200

_PoolKey = tuple[str, str, int, bool, Proxy | None]


@dataclass(frozen=True, slots=True)
class Route:
    """How to reach an address: the IP addresses that were checked, or a proxy, and whether certificates count."""

    address: Address
    peers: tuple[str, ...] = ()
    proxy: Proxy | None = None
    verify: bool = True

    @property
    def key(self) -> _PoolKey:
        """What connections are kept under."""
        return self.address.scheme, self.address.host, self.address.effective_port, self.verify, self.proxy


@dataclass(slots=True)
class Asking:
    """A request on its way: method, header fields, body. `is_connected` tells how far it got, should time run out."""

    route: Route
    method: bytes
    fields: RawFields
    content: bytes = b""
    is_connected: bool = False


class Incoming(Protocol):
    """An answer whose header has come. `sent` and `received` are the bytes on the wire, empty where nobody knows."""

    sent: bytes
    received: bytearray

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Headers:
        """The header fields, in the order in which they came."""
        ...

    @property
    def peer(self) -> str | None:
        """The IP address that it comes from."""
        ...

    async def receive_piece(self) -> bytes:
        """The next piece of the body, b'' behind its end. Raises ExchangeFailed where it breaks off."""
        ...


class Transport(Protocol):
    """What requests go through. Has no deadline: the caller sets one around the whole exchange."""

    async def ask(self, asking: Asking) -> Incoming:
        """Send one request along its route and give the answer with its body still to be read, then released.

        Raises ExchangeFailed.
        """
        ...

    async def release(self, asking: Asking, incoming: Incoming) -> None:
        """Take an answer back, whether its body was read to the end or not."""
        ...

    async def aclose(self) -> None:
        """Close all that is open."""
        ...


class PinnedTransport:
    """HTTP/1.1 with connections kept alive per host. Raises BadAddress for certificates that cannot be read."""

    def __init__(self, ca: Path | None = None) -> None:
        # Loading the system's certificates takes a while, which a run without https need not wait for.
        self._verified = _verifying_context(ca) if ca is not None else None
        self._unverified: ssl.SSLContext | None = None
        self._idle: dict[_PoolKey, list[tuple[float, Connection]]] = {}
        self._idle_count = 0

    async def ask(self, asking: Asking) -> Connection:
        """Send one request, on a kept connection where there is one."""
        connection = self._take_idle(asking.route)
        if connection is not None:
            try:
                return await self._exchange(connection, asking)
            except ExchangeFailed as failure:
                # A kept connection may have been closed meanwhile: asking once more on a new one does no harm.
                if failure.kind != "tcp.reset" or connection.received:
                    raise
        return await self._exchange(await self._open(asking.route), asking)

    async def release(self, asking: Asking, incoming: Incoming) -> None:
        """Keep the connection of an exchange that is over, if it can be used again."""
        assert isinstance(incoming, Connection)
        if self._idle_count >= _MAX_IDLE:
            incoming.close()
        elif incoming.finish():
            self._idle.setdefault(asking.route.key, []).append((asyncio.get_running_loop().time(), incoming))
            self._idle_count += 1

    async def aclose(self) -> None:
        """Close all kept connections."""
        for kept in self._idle.values():
            for _, connection in kept:
                connection.close()
        self._idle.clear()
        self._idle_count = 0
        await asyncio.sleep(0)

    async def _exchange(self, connection: Connection, asking: Asking) -> Connection:
        asking.is_connected = True
        route, fields = asking.route, asking.fields
        target = route.address.target
        if route.proxy is not None and route.address.scheme == "http":
            target = route.address.url
            fields += _proxy_fields(route.proxy)
        try:
            await connection.ask(Request(asking.method, target.encode("ascii"), fields, asking.content))
        except BaseException:
            connection.close()
            raise
        return connection

    async def _open(self, route: Route) -> Connection:
        address, proxy = route.address, route.proxy
        if proxy is not None:
            connection = await _connect_to_proxy(proxy)
            if address.scheme == "https":
                await _tunnel(connection, proxy, address)
        else:
            connection = await connect(route.peers, address.effective_port)
        if address.scheme == "https":
            try:
                await connection.start_tls(self._context(route.verify), address.host.rstrip("."))
            except BaseException:
                connection.close()
                raise
        return connection

    def _context(self, verify: bool) -> ssl.SSLContext:
        if verify:
            self._verified = self._verified or _verifying_context(None)
            return self._verified
        self._unverified = self._unverified or _careless_context()
        return self._unverified

    def _take_idle(self, route: Route) -> Connection | None:
        kept = self._idle.get(route.key)
        now = asyncio.get_running_loop().time()
        while kept:
            since, connection = kept.pop()
            self._idle_count -= 1
            is_fresh = now - since < _IDLE_S and connection.is_usable
            if is_fresh and (route.proxy is not None or connection.peer in route.peers):
                return connection
            connection.close()
        return None


def _verifying_context(ca: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()  # honours SSL_CERT_FILE and SSL_CERT_DIR
    if ca is not None:
        try:
            context.load_verify_locations(cafile=ca)
        except (OSError, ssl.SSLError) as error:
            raise BadAddress(f"{ca}: cannot be read as certificates in PEM form ({error})") from None
    context.set_alpn_protocols(["http/1.1"])
    return context


def _careless_context() -> ssl.SSLContext:
    """For looking behind a bad certificate: what comes that way is never evidence."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["http/1.1"])
    return context


def _proxy_fields(proxy: Proxy) -> RawFields:
    if proxy.authorization is None:
        return ()
    return ((b"Proxy-Authorization", proxy.authorization.encode("ascii")),)


async def _connect_to_proxy(proxy: Proxy) -> Connection:
    try:
        return await connect([proxy.host], proxy.port)
    except (ExchangeFailed, OSError) as error:
        raise ExchangeFailed("proxy.failure", str(error)) from None


async def _tunnel(connection: Connection, proxy: Proxy, address: Address) -> None:
    """Ask the proxy for a way through to the host (RFC 9110, section 9.3.6)."""
    host = f"[{address.host}]" if ":" in address.host else address.host
    authority = f"{host}:{address.effective_port}".encode("ascii")
    try:
        await connection.ask(Request(b"CONNECT", authority, ((b"Host", authority), *_proxy_fields(proxy))))
    except ExchangeFailed as failure:
        connection.close()
        raise ExchangeFailed("proxy.failure", failure.reason) from None
    if not 200 <= connection.status < 300:
        connection.close()
        raise ExchangeFailed("proxy.failure", f"it answered {connection.status} to CONNECT")
    connection.restart()
