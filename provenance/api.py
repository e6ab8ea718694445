"""The Python entry points: a run with given settings, and a check of bare addresses."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from os import PathLike, fspath
from typing import TypedDict, Unpack

from provenance.audit import audit
from provenance.config import override
from provenance.links import audit_links
from provenance.result import LinkResult, Result

Name = str | PathLike[str]


class Options(TypedDict, total=False):
    """The settings that a call may give; what each means and its default: `provenance.config.Settings`."""

    sources: Iterable[Name]
    offline: bool
    db: Name | None
    select: Iterable[str]
    ignore: Iterable[str]
    fail_on: str
    exit_zero: bool
    as_of: datetime | date | str | None
    document_date: str | None
    allow_private: Iterable[str]
    ca: Name | None
    per_host: int
    delay: float
    jobs: int
    archives: Iterable[str]
    obey_robots: bool
    guard_hosts: Iterable[str]
    aliases: Mapping[str, Iterable[str]]


def check(paths: Name | Iterable[Name], **options: Unpack[Options]) -> Result:
    """Check reports and return everything that was found: `provenance check` as a function.

    No configuration file and no environment is read. Without `db` nothing is stored. Raises ConfigError, InputError
    for sources that are not there, StoreError, or SourcesError for sources that cannot be used; a document that
    cannot be read is listed in `Result.unread`.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    return audit([fspath(path) for path in given], override(options))


def check_links(urls: Iterable[str], **options: Unpack[Options]) -> tuple[LinkResult, ...]:
    """Check addresses by themselves, each once, in the order given.

    With `db` the answers are stored as a run's checks.
    """
    return audit_links(list(urls), override(options)).links
