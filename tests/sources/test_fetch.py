"""Live captures against a server that misbehaves in every way we could think of."""

import re
from datetime import UTC, datetime

import pytest

from sources import Outcome
from tests.sources.world import (
    Reply,
    answer,
    captured,
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
