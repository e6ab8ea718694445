"""Wayback-compatible archives: their CDX index, and where it fails the availability answer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote, urlencode

from sources.archives.remote.asking import Asker, Reply
from sources.archives.remote.model import Candidate, Excluded, Wish, read_timestamp, timestamp_of
from sources.archives.remote.services import AVAILABILITY, MOST_ROWS
from sources.errors import ArchiveUnavailable

_FIELDS = ("timestamp", "original", "statuscode", "mimetype", "digest", "length")
_AROUND = timedelta(days=366)
_ERROR_HEADER = "x-archive-wayback-runtime-error"
_BLOCKED = ("blocked site", "accesscontrol", "robotaccess")
_KEPT = "()/:?&=+,;@!$'*%~-._"  # of an address that stands in the path of another


class NoCdx(ArchiveUnavailable):
    """There is no CDX index at the address: the archive is of another kind."""


@dataclass(frozen=True)
class Wayback:
    """The copies of an archive with a CDX server under `root` and replay under `root/web/`."""

    origin: str
    root: str
    asker: Asker

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """Copies around the day wished for. Raises ArchiveUnavailable, Excluded."""
        try:
            rows = await self._rows(wish)
        except (NoCdx, Excluded):
            raise
        except ArchiveUnavailable as failure:
            found = await self._available(wish) if self.asker.thorough else None
            if found is None:
                raise failure from None  # an empty availability answer proves nothing
            return (found,)
        return [
            Candidate(
                moment,
                f"{self.root}/web/{row['timestamp']}id_/{quote(row['original'], safe=_KEPT)}",
                row["original"],
                int(row["statuscode"]) if row["statuscode"].isdigit() else None,
                row["mimetype"] if "/" in row["mimetype"] and "revisit" not in row["mimetype"] else None,
                row["digest"] or None,
                int(row["length"]) if row["length"].isdigit() else None,
            )
            for row in rows
            if (moment := read_timestamp(row["timestamp"])) is not None
            and len(row["timestamp"]) == 14
            and row["original"].lower().startswith(("http://", "https://"))
        ]

    async def _rows(self, wish: Wish) -> list[dict[str, str]]:
        """Rows nearest the day; where a server does not know how to sort so, those of the year around it."""
        moment = wish.moment
        if moment is None:
            return await self._query(wish, limit=str(-MOST_ROWS))
        try:
            rows = await self._query(wish, limit=str(MOST_ROWS), sort="closest", closest=timestamp_of(moment))
        except NoCdx:
            rows = await self._query(wish, limit=str(MOST_ROWS))  # a server that is strict about what it knows
        times = [row["timestamp"] for row in rows]
        if len(rows) < MOST_ROWS or times != sorted(times):
            return rows
        window = {"from": timestamp_of(moment - _AROUND), "to": timestamp_of(moment + _AROUND / 12)}
        return await self._query(wish, limit=str(-MOST_ROWS), **window) or rows

    async def _query(self, wish: Wish, **options: str) -> list[dict[str, str]]:
        query = {"url": wish.url, "output": "json", "fl": ",".join(_FIELDS), "gzip": "false", **options}
        reply = await self.asker.get(f"{self.root}/cdx/search/cdx?{urlencode(query)}")
        _refuse(reply)
        rows = read_rows(reply.body.decode("utf-8", "replace"))
        if rows is None or reply.truncated:
            raise (NoCdx if not reply.truncated else ArchiveUnavailable)(f"{self.origin}: the index cannot be read")
        return rows

    async def _available(self, wish: Wish) -> Candidate | None:
        """The one copy of the availability answer: asked as cited, then without the scheme, as its quirk demands."""
        base = AVAILABILITY.get(self.origin, f"{self.root}/wayback/available")
        stamp = {"timestamp": timestamp_of(wish.moment)} if wish.moment else {}
        for url in (wish.url, wish.url.partition("://")[2]):
            try:
                reply = await self.asker.get(f"{base}?{urlencode({'url': url, **stamp})}")
                closest = json.loads(reply.body)["archived_snapshots"]["closest"]
                moment = read_timestamp(str(closest["timestamp"]))
                status = str(closest.get("status", ""))
            except (ArchiveUnavailable, ValueError, KeyError, TypeError, RecursionError):
                continue
            if closest.get("available") is True and moment is not None:
                address = f"{self.root}/web/{timestamp_of(moment)}id_/{quote(wish.url, safe=_KEPT)}"
                return Candidate(moment, address, wish.url, int(status) if status.isdigit() else None)
        return None


def _refuse(reply: Reply) -> None:
    problem = (reply.header(_ERROR_HEADER) or "").lower()
    if reply.status in (403, 451) and (any(word in problem for word in _BLOCKED) or reply.status == 451):
        raise Excluded("the archive does not show this site")
    if problem:
        raise ArchiveUnavailable(f"the index answered {reply.status}: {problem[:120]}")
    if reply.status in (400, 401, 404, 405, 410) or 300 <= reply.status < 400:
        raise NoCdx(f"the index answered {reply.status}")
    if reply.status != 200:
        raise ArchiveUnavailable(f"the index answered {reply.status}")


def read_rows(text: str) -> list[dict[str, str]] | None:
    """The rows of a CDX answer, as JSON with a header row or as plain text; None for what is neither."""
    stripped = text.strip()
    if not stripped:
        return []
    if stripped.startswith("["):
        try:
            table = json.loads(stripped)
        except (ValueError, RecursionError):
            return None
        return list(_of_table(table))
    lines = [line.split(" ") for line in stripped.splitlines()]
    if any(len(line) < 3 or read_timestamp(line[0]) is None for line in lines[:1]):
        return None
    return list(_of_table([list(_FIELDS), *lines]))


def _of_table(table: object) -> Iterator[dict[str, str]]:
    """Rows by name; an empty row begins the key to go on with, which is not needed around one day."""
    if not isinstance(table, list) or not table or not isinstance(table[0], list):
        return
    names = [str(name) for name in table[0]]
    for row in table[1:]:
        if not isinstance(row, list) or not row:
            return
        values = dict.fromkeys(_FIELDS, "") | dict(zip(names, map(str, row), strict=False))
        if values["timestamp"] and values["original"]:
            yield values
