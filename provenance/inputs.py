"""The bytes of the documents: files, folders and standard input, with every way they can fail as one line."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from provenance.errors import InputError, Status

LIMIT_BYTES = 200 * 1024 * 1024
DOCUMENT_SUFFIXES = (".txt", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm", ".tex")


def expand(paths: list[str]) -> Iterator[str]:
    """The documents that `paths` name: a folder stands for the documents in it, sorted; `-` for standard input."""
    for path in paths:
        if path != "-" and os.path.isdir(path):
            inside = [p for p in Path(path).rglob("*") if p.suffix.lower() in DOCUMENT_SUFFIXES and p.is_file()]
            yield from sorted(str(p) for p in inside if not any(part.startswith(".") for part in p.parts))
        else:
            yield path


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


def _checked(data: bytes, name: str) -> bytes:
    if not data:
        raise InputError(f"{name} is empty: there is nothing to check", Status.DAMAGED_INPUT)
    if len(data) > LIMIT_BYTES:
        raise InputError(f"{name} is larger than {LIMIT_BYTES >> 20} MiB: split it", Status.DAMAGED_INPUT)
    return data
