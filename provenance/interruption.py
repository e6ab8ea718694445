"""The first Ctrl-C or SIGTERM while the network is asked: the round ends, and what has been answered is used.

A second one ends the program at once.
"""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from provenance.errors import Status

_STATUSES = {signal.SIGINT: Status.INTERRUPTED, signal.SIGTERM: Status.TERMINATED}


@dataclass
class Interruption:
    """The exit status of the signal that came, None while none has."""

    status: Status | None = None


@contextmanager
def cancelled_by_signals() -> Iterator[Interruption]:
    """Let either signal cancel the running task and nothing else; of a thread that gets no signals, nothing changes."""
    interruption = Interruption()
    if threading.current_thread() is not threading.main_thread():
        yield interruption
        return
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    before = {number: signal.getsignal(number) for number in _STATUSES}

    def restore() -> None:
        for number, handler in before.items():
            if loop.remove_signal_handler(number):
                signal.signal(number, handler)

    def stop(number: signal.Signals) -> None:
        restore()
        interruption.status = _STATUSES[number]
        if task is not None:
            task.cancel()

    for number in _STATUSES:
        loop.add_signal_handler(number, stop, number)
    try:
        yield interruption
    finally:
        restore()
