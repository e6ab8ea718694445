"""Servers that refuse, drip, flood, break off and unpack to more than they should."""

import asyncio
import gzip
import socket
import time
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from sources import Capture, Limits, Outcome
from tests.sources.world import (
    QUICK,
    Asked,
    Names,
    Reply,
    World,
    answer,
    captured,
    drip,
    fetcher,
    flood,
    redirect,
    reset,
    silent,
)


@pytest.mark.parametrize(
    ("error", "kind", "outcome"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "dns.nxdomain", Outcome.GONE),
        (socket.gaierror(socket.EAI_AGAIN, "Try again"), "dns.failure", Outcome.FAILING),
        (UnicodeError("label too long"), "dns.failure", Outcome.FAILING),
    ],
)
def test_a_name_that_is_not_resolved_is_told_by_kind(error: Exception, kind: str, outcome: Outcome) -> None:
    capture, world = captured({}, resolver=Names({"site.test": error}))
    assert (capture.error, capture.outcome, world.connections) == (kind, outcome, 0)


def test_a_refused_connection_is_failing() -> None:
    async def run() -> Capture:
        async with World({}) as world:
            url = world.url("/")
        async with fetcher() as client:
            return await client.capture(url)

    capture = asyncio.run(run())
    assert (capture.error, capture.outcome, capture.hops[0].peer) == ("tcp.refused", Outcome.FAILING, "127.0.0.1")


def test_the_second_address_of_a_host_is_tried() -> None:
    capture, _ = captured({"/": answer()}, resolver=Names({"site.test": [["127.0.0.9", "127.0.0.1"]]}))
    assert capture.hops[0].peer == "127.0.0.1"


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("page", "error", "outcome"),
    [
        (reset(), "tcp.reset", Outcome.FAILING),
        (reset(b"HTTP/1.1 200 OK\r\nContent-"), "tcp.reset", Outcome.FAILING),
        (silent, "read.timeout", Outcome.FAILING),
        (drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), "read.timeout", Outcome.FAILING),
        (drip(HEAD + b"\r\n"), "read.timeout", Outcome.FAILING),
        (drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"), "read.timeout", Outcome.FAILING),
        (flood(b"HTTP/1.1 200 OK\r\n", b"X-Flood: " + b"y" * 1000 + b"\r\n"), "http.protocol", Outcome.FAILING),
        (flood(b"HTTP/1.1 200 ", b"y" * 5000), "http.protocol", Outcome.FAILING),
        (flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), "http.protocol", Outcome.FAILING),
        (b"SSH-2.0-OpenSSH\r\n\r\nConnection: close", "http.protocol", Outcome.FAILING),
        (b"HTTP/1.1 OK\r\nConnection: close\r\n\r\n", "http.protocol", Outcome.FAILING),
    ],
)
def test_a_rude_server_costs_no_more_than_its_budget(page: Reply, error: str, outcome: Outcome) -> None:
    started = time.perf_counter()
    capture, _ = captured({"/": page}, as_browser=False)
    assert (capture.error, capture.outcome) == (error, outcome)
    assert time.perf_counter() - started < QUICK.hop_s + 5  # a hang would be told; a busy machine is not


def test_a_hostile_cookie_is_passed_over_in_silence(recwarn: pytest.WarningsRecorder) -> None:
    cookie = "Set-Cookie: a=b; expires=Mon, 01-Jan-" + "0" * 8000
    assert captured({"/": answer(b"x", "200 OK", cookie)})[0].outcome is Outcome.OK
    assert not recwarn.list


def test_a_body_that_breaks_off_is_kept_and_said() -> None:
    for page in (
        HEAD + b"Content-Length: 500\r\nConnection: close\r\n\r\nonly this",
        reset(HEAD + b"Content-Length: 500\r\n\r\nonly this"),
        HEAD + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n9\r\nonly this\r\n",
    ):
        capture, _ = captured({"/": page})
        assert (capture.outcome, capture.body, capture.truncated) == (Outcome.OK, b"only this", "disconnect")


def test_a_body_without_a_length_ends_with_the_connection() -> None:
    capture, _ = captured({"/": HEAD + b"Connection: close\r\n\r\nall of it"})
    assert (capture.body, capture.truncated, capture.error) == (b"all of it", None, None)


@pytest.mark.parametrize(
    "fields",
    [
        b"X Space In Name: 1\r\nContent-Length: 4\r\n",
        b"no colon at all\r\nContent-Length: 4\r\n",
        b": no name\r\nContent-Length: 4\r\n",
        b"Content-Length: 4\r\nContent-Length: 9\r\n",
        b"Content-Length: 4\r\nX-Null: a\0b\r\n",
        b"Transfer-Encoding: identity\r\nContent-Length: 4\r\n",
        b"Content-Length : 4\r\nConnection: close\r\n",
        b"Content-Length: four\r\nConnection: close\r\n",
        b"Content-Length: 4\r\nX-Latin: \xe9\r\n",
    ],
)
def test_header_lines_that_break_the_rules_are_passed_over(fields: bytes) -> None:
    capture, _ = captured({"/": b"HTTP/1.1 200 OK\r\n" + fields + b"\r\nbody"})
    assert (capture.outcome, capture.body, capture.error) == (Outcome.OK, b"body", None)


def test_codings_are_taken_off() -> None:
    for coding, data in (
        ("gzip", gzip.compress(b"47 per cent")),
        ("x-gzip", gzip.compress(b"47 ") + gzip.compress(b"per cent")),
        ("deflate", zlib.compress(b"47 per cent")),
        ("deflate", zlib.compress(b"47 per cent")[2:-4]),
        ("gzip, gzip", gzip.compress(gzip.compress(b"47 per cent"))),
        ("identity", b"47 per cent"),
        ("gzip", b"47 per cent"),
    ):
        capture, _ = captured({"/": answer(data, "200 OK", f"Content-Encoding: {coding}")})
        assert (capture.body, capture.error) == (b"47 per cent", None), coding


def test_a_coding_that_cannot_be_undone_is_no_content() -> None:
    capture, _ = captured({"/": answer(b"\x8b\x00\x00\x01", "200 OK", "Content-Encoding: br")})
    assert (capture.outcome, capture.error, capture.body) == (Outcome.FAILING, "body.coding", b"")


@pytest.mark.parametrize(
    "page",
    [
        answer(gzip.compress(bytes(60_000_000), 9), "200 OK", "Content-Encoding: gzip"),
        answer(gzip.compress(gzip.compress(bytes(60_000_000), 9), 9), "200 OK", "Content-Encoding: gzip, gzip"),
    ],
)
def test_a_bomb_stops_at_its_ratio(page: bytes) -> None:
    capture, _ = captured({"/": page}, limits=Limits(hop_s=5))
    assert (capture.error, capture.truncated) == ("body.too-large", "length")
    assert 1_000_000 < len(capture.body) <= 50_000_000


@pytest.mark.parametrize(
    "page",
    [
        flood(HEAD + b"\r\n", b"x" * 60_000),
        flood(HEAD + b"Content-Length: 1000000000\r\n\r\n", b"x" * 60_000),
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ea60\r\n" + b"x" * 60_000 + b"\r\n"),
    ],
)
def test_an_endless_body_is_read_up_to_the_limit_and_used(page: Reply) -> None:
    capture, _ = captured({"/": page}, limits=Limits(hop_s=5, body_bytes=2_000_000))
    assert (capture.outcome, capture.error, capture.truncated) == (Outcome.OK, "body.too-large", "length")
    assert len(capture.body) == 2_000_000
    assert capture.raw is None


@pytest.mark.parametrize(("kind", "limit"), [("text/html", 2_000_000), ("application/pdf", 20_000_000)])
def test_half_a_gigabyte_is_not_taken(kind: str, limit: int) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\nContent-Length: 500000000\r\n\r\n"
    tracemalloc.start()
    capture, _ = captured({"/": flood(head, b"y " * 30_000)}, limits=Limits(hop_s=20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (capture.error, capture.truncated, len(capture.body)) == ("body.too-large", "length", limit)
    assert peak < 150_000_000


def test_few_large_bodies_are_held_at_once() -> None:
    pages = {f"/{number}": flood(HEAD.replace(b"html", b"csv") + b"\r\n", b"1;2\n" * 15_000) for number in range(12)}

    async def run() -> list[Capture]:
        async with World(pages) as world, fetcher(limits=Limits(hop_s=20), per_host=12) as client:
            return [replace(c, body=b"") async for c in client.captures(map(world.url, pages))]

    tracemalloc.start()
    found = asyncio.run(run())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {capture.error for capture in found} == {"body.too-large"}
    assert peak < 300_000_000


def test_the_time_of_all_hops_together_is_limited() -> None:
    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        number = int(asked.target[1:])
        writer.write(redirect(f"/{number + 1}"))
        await writer.drain()

    pages = {f"/{number}": slow for number in range(30)}
    started = time.perf_counter()
    capture, world = captured(pages, "/0", limits=Limits(hop_s=1, address_s=0.7))
    assert capture.error == "read.timeout"
    assert time.perf_counter() - started < 5
    assert len(world.asked) <= 4
