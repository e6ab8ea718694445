"""Opening whatever holds captures: a WARC, a WACZ, a folder, told apart by content and not by name."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sources.archives.folder import LIST_NAME, Folder, find_list
from sources.archives.framing import has_record_start
from sources.archives.mirror import Mirror, find_host_folders
from sources.archives.model import Archive
from sources.archives.wacz import open_wacz
from sources.archives.warc import open_warc
from sources.capture import Capture
from sources.errors import ArchiveError, BadFolder, BadWarc

_HEAD_SIZE = 4096
_ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".wacz")


def open_archive(path: str | Path) -> Archive:
    """The captures kept at `path`: a WARC or WACZ file, or a folder. Raises BadWarc or BadFolder, with the remedy.

    A folder may hold a `sources.csv` with its files, folders named after hosts (as `wget -x` makes), and WARC or
    WACZ files; all that it holds is used.
    """
    place = Path(path)
    if place.is_dir():
        return _open_folder(place)
    try:
        with place.open("rb") as stream:
            head = stream.read(_HEAD_SIZE)
    except FileNotFoundError:
        raise BadFolder(f"{place}: there is no such file or folder") from None
    except OSError as error:
        raise BadWarc(f"{place}: cannot be read ({error.strerror or error})") from None
    if head.startswith(b"PK"):
        return open_wacz(place)
    if _looks_like_warc(head):
        return open_warc(place)
    raise BadWarc(f"{place}: neither a WARC nor a WACZ file; for single documents give a folder with a {LIST_NAME}")


def _looks_like_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        return True
    return has_record_start(head.lstrip(b"\xef\xbb\xbf\r\n \t")) or b"\nWARC/1." in head


def _open_folder(folder: Path) -> Archive:
    found: list[Archive] = []
    problems: list[str] = []
    list_path = find_list(folder)
    if list_path is not None:
        found.append(Folder(folder, list_path))
    hosts = find_host_folders(folder)
    if hosts:
        found.append(Mirror(folder, hosts))
    for file in sorted(folder.iterdir()):
        if file.name.lower().endswith(_ARCHIVE_SUFFIXES) and file.is_file():
            try:
                found.append(open_archive(file))
            except ArchiveError as error:
                problems.append(str(error))
    if not found:
        raise BadFolder(
            f"{folder}: nothing in it can be used as a source"
            + (f" ({problems[0]})" if problems else "")
            + f"; it needs a {LIST_NAME} (columns file, and note, address or title), or folders named after hosts "
            "as `wget -x` makes them, or WARC files"
        )
    return found[0] if len(found) == 1 and not problems else SeveralArchives(f"folder:{folder.name}", found, problems)


class SeveralArchives:
    """Several archives asked as one. A capture keeps the origin of the archive it is from."""

    def __init__(self, origin: str, archives: Sequence[Archive], warnings: Sequence[str] = ()) -> None:
        self.origin = origin
        self._archives = tuple(archives)
        self._warnings = tuple(warnings)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The defects met so far in all of them."""
        return self._warnings + tuple(warning for archive in self._archives for warning in archive.warnings)

    def find(self, url: str) -> tuple[Capture, ...]:
        """All captures of an address, the newest last (see Archive)."""
        return _by_date(capture for archive in self._archives for capture in archive.find(url))

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """What their lists give for a note or a title (see Archive)."""
        cited = (archive.find_cited(note=note, title=title, url=url) for archive in self._archives)
        return _by_date(capture for captures in cited for capture in captures)


def _by_date(captures: Iterable[Capture]) -> tuple[Capture, ...]:
    return tuple(sorted(captures, key=lambda capture: capture.captured))
