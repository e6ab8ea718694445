"""robots.txt: whose rules count, which pattern decides, and where they are obeyed."""

import asyncio

import pytest

from sources import Outcome
from sources.observing import Observer, Wanted
from sources.robots import is_allowed, read_rules
from tests.sources.world import World, answer, fetcher

EVERYBODY = "User-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow: /find*q=\n"


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True), ("/private/a", False), ("/private/open/a", True), ("/a.pdf", False), ("/a.pdf?x=1", True),
        ("/find?a=1&q=2", False), ("/find", True), ("/Private/a", True),
    ],
)  # fmt: skip
def test_the_longest_pattern_decides(target: str, allowed: bool) -> None:
    assert is_allowed(read_rules(EVERYBODY), target) is allowed


def test_rules_that_name_us_stand_in_place_of_those_for_everybody() -> None:
    text = f"{EVERYBODY}\nUser-agent: other\nUser-agent: Provenance # us\nDisallow: /x\n"
    rules = read_rules(text)
    assert not is_allowed(rules, "/x/1")
    assert is_allowed(rules, "/private/a")
    assert is_allowed(read_rules("User-agent: provenance\nDisallow:\n\nUser-agent: *\nDisallow: /"), "/a")
    assert read_rules("<html>no rules</html>") == ()


EMPTY = answer(b"<title>x</title><p>Nothing of note.</p>")


@pytest.mark.parametrize(
    ("robots", "asked"), [(b"User-agent: *\nDisallow: /", False), (b"User-agent: *\nAllow: /", True)]
)
def test_a_sibling_is_asked_for_only_where_the_host_allows_it(robots: bytes, asked: bool) -> None:
    async def run() -> World:
        rules = answer(robots).replace(b"text/html", b"text/plain")
        async with World({"/a/b": EMPTY, "/robots.txt": rules}) as world, fetcher() as client:
            found = [c async for c in Observer(client).observe([Wanted(world.url("/a/b"))])]
            assert found[0].outcome is Outcome.OK
            return world

    assert (len(asyncio.run(run()).asked) == 3) is asked


def test_cited_addresses_are_left_alone_where_the_setting_says_so() -> None:
    async def run() -> tuple[Outcome, str, list[str]]:
        rules = answer(b"User-agent: *\nDisallow: /a").replace(b"text/html", b"text/plain")
        pages = {"/a/b": EMPTY, "/c": EMPTY, "/robots.txt": rules}
        async with World(pages) as world, fetcher(obey_robots=True) as client:
            found = {c.url: c async for c in client.captures([world.url("/a/b"), world.url("/c")])}
            assert found[world.url("/c")].outcome is Outcome.OK
            refused = found[world.url("/a/b")]
            return refused.outcome, refused.reason, world.targets()

    outcome, reason, targets = asyncio.run(run())
    assert outcome is Outcome.BLOCKED
    assert "robots.txt" in reason
    assert "/a/b" not in targets
    assert targets.count("/robots.txt") == 1
