"""The bytes of the documents: files, folders and standard input, with every way they can fail as one line."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from provenance.errors import InputError, Status

LIMIT_BYTES = 200 * 1024 * 1024
DOCUMENT_SUFFIXES = (
    ".txt", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm", ".tex", ".odt", ".rtf", ".epub",
)  # fmt: skip


def expand(paths: Sequence[str]) -> list[str]:
    """The documents that `paths` name: a folder stands for the documents in it, sorted; `-` for standard input."""
    return [inside for path in paths for inside in (_documents_in(Path(path)) if _is_folder(path) else [path])]


def _is_folder(path: str) -> bool:
    try:
        return path != "-" and os.path.isdir(path)
    except ValueError:  # a null byte in the name
        return False


def _documents_in(folder: Path) -> list[str]:
    inside = (path for path in folder.rglob("*") if path.suffix.lower() in DOCUMENT_SUFFIXES and path.is_file())
    visible = (path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return sorted(str(path) for path in visible) or [str(folder)]


def read_bytes(path: str) -> bytes:
    """The bytes of a document. Raises InputError: missing, no regular file, not permitted, empty, too large."""
    if path == "-":
        return _checked(sys.stdin.buffer.read(LIMIT_BYTES + 1), "standard input")
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"{path} is a folder without documents: name a file", Status.MISSING_INPUT)
        if not stat.S_ISREG(mode):
            raise InputError(f"{path} is not a regular file: copy it to one first", Status.DAMAGED_INPUT)
        with open(path, "rb") as file:
            return _checked(file.read(LIMIT_BYTES + 1), path)
    except FileNotFoundError:
        raise InputError(f"{path} is not there: check the name", Status.MISSING_INPUT) from None
    except PermissionError:
        raise InputError(f"{path} may not be read: check its permissions", Status.NOT_PERMITTED) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read ({reason})", Status.MISSING_INPUT) from None


def shown(path: str) -> str:
    """`path` as it can be stored and printed: bytes of a name that are no UTF-8 stand as their codes (`\\xff`)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _checked(data: bytes, name: str) -> bytes:
    if not data:
        raise InputError(f"{name} is empty: there is nothing to check", Status.DAMAGED_INPUT)
    if len(data) > LIMIT_BYTES:
        raise InputError(f"{name} is larger than {LIMIT_BYTES >> 20} MiB: split it", Status.DAMAGED_INPUT)
    return data
