"""A server on several loopback addresses that counts what it is asked, for programs in processes of their own."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTS = tuple(f"127.0.0.{number}" for number in range(2, 8))


class CountingServer:
    """Answers every path with a page, those of `missing` with 404; `asked` counts the requests by address."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.asked: Counter[str] = Counter()
        self.pause_s = 0.01
        self.port = 0
        self.changed = threading.Condition()

    def url(self, number: int) -> str:
        return f"http://{HOSTS[number % len(HOSTS)]}:{self.port}/p{number}"

    def wait_for(self, requests: int, seconds: float = 30.0) -> bool:
        """Wait until so many requests came in all."""
        with self.changed:
            return self.changed.wait_for(lambda: self.asked.total() >= requests, seconds)


def _handler(server: CountingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            url = f"http://{self.headers['Host']}{self.path}"
            browser = "Mozilla" in self.headers.get("User-Agent", "")
            with server.changed:
                server.asked[url] += not browser  # the second look at what is not found belongs to the first
                server.changed.notify_all()
            time.sleep(server.pause_s)
            text = (
                f"<title>Report</title><p>The report of page {self.path} has 41 pages.</p>"
                + "<p>Water runs downhill.</p>" * 60
            )
            self.send_response(404 if url in server.missing else 200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler


@contextmanager
def counting_server() -> Iterator[CountingServer]:
    """The server, on one port of all its addresses."""
    counting = CountingServer()
    handler = _handler(counting)
    servers = [ThreadingHTTPServer((HOSTS[0], 0), handler)]
    counting.port = servers[0].server_port
    servers += [ThreadingHTTPServer((host, counting.port), handler) for host in HOSTS[1:]]
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True) for server in servers]
    for server, thread in zip(servers, threads, strict=True):
        server.daemon_threads = True
        thread.start()
    try:
        yield counting
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
