"""Documents whose files changed since they were read, read again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from claims import ClaimsError
from provenance.companions import companions_of
from provenance.documents import File, Given, Input, read_given
from provenance.errors import InputError, Status, StoreError
from provenance.inputs import read_bytes
from provenance.nightly.plan import Current, held_addresses
from provenance.result import Unread
from provenance.store.inputs import load_input
from provenance.store.store import Store


@dataclass(frozen=True, slots=True)
class Reread:
    """A document in the version it had and in the one that its file has now."""

    before: Current
    given: Given

    @property
    def current(self) -> Current:
        """The new version, under the id of the old one."""
        document = self.given.document
        called = {note for claim in document.claims for note in claim.notes}
        held = held_addresses(reference for reference in document.references if reference.note in called)
        return replace(self.before, dated=document.dated, references=document.references, held=held)


def reread_changed(store: Store, documents: Sequence[Current]) -> tuple[list[Reread], list[Unread]]:
    """The documents whose files, or the files beside them, are not what they were; and what cannot be read any more.

    What came from standard input has no file.
    """
    changed: list[Reread] = []
    unread: list[Unread] = []
    for document in documents:
        if document.path == "-":
            continue
        try:
            known = load_input(store.db, document.id)
            path = placed(document.path, document.database, store.path)
            if not _is_same(path, known):
                suffix = suffix_given(path, known)
                works = bibliographies_now(known)
                given = read_given(path, suffix=suffix, bibliographies=works, dated=document.given_date)
                changed.append(Reread(document, given))
        except InputError as error:
            unread.append(Unread(document.path, str(error), error.status))
        except ClaimsError as error:
            unread.append(Unread(document.path, str(error), Status.DAMAGED_INPUT))
        except StoreError:
            continue  # kept by a version that kept no inputs: there is nothing to hold the file against
    return changed, unread


def placed(path: str, called: str | None, database: Path) -> str:
    """Where a file or folder lies: as it was named, else as it was named from the folder of that call, else beside the
    database.

    That folder is told by what the database was `called` there.
    """
    here = database.absolute()
    named = Path(called or here.name)
    places = [Path(path), here.parent / path]
    if not named.is_absolute() and here.parts[-len(named.parts) :] == named.parts:
        places.insert(1, Path(*here.parts[: -len(named.parts)]) / path)
    return str(next((place for place in places if place.exists()), places[0]))


def _is_same(path: str, known: Input) -> bool:
    if sha256(read_bytes(path)).digest() != sha256(known.data).digest():
        return False
    beside = companions_of(path)
    if any(beside(name) is not None for name in known.missing):
        return False
    return all(beside(name) == data for name, data in known.companions) and all(
        _bytes_of(name, data) == data for name, data in known.bibliographies
    )


def suffix_given(path: str, known: Input) -> str | None:
    """The ending that was said to tell the format, where it is not the file's own."""
    own = Path(path).name
    return known.name[len(own) :] or None if known.name and known.name.startswith(own) else None


def bibliographies_now(known: Input) -> list[File]:
    """The bibliographies that were given with a document, as they are now."""
    return [(name, _bytes_of(name, data)) for name, data in known.bibliographies]


def _bytes_of(path: str, otherwise: bytes) -> bytes:
    """A bibliography as it is now; as it was, where it is not there any more."""
    try:
        return read_bytes(path)
    except InputError:
        return otherwise
