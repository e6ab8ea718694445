"""Common Crawl: an index for each crawl, and the copies as single WARC records within large files."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from sources.archives.remote.asking import Asker
from sources.archives.remote.model import Candidate, Wish, read_timestamp
from sources.archives.remote.services import MOST_CRAWLS, MOST_ROWS
from sources.errors import ArchiveUnavailable

_LENGTH_LIMIT = 50_000_000


@dataclass
class CommonCrawl:
    """The copies of the crawls listed at `root/collinfo.json`, whose records are under `data`."""

    origin: str
    root: str
    data: str
    asker: Asker
    _crawls: list[dict[str, Any]] | None = field(default=None)

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """The copies of the crawls nearest the day wished for. Raises ArchiveUnavailable."""
        found: list[Candidate] = []
        for crawl in nearest_crawls(await self._listed(), wish.moment):
            query = urlencode({"url": wish.url, "output": "json", "limit": str(MOST_ROWS)})
            reply = await self.asker.get(f"{crawl['cdx-api']}?{query}")
            if reply.status == 404 and b"No Captures" in reply.body:
                continue
            if reply.status != 200 or reply.truncated:
                raise ArchiveUnavailable(f"{self.origin}: the index answered {reply.status}")
            found += [row for line in reply.body.splitlines() if (row := self._candidate(line)) is not None]
        return found

    async def _listed(self) -> list[dict[str, Any]]:
        if self._crawls is None:
            reply = await self.asker.get(f"{self.root}/collinfo.json")
            try:
                listed = json.loads(reply.body)
                self._crawls = [crawl for crawl in listed if isinstance(crawl.get("cdx-api"), str)]
            except (ValueError, TypeError, AttributeError, RecursionError):
                raise ArchiveUnavailable(f"{self.origin}: the list of crawls cannot be read") from None
        return self._crawls

    def _candidate(self, line: bytes) -> Candidate | None:
        try:
            row = {str(key): str(value) for key, value in json.loads(line).items()}
            offset, length = int(row["offset"]), int(row["length"])
            moment = read_timestamp(row["timestamp"])
            name, original = row["filename"], row["url"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        if moment is None or offset < 0 or not 0 < length <= _LENGTH_LIMIT or ".." in name:
            return None
        status = int(row["status"]) if row.get("status", "").isdigit() else None
        record = (offset, length)
        return Candidate(
            moment, f"{self.data}/{name}", original, status, row.get("mime"), row.get("digest"), length, record
        )


def nearest_crawls(crawls: Sequence[dict[str, Any]], moment: datetime | None) -> list[dict[str, Any]]:
    """The crawls to ask: those around a moment, the nearest first; the newest without one."""
    if moment is None:
        return list(crawls[:MOST_CRAWLS])
    return sorted(crawls, key=lambda crawl: _distance(crawl, moment))[:MOST_CRAWLS]


def _distance(crawl: dict[str, Any], moment: datetime) -> timedelta:
    try:
        first, last = (datetime.fromisoformat(str(crawl[name])) for name in ("from", "to"))
    except (KeyError, ValueError):
        return timedelta.max
    first, last = (day.replace(tzinfo=day.tzinfo or UTC) for day in (first, last))
    return max(first - moment, moment - last, timedelta(0))
