"""Any httpx transport in the place of the network: a mock, a recording, somebody's own client."""

from collections.abc import AsyncIterator

import httpx

from sources.message import Headers, decode_header
from sources.transport import Asking, Incoming


class StandIn:
    """Puts requests through an httpx transport, which then answers for guarding what it connects to.

    What it raises is not converted.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def ask(self, asking: Asking) -> "_Told":
        """Ask the transport."""
        asking.is_connected = True
        request = httpx.Request(
            asking.method.decode("ascii"), asking.route.address.url, headers=asking.fields, content=asking.content
        )
        return _Told(await self._transport.handle_async_request(request))

    async def release(self, asking: Asking, incoming: Incoming) -> None:
        """Close the response."""
        assert isinstance(incoming, _Told)
        await incoming.response.aclose()

    async def aclose(self) -> None:
        """Close the transport."""
        await self._transport.aclose()


class _Told:
    """An answer of an httpx transport; nobody knows its bytes on the wire."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.headers: Headers = tuple(
            (decode_header(name), decode_header(value)) for name, value in response.headers.raw
        )
        self.peer: str | None = None
        self.sent = b""
        self.received = bytearray()
        assert isinstance(response.stream, httpx.AsyncByteStream)
        self._pieces: AsyncIterator[bytes] = aiter(response.stream)

    async def receive_piece(self) -> bytes:
        """The next piece that is not empty, b'' behind the last."""
        async for piece in self._pieces:
            if piece:
                return piece
        return b""
