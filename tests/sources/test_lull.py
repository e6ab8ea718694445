"""What is made of answers waits while further ones come in."""

import asyncio

from sources import Capture, Outcome
from sources.lull import MOST_WAITING, Lull
from tests.sources.world import World, answer, fetcher


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_those_who_wait_go_on_in_turn_once_no_more_come() -> None:
    async def run() -> list[int]:
        lull = Lull()
        passed: list[int] = []

        async def come(number: int) -> None:
            await lull.wait()
            passed.append(number)

        coming = []
        for number in range(6):
            coming.append(asyncio.create_task(come(number)))
            await asyncio.sleep(0)
            assert not passed
        await asyncio.gather(*coming)
        return passed

    assert asyncio.run(run()) == [0, 1, 2, 3, 4, 5]


def test_no_more_wait_than_memory_bears() -> None:
    async def run() -> int:
        lull = Lull()
        waiting = []
        for _ in range(2 * MOST_WAITING):
            waiting.append(asyncio.create_task(lull.wait()))
            await asyncio.sleep(0)
        held = sum(not task.done() for task in waiting)
        await asyncio.gather(*waiting)
        return held

    assert asyncio.run(run()) <= MOST_WAITING + 2


def test_one_who_is_gone_holds_up_nobody() -> None:
    async def run() -> bool:
        lull = Lull()
        first, second = asyncio.create_task(lull.wait()), asyncio.create_task(lull.wait())
        await asyncio.sleep(0)
        first.cancel()
        await settle()
        return first.cancelled() and second.done()

    assert asyncio.run(run())


def test_addresses_that_come_late_are_asked_as_well() -> None:
    async def run() -> list[Capture]:
        async with World({f"/{number}": answer() for number in range(7)}) as world, fetcher(per_host=2) as client:
            urls = ["no address", *(world.url(f"/{number}") for number in range(7)), "neither"]
            return [capture async for capture in client.captures(iter(urls))]

    found = asyncio.run(run())
    assert sorted(capture.outcome for capture in found) == [Outcome.MALFORMED] * 2 + [Outcome.OK] * 7
