"""The files beside a document, read for it from its own folder and from nowhere else."""

import os
import stat

from claims.companions import Companions, no_companions

LIMIT_BYTES = 20 * 1024 * 1024
_MOST_FILES = 1000
_TOTAL_BYTES = 100 * 1024 * 1024


def companions_of(path: str) -> Companions:
    """What gives the files that the document at `path` names; standard input has none beside it.

    A name leads to a regular file within the document's folder, links followed, or to nothing: no absolute name, no
    `..`, nothing beyond 20 MB. Nothing raises.
    """
    if path == "-":
        return no_companions
    return _Folder(os.path.dirname(path)).read


class _Folder:
    """A folder, and how much more may be read from it for one document."""

    def __init__(self, path: str) -> None:
        self._root = os.path.realpath(path or os.curdir)
        self._files = _MOST_FILES
        self._bytes = _TOTAL_BYTES

    def read(self, name: str) -> bytes | None:
        """The bytes of a file in the folder; None where there is none or it may not be read."""
        if not _is_plain(name) or self._files <= 0:
            return None
        self._files -= 1
        try:
            real = os.path.realpath(os.path.join(self._root, name))
            if os.path.commonpath([self._root, real]) != self._root:
                return None
            data = _regular_file(real)
        except (OSError, ValueError):
            return None
        if data is None or len(data) > min(LIMIT_BYTES, self._bytes):
            return None
        self._bytes -= len(data)
        return data


def _is_plain(name: str) -> bool:
    """Whether a name can only lead downwards."""
    parts = name.replace("\\", "/").split("/")
    return bool(name) and "\0" not in name and not os.path.isabs(name) and ".." not in parts and ":" not in parts[0]


def _regular_file(path: str) -> bytes | None:
    """The bytes of a regular file, up to one more than the limit; a link put in its place meanwhile is not followed."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        return file.read(LIMIT_BYTES + 1)
