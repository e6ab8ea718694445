"""Captures that serve as evidence, appended to a file as WARC records and read back by offset (WARC 1.1).

One gzip member a record. A live capture that was received whole is kept as it came over the wire, with its request;
any other as its header and decoded body. What a WARC file has no field for stands in fields named `Provenance-…`,
which other readers pass over.
"""

import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.agents import honest_style
from sources.archives.records import RecordIndex
from sources.archives.warc import file_part
from sources.capture import NO_DATE, Capture, Outcome
from sources.decoding import BODY_LIMIT, Budget, undo_chunks
from sources.errors import BadWarc

_RESPONSE = "application/http; msgtype=response"
_REQUEST = "application/http; msgtype=request"
_CODING_FIELDS = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie", "set-cookie2"})
_LINE_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_CHUNKED = re.compile(rb"(?im)^transfer-encoding:[^\r\n]{0,100}chunked")


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """Where a capture was written: file name, offset and length of its record in bytes, and the capture's digest."""

    file: str
    offset: int
    length: int
    digest: str


def append_capture(path: Path, capture: Capture) -> RecordPlace:
    """Write a capture at the end of a WARC file, which is made where there is none. Raises OSError.

    A record is written at one go: where the disk is full, what was written of it is taken away again.
    """
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True, warc_version="WARC/1.1")
    with path.open("ab", buffering=0) as file:
        start = file.tell()
        if start == 0:
            writer.write_record(_info_record(writer, path.name))
        offset = start + packed.tell()
        response = _response_record(writer, capture)
        writer.write_record(response)
        length = start + packed.tell() - offset
        if capture.raw is not None:
            writer.write_record(_request_record(writer, capture, response))
        try:
            rest = memoryview(packed.getvalue())
            while rest:
                rest = rest[file.write(rest) :]
        except OSError:
            file.truncate(start)
            raise
    return RecordPlace(path.name, offset, length, capture.digest)


def read_capture(path: Path, offset: int) -> Capture:
    """The capture whose record is at `offset`; `error` is 'evidence.altered' where its digest is wrong.

    Raises BadWarc where there is no such record. The hops are not kept in the file.
    """
    index = RecordIndex([])
    part = file_part(path)
    try:
        entry = index.entry_at(part, offset)
    except OSError as error:
        raise BadWarc(f"{path}: cannot be read ({error.strerror or error})") from None
    if entry is None:
        raise BadWarc(f"{path}: no capture begins at offset {offset}; the file is not the one that was written")
    page = index.read(entry, Budget(BODY_LIMIT))
    fields = entry.frame.fields
    outcome = fields.get("provenance-outcome", "")
    target = fields.get("warc-target-uri", "")
    return Capture(
        url=fields.get("provenance-asked", target),
        outcome=Outcome(outcome) if outcome in set(Outcome) else Outcome.UNKNOWN,
        captured=entry.captured or NO_DATE,
        origin=fields.get("provenance-origin", f"warc:{path.name}"),
        reason=fields.get("provenance-reason", ""),
        final_url=None if target.startswith("urn:") else target,
        status=page.status,
        headers=page.headers,
        media_type=page.media_type,
        body=page.body,
        truncated=page.truncated,
        error=page.error,
        archived_url=fields.get("provenance-archived-at"),
    )


def _response_record(writer: WARCWriter, capture: Capture) -> ArcWarcRecord:
    if capture.raw is not None:
        coded = capture.body if capture.raw.payload is None else capture.raw.payload
        block = capture.raw.head + coded
        kind, content_type, payload = "response", _RESPONSE, _payload(capture.raw.head, coded)
    elif capture.status is not None:
        payload = capture.body
        kind, content_type, block = "response", _RESPONSE, _head(capture) + payload
    else:
        block = payload = capture.body
        kind, content_type = "resource", capture.media_type or "application/octet-stream"
    fields = {
        "WARC-Date": capture.captured.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Payload-Digest": "sha256:" + hashlib.sha256(payload).hexdigest(),
        "Provenance-Asked": capture.url,
        "Provenance-Origin": capture.origin,
        "Provenance-Outcome": capture.outcome.value,
        "Provenance-Reason": capture.reason,
    }
    if capture.archived_url is not None:
        fields["Provenance-Archived-At"] = capture.archived_url
    if capture.truncated is not None:
        fields["WARC-Truncated"] = capture.truncated
    if capture.hops and capture.hops[-1].peer:
        fields["WARC-IP-Address"] = capture.hops[-1].peer
    return _record(writer, kind, _target(capture), content_type, block, fields)


def _request_record(writer: WARCWriter, capture: Capture, response: ArcWarcRecord) -> ArcWarcRecord:
    assert capture.raw is not None
    fields = {
        "WARC-Date": response.rec_headers.get_header("WARC-Date"),
        "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        "WARC-Payload-Digest": "sha256:" + hashlib.sha256(b"").hexdigest(),  # a GET has none
    }
    return _record(writer, "request", _target(capture), _REQUEST, capture.raw.request, fields)


def _info_record(writer: WARCWriter, name: str) -> ArcWarcRecord:
    software = next(value for field, value in honest_style().fields if field == "User-Agent")
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _record(writer, "warcinfo", None, "application/warc-fields", block, {"WARC-Filename": name})


def _record(
    writer: WARCWriter, kind: str, target: str | None, content_type: str, block: bytes, fields: dict[str, str]
) -> ArcWarcRecord:
    """A record with its block as it is: the writer's own way takes HTTP headers apart and writes them anew."""
    lines = [("WARC-Type", kind), ("WARC-Record-ID", writer._make_warc_id())]
    if target is not None:
        lines.append(("WARC-Target-URI", target))
    lines += [(name, _LINE_BREAKS.sub(" ", value)) for name, value in fields.items()]
    head = StatusAndHeaders("", lines, protocol="WARC/1.1")
    record = ArcWarcRecord("warc", kind, head, io.BytesIO(block), None, content_type, len(block))
    record.payload_length = len(block)
    return record


def _target(capture: Capture) -> str:
    """The address of the record; a copy that was cited by note only has none, and goes by its digest."""
    return capture.final_url or capture.url or f"urn:{capture.digest}"


def _head(capture: Capture) -> bytes:
    kept = [(name, value) for name, value in capture.headers if name.lower() not in _CODING_FIELDS]
    lines = [f"HTTP/1.1 {capture.status} ", *(f"{name}: {_LINE_BREAKS.sub(' ', value)}" for name, value in kept)]
    return "\r\n".join([*lines, f"Content-Length: {len(capture.body)}", "", ""]).encode()


def _payload(head: bytes, coded: bytes) -> bytes:
    """The body of a raw response without its transfer coding, as payload digests are of (WARC 1.1, section 5.9)."""
    return undo_chunks(coded) if _CHUNKED.search(head) else coded
