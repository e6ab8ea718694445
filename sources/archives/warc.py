"""An archive in WARC records: the captures of an address, with the redirects that were recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sources.address import Address, join_address, parse_address
from sources.archives.records import Entry, Page, Part, RecordIndex, is_same_page
from sources.capture import NO_DATE, Capture, Hop, Outcome
from sources.decoding import BODY_LIMIT, Budget
from sources.errors import BadAddress, BadWarc
from sources.message import find_header
from sources.outcomes import REDIRECTS, judge_exchange

MAX_REDIRECTS = 20
FIND_LIMIT = 200_000_000  # bytes of body that one look-up may hand out in all

_ERRORS = {
    "evidence.altered": "evidence altered: the copy does not have the digest it was recorded with",
    "archive.no-content": "the archive only says that the page was the same as before; that copy is not in it",
    "archive.unreadable": "the record holds no readable answer",
    "body.coding": "the copy is compressed in a way that cannot be undone",
}

_STUCK = {True: ("redirect.loop", Outcome.FAILING), False: ("archive.no-content", Outcome.UNKNOWN)}


class WarcArchive:
    """Captures in one or more WARC files. Bodies are read when they are asked for."""

    def __init__(self, origin: str, parts: Sequence[Part], warnings: Sequence[str] = ()) -> None:
        self.origin = origin
        self._index = RecordIndex(parts, list(warnings))
        if self._index.records == 0:
            raise BadWarc(f"{origin.partition(':')[2]}: no readable WARC record in it")

    @property
    def warnings(self) -> tuple[str, ...]:
        """The defects met so far."""
        return tuple(self._index.warnings)

    def find(self, url: str) -> tuple[Capture, ...]:
        """All captures of an address, the newest last (see Archive)."""
        try:
            address = parse_address(url)
        except BadAddress:
            return ()
        room = FIND_LIMIT
        captures: list[Capture] = []
        for entry in reversed(self._index.find(address)):
            capture = self._capture(url, address, entry, min(room, BODY_LIMIT))
            room = max(0, room - len(capture.body))
            captures.append(capture)
        return tuple(reversed(captures))

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """Nothing: WARC files have no list of notes or titles."""
        return ()

    def _capture(self, url: str, asked: Address, first: Entry, limit_bytes: int) -> Capture:
        seen, hops, entry = {first}, list[Hop](), first
        while True:
            try:
                page = self._index.read(entry, Budget(limit_bytes))
            except BadWarc as lost:
                page = Page(None, (), None, b"", None, "archive.unreadable")
                return self._made(url, entry, page, hops, Outcome.UNKNOWN, str(lost))
            location = find_header(page.headers, "location") if page.status in REDIRECTS else None
            hops.append(Hop(entry.address.url, page.status, location))
            if location is None:
                return self._made(url, entry, page, hops, *_judge(asked, entry, page, hops))
            try:
                target = join_address(entry.address, location)
            except BadAddress as error:
                page = replace(page, body=b"", error="http.protocol")
                return self._made(url, entry, page, hops, Outcome.FAILING, str(error))
            following = self._nearest(target, entry.captured, seen)
            if following is None or len(hops) > MAX_REDIRECTS:
                is_loop = following is not None or any(known.address.url == target.url for known in seen)
                kind, outcome = _STUCK[is_loop]
                reason = f"redirects to {target.url}, of which the archive holds no {'further ' * is_loop}copy"
                return self._made(url, entry, replace(page, body=b"", error=kind), hops, outcome, reason)
            seen.add(following)
            entry = following

    def _nearest(self, address: Address, moment: datetime | None, seen: set[Entry]) -> Entry | None:
        fresh = [entry for entry in self._index.find(address) if entry not in seen]
        if moment is None:
            return fresh[-1] if fresh else None
        far = timedelta.max
        return min(fresh, key=lambda entry: abs(entry.captured - moment) if entry.captured else far, default=None)

    def _made(self, url: str, entry: Entry, page: Page, hops: Sequence[Hop], outcome: Outcome, reason: str) -> Capture:
        return Capture(
            url=url,
            outcome=outcome,
            captured=entry.captured or NO_DATE,
            origin=self.origin,
            reason=reason if entry.captured else f"{reason}; the record has no readable date",
            final_url=entry.address.url,
            status=page.status,
            headers=page.headers,
            media_type=page.media_type,
            body=page.body,
            truncated=page.truncated,
            error=page.error,
            hops=tuple(hops),
        )


def _judge(asked: Address, entry: Entry, page: Page, hops: Sequence[Hop]) -> tuple[Outcome, str]:
    """What a record says of the address that was asked for."""
    outcome, reason = Outcome.OK, "recorded without its exchange"
    if page.status is not None:
        outcome, reason = judge_exchange(asked, entry.address, hops, page.status, page.headers, page.body)
    is_missing = page.error in ("archive.unreadable", "archive.no-content")
    if outcome.has_content and (is_missing or (page.error == "body.coding" and not page.body)):
        outcome = Outcome.UNKNOWN
    reason = _ERRORS.get(page.error or "", reason)
    if not is_same_page(parse_address(hops[0].url), asked):
        reason += f"; recorded as {hops[0].url}"
    return outcome, reason


def file_part(path: Path) -> Part:
    """A WARC file on disk. Raises BadWarc."""

    def open_file() -> BinaryIO:
        return path.open("rb", buffering=1 << 20)

    try:
        return Part(path.name, open_file, path.stat().st_size)
    except OSError as error:
        raise BadWarc(f"{path}: cannot be read ({error.strerror or error})") from None


def open_warc(path: Path) -> WarcArchive:
    """The archive in one WARC file, plain or compressed. Raises BadWarc."""
    try:
        return WarcArchive(f"warc:{path.name}", [file_part(path)])
    except OSError as error:
        raise BadWarc(f"{path}: cannot be read ({error.strerror or error})") from None
