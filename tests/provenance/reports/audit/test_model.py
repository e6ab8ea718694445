"""The model of the report: its numbers add up, its runs and changes are the right ones, decisions are told."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.errors import ConfigError, StoreError
from provenance.model import Severity, Verdict
from provenance.reports.audit import html, markdown, objects, sentences
from provenance.reports.audit.assemble import Scope, shown_path
from provenance.reports.audit.cards import Check, Copy, Fate, SourceCard
from provenance.reports.audit.model import Audit
from sources.capture import Outcome
from tests.provenance.reports.audit import audited


def test_the_sentence_adds_up_to_all_claims(nights: Audit) -> None:
    sentence = sentences.verdict_sentence(nights)
    total, *parts = (int(n) for n in re.findall(r"\d+", re.sub(r"\([^)]*\)", "", sentence)))
    assert total == sum(parts) == nights.verdicts.total() == 11


def test_every_share_is_part_of_its_whole(nights: Audit) -> None:
    shares = list(sentences.shares(nights))
    assert all(0 <= share.count <= share.of for share in shares)
    assert {share.what: share.count for share in shares}["Claims that the cited sources support"] == 5


def test_the_rules_count_all_findings(nights: Audit) -> None:
    findings = list(nights.findings)
    assert sum(count.found for count in nights.rules) == len(findings)
    assert sum(count.open for count in nights.rules) == nights.severities.total()
    assert not set(nights.silent_rules) & {count.rule for count in nights.rules}


def test_the_chart_of_link_rot_counts_each_address_once(nights: Audit) -> None:
    assert sum(bar.total for bar in nights.rot) == nights.fates.total() == 8


def test_a_decision_is_told_with_who_and_when_and_settles_its_finding(nights: Audit) -> None:
    states = {finding.rule: (finding.state, finding.is_open) for finding in nights.findings if finding.decisions}
    assert states == {
        "unsupported-figure": ("supported", False),
        "duplicate-note": ("dismissed", False),
        "contradicted-figure": ("needs-fix", True),
        "uncited-figure": (None, True),  # decided on other evidence
    }
    assert nights.accepted == 1
    told = sentences.decision_sentence(next(f for f in nights.findings if f.rule == "unsupported-figure").decisions[0])
    assert told.startswith("Accepted as right · Ada Lind, 2 March 2024")
    assert "came back because the evidence changed" in sentences.decided_sentence(nights)


def test_the_changes_are_those_since_the_run_before(nights: Audit) -> None:
    changes = nights.changes
    assert changes is not None
    assert (changes.run, sentences.day(changes.since)) == ("000002", "2 March 2024")
    assert [rule for rule, _ in changes.gone] == ["contradicted-figure"]
    assert changes.new == ()


def test_a_first_run_has_nothing_to_compare_with(nights_db: Path) -> None:
    assert audited.audit_of(nights_db, Scope(run="1")).changes is None


def test_a_second_run_over_the_same_has_no_changes(nights_db: Path) -> None:
    changes = audited.audit_of(nights_db, Scope(run="2")).changes
    assert changes is not None
    assert changes.none


def test_as_of_takes_the_last_run_until_then(nights_db: Path) -> None:
    early = audited.audit_of(nights_db, Scope(as_of=datetime(2024, 3, 2, 12, tzinfo=UTC)))
    assert [run.id for run in early.runs] == ["000002"]
    assert early.verdicts[Verdict.CONTRADICTED] == 2


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(report="Watr lost before the tap"), "did you mean"),
        (Scope(run="17"), "there is no run '17'"),
        (Scope(as_of=datetime(2020, 1, 1, tzinfo=UTC)), "nothing was checked by 2020"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(nights_db: Path, scope: Scope, message: str) -> None:
    with pytest.raises((ConfigError, StoreError), match=message):
        audited.audit_of(nights_db, scope)


def test_a_report_is_found_by_its_name_and_by_its_path(nights_db: Path) -> None:
    by_path = audited.audit_of(nights_db, Scope(report=str(nights_db.with_name("brief.txt"))))
    assert by_path.documents[0].report == audited.audit_of(nights_db, Scope(report=by_path.title)).title


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not there"):
        audited.audit_of(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_what_misleads_most_is_mended_first_and_settled_things_never(nights: Audit) -> None:
    first = nights.first
    assert len(first) == 10
    assert [finding.rule for finding in first[:3]] == ["contradicted-figure", "altered-quotation", "dead-link"]
    assert all(finding.is_open for finding in first)
    assert [finding.severity.rank for finding in first] == sorted(finding.severity.rank for finding in first)
    assert first[0].severity is Severity.ERROR


def test_the_same_work_gives_the_same_bytes(nights_db: Path, tmp_path: Path) -> None:
    again = audited.three_nights(tmp_path)
    for render in (html.render, markdown.render, objects.render, objects.render_lines):
        assert render(audited.audit_of(nights_db)) == render(audited.audit_of(again))


def test_paths_leave_the_machine_only_as_far_as_they_lie_beside_the_database(tmp_path: Path) -> None:
    assert shown_path(str(tmp_path / "a" / "b.txt"), tmp_path) == "a/b.txt"
    assert shown_path("/home/someone/b.txt", tmp_path) == "b.txt"
    assert shown_path("drafts/b.txt", tmp_path) == "drafts/b.txt"


def check(verdict: Outcome, *, live: bool, state: str = "alive") -> Check:
    return Check("000001", "2024-03-01T02:00:00Z", verdict, state, live)


COPY = Copy("https://archive.example/1", "2023-01-01T00:00:00Z", "archive")


@pytest.mark.parametrize(
    ("last", "copy", "fate"),
    [
        (check(Outcome.OK, live=True), None, Fate.ALIVE),
        (check(Outcome.OK, live=True), COPY, Fate.ALIVE),
        (check(Outcome.OK, live=False), COPY, Fate.ARCHIVED),  # a copy says nothing of the address now
        (check(Outcome.GONE, live=True), COPY, Fate.ARCHIVED),
        (check(Outcome.GONE, live=True), None, Fate.LOST),
        (check(Outcome.FAILING, live=True, state="dead"), None, Fate.LOST),
        (check(Outcome.FAILING, live=True, state="suspected"), None, Fate.UNVERIFIABLE),
        (check(Outcome.BLOCKED, live=True, state="unknown"), None, Fate.UNVERIFIABLE),
        (None, None, Fate.UNVERIFIABLE),
    ],
)
def test_the_fate_of_an_address_is_never_guessed(last: Check | None, copy: Copy | None, fate: Fate) -> None:
    card = SourceCard("https://a.example/", (), (last,) if last else (), copy)
    assert card.fate is fate
