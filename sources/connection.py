"""One HTTP/1.1 connection; h11 keeps the protocol where an answer is not plain, the bytes are kept as they came."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import h11

from sources.failures import ExchangeFailed, from_os_error
from sources.message import Headers, decode_header, mend_head
from sources.plain_answer import PlainHead, read_plain_head, write_request
from sources.wire import Wire

HEAD_LIMIT = 64 * 1024
_CONNECT_S = 10.0
_MAX_PEERS = 4

RawFields = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: method, target, header fields, and a body whose length the fields give."""

    method: bytes
    target: bytes
    fields: RawFields
    content: bytes = b""


class Connection:
    """An open connection to `peer`. One exchange at a time: `ask`, then `receive_piece` to the end, then `finish`.

    Of the present exchange: `sent` and `received` are the bytes as they went over the wire, `status` and `headers`
    those of the answer.
    """

    def __init__(self, wire: Wire, peer: str) -> None:
        self.peer = peer
        self.sent = b""
        self.received = bytearray()
        self.status = 0
        self.headers: Headers = ()
        self._wire = wire
        self._asked = Request(b"", b"", ())
        self._is_mended = False  # then nothing vouches for where the body ends
        self._plain: PlainHead | None = None
        self._arrived = 0  # bytes of the present answer
        self._given = 0  # of those, what was given on; counted in a plain answer
        self._protocol: h11.Connection | None = None

    async def start_tls(self, context: ssl.SSLContext, server_name: str) -> None:
        """Put TLS on the connection; `server_name` is what the certificate must be for."""
        try:
            await self._wire.start_tls(context, server_name)
        except OSError as error:
            self.close()
            raise from_os_error(error, self.peer) from None

    async def ask(self, request: Request) -> None:
        """Send a request and read the header of its answer; informational answers before it are passed over."""
        self.received = bytearray()
        self._asked, self._plain, self._protocol = request, None, None
        head = write_request(request.method, request.target, request.fields)
        if head is None:
            raise ExchangeFailed("http.protocol", "a field that cannot be sent", self.peer)
        self.sent = head + request.content
        self._wire.write(self.sent)
        try:
            if (plain := await self._find_plain()) is not None:
                self.status, self.headers = plain.status, plain.headers
                return
            try:
                await self._find_response()
            except h11.RemoteProtocolError as error:
                if not self.received:
                    raise ExchangeFailed("tcp.reset", "", self.peer) from None
                if not self._mend_head():
                    raise ExchangeFailed("http.protocol", str(error), self.peer) from None
                await self._find_response()
        except h11.RemoteProtocolError as error:
            raise ExchangeFailed("http.protocol", str(error), self.peer) from None
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def _find_plain(self) -> PlainHead | None:
        """The header where it is plain; whatever else has come is h11's to read."""
        while b"\r\n\r\n" not in self.received and len(self.received) <= HEAD_LIMIT:
            data = await self._wire.read()
            if not data:
                break
            self.received += data
        self._arrived = len(self.received)
        self._plain = None if self._asked.method == b"CONNECT" else read_plain_head(self.received)
        if self._plain is None:
            self._restart().receive_data(bytes(self.received))
        else:
            self._given = self._plain.end
        return self._plain

    async def _find_response(self) -> None:
        while True:
            event = await self._next_event()
            if isinstance(event, h11.Response):
                self.status = event.status_code
                fields = event.headers.raw_items()
                self.headers = tuple((decode_header(name), decode_header(value)) for name, value in fields)
                return
            if isinstance(event, h11.ConnectionClosed):
                raise ExchangeFailed("tcp.reset", "", self.peer)
            if len(self.received) > HEAD_LIMIT:
                raise ExchangeFailed("http.protocol", "too much before the answer", self.peer)

    def _mend_head(self) -> bool:
        """Read the header once more without the lines that break the rules: browsers pass over them as well."""
        mended = mend_head(bytes(self.received))
        if mended is None:
            return False
        self._is_mended = True
        self._restart().receive_data(mended)
        return True

    def _restart(self) -> h11.Connection:
        """Speak HTTP anew, with the request said to have been sent."""
        protocol = self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)
        asked = self._asked
        try:
            protocol.send(h11.Request(method=asked.method, target=asked.target, headers=list(asked.fields)))
            if asked.content:
                protocol.send(h11.Data(asked.content))
            protocol.send(h11.EndOfMessage())
        except h11.LocalProtocolError as error:
            raise ExchangeFailed("http.protocol", str(error), self.peer) from None
        return protocol

    async def receive_piece(self) -> bytes:
        """The next piece of the body without its transfer coding, b'' behind its end.

        Raises ExchangeFailed where it breaks off.
        """
        try:
            if self._plain is not None:
                return await self._plain_piece(self._plain)
            while True:
                event = await self._next_event()
                if isinstance(event, h11.Data) and event.data:
                    return bytes(event.data)
                if isinstance(event, h11.EndOfMessage):
                    return b""
        except h11.RemoteProtocolError as error:
            raise ExchangeFailed("tcp.reset", str(error), self.peer) from None
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def _plain_piece(self, head: PlainHead) -> bytes:
        end = head.end + head.length
        if self._given < end and self._given == self._arrived:
            data = await self._wire.read()
            if not data:
                raise ExchangeFailed("tcp.reset", "the connection ended before the answer did", self.peer)
            self.received += data
            self._arrived += len(data)
        with memoryview(self.received) as received:
            piece = bytes(received[self._given : end])
        self._given += len(piece)
        return piece

    async def _next_event(self) -> object:
        assert self._protocol is not None
        while True:
            event = self._protocol.next_event()
            if event is not h11.NEED_DATA:
                return event
            data = await self._wire.read()
            self.received += data
            self._protocol.receive_data(data)

    @property
    def is_usable(self) -> bool:
        """Whether the other side has kept the connection open, and sent nothing that was not asked for."""
        return self._wire.is_quiet

    def finish(self) -> bool:
        """Make ready for the next exchange; False (and closed) where the connection cannot be used again."""
        if not self._is_done() or self._is_mended or not self.is_usable:
            self.close()
            return False
        return True

    def _is_done(self) -> bool:
        """Whether the whole answer has come, nothing behind it, and the host will answer more."""
        if self._plain is not None:
            return self._plain.keeps and self._arrived == self._plain.end + self._plain.length
        protocol = self._protocol
        if protocol is None or protocol.trailing_data[0]:
            return False
        return protocol.our_state is h11.DONE and protocol.their_state is h11.DONE

    def restart(self) -> None:
        """Speak HTTP anew, with the host behind a proxy's tunnel."""
        self._plain = self._protocol = None

    def close(self) -> None:
        """Close without waiting: the other side is owed nothing."""
        self._wire.abort()


async def connect(peers: Sequence[str], port: int) -> Connection:
    """A connection to the first of `peers` that accepts one. Raises ExchangeFailed with the last one's refusal."""
    loop = asyncio.get_running_loop()
    failure = ExchangeFailed("tcp.unreachable")
    for peer in peers[:_MAX_PEERS]:
        try:
            async with asyncio.timeout(_CONNECT_S):
                _, wire = await loop.create_connection(Wire, peer, port)
            return Connection(wire, peer)
        except TimeoutError:
            failure = ExchangeFailed("connect.timeout", "", peer)
        except OSError as error:
            failure = from_os_error(error, peer)
    raise failure
