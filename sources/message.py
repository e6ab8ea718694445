"""One HTTP response as raw bytes, taken apart: status, header fields, body without its codings."""

import re
from dataclasses import dataclass

from sources.decoding import BODY_LIMIT, Budget, ContentDecoder, undo_chunks

HEAD_LIMIT = 256 * 1024
_STATUS = re.compile(r"[\d.]{0,8}\s{0,8}(\d{3})(?!\d)")
_FIELD_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,200}")
_CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]+")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")

Headers = tuple[tuple[str, str], ...]


def find_header(headers: Headers, name: str) -> str | None:
    """The first header of this name (in lower case), whatever its own case."""
    for key, value in headers:
        if key.lower() == name:
            return value
    return None


def decode_header(raw: bytes) -> str:
    """A header as text: UTF-8 where it is, as many servers send, else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Message:
    """A response. `raw_body` is what followed the header; `body` has transfer and content codings taken off.

    `problem` is a kind such as 'body.too-large' or 'body.coding', None when `body` is whole.
    """

    status: int
    headers: Headers
    raw_body: bytes
    body: bytes
    problem: str | None


def parse_response(raw: bytes, budget: Budget | None = None) -> Message | None:
    """The HTTP response in `raw`, None where it does not begin with a whole header."""
    blank = _BLANK_LINE.search(raw, 0, HEAD_LIMIT)
    if blank is None or not raw.startswith(b"HTTP/"):
        return None
    fields = parse_fields(raw[: blank.end()], "HTTP/")
    found = _STATUS.match(fields[0]) if fields else None
    if fields is None or found is None:
        return None
    headers = fields[1]
    raw_body = raw[blank.end() :]
    whole = raw_body
    if "chunked" in (find_header(headers, "transfer-encoding") or "").lower():
        whole = undo_chunks(raw_body)
    decoder = ContentDecoder(find_header(headers, "content-encoding"), budget or Budget(BODY_LIMIT))
    decoder.feed(whole)
    return Message(int(found.group(1)), headers, raw_body, decoder.take_body(), decoder.problem)


def mend_head(received: bytes) -> bytes | None:
    """A response whose header keeps the rules, from one whose header does not; None where it cannot be told.

    Lines without a name are dropped, of several lengths the first stands, an unknown transfer coding is none.
    """
    blank = _BLANK_LINE.search(received, 0, HEAD_LIMIT)
    head = received[: blank.end()] if blank else b""
    lines = [line.rstrip(b"\r") for line in head.split(b"\n")]
    status = _STATUS.match(lines[0][5:].decode("latin-1")) if lines[0].startswith(b"HTTP/") else None
    if blank is None or status is None:
        return None
    kept = [b"HTTP/1.1 %s " % status.group(1).encode("ascii")]
    has_length = False
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        value = _CONTROLS.sub(b" ", value).strip()
        lowered = name.lower()
        if not colon or not _FIELD_NAME.fullmatch(name):
            continue
        if lowered == b"content-length":
            if has_length or not value.isdigit():
                continue
            has_length = True
        if lowered == b"transfer-encoding" and value.lower() != b"chunked":
            continue
        kept.append(b"%s: %s" % (name, value))
    return b"\r\n".join(kept) + b"\r\n\r\n" + received[blank.end() :]


def parse_fields(head: bytes, start: str) -> tuple[str, Headers] | None:
    """The rest of the first line behind `start`, and the named fields; None where it does not begin so.

    A line that begins with a blank goes on with the field before it (obs-fold of RFC 9112); one without a colon is
    passed over.
    """
    first, *lines = (line.rstrip("\r") for line in decode_header(head).split("\n"))
    if not first.startswith(start):
        return None
    fields: list[tuple[str, list[str]]] = []
    for line in lines:
        if line[:1] in (" ", "\t"):
            if fields:
                fields[-1][1].append(line.strip())
            continue
        name, colon, value = line.partition(":")
        if colon:
            fields.append((name.strip(), [value.strip()]))
    return first[len(start) :], tuple((name, " ".join(values)) for name, values in fields)
