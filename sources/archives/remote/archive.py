"""One archive on the network, asked for the copy that serves a citation best."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sources.address import parse_address
from sources.archives.remote.model import Answered, Candidate, Excluded, Index, Lookup, Wish
from sources.archives.remote.replay import Rejected, Replay
from sources.archives.remote.services import MOST_FETCHED
from sources.capture import Capture
from sources.choose import ALTERED, cost_of_date
from sources.errors import ArchiveUnavailable, BadAddress
from sources.judgement.addresses import extension_of
from sources.judgement.judge import Cited, judge
from sources.text import text_of
from sources.text.model import SourceText

_TINY = 1000  # bytes of a record: an error page, or hardly more
_AT_ONCE = 2  # copies read at once


@dataclass
class RemoteArchive:
    """An archive by its list and its copies; `read` gives the text of a body."""

    index: Index
    replay: Replay
    read: Callable[[bytes, str | None], SourceText] = text_of
    _reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    @property
    def origin(self) -> str:
        """The archive's name, as in `Capture.origin`."""
        return self.index.origin

    async def look_up(self, wish: Wish) -> Lookup:
        """The copy nearest the day of access that is the work; what was passed over, and why, is told."""
        try:
            parse_address(wish.url)
            listed = await self.index.candidates(wish)
        except BadAddress as problem:
            return Lookup(wish.url, self.origin, Answered.UNKNOWN, str(problem))
        except Excluded as refusal:
            return Lookup(wish.url, self.origin, Answered.EXCLUDED, str(refusal))
        except ArchiveUnavailable as failure:
            return Lookup(wish.url, self.origin, Answered.UNKNOWN, str(failure))
        if not listed:
            return Lookup(wish.url, self.origin, Answered.NONE, f"{self.origin} has no copy of it")
        return await self._first_sound(wish, ranked(listed, wish))

    async def _first_sound(self, wish: Wish, candidates: Sequence[Candidate]) -> Lookup:
        partial: Capture | None = None
        rejected: list[str] = []
        failure = ""
        passed_over: set[str] = set()
        tried = 0
        for candidate in candidates:
            if tried == MOST_FETCHED or candidate.digest in passed_over:
                continue
            tried += 1
            try:
                capture = await self._judged(await self.replay.fetch(candidate, wish), wish)
            except Rejected as why:
                rejected.append(f"the copy of {candidate.captured:%Y-%m-%d}: {why}")
            except ArchiveUnavailable as unavailable:
                failure = str(unavailable)
                continue
            else:
                if capture.truncated is None:
                    return self._found(wish, capture, rejected)
                partial = partial or capture
            passed_over |= {candidate.digest} if candidate.digest else set()
        if partial is not None:
            return self._found(wish, partial, rejected)
        if failure:
            return Lookup(wish.url, self.origin, Answered.UNKNOWN, failure, rejected=tuple(rejected))
        reason = rejected[0] if rejected else "its copies are of errors or of other addresses"
        return Lookup(wish.url, self.origin, Answered.NONE, f"{self.origin}: {reason}", rejected=tuple(rejected))

    def _found(self, wish: Wish, capture: Capture, rejected: Sequence[str]) -> Lookup:
        return Lookup(wish.url, self.origin, Answered.FOUND, capture.reason, capture, tuple(rejected))

    async def _judged(self, capture: Capture, wish: Wish) -> Capture:
        """The copy, unless it is of an error, of a page that stands for one, or of a home page the work led to."""
        if capture.error == ALTERED:
            raise Rejected("it does not have the digest it was recorded with")
        if not capture.outcome.has_content or not capture.body:
            raise Rejected(capture.reason if capture.body or not capture.outcome.has_content else "it is empty")
        async with self._reading:
            judged = await asyncio.to_thread(judge, capture, Cited(wish.title), None, self.read)
        if not judged.outcome.has_content:
            raise Rejected(f"it is {judged.outcome.value}: {judged.reason}")
        return capture


def ranked(candidates: Sequence[Candidate], wish: Wish) -> list[Candidate]:
    """The candidates that may serve, the best first: a sound answer, of the kind cited, nearest the day of access."""
    wanted = extension_of(parse_address(wish.url))
    usable = [one for one in candidates if one.status in (None, 200) and not _is_other_kind(one, wanted)]
    sizeable = [one for one in usable if one.length is None or one.length >= _TINY]
    unique = {(one.address, one.record): one for one in sizeable or usable}
    return sorted(unique.values(), key=lambda one: cost_of_date(one.captured.date(), wish.accessed, wish.published))


def _is_other_kind(candidate: Candidate, wanted: str) -> bool:
    """Whether a page was captured where a PDF was cited."""
    return wanted == ".pdf" and candidate.media_type in ("text/html", "application/xhtml+xml")
