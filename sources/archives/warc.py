"""An archive in WARC records: the captures of an address, with the redirects that were recorded."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sources.address import Address, join_address, parse_address
from sources.archives.records import Entry, Page, Part, RecordIndex, is_same_page
from sources.capture import Capture, Hop, Outcome
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
        seen, hops, entry = {first}, [], first
        while True:
            page = self._index.read(entry, Budget(limit_bytes))
            location = find_header(page.headers, "location") if page.status in REDIRECTS else None
            hops.append(Hop(entry.address.url, page.status, location))
            if location is None:
                return self._finished(url, asked, entry, page, tuple(hops))
            try:
                target = join_address(entry.address, location)
            except BadAddress as error:
                return self._stuck(url, entry, page, hops, Outcome.FAILING, "http.protocol", str(error))
            if len(hops) > MAX_REDIRECTS:
                reason = f"redirects more than {MAX_REDIRECTS} times"
                return self._stuck(url, entry, page, hops, Outcome.FAILING, "redirect.loop", reason)
            following = self._nearest(target, entry.captured, seen)
            if following is None:
                is_loop = any(known.address.url == target.url for known in seen)
                reason = f"redirects to {target.url}, of which the archive holds no {'further ' * is_loop}copy"
                kind, outcome = (
                    ("redirect.loop", Outcome.FAILING) if is_loop else ("archive.no-content", Outcome.UNKNOWN)
                )
                return self._stuck(url, entry, page, hops, outcome, kind, reason)
            seen.add(following)
            entry = following

    def _nearest(self, address: Address, moment: datetime | None, seen: set[Entry]) -> Entry | None:
        fresh = [entry for entry in self._index.find(address) if entry not in seen]
        if moment is None:
            return fresh[-1] if fresh else None
        far = timedelta.max
        return min(fresh, key=lambda entry: abs(entry.captured - moment) if entry.captured else far, default=None)

    def _finished(self, url: str, asked: Address, entry: Entry, page: Page, hops: tuple[Hop, ...]) -> Capture:
        final_url = entry.address.url
        if page.status is None:
            outcome, reason = Outcome.OK, "recorded without its exchange"
            if page.error in ("archive.unreadable", "archive.no-content"):
                outcome = Outcome.UNKNOWN
        else:
            outcome, reason = judge_exchange(asked, entry.address, hops, page.status, page.headers, page.body)
        if page.error == "archive.no-content" or (page.error == "body.coding" and not page.body):
            outcome = Outcome.UNKNOWN if outcome.has_content else outcome
        if page.error in _ERRORS:
            reason = _ERRORS[page.error]
        if not is_same_page(parse_address(hops[0].url), asked):
            reason += f"; recorded as {hops[0].url}"
        if entry.captured is None:
            reason += "; the record has no readable date"
        return Capture(
            url=url,
            outcome=outcome,
            captured=entry.captured or NO_DATE,
            origin=self.origin,
            reason=reason,
            final_url=final_url,
            status=page.status,
            headers=page.headers,
            media_type=page.media_type,
            body=page.body,
            truncated=page.truncated,
            error=page.error,
            hops=hops,
        )

    def _stuck(
        self, url: str, entry: Entry, page: Page, hops: list[Hop], outcome: Outcome, error: str, reason: str
    ) -> Capture:
        return Capture(
            url=url,
            outcome=outcome,
            captured=entry.captured or NO_DATE,
            origin=self.origin,
            reason=reason,
            final_url=entry.address.url,
            status=page.status,
            headers=page.headers,
            error=error,
            hops=tuple(hops),
        )


# The day of a record whose own date cannot be read: none that could pass for a date of access.
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


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
