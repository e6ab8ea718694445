"""What a night costs: `python benchmarks/nights.py [ADDRESSES]`.

A server on loopback answers at once; its addresses are asked by `provenance links`, then by two nights, of which the
second finds nothing changed, and at last a night finds nothing due. Printed are seconds of processor and clock, the
peak of memory, and the ratio of a night to `links`, which keeps no journal.
"""

import asyncio
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from provenance.config import Settings
from provenance.links import audit_links
from provenance.nightly.run import run_night

HOSTS = 100
FIRST = datetime(2026, 4, 1, 3, tzinfo=UTC)
PAGE = b"<title>Report</title>" + b"<p>Water runs downhill.</p>" * 100


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"If-None-Match" in head:
                writer.write(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')
            else:
                fields = b'Content-Type: text/html\r\nETag: "1"\r\nContent-Length: %d' % len(PAGE)
                writer.write(b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n\r\n" + PAGE)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _served() -> int:
    """Start the server in a thread of its own; its port."""
    port: list[int] = []
    ready = threading.Event()

    async def serve() -> None:
        server = await asyncio.start_server(_answer, "0.0.0.0", 0)
        port.append(server.sockets[0].getsockname()[1])
        ready.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    ready.wait()
    return port[0]


def _timed(name: str, job: Callable[[], object]) -> float:
    started, clock = time.process_time(), time.monotonic()
    job()
    used = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:<28} {used:6.2f} s of processor, {time.monotonic() - clock:6.2f} s, peak {peak} MB")
    return used


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    port = _served()
    urls = [f"http://127.0.{1 + number % HOSTS}.1:{port}/p{number}" for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:

        def on(day: int) -> Settings:
            return Settings(
                db=Path(folder) / "x.db", as_of=FIRST + timedelta(days=day), allow_private=("127.0.0.0/8",),
                delay=0.0, per_host=2, guard_hosts=(), archives=("none",),
            )  # fmt: skip

        print(f"{count} addresses on {HOSTS} hosts; the server's own time is counted too")
        links = _timed("links", lambda: audit_links(urls, on(0)))
        first = _timed("a night", lambda: run_night(on(9)))
        _timed("a night, nothing changed", lambda: run_night(on(18)))
        _timed("a night, nothing due", lambda: run_night(on(19)))
        print(f"a night costs {first / links:.2f} times what links costs")


if __name__ == "__main__":
    main()
