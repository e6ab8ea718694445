"""One exchange within its budgets: a deadline around all of it, bytes on the wire and unpacked."""

import asyncio
import re
import warnings
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import lru_cache

import httpx

from sources.agents import Style
from sources.capture import RawExchange
from sources.connection import Connection
from sources.decoding import MEGABYTE, Budget, ContentDecoder
from sources.failures import ExchangeFailed
from sources.message import Headers
from sources.transport import Route

_LARGE = 2 * MEGABYTE  # beyond that few bodies are read at once
_FRAMING_LIMIT = 1_000_000  # header and chunk sizes beside the body
_COOKIE_FIELD = re.compile(rb"(?im)^((?:set-cookie2?|cookie|authorization|proxy-authorization):)[^\r\n]*")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_COOKIE_NAMES = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost: seconds a hop and in all, bytes of a body and of a web page, redirects.

    `pause_s` lies between the end of a run and the second try of what may have been a passing fault.
    """

    hop_s: float = 20.0
    address_s: float = 60.0
    body_bytes: int = 20 * MEGABYTE
    page_bytes: int = 2 * MEGABYTE
    redirects: int = 20
    pause_s: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered. `truncated` and `error` are as in Capture; cookies are taken out of `headers`."""

    status: int
    headers: Headers
    body: bytes
    truncated: str | None
    error: str | None
    peer: str | None
    raw: RawExchange | None


async def exchange(
    transport: httpx.AsyncBaseTransport,
    route: Route,
    style: Style,
    cookies: httpx.Cookies,
    limits: Limits,
    *,
    seconds: float,
    form: bytes | None = None,
    large: asyncio.Semaphore | None = None,
) -> Answer:
    """Ask for an address once. Raises ExchangeFailed where no answer came, within `seconds` in any case.

    With `form` it is sent by POST. What `large` lets through at once bounds the memory of all bodies together.
    """
    fields = [(b"Host", route.address.netloc.encode("ascii")), *style.raw_fields]
    method = "GET" if form is None else "POST"
    # What goes on the request line is the route's; parsing every address once more for its type would cost as much as
    # parsing the answer, so the type has the origin, and the rest where cookies ask for it.
    url = httpx.URL(route.address.url) if cookies else _origin(route.address.scheme, route.address.netloc)
    request = httpx.Request(method, url, headers=fields, content=form, extensions={"route": route})
    if cookies:
        cookies.set_cookie_header(request)
    reading: _Reading | None = None
    try:
        async with asyncio.timeout(seconds):
            response = await transport.handle_async_request(request)
            try:
                if "set-cookie" in response.headers:
                    request.url = httpx.URL(route.address.url)
                    _take_cookies(cookies, response)
                reading = _Reading(response, limits)
                await reading.read(large)
            finally:
                await response.aclose()
    except TimeoutError:
        if reading is None:
            is_connected = request.extensions.get("connected", False)
            raise ExchangeFailed("read.timeout" if is_connected else "connect.timeout") from None
        reading.truncated, reading.error = "time", "read.timeout"
    return reading.answer()


@lru_cache(maxsize=4096)
def _origin(scheme: str, netloc: str) -> httpx.URL:
    return httpx.URL(f"{scheme}://{netloc}/")


def _take_cookies(cookies: httpx.Cookies, response: httpx.Response) -> None:
    with warnings.catch_warnings():
        # A hostile expiry date makes the standard library warn of a bug of its own, with a traceback.
        warnings.simplefilter("ignore")
        cookies.extract_cookies(response)


class _Reading:
    """The reading of one response."""

    def __init__(self, response: httpx.Response, limits: Limits) -> None:
        self._response = response
        self._headers = tuple((_text(name), _text(value)) for name, value in response.headers.raw)
        coding = ", ".join(value for name, value in self._headers if name.lower() == "content-encoding")
        kind = next((value for name, value in self._headers if name.lower() == "content-type"), "")
        limit = min(limits.page_bytes, limits.body_bytes) if "html" in kind.lower() else limits.body_bytes
        self._decoder = ContentDecoder(coding, Budget(limit))
        self._wire_limit = limit + _FRAMING_LIMIT
        connection = response.extensions.get("connection")
        self._connection: Connection | None = connection if isinstance(connection, Connection) else None
        self.truncated: str | None = None
        self.error: str | None = None

    async def read(self, large: asyncio.Semaphore | None) -> None:
        """Read the body to its end, or to the end of a budget; of large ones so many at once as `large` lets."""
        stream = self._response.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        async with AsyncExitStack() as held:
            await self._read(stream, large, held)

    async def _read(self, stream: httpx.AsyncByteStream, large: asyncio.Semaphore | None, held: AsyncExitStack) -> None:
        try:
            async for piece in stream:
                self._decoder.feed(piece)
                if large is not None and len(self._decoder.body) > _LARGE:
                    await held.enter_async_context(large)
                    large = None
                if self._connection is not None and len(self._connection.received) > self._wire_limit:
                    self._decoder.problem = self._decoder.problem or "body.too-large"
                if self._decoder.problem:
                    break
        except ExchangeFailed:
            self.truncated = "disconnect"
        if self._decoder.problem == "body.too-large":
            self.truncated = "length"
        self.error = self._decoder.problem

    def answer(self) -> Answer:
        """What was read. Large bodies are held twice at most, so each buffer goes before the next copy is made."""
        connection = self._connection
        if connection is not None and self.truncated is not None:
            connection.received = bytearray()
        body = self._decoder.take_body()
        raw = None
        if connection is not None and self.truncated is None:
            raw = _raw_exchange(connection, body)
            connection.received = bytearray()
        return Answer(
            status=self._response.status_code,
            headers=tuple((name, value) for name, value in self._headers if name.lower() not in _COOKIE_NAMES),
            body=body,
            truncated=self.truncated,
            error=self.error,
            peer=self._response.extensions.get("peer"),
            raw=raw,
        )


def _raw_exchange(connection: Connection, body: bytes) -> RawExchange:
    blank = _BLANK_LINE.search(connection.received)
    end = blank.end() if blank else len(connection.received)
    with memoryview(connection.received) as received:
        payload = None if received[end:] == body else bytes(received[end:])
        head = bytes(received[:end])
    return RawExchange(_without_cookies(connection.sent), _without_cookies(head), payload)


def _without_cookies(head: bytes) -> bytes:
    return _COOKIE_FIELD.sub(rb"\1 removed", head)


def _text(raw: bytes) -> str:
    """A header as text: UTF-8 where it is, as many servers send, else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
