"""What rests on a new answer, judged again: claims, quotations and links of the documents that cite it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claims import ClaimsError
from claims.document import Document
from provenance.audit import opened, program_version
from provenance.config import Settings
from provenance.drifting import with_drift
from provenance.errors import InputError, Status, StoreError
from provenance.facts.checks import archives_asked
from provenance.gather import copies_of, find_captures
from provenance.linking import addresses_of
from provenance.nightly.adding import Added
from provenance.nightly.plan import Current, LastCheck, Stock, last_checks
from provenance.nightly.rereading import Reread
from provenance.nights import check_of, standing
from provenance.reexamine import JUDGED_WITH, Basis, basis_of, enlarged, judged, keep_examined
from provenance.source_texts import read_text
from provenance.store.journal import Observed
from provenance.store.store import Store
from provenance.store.uploads import Uploads
from provenance.store.worlds import stored_captures
from provenance.world import World
from sources.capture import Capture, Outcome
from sources.choose import choose_capture

Answers = Mapping[str, Observed]


@dataclass(frozen=True, slots=True)
class Affected:
    """A document with the addresses that answered since it was judged, and otherwise than then."""

    document: Current
    urls: tuple[str, ...]


def affected_by(
    store: Store, documents: Sequence[Current], stock: Stock, answers: Answers, run: str
) -> Iterator[Affected]:
    """Those of `documents` that `run` has to judge again."""
    for document in documents:
        if document.run_id == run:
            continue  # done before this run was interrupted
        cited = _with_repairs(document.addresses, answers)
        newer = [url for url in cited if url in answers or _is_newer(stock.last.get(url), document)]
        since = {url: stock.last[url] for url in newer if url in stock.last}
        if any(_is_newer(check, document) for check in since.values()):
            since = last_checks(store, document.run_id, upto=True)
        if any(_differs(url, since.get(url), stock, answers, url in document.held) for url in newer):
            yield Affected(document, tuple(newer))


def _is_newer(check: LastCheck | None, document: Current) -> bool:
    return check is not None and check.run_id > document.run_id


def _with_repairs(urls: Sequence[str], answers: Answers) -> list[str]:
    """The addresses, and those that they were mended to."""
    mended = (answers[url].capture for url in urls if url in answers)
    repaired = (one.final_url for one in mended if one.outcome is Outcome.MALFORMED and one.final_url in answers)
    return list(dict.fromkeys([*urls, *(url for url in repaired if url)]))


def _differs(url: str, then: LastCheck | None, stock: Stock, answers: Answers, held: bool) -> bool:
    """Whether an address answers otherwise than when the document was judged."""
    if then is None:
        return True
    if url not in answers:
        now = stock.last[url]
        return _told(now.as_capture(), now.state) != _told(then.as_capture(), then.state)
    answer = answers[url]
    state = standing([*stock.history.get(url, ()), check_of(answer.capture)]).state
    if _told(answer.capture, state.value) != _told(then.as_capture(), then.state):
        return True
    return held and answer.digest is not None and answer.digest != then.digest


def _told(capture: Capture, state: str) -> tuple[object, ...]:
    """What of an answer a finding may hang on."""
    failed = None if capture.outcome.has_content else (capture.status, capture.error)
    return capture.outcome, state, failed, capture.final_url


def judge_affected(store: Store, run: str, affected: Affected, stock: Stock, answers: Answers, day: date) -> None:
    """Judge a document again with the answers that are new, and store it as seen by `run`. Raises InputError."""
    basis = _basis(store, affected.document)
    fresh = _fresh(store, affected.urls, stock, answers)
    _judge(store, run, basis, basis.world, fresh, affected.document.held, day)


def judge_reread(
    store: Store, run: str, reread: Reread, stock: Stock, answers: Answers, settings: Settings, day: date
) -> None:
    """Judge a document whose file changed, with all that is known of its sources; its older version retires.

    Raises InputError where what was known of it cannot be read any more.
    """
    before = _basis(store, reread.before)
    document = reread.given.document
    places = settings.sources or tuple(path for path in before.sources if path.exists())
    archives = [opened(path) for path in places]
    local = find_captures([document], archives, replace(settings, offline=True), lambda done, of, url: None).captures
    cited = list(dict.fromkeys(url for reference in document.references for url in addresses_of(reference)))
    known = {url: before.world.captures.get(url) or stored_captures(store.db, store.evidence, url) for url in cited}
    captures = {url: (*local.get(url, ()), *(c for c in known[url] if c not in local.get(url, ()))) for url in cited}
    given = copies_of(document, [*archives, Uploads(store.db, store.evidence)])
    copies = {**_carried_over(before, document), **given}
    world = World(captures, copies, before.world.archives)
    given_now = reread.given
    basis = replace(before, path=given_now.path, given=given_now.input, document=document, world=world, damaged=())
    fresh = _fresh(store, _with_repairs(cited, answers), stock, answers)
    _judge(store, run, basis, world, fresh, reread.current.held, day)


def judge_added(
    store: Store, run: str, added: Added, stock: Stock, answers: Answers, settings: Settings, day: date
) -> None:
    """Judge a document that is new, as the others of its folder were judged, and store it as seen by `run`."""
    given, before = added.given, added.folder.settings
    document = given.document
    known = tuple(path for path in map(Path, before.get("sources") or ()) if path.exists())
    places = settings.sources or known
    archives = [opened(path) for path in places]
    local = find_captures([document], archives, replace(settings, offline=True), lambda done, of, url: None).captures
    cited = list(dict.fromkeys(url for reference in document.references for url in addresses_of(reference)))
    captures = {url: (*local.get(url, ()), *stored_captures(store.db, store.evidence, url)) for url in cited}
    copies = copies_of(document, [*archives, Uploads(store.db, store.evidence)])
    world = World(captures, copies, archives_asked(archive.origin for archive in archives))
    judged_with = {name: before[name] for name in JUDGED_WITH if before.get(name) and name != "document_date"}
    basis = Basis(
        run, 0, given.path, program_version(), day, given.input, document, world, judged_with, places, ()
    )  # fmt: skip
    fresh = _fresh(store, _with_repairs(cited, answers), stock, answers)
    _judge(store, run, basis, world, fresh, added.current.held, day)


def _basis(store: Store, document: Current) -> Basis:
    """What a document was judged on; InputError where that is not kept or cannot be read any more."""
    try:
        return basis_of(store, document.id)
    except (StoreError, ClaimsError) as error:
        raise InputError(f"it cannot be judged again: {error}", Status.DAMAGED_INPUT) from error


def _carried_over(before: Basis, document: Document) -> dict[str, tuple[Capture, ...]]:
    """The author's copies of the references that still stand in the document."""
    copies = {
        one.text: before.world.copies[one.id] for one in before.document.references if one.id in before.world.copies
    }
    return {reference.id: copies[reference.text] for reference in document.references if reference.text in copies}


def _judge(
    store: Store,
    run: str,
    basis: Basis,
    world: World,
    fresh: Mapping[str, Sequence[Capture]],
    held: frozenset[str],
    day: date,
) -> None:
    world = enlarged(world, fresh, {})
    world = _with_drift(basis.document, world, [url for url in fresh if url in held])
    keep_examined(store, run, judged(store, basis, world, day, run))


def _fresh(store: Store, urls: Sequence[str], stock: Stock, answers: Answers) -> dict[str, list[Capture]]:
    """The newest answer of each address, with its bytes where these were kept, and the copies that archives had."""
    found: dict[str, list[Capture]] = {}
    for url in urls:
        if (answer := answers.get(url)) is not None:
            body = store.stored_body(answer.capture_id)
            found[url] = [*answer.copies, replace(answer.capture, body=body)]
        elif (last := stock.last.get(url)) is not None:
            found[url] = [last.as_capture()]
    return found


def _with_drift(document: Document, world: World, urls: Sequence[str]) -> World:
    """The world with those new pages `drifted` that are not what they were, or have lost a figure they bore out."""
    captures = dict(world.captures)
    for url in urls:
        live = next((one for one in reversed(captures.get(url, ())) if one.origin == "live"), None)
        before = [one for one in captures.get(url, ()) if one is not live and one.outcome.has_content and one.body]
        if live is None or not live.body or not live.outcome.has_content or not before:
            continue
        cited = [reference for reference in document.references if url in addresses_of(reference)]
        accessed = min((reference.accessed for reference in cited if reference.accessed), default=None)
        copy = choose_capture(before, accessed, document.dated)
        if copy is None or copy.digest == live.digest:
            continue
        mark = _compared(live, copy, cited[0].title if cited else None, accessed, document)
        captures[url] = tuple(mark if one is live else one for one in captures[url])
    return replace(world, captures=captures)


def _compared(live: Capture, copy: Capture, title: str | None, accessed: str | None, document: Document) -> Capture:
    """The live page held against its copy: by its words, then by the figures that are cited of it."""
    from sources.judgement import Cited
    from sources.judgement.judge import judge

    said = judge(live, Cited(title, copy, accessed, document.dated), None, read_text)
    if (said.outcome, said.reason) != (live.outcome, live.reason):
        live = replace(live, outcome=said.outcome, reason=said.reason, error=said.error)
    kept = replace(copy, origin="kept")  # an older answer of the address itself is as good a copy as an archive's
    return with_drift([document], {live.url: (kept, live)})[live.url][-1]
