"""WARC and WACZ files made by hand, so that they can be wrong in any way."""

import gzip
import hashlib
import io
import json
import zipfile
from base64 import b32encode
from collections.abc import Mapping, Sequence


def http(body: bytes = b"", status: str = "200 OK", **fields: str) -> bytes:
    """A raw HTTP response; underscores in field names stand for hyphens."""
    named = {"content_type": "text/html", **fields}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def sha1(data: bytes) -> str:
    return "sha1:" + b32encode(hashlib.sha1(data).digest()).decode()


def record(
    url: str | None,
    block: bytes,
    *,
    kind: str = "response",
    date: str | None = "2020-04-13T10:00:00Z",
    length: str | None = None,
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """One record as it stands in a plain file."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:test:{hashlib.md5((url or '').encode() + block).hexdigest()}>",
    }
    if date is not None:
        fields["WARC-Date"] = date
    if url is not None:
        fields["WARC-Target-URI"] = url
    fields |= extra or {}
    fields["Content-Length"] = str(len(block)) if length is None else length
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def members(records: Sequence[bytes]) -> bytes:
    """A compressed file as it should be: one gzip member a record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def page(number: int, *, size: int = 400) -> bytes:
    """The record of page `number` of example.org; its text holds its number."""
    body = f"<p>page {number:04d} says {number * 7} people</p>".encode() + bytes(
        33 + (number * 31 + i * i) % 90 for i in range(size)
    )
    return record(f"http://example.org/p/{number}", http(body), extra={"WARC-Payload-Digest": sha1(body)})


def wacz(
    files: Mapping[str, bytes],
    *,
    hashes: Mapping[str, bytes] | None = None,
    compression: int = zipfile.ZIP_STORED,
) -> bytes:
    """A WACZ file; `hashes` are the contents that datapackage.json vouches for (those of `files` by default)."""
    vouched = files if hashes is None else hashes
    resources = [
        {"name": name, "path": name, "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in vouched.items()
    ]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("datapackage.json", package)
    return out.getvalue()
