"""The bytes of one connection, read when they are wanted: what asyncio's streams give, at a third of their cost."""

import asyncio
import ssl

_MOST_WAITING = 128 * 1024  # bytes that may wait unread before the other side has to


class Wire(asyncio.Protocol):
    """One end of a TCP or TLS connection. Reading has one reader at a time; writing never waits."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._waiting = b""
        self._reader: asyncio.Future[None] | None = None
        self._is_paused = False
        self._has_ended = False
        self._error: Exception | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether the connection stands and nothing waits to be read: fit for another request."""
        return not self._waiting and not self._has_ended

    async def read(self) -> bytes:
        """What has come since the last reading, at least one byte; b'' behind the end. Raises OSError."""
        if self.is_quiet:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        read, self._waiting = self._waiting, b""
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
        if not read and self._error is not None:
            raise self._error
        return read

    def write(self, data: bytes) -> None:
        """Send, or keep for sending; that a connection has broken is told by reading."""
        if self._transport is not None:
            self._transport.write(data)

    async def start_tls(self, context: ssl.SSLContext, server_name: str) -> None:
        """Put TLS on the connection. Raises OSError, ssl.SSLError among them."""
        assert self._transport is not None
        loop = asyncio.get_running_loop()
        self._transport = await loop.start_tls(self._transport, self, context, server_hostname=server_name)
        if self._transport is None:
            raise ConnectionResetError

    def abort(self) -> None:
        """Close without waiting for anything."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write (asyncio's side)."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep what came until it is read (asyncio's side)."""
        self._waiting = self._waiting + data if self._waiting else data
        if len(self._waiting) > _MOST_WAITING and not self._is_paused and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that nothing more will come (asyncio's side, which then closes the connection)."""
        self._has_ended = True
        self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        """Note how the connection ended (asyncio's side)."""
        self._has_ended = True
        self._error = error
        self._wake()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)
