"""Perma.cc: copies that a citation names by their own address, `perma.cc/XXXX-XXXX`."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sources.archives.remote.asking import Asker
from sources.archives.remote.model import Candidate, Excluded, Wish
from sources.errors import ArchiveUnavailable

_CITED = re.compile(r"(?:https?://)?(?:www\.)?perma\.cc/([A-Z0-9]{2,4}-[A-Z0-9]{2,4}(?:-[A-Z0-9]{2,4})?)\b", re.I)


def perma_id(url: str) -> str | None:
    """The name of the copy that an address of perma.cc is of."""
    found = _CITED.match(url.strip())
    return found.group(1).upper() if found else None


@dataclass(frozen=True)
class Perma:
    """The copies under `api`, each asked for by its name; addresses of other sites are not looked up here."""

    origin: str
    api: str
    asker: Asker

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """The copy that is cited. Raises ArchiveUnavailable, and Excluded for one that is private."""
        name = perma_id(wish.url)
        if name is None:
            return ()
        reply = await self.asker.get(f"{self.api}/{name}/")
        if reply.status in (401, 403):
            raise Excluded("the copy is private")
        if reply.status == 404:
            return ()
        try:
            told = json.loads(reply.body)
            moment = datetime.fromisoformat(told["creation_timestamp"])
            original = str(told["url"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ArchiveUnavailable(f"{self.origin}: the answer for {name} cannot be read") from None
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return (Candidate(moment, f"{self.api}/{name}/download", original, record=(0, 0), is_named=True),)
