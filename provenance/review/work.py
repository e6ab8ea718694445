"""The work that editors start from the page: a document added, a link asked, a claim judged again, a copy added."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath

from provenance.audit import audit, program_version
from provenance.config import Settings
from provenance.errors import InputError, StoreError
from provenance.gather import find_captures
from provenance.linking import link_result, with_standing
from provenance.model import Link
from provenance.reexamine import rejudge
from provenance.reports.json import timestamp
from provenance.result import LinkResult, RunInfo
from provenance.review.queries.source import outcome
from provenance.review.templating import counted
from provenance.store.store import Store, open_store
from provenance.store.uploads import copy_of, note_upload
from sources import Capture, text_of
from sources.archives.media import guess_media_type

Progress = Callable[[str, int, int, str], None]

_LIVING = (
    "SELECT x.document_id, x.id, x.url, x.title FROM references_ x JOIN documents d ON d.id = x.document_id "
    "WHERE d.retired_by IS NULL AND {} ORDER BY x.document_id, x.id"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a source that an editor has: its bytes under a file name, and the day it was made."""

    name: str
    data: bytes
    who: str
    at: datetime
    captured: datetime

    def checked(self) -> "Copy":
        """The copy itself; raises InputError where nothing can be read in it."""
        if not self.data.strip():
            raise InputError("the copy is empty: choose a file, or type what the source says")
        text = text_of(self.data, self.media_type)
        if text.unreadable or not text.text.strip():
            reason = text.unreadable or "there is no text in it"
            raise InputError(f"nothing can be read in {self.name} ({reason}): add its text instead")
        return self

    @property
    def media_type(self) -> str | None:
        """What kind of file it is, by its bytes and name."""
        return guess_media_type(self.name, self.data)

    def capture(self, url: str | None) -> Capture:
        """The copy as a capture of the work at `url`."""
        return copy_of(url, self.name, self.who, self.captured, self.media_type, self.data)


def add_copy_of_address(path: Path, settings: Settings, address: int, copy: Copy, progress: Progress) -> str:
    """Keep a copy of what an address led to, and judge again what cites it."""
    return _add_copy(path, settings, "x.address_id = ?", [address], copy, progress)


def add_copy_of_work(
    path: Path, settings: Settings, document: int, reference: str, copy: Copy, progress: Progress
) -> str:
    """Keep a copy of a cited work that has no address, and judge again the document that cites it."""
    return _add_copy(path, settings, "x.document_id = ? AND x.id = ?", [document, reference], copy, progress)


def _add_copy(
    path: Path, settings: Settings, condition: str, values: list[object], copy: Copy, progress: Progress
) -> str:
    progress("reading", 0, 1, copy.name)
    copy.checked()
    with open_store(path) as store:
        cited = store.db.execute(_LIVING.format(condition), values).fetchall()
        if not cited:
            raise StoreError("no document in its newest version cites this source")
        url, title = cited[0][2], cited[0][3]
        capture = copy.capture(url)
        by_document: dict[int, list[str]] = {}
        for document, reference, *_ in cited:
            by_document.setdefault(document, []).append(reference)
        before = _verdicts(store, by_document)
        for number, (document, references) in enumerate(by_document.items()):
            progress("judging", number, len(by_document), copy.name)
            rejudge(store, document, settings, copies={reference: [capture] for reference in references})
        with store.writing():
            given = {"url": url, "title": title, "name": copy.name, "who": copy.who, "at": timestamp(copy.at) or ""}
            note_upload(store.db, capture, **given)
        return _changed(before, _verdicts(store, by_document))


def judge_again(path: Path, settings: Settings, document: int, progress: Progress) -> str:
    """Judge a document again on what is stored of its sources."""
    with open_store(path) as store:
        before = _verdicts(store, [document])
        progress("judging", 0, 1, "")
        rejudge(store, document, settings)
        return _changed(before, _verdicts(store, [document]))


def check_link(path: Path, settings: Settings, address: int, url: str, progress: Progress) -> str:
    """Ask an address now, and judge again what cites it."""
    if settings.offline:
        raise StoreError("the page was started with --offline: start it without, and links can be checked")
    with open_store(path) as store:
        result = _asked(store, settings, url, progress)
        rows = store.db.execute(_LIVING.format("x.address_id = ?"), [address]).fetchall()
        documents = sorted({row[0] for row in rows})
        for number, document in enumerate(documents):
            progress("judging", number, len(documents), url)
            rejudge(store, document, settings, captures={url: result.captures})
    return f"It answers: {outcome(result.verdict.value).label}. {result.reason or ''}".strip()


def _asked(store: Store, settings: Settings, url: str, progress: Progress) -> LinkResult:
    """What the network answers for an address, stored as a run of its own."""
    started = settings.clock()
    run = store.begin_run(started, program_version(), settings, "links")
    found = find_captures([], [], settings, lambda done, of, what: progress("fetching", done, of, what), bare=[url])
    link = with_standing([Link(url, (), found.captures.get(url, ()))], (), store.history)[0]
    result = link_result(link, settings.offline, settings.clock())
    store.save_links(run, [result])
    store.finish_run(RunInfo(run, started, settings.clock(), program_version(), settings.offline, found.complete))
    return result


def add_document(path: Path, settings: Settings, name: str, data: bytes, progress: Progress) -> str:
    """Check a document that was sent, and keep its file in a folder beside the database."""
    if not data:
        raise InputError("the file is empty: choose a document")
    folder = path.with_name(f"{path.stem}.documents")
    folder.mkdir(exist_ok=True)
    file = folder / file_name(name)
    file.write_bytes(data)
    result = audit([str(file)], replace(settings, db=path), progress)
    if result.unread:
        raise InputError(result.unread[0].reason)
    examined = result.documents[0].examination
    return f"{counted(len(examined.claims), 'claim')}, {counted(len(examined.findings), 'finding')}."


def file_name(given: str) -> str:
    """A name that stays in its folder: letters, digits and a few signs of the one given."""
    name = PurePath(given.replace("\\", "/")).name
    kept = "".join(sign if sign.isalnum() or sign in "-_. ()" else "_" for sign in name).lstrip(".")
    return kept[-120:] or "document"


def _verdicts(store: Store, documents: "dict[int, list[str]] | list[int]") -> dict[tuple[int, str], str]:
    """The verdict of each claim of these documents, as their last runs have it."""
    marks = ",".join("?" * len(documents))
    query = (
        "SELECT v.document_id, v.subject, v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id "
        f"WHERE v.figure IS NULL AND v.document_id IN ({marks}) AND rv.run_id = "
        "(SELECT max(run_id) FROM run_documents WHERE document_id = v.document_id)"
    )
    return {(row[0], row[1]): row[2] for row in store.db.execute(query, list(documents))}


def _changed(before: dict[tuple[int, str], str], after: dict[tuple[int, str], str]) -> str:
    changed = [key for key, verdict in after.items() if before.get(key) != verdict]
    if not changed:
        return "Judged again; every claim has the verdict that it had."
    return f"Judged again; {counted(len(changed), 'claim has', 'claims have')} another verdict now."
