"""Checking links alone: what documents, lists and bibliographies lead to, every address asked at every call."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import claims
from claims import ClaimsError, Document
from provenance.audit import Progress, no_progress, opened, program_version
from provenance.checking import Checking
from provenance.companions import companions_of
from provenance.config import Settings
from provenance.errors import InputError, Status
from provenance.examine import Examination
from provenance.facts.checks import archives_asked
from provenance.gather import find_captures, links_of
from provenance.inputs import expand, read_bytes, shown
from provenance.linking import addresses_of, link_result, no_history, with_standing
from provenance.listed import bibliography_addresses, further_addresses, listed_addresses
from provenance.model import Context
from provenance.result import DocumentResult, Result, RunInfo, Unread
from provenance.rulebook import Rulebook, in_report_order
from provenance.store.store import Store, open_store
from sources.address import scheme_of
from sources.text.encoding import decode

_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "doi", "hdl", "urn", "file", "javascript", "data", "tel"})
_LIST_SUFFIXES = (".txt", ".bib", ".list", ".urls", ".csv", "")
_BIBLIOGRAPHY = ".bib"


@dataclass
class Given:
    """What a call names: documents with their paths, addresses by themselves, and what could not be read."""

    documents: list[tuple[str, Document]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def audit_links(
    targets: Sequence[str], settings: Settings, progress: Progress = no_progress, given: Given | None = None
) -> Result:
    """Check addresses: `targets` themselves, and those of what was read (`given`).

    Each is asked once a call, whatever its last check said; with `settings.db` the answers are stored and the state
    sums up all that are. Raises ConfigError, StoreError, or SourcesError for a source that cannot be used.
    """
    given = given or Given()
    rulebook = Rulebook.selected(settings.select, settings.ignore)
    archives = [opened(path) for path in settings.sources]
    documents = [document for _, document in given.documents]
    bare = tuple(dict.fromkeys([*targets, *given.addresses]))
    held: AbstractContextManager[Store | None] = open_store(settings.db) if settings.db else nullcontext()
    with held as store:
        started = settings.clock()
        run = store.begin_run(started, program_version(), settings, "links") if store else "unstored"
        context = Context(started.date(), settings.aliases)
        history = store.history if store else no_history
        asked = archives_asked(archive.origin for archive in archives)
        alone = frozenset(bare) - _citable(documents)
        checking = Checking(run, store, settings, rulebook, context, asked, alone, history(bare))
        told = partial(progress, "fetching")
        whole = find_captures(documents, archives, settings, told, bare=bare, keep_all=False, answered=checking.take)
        cited = [with_standing(links_of(document, whole.captures), archives, history) for document in documents]
        once = {link.url: link for links in cited for link in links}
        loose = [checking.checked(url, whole.captures[url]) for url in bare if url not in once]
        checking.keep()
        results = tuple(link_result(link, settings.offline, settings.clock()) for link in once.values())
        info = RunInfo(run, started, settings.clock(), program_version(), settings.offline, whole.complete)
        unread = (*given.unread, *whole.unreachable)
        if store:
            store.save_links(run, results)
            store.save_unread(run, unread)
            store.finish_run(info)
    judged = tuple(
        DocumentResult(path, Examination(document, (), (), rulebook.apply(links, context)))
        for (path, document), links in zip(given.documents, cited, strict=True)
    )
    findings = in_report_order(found for one in loose for found in one.found)
    results = (*results, *(one.result for one in loose))
    return Result(info, judged, results, unread, findings, whole.stopped)


def _citable(documents: Sequence[Document]) -> set[str]:
    """All that documents may turn out to cite: their addresses in every way to join them."""
    return {url for document in documents for reference in document.references for url in addresses_of(reference)}


def read_targets(targets: Sequence[str], suffix: str | None = None, bibliographies: Sequence[str] = ()) -> Given:
    """What the arguments of a call are: addresses as they stand, else files, folders and `-`.

    `bibliographies` are files of entries that documents may cite beside those that they name themselves.
    """
    given = Given()
    works = [(path, read_bytes(path)) for path in bibliographies]
    for target in targets:
        if _is_address(target):
            given.addresses.append(target)
            continue
        for path in _files_of(target):
            try:
                _read(path, suffix, given, works)
            except InputError as error:
                given.unread.append(Unread(shown(path), str(error), error.status))
            except ClaimsError as error:
                given.unread.append(Unread(shown(path), str(error), Status.DAMAGED_INPUT))
    return given


def _is_address(target: str) -> bool:
    if target == "-" or Path(target).exists():
        return False
    return "://" in target or scheme_of(target) in _SCHEMES or target.startswith(("10.", "www."))


def _files_of(target: str) -> list[str]:
    """The documents of a folder, its bibliographies among them; any other target is itself."""
    inside = expand([target])
    if inside == [target] and not Path(target).is_dir():
        return inside
    lists = [str(path) for path in Path(target).rglob(f"*{_BIBLIOGRAPHY}") if path.is_file()]
    return sorted({*(path for path in inside if path != target or not lists), *lists})


def _read(path: str, suffix: str | None, given: Given, works: Sequence[tuple[str, bytes]]) -> None:
    data = read_bytes(path)
    name = None if path == "-" else Path(path).name
    kind = suffix or Path(name or "").suffix.lower()
    if kind in _LIST_SUFFIXES:
        text = decode(data)
        addresses = listed_addresses(text)
        if addresses is None and (kind == _BIBLIOGRAPHY or name is None):
            addresses = bibliography_addresses(text)
        if addresses is not None:
            given.addresses.extend(addresses)
            return
    name = f"{name or 'input'}{suffix}" if suffix else name
    document = claims.read(data, name, companions=companions_of(path), bibliographies=works)
    given.documents.append((shown(path), document))
    given.addresses.extend(further_addresses(document, data))
