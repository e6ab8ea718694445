"""The header of a plain answer: HTTP/1.1, nothing odd in it, and a length for its body.

Most are so. They are read here, at a fifth of what the full protocol costs; whatever is not plain in every
byte goes to h11 as it came.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sources.message import Headers

_HEAD = re.compile(
    rb"HTTP/1\.1 ([2-5]\d\d)(?: [\x20-\x7e]{0,200})?\r\n"
    rb"((?:[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}:[\x20-\x7e\t]{0,4000}\r\n){1,100})\r\n"
)
_WITHOUT_BODY = frozenset({204, 304})
_LONGEST_LENGTH = 12  # digits


@dataclass(frozen=True, slots=True)
class PlainHead:
    """Status, fields, where the body begins, its length in bytes, and whether the connection may be kept."""

    status: int
    headers: Headers
    end: int
    length: int
    keeps: bool


def read_plain_head(received: bytes | bytearray) -> PlainHead | None:
    """The header that `received` begins with, None where it is not plain or not yet whole."""
    found = _HEAD.match(received)
    if found is None or int(found.group(1)) in _WITHOUT_BODY:
        return None
    headers: list[tuple[str, str]] = []
    length: str | None = None
    keeps = True
    for line in found.group(2).decode("ascii").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        value = value.strip(" \t")
        lowered = name.lower()
        if lowered == "content-length":
            if length is not None or not value.isdigit() or len(value) > _LONGEST_LENGTH:
                return None
            length = value
        elif lowered in ("transfer-encoding", "upgrade"):
            return None
        elif lowered == "connection":
            keeps = value.lower() == "keep-alive"
        headers.append((name, value))
    return None if length is None else PlainHead(int(found.group(1)), tuple(headers), found.end(), int(length), keeps)


def write_request(method: bytes, target: bytes, fields: Iterable[tuple[bytes, bytes]]) -> bytes | None:
    """A request as it goes over the wire, without its body; None where a field holds what would end its line."""
    lines = [b"%b %b HTTP/1.1" % (method, target), *[b"%b: %b" % field for field in fields], b"", b""]
    head = b"\r\n".join(lines)
    breaks = len(lines) - 1
    is_sound = head.count(b"\r") == breaks and head.count(b"\n") == breaks and b"\0" not in head
    return head if is_sound else None
