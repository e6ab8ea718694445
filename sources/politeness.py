"""How often a host is asked: so many at once, so long apart, and not again while it asks to be left alone."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType

from sources.message import Headers, find_header

# A host that asks to wait longer than this is not asked again in this run.
LONGEST_WAIT_S = 60.0
_AT_ADDRESS = 8
_SLOW_DOWN_S = 1.0
_SLOW_DOWN_LIMIT_S = 30.0
_TIMEOUTS_TO_CLOSE = 2


class HostClosed(Exception):  # noqa: N818  (a state, handled where it is raised)
    """A host that is not asked any more in this run; the message says why."""


@dataclass(slots=True)
class Lane:
    """What is known of one host in this run. Times are those of the event loop, in seconds."""

    slots: asyncio.Semaphore
    free_at: float = 0.0
    slow_down_s: float = 0.0
    timeouts: int = 0
    closed: str | None = None


@dataclass
class Politeness:
    """Turns at hosts: `per_host` exchanges at once with each, their starts `delay_s` apart, `concurrency` in all."""

    per_host: int
    delay_s: float
    concurrency: int
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _shared: dict[str, asyncio.Semaphore] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._everybody = asyncio.Semaphore(max(1, self.concurrency))

    def turn(self, host: str) -> "Turn":
        """A turn at `host`, to be waited for and held: `async with`. Raises HostClosed on entering."""
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = Lane(asyncio.Semaphore(max(1, self.per_host)))
        return Turn(self, lane)

    def at_address(self, peer: str) -> asyncio.Semaphore:
        """What bounds the exchanges with one IP address, however many hosts it serves: small servers hold many."""
        shared = self._shared.get(peer)
        if shared is None:
            shared = self._shared[peer] = asyncio.Semaphore(max(_AT_ADDRESS, self.per_host))
        return shared

    async def enter(self, lane: Lane) -> None:
        """Wait until it is the lane's turn. Raises HostClosed."""
        await lane.slots.acquire()
        try:
            pause = self._pause(lane)
            if pause > 0 and lane.closed is None:
                await asyncio.sleep(pause)
            if lane.closed is not None:
                raise HostClosed(lane.closed)
            await self._everybody.acquire()
        except BaseException:
            lane.slots.release()
            raise

    def leave(self, lane: Lane) -> None:
        """Let the next ones in."""
        self._everybody.release()
        lane.slots.release()

    def _pause(self, lane: Lane) -> float:
        """The seconds until the lane may be asked again, which is then taken as asked."""
        now = asyncio.get_running_loop().time()
        start = max(now, lane.free_at)
        lane.free_at = start + max(self.delay_s, lane.slow_down_s)
        return start - now


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange with a host."""

    politeness: Politeness
    lane: Lane

    async def __aenter__(self) -> Lane:
        await self.politeness.enter(self.lane)
        return self.lane

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.politeness.leave(self.lane)


def note_answer(lane: Lane, status: int, retry_after_s: float | None) -> None:
    """Remember what a host answered: 429, and 503 with a time, slow down what else it is asked."""
    lane.timeouts = 0
    if status != 429 and not (status == 503 and retry_after_s is not None):
        lane.slow_down_s = lane.slow_down_s / 2 if lane.slow_down_s > _SLOW_DOWN_S else 0.0
        return
    wait = retry_after_s
    if wait is None:
        lane.slow_down_s = wait = min(max(_SLOW_DOWN_S, 2 * lane.slow_down_s), _SLOW_DOWN_LIMIT_S)
    if wait > LONGEST_WAIT_S:
        lane.closed = f"the host asked to wait {wait:.0f} seconds"
    lane.free_at = max(lane.free_at, asyncio.get_running_loop().time() + min(wait, LONGEST_WAIT_S))


def note_failure(lane: Lane, kind: str) -> None:
    """Remember a failure: a host that does not answer in time would hold up all its other addresses."""
    if kind in ("connect.timeout", "read.timeout"):
        lane.timeouts += 1 if kind == "read.timeout" else _TIMEOUTS_TO_CLOSE
        if lane.timeouts >= _TIMEOUTS_TO_CLOSE:
            lane.closed = "the host did not answer in time before"
    else:
        lane.timeouts = 0


def read_retry_after(headers: Headers, now: datetime) -> float | None:
    """The seconds to wait that a Retry-After field asks for (a number or a date, RFC 9110); None without one.

    A date is held against the answer's own Date, since clocks differ.
    """
    text = (find_header(headers, "retry-after") or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    until = _parse_date(text)
    if until is None:
        return None
    since = _parse_date(find_header(headers, "date") or "") or now
    return max(0.0, (until - since).total_seconds())


def _parse_date(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
