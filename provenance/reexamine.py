"""A stored document judged again: from its stored bytes and captures, alone or with what was found since.

    with read_store(path) as store:                       # or open_store(path) where something is to be written
        examined = reexamine(store, document_id)          # as its last run saw it, bit for bit
        examined.examination.claims, examined.examination.findings, examined.damaged

    with open_store(path) as store:                       # a copy was given by hand, an address was asked again
        run = rejudge(store, document_id, settings, copies={"r12": [capture]})

Nothing is fetched here. Evidence that was altered is named in `damaged` and never supports anything.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from claims.document import Document
from provenance.audit import program_version
from provenance.config import Settings
from provenance.documents import Input
from provenance.errors import StoreError
from provenance.examine import Examination, examine
from provenance.facts.checks import LIVE
from provenance.gather import links_of
from provenance.linking import with_standing
from provenance.model import Context, Link
from provenance.result import DocumentResult, RunInfo
from provenance.rulebook import Rulebook
from provenance.store.inputs import load_input
from provenance.store.store import Store
from provenance.store.worlds import Damage, load_world
from provenance.world import World, sources_of
from sources import Capture

Found = Mapping[str, Sequence[Capture]]

JUDGED_WITH = ("select", "ignore", "aliases", "document_date", "sources")  # settings that a judgement hangs on


@dataclass(frozen=True, slots=True)
class Basis:
    """What a document was judged on: what it was read from, its world, and the settings it was judged with.

    `document_id` is its row, 0 for one that is not stored yet.
    """

    run: str
    document_id: int
    path: str
    version: str
    day: date
    given: Input
    document: Document
    world: World
    judged_with: Mapping[str, Any]
    sources: tuple[Path, ...]
    damaged: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """A document judged again, what it was judged on, and the evidence that is not what was written."""

    basis: Basis
    world: World
    links: tuple[Link, ...]
    examination: Examination

    @property
    def damaged(self) -> tuple[Damage, ...]:
        """The captures that prove nothing any more."""
        return self.basis.damaged


def reexamine(
    store: Store,
    document_id: int,
    *,
    run: str | None = None,
    captures: Found | None = None,
    copies: Found | None = None,
    as_of: datetime | None = None,
    now: str | None = None,
) -> Examined:
    """Judge a stored document again, as `run` saw it (its last run, if None); pure but for reading the store.

    `captures` are further ones by address, `copies` further ones by the id of the reference: they are added to what is
    stored. `as_of` is the moment to judge from instead of the run's; `now` the run that does it, so that checks of
    runs before it count. Raises StoreError where the document or its bytes are not there, ClaimsError where this
    version cannot read them.
    """
    basis = basis_of(store, document_id, run)
    world = enlarged(basis.world, captures or {}, copies or {})
    return judged(store, basis, world, as_of.date() if as_of else basis.day, now or basis.run)


def judged(store: Store, basis: Basis, world: World, day: date, before: str) -> Examined:
    """The document of `basis` in `world`, from `day`, with the checks of runs before `before`."""
    bare = links_of(basis.document, _complete(basis.document, world))
    standing = with_standing(bare, (), lambda urls: store.history(urls, before))
    links = tuple(replace(link, archives=world.archives) for link in standing)
    sources = sources_of(basis.document, world)
    known = basis.judged_with
    rulebook = Rulebook.selected(known.get("select", ()), known.get("ignore", ()))
    context = Context(day, {name: tuple(others) for name, others in known.get("aliases", {}).items()})
    return Examined(basis, world, links, examine(basis.document, sources, links, context, rulebook))


def rejudge(
    store: Store, document_id: int, settings: Settings, *, captures: Found | None = None, copies: Found | None = None
) -> str:
    """Judge a stored document again with what is new, as a run of its own, and store it; the run's id.

    `captures` and `copies` are those of `reexamine`; they are stored as evidence. The moment is `settings.clock()`,
    the rules those that the document was checked with. `store` must be held by `open_store`.
    """
    started = settings.clock()
    offline = replace(settings, offline=True)
    run = store.begin_run(started, program_version(), offline, "review")
    examined = reexamine(store, document_id, captures=captures, copies=copies, as_of=started, now=run)
    keep_examined(store, run, examined)
    store.finish_run(RunInfo(run, started, settings.clock(), program_version(), True, True))
    return run


def keep_examined(store: Store, run: str, examined: Examined) -> None:
    """Store a document that was judged again as seen by `run`; others of the same report stay as they are."""
    basis = examined.basis
    result = DocumentResult(basis.path, examined.examination)
    store.save_document(
        run, program_version(), result, basis.given, examined.world, basis.judged_with, replaces=basis.document_id
    )


def basis_of(store: Store, document_id: int, run: str | None = None) -> Basis:
    """What a document was judged on in `run`, read back; in its last run, if None."""
    row = store.db.execute(
        "SELECT rd.run_id, rd.path, r.started, r.version, coalesce(rd.judged_with, r.settings) FROM run_documents rd "
        "JOIN runs r ON r.id = rd.run_id WHERE rd.document_id = ? AND (? IS NULL OR rd.run_id = ?) "
        "ORDER BY rd.run_id DESC LIMIT 1",
        [document_id, run, run],
    ).fetchone()
    if row is None:
        raise StoreError(f"{store.path} holds no document {document_id}{f' of run {run}' if run else ''}")
    run_id, path, started, version, settings = row
    everything: Mapping[str, Any] = json.loads(settings)
    judged_with = {name: everything[name] for name in JUDGED_WITH if everything.get(name)}
    given = load_input(store.db, document_id)
    stored = load_world(store.db, store.evidence, run_id, document_id)
    document = given.read(judged_with.get("document_date"))
    day = datetime.fromisoformat(started).date()
    return Basis(
        run_id, document_id, path, version, day, given, document, stored.world, judged_with,
        tuple(Path(place) for place in everything.get("sources") or ()), stored.damaged,
    )  # fmt: skip


def enlarged(world: World, captures: Found, copies: Found) -> World:
    """A world with further captures and copies."""
    by_url = dict(world.captures)
    for url, further in captures.items():
        by_url[url] = renewed(by_url.get(url, ()), further)
    by_reference = dict(world.copies)
    for reference, further in copies.items():
        by_reference[reference] = (*by_reference.get(reference, ()), *further)
    return replace(world, captures=by_url, copies=by_reference)


def renewed(known: Sequence[Capture], further: Sequence[Capture]) -> tuple[Capture, ...]:
    """The captures of an address with further ones: all archived, the first live one that is good, the newest live."""
    together = [*known, *(capture for capture in further if capture not in known)]
    live = sorted((c for c in together if c.origin == LIVE), key=lambda capture: capture.captured)
    first = next((capture for capture in live if capture.outcome.has_content and capture.body), None)
    kept = [first] if first is not None else []
    kept += [capture for capture in live[-1:] if capture is not first]
    return (*_archived(together), *kept)


def _archived(captures: Sequence[Capture]) -> list[Capture]:
    """The captures that are no live answers: each copy once, and of what an archive had none of the newest word."""
    found: dict[tuple[object, ...], Capture] = {}
    for capture in captures:
        if capture.origin != LIVE:
            is_copy = capture.outcome.has_content and bool(capture.body)
            found[(capture.origin, capture.captured, capture.digest) if is_copy else (capture.origin,)] = capture
    return list(found.values())


def _complete(document: Document, world: World) -> Mapping[str, tuple[Capture, ...]]:
    """The captures by address, with none for what was not asked."""
    from provenance.linking import addresses_of

    cited = {url for reference in document.references for url in addresses_of(reference)}
    return {**dict.fromkeys(cited, ()), **world.captures}
