"""One nightly run from its beginning to its report; killed at any moment, the next call goes on with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from provenance.audit import Progress, no_progress, program_version
from provenance.config import Settings
from provenance.diff import compare_runs
from provenance.errors import InputError, Status, StoreError
from provenance.linking import link_result, with_standing
from provenance.model import Context, Finding, Link
from provenance.nightly.adding import Added, read_added
from provenance.nightly.asking import Asked, ask
from provenance.nightly.judging import Answers, affected_by, judge_added, judge_affected, judge_reread
from provenance.nightly.model import Flapping, LooseChange, Night
from provenance.nightly.plan import Current, Plan, Stock, current_documents, plan_night, take_stock
from provenance.nightly.rereading import Reread, reread_changed
from provenance.nights import NIGHT, Check
from provenance.result import LinkResult, RunInfo, Unread
from provenance.rulebook import Rulebook
from provenance.schedule import changes_of_mind
from provenance.store.journal import forget_answers, noted_answers
from provenance.store.store import Store, open_store
from sources.capture import Capture, Outcome

_FORTNIGHT = timedelta(days=14)
_FLAPS = 3  # changes of mind in a fortnight


@dataclass(frozen=True, slots=True)
class _Begun:
    """A run that is under way, when it began, and the last run whose findings count as known."""

    id: str
    started: datetime
    before: str


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is otherwise with the files than before this night."""

    reread: Sequence[Reread] = ()
    added: Sequence[Added] = ()
    unread: Sequence[Unread] = ()

    @property
    def files(self) -> Sequence[Reread | Added]:
        """The documents to be judged for their files alone."""
        return [*self.reread, *self.added]


def run_night(settings: Settings, progress: Progress = no_progress, *, budget_s: float | None = None) -> Night:
    """Look after all documents and addresses of the database `settings.db`: what changed since before this run.

    Changed files are read again, due addresses asked, and what rests on a new answer judged again. `budget_s` are the
    seconds that asking may take; what is left is due in the next night. Raises ConfigError, StoreError.
    """
    if settings.db is None or not settings.db.is_file():
        missing = StoreError(f"{settings.db} is not there: check a report first, or make it with `provenance init`")
        missing.status = Status.MISSING_INPUT
        raise missing
    Rulebook.selected(settings.select, settings.ignore)
    with open_store(settings.db) as store:
        begun = _begin(store, settings, progress)
        documents = current_documents(store)
        changes = _changes(store, documents)
        newest = {one.before.id: one.current for one in changes.reread}
        current = [newest.get(document.id, document) for document in documents]
        stock = take_stock(store, begun.id, [*current, *(one.current for one in changes.added)])
        plan = plan_night(store, stock, begun.started)
        asked = _ask(store, begun, stock, plan, settings, progress, budget_s)
        info = RunInfo(begun.id, begun.started, settings.clock(), program_version(), settings.offline, False)
        if asked.stopped is not None:
            return Night(info, stopped=asked.stopped)
        if asked.is_void:
            _finish(store, info)
            return Night(info, is_void=True)
        return _conclude(store, begun, settings, progress, changes, stock, plan, asked)


def _changes(store: Store, documents: Sequence[Current]) -> _Changes:
    reread, lost = reread_changed(store, documents)
    added, unread = read_added(store)
    return _Changes(reread, added, [*lost, *unread])


def _begin(store: Store, settings: Settings, progress: Progress) -> _Begun:
    """The run that was interrupted tonight, else a new one."""
    last = store.db.execute("SELECT id, kind, started, finished FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    now = settings.clock().replace(microsecond=0)
    before = None
    if last is not None and last[1] == "nightly" and last[3] is None:
        old = _Begun(last[0], datetime.fromisoformat(last[2]), _before(last[0]))
        store.evidence.mend(old.id)
        if timedelta(0) <= now - old.started < NIGHT:
            return old
        _close(store, old, settings, progress)
        before = old.before
    run = store.begin_run(now, program_version(), settings, "nightly")
    return _Begun(run, now, before or _before(run))


def _close(store: Store, old: _Begun, settings: Settings, progress: Progress) -> None:
    """End a run of an earlier night that nobody went on with: its answers are that night's checks."""
    stock = take_stock(store, old.id, current_documents(store))
    plan = plan_night(store, stock, old.started)
    asked = Asked(noted_answers(store, old.id))
    _conclude(store, old, settings, progress, _Changes(), stock, plan, asked)


def _before(run: str) -> str:
    return f"{int(run) - 1:06d}"


def _ask(
    store: Store,
    begun: _Begun,
    stock: Stock,
    plan: Plan,
    settings: Settings,
    progress: Progress,
    budget_s: float | None,
) -> Asked:
    if settings.offline:
        return Asked({}, left=len(plan.wanted))

    def fetched(done: int, of: int, url: str) -> None:
        progress("asking", done, of, url)

    return ask(store, begun.id, stock, plan, settings, fetched, budget_s)


def _conclude(
    store: Store,
    begun: _Begun,
    settings: Settings,
    progress: Progress,
    changes: _Changes,
    stock: Stock,
    plan: Plan,
    asked: Asked,
) -> Night:
    """Judge again what rests on the answers, keep them as checks, and say what is new."""
    unread = [*changes.unread, *_judge_all(store, begun, settings, progress, changes, stock, asked.answers)]
    results = _settled(store, begun.id, stock, plan, asked.answers)
    store.save_links(
        begun.id,
        results,
        {result.url: (asked.answers[result.url].digest, asked.answers[result.url].capture_id) for result in results},
    )
    new_unread = _newly_unread(store, begun.id, unread)
    store.save_unread(begun.id, unread)
    archives = [Unread(name, f"out of reach: {why}", Status.UNAVAILABLE) for name, why in asked.unreachable.items()]
    complete = not archives
    info = RunInfo(begun.id, begun.started, settings.clock(), program_version(), settings.offline, complete)
    night = _night(store, begun, info, settings, stock, asked, results)
    _finish(store, info)
    return replace(night, unread=(*new_unread, *archives))


def _finish(store: Store, info: RunInfo) -> None:
    """Close the run and let its answers go, both or neither: a run that is closed has told what it found."""
    with store.writing():
        forget_answers(store, info.id)
        store.finish_run(info)


def _judge_all(
    store: Store,
    begun: _Begun,
    settings: Settings,
    progress: Progress,
    changes: _Changes,
    stock: Stock,
    answers: Answers,
) -> Iterator[Unread]:
    """Judge again what changed and what is affected; yields what cannot be judged."""
    day = begun.started.date()
    changed = {one.before.id for one in changes.reread}
    others = [document for document in stock.documents if document.id > 0 and document.id not in changed]
    for number, one in enumerate(changes.files):
        progress("judging", number, len(changes.files), one.given.path)
        try:
            if isinstance(one, Added):
                judge_added(store, begun.id, one, stock, answers, settings, day)
            else:
                judge_reread(store, begun.id, one, stock, answers, settings, day)
        except InputError as error:
            yield Unread(one.given.path, str(error), error.status)
    for number, affected in enumerate(affected_by(store, others, stock, answers, begun.id)):
        progress("judging", number, len(others), affected.document.path)
        try:
            judge_affected(store, begun.id, affected, stock, answers, day)
        except InputError as error:
            yield Unread(affected.document.path, str(error), error.status)


def _settled(store: Store, run: str, stock: Stock, plan: Plan, answers: Answers) -> tuple[LinkResult, ...]:
    """The answers of the night as checks: of the ways to join an address the one that leads there."""
    drifted = _drifted(store, run)
    results = []
    for item in plan.wanted:
        ways = [url for url in (item.url, *item.alternatives) if url in answers]
        if not ways:
            continue
        url = next((way for way in ways if answers[way].capture.outcome.has_content), ways[0])
        capture = answers[url].capture
        reason = drifted.get((url, capture.captured.isoformat()))
        if reason is not None:
            capture = replace(capture, outcome=Outcome.DRIFTED, reason=reason)
        link = Link(url, tuple(stock.citing.get(url, ())), (*answers[url].copies, capture))
        standing = with_standing([link], (), lambda urls: stock.history)
        results.append(link_result(standing[0], False, capture.captured))
    return tuple(results)


def _drifted(store: Store, run: str) -> dict[tuple[str, str], str]:
    """Why pages of this run were judged to have drifted, by address and moment."""
    query = (
        "SELECT r.url, r.captured, r.reason FROM run_captures r JOIN captures c ON c.id = r.capture_id "
        "WHERE r.run_id = ? AND c.origin = 'live' AND r.outcome = 'drifted'"
    )
    return {(url, at): reason for url, at, reason in store.db.execute(query, [run])}


def _newly_unread(store: Store, run: str, unread: Sequence[Unread]) -> list[Unread]:
    """What could be read in the night before, or was not looked at."""
    known = store.db.execute(
        "SELECT path FROM unread WHERE run_id = (SELECT max(id) FROM runs WHERE kind = 'nightly' AND id < ? "
        "AND finished IS NOT NULL)",
        [run],
    )
    paths = {row[0] for row in known}
    return [one for one in unread if one.path not in paths]


def _night(
    store: Store,
    begun: _Begun,
    info: RunInfo,
    settings: Settings,
    stock: Stock,
    asked: Asked,
    results: Sequence[LinkResult],
) -> Night:
    flapping = tuple(_flapping(stock, results, begun.started))
    unsteady = {one.url for one in flapping}
    found = compare_runs(store.db, begun.before, begun.id)
    paths = store.db.execute(
        "SELECT path FROM run_documents o WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM run_documents e "
        "WHERE e.document_id = o.document_id AND e.run_id < o.run_id) ORDER BY path",
        [begun.id],
    )
    return Night(
        info,
        tuple(seen for seen in found.new if seen.url not in unsteady),
        tuple(seen for seen in found.gone if seen.url not in unsteady),
        tuple(changed for changed in found.changed if changed.after.url not in unsteady),
        flapping,
        tuple(one for one in _loose(stock, results, settings, begun.started) if one.url not in unsteady),
        tuple(row[0] for row in paths),
        checked=len(results),
        left=asked.left,
    )


def _flapping(stock: Stock, results: Sequence[LinkResult], now: datetime) -> Iterator[Flapping]:
    """The addresses that changed their mind tonight, and did so before within a fortnight."""
    for result in results:
        known = list(stock.history.get(result.url, ()))
        tonight = Check(result.checked, result.verdict, result.status, result.error)
        before, after = (changes_of_mind(checks, now - _FORTNIGHT) for checks in (known, [*known, tonight]))
        if after > before and after >= _FLAPS:
            yield Flapping(result.url, after, result.verdict.value, result.reason)


def _loose(stock: Stock, results: Sequence[LinkResult], settings: Settings, now: datetime) -> Iterator[LooseChange]:
    """What is new or gone of addresses that were given by themselves."""
    rulebook = Rulebook.selected(settings.select, settings.ignore)
    context = Context(now.date(), settings.aliases)

    def findings(url: str, captures: Sequence[Capture]) -> dict[str, Finding]:
        link = with_standing([Link(url, (), tuple(captures))], (), lambda urls: stock.history)
        return {finding.rule: finding for finding in rulebook.apply(link, context)}

    bare = frozenset(stock.bare)
    for result in results:
        if result.url not in bare:
            continue
        last = stock.last.get(result.url)
        before = findings(result.url, [last.as_capture()] if last else [])
        after = findings(result.url, result.captures)
        for change, some, others in (("new", after, before), ("gone", before, after)):
            for rule in sorted(some.keys() - others.keys()):
                yield LooseChange(change, result.url, rule, some[rule].severity, some[rule].message)
