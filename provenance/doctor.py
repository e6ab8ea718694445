"""Whether all that this program needs is there: one sentence a thing, with the remedy where something is wrong."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

from provenance.audit import program_version
from provenance.config import DEFAULT_DATABASE, Settings, find_config
from provenance.errors import ProvenanceError, Status
from provenance.store.database import schema_of
from provenance.store.schema import SCHEMA_VERSION

_PACKAGES = ("claims", "isolation", "sources", "provenance")
_DISTRIBUTION = "provenance-checker"
_OLDEST_SQLITE = (3, 38)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FREE_BYTES = 200 * 1024 * 1024
_CLOCK_S = 300.0


class Standing(StrEnum):
    """How a thing stands: well, missing but not needed by all, wrong."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing that was looked at. `remedy` is empty where all is well; `status` the exit status of a problem."""

    name: str
    standing: Standing
    said: str
    remedy: str = ""
    status: Status = Status.CLEAN


def examine_house(settings: Settings, folder: Path) -> Iterator[Diagnosis]:
    """Look at program, database, disk and helpers, then, unless `settings.offline`, at network, clock and archives."""
    database = settings.db or DEFAULT_DATABASE
    checks: tuple[Callable[[], Diagnosis], ...] = (
        _program,
        _names,
        lambda: _configuration(folder),
        lambda: _database(database),
        lambda: _evidence(database),
        lambda: _space(database),
        lambda: _helper("browser", _BROWSERS, "prints reports as PDF", "install chromium, if you want that"),
        lambda: _helper("pandoc", ("pandoc",), "reads ODT, EPUB and RTF", "install pandoc, if you have such reports"),
    )
    for check in checks:
        yield check()
    if settings.offline:
        yield Diagnosis("network", Standing.NOTE, "not looked at: --offline")
        return
    yield from _network(settings)


def _program() -> Diagnosis:
    said = f"{program_version()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        remedy = "use a Python with a newer SQLite (3.38 or later)"
        return Diagnosis("program", Standing.PROBLEM, said, remedy, Status.FINDINGS)
    return Diagnosis("program", Standing.OK, said)


def _names() -> Diagnosis:
    """Other distributions use the names of these packages too; the one found first shadows the other."""
    owners = packages_distributions()
    others = sorted({owner for name in _PACKAGES for owner in owners.get(name, ()) if owner != _DISTRIBUTION})
    places = {name: Path(spec.origin).parent.parent for name in _PACKAGES if (spec := find_spec(name)) and spec.origin}
    home = places.get("provenance")
    strange = [name for name in _PACKAGES if places.get(name) != home]
    if others or strange:
        said = f"{', '.join(strange or _PACKAGES)} also come from {', '.join(others) or 'another place'}"
        remedy = f"install {_DISTRIBUTION} in a virtual environment of its own"
        return Diagnosis("packages", Standing.PROBLEM, said, remedy, Status.FINDINGS)
    return Diagnosis("packages", Standing.OK, "nothing else uses their names")


def _configuration(folder: Path) -> Diagnosis:
    path = find_config(folder)
    if path is None:
        return Diagnosis("configuration", Standing.NOTE, "none, the defaults are used", "`provenance init` writes one")
    return Diagnosis("configuration", Standing.OK, str(path))


def _database(path: Path) -> Diagnosis:
    from provenance.store.database import open_readonly

    if not path.is_file():
        remedy = "`provenance init` or the first `provenance check` makes it"
        return Diagnosis("database", Standing.NOTE, f"{path} is not there", remedy)
    try:
        db = open_readonly(path, any_schema=True)
        runs = db.execute("SELECT count(*), max(started) FROM runs").fetchone() if db.table_names() else (0, None)
        db.conn.close()
        schema = schema_of(path)
    except ProvenanceError as error:
        return _failed("database", error)
    said = f"{path}, schema {schema}, {runs[0]} runs" + (f", the last on {runs[1][:10]}" if runs[1] else "")
    if schema < SCHEMA_VERSION:
        return Diagnosis("database", Standing.NOTE, said, "`provenance db migrate` brings it up to date")
    return Diagnosis("database", Standing.OK, said)


def _failed(name: str, error: ProvenanceError) -> Diagnosis:
    said, _, remedy = str(error).rpartition(": ")
    return Diagnosis(name, Standing.PROBLEM, said or str(error), remedy, Status(error.status))


def _evidence(path: Path) -> Diagnosis:
    from provenance.store.evidence import EvidenceFolder
    from provenance.store.store import read_store

    folder = EvidenceFolder(path).folder
    try:
        if not path.is_file() or schema_of(path) != SCHEMA_VERSION:
            return Diagnosis("evidence", Standing.NOTE, "nothing to look at without a database of this version")
        with read_store(path) as store:
            query = "SELECT DISTINCT file FROM captures WHERE file IS NOT NULL"
            wanted = [str(row[0]) for row in store.db.execute(query)]
    except ProvenanceError as error:
        return _failed("evidence", error)
    missing = [name for name in wanted if not (folder / name).is_file()]
    if missing:
        remedy = f"restore {folder} from a backup; `provenance db check` names every capture"
        said = f"{len(missing)} of {len(wanted)} files of captures are missing"
        return Diagnosis("evidence", Standing.PROBLEM, said, remedy, Status.DAMAGED_INPUT)
    return Diagnosis("evidence", Standing.OK, f"{len(wanted)} files of captures in {folder}")


def _space(path: Path) -> Diagnosis:
    try:
        free = shutil.disk_usage(path.absolute().parent).free
    except OSError as error:
        return Diagnosis(
            "disk", Standing.PROBLEM, f"{path.parent}: {error.strerror}", "make the folder", Status.CANNOT_CREATE
        )
    said = f"{free // (1024 * 1024):,} MiB are free"
    if free < _FREE_BYTES:
        return Diagnosis("disk", Standing.PROBLEM, said, "free some space: captures are kept here", Status.IO_ERROR)
    return Diagnosis("disk", Standing.OK, said)


def _helper(name: str, programs: tuple[str, ...], use: str, remedy: str) -> Diagnosis:
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        return Diagnosis(name, Standing.NOTE, f"not found; it {use}", remedy)
    return Diagnosis(name, Standing.OK, found)


def _network(settings: Settings) -> Iterator[Diagnosis]:
    """The guard hosts, what their clocks say, and the archives."""
    from provenance.archiving import NO_ARCHIVE
    from provenance.fetching import fetch, has_failed_to_connect
    from sources.archives.remote.services import DEFAULT_ARCHIVE
    from sources.observing import Wanted

    guards = [host if "://" in host else f"https://{host}/" for host in settings.guard_hosts]
    bases = [base for base in settings.archives or (DEFAULT_ARCHIVE,) if base != NO_ARCHIVE]
    alone = replace(settings, guard_hosts=(), archives=(NO_ARCHIVE,), as_of=None)
    asked = fetch([Wanted(url) for url in dict.fromkeys([*guards, *bases])], alone, lambda done, of, url: None).captures
    answered = [url for url in guards if url in asked and not has_failed_to_connect(asked[url])]
    if not guards:
        yield Diagnosis("network", Standing.NOTE, "not looked at: there are no guard hosts", "name some: `guard-hosts`")
    elif not answered:
        remedy = "look at the connection, the proxy (HTTPS_PROXY) or the firewall"
        yield Diagnosis("network", Standing.PROBLEM, "no guard host answers", remedy, Status.UNAVAILABLE)
    else:
        yield Diagnosis("network", Standing.OK, f"{len(answered)} of {len(guards)} guard hosts answer")
    yield _clock([asked[url].header("date") for url in answered])
    for base in bases:
        capture = asked.get(base)
        if capture is None or has_failed_to_connect(capture):
            remedy = "try later, or name another one with --archive"
            yield Diagnosis("archive", Standing.PROBLEM, f"{base} does not answer", remedy, Status.UNAVAILABLE)
        else:
            yield Diagnosis("archive", Standing.OK, f"{base} answers")


def _clock(dates: list[str | None]) -> Diagnosis:
    now = datetime.now(UTC)
    apart = []
    for text in dates:
        try:
            moment = parsedate_to_datetime(text or "")
        except (ValueError, TypeError):
            continue
        apart.append(abs((now - moment.replace(tzinfo=moment.tzinfo or UTC)).total_seconds()))
    if not apart:
        return Diagnosis("clock", Standing.NOTE, "nobody said what time it is")
    if min(apart) > _CLOCK_S:
        said = f"it differs by {min(apart):.0f} seconds from that of others"
        return Diagnosis("clock", Standing.PROBLEM, said, "set it: nights are counted by it", Status.FINDINGS)
    return Diagnosis("clock", Standing.OK, "it agrees with that of others")
