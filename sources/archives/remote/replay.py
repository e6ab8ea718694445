"""A copy fetched from an archive as it was captured, and what kept it from being one.

Whatever carries `Memento-Datetime` is an archived answer, whatever its status; whatever does not is the archive's own.
"""

import gzip
import io
import re
import tempfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin

from sources.address import Address, parse_address
from sources.archives.records import Part
from sources.archives.remote.asking import Asker, Reply
from sources.archives.remote.link_format import read_http_date, read_links
from sources.archives.remote.model import Candidate, Wish, read_timestamp
from sources.archives.remote.services import MOST_REDIRECTS, WINDOW_DAYS
from sources.archives.wacz import open_wacz
from sources.archives.warc import WarcArchive
from sources.capture import Capture, Hop
from sources.errors import ArchiveUnavailable, BadAddress, BadWarc
from sources.message import Headers
from sources.outcomes import REDIRECTS, judge_exchange

_REPLAYED = re.compile(r"(?P<before>https?://.{1,300}?/)(?P<stamp>\d{14})(?P<mark>[a-z]{2}_)?/(?P<original>https?:/.*)")
_TOOLBAR = (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->")
_ZIP = b"PK\x03\x04"
_WINDOW = timedelta(days=WINDOW_DAYS)
_ORIGINAL_FIELD = re.compile(r"x-(?:archive-orig|orig-archive)-", re.IGNORECASE)


class Rejected(Exception):  # noqa: N818  (a state, handled where it is raised)
    """A copy that does not serve; the message says why."""


@dataclass(frozen=True)
class Replay:
    """Fetches copies of one archive; they are of `origin`."""

    origin: str
    asker: Asker

    async def fetch(self, candidate: Candidate, wish: Wish) -> Capture:
        """The copy as a capture of the address wished for. Raises Rejected, ArchiveUnavailable."""
        asked = _parsed(wish.url)
        if candidate.original and not candidate.is_named and not is_same_work(_parsed(candidate.original), asked):
            raise Rejected(f"it is of another address, {candidate.original}")
        if candidate.record is not None:
            return await self._record(candidate, wish)
        return await self._walk(candidate, wish, asked)

    async def _walk(self, candidate: Candidate, wish: Wish, asked: Address) -> Capture:
        address, seen, hops = as_captured(candidate.address), set[str](), list[Hop]()
        original, moment = candidate.original or wish.url, None
        while True:
            if address in seen or len(seen) > MOST_REDIRECTS:
                raise Rejected("it redirects in a circle")
            seen.add(address)
            reply = await self.asker.get(address)
            location = reply.header("location") if reply.status in REDIRECTS else None
            if not reply.is_memento:
                address = as_captured(urljoin(address, _own_redirect(reply, location)))
                continue
            original = _original(reply, original if hops else None) or original
            if moment is None:
                moment = _checked_moment(reply, candidate)
                if not is_same_work(_parsed(original), asked):
                    raise Rejected(f"it is of another address, {original}")
            if location is None:
                hops.append(Hop(original, reply.status))
                return self._made(wish, reply, asked, original, moment, hops)
            following = urljoin(address, location)
            found = _REPLAYED.match(following)
            target = found.group("original") if found else urljoin(original, location)
            hops.append(Hop(original, reply.status, target))
            address, original = as_captured(following if found else _beside(address, target)), target

    def _made(
        self, wish: Wish, reply: Reply, asked: Address, original: str, moment: datetime, hops: Sequence[Hop]
    ) -> Capture:
        final = _parsed(original)
        body, note = _without_toolbar(reply.body)
        outcome, reason = judge_exchange(asked, final, hops, reply.status, reply.headers, body)
        if outcome.has_content and reply.error == "body.coding":
            raise Rejected("it is compressed in a way that cannot be undone")
        return Capture(
            url=wish.url,
            outcome=outcome,
            captured=moment,
            origin=self.origin,
            reason=f"a copy of {moment:%Y-%m-%d} in {self.origin}; then it {reason}{note}",
            final_url=final.url,
            status=reply.status,
            headers=_original_headers(reply),
            media_type=_media_type(reply),
            body=body,
            truncated=reply.truncated,
            hops=tuple(hops),
            archived_url=reply.url,
        )

    async def _record(self, candidate: Candidate, wish: Wish) -> Capture:
        """A copy out of a WARC file, of which only its record is asked for."""
        offset, length = candidate.record or (0, 0)
        fields = [("Range", f"bytes={offset}-{offset + length - 1}")] if length else []
        reply = await self.asker.get(candidate.address, fields)
        if reply.status not in (200, 206) or reply.truncated:
            raise ArchiveUnavailable(f"{self.origin}: the record was answered with {reply.status}")
        data = reply.body
        if length and reply.status == 200:
            data = data[offset : offset + length]
        if length and len(data) != length:
            raise Rejected("its record was not sent whole")
        found = _captures_in(self.origin, data, candidate.original)
        if not found:
            raise Rejected("its record does not hold the address")
        capture = min(found, key=lambda capture: abs(capture.captured - candidate.captured))
        place = f"{candidate.address}#{offset}+{length}" if length else candidate.address.removesuffix("/download")
        return replace(capture, url=wish.url, archived_url=place)


def _captures_in(origin: str, data: bytes, url: str) -> tuple[Capture, ...]:
    def open_data() -> io.BytesIO:
        return io.BytesIO(data)

    if data.startswith(_ZIP):
        return _captures_in_package(origin, data, url)
    try:
        return WarcArchive(origin, [Part("the record", open_data, len(data))]).find(url)
    except (BadWarc, gzip.BadGzipFile, zlib.error, EOFError) as problem:
        raise Rejected(f"its record cannot be read ({problem})") from None


def _captures_in_package(origin: str, data: bytes, url: str) -> tuple[Capture, ...]:
    """The captures of an address in a WACZ file, which archives send in place of a WARC file."""
    with tempfile.TemporaryDirectory(prefix="provenance-") as folder:
        path = Path(folder) / "download.wacz"
        path.write_bytes(data)
        try:
            found = open_wacz(path).find(url)
        except (BadWarc, gzip.BadGzipFile, zlib.error, EOFError) as problem:
            raise Rejected(f"its package cannot be read ({problem})") from None
    return tuple(replace(capture, origin=origin) for capture in found)


def as_captured(address: str) -> str:
    """The address of a copy's own bytes: with `id_`, without banner and rewritten links, where it is of that form."""
    found = _REPLAYED.match(address)
    return f"{found['before']}{found['stamp']}id_/{found['original']}" if found else address


def is_same_work(one: Address, other: Address) -> bool:
    """Whether archives take two addresses for one page, and their ports do not tell two servers apart."""
    return one.key == other.key


def _beside(address: str, target: str) -> str:
    found = _REPLAYED.match(address)
    if found is None:
        raise Rejected(f"it redirects to {target}, of which the archive shows no copy")
    return f"{found['before']}{found['stamp']}id_/{target}"


def _own_redirect(reply: Reply, location: str | None) -> str:
    """Where the archive itself sends us; Rejected for any other answer of its own."""
    if location is not None:
        return location
    if reply.status in (403, 451):
        raise Rejected("the archive does not show it")
    if reply.status == 404:
        raise Rejected("the archive has not got it after all")
    if reply.status >= 400:
        raise ArchiveUnavailable(f"the archive answered {reply.status} for itself")
    raise Rejected("the archive showed a page of its own in its place")


def _checked_moment(reply: Reply, candidate: Candidate) -> datetime:
    moment = read_http_date(reply.header("memento-datetime") or "")
    if moment is None:
        raise Rejected("its date cannot be read")
    found = _REPLAYED.match(reply.url)
    stamped = read_timestamp(found["stamp"]) if found else None
    wanted = candidate.captured if candidate.is_dated else stamped or moment
    if abs(moment - wanted) > _WINDOW or (stamped is not None and abs(moment - stamped) > _WINDOW):
        raise Rejected(f"it is of {moment:%Y-%m-%d}, not of {wanted:%Y-%m-%d} as it is listed")
    return moment


def _original(reply: Reply, redirected_to: str | None) -> str | None:
    """The address that was really captured: as the archive says, else where the last copy led to."""
    links = read_links(reply.header("link") or "")
    named = next((link.target for link in links if "original" in link.relations), None)
    found = _REPLAYED.match(reply.url)
    return named or redirected_to or (found["original"] if found else None)


def _original_headers(reply: Reply) -> Headers:
    """The fields of the answer that was captured; its media type in any case, or its bytes could not be read later."""
    kept = tuple((_ORIGINAL_FIELD.sub("", n), v) for n, v in reply.headers if _ORIGINAL_FIELD.match(n))
    media_type = _media_type(reply)
    if media_type is None or any(name.lower() == "content-type" for name, _ in kept):
        return kept
    return (*kept, ("Content-Type", media_type))


def _media_type(reply: Reply) -> str | None:
    return reply.header("x-archive-orig-content-type") or reply.header("content-type")


def _without_toolbar(body: bytes) -> tuple[bytes, str]:
    begin, end = body.find(_TOOLBAR[0]), body.find(_TOOLBAR[1])
    if not 0 <= begin < end:
        return body, ""
    return body[:begin] + body[end + len(_TOOLBAR[1]) :], "; the archive's toolbar was taken out"


def _parsed(url: str) -> Address:
    try:
        return parse_address(re.sub(r"^(https?:)/(?!/)", r"\1//", url))
    except BadAddress:
        raise Rejected(f"{url[:200]!r} is no address") from None
