"""Captures that serve as evidence, kept as WARC records in a folder beside the database."""

import zlib
from hashlib import sha256
from pathlib import Path

from provenance.errors import Status, StoreError
from sources import Capture, append_capture, read_capture

RecordColumns = dict[str, str | int]
ALTERED = "evidence.altered"  # the error of a capture that is not what was written

_GZIP = zlib.MAX_WBITS | 16
_PIECE = 1 << 20


class EvidenceFolder:
    """The folder of a store's captures, `NAME.captures` beside `NAME.db`: one WARC file a run."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.stem}.captures")

    def keep(self, run: str, capture: Capture) -> RecordColumns:
        """Append a capture's record; where it stands: file name in the folder, offset, length in bytes, digest.

        Raises StoreError when the folder cannot be made or written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            place = append_capture(self.folder / f"{run}.warc.gz", capture)
            record = self._bytes(place.file, place.offset, place.length)
        except OSError as error:
            failure = StoreError(
                f"{self.folder} cannot be written ({error.strerror}): free space, or move the database"
            )
            failure.status = Status.IO_ERROR
            raise failure from error
        digest = sha256(record).hexdigest()
        return {"file": place.file, "offset": place.offset, "length": place.length, "record_sha256": digest}

    def read(self, file: str, offset: int) -> Capture:
        """The capture whose record stands there. Raises BadWarc where there is none."""
        return read_capture(self.folder / file, offset)

    def body(
        self, file: str, offset: int, length: int, digest: str, record_sha256: str | None
    ) -> tuple[bytes, str | None]:
        """The bytes of a stored capture, and what is wrong with its record; None where it is what was written."""
        try:
            record = self._bytes(file, offset, length)
        except FileNotFoundError:
            return b"", f"the file {file} is missing"
        except OSError as error:
            return b"", f"{file} cannot be read ({error.strerror})"
        changed = record_sha256 is not None and sha256(record).hexdigest() != record_sha256
        capture = self.read(file, offset)
        if changed or capture.digest != digest or capture.error == ALTERED:
            return capture.body, f"its record in {file} at offset {offset} is not what was written"
        return capture.body, None

    def _bytes(self, file: str, offset: int, length: int) -> bytes:
        with (self.folder / file).open("rb") as stream:
            stream.seek(offset)
            return stream.read(length)

    def mend(self, run: str) -> int:
        """Cut off what a killed run left half written at the end of its file; how many bytes that were."""
        path = self.folder / f"{run}.warc.gz"
        try:
            size = path.stat().st_size
            whole = _whole_members(path)
            if whole < size:
                with path.open("r+b") as stream:
                    stream.truncate(whole)
            return size - whole
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise StoreError(f"{path} cannot be mended ({error.strerror}): check its permissions") from error


def _whole_members(path: Path) -> int:
    """Where the last whole gzip member of a file ends; the size of the file where it ends with one."""
    end = at = 0
    unpacker = zlib.decompressobj(_GZIP)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            while piece:
                try:
                    unpacker.decompress(piece)
                except zlib.error:
                    return end
                rest = unpacker.unused_data if unpacker.eof else b""
                at += len(piece) - len(rest)
                if unpacker.eof:
                    end, unpacker = at, zlib.decompressobj(_GZIP)
                piece = rest
    return end
