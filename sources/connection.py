"""One HTTP/1.1 connection over asyncio streams; h11 keeps the protocol where an answer is not plain, the bytes are kept
as they came."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence

import h11

from sources.failures import ExchangeFailed, from_os_error
from sources.message import mend_head
from sources.plain_answer import PlainHead, read_plain_head, write_request

HEAD_LIMIT = 64 * 1024
_READ_SIZE = 64 * 1024
_CONNECT_S = 10.0
_MAX_PEERS = 4

RawHeaders = list[tuple[bytes, bytes]]


class Connection:
    """An open connection to `peer`. One exchange at a time: send, receive_head, receive_body, then finish.

    `sent` and `received` are the bytes of the present exchange, as they went over the wire.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: str) -> None:
        self.peer = peer
        self.sent = b""
        self.received = bytearray()
        self.is_used = False
        self._reader = reader
        self._writer = writer
        self._asked: tuple[bytes, bytes, RawHeaders, bytes] | None = None
        self._is_mended = False  # then nothing vouches for where the body ends
        self._plain: PlainHead | None = None
        self._arrived = 0  # bytes of the present answer
        self._protocol: h11.Connection | None = None

    async def start_tls(self, context: ssl.SSLContext, server_name: str) -> None:
        """Put TLS on the connection; `server_name` is what the certificate must be for."""
        try:
            await self._writer.start_tls(context, server_hostname=server_name)
        except (OSError, EOFError) as error:
            self.close()
            failure = from_os_error(error, self.peer) if isinstance(error, OSError) else None
            raise failure or ExchangeFailed("tcp.reset", "during the handshake", self.peer) from None

    async def send(self, method: bytes, target: bytes, headers: RawHeaders, content: bytes = b"") -> None:
        """Send a request; where it has a body, `headers` give its length."""
        self.received = bytearray()
        self._asked, self._plain, self._protocol = (method, target, headers, content), None, None
        head = write_request(method, target, headers)
        if head is None:
            raise ExchangeFailed("http.protocol", "a field that cannot be sent", self.peer)
        try:
            self.sent = head + content
            self._writer.write(self.sent)
            if content:  # a bare header never fills a buffer
                await self._writer.drain()
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def receive_head(self) -> tuple[int, RawHeaders]:
        """Status and header fields of the answer; informational answers before it are passed over."""
        try:
            if (plain := await self._find_plain()) is not None:
                return plain.status, plain.fields
            try:
                return await self._find_response()
            except h11.RemoteProtocolError as error:
                if not self.received:
                    raise ExchangeFailed("tcp.reset", "", self.peer) from None
                if not self._mend_head():
                    raise ExchangeFailed("http.protocol", str(error), self.peer) from None
                return await self._find_response()
        except h11.RemoteProtocolError as error:
            raise ExchangeFailed("http.protocol", str(error), self.peer) from None
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def _find_plain(self) -> PlainHead | None:
        """The header where it is plain; whatever else has come is h11's to read."""
        while b"\r\n\r\n" not in self.received and len(self.received) <= HEAD_LIMIT:
            data = await self._reader.read(_READ_SIZE)
            if not data:
                break
            self.received += data
        self._arrived = len(self.received)
        is_tunnel = self._asked is not None and self._asked[0] == b"CONNECT"
        self._plain = None if is_tunnel else read_plain_head(self.received)
        if self._plain is None:
            self._restart().receive_data(bytes(self.received))
        return self._plain

    async def _find_response(self) -> tuple[int, RawHeaders]:
        while True:
            event = await self._next_event()
            if isinstance(event, h11.Response):
                return event.status_code, list(event.headers.raw_items())
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
        assert self._asked is not None
        method, target, headers, content = self._asked
        try:
            protocol.send(h11.Request(method=method, target=target, headers=headers))
            if content:
                protocol.send(h11.Data(content))
            protocol.send(h11.EndOfMessage())
        except h11.LocalProtocolError as error:
            raise ExchangeFailed("http.protocol", str(error), self.peer) from None
        return protocol

    async def receive_body(self) -> AsyncIterator[bytes]:
        """The body, piece by piece, without its transfer coding. Raises ExchangeFailed where it breaks off."""
        try:
            if self._plain is not None:
                async for piece in self._plain_body(self._plain):
                    yield piece
                return
            while True:
                event = await self._next_event()
                if isinstance(event, h11.Data):
                    yield bytes(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    return
        except h11.RemoteProtocolError as error:
            raise ExchangeFailed("tcp.reset", str(error), self.peer) from None
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def _plain_body(self, head: PlainHead) -> AsyncIterator[bytes]:
        left = head.length
        if first := bytes(self.received[head.end : head.end + left]):
            left -= len(first)
            yield first
        while left:
            data = await self._reader.read(_READ_SIZE)
            if not data:
                raise ExchangeFailed("tcp.reset", "the connection ended before the answer did", self.peer)
            self.received += data
            self._arrived += len(data)
            yield data[:left]
            left -= min(left, len(data))

    async def _next_event(self) -> object:
        assert self._protocol is not None
        while True:
            event = self._protocol.next_event()
            if event is not h11.NEED_DATA:
                return event
            data = await self._reader.read(_READ_SIZE)
            self.received += data
            self._protocol.receive_data(data)

    def finish(self) -> bool:
        """Make ready for the next exchange; False (and closed) where the connection cannot be used again."""
        if not self._is_done() or self._is_mended or self._reader.at_eof():
            self.close()
            return False
        self.is_used = True
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
        self._writer.transport.abort()


async def connect(peers: Sequence[str], port: int) -> Connection:
    """A connection to the first of `peers` that accepts one. Raises ExchangeFailed with the last one's refusal."""
    failure = ExchangeFailed("tcp.unreachable")
    for peer in peers[:_MAX_PEERS]:
        try:
            async with asyncio.timeout(_CONNECT_S):
                reader, writer = await asyncio.open_connection(peer, port, limit=_READ_SIZE)
            return Connection(reader, writer, peer)
        except TimeoutError:
            failure = ExchangeFailed("connect.timeout", "", peer)
        except OSError as error:
            failure = from_os_error(error, peer)
    raise failure
