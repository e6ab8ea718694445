"""Documents that were put into a folder after it was given to be checked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims import ClaimsError
from provenance.documents import Given, Input, read_given
from provenance.errors import InputError, Status, StoreError
from provenance.inputs import expand, shown
from provenance.nightly.plan import Current, held_addresses
from provenance.nightly.rereading import bibliographies_now, placed, suffix_given
from provenance.result import Unread
from provenance.store.folders import Folder, known_folders
from provenance.store.inputs import load_input
from provenance.store.store import Store


@dataclass(frozen=True, slots=True)
class Added:
    """A document that no run has seen, and the folder that it was found in."""

    number: int
    given: Given
    folder: Folder

    @property
    def current(self) -> Current:
        """The document as those that are stored; its id, below zero, is no row's."""
        document = self.given.document
        called = {note for claim in document.claims for note in claim.notes}
        held = held_addresses(reference for reference in document.references if reference.note in called)
        return Current(-self.number, self.given.path, document.dated, None, "", document.references, held)


def read_added(store: Store) -> tuple[list[Added], list[Unread]]:
    """The documents in known folders that no run has read, and those of them that cannot be read."""
    known = {row[0] for row in store.db.execute("SELECT DISTINCT path FROM run_documents")}
    added: list[Added] = []
    unread: list[Unread] = []
    for folder in known_folders(store.db):
        for name, path in _documents_of(folder, store.path):
            if name in known:
                continue
            known.add(name)
            try:
                given = _read(store, folder, path)
                added.append(Added(len(added) + 1, replace(given, path=name), folder))
            except InputError as error:
                unread.append(Unread(name, str(error), error.status))
            except ClaimsError as error:
                unread.append(Unread(name, str(error), Status.DAMAGED_INPUT))
    return added, unread


def _documents_of(folder: Folder, database: Path) -> list[tuple[str, str]]:
    """The documents in a folder: the name of each as the folder was named, and where it lies."""
    place = placed(folder.path, folder.database, database)
    if not Path(place).is_dir():
        return []
    inside = [path for path in expand([place]) if path != place]
    return [(shown(str(Path(folder.path) / Path(path).relative_to(place))), path) for path in inside]


def _read(store: Store, folder: Folder, path: str) -> Given:
    """A document, read as the others of its folder were: in the format that was said, with the same bibliographies."""
    other = _neighbour(store, folder)
    if other is None:
        return read_given(path)
    name, known = other
    return read_given(path, suffix=suffix_given(name, known), bibliographies=bibliographies_now(known))


def _neighbour(store: Store, folder: Folder) -> tuple[str, Input] | None:
    """A document that the run that named the folder read in it."""
    rows: Sequence[tuple[int, str]] = store.db.execute(
        "SELECT document_id, path FROM run_documents WHERE run_id = ? ORDER BY path", [folder.run_id]
    ).fetchall()
    for document_id, path in rows:
        if Path(folder.path) in Path(path).parents:
            try:
                return path, load_input(store.db, document_id)
            except StoreError:
                continue  # kept by a version that kept no inputs
    return None
