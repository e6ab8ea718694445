"""The pace that an archive asks clients to keep, held by all processes of a machine's user together.

Archives count by client address, so two runs at once have one allowance. It is kept in a small file a pace, under a
lock that the system frees when its process ends. Where no such file can be, each process keeps the pace for itself.
"""

import asyncio
import fcntl
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sources.archives.remote.services import Pace

_FOLDER_MODE = 0o700


@dataclass(slots=True)
class Allowance:
    """Requests that may still be made at once, and the moment of that count (seconds of the epoch)."""

    left: float
    at: float

    def waits(self, pace: Pace, now: float) -> float:
        """Take one request at `now`; the seconds to wait before trying again where there is none to take."""
        passed = now - self.at
        if passed < 0:  # the clock was set back: what was counted then tells nothing
            passed = 0.0
        self.left, self.at = min(pace.burst, self.left + passed * pace.per_minute / 60), now
        if self.left < 1:
            return (1 - self.left) * 60 / pace.per_minute
        self.left -= 1
        return 0.0


def user_folder() -> Path:
    """Where a user's processes keep what they share."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "provenance" / "pace"


@dataclass
class Pacer:
    """Makes requests wait for their turn. Without a `folder`, or where it cannot be used, for this process alone."""

    folder: Path | None = None
    clock: Callable[[], float] = time.time
    _own: dict[Pace, Allowance] = field(default_factory=dict)

    async def wait(self, name: str, pace: Pace) -> None:
        """Return when a request under the pace called `name` may be made."""
        while (seconds := self._taken(name, pace)) > 0:
            await asyncio.sleep(seconds)

    def _taken(self, name: str, pace: Pace) -> float:
        handle = self._opened(name)
        if handle is None:
            return self._own.setdefault(pace, Allowance(pace.burst, self.clock())).waits(pace, self.clock())
        with os.fdopen(handle, "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            allowance = _read(file.read(200), pace, self.clock())
            seconds = allowance.waits(pace, self.clock())
            file.seek(0)
            file.truncate()
            file.write(json.dumps([allowance.left, allowance.at]).encode())
        return seconds

    def _opened(self, name: str) -> int | None:
        if self.folder is None:
            return None
        plain = "".join(c if c.isalnum() else "-" for c in name)
        try:
            self.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            return os.open(self.folder / plain, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError:
            self.folder = None
            return None


def _read(data: bytes, pace: Pace, now: float) -> Allowance:
    """What is written in a file; a full allowance where nothing sound is."""
    try:
        left, at = json.loads(data)
        found = Allowance(min(float(left), pace.burst), float(at))
    except (ValueError, TypeError):
        return Allowance(pace.burst, now)
    return found if found.left > -1 and found.at <= now + 60 else Allowance(0.0, now)
