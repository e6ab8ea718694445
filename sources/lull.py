"""Requests first, thinking later: what is made of answers waits while further ones come in.

So a host that has answered is asked again at once, and what it said is looked at when the network leaves time for it.
"""

import asyncio
from collections import deque

MOST_WAITING = 256  # each holds a body


class Lull:
    """A turn of the event loop in which no further answer comes in: one of those who wait goes on in each."""

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._has_news = False

    async def wait(self) -> None:
        """Wait for a lull, behind those who came before; not for long where very many wait."""
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._look)
        self._waiting.append(turn)
        self._has_news = True
        await turn

    def _look(self) -> None:
        if not self._has_news or len(self._waiting) > MOST_WAITING:
            turn = self._waiting.popleft()
            if not turn.done():  # who waited may have been cancelled
                turn.set_result(None)
        self._has_news = False
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._look)
