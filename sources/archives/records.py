"""The index over the records of one or more WARC files, and single records read back whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sources.address import Address, parse_address
from sources.archives.digests import is_altered
from sources.archives.framing import Frame, Opener, read_block, read_frame_at, read_frames
from sources.decoding import BODY_LIMIT, Budget, undo_chunks
from sources.errors import BadAddress, BadWarc
from sources.message import HEAD_LIMIT, Headers, Message, find_header, parse_response

_CONTENT_TYPES = ("response", "resource", "revisit")
_KEPT_FIELDS = (
    "warc-type",
    "warc-record-id",
    "warc-payload-digest",
    "warc-block-digest",
    "warc-refers-to",
    "warc-refers-to-target-uri",
    "warc-refers-to-date",
    "warc-truncated",
    "warc-segment-number",
    "content-type",
)
_MAX_WARNINGS = 100
_TRUNCATIONS = ("length", "time", "disconnect")
_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)(?:\.(\d{1,9}))?Z?")
_NOWHERE = Address("http", "invalid", None, "/")  # for records that are looked up by offset, not by address


@dataclass(frozen=True)
class Part:
    """One WARC file: its name for messages, how to open it, its size; `altered` where its own digest is wrong."""

    name: str
    open_file: Opener
    size: int
    altered: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """One record that holds, or stands for, a captured page. `captured` is None where the record has no date."""

    part: Part
    frame: Frame
    address: Address
    captured: datetime | None

    @property
    def kind(self) -> str:
        """The WARC-Type."""
        return self.frame.fields["warc-type"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a record holds. `status` is None for a resource that was recorded without its exchange.

    `truncated` and `error` are as in `Capture`.
    """

    status: int | None
    headers: Headers
    media_type: str | None
    body: bytes
    truncated: str | None = None
    error: str | None = None


@dataclass(eq=False)
class RecordIndex:
    """All pages of some WARC files, by address key, record id and payload digest."""

    parts: Sequence[Part]
    warnings: list[str] = field(default_factory=list)
    _by_key: dict[str, list[Entry]] = field(default_factory=dict)
    _by_id: dict[str, Entry] = field(default_factory=dict)
    _by_digest: dict[str, Entry] = field(default_factory=dict)
    records: int = 0

    def __post_init__(self) -> None:
        for part in self.parts:
            for entry in self._entries(part):
                self._by_key.setdefault(entry.address.key, []).append(entry)
                self._by_id.setdefault(entry.frame.fields.get("warc-record-id", ""), entry)
                if entry.kind != "revisit":
                    self._by_digest.setdefault(entry.frame.fields.get("warc-payload-digest", ""), entry)

    def find(self, address: Address) -> list[Entry]:
        """The entries of an address, oldest first: those of the very page, else those that archives count as equal."""
        entries = self._by_key.get(address.key, [])
        exact = [entry for entry in entries if is_same_page(entry.address, address)]
        oldest = datetime.min.replace(tzinfo=UTC)
        return sorted(exact or entries, key=lambda entry: entry.captured or oldest)

    def entry_at(self, part: Part, offset: int) -> Entry | None:
        """The entry whose record begins at `offset`, whatever its target; None where no content is kept there."""
        frame = read_frame_at(part.open_file, offset)
        if frame is None or frame.fields.get("warc-type") not in _CONTENT_TYPES:
            return None
        try:
            address = parse_address(frame.fields.get("warc-target-uri", ""))
        except BadAddress:
            address = _NOWHERE
        return Entry(part, frame, address, parse_warc_date(frame.fields.get("warc-date", "")))

    def read(self, entry: Entry, budget: Budget) -> Page:
        """The page of an entry; that of a revisit record is taken from the record it stands for, one step."""
        if entry.kind != "revisit":
            return self._read_own(entry, budget)
        own = self._read_own(entry, budget)
        original = self._original(entry)
        if original is None:
            return Page(own.status, own.headers, own.media_type, b"", error="archive.no-content")
        page = self._read_own(original, budget)
        # A "not modified" answer stands for the page as it was answered before.
        status = page.status if own.status in (None, 304) else own.status
        return Page(status, own.headers or page.headers, page.media_type, page.body, page.truncated, page.error)

    def warn(self, message: str) -> None:
        """Remember a defect, once, and no more of them than anybody reads."""
        if len(self.warnings) < _MAX_WARNINGS and message not in self.warnings:
            self.warnings.append(message)
            if len(self.warnings) == _MAX_WARNINGS:
                self.warnings.append("further defects are not listed")

    def _entries(self, part: Part) -> Iterator[Entry]:
        for frame in read_frames(part.open_file, part.size, lambda message: self.warn(f"{part.name}: {message}")):
            self.records += 1
            entry = self._entry(part, frame)
            if entry is not None:
                yield entry

    def _entry(self, part: Part, frame: Frame) -> Entry | None:
        fields = frame.fields
        if fields.get("warc-type", "").lower() not in _CONTENT_TYPES:
            return None
        try:
            address = parse_address(fields.get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">"))
        except BadAddress:
            return None  # dns:, metadata: and the like are no pages
        captured = parse_warc_date(fields.get("warc-date", ""))
        if captured is None:
            self.warn(f"{part.name}: record {frame.number} at offset {frame.offset}: its date cannot be read")
        kept = {name: fields[name] for name in _KEPT_FIELDS if name in fields}
        kept["warc-type"] = kept["warc-type"].lower()
        return Entry(
            part, Frame(frame.number, frame.offset, kept, frame.start, frame.length, frame.cut), address, captured
        )

    def _original(self, entry: Entry) -> Entry | None:
        fields = entry.frame.fields
        found = self._by_id.get(fields.get("warc-refers-to", "?"))
        if found is None and "warc-refers-to-target-uri" in fields:
            found = self._at(fields["warc-refers-to-target-uri"], fields.get("warc-refers-to-date", ""))
        if found is None and fields.get("warc-payload-digest"):
            found = self._by_digest.get(fields["warc-payload-digest"])
        return found if found is not None and found.kind != "revisit" else None

    def _at(self, url: str, date: str) -> Entry | None:
        try:
            entries = self.find(parse_address(url.strip("<>")))
        except BadAddress:
            return None
        moment = parse_warc_date(date)
        return next((entry for entry in entries if entry.captured == moment and entry.kind != "revisit"), None)

    def _read_own(self, entry: Entry, budget: Budget) -> Page:
        frame, part = entry.frame, entry.part
        limit = BODY_LIMIT + HEAD_LIMIT
        try:
            block = read_block(part.open_file, frame, limit)
        except OSError as problem:
            raise BadWarc(f"{part.name}: can no longer be read ({problem.strerror or problem})") from None
        truncated = _truncation(frame, len(block) > BODY_LIMIT)
        if entry.kind == "resource" or not block.startswith(b"HTTP/"):
            return self._resource(entry, block, truncated, budget)
        message = parse_response(block, budget)
        if message is None:
            self.warn(f"{part.name}: record {frame.number} at offset {frame.offset}: holds no HTTP response")
            return Page(None, (), None, b"", truncated or "unspecified", "archive.unreadable")
        truncated = truncated or _http_truncation(message, entry.kind)
        altered = part.altered
        if frame.cut is None and frame.length <= limit and entry.kind != "revisit":
            altered = altered or self._is_altered(entry, block, [message.raw_body, undo_chunks(message.raw_body)])
        error = "evidence.altered" if altered else message.problem
        media_type = find_header(message.headers, "content-type")
        return Page(message.status, message.headers, media_type, message.body, truncated, error)

    def _resource(self, entry: Entry, block: bytes, truncated: str | None, budget: Budget) -> Page:
        if entry.kind != "resource":  # a revisit without header, a response of another protocol
            return Page(None, (), None, b"", truncated, None if entry.kind == "revisit" else "archive.unreadable")
        altered = entry.part.altered or (_is_whole(entry.frame, block) and self._is_altered(entry, block, [block]))
        body = block[: budget.limit_bytes]
        media_type = entry.frame.fields.get("content-type")
        truncated = truncated or ("length" if len(body) < len(block) else None)
        return Page(None, (), media_type, body, truncated, "evidence.altered" if altered else None)

    def _is_altered(self, entry: Entry, block: bytes, payloads: list[bytes]) -> bool:
        fields, frame = entry.frame.fields, entry.frame
        payload_digest = fields.get("warc-payload-digest")
        if payload_digest:
            altered = is_altered(payload_digest, payloads)
        else:
            altered = is_altered(fields.get("warc-block-digest"), [block])
        if altered:
            self.warn(
                f"{entry.part.name}: record {frame.number} at offset {frame.offset}: evidence altered, "
                "its content does not have the digest it was recorded with"
            )
        return altered


def _is_whole(frame: Frame, block: bytes) -> bool:
    """Whether `block` is all that was recorded."""
    return frame.cut is None and len(block) == frame.length


def parse_warc_date(text: str) -> datetime | None:
    """A WARC-Date (ISO 8601 in UTC, with or without fractions; also 14 digits), None where it is none."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    microsecond = int((found.group(7) or "0").ljust(6, "0")[:6])
    try:
        return datetime(year, month, day, hour, minute, second, microsecond, UTC)
    except ValueError:
        return None


def is_same_page(one: Address, other: Address) -> bool:
    """Whether two addresses differ in nothing but scheme, host prefix, port and trailing slash."""
    return one.path.rstrip("/") == other.path.rstrip("/") and (one.query or "") == (other.query or "")


def _truncation(frame: Frame, is_over_limit: bool) -> str | None:
    declared = frame.fields.get("warc-truncated", "").strip().lower()
    if declared:
        return declared if declared in _TRUNCATIONS else "unspecified"
    if is_over_limit:
        return "length"
    if "warc-segment-number" in frame.fields:
        return "unspecified"
    return frame.cut


def _http_truncation(message: Message, kind: str) -> str | None:
    if message.problem == "body.too-large":
        return "length"
    if kind == "revisit" or message.problem is not None:
        return None
    declared = find_header(message.headers, "content-length") or ""
    is_plain = find_header(message.headers, "content-encoding") is None
    is_plain = is_plain and find_header(message.headers, "transfer-encoding") is None
    is_short = (
        declared.isascii() and declared.isdigit() and len(declared) < 18 and len(message.raw_body) < int(declared)
    )
    return "disconnect" if is_plain and is_short else None
