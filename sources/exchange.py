"""One exchange within its budgets: a deadline around all of it, bytes on the wire and unpacked."""

import asyncio
import re
from dataclasses import dataclass

from sources.agents import Style
from sources.capture import RawExchange
from sources.cookies import Cookies
from sources.decoding import MEGABYTE, Budget, ContentDecoder
from sources.failures import ExchangeFailed
from sources.message import Headers
from sources.transport import Asking, Incoming, Route, Transport

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
    transport: Transport,
    route: Route,
    style: Style,
    limits: Limits,
    *,
    seconds: float,
    cookies: Cookies | None = None,
    form: bytes | None = None,
    large: asyncio.Semaphore | None = None,
) -> Answer:
    """Ask for an address once. Raises ExchangeFailed where no answer came, within `seconds` in any case.

    With `form` it is sent by POST. What `large` lets through at once bounds the memory of all bodies together.
    """
    asking = _asking(route, style, cookies, form)
    reading: _Reading | None = None
    try:
        async with asyncio.timeout(seconds):
            incoming = await transport.ask(asking)
            try:
                reading = _Reading(incoming, limits)
                if cookies is not None and reading.sets_cookies:
                    cookies.take(route.address.url, incoming.headers)
                await reading.read(large)
            finally:
                await transport.release(asking, incoming)
    except TimeoutError:
        if reading is None:
            raise ExchangeFailed("read.timeout" if asking.is_connected else "connect.timeout") from None
        reading.truncated, reading.error = "time", "read.timeout"
    return reading.answer()


def _asking(route: Route, style: Style, cookies: Cookies | None, form: bytes | None) -> Asking:
    fields = ((b"Host", route.address.netloc.encode("ascii")), *style.raw_fields)
    if cookies is not None and (value := cookies.header_for(route.address.url)) is not None:
        fields += ((b"Cookie", value),)
    if form is None:
        return Asking(route, b"GET", fields)
    return Asking(route, b"POST", (*fields, (b"Content-Length", b"%d" % len(form))), form)


class _Reading:
    """The reading of one answer."""

    def __init__(self, incoming: Incoming, limits: Limits) -> None:
        self._incoming = incoming
        self.sets_cookies = False
        coding = kind = ""
        for name, value in incoming.headers:
            match name.lower():
                case "content-encoding":
                    coding = f"{coding}, {value}"
                case "content-type":
                    kind = kind or value.lower()
                case "set-cookie" | "set-cookie2":
                    self.sets_cookies = True
        limit = min(limits.page_bytes, limits.body_bytes) if "html" in kind else limits.body_bytes
        self._decoder = ContentDecoder(coding, Budget(limit))
        self._wire_limit = limit + _FRAMING_LIMIT
        self.truncated: str | None = None
        self.error: str | None = None

    async def read(self, large: asyncio.Semaphore | None) -> None:
        """Read the body to its end, or to the end of a budget; of large ones so many at once as `large` lets."""
        decoder = self._decoder
        try:
            while decoder.problem is None and (piece := await self._incoming.receive_piece()):
                decoder.feed(piece)
                if len(self._incoming.received) > self._wire_limit:
                    decoder.problem = decoder.problem or "body.too-large"
                if large is not None and decoder.problem is None and len(decoder.body) > _LARGE:
                    async with large:
                        await self.read(None)
                    return
        except ExchangeFailed:
            self.truncated = "disconnect"
        if decoder.problem == "body.too-large":
            self.truncated = "length"
        self.error = decoder.problem

    def answer(self) -> Answer:
        """What was read. Large bodies are held twice at most, so each buffer goes before the next copy is made."""
        incoming = self._incoming
        if self.truncated is not None:
            incoming.received = bytearray()
        body = self._decoder.take_body()
        raw = None
        if incoming.received:
            raw = _raw_exchange(incoming, body)
            incoming.received = bytearray()
        headers = incoming.headers
        if self.sets_cookies:
            headers = tuple(field for field in headers if field[0].lower() not in _COOKIE_NAMES)
        return Answer(
            status=incoming.status,
            headers=headers,
            body=body,
            truncated=self.truncated,
            error=self.error,
            peer=incoming.peer,
            raw=raw,
        )


def _raw_exchange(incoming: Incoming, body: bytes) -> RawExchange:
    received = incoming.received
    blank = _BLANK_LINE.search(received)
    end = blank.end() if blank else len(received)
    is_plain = len(received) - end == len(body) and received.endswith(body)
    with memoryview(received) as view:
        payload = None if is_plain else bytes(view[end:])
    return RawExchange(_without_cookies(incoming.sent), _without_cookies(bytes(received[:end])), payload)


def _without_cookies(head: bytes) -> bytes:
    lowered = head.lower()
    if b"cookie" not in lowered and b"authorization" not in lowered:
        return head
    return _COOKIE_FIELD.sub(rb"\1 removed", head)
