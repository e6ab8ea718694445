"""The captures that reports rest on, as one WARC file or as a WACZ package (WACZ 1.1.1), for archives and players.

Records are copied as they lie in the store, byte for byte: their digests stay those of the report.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from provenance.errors import Status, StoreError
from provenance.reports.audit.model import Audit
from provenance.store.evidence import EvidenceFolder
from provenance.store.store import Store

_RECORDS = """
SELECT DISTINCT k.file, k."offset", k.length, k.url, k.captured, k.status, k.media_type, k.digest FROM run_captures r
JOIN captures k ON k.id = r.capture_id
WHERE r.run_id = ? AND r.document_id = ? AND k.file IS NOT NULL ORDER BY k.url, k.captured, k.digest
"""
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_NAME = "evidence.warc.gz"


@dataclass(frozen=True, slots=True)
class Record:
    """A capture's record: what it is of, and its bytes, a gzip member of its own."""

    url: str
    captured: str
    status: int | None
    media_type: str | None
    digest: str
    packed: bytes


def records(store: Store, audit: Audit) -> tuple[Record, ...]:
    """The records of all captures that the documents were judged on, each once. Raises StoreError for a missing one."""
    found: dict[tuple[str, int], Record] = {}
    for document in audit.documents:
        for row in store.db.query(_RECORDS, [document.run, document.id]):
            place = (row["file"], row["offset"])
            if place not in found:
                packed = _bytes(store.evidence, row["file"], row["offset"], row["length"])
                found[place] = Record(
                    row["url"], row["captured"], row["status"], row["media_type"], row["digest"], packed
                )
    return tuple(sorted(found.values(), key=lambda record: (record.url, record.captured, record.digest)))


def warc(found: Sequence[Record]) -> bytes:
    """The records as one compressed WARC file."""
    return b"".join(record.packed for record in found)


def wacz(found: Sequence[Record], audit: Audit) -> bytes:
    """The records as a WACZ package, with an index and a list of pages."""
    index = "".join(f"{line}\n" for line in sorted(_index(found)))
    pages = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _pages(found))
    members = {
        f"archive/{_NAME}": warc(found),
        "indexes/index.cdx": index.encode(),
        "pages/pages.jsonl": pages.encode(),
    }
    package = _described(members, audit)
    digest = {"path": "datapackage.json", "hash": f"sha256:{sha256(package).hexdigest()}"}
    members |= {"datapackage.json": package, "datapackage-digest.json": json.dumps(digest).encode()}
    target = io.BytesIO()
    with zipfile.ZipFile(
        target, "w", zipfile.ZIP_STORED
    ) as archive:  # players read parts of it: nothing is packed twice
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), content)
    return target.getvalue()


def _bytes(evidence: EvidenceFolder, file: str, offset: int, length: int) -> bytes:
    path: Path = evidence.folder / file
    try:
        with path.open("rb") as opened:
            opened.seek(offset)
            packed = opened.read(length)
    except OSError as error:
        failure = StoreError(f"{path} cannot be read ({error.strerror}): restore the folder of captures")
        failure.status = Status.IO_ERROR
        raise failure from error
    if len(packed) < length:
        raise StoreError(f"{path} is cut short at {offset}: restore the folder of captures from a backup")
    return packed


def _index(found: Sequence[Record]) -> Iterator[str]:
    """Lines of CDXJ: the address turned about, the moment, and where the record lies."""
    offset = 0
    for record in found:
        entry = {
            "url": record.url,
            "mime": (record.media_type or "application/octet-stream").partition(";")[0].strip(),
            "status": str(record.status or 200),
            "digest": record.digest,
            "length": str(len(record.packed)),
            "offset": str(offset),
            "filename": _NAME,
        }
        yield f"{_turned(record.url)} {_digits(record.captured)} {json.dumps(entry, ensure_ascii=False)}"
        offset += len(record.packed)


def _turned(url: str) -> str:
    """The address in the order of indexes: 'example,news)/page', without the finer rules of SURT."""
    _, separator, rest = url.partition("://")
    host, slash, path = (rest if separator else url).partition("/")
    name = host.rpartition("@")[2].lower().removeprefix("www.")
    return f"{','.join(reversed(name.split('.')))}){slash or '/'}{path.lower().replace(' ', '%20')}"


def _digits(moment: str) -> str:
    return "".join(sign for sign in moment if sign.isdigit())[:14]


def _pages(found: Sequence[Record]) -> Iterator[dict[str, str]]:
    yield {"format": "json-pages-1.0", "id": "pages", "title": "Sources"}
    for number, record in enumerate(found, 1):
        if record.status == 200:
            yield {"id": str(number), "url": record.url, "ts": record.captured}


def _described(members: dict[str, bytes], audit: Audit) -> bytes:
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{sha256(content).hexdigest()}",
            "bytes": len(content),
        }
        for name, content in members.items()
    ]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": f"provenance {audit.runs[-1].version}",
        "title": audit.title,
        "created": audit.runs[-1].as_of,
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()
