"""Memento archives (RFC 7089): a TimeGate that leads to the copy nearest a date, a TimeMap that lists all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urljoin

from sources.archives.remote.asking import Asker, Reply
from sources.archives.remote.link_format import read_http_date, read_links
from sources.archives.remote.model import Candidate, Excluded, Wish
from sources.errors import ArchiveUnavailable

_MOST_MAPS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Memento:
    """The copies behind a TimeGate (`gate` + address), a TimeMap (`map` + address), or both."""

    origin: str
    asker: Asker
    gate: str | None = None
    map: str | None = None

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """The copy that the gate leads to, or those that the map lists. Raises ArchiveUnavailable, Excluded."""
        maps = [self.map + wish.url] if self.map else []
        nearest: list[Candidate] = []
        if self.gate:
            nearest, named = await self._ask_gate(wish)
            maps = maps or named
        if not maps:
            return nearest
        try:
            return [*nearest, *await self._read_maps(maps)]
        except ArchiveUnavailable:
            if nearest:
                return nearest  # the gate has told what matters
            raise

    async def _ask_gate(self, wish: Wish) -> tuple[list[Candidate], list[str]]:
        """What the gate leads to, and the TimeMaps that it names."""
        fields = [("Accept-Datetime", _http_date(wish.moment))] if wish.moment else []
        reply = await self.asker.get(f"{self.gate}{wish.url}", fields)
        links = list(read_links(reply.header("link") or ""))
        maps = [urljoin(reply.url, link.target) for link in links if "timemap" in link.relations]
        where = reply.header("location") if reply.status in _REDIRECTS else None
        if where is None and reply.is_memento:
            where = reply.header("content-location") or reply.url
        if where is None:
            _refuse(reply, "the TimeGate")
            return [], maps
        where = urljoin(reply.url, where)
        moment = read_http_date(reply.header("memento-datetime") or "")
        moment = moment or next((link.moment for link in links if link.target == where), None)
        original = next((link.target for link in links if "original" in link.relations), wish.url)
        dated = moment or wish.moment or self.asker.now
        return [Candidate(dated, where, original, is_dated=moment is not None)], maps

    async def _read_maps(self, maps: Sequence[str]) -> list[Candidate]:
        waiting, seen, found = list(maps), set[str](), list[Candidate]()
        while waiting and len(seen) < _MOST_MAPS:
            url = waiting.pop(0)
            if url in seen:
                continue
            seen.add(url)
            reply = await self.asker.get(url)
            if reply.status != 200:
                _refuse(reply, "the TimeMap")
                continue
            listed = list(read_links(reply.body.decode("utf-8", "replace")))
            if not listed or reply.truncated:
                raise ArchiveUnavailable(f"{self.origin}: the TimeMap cannot be read")
            original = next((link.target for link in listed if "original" in link.relations), "")
            for link in listed:
                if "memento" in link.relations and (moment := link.moment) is not None:
                    found.append(Candidate(moment, urljoin(url, link.target), original))
                elif "timemap" in link.relations and not link.relations & {"self"}:
                    waiting.append(urljoin(url, link.target))
        return found


def _refuse(reply: Reply, who: str) -> None:
    """Raise unless the answer says plainly that there is no copy."""
    if reply.status in (403, 451):
        raise Excluded("the archive does not show this site")
    if reply.status != 404:
        raise ArchiveUnavailable(f"{who} answered {reply.status}")


def _http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)
