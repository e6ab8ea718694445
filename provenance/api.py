"""The Python entry points: a run with given settings, and a check of bare addresses."""

from collections.abc import Iterable
from os import PathLike, fspath
from typing import Any

from provenance.audit import audit
from provenance.config import override
from provenance.links import audit_links
from provenance.result import LinkResult, Result


def check(paths: str | PathLike[str] | Iterable[str | PathLike[str]], **settings: Any) -> Result:
    """Check reports and return everything that was found: `provenance check` as a function.

    `settings` are the fields of `provenance.config.Settings` (`sources`, `offline`, `db`, `select`, …); no
    configuration file and no environment is read. Without `db` nothing is stored. Raises ConfigError, InputError for
    sources that are not there, StoreError, or SourcesError for sources that cannot be used; a document that cannot
    be read is listed in `Result.unread`.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    return audit([fspath(path) for path in given], override(settings))


def check_links(urls: Iterable[str], **settings: Any) -> tuple[LinkResult, ...]:
    """Check addresses by themselves, each once, in the order given; `settings` as for `check`.

    With `db` the answers are stored as a run's checks.
    """
    return audit_links(list(urls), override(settings)).links
