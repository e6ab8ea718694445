"""The pace of an archive, held by several processes together; no real time passes."""

import asyncio
from pathlib import Path

import pytest

from sources.archives.remote.pacing import Pacer
from sources.archives.remote.services import Pace

PACE = Pace("index", 60, 3)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 1_000_000.0
        self.slept = 0.0
        patch.setattr("sources.archives.remote.pacing.asyncio.sleep", self._sleep)

    def __call__(self) -> float:
        return self.now

    async def _sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def asked(pacer: Pacer, times: int) -> None:
    async def ask() -> None:
        for _ in range(times):
            await pacer.wait(PACE.name, PACE)

    asyncio.run(ask())


def test_two_runs_have_one_allowance(tmp_path: Path, clock: Clock) -> None:
    one, other = Pacer(tmp_path / "pace", clock), Pacer(tmp_path / "pace", clock)
    asked(one, 3)
    assert clock.slept == 0
    asked(other, 2)
    assert clock.slept == pytest.approx(2)
    clock.now += 60
    asked(one, 3)
    assert clock.slept == pytest.approx(2)


def test_a_place_that_cannot_be_used_leaves_each_its_own(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("x")
    pacer = Pacer(tmp_path / "file" / "pace", clock)
    asked(pacer, 4)
    assert clock.slept == pytest.approx(1)


@pytest.mark.parametrize("written", ["", "[", "{}", "[1]", '["a", 2]', "[9999, 0]", "[1, 9e99]", "[-50, 1]"])
def test_a_damaged_count_costs_a_moment_at_most(written: str, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "index").write_text(written)
    asked(Pacer(tmp_path, clock), 1)
    assert clock.slept <= 1


def test_a_clock_that_was_set_back_blocks_nobody(tmp_path: Path, clock: Clock) -> None:
    asked(Pacer(tmp_path, clock), 3)
    clock.now -= 500_000
    asked(Pacer(tmp_path, clock), 2)
    assert clock.slept <= 3
