"""Where the records of a WARC file lie, also in a file that is damaged (WARC 1.1, ISO 28500:2017).

Readers in common use stop, or say nothing, at a cut or damaged record. Here every declared length is compared with
the bytes that are there; behind damage the next record is searched (the next gzip member that inflates to `WARC/1.`,
or the next line that begins so), and each defect becomes a warning with record number and offset.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from sources.decoding import MAX_RATIO, MEGABYTE
from sources.message import HEAD_LIMIT, parse_fields

_GZIP_MAGIC = b"\x1f\x8b\x08"
_PIECE = 64 * 1024
_OUT_PIECE = 1024 * 1024
_SEARCH_PIECE = 32 * 1024
_MEMBER_LIMIT = 50 * MEGABYTE  # inflated, where the ratio is a bomb's
_FILE_LIMIT = 200 * MEGABYTE
_RECORD_START = re.compile(rb"WARC/(?:1\.[01]|0\.1[678])\r?\n")
_RECORD_LINE = re.compile(rb"\nWARC/(?:1\.[01]|0\.1[678])\r?\n")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_MARKER_SIZE = 16
_USUAL_HEAD = 4096

Warn = Callable[[str], None]
Opener = Callable[[], BinaryIO]


@dataclass(slots=True)
class Frame:
    """One record: its fields (names in lower case) and where its block lies.

    `offset` is that of the gzip member, or of the record in a plain file. `start` is the block's own place: in the
    inflated member, or in the plain file. `length` is what is there of the block; `cut` says why that is not what
    was declared.
    """

    number: int
    offset: int
    fields: dict[str, str]
    start: int
    length: int
    cut: str | None = None


def is_gzip(stream: BinaryIO) -> bool:
    """Whether the file is compressed."""
    stream.seek(0)
    return stream.read(2) == _GZIP_MAGIC[:2]


def has_record_start(data: bytes) -> bool:
    """Whether a WARC record begins at the head of `data`."""
    return _RECORD_START.match(data) is not None


def read_frames(open_file: Opener, size: int, warn: Warn) -> Iterator[Frame]:
    """The records of a file of `size` bytes in file order; `warn` is told of each defect."""
    with open_file() as stream:
        if is_gzip(stream):
            yield from _MemberWalk(stream, size, warn).frames()
        else:
            yield from _walk_records(_Forward(lambda: stream.read(_PIECE), stream), None, _Count(), warn)


def read_frame_at(open_file: Opener, offset: int) -> Frame | None:
    """The record whose gzip member, or whose first line in a plain file, is at `offset`; None where none begins."""
    with open_file() as stream:
        if is_gzip(stream):
            return next(_walk_records(_member_stream(_Member(stream, offset)), offset, _Count(), _say_nothing), None)
        forward = _Forward(lambda: stream.read(_PIECE), stream)
        forward.step_back_to(offset)
        return _read_frame(forward, None, _Count(), _say_nothing) if has_record_start(forward.look(16)) else None


def _say_nothing(message: str) -> None:
    """For a record that is looked up: what is wrong with it shows in what is read."""


def read_block(open_file: Opener, frame: Frame, limit_bytes: int) -> bytes:
    """At most `limit_bytes` of a record's block."""
    wanted = min(frame.length, limit_bytes)
    with open_file() as stream:
        if not is_gzip(stream):
            stream.seek(frame.start)
            return stream.read(wanted)
        forward = _member_stream(_Member(stream, frame.offset))
        forward.skip(frame.start)
        return forward.take(wanted)


@dataclass(slots=True)
class _Count:
    """How many records have been met."""

    records: int = 0


class _Forward:
    """A stream read from front to back; one that stands on a plain file can also leap and step back."""

    def __init__(
        self,
        next_piece: Callable[[], bytes],
        file: BinaryIO | None = None,
        is_damaged: Callable[[], bool] = lambda: False,
    ) -> None:
        self._next_piece = next_piece
        self._file = file
        self._size = file.seek(0, 2) if file is not None else None
        if file is not None:
            file.seek(0)
        self.is_damaged = is_damaged
        self._held = b""
        self._at = 0
        self.position = 0

    def look(self, count: int) -> bytes:
        """The next `count` bytes, or what is left of them, without taking them."""
        while len(self._held) - self._at < count:
            piece = self._next_piece()
            if not piece:
                break
            self._held = self._held[self._at :] + piece
            self._at = 0
        return self._held[self._at : self._at + count]

    def look_head(self) -> bytes | None:
        """The header that stands here with the blank line behind it; None where it does not end."""
        size = 2048
        while True:
            ahead = self.look(size)
            blank = _BLANK_LINE.search(ahead)
            if blank:
                return ahead[: blank.end()]
            if len(ahead) < size or size > HEAD_LIMIT:
                return None
            size *= 4

    def take(self, count: int) -> bytes:
        """The next `count` bytes, or what is left of them."""
        parts: list[bytes] = []
        while count > 0 and self.look(1):
            part = self._held[self._at : self._at + count]
            parts.append(part)
            self._pass(len(part))
            count -= len(part)
        return b"".join(parts)

    def skip(self, count: int) -> int:
        """Pass over `count` bytes; how many there were."""
        before = self.position
        while count > 0 and self.look(1):
            step = min(count, len(self._held) - self._at)
            self._pass(step)
            count -= step
            if self._file is not None and count > _PIECE:
                count -= self._leap(count)
        return self.position - before

    def may_hold(self, count: int) -> bool:
        """False where it is plain that less than `count` bytes are left."""
        return self._size is None or self.position + count <= self._size

    def skip_line_ends(self) -> None:
        """Stand at the next byte that ends no line."""
        while ahead := self.look(1):
            if ahead not in b"\r\n":
                return
            rest = self._held[self._at :]
            self._pass(len(rest) - len(rest.lstrip(b"\r\n")))

    def step_back_to(self, position: int) -> bool:
        """Return to an earlier place; False where the stream cannot."""
        if self._file is None or position == self.position:
            return self._file is not None
        self._file.seek(position)
        self._held, self._at, self.position = b"", 0, position
        return True

    def find_record(self) -> bool:
        """Pass over all bytes up to the next line that begins a record, or to the end."""
        while True:
            ahead = self.look(_PIECE)
            found = _RECORD_LINE.search(ahead)
            if found:
                self._pass(found.start() + 1)
                return True
            if len(ahead) < _PIECE:
                self._pass(len(ahead))
                return False
            self._pass(len(ahead) - _MARKER_SIZE)

    def pass_unended_head(self) -> None:
        """Pass over a header that does not end, but for its last bytes, where another record may begin.

        Without this every line that begins like a record would have as much searched behind it as a header may hold.
        """
        ahead = self.look(HEAD_LIMIT)
        self._pass(len(ahead) if len(ahead) < HEAD_LIMIT else len(ahead) - _USUAL_HEAD)

    def _leap(self, count: int) -> int:
        assert self._file is not None
        assert self._size is not None
        here = self._file.tell()
        target = min(here + count, self._size)
        self._file.seek(target)
        self.position += target - here
        return target - here

    def _pass(self, count: int) -> None:
        self._at += count
        self.position += count


def _walk_records(stream: _Forward, member: int | None, count: _Count, warn: Warn) -> Iterator[Frame]:
    """The records of the gzip member at offset `member`, or of a whole plain file."""
    while True:
        stream.skip_line_ends()
        if not stream.look(1):
            return
        if not has_record_start(stream.look(_MARKER_SIZE)):
            warn(f"behind record {count.records}: no record begins {_place(stream, member)}, searched on")
            if not stream.find_record():
                return
        frame = _read_frame(stream, member, count, warn)
        if frame is not None:
            yield frame


def _place(stream: _Forward, member: int | None) -> str:
    return f"at offset {stream.position}" if member is None else f"in the gzip member at offset {member}"


def _read_frame(stream: _Forward, member: int | None, count: _Count, warn: Warn) -> Frame | None:
    count.records += 1
    place = f"record {count.records} {_place(stream, member)}"
    offset = stream.position if member is None else member
    head = stream.look_head()
    parsed = parse_fields(head, "WARC/") if head else None
    if head is None or parsed is None:
        warn(f"{place}: its header does not end")
        stream.pass_unended_head()
        stream.find_record()
        return None
    stream.skip(len(head))
    fields = {name.lower(): value for name, value in reversed(parsed[1])}
    frame = Frame(count.records, offset, fields, stream.position, 0)
    _measure_block(stream, frame, place, warn)
    return frame


def _measure_block(stream: _Forward, frame: Frame, place: str, warn: Warn) -> None:
    """Compare the declared length with what is there, and stand behind the block."""
    declared = _declared_length(frame.fields)
    if declared is not None and stream.may_hold(declared):
        frame.length = stream.skip(declared)
        if frame.length == declared and _is_boundary(stream):
            # The end of a member tells whether its bytes were right: the check sum stands there.
            frame.cut = "unspecified" if stream.is_damaged() else None
            return
    if stream.step_back_to(frame.start):
        stream.find_record()
        there = stream.position - frame.start
        frame.length = max(0, there - 4) if stream.look(1) else there
    elif declared is None:
        frame.length = stream.skip(1 << 62)
    if declared is None:
        frame.cut = "unspecified"
        warn(f"{place}: no readable Content-Length; {frame.length} bytes are there")
    elif frame.length < declared:
        frame.cut = "disconnect"
        warn(f"{place}: cut, {frame.length} of {declared} bytes are there")
    else:
        frame.cut = "unspecified"
        warn(f"{place}: Content-Length says {declared}, but its content does not end there")


def _declared_length(fields: dict[str, str]) -> int | None:
    text = fields.get("content-length", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _is_boundary(stream: _Forward) -> bool:
    """Whether a record may end here: at two line ends and a record, or at the end of all."""
    ahead = stream.look(4 + _MARKER_SIZE)
    return not ahead.strip(b"\r\n") or has_record_start(ahead.lstrip(b"\r\n"))


class _Member:
    """One gzip member from `offset`, inflated piece by piece. `end` is where it ended, None where it did not."""

    def __init__(self, stream: BinaryIO, offset: int, limit_bytes: int | None = None) -> None:
        self._stream = stream
        self._offset = offset
        self._limit = limit_bytes
        self.inflated = 0
        self.end: int | None = None
        self.damage: str | None = None

    def __iter__(self) -> Iterator[bytes]:
        inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        at, rest = self._offset, b""
        while not inflater.eof:
            if not rest:
                self._stream.seek(at)
                rest = self._stream.read(_PIECE)
                at += len(rest)
                if not rest:
                    self.damage = "cut"
                    return
            try:
                piece = inflater.decompress(rest, _OUT_PIECE)
            except zlib.error:
                self.damage = "damaged"
                return
            rest = inflater.unconsumed_tail
            self.inflated += len(piece)
            if self._is_bomb(at):
                self.damage = "unpacked to more than a record may hold"
                return
            if piece:
                yield piece
        self.end = at - len(inflater.unused_data)

    def _is_bomb(self, at: int) -> bool:
        if self._limit is not None and self.inflated > self._limit:
            return True
        return self.inflated > _MEMBER_LIMIT and self.inflated > (at - self._offset) * MAX_RATIO


def _member_stream(member: _Member) -> _Forward:
    pieces = iter(member)
    return _Forward(lambda: next(pieces, b""), is_damaged=lambda: member.damage is not None)


@dataclass(slots=True)
class _MemberWalk:
    """The walk through the gzip members of a file."""

    stream: BinaryIO
    size: int
    warn: Warn
    count: _Count = field(default_factory=_Count)

    def frames(self) -> Iterator[Frame]:
        """All records, in file order."""
        offset: int | None = 0
        budget = max(_FILE_LIMIT, self.size * MAX_RATIO)
        said_whole = False
        while offset is not None and offset < self.size:
            member = _Member(self.stream, offset, budget)
            before = self.count.records
            yield from _walk_records(_member_stream(member), offset, self.count, self.warn)
            budget -= member.inflated
            if budget <= 0:
                self.warn(f"the file unpacks to more than {MAX_RATIO} times its size; read up to offset {offset}")
                return
            if self.count.records > before + 1 and not said_whole:
                said_whole = True
                self.warn(f"several records in one gzip member at offset {offset}: reading is slow, not wrong")
            if member.end is None:
                self.warn(f"behind record {self.count.records}: the gzip member at offset {offset} is {member.damage}")
                offset = self._next_member(offset + 1)
            elif member.end < self.size and not self._begins_record(member.end):
                self.warn(f"behind record {self.count.records}: no record begins at offset {member.end}, searched on")
                offset = self._next_member(member.end)
            else:
                offset = member.end

    def _begins_record(self, offset: int) -> bool:
        self.stream.seek(offset)
        head = self.stream.read(4096)
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
        except zlib.error:
            return False

    def _next_member(self, offset: int) -> int | None:
        """The next offset at which a gzip member begins that holds a record."""
        while offset < self.size:
            self.stream.seek(offset)
            piece = self.stream.read(_SEARCH_PIECE + len(_GZIP_MAGIC))
            found = piece.find(_GZIP_MAGIC)
            while found >= 0:
                if self._begins_record(offset + found):
                    return offset + found
                found = piece.find(_GZIP_MAGIC, found + 1)
            offset += _SEARCH_PIECE
        return None
