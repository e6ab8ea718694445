"""Decisions by key, by mouse and without a script: saved, undone, refused when somebody was quicker."""

import sqlite3
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.review.conftest import Opener
from tests.review.desk import Desk, desk, make_demo

CONTRADICTED = "contradicted-figure"


def finding_of(at: Desk, rule: str) -> int:
    """The finding of a rule."""
    return int(at.rows("SELECT id FROM findings WHERE rule = ? ORDER BY id", rule)[0][0])


def decisions(at: Desk) -> list[tuple[object, ...]]:
    return at.rows("SELECT finding_id, verdict, reason, who, undoes IS NOT NULL FROM decisions ORDER BY id")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_one_key_decides_and_the_next_finding_comes(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue")
    first = page.locator("#message").inner_text()
    press(page, "a")
    expect(page.locator("#status")).to_contain_text("Saved: accepted as right")
    expect(page.locator("#message")).not_to_have_text(first)
    expect(page.locator(".position b")).to_have_text("1 of 15")
    assert [row[1:] for row in decisions(at)] == [("supported", None, "Ada", 0)]


def test_keys_move_dismiss_with_a_reason_and_undo(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue")
    press(page, "j")
    expect(page.locator(".position b")).to_have_text("2 of 16")
    press(page, "k")
    expect(page.locator(".position b")).to_have_text("1 of 16")
    press(page, "j")
    expect(page.locator(".position b")).to_have_text("2 of 16")
    message = page.locator("#message").inner_text()
    press(page, "x", "2")
    expect(page.locator("#status")).to_contain_text("Saved: dismissed (different unit or rounding")
    press(page, "u")
    expect(page.locator("#message")).to_have_text(message)
    expect(page.locator(".position b")).to_have_text("2 of 16")
    assert [row[1:] for row in decisions(at)] == [
        ("dismissed", "rounding", "Ada", 0),
        ("dismissed", None, "Ada", 1),
    ]


def test_letters_typed_into_a_note_decide_nothing(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue")
    press(page, "n")
    page.keyboard.type("a fax of jaxu")
    assert page.locator("#note").input_value() == "a fax of jaxu"
    press(page, "Escape", "f")
    expect(page.locator("#status")).to_contain_text("to be mended")
    assert at.rows("SELECT verdict, note FROM decisions") == [("needs-fix", "a fax of jaxu")]


def test_another_reason_wants_a_note_and_keeps_what_was_typed(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue")
    press(page, "x", "7")
    expect(page.get_by_role("alert")).to_contain_text("write one")
    assert decisions(at) == []
    page.locator("#note").fill("seen in the minutes")
    press(page, "Escape", "x", "7")
    expect(page.locator("#status")).to_contain_text("Saved: dismissed")
    assert at.rows("SELECT reason, note FROM decisions") == [("other", "seen in the minutes")]


def test_keys_can_be_changed_and_switched_off(opened: Opener, at: Desk) -> None:
    page = opened("/help/keys")
    page.locator('[data-map="accept"]').fill("y")
    page.locator('[data-map="accept"]').blur()
    page.goto(f"{at.base}/r/1/queue")
    press(page, "a")
    press(page, "y")
    expect(page.locator("#status")).to_contain_text("Saved")
    page.goto(f"{at.base}/help/keys")
    page.locator("#keys-on").uncheck()
    page.goto(f"{at.base}/r/1/queue")
    press(page, "y", "j")
    expect(page.locator(".position b")).to_have_text("1 of 15")
    assert len(decisions(at)) == 1


@pytest.mark.parametrize("script", [True, False], ids=["with the script", "without a script"])
def test_the_mouse_decides_undoes_and_filters(opened: Opener, at: Desk, script: bool) -> None:
    page = opened("/", java_script_enabled=script)
    page.get_by_role("link", name="Review 16 open").click()
    page.get_by_role("button", name="Needs mending").click()
    expect(page.locator("#status")).to_contain_text("Saved: to be mended")
    expect(page.locator(".position b")).to_have_text("1 of 15")
    page.locator(".reasons summary").click()
    page.get_by_role("button", name="The wrong passage was matched").click()
    expect(page.locator(".position b")).to_have_text("1 of 14")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".position b")).to_have_text("1 of 15")
    page.locator("select[name=severity]").select_option("warning")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".chips")).to_contain_text("severity: warning")
    page.locator(".row a").nth(1).click()
    expect(page.locator(".position b")).to_contain_text("2 of ")
    page.go_back()
    expect(page.locator(".position b")).to_contain_text("1 of ")
    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    assert [row[1] for row in decisions(at)] == ["needs-fix", "dismissed", "dismissed"]


def test_a_decision_survives_the_next_run_and_new_evidence_brings_it_back(path: Path) -> None:
    with desk(path) as at:
        finding = finding_of(at, CONTRADICTED)
        at.decide(finding, "dismissed", reason="rounding")
        before = str(at.rows("SELECT message FROM run_findings WHERE finding_id = ?", finding)[0][0])
        make_demo(path.parent, day="2026-01-02")
        assert at.rows("SELECT count(*) FROM runs") == [(2,)]
        assert f'at={finding}"' not in at.get("/r/1/queue").text
        assert f'at={finding}"' in at.get("/r/1/queue?status=dismissed").text.replace("&amp;", "&")
        with sqlite3.connect(path) as db:  # what a source that was edited since would bring
            other = "evidence_hash = 'new', message = 'Now it says 26.'"
            db.execute(f"UPDATE run_findings SET {other} WHERE run_id = '000002'")
        answer = at.get("/r/1/queue?status=changed")
        assert "Evidence changed" in answer.text
        assert "since Ada decided <em>dismissed</em> on 5 January 2026" in answer.text
        assert "Now it says 26." in answer.text
        assert escape(before) in answer.text
        assert at.decide(finding, "needs-fix").status == 303


def test_who_was_slower_is_shown_both_versions(at: Desk) -> None:
    form = {**at.form_of(1), "verdict": "supported", "note": "mine"}
    ada = at.cookie
    at.enter("Ben")
    at.decide(1, "dismissed", reason="derived", note="theirs")
    at.cookie = ada
    answer = at.post("/f/1/decide", form)
    assert answer.status == 409
    assert "theirs" in answer.text
    assert "mine" in answer.text
    assert at.rows("SELECT who FROM decisions") == [("Ben",)]


def test_two_reviewers_who_differ_are_listed_until_one_settles_it(at: Desk) -> None:
    at.decide(1, "supported")
    at.enter("Ben")
    at.decide(1, "needs-fix")
    assert at.rows("SELECT state FROM finding_states") == [("conflict",)]
    shown = at.get("/r/1/queue?status=conflict").text
    assert "Editors differ." in shown
    assert "1 of 1" in shown
    at.decide(1, "needs-fix")
    assert at.rows("SELECT state FROM finding_states") == [("needs-fix",)]
    assert at.rows("SELECT settles FROM decisions ORDER BY id") == [(0,), (0,), (1,)]


def test_a_decision_after_other_evidence_came_is_refused(at: Desk) -> None:
    form = {**at.form_of(1), "verdict": "supported"}
    with sqlite3.connect(at.path) as db:
        db.execute("UPDATE run_findings SET evidence_hash = 'new' WHERE finding_id = 1")
    answer = at.post("/f/1/decide", form)
    assert answer.status == 409
    assert "other evidence" in answer.text
    assert decisions(at) == []


def test_a_database_that_is_busy_keeps_the_decision_in_the_form(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.store.connections.BUSY_S", 0.05)
    form = {**at.form_of(1), "verdict": "needs-fix", "note": "keep me"}
    holder = sqlite3.connect(at.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answer = at.post("/f/1/decide", form)
    assert answer.status == 503
    assert 'value="keep me"' in answer.text
    holder.execute("ROLLBACK")
    holder.close()
    assert at.post("/f/1/decide", form).status == 303


def test_in_blind_review_others_decisions_are_hidden_until_ones_own(path: Path) -> None:
    with desk(path, blind=True) as at:
        at.decide(1, "supported", note="an opinion")
        at.enter("Ben")
        assert "an opinion" not in at.get("/f/1").text + at.get("/decisions").text
        assert "(accepted as right)" not in at.get("/r/1/doc").text
        assert "1 of 16" in at.get("/r/1/queue").text
        form = {**at.form_of(1), "verdict": "dismissed", "reason": "derived"}
        ben = at.cookie
        at.enter()
        at.decide(1, "supported", note="an opinion still")
        at.cookie = ben
        assert at.post("/f/1/decide", form).status == 303  # what he cannot see does not stop him
        assert "an opinion" in at.get("/f/1").text
        assert "an opinion" in at.get("/decisions").text
        assert "1 of 15" in at.get("/r/1/queue").text


@pytest.mark.parametrize(
    "form", [{"verdict": "fine"}, {"verdict": "dismissed"}, {"verdict": "dismissed", "reason": "because"}, {}]
)
def test_a_decision_that_is_not_whole_is_told_so(at: Desk, form: dict[str, str]) -> None:
    answer = at.post("/f/1/decide", {**at.form_of(1), **form})
    assert answer.status == 422
    assert decisions(at) == []
