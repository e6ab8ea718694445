"""WACZ files (version 1.1.1): read in place through the zip's central directory; nothing is ever unpacked to disk."""

import hashlib
import io
import json
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from sources.archives.records import Part
from sources.archives.warc import WarcArchive
from sources.decoding import MAX_RATIO, MEGABYTE
from sources.errors import BadWarc

_DEFLATED_LIMIT = 200 * MEGABYTE
_JSON_LIMIT = 20 * MEGABYTE
_MAX_ENTRIES = 20_000
_FOLDERS = ("archive/", "indexes/", "pages/")
_FILES = ("datapackage.json", "datapackage-digest.json")
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1


def open_wacz(path: Path) -> WarcArchive:
    """The archive in one WACZ file. Raises BadWarc where there is no WARC file in it that may be read."""
    try:
        with zipfile.ZipFile(path) as package:
            return WarcArchive(f"wacz:{path.name}", *_read_package(path, package))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error) as error:
        raise BadWarc(f"{path}: a damaged WACZ file ({error})") from None
    except OSError as error:
        raise BadWarc(f"{path}: cannot be read ({error.strerror or error})") from None


def _read_package(path: Path, package: zipfile.ZipFile) -> tuple[list[Part], list[str]]:
    warnings: list[str] = []
    entries = list(_allowed_entries(path, package, warnings))
    hashes = _declared_hashes(package, entries, warnings)
    parts: list[Part] = []
    for entry in entries:
        if entry.filename.startswith("archive/") and entry.filename.endswith((".warc", ".warc.gz")):
            part = _part(path, package, entry, hashes, warnings)
            if part is not None:
                parts.append(part)
    if not parts:
        problem = f" ({'; '.join(warnings[:3])})" if warnings else ""
        raise BadWarc(f"{path}: holds no readable archive/*.warc.gz, so it is no usable WACZ file{problem}")
    return parts, warnings


def _allowed_entries(path: Path, package: zipfile.ZipFile, warnings: list[str]) -> Iterator[zipfile.ZipInfo]:
    entries = package.infolist()
    if len(entries) > _MAX_ENTRIES:
        raise BadWarc(f"{path}: names {len(entries)} entries, more than the {_MAX_ENTRIES} that are read")
    if sum(entry.compress_size for entry in entries) > path.stat().st_size:
        raise BadWarc(f"{path}: its entries overlap, as in a zip bomb")
    times = Counter(entry.filename for entry in entries)
    for entry in entries:
        refusal = _refusal(entry, times[entry.filename])
        if refusal:
            warnings.append(f"entry {entry.filename[:200]!r} is not read: {refusal}")
        elif not entry.is_dir():
            yield entry


def _refusal(entry: zipfile.ZipInfo, times: int) -> str | None:
    name = entry.orig_filename
    if "\\" in name or "\0" in name or name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        return "its name leads out of the file"
    if not name.startswith(_FOLDERS) and name not in _FILES:
        return "a WACZ file has no such entry"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a symbolic link"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is compressed in a way that is not read"
    return "its name occurs twice" if times > 1 else None


def _declared_hashes(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], warnings: list[str]) -> dict[str, str]:
    """The sha256 of each resource by path, from datapackage.json."""
    entry = next((entry for entry in entries if entry.filename == "datapackage.json"), None)
    if entry is None:
        warnings.append("datapackage.json is missing, so nothing vouches for the content")
        return {}
    try:
        data: Any = json.loads(_inflate(package, entry, _JSON_LIMIT))
        resources = [resource for resource in data["resources"] if isinstance(resource, dict)]
        return {str(r["path"]): str(r["hash"]) for r in resources if "path" in r and "hash" in r}
    except (ValueError, KeyError, TypeError, RecursionError):
        warnings.append("datapackage.json cannot be read, so nothing vouches for the content")
        return {}


def _inflate(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limit_bytes: int) -> bytes:
    """An entry's bytes; the declared size is not believed. Raises ValueError when it is too large or damaged."""
    limit = min(limit_bytes, max(MEGABYTE, entry.compress_size * MAX_RATIO))
    try:
        with package.open(entry) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ValueError(f"{entry.filename} is damaged ({error})") from None
    if len(data) > limit:
        raise ValueError(f"{entry.filename} unpacks to more than {limit} bytes")
    return data


def _part(
    path: Path, package: zipfile.ZipFile, entry: zipfile.ZipInfo, hashes: dict[str, str], warnings: list[str]
) -> Part | None:
    if entry.compress_type == zipfile.ZIP_STORED:
        start = _data_offset(path, entry)

        def open_file() -> BinaryIO:
            window: Any = _Window(path, start, entry.compress_size)
            return io.BufferedReader(window, 1 << 20)

        size = entry.compress_size
    else:
        try:
            data = _inflate(package, entry, _DEFLATED_LIMIT)
        except ValueError as error:
            warnings.append(f"entry {entry.filename!r} is not read: {error}")
            return None

        def open_file() -> BinaryIO:
            return io.BytesIO(data)

        size = len(data)
    declared = hashes.get(entry.filename)
    altered = declared is not None and not _has_hash(open_file, declared)
    if altered:
        warnings.append(f"entry {entry.filename!r}: evidence altered, its sha256 is not the one in datapackage.json")
    elif declared is None and hashes:
        warnings.append(f"entry {entry.filename!r} is not in datapackage.json, so nothing vouches for it")
    return Part(entry.filename, open_file, size, altered)


def _has_hash(open_file: Any, declared: str) -> bool:
    algorithm, _, value = declared.rpartition(":")
    if algorithm not in ("sha256", "md5"):
        return False
    with open_file() as stream:
        return hashlib.file_digest(stream, algorithm).hexdigest() == value.strip().lower()


def _data_offset(path: Path, entry: zipfile.ZipInfo) -> int:
    """Where a stored entry's bytes begin: behind its local header, whose lengths may differ from the directory's."""
    with path.open("rb") as stream:
        stream.seek(entry.header_offset)
        magic, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    if magic != b"PK\x03\x04":
        raise zipfile.BadZipFile(f"entry {entry.filename!r} is not where the directory says")
    return entry.header_offset + _LOCAL_HEADER.size + int(name_length) + int(extra_length)


class _Window(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, path: Path, start: int, size: int) -> None:
        self._file = path.open("rb", buffering=0)
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)[: max(0, self._size - self._at)]
        self._file.seek(self._start + self._at)
        count = self._file.readinto(view) or 0
        self._at += count
        return count

    def close(self) -> None:
        self._file.close()
        super().close()
