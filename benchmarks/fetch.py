"""How fast addresses are fetched: `python -m benchmarks.fetch [--per-host 2] [--concurrency 200]`.

2,000 addresses on 100 hosts that answer after 100 ms with 4 kB pages, every twentieth a redirect; the server is a
process of its own on loopback. Prints seconds of wall and CPU, and peak memory, of the fetching process alone.
"""

import argparse
import asyncio
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence

from sources import Fetcher

_HOSTS = 100
_PAGE = b"<html><title>A page</title>" + b"<p>Some 47 per cent of all people in the place said so.</p>" * 68


async def serve(latency_s: float) -> None:
    """Answer on a free port, which is printed, until killed."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                line = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)[0]
                await asyncio.sleep(latency_s)
                if b"/moved/" in line:
                    writer.write(b"HTTP/1.1 301 Moved\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n")
                else:
                    writer.write(
                        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(_PAGE)
                    )
                    writer.write(_PAGE)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def loopback(host: str) -> Sequence[str]:
    """Every host is this machine."""
    return ["127.0.0.1"]


async def fetch(port: int, count: int, per_host: int, concurrency: int) -> Counter[str]:
    """Fetch `count` addresses; how often each outcome came."""
    urls = [
        f"http://host{number % _HOSTS}.test:{port}/{'moved' if number // _HOSTS == number % 20 else 'page'}/{number}"
        for number in range(count)
    ]
    outcomes: Counter[str] = Counter()
    async with Fetcher(
        allow_private=["127.0.0.1/32"], resolver=loopback, per_host=per_host, delay_s=0, concurrency=concurrency
    ) as fetcher:
        async for capture in fetcher.captures(urls):
            outcomes[capture.outcome.value] += 1
    return outcomes


def main() -> None:
    """Run the server in a process of its own, fetch, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--latency", type=float, default=0.1, help="seconds")
    parser.add_argument("--per-host", type=int, default=2)
    parser.add_argument("--concurrency", type=int, default=200)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.latency))
        return
    command = [sys.executable, "-m", "benchmarks.fetch", "--serve", "--latency", str(options.latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        started, cpu = time.perf_counter(), time.process_time()
        outcomes = asyncio.run(fetch(port, options.count, options.per_host, options.concurrency))
        wall, cpu = time.perf_counter() - started, time.process_time() - cpu
        server.kill()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.count} addresses, {options.per_host} at once a host: {dict(outcomes)}")
    print(f"wall {wall:.2f} s, cpu {cpu:.2f} s, peak {peak:.0f} MB, {options.count / wall:.0f} addresses a second")


if __name__ == "__main__":
    main()
