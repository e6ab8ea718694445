"""From the address given for an archive to the archive: told by its name, its path, or by what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sources.address import parse_address
from sources.archives.remote.archive import RemoteArchive
from sources.archives.remote.asking import Asker
from sources.archives.remote.commoncrawl import CommonCrawl
from sources.archives.remote.memento import Memento
from sources.archives.remote.model import Candidate, Index, Wish
from sources.archives.remote.perma import Perma, perma_id
from sources.archives.remote.replay import Replay
from sources.archives.remote.services import COMMON_CRAWL_DATA
from sources.archives.remote.wayback import NoCdx, Wayback
from sources.text import text_of
from sources.text.model import SourceText


def open_remote(base: str, asker: Asker, read: Callable[[bytes, str | None], SourceText] = text_of) -> RemoteArchive:
    """The archive at `base`: of a Wayback-compatible one its root, a TimeGate, a TimeMap, or a list of crawls.

    Raises BadAddress for what is no address.
    """
    parse_address(base)
    index = _index(base.strip(), asker)
    return RemoteArchive(index, Replay(index.origin, asker), read)


def root_of(base: str) -> str:
    """The root of a Wayback-compatible archive: `base` without the path of its replay."""
    return base.strip().rstrip("/").removesuffix("/web").rstrip("/")


def _index(base: str, asker: Asker) -> Index:
    name = origin_of(base)
    path = urlsplit(base).path.rstrip("/").lower()
    slashed = base if base.endswith(("/", "=")) else f"{base}/"
    if "timegate" in path.split("/"):
        return Memento(name, asker, gate=slashed)
    if "timemap" in path.split("/"):
        return Memento(name, asker, map=slashed)
    if path.endswith("/collinfo.json") or name in COMMON_CRAWL_DATA:
        root = base.rstrip("/").removesuffix("/collinfo.json")
        return CommonCrawl(name, root, COMMON_CRAWL_DATA.get(name, root), asker)
    if path.endswith("/public/archives"):
        return Perma(name, base.rstrip("/"), asker)
    return _Unknown(name, base, asker)


def origin_of(base: str) -> str:
    """The name of an archive: its host, and its port where that is none of the web's own."""
    return parse_address(base).netloc


@dataclass
class _Unknown:
    """An archive whose kind shows when it is first asked: it has a CDX index, or it is a TimeGate."""

    origin: str
    base: str
    asker: Asker
    _kind: Index | None = field(default=None)

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """As the kind has it (see Index)."""
        if self._kind is None:
            wayback = Wayback(self.origin, root_of(self.base), self.asker)
            try:
                found = await wayback.candidates(wish)
            except NoCdx:
                self._kind = Memento(self.origin, self.asker, gate=f"{self.base.rstrip('/')}/")
            else:
                self._kind = wayback
                return found
        return await self._kind.candidates(wish)


__all__ = ["open_remote", "origin_of", "perma_id", "root_of"]
