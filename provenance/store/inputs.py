"""What documents were read from: their bytes and those of the files beside them, each content once, packed."""

import zlib
from hashlib import sha256

from sqlite_utils import Database

from provenance.documents import File, Input
from provenance.errors import StoreDamaged, StoreError

_DOCUMENT, _COMPANION, _BIBLIOGRAPHY = "document", "companion", "bibliography"


def save_input(db: Database, document_id: int, given: Input) -> None:
    """Keep what a document was read from; what is known already is kept once."""
    files: list[tuple[str, int, str | None, bytes]] = [(_DOCUMENT, 0, given.name, given.data)]
    for role, beside in ((_COMPANION, given.companions), (_BIBLIOGRAPHY, given.bibliographies)):
        files += [(role, number, name, data) for number, (name, data) in enumerate(beside)]
    for role, number, name, data in files:
        digest = sha256(data).hexdigest()
        if not db.execute("SELECT 1 FROM inputs WHERE sha256 = ?", [digest]).fetchone():
            db.table("inputs").insert({"sha256": digest, "size": len(data), "packed": zlib.compress(data, 6)})
        row = {"document_id": document_id, "role": role, "number": number, "name": name, "sha256": digest}
        db.table("document_inputs").insert(row, ignore=True)
    db.execute("DELETE FROM missing_companions WHERE document_id = ?", [document_id])
    db.table("missing_companions").insert_all({"document_id": document_id, "name": name} for name in given.missing)


def load_input(db: Database, document_id: int) -> Input:
    """What a document was read from, as it was given.

    Raises StoreError where it was not kept (by a version before these were), StoreDamaged where it was changed.
    """
    query = (
        "SELECT d.role, d.name, i.sha256, i.size, i.packed FROM document_inputs d JOIN inputs i USING (sha256) "
        "WHERE d.document_id = ? ORDER BY d.role, d.number"
    )
    files: dict[str, list[File]] = {_DOCUMENT: [], _COMPANION: [], _BIBLIOGRAPHY: []}
    for role, name, digest, size, packed in db.execute(query, [document_id]):
        files[role].append((name, _unpacked(packed, size, digest)))
    if not files[_DOCUMENT]:
        raise StoreError(f"the bytes of document {document_id} were not kept: check the document again")
    name, data = files[_DOCUMENT][0]
    rows = db.execute("SELECT name FROM missing_companions WHERE document_id = ? ORDER BY name", [document_id])
    missing = tuple(row[0] for row in rows)
    return Input(name, data, tuple(files[_COMPANION]), tuple(files[_BIBLIOGRAPHY]), missing)


def _unpacked(packed: bytes, size: int, digest: str) -> bytes:
    try:
        data = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        data = b""
    if sha256(data).hexdigest() != digest:
        raise StoreDamaged(f"the stored input {digest[:12]} was altered: restore a backup, or check the document again")
    return data
