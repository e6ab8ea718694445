"""Content codings taken off within budgets, piece by piece, so that no bomb is ever unpacked whole.

`gzip` and `deflate` are decoded (RFC 9110, section 8.4); any other coding is a problem, unless the body plainly is
not coded at all: archives often keep the header of a coding that they have taken off.
"""

import zlib
from dataclasses import dataclass

MEGABYTE = 1_000_000
BODY_LIMIT = 50 * MEGABYTE
MAX_RATIO = 200
_PIECE = 256 * 1024
_MAX_LAYERS = 3
_CODED = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


@dataclass(frozen=True, slots=True)
class Budget:
    """What one body may cost: its bytes on the wire or unpacked, and how often the one goes into the other."""

    limit_bytes: int = BODY_LIMIT
    max_ratio: int = MAX_RATIO
    ratio_from_bytes: int = MEGABYTE


class ContentDecoder:
    """Takes the content codings off a body that comes in pieces.

    `problem` is None while all is well, else 'body.too-large' (a budget was spent) or 'body.coding' (damaged data or
    a coding that is not known); what came out before stays in `body`.
    """

    def __init__(self, coding: str | None, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        self._codings = [name for part in (coding or "").lower().split(",") if (name := part.strip())]
        self._layers: list[_Layer] | None = None
        self._wire = 0
        self.body = bytearray()
        self.problem: str | None = None

    def feed(self, data: bytes) -> None:
        """Take the next piece from the wire."""
        if self.problem or not data:
            return
        if self._layers is None:
            self._layers = self._choose_layers(data)
            if self.problem:
                return
        self._wire += len(data)
        for start in range(0, len(data), _PIECE):
            self._decode(data[start : start + _PIECE], 0)
            if self.problem:
                return

    def take_body(self) -> bytes:
        """What has come out; the decoder gives it away and is of no further use."""
        body = bytes(self.body)
        self.body = bytearray()
        return body

    def _choose_layers(self, first: bytes) -> "list[_Layer]":
        names = [name for name in self._codings if name != "identity"]
        if len(names) > _MAX_LAYERS:
            self.problem = "body.coding"
            return []
        # The coding named last was put on last and comes off first.
        layers = [_Layer(_CODED.get(name, "?")) for name in reversed(names)]
        if layers and not layers[0].can_start(first):
            if layers[0].kind == "?" and not _is_text(first):
                self.problem = "body.coding"
            return []
        if any(layer.kind == "?" for layer in layers):
            self.problem = "body.coding"
        return layers

    def _decode(self, data: bytes, depth: int) -> None:
        layers = self._layers or []
        if depth == len(layers):
            self._keep(data)
            return
        layer = layers[depth]
        while data and not self.problem:
            try:
                out, data = layer.inflate(data)
            except zlib.error:
                self.problem = "body.coding"
                return
            self._decode(out, depth + 1)

    def _keep(self, data: bytes) -> None:
        room = self._budget.limit_bytes - len(self.body)
        self.body += data[:room]
        size = len(self.body)
        beyond = size > self._budget.ratio_from_bytes and size > self._wire * self._budget.max_ratio
        if len(data) > room or beyond:
            self.problem = "body.too-large"


class _Layer:
    """One gzip or deflate coding; gzip members may follow one another, bytes behind the last are left."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16) if kind == "gzip" else None

    def can_start(self, first: bytes) -> bool:
        if self.kind == "gzip":
            return first[:1] == b"\x1f" and first[1:2] in (b"\x8b", b"")
        return self.kind == "deflate"

    def inflate(self, data: bytes) -> tuple[bytes, bytes]:
        """At most one piece of output, and the input that is left for the next call."""
        if self._inflater is None:
            # "deflate" means zlib's wrapping; some servers send the bare stream.
            wrapped = data[0] & 15 == 8 and (len(data) < 2 or int.from_bytes(data[:2], "big") % 31 == 0)
            self._inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        if self._inflater.eof:
            if self.kind != "gzip" or not self.can_start(data):
                return b"", b""
            self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        out = self._inflater.decompress(data, _PIECE)
        return out, self._inflater.unconsumed_tail or self._inflater.unused_data


def _is_text(first: bytes) -> bool:
    sample = first[:512]
    return b"\0" not in sample and sample.lstrip()[:1] in (b"<", b"{", b"[", b"%")


def decode_content(data: bytes, coding: str | None, budget: Budget | None = None) -> tuple[bytes, str | None]:
    """A whole body without its content codings, and what kept it from being decoded fully (see ContentDecoder)."""
    decoder = ContentDecoder(coding, budget)
    decoder.feed(data)
    return decoder.take_body(), decoder.problem


def undo_chunks(data: bytes) -> bytes:
    """A body without its chunked transfer coding; as it stands where it carries none, as far as it goes when cut."""
    body = bytearray()
    at = 0
    while True:
        end = data.find(b"\n", at, at + 1024)
        size_text = data[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16) if len(size_text) <= 16 and size_text.isalnum() else -1
        except ValueError:
            size = -1
        if size < 0:
            return data if at == 0 else bytes(body)
        if size == 0:
            return bytes(body)
        body += data[end + 1 : end + 1 + size]
        at = end + 1 + size
        at += 2 if data[at : at + 2] == b"\r\n" else 1
        if at >= len(data):
            return bytes(body)
