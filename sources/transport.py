"""The transport under every live request: connects to the very addresses that were checked, and to no other.

Requests and responses are httpx's types; connections, pool, TLS and proxies are here, because httpx looks a name up
again after it was checked, has no deadline for a whole exchange, and unpacks bodies without a limit.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from sources.address import Address
from sources.connection import Connection, connect
from sources.errors import BadAddress
from sources.failures import ExchangeFailed
from sources.proxies import Proxy

_IDLE_S = 15.0
_MAX_IDLE = 200

_PoolKey = tuple[str, str, int, bool, Proxy | None]


@dataclass(frozen=True, slots=True)
class Route:
    """How to reach an address: the IP addresses that were checked, or a proxy, and whether certificates count.

    It travels in `request.extensions["route"]`.
    """

    address: Address
    peers: tuple[str, ...] = ()
    proxy: Proxy | None = None
    verify: bool = True

    @property
    def key(self) -> _PoolKey:
        """What connections are kept under."""
        return self.address.scheme, self.address.host, self.address.effective_port, self.verify, self.proxy


class PinnedTransport(httpx.AsyncBaseTransport):
    """HTTP/1.1 with connections kept alive per host.

    A response's `extensions` hold "peer", the IP address it came from, and "connection", whose `sent` and `received`
    are the raw bytes of the exchange until the response is closed. Raises ExchangeFailed. Has no deadline: the caller
    sets one around the whole exchange.
    """

    def __init__(self, ca: Path | None = None) -> None:
        # Loading the system's certificates takes a while, which a run without https need not wait for.
        self._verified = _verifying_context(ca) if ca is not None else None
        self._unverified: ssl.SSLContext | None = None
        self._idle: dict[_PoolKey, list[tuple[float, Connection]]] = {}
        self._idle_count = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request along its route and give the response with its body still to be read."""
        route: Route = request.extensions["route"]
        connection = self._take_idle(route)
        if connection is not None:
            try:
                return await self._exchange(connection, request, route)
            except ExchangeFailed as failure:
                # A kept connection may have been closed meanwhile: asking once more on a new one does no harm.
                if failure.kind != "tcp.reset" or connection.received:
                    raise
        connection = await self._open(route)
        return await self._exchange(connection, request, route)

    async def aclose(self) -> None:
        """Close all kept connections."""
        for kept in self._idle.values():
            for _, connection in kept:
                connection.close()
        self._idle.clear()
        self._idle_count = 0
        await asyncio.sleep(0)

    async def _exchange(self, connection: Connection, request: httpx.Request, route: Route) -> httpx.Response:
        request.extensions["connected"] = True
        target = route.address.target
        headers = request.headers.raw
        if route.proxy is not None and route.address.scheme == "http":
            target = route.address.url
            headers = headers + _proxy_fields(route.proxy)
        try:
            content = request.content if request.method == "POST" else b""
            await connection.send(request.method.encode("ascii"), target.encode("ascii"), headers, content)
            status, raw_headers = await connection.receive_head()
        except BaseException:
            connection.close()
            raise
        return httpx.Response(
            status,
            headers=raw_headers,
            stream=_Body(connection, self, route.key),
            extensions={"peer": connection.peer, "connection": connection},
            request=request,
        )

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
            if now - since < _IDLE_S and (route.proxy is not None or connection.peer in route.peers):
                return connection
            connection.close()
        return None

    def give_back(self, key: _PoolKey, connection: Connection) -> None:
        """Keep a connection whose exchange is over, if it can be used again."""
        if self._idle_count >= _MAX_IDLE:
            connection.close()
        elif connection.finish():
            self._idle.setdefault(key, []).append((asyncio.get_running_loop().time(), connection))
            self._idle_count += 1


class _Body(httpx.AsyncByteStream):
    """A response's body on its connection, which goes back to the pool when it is closed."""

    def __init__(self, connection: Connection, transport: PinnedTransport, key: _PoolKey) -> None:
        self._connection = connection
        self._transport = transport
        self._key = key

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._connection.receive_body():
            yield piece

    async def aclose(self) -> None:
        self._transport.give_back(self._key, self._connection)


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


def _proxy_fields(proxy: Proxy) -> list[tuple[bytes, bytes]]:
    if proxy.authorization is None:
        return []
    return [(b"Proxy-Authorization", proxy.authorization.encode("ascii"))]


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
        await connection.send(b"CONNECT", authority, [(b"Host", authority), *_proxy_fields(proxy)])
        status, _ = await connection.receive_head()
    except ExchangeFailed as failure:
        connection.close()
        raise ExchangeFailed("proxy.failure", failure.reason) from None
    if not 200 <= status < 300:
        connection.close()
        raise ExchangeFailed("proxy.failure", f"it answered {status} to CONNECT")
    connection.restart()
