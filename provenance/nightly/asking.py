"""Asking what a night has planned: every answer is kept at once, and our own outage is told from that of others."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from provenance.config import Settings
from provenance.errors import Status
from provenance.fetching import OUTAGE_HOSTS, fetch, has_failed_to_connect, host_of, is_doubtful
from provenance.nightly.plan import Plan, Stock
from provenance.store.journal import Observed, note_answer, noted_answers
from provenance.store.store import Store
from sources.capture import Capture

Progress = Callable[[int, int, str], None]


class _Ended(Exception):  # noqa: N818  (a state, handled where the round began)
    """The night is over, or is to be interrupted for a question."""


class _TimeIsUp(_Ended):
    """The budget is spent."""


class _Doubt(_Ended):
    """So many hosts fail that the network at fault may be ours."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of a night by address, and how it ended. `is_void`: our own network was down."""

    answers: dict[str, Observed]
    is_void: bool = False
    left: int = 0
    unreachable: dict[str, str] = field(default_factory=dict)
    stopped: Status | None = None


@dataclass
class _Listener:
    """Keeps each answer in the journal; ends the round when the time is up or the network is doubtful."""

    store: Store
    run: str
    stock: Stock
    until: float | None
    answers: dict[str, Observed]
    guarded: bool
    _failed: set[str] = field(default_factory=set)
    _doubt_at: int = OUTAGE_HOSTS

    def __call__(self, capture: Capture, copies: tuple[Capture, ...], kept: Capture) -> None:
        if capture.error == "host.closed":
            return  # never asked: it stays due
        held = capture.url in self.stock.held
        self.answers[capture.url] = note_answer(self.store, self.run, capture, copies, with_body=held)
        if self.until is not None and time.monotonic() > self.until:
            raise _TimeIsUp
        if self.guarded and has_failed_to_connect(capture):
            self._failed.add(host_of(capture.url))
            if len(self._failed) >= self._doubt_at:
                self._doubt_at *= 2
                if is_doubtful(answer.capture for answer in self.answers.values()):
                    raise _Doubt


def ask(
    store: Store, run: str, stock: Stock, plan: Plan, settings: Settings, progress: Progress, budget_s: float | None
) -> Asked:
    """Ask for what is planned and not in the run's journal yet; `budget_s` are the seconds it may take."""
    until = None if budget_s is None else time.monotonic() + budget_s
    answers = noted_answers(store, run)
    listener = _Listener(store, run, stock, until, answers, bool(settings.guard_hosts))
    quiet = replace(settings, guard_hosts=())
    unreachable: dict[str, str] = {}
    while rest := [item for item in plan.wanted if item.url not in answers]:
        if until is not None and time.monotonic() > until:
            break
        try:
            found = fetch(rest, quiet, progress, kept=frozenset(), conditions=plan.conditions, seen=listener)
        except _TimeIsUp:
            break
        except _Doubt:
            if not _is_up(settings):
                return Asked(answers, is_void=True)
            continue
        unreachable |= found.unreachable
        if found.stopped is not None:
            return Asked(answers, stopped=found.stopped)
        break
    if settings.guard_hosts and is_doubtful(answer.capture for answer in answers.values()) and not _is_up(settings):
        return Asked(answers, is_void=True)
    left = sum(item.url not in answers for item in plan.wanted)
    return Asked(answers, left=left, unreachable=unreachable)


def _is_up(settings: Settings) -> bool:
    """Whether any of the guard hosts answers, with whatever."""
    from sources.observing import Wanted

    guards: Sequence[str] = [host if "://" in host else f"https://{host}/" for host in settings.guard_hosts]
    alone = replace(settings, guard_hosts=(), archives=("none",))
    found = fetch([Wanted(url) for url in guards], alone, lambda done, of, url: None)
    return any(not has_failed_to_connect(capture) for capture in found.captures.values())
