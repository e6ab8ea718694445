"""Archives on loopback, as rude as the real ones: a CDX index with replay, a TimeGate, Common Crawl, Perma."""

import gzip
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from io import BytesIO
from urllib.parse import parse_qs, unquote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.sources.world import Asked, Reply, World, answer

PROSE = "<p>" + "The harbour of Oever was rebuilt within two winters and trade came back to the town. " * 14 + "</p>"


def html(title: str = "Harbours", body: str = PROSE) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()


@dataclass(frozen=True)
class Kept:
    """A capture that the stand-in holds; `served_as` is the timestamp its memento really has."""

    stamp: str
    original: str
    status: int = 200
    body: bytes = field(default_factory=html)
    media_type: str = "text/html"
    location: str | None = None
    served_as: str | None = None
    listed_status: str | None = None
    own_redirect: str | None = None
    is_memento: bool = True
    original_of_link: str | None = None
    listed: bool = True
    cut: bool = False

    @property
    def moment(self) -> datetime:
        return datetime.strptime(self.served_as or self.stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


@dataclass
class StandIn:
    """A Wayback-compatible archive. `before` may answer a request in its place."""

    kept: Sequence[Kept] = ()
    before: Callable[[Asked], bytes | None] = lambda asked: None
    pages: dict[str, Reply] = field(default_factory=dict)

    def get(self, target: str, default: Reply) -> Reply:
        return self.pages.get(target, self._reply)

    def _reply(self, asked: Asked) -> bytes:
        early = self.before(asked)
        if early is not None:
            return early
        path, _, query = asked.target.partition("?")
        if path == "/cdx/search/cdx":
            return self._cdx({name: values[-1] for name, values in parse_qs(query).items()})
        if path.startswith("/web/"):
            return self._replay(asked.target.removeprefix("/web/"))
        if path.startswith("/timegate/"):
            return self._gate(asked.target.removeprefix("/timegate/"), asked.headers.get("accept-datetime"))
        return answer(b"no such page", "404 Not Found")

    def _cdx(self, query: dict[str, str]) -> bytes:
        wanted = _bare(query["url"])
        rows = [one for one in self.kept if one.listed and _bare(one.original) == wanted]
        table = [["timestamp", "original", "statuscode", "mimetype", "digest", "length"]]
        table += [
            [one.stamp, one.original, one.listed_status or str(one.status), one.media_type, one.stamp, "4000"]
            for one in rows
        ]
        return answer(json.dumps(table if rows else []).encode(), "200 OK")

    def _replay(self, rest: str) -> bytes:
        stamp, _, original = rest.partition("/")
        stamp = stamp.removesuffix("id_")
        found = next((o for o in self.kept if o.stamp == stamp and _bare(o.original) == _bare(unquote(original))), None)
        if found is None:
            return answer(b"Wayback Machine has not archived that URL.", "404 Not Found")
        if found.own_redirect is not None:
            reason = f"x-archive-redirect-reason: found capture at {found.own_redirect}"
            return answer(b"", "302 Found", f"Location: /web/{found.own_redirect}id_/{found.original}", reason)
        return memento(found)

    def _gate(self, url: str, wanted: str | None) -> bytes:
        rows = [one for one in self.kept if _bare(one.original) == _bare(url)]
        if not rows:
            return answer(b"none", "404 Not Found", "Vary: accept-datetime")
        goal = datetime.strptime(wanted, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC) if wanted else None
        best = min(rows, key=lambda one: abs(one.moment - goal)) if goal else rows[-1]
        return answer(b"", "302 Found", f"Location: /web/{best.stamp}/{best.original}", "Vary: accept-datetime")


def memento(one: Kept) -> bytes:
    fields = [f'Link: <{one.original_of_link or one.original}>; rel="original"', "x-archive-src: x.warc.gz"]
    if one.is_memento:
        fields.append(f"Memento-Datetime: {format_datetime(one.moment, usegmt=True)}")
    if one.location is not None:
        fields.append(f"Location: {one.location}")
    if one.status == 429:
        fields.append("x-archive-orig-retry-after: 3600")
    raw = answer(one.body, f"{one.status} Whatever", *fields).replace(b"text/html", one.media_type.encode())
    if one.cut:
        head, _, body = raw.partition(b"\r\n\r\n")
        return head + b"\r\nConnection: close\r\n\r\n" + body[: len(body) // 2]
    return raw


def _bare(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def serving(stand_in: StandIn) -> World:
    return World(stand_in)  # type: ignore[arg-type]


def warc_record(url: str, body: bytes, moment: datetime, *, digest: str | None = None) -> bytes:
    """One gzip member: a response record."""
    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="WARC/1.1")
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    fields = {"WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}
    record = writer.create_warc_record(
        url, "response", payload=BytesIO(body), http_headers=head, warc_headers_dict=fields
    )
    writer.write_record(record)
    if digest is not None:  # the writer always reckons its own
        plain = re.sub(rb"(?<=Payload-Digest: )\S+", digest.encode(), gzip.decompress(packed.getvalue()))
        return gzip.compress(plain)
    return packed.getvalue()


def changed(one: Kept, **changes: object) -> Kept:
    return replace(one, **changes)  # type: ignore[arg-type]
