"""Documents as they were given: the bytes that a reading rests on, so that it can be repeated bit for bit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import claims
from claims import Document
from claims.companions import Companions
from provenance.companions import companions_of
from provenance.inputs import read_bytes, shown

_MOST_MISSING = 200  # names of files that are not there, remembered a document

File = tuple[str, bytes]  # name as it was asked for, content


@dataclass(frozen=True, slots=True)
class Input:
    """All that a document was read from: its bytes, the name its format may be told by, and the files beside it.

    `companions` are those that the document asked for and got, by the name it asks for; `missing` the names that it
    asked for in vain; `bibliographies` were given with the call.
    """

    name: str | None
    data: bytes
    companions: tuple[File, ...] = ()
    bibliographies: tuple[File, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What tells two inputs apart: the SHA-256 of the bytes, of a list of digests where there are files beside."""
        own = sha256(self.data).hexdigest()
        if not self.companions and not self.bibliographies:
            return own
        beside = [f"{name}\0{sha256(data).hexdigest()}" for name, data in (*self.companions, *self.bibliographies)]
        return sha256("\n".join([own, *beside]).encode()).hexdigest()

    def read(self, dated: str | None = None) -> Document:
        """The document, dated `dated` where that is given. Raises ClaimsError."""
        beside = dict(self.companions)
        document = claims.read(self.data, self.name, companions=beside.get, bibliographies=self.bibliographies)
        return replace(document, dated=dated) if dated else document


@dataclass(frozen=True, slots=True)
class Given:
    """A document that was given to be checked: where from, its input, and what was read of it."""

    path: str
    input: Input
    document: Document


def read_given(
    path: str, *, suffix: str | None = None, bibliographies: Sequence[File] = (), dated: str | None = None
) -> Given:
    """Read the document at `path` ('-' for standard input) with the files beside it.

    `suffix` ('.md') tells the format where names do not. Raises InputError and ClaimsError.
    """
    name = input_name(shown(path), suffix)
    data = read_bytes(path)
    beside = _Remembered(companions_of(path))
    document = claims.read(data, name, companions=beside, bibliographies=bibliographies)
    missing = tuple(sorted(beside.missing))
    given = Input(name, data, tuple(sorted(beside.files.items())), tuple(bibliographies), missing)
    return Given(shown(path), given, replace(document, dated=dated) if dated else document)


def input_name(path: str, suffix: str | None = None) -> str | None:
    """The name a reader may tell the format by."""
    stem = None if path == "-" else Path(path).name
    return f"{stem or 'input'}{suffix}" if suffix else stem


class _Remembered:
    """Companions that remember what was asked for, found or not."""

    def __init__(self, companions: Companions) -> None:
        self._companions = companions
        self.files: dict[str, bytes] = {}
        self.missing: set[str] = set()

    def __call__(self, name: str) -> bytes | None:
        data = self._companions(name)
        if data is not None:
            self.files[name] = data
        elif len(self.missing) < _MOST_MISSING:
            self.missing.add(name)
        return data
