"""Redirects: followed by hand, every hop checked, nothing reached that must not be."""

import asyncio

import httpx
import pytest

from sources import Capture, Fetcher, Outcome
from tests.sources.world import (
    Names,
    Reply,
    World,
    answer,
    captured,
    fetcher,
    redirect,
)


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


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("/login", Outcome.BLOCKED),
        ("/users/sign_in", Outcome.BLOCKED),
        ("/wp-login.php", Outcome.BLOCKED),
        ("/login/start", Outcome.BLOCKED),
        ("/logins-2019", Outcome.OK),
        ("/signs/in", Outcome.OK),
        ("/consent-forms", Outcome.OK),
    ],
)
def test_a_redirect_to_a_login_page_is_blocked(target: str, outcome: Outcome) -> None:
    assert captured({"/": redirect(f"{target}?next=1", 302), f"{target}?next=1": answer()})[0].outcome is outcome


def test_a_login_page_that_is_cited_itself_is_a_page() -> None:
    assert captured({"/login": redirect("/login/new", 302), "/login/new": answer()}, "/login")[0].outcome is Outcome.OK


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
    for script in (b"window.location.replace('/s')", b'location.href = "/s";', b" top.location='/s' "):
        sent = answer(b"<html><head><script>" + script + b"</script></head><body>One moment</body></html>")
        assert captured({"/": sent, "/s": answer(b"here")})[0].body == b"here", script
    header = answer(b"", "200 OK", "Refresh: 3; url=/new?a=1&b=2")
    assert captured({"/": header, "/new?a=1&b=2": answer(b"here")})[0].body == b"here"
    for other in (
        b'<meta http-equiv="refresh" content="300;url=/new">',
        b'<!-- <meta http-equiv="refresh" content="0;url=/new"> -->',
        b'<meta http-equiv="refresh" content="0">',
        b'<meta name="refresh" content="0;url=/new">',
        b'<meta http-equiv="refresh" content="0;url=javascript:x">',
        b'<meta http-equiv="refresh" content="0;url=/new">' + b"x" * 20_000,
        b"<body><script>if (self != top) top.location='/new'</script></body>",
        b"<body><script>location.href='/new'</script>" + b"A page with words of its own. " * 20,
    ):
        assert captured({"/": answer(other)})[0].hops[0].location is None, other


@pytest.mark.parametrize("location", ["ftp://x.test/", "javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.test"])
def test_a_redirect_to_another_scheme_is_refused(location: str) -> None:
    capture, _ = captured({"/": redirect(location)})
    assert (capture.outcome, capture.hops[0].location) == (Outcome.REFUSED, location)


def test_a_redirect_to_nowhere_is_failing() -> None:
    assert captured({"/": redirect("http://")})[0].error == "http.protocol"
    assert captured({"/": answer(b"", "302 Found")})[0].outcome is Outcome.FAILING


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
        ("http://localhost./", Outcome.REFUSED),
        ("http://any.localhost/", Outcome.REFUSED),
        ("http://017700000001/", Outcome.REFUSED),
        ("http://[64:ff9b::7f00:1]/", Outcome.REFUSED),
        ("http://①②⑦.0.0.1/", Outcome.REFUSED),
        ("http:127.0.0.1", Outcome.REFUSED),
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
