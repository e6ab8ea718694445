"""One HTTP/1.1 connection over asyncio streams; h11 keeps the protocol, the bytes are kept as they came."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence

import h11

from sources.failures import ExchangeFailed, from_os_error
from sources.message import mend_head

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
        self._request: h11.Request | None = None
        self._content = b""
        self._is_mended = False  # then nothing vouches for where the body ends
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)

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
        self._content = content
        try:
            self._request = h11.Request(method=method, target=target, headers=headers)
            self.sent = self._state_request()
            self._writer.write(self.sent)
            await self._writer.drain()
        except h11.LocalProtocolError as error:
            raise ExchangeFailed("http.protocol", str(error), self.peer) from None
        except OSError as error:
            raise from_os_error(error, self.peer) from None

    async def receive_head(self) -> tuple[int, RawHeaders]:
        """Status and header fields of the answer; informational answers before it are passed over."""
        try:
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
        self.restart()
        self._is_mended = True
        self._state_request()
        self._protocol.receive_data(mended)
        return True

    def _state_request(self) -> bytes:
        assert self._request is not None
        head = self._protocol.send(self._request) or b""
        body = self._protocol.send(h11.Data(self._content)) or b"" if self._content else b""
        return head + body + (self._protocol.send(h11.EndOfMessage()) or b"")

    async def receive_body(self) -> AsyncIterator[bytes]:
        """The body, piece by piece, without its transfer coding. Raises ExchangeFailed where it breaks off."""
        try:
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

    async def _next_event(self) -> object:
        while True:
            event = self._protocol.next_event()
            if event is not h11.NEED_DATA:
                return event
            data = await self._reader.read(_READ_SIZE)
            self.received += data
            self._protocol.receive_data(data)

    def finish(self) -> bool:
        """Make ready for the next exchange; False (and closed) where the connection cannot be used again."""
        is_done = self._protocol.our_state is h11.DONE and self._protocol.their_state is h11.DONE
        if not is_done or self._is_mended or self._protocol.trailing_data[0] or self._reader.at_eof():
            self.close()
            return False
        self._protocol.start_next_cycle()
        self.is_used = True
        return True

    def restart(self) -> None:
        """Speak HTTP anew: with the host behind a proxy's tunnel, or after a header was mended."""
        self._protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_LIMIT)

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
