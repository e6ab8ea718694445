"""Save Page Now: asking a Wayback-compatible archive to take a copy of a page (version 2 of its protocol).

The keys travel in one header, to the archive itself and nowhere else: never in an address, a log, a record.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

from sources.archives.remote.asking import Asker, Reply
from sources.archives.remote.services import SAVE_PATH
from sources.errors import ArchiveUnavailable

_ACCEPT = ("Accept", "application/json")
_FORM = ("Content-Type", "application/x-www-form-urlencoded")
_MESSAGE = re.compile(r"<(?:h2|p)[^>]{0,200}>([^<]{1,300})<", re.IGNORECASE)
# Errors after which the archive will take no further page of ours today, and those that a later try may mend.
_STOPPING = ("user-session-limit", "max-daily-bandwidth")
_LATER = frozenset(
    """
    bad-gateway gateway-timeout internal-server-error service-unavailable browsing-timeout cannot-fetch celery
    capture-location-error job-failed no-browsers-available proxy-error protocol-error read-timeout
    soft-time-limit-exceeded invalid-server-response too-many-requests bandwidth-limit-exceeded
    """.split()
)
_SAVED_TODAY = "too-many-daily-captures"


class Saved(StrEnum):
    """What came of it."""

    SAVED = "saved"
    KNOWN = "saved-before"  # the archive has a copy of today
    PENDING = "pending"  # it is being taken still
    REFUSED = "refused"
    LATER = "try-later"
    STOPPED = "stopped"  # the archive takes no further page now


@dataclass(frozen=True, slots=True)
class Saving:
    """What came of one page: in words for an editor, and where the copy will be."""

    url: str
    outcome: Saved
    message: str
    archived_url: str | None = None


@dataclass(frozen=True)
class SaveKeys:
    """The keys of an account with the archive."""

    access: str
    secret: str

    def __repr__(self) -> str:
        return "SaveKeys(…)"  # a traceback or a log must not tell them

    @property
    def field(self) -> tuple[str, str]:
        """The header field that carries them."""
        return "Authorization", f"LOW {self.access}:{self.secret}"


@dataclass
class PageSaver:
    """Saves pages at the archive whose root is `root`, one after the other. `pauses_s` lie between two askings."""

    root: str
    keys: SaveKeys
    asker: Asker
    pauses_s: tuple[float, ...] = (3, 5, 8, 12, 20, 30, 42)
    _stopped: str | None = None

    async def save(self, url: str) -> Saving:
        """Ask for a copy of `url` and wait until it is taken, two minutes at most."""
        if self._stopped is not None:
            return Saving(url, Saved.STOPPED, self._stopped)
        form = urlencode({"url": url, "if_not_archived_within": "86400", "skip_first_archive": "1"}).encode()
        try:
            reply = await self.asker.get(f"{self.root}{SAVE_PATH}", [_ACCEPT, _FORM, self.keys.field], form=form)
            told = _told(reply)
            job = told.get("job_id")
            if reply.status in (401, 403):
                self._stopped = "the archive does not accept the keys"
                return Saving(url, Saved.STOPPED, self._stopped)
            if not isinstance(job, str) or not job:
                return self._refused(url, told)
            return await self._wait(url, job, str(told.get("message") or ""))
        except ArchiveUnavailable as failure:
            return Saving(url, Saved.LATER, str(failure))

    async def _wait(self, url: str, job: str, message: str) -> Saving:
        for pause in self.pauses_s:
            await asyncio.sleep(pause)
            where = f"{self.root}{SAVE_PATH}/status/{quote(job, safe='')}"
            told = _told(await self.asker.get(where, [_ACCEPT, self.keys.field]))
            if told.get("status") == "success":
                stamp, original = str(told.get("timestamp") or ""), str(told.get("original_url") or url)
                copy = f"{self.root}/web/{stamp}/{original}" if stamp.isdigit() else None
                is_known = "same snapshot" in message.lower()
                return Saving(url, Saved.KNOWN if is_known else Saved.SAVED, message or "a copy was taken", copy)
            if told.get("status") == "error":
                return self._refused(url, told)
        return Saving(url, Saved.PENDING, "the archive is still at it")

    def _refused(self, url: str, told: Mapping[str, Any]) -> Saving:
        code = str(told.get("status_ext") or "").removeprefix("error:")
        message = str(told.get("message") or code or "the archive's answer cannot be read")[:300]
        if code.startswith(_SAVED_TODAY):
            return Saving(url, Saved.KNOWN, message)
        if code.startswith(_STOPPING):
            self._stopped = message
            return Saving(url, Saved.STOPPED, message)
        return Saving(url, Saved.LATER if code in _LATER or not code else Saved.REFUSED, message)


def _told(reply: Reply) -> dict[str, Any]:
    try:
        told = json.loads(reply.body)
    except (ValueError, RecursionError):
        found = _MESSAGE.search(reply.body[:20_000].decode("utf-8", "replace"))
        return {"message": found.group(1).strip() if found else f"the archive answered {reply.status}"}
    return told if isinstance(told, dict) else {}
