"""Archives on the network, asked for copies: of everything where they were named, else of what its address has lost."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from provenance.config import Settings
from sources.archives.remote.archive import RemoteArchive
from sources.archives.remote.asking import Asker
from sources.archives.remote.model import Answered, Lookup, Wish
from sources.archives.remote.opening import open_remote, perma_id
from sources.archives.remote.pacing import Pacer, user_folder
from sources.archives.remote.services import DEFAULT_ARCHIVE, PERMA_API
from sources.capture import Capture, Outcome
from sources.fetch import Fetcher
from sources.guard import is_public
from sources.observing import Wanted, resolvable
from sources.text.model import SourceText

NO_ARCHIVE = "none"
# An archive that nobody named must not hold up a run: it gets so many seconds behind the last live answer, and none
# of its wishes to wait is waited out.
_GRACE_S = 10.0
_REQUEST_S = 5.0
_LOOKUPS_AT_ONCE = 4
_NOT_LOOKED_UP = frozenset({Outcome.REFUSED, Outcome.UNSUPPORTED})


@dataclass
class Archivist:
    """Looks addresses up in the archives of a run, beside its fetching. `named` says that the user chose them."""

    archives: Sequence[RemoteArchive]
    perma: RemoteArchive
    named: bool
    fetcher: Fetcher
    _at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_LOOKUPS_AT_ONCE))

    def wants(self, item: Wanted, capture: Capture) -> bool:
        """Whether a copy of the address is to be looked up, now that it has answered."""
        if capture.outcome in _NOT_LOOKED_UP or (capture.outcome is Outcome.MALFORMED and not capture.final_url):
            return False
        if not self.archives and perma_id(item.url) is None:
            return False
        if self.named:
            return True
        return not capture.outcome.has_content and item.cited.copy is None and not self._is_inside(capture)

    def _is_inside(self, capture: Capture) -> bool:
        """Whether the address is of a private network: its name is nobody else's business."""
        peers = [hop.peer for hop in capture.hops if hop.peer]
        return any(not is_public(peer) for peer in peers) and not self.fetcher.net.proxies.any

    async def look_up(self, item: Wanted, capture: Capture) -> tuple[Lookup, ...]:
        """What each archive has of the address, in the form that answers where it is damaged."""
        url = capture.final_url if capture.outcome is Outcome.MALFORMED and capture.final_url else item.url
        wish = Wish(resolvable(url).partition("#")[0], item.cited.accessed, item.cited.published, item.cited.title)
        asked = [self.perma] if perma_id(url) is not None else self.archives
        async with self._at_once:
            return tuple(await asyncio.gather(*(archive.look_up(wish) for archive in asked)))

    @property
    def grace_s(self) -> float | None:
        """The seconds that look-ups have when all addresses have answered; None for as long as they take."""
        return None if self.named else _GRACE_S


def archivist_of(settings: Settings, fetcher: Fetcher, read: Callable[[bytes, str | None], SourceText]) -> Archivist:
    """The archives that the settings ask for. Raises BadAddress for one that is no address."""
    named = bool(settings.archives)
    bases = () if NO_ARCHIVE in settings.archives else settings.archives or (DEFAULT_ARCHIVE,)
    seconds = fetcher.net.limits.hop_s if named else min(_REQUEST_S, fetcher.net.limits.hop_s)
    pacer = Pacer(user_folder())
    patience = 300.0 if named else 5.0
    asker = Asker(fetcher.net, settings.clock(), seconds=seconds, patience_s=patience, thorough=named, pacer=pacer)
    return Archivist(
        [open_remote(base, asker, read) for base in bases], open_remote(PERMA_API, asker, read), named, fetcher
    )


def unreachable(lookups: Iterable[Lookup]) -> dict[str, str]:
    """The archives that did not answer, so that nothing is known of some addresses, with the first reason of each."""
    found: dict[str, str] = {}
    for lookup in lookups:
        if lookup.answered is Answered.UNKNOWN:
            found.setdefault(lookup.archive, lookup.reason)
    return found
