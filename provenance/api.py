"""The Python entry points: a run with given settings, and a check of bare addresses."""

from collections.abc import Iterable
from os import PathLike, fspath
from typing import Any

from provenance.audit import audit, program_version
from provenance.config import Settings, override
from provenance.gather import fetch, is_outage, link_result, our_outage
from provenance.model import Link
from provenance.result import LinkResult, Result, RunInfo
from provenance.store.store import open_store


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
    chosen = override(settings)
    wanted = list(dict.fromkeys(urls))
    now = chosen.clock()
    captures = {} if chosen.offline else fetch(wanted, chosen, lambda done, of, url: None)
    if is_outage(captures.values()):
        captures = {url: our_outage(capture) for url, capture in captures.items()}
    links = [Link(url, (), (captures[url],) if url in captures else ()) for url in wanted]
    results = tuple(link_result(link, chosen.offline, now) for link in links)
    _store(results, chosen)
    return results


def _store(results: tuple[LinkResult, ...], settings: Settings) -> None:
    if settings.db is None:
        return
    with open_store(settings.db) as store:
        started = settings.clock()
        run = store.begin_run(started, program_version(), settings)
        store.save_links(run, results)
        store.finish_run(RunInfo(run, started, settings.clock(), program_version(), settings.offline, True))
