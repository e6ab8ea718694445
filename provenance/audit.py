"""The main job: read documents, get their sources, judge, apply the rules, keep the result."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from claims import ClaimsError
from provenance.config import Settings
from provenance.documents import File, Given, read_given
from provenance.errors import InputError, Status
from provenance.examine import examine
from provenance.gather import Gathered, gather
from provenance.inputs import expand, read_bytes, shown
from provenance.linking import History, no_history
from provenance.model import Context
from provenance.result import DocumentResult, Result, RunInfo, Unread
from provenance.rulebook import Rulebook
from provenance.store.store import Store, open_store
from provenance.store.uploads import Uploads, has_uploads
from sources import Archive, open_archive

Progress = Callable[[str, int, int, str], None]  # stage, done, of, what


def no_progress(stage: str, done: int, of: int, what: str) -> None:
    """Say nothing."""


def audit(
    paths: Sequence[str],
    settings: Settings,
    progress: Progress = no_progress,
    *,
    suffix: str | None = None,
    bibliographies: Sequence[str] = (),
) -> Result:
    """Check the documents at `paths`: the one loop of this program.

    `suffix` ('.md') tells the format where names do not; `bibliographies` are files of entries that documents may cite
    beside those that they name themselves.
    Every document that can be read is examined, whatever befalls the others; with `settings.db` each is stored as
    soon as it is done. A signal while sources are fetched ends the fetching: what came is judged and kept, as a run
    that is not complete. Raises ConfigError, StoreError, or SourcesError for a source given that cannot be used.
    """
    rulebook = Rulebook.selected(settings.select, settings.ignore)
    archives = [opened(path) for path in settings.sources]
    store_held: AbstractContextManager[Store | None] = open_store(settings.db) if settings.db else nullcontext()
    with store_held as store:
        started = settings.clock()
        run = store.begin_run(started, program_version(), settings) if store else "unstored"
        if store:
            store.save_folders(run, paths)
        works = [(path, read_bytes(path)) for path in bibliographies]
        documents, unread = _read_all(expand(paths), settings, suffix, works, progress)
        added = [Uploads(store.db, store.evidence)] if store and has_uploads(store.db) else []
        history = store.history if store else no_history
        gathered = _gather(documents, [*archives, *added], settings, progress, history)
        unread += gathered.unreachable
        unread += [
            damage
            for path, archive in zip(settings.sources, archives, strict=True)
            for damage in _damage(path, archive)
        ]
        results = _examine_all(documents, gathered, settings, rulebook, progress, store, run, started)
        info = RunInfo(run, started, _finished(settings), program_version(), settings.offline, gathered.complete)
        if store:
            store.save_links(run, gathered.results)
            store.save_unread(run, unread)
            store.finish_run(info)
    return Result(info, tuple(results), gathered.results, tuple(unread), stopped=gathered.stopped)


def opened(path: Path) -> Archive:
    """The archive or folder of sources at `path`. Raises InputError where there is none, SourcesError for a bad one."""
    if not path.exists():
        raise InputError(f"{path} is not there: check the name given to --sources")
    return open_archive(path)


def _damage(path: Path, archive: Archive) -> list[Unread]:
    """What of an archive could not be read: its sound records were used, and the run is not whole."""
    return [Unread(str(path), warning, Status.DAMAGED_INPUT) for warning in archive.warnings[:1]]


def program_version() -> str:
    """The version of this program."""
    return version("provenance-checker")


def _finished(settings: Settings) -> datetime:
    return settings.clock()


def _read_all(
    paths: Sequence[str], settings: Settings, suffix: str | None, works: Sequence[File], progress: Progress
) -> tuple[list[Given], list[Unread]]:
    given: list[Given] = []
    unread: list[Unread] = []
    for number, path in enumerate(paths):
        progress("reading", number, len(paths), path)
        try:
            given.append(read_given(path, suffix=suffix, bibliographies=works, dated=settings.document_date))
        except InputError as error:
            unread.append(Unread(shown(path), str(error), error.status))
        except ClaimsError as error:
            unread.append(Unread(shown(path), str(error), Status.DAMAGED_INPUT))
    return given, unread


def _gather(
    documents: Iterable[Given],
    archives: Sequence[Archive],
    settings: Settings,
    progress: Progress,
    history: History,
) -> Gathered:
    def fetched(done: int, of: int, url: str) -> None:
        progress("fetching", done, of, url)

    return gather([given.document for given in documents], archives, settings, fetched, history)


def _examine_all(
    documents: Sequence[Given],
    gathered: Gathered,
    settings: Settings,
    rulebook: Rulebook,
    progress: Progress,
    store: Store | None,
    run: str,
    started: datetime,
) -> list[DocumentResult]:
    context = Context(started.date(), settings.aliases)
    results: list[DocumentResult] = []
    for number, given in enumerate(documents):
        progress("judging", number, len(documents), given.path)
        sources, links = gathered.sources[number], gathered.links[number]
        result = DocumentResult(given.path, examine(given.document, sources, links, context, rulebook))
        results.append(result)
        if store:
            store.save_document(run, program_version(), result, given.input, gathered.worlds[number])
    return results
