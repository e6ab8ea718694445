"""A folder of pages as `wget -x` lays them: `host/path`, the query behind `?` in the file name.

The forms that its options make are known too: `-E` (`.html` added), `--protocol-directories`, and the names for
Windows (`@` before the query, `+` before the port).
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import idna

from sources.address import Address, parse_address
from sources.archives.media import guess_media_type
from sources.capture import NO_DATE, Capture, Outcome
from sources.decoding import BODY_LIMIT, decode_content
from sources.errors import BadAddress, BadFolder

_HOST_NAME = re.compile(
    r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}\.(?:[^\W\d_]{2,63}|xn--[\w-]{1,59}))"
    r"(?:[:+]\d{1,5})?\.?"
)
_PROTOCOLS = ("http", "https")
_INDEX_NAMES = ("index.html", "index.htm")
_SUFFIXES = ("", ".html", ".htm", ".html.gz")
_GZIP_MAGIC = b"\x1f\x8b\x08"
_WINDOWS_UNSAFE = re.compile(r'[\\|:?"*<>]')
_UNSAFE = re.compile(r"[/\x00-\x1f\x7f]")


def find_host_folders(folder: Path) -> dict[str, list[Path]]:
    """The subfolders named after hosts, by name in lower case. Raises BadFolder."""
    found: dict[str, list[Path]] = {}
    for parent in (folder, *(folder / protocol for protocol in _PROTOCOLS)):
        try:
            children = sorted(parent.iterdir()) if parent.is_dir() else []
        except OSError as error:
            raise BadFolder(f"{parent}: cannot be read ({error.strerror or error})") from None
        for child in children:
            if _HOST_NAME.fullmatch(child.name) and child.is_dir():
                found.setdefault(child.name.lower(), []).append(child)
    return found


class Mirror:
    """Pages in folders named after their hosts. A file's modification time is taken for its date."""

    def __init__(self, folder: Path, hosts: dict[str, list[Path]]) -> None:
        self.origin = f"mirror:{folder.resolve().name}"
        self._root = folder.resolve()
        self._hosts = hosts
        self._warnings: list[str] = []

    @property
    def warnings(self) -> tuple[str, ...]:
        """The defects met so far."""
        return tuple(self._warnings)

    def find(self, url: str) -> tuple[Capture, ...]:
        """The kept copies of an address, the newest last (see Archive)."""
        try:
            address = parse_address(url)
        except BadAddress:
            return ()
        captures: dict[Path, Capture] = {}
        for host_name in _host_names(address):
            for folder in self._hosts.get(host_name, ()):
                found = self._first_file(folder, address)
                if found is not None and found not in captures:
                    captures[found] = read_kept_file(url, found, self.origin)
        return tuple(sorted(captures.values(), key=lambda capture: capture.captured))

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """Nothing: a mirror knows addresses only."""
        return ()

    def _first_file(self, folder: Path, address: Address) -> Path | None:
        for name in _file_names(address):
            file = find_inside(self._root, folder / name)
            if file is not None:
                return file
        return None


def find_inside(root: Path, path: Path) -> Path | None:
    """`path` with its links resolved, None unless it is a plain file inside `root`."""
    with suppress(OSError, ValueError, RuntimeError):
        resolved = path.resolve(strict=True)
        if resolved.is_relative_to(root) and resolved.is_file():
            return resolved
    return None


def read_kept_file(url: str, file: Path, origin: str, captured: datetime | None = None) -> Capture:
    """A file as the capture of `url`; its date is the modification time unless another is known.

    Where the file cannot be read any more, the capture says so and has no content.
    """
    try:
        with file.open("rb") as stream:
            body = stream.read(BODY_LIMIT + 1)
            changed = datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime, UTC)
    except (OSError, OverflowError, ValueError) as error:
        reason = f"{file.name} cannot be read ({getattr(error, 'strerror', None) or error})"
        return Capture(url, Outcome.UNKNOWN, captured or NO_DATE, origin, reason, error="archive.unreadable")
    is_long = len(body) > BODY_LIMIT
    if body.startswith(_GZIP_MAGIC) and not urlsplit(url).path.endswith((".gz", ".tgz")):
        # Kept as it was sent: the coding was taken note of in a header that is not there any more.
        unpacked, problem = decode_content(body, "gzip")
        body, is_long = (unpacked, problem == "body.too-large") if problem != "body.coding" else (body, is_long)
    return Capture(
        url=url,
        outcome=Outcome.OK if body else Outcome.UNKNOWN,
        captured=captured or changed,
        origin=origin,
        reason=f"kept as {file.name}" if body else f"{file.name} is empty",
        final_url=url or None,
        media_type=guess_media_type(file.name, body),
        body=body[:BODY_LIMIT],
        truncated="length" if is_long else None,
        error=None if body else "body.empty",
    )


def _host_names(address: Address) -> Iterator[str]:
    host = address.host.rstrip(".")
    names = [host, host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"]
    for name in list(names):
        with suppress(idna.IDNAError):
            names.append(idna.decode(name))
    for name in dict.fromkeys(names):
        if address.port is None:
            yield name
        yield f"{name}:{address.effective_port}"
        yield f"{name}+{address.effective_port}"


def _file_names(address: Address) -> Iterator[str]:
    """Where the page may be, below its host's folder; the likeliest first."""
    for path in dict.fromkeys(_path_forms(address.path)):
        if address.query:
            for query in dict.fromkeys(_query_forms(address.query)):
                for name in _page_names(path, without_suffix=True):
                    yield from (f"{name}{query}{suffix}" for suffix in _SUFFIXES)
        else:
            yield from _page_names(path, without_suffix=False)


def _page_names(path: str, *, without_suffix: bool) -> Iterator[str]:
    bare = path.strip("/")
    inside = [f"{bare}/{name}" if bare else name for name in _INDEX_NAMES]
    if not bare or path.endswith("/"):
        yield from inside
    if bare:
        yield from [bare] if without_suffix else (bare + suffix for suffix in _SUFFIXES)
    if bare and not path.endswith("/"):
        yield from inside


def _path_forms(path: str) -> Iterator[str]:
    decoded = [_escape(unquote(segment), _UNSAFE) for segment in path.split("/")]
    yield "/".join(decoded)
    yield path
    yield "/".join(_escape(segment, _WINDOWS_UNSAFE) for segment in decoded)


def _query_forms(query: str) -> Iterator[str]:
    decoded = _escape(unquote(query), _UNSAFE)
    for text in (decoded, _escape(query, _UNSAFE), _escape(decoded, _WINDOWS_UNSAFE)):
        for separator in "?@":
            yield separator + text
        yield "%3F" + text


def _escape(text: str, unsafe: re.Pattern[str]) -> str:
    return unsafe.sub(lambda found: f"%{ord(found.group()):02X}", text)
