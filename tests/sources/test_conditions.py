"""Conditional requests: a page that did not change is not sent again, and counts as it did."""

import asyncio

from sources import Capture, Outcome
from tests.sources.world import Asked, World, answer, fetcher, redirect

TAG = '"v7"'


def _page(asked: Asked) -> bytes:
    if asked.headers.get("if-none-match") == TAG:
        return b'HTTP/1.1 304 Not Modified\r\nETag: "v7"\r\n\r\n'
    return answer(b"<p>hello</p>", "200 OK", f"ETag: {TAG}")


def _asked(target: str, tag: str) -> tuple[Capture, World]:
    async def run() -> tuple[Capture, World]:
        async with World({"/a": _page, "/old": redirect("/a")}) as world:
            conditions = {world.url("/a"): (("If-None-Match", tag),)}
            async with fetcher(conditions=conditions) as web:
                return await web.capture(world.url(target)), world

    return asyncio.run(run())


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    capture, world = _asked("/a", TAG)
    assert (capture.outcome, capture.status, capture.body, capture.error) == (Outcome.OK, 304, b"", None)
    assert "not modified" in capture.reason
    assert len(world.asked) == 1


def test_a_page_that_changed_is_sent() -> None:
    capture, _ = _asked("/a", '"v6"')
    assert (capture.outcome, capture.status, capture.body) == (Outcome.OK, 200, b"<p>hello</p>")


def test_the_condition_goes_to_the_address_that_it_is_for_alone() -> None:
    capture, world = _asked("/old", TAG)
    assert (capture.outcome, capture.status) == (Outcome.MOVED, 304)
    assert ["if-none-match" in asked.headers for asked in world.asked] == [False, True]


def test_not_modified_is_no_answer_where_nothing_was_asked_for_on_a_condition() -> None:
    async def run() -> Capture:
        async with World({"/a": b"HTTP/1.1 304 Not Modified\r\n\r\n"}) as world, fetcher() as web:
            return await web.capture(world.url("/a"))

    assert asyncio.run(run()).outcome is Outcome.FAILING
