"""Many addresses: hosts side by side, each asked politely."""

import asyncio
import itertools
import time

import httpx
import pytest

from sources import Capture, Fetcher, Outcome
from sources.errors import BadAddress
from sources.politeness import Lane, note_answer
from tests.sources.world import (
    QUICK,
    Asked,
    Names,
    Reply,
    World,
    answer,
    drip,
    fetcher,
    silent,
)


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


def test_a_page_is_asked_for_once_however_it_is_cited() -> None:
    async def run() -> tuple[list[str], World, list[str]]:
        async with World({"/a": answer()}) as world, fetcher() as client:
            urls = [world.url("/a"), world.url("/a#part"), world.url("/b/../a"), world.url("/a", "SITE.test"), "no url"]
            return [capture.url async for capture in client.captures([*urls, *urls])], world, urls

    found, world, urls = asyncio.run(run())
    assert sorted(found) == sorted(urls)
    assert world.targets() == ["/a"]


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
    assert min(gaps) > 0.02  # the clock of a busy machine is not fine, and a missing delay would give none


def test_hosts_of_one_server_share_what_may_be_asked_of_it_at_once() -> None:
    at_once = most = 0

    async def respond(request: httpx.Request) -> httpx.Response:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.02)
        at_once -= 1
        return httpx.Response(200, html="<p>here")

    async def run() -> int:
        names = Names({f"host{n}.test": [["93.184.216.34"]] for n in range(40)})
        async with Fetcher(transport=httpx.MockTransport(respond), resolver=names, delay_s=0) as client:
            return len([c async for c in client.captures(f"https://host{n}.test/" for n in range(40))])

    assert asyncio.run(run()) == 40
    assert most == 8


def test_a_passing_fault_is_tried_once_more_at_the_end() -> None:
    busy = answer(b"", "500 No")
    answers = {"/a": [busy, busy, answer()], "/b": [busy]}
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


def test_a_wait_until_a_date_is_held_against_the_date_of_the_answer() -> None:
    dated = ("Date: Mon, 13 Apr 2026 10:00:00 GMT", "Retry-After: Mon, 13 Apr 2026 10:00:01 GMT")
    left = [answer(b"", "429 Slow", *dated), answer()]
    found, _, seconds = gather({"/": lambda asked: left.pop(0)}, ["/"])
    assert found["/"].outcome is Outcome.OK
    assert 1 <= seconds < 3


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
    assert seconds < 3 * QUICK.hop_s + 5
    assert found[0].outcome is Outcome.OK
    assert [capture.error for capture in found[1:]].count("host.closed") >= 17


def test_a_host_that_drips_is_given_up_after_two_pages() -> None:
    targets = [f"/{number}" for number in range(8)]
    dripping = drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    found, world, _ = gather(dict.fromkeys(targets, dripping), targets)
    assert len(world.asked) == 2
    assert [capture.error for capture in found.values()].count("host.closed") == 6


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


def test_a_host_that_throttled_us_is_trusted_again_by_and_by() -> None:
    async def run() -> list[float]:
        lane = Lane(asyncio.Semaphore(1))
        waits = []
        for status in (429, 429, 429, 200, 200, 200):
            note_answer(lane, status, None)
            waits.append(lane.slow_down_s)
        return waits

    assert asyncio.run(run()) == [1, 2, 4, 2, 1, 0]
