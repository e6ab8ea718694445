"""Live captures against a server that misbehaves in every way we could think of."""

import asyncio
import gzip
import itertools
import re
import socket
import time
import zlib
from datetime import UTC, datetime

import httpx
import pytest

from sources import Capture, Fetcher, Limits, Outcome
from sources.errors import BadAddress
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


def test_a_page_is_captured_with_all_that_was_answered() -> None:
    moment = datetime(2026, 4, 13, tzinfo=UTC)
    page = answer(b"<p>47 per cent", "200 OK", "ETag: x", "Set-Cookie: secret=canary")
    capture, world = captured({"/a%2Fb?q=%20&&": page}, "/a%2Fb?q=%20&&#part", clock=lambda: moment)
    assert (capture.outcome, capture.status, capture.body) == (Outcome.OK, 200, b"<p>47 per cent")
    assert (capture.captured, capture.origin, capture.media_type) == (moment, "live", "text/html")
    assert capture.final_url == world.url("/a%2Fb?q=%20&&")
    assert capture.header("etag") == "x"
    assert [(hop.status, hop.peer, hop.agent) for hop in capture.hops] == [(200, "127.0.0.1", "honest")]
    assert capture.raw is not None
    assert capture.raw.head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert capture.raw.payload is None
    assert capture.raw.request.startswith(b"GET /a%2Fb?q=%20&& HTTP/1.1\r\n")
    assert b"canary" not in capture.raw.head
    assert "canary" not in str(capture)


def test_the_request_says_who_asks_and_what_can_be_decoded() -> None:
    _, world = captured({"/": answer()}, contact="https://example.org/checker")
    headers = world.asked[0].headers
    assert re.fullmatch(r"provenance/\S+ \(\+https://example\.org/checker\)", headers["user-agent"])
    assert headers["accept-encoding"] == "gzip, identity"
    assert headers["host"] == f"site.test:{world.port}"
    _, world = captured({"/": answer()})
    assert "link" not in world.asked[0].headers["user-agent"].lower()


STATUSES = [
    (200, Outcome.OK),
    (204, Outcome.OK),
    (404, Outcome.GONE),
    (410, Outcome.GONE),
    (401, Outcome.BLOCKED),
    (402, Outcome.BLOCKED),
    (403, Outcome.BLOCKED),
    (405, Outcome.BLOCKED),
    (406, Outcome.BLOCKED),
    (407, Outcome.BLOCKED),
    (451, Outcome.BLOCKED),
    (999, Outcome.BLOCKED),
    (429, Outcome.RATE_LIMITED),
    (408, Outcome.FAILING),
    (500, Outcome.FAILING),
    (503, Outcome.FAILING),
    (526, Outcome.FAILING),
    (418, Outcome.FAILING),
    (304, Outcome.FAILING),
]


@pytest.mark.parametrize(("status", "outcome"), STATUSES)
def test_each_status_has_its_outcome(status: int, outcome: Outcome) -> None:
    page = f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n\r\n".encode()
    capture, _ = captured({"/": page})
    assert (capture.outcome, capture.status) == (outcome, status)


@pytest.mark.parametrize(
    "page",
    [
        answer(b"", "403 Forbidden", "cf-mitigated: challenge"),
        answer(b"<title>Just a moment...</title>", "503 Busy"),
        answer(b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x>", "200 OK"),
        answer(b"", "202 Accepted", "x-amzn-waf-action: challenge"),
        answer(b"<script src=https://geo.captcha-delivery.com/c.js>", "403 Forbidden"),
    ],
)
def test_a_check_for_humans_is_blocked_and_never_a_page(page: bytes) -> None:
    assert captured({"/": page})[0].outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    "page",
    [
        answer(b"<title>Just a moment in history</title> of the 47 per cent", "200 OK"),
        answer(b"<p>text <script src=/cdn-cgi/challenge-platform/x>", "200 OK"),
    ],
)
def test_a_page_with_one_sign_of_a_check_only_is_a_page(page: bytes) -> None:
    assert captured({"/": page})[0].outcome is Outcome.OK


# -- redirects


@pytest.mark.parametrize(
    ("first", "second", "outcome"), [(301, 308, Outcome.MOVED), (302, 301, Outcome.OK), (307, 303, Outcome.OK)]
)
def test_only_permanent_redirects_mean_that_a_page_has_moved(first: int, second: int, outcome: Outcome) -> None:
    pages = {"/": redirect("mid?x", first), "/mid?x": redirect("/end#part", second), "/end": answer()}
    capture, world = captured(pages)
    assert (capture.outcome, capture.final_url) == (outcome, world.url("/end"))
    assert [(hop.status, hop.location) for hop in capture.hops] == [
        (first, "mid?x"),
        (second, "/end#part"),
        (200, None),
    ]


@pytest.mark.parametrize(("asked", "target"), [("/a", "/a/"), ("/a/", "/a"), ("/A", "/a")])
def test_a_redirect_to_the_same_address_is_no_move(asked: str, target: str) -> None:
    assert captured({asked: redirect(target), target: answer()}, asked)[0].outcome is Outcome.OK


def test_a_redirect_with_raw_characters_is_followed() -> None:
    capture, _ = captured({"/": redirect("/café x"), "/caf%C3%A9%20x": answer()})
    assert capture.status == 200


@pytest.mark.parametrize(("target", "outcome"), [("/login", Outcome.BLOCKED), ("/logins-2019", Outcome.OK)])
def test_a_redirect_to_a_login_page_is_blocked(target: str, outcome: Outcome) -> None:
    assert captured({"/": redirect(f"{target}?next=1", 302), f"{target}?next=1": answer()})[0].outcome is outcome


def test_a_circle_and_an_endless_chain_end() -> None:
    capture, world = captured({"/": redirect("/b"), "/b": redirect("/")})
    assert (capture.outcome, capture.error, len(world.asked)) == (Outcome.FAILING, "redirect.loop", 2)
    chain: dict[str, Reply] = {f"/{i}": redirect(f"/{i + 1}") for i in range(40)}
    capture, world = captured(chain, "/0")
    assert (capture.error, len(world.asked)) == ("redirect.loop", 21)


def test_a_cookie_gate_is_passed_and_its_cookie_goes_to_no_other_host() -> None:
    async def run() -> tuple[Capture, World]:
        pages: dict[str, Reply] = {}
        async with World(pages) as world, fetcher() as client:
            pages["/"] = lambda asked: (
                redirect(world.url("/end", "other.test"), 302)
                if "seen=1" in asked.headers.get("cookie", "")
                else redirect("/", 302, "Set-Cookie: seen=1; Path=/")
            )
            pages["/end"] = answer()
            return await client.capture(world.url("/")), world

    capture, world = asyncio.run(run())
    assert capture.outcome is Outcome.OK
    assert [asked.headers.get("cookie") for asked in world.asked] == [None, "seen=1", None]


def test_cookies_are_forgotten_between_addresses() -> None:
    async def run() -> World:
        async with (
            World({"/": answer(b"x", "200 OK", "Set-Cookie: a=1"), "/b": answer()}) as world,
            fetcher() as client,
        ):
            await client.capture(world.url("/"))
            await client.capture(world.url("/b"))
            return world

    assert all("cookie" not in asked.headers for asked in asyncio.run(run()).asked)


def test_a_page_that_only_sends_the_reader_on_is_followed() -> None:
    page = answer(b"<html><META content='0;URL=\"/new?a=1&amp;b=2\"' HTTP-EQUIV=Refresh></html>")
    capture, world = captured({"/": page, "/new?a=1&b=2": answer(b"here")})
    assert (capture.outcome, capture.body, capture.final_url) == (Outcome.OK, b"here", world.url("/new?a=1&b=2"))
    for other in (
        b'<meta http-equiv="refresh" content="300;url=/new">',
        b'<!-- <meta http-equiv="refresh" content="0;url=/new"> -->',
        b'<meta http-equiv="refresh" content="0">',
        b'<meta name="refresh" content="0;url=/new">',
        b'<meta http-equiv="refresh" content="0;url=javascript:x">',
        b'<meta http-equiv="refresh" content="0;url=/new">' + b"x" * 20_000,
    ):
        assert captured({"/": answer(other)})[0].hops[0].location is None, other


@pytest.mark.parametrize("location", ["ftp://x.test/", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.test"])
def test_a_redirect_to_another_scheme_is_refused(location: str) -> None:
    capture, _ = captured({"/": redirect(location)})
    assert (capture.outcome, capture.hops[0].location) == (Outcome.REFUSED, location)


def test_a_redirect_to_nowhere_is_failing() -> None:
    assert captured({"/": redirect("http://")})[0].error == "http.protocol"
    assert captured({"/": answer(b"", "302 Found")})[0].outcome is Outcome.FAILING


# -- what is not asked at all


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("mailto:a@example.org", Outcome.UNSUPPORTED),
        ("ftp://example.org/", Outcome.UNSUPPORTED),
        ("doi:10.1000/1", Outcome.UNSUPPORTED),
        ("file:///etc/passwd", Outcome.REFUSED),
        ("javascript:alert(1)", Outcome.REFUSED),
        ("http://", Outcome.MALFORMED),
        ("www.example.org", Outcome.MALFORMED),
        ("http://exa mple.org/", Outcome.MALFORMED),
        ("http://127.0.0.1:80/", Outcome.REFUSED),
        ("http://2130706433/", Outcome.REFUSED),
        ("http://0x7f.1/", Outcome.REFUSED),
        ("http://[::ffff:10.0.0.1]/", Outcome.REFUSED),
        ("http://[::]/", Outcome.REFUSED),
        ("http://169.254.169.254/latest/meta-data/", Outcome.REFUSED),
        ("http://93.184.216.34:22/", Outcome.REFUSED),
        ("http://public.test@10.0.0.1/", Outcome.REFUSED),
        ("http://inside.test/", Outcome.REFUSED),
    ],
)
def test_what_must_not_be_asked_is_not(url: str, outcome: Outcome) -> None:
    async def run() -> Capture:
        names = Names({"inside.test": [["93.184.216.34", "10.0.0.7"]]})
        async with Fetcher(resolver=names, transport=httpx.MockTransport(_never)) as client:
            return await client.capture(url)

    capture = asyncio.run(run())
    assert capture.outcome is outcome
    assert capture.reason
    assert capture.status is None


def _never(request: httpx.Request) -> httpx.Response:
    raise AssertionError(f"{request.url} was asked")


def test_no_redirect_leads_inside() -> None:
    async def run() -> list[tuple[Capture, int]]:
        found = []
        names = Names({"public.test": [["127.0.0.1"]], "inside.test": [["10.0.0.1", "127.0.0.2"]]})
        async with World({"/": answer(b"canary")}) as canary:
            port = canary.port
            for target in ("http://0.0.0.0", "http://[::1]", "http://127.0.0.2", "http://inside.test", "//2130706434"):
                pages = {"/": redirect(f"{target}:{port}/")}
                async with World(pages) as world, fetcher(allow_private=["127.0.0.1/32"], resolver=names) as client:
                    found.append((await client.capture(world.url("/", "public.test")), canary.connections))
        return found

    for capture, connections in asyncio.run(run()):
        assert (capture.outcome, connections) == (Outcome.REFUSED, 0)
        assert b"canary" not in capture.body


def test_a_name_whose_answer_changes_is_connected_to_as_it_was_checked() -> None:
    async def run() -> tuple[Capture, int, list[str]]:
        names = Names({"site.test": [["127.0.0.1"], ["127.0.0.2"]]})
        async with (
            World({"/": redirect("/b"), "/b": answer()}) as world,
            fetcher(allow_private=["127.0.0.1/32"], resolver=names) as client,
        ):
            capture = await client.capture(world.url("/"))
            return capture, world.connections, names.asked

    capture, connections, asked = asyncio.run(run())
    assert capture.status == 200
    assert {hop.peer for hop in capture.hops} == {"127.0.0.1"}
    assert (connections, asked) == (1, ["site.test"])


# -- failures by kind


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
        (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "http.protocol", Outcome.FAILING),
    ],
)
def test_a_rude_server_costs_no_more_than_its_budget(page: Reply, error: str, outcome: Outcome) -> None:
    started = time.perf_counter()
    capture, _ = captured({"/": page}, as_browser=False)
    assert (capture.error, capture.outcome) == (error, outcome)
    assert time.perf_counter() - started < QUICK.hop_s + 0.9


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


# -- sizes


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
    assert time.perf_counter() - started < 1.2
    assert len(world.asked) <= 4


# -- as a browser


def by_agent(honest: bytes, browser: bytes) -> Reply:
    return lambda asked: browser if asked.agent == "browser" else honest


GONE, FORBIDDEN, BUSY = answer(b"", "404 No"), answer(b"", "403 No"), answer(b"", "500 No")


@pytest.mark.parametrize(
    ("honest", "browser", "outcome", "status"),
    [
        (FORBIDDEN, answer(), Outcome.OK, 200),
        (GONE, answer(), Outcome.OK, 200),
        (BUSY, answer(), Outcome.OK, 200),
        (GONE, GONE, Outcome.GONE, 404),
        (GONE, FORBIDDEN, Outcome.BLOCKED, 403),
        (FORBIDDEN, GONE, Outcome.BLOCKED, 403),
        (BUSY, GONE, Outcome.FAILING, 500),
        (GONE, BUSY, Outcome.FAILING, 500),
        (FORBIDDEN, FORBIDDEN, Outcome.BLOCKED, 403),
    ],
)
def test_a_refusal_is_confirmed_as_a_browser(honest: bytes, browser: bytes, outcome: Outcome, status: int) -> None:
    capture, _ = captured({"/": by_agent(honest, browser)})
    assert (capture.outcome, capture.status) == (outcome, status)
    assert [hop.agent for hop in capture.hops] == ["honest", "browser"]


def test_the_second_try_can_be_switched_off_and_a_good_answer_needs_none() -> None:
    assert len(captured({"/": GONE}, as_browser=False)[1].asked) == 1
    assert len(captured({"/": answer()})[1].asked) == 1
    assert captured({"/": by_agent(FORBIDDEN, answer())})[0].reason.endswith("answered 403 to our own name")


# -- many addresses


def gather(pages: dict[str, Reply], targets: list[str], **settings: object) -> tuple[dict[str, Capture], World, float]:
    async def run() -> tuple[dict[str, Capture], World, float]:
        async with World(pages) as world, fetcher(**settings) as client:
            started = time.perf_counter()
            found = {}
            async for capture in client.captures(world.url(target) for target in targets):
                assert capture.url not in found
                found[capture.url] = capture
            seconds = time.perf_counter() - started
            return {target: found[world.url(target)] for target in targets}, world, seconds

    return asyncio.run(run())


def test_each_address_is_asked_once_over_connections_that_are_kept() -> None:
    targets = [f"/{number}" for number in range(30)]
    found, world, _ = gather({target: answer(target.encode()) for target in targets}, targets + targets, per_host=2)
    assert {target: capture.body for target, capture in found.items()} == {t: t.encode() for t in targets}
    assert sorted(world.targets()) == sorted(targets)
    assert world.connections <= 2


def test_a_host_is_asked_no_more_often_than_was_said() -> None:
    times: list[float] = []
    at_once = most = 0

    async def page(asked: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal at_once, most
        times.append(time.perf_counter())
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.1)
        at_once -= 1
        writer.write(answer())
        await writer.drain()

    targets = [f"/{number}" for number in range(6)]
    gather(dict.fromkeys(targets, page), targets, per_host=2, delay_s=0.06)
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert most <= 2
    assert min(gaps) > 0.05


def test_a_passing_fault_is_tried_once_more_at_the_end() -> None:
    answers = {"/a": [BUSY, BUSY, answer()], "/b": [BUSY]}
    pages: dict[str, Reply] = {
        target: (lambda asked, left=left: left.pop(0) if len(left) > 1 else left[0]) for target, left in answers.items()
    }
    found, world, _ = gather(pages, ["/a", "/b"])
    assert (found["/a"].outcome, found["/b"].outcome) == (Outcome.OK, Outcome.FAILING)
    assert (world.targets().count("/a"), world.targets().count("/b")) == (3, 4)
    assert len(found["/a"].hops) == 3


def test_a_host_that_asks_to_wait_long_is_left_alone() -> None:
    slow = answer(b"", "429 Slow", "Retry-After: 3600")
    targets = [f"/{number}" for number in range(5)]
    found, world, seconds = gather(dict.fromkeys(targets, slow), targets)
    assert found["/0"].outcome is Outcome.RATE_LIMITED
    assert {found[target].outcome for target in targets[1:]} == {Outcome.UNKNOWN}
    assert "3600" in found["/1"].reason
    assert (len(world.asked), seconds < 3) == (1, True)


def test_a_host_that_asks_to_wait_a_little_is_asked_again() -> None:
    left = [answer(b"", "429 Slow", "Retry-After: 1"), answer()]
    found, _, seconds = gather({"/": lambda asked: left.pop(0)}, ["/"])
    assert found["/"].outcome is Outcome.OK
    assert seconds >= 1


def test_a_host_that_does_not_answer_holds_up_neither_itself_nor_others() -> None:
    async def run() -> tuple[list[Capture], float]:
        targets = [f"/{number}" for number in range(20)]
        async with (
            World(dict.fromkeys(targets, silent)) as stuck,
            World({"/": answer()}) as good,
            fetcher(resolver=Names()) as client,
        ):
            started = time.perf_counter()
            urls = [stuck.url(target, "stuck.test") for target in targets] + [good.url("/", "good.test")]
            return [capture async for capture in client.captures(urls)], time.perf_counter() - started

    found, seconds = asyncio.run(run())
    assert seconds < 3 * QUICK.hop_s
    assert found[0].outcome is Outcome.OK
    assert [capture.error for capture in found[1:]].count("host.closed") >= 17


def test_a_stopped_run_leaves_nothing_behind() -> None:
    async def run() -> int:
        async with World({f"/{number}": silent for number in range(9)}) as world:
            async with fetcher(per_host=5) as client:
                task = asyncio.create_task(_drain(client, [world.url(f"/{number}") for number in range(9)]))
                await asyncio.sleep(0.2)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            names = {t.get_coro().__qualname__ for t in asyncio.all_tasks()}  # type: ignore[union-attr]
            return sum("Fetcher" in name for name in names)

    assert asyncio.run(run()) == 0


async def _drain(client: Fetcher, urls: list[str]) -> None:
    async for _ in client.captures(urls):
        pass


def test_settings_that_cannot_be_used_are_refused() -> None:
    with pytest.raises(BadAddress):
        Fetcher(allow_private=["10.0.0.0/99"])


def test_another_transport_can_stand_in_for_the_network() -> None:
    async def run() -> Capture:
        transport = httpx.MockTransport(lambda request: httpx.Response(200, html="<p>mock"))
        async with Fetcher(transport=transport, resolver=Names({"site.test": [["93.184.216.34"]]})) as client:
            return await client.capture("https://site.test/")

    assert asyncio.run(run()).body == b"<p>mock"
