"""What answers come to is worked out and kept while others are waited for."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from provenance.checking import Checking
from provenance.config import Settings
from provenance.fetching import our_outage
from provenance.model import Context
from provenance.rulebook import Rulebook
from provenance.store.store import Store, open_store
from sources.capture import Capture, Outcome

NIGHT = datetime(2026, 4, 1, 3, tzinfo=UTC)


def answered(number: int, outcome: Outcome = Outcome.OK) -> Capture:
    error = "tcp.refused" if outcome is Outcome.FAILING else None
    return Capture(f"https://example.org/{number}", outcome, NIGHT, "live", "told", error=error)


def checking_in(store: Store, captures: list[Capture]) -> Checking:
    settings = Settings(as_of=NIGHT, db=store.path)
    run = store.begin_run(NIGHT, "0", settings, "links")
    context = Context(date(2026, 4, 1))
    alone = frozenset(capture.url for capture in captures)
    return Checking(run, store, settings, Rulebook(), context, (), alone, store.history([*alone]))


def kept(store: Store) -> dict[str, str]:
    return dict(store.db.execute("SELECT a.url, c.verdict FROM checks c JOIN addresses a ON a.id = c.address_id"))


def test_good_answers_are_kept_while_others_are_waited_for(tmp_path: Path) -> None:
    captures = [answered(number) for number in range(450)]
    with open_store(tmp_path / "links.db") as store:
        checking = checking_in(store, captures)
        for capture in captures:
            checking.take(capture.url, (capture,))
        assert len(kept(store)) == 400
        found = [checking.checked(capture.url, (capture,)) for capture in captures]
        checking.keep()
        assert kept(store) == dict.fromkeys((capture.url for capture in captures), "ok")
    assert [one.result.verdict for one in found] == [Outcome.OK] * 450


def test_failures_wait_for_what_is_said_of_our_own_network(tmp_path: Path) -> None:
    captures = [answered(number, Outcome.FAILING) for number in range(300)]
    with open_store(tmp_path / "links.db") as store:
        checking = checking_in(store, captures)
        for capture in captures:
            checking.take(capture.url, (capture,))
        assert not kept(store)
        found = [checking.checked(capture.url, (our_outage(capture),)) for capture in captures]
        checking.keep()
        assert set(kept(store).values()) == {"unknown"}
    assert {one.result.strikes for one in found} == {0}


def test_what_changes_after_all_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    captures = [answered(number) for number in range(200)]
    with open_store(tmp_path / "links.db") as store:
        checking = checking_in(store, captures)
        for capture in captures:
            checking.take(capture.url, (capture,))
        later = replace(captures[7], outcome=Outcome.SOFT_404)
        checked = checking.checked(later.url, (later,))
        checking.keep()
        assert kept(store)[later.url] == "soft-404"
    assert [finding.rule for _, finding in checked.found] == ["soft-404"]
