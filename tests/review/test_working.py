"""Copies uploaded, documents added, claims judged again, many decided at once: from the page, without a script too."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_httpserver import HTTPServer

from provenance import check
from provenance.config import Settings
from tests.review.conftest import Opener
from tests.review.desk import NOON, Answer, Desk, desk

PAGE = b"<!doctype html><p>Emergency repairs cost the three largest cities $61 million in 2021.</p>"


def send_file(at: Desk, path: str, name: str, data: bytes, **fields: str) -> Answer:
    """A form with a file, as the page sends it."""
    edge = "edge7d1"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in {"csrf": at.token(), **fields}.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = "".join(parts).encode() + head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    headers = {
        "Origin": at.base,
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "Content-Length": str(len(body)),
    }
    return at.ask("POST", path, body=body, headers=headers)


def wait(at: Desk, answer: Answer) -> str:
    """The page of a piece of work when it is over."""
    assert answer.status == 303, answer.text
    for _ in range(600):
        text = at.get(answer.headers["location"]).text
        if "<title>Done" in text or "<title>Failed" in text:
            return text
        time.sleep(0.05)
    raise AssertionError("the work did not end")


def address_of(at: Desk, part: str) -> int:
    return int(at.rows("SELECT id FROM addresses WHERE url LIKE ?", f"%{part}%")[0][0])


def verdict_of(at: Desk, words: str) -> str:
    query = "SELECT w.verdict FROM claims_with_verdicts w WHERE w.text LIKE ? ORDER BY w.run_id DESC LIMIT 1"
    return str(at.rows(query, f"%{words}%")[0][0])


def test_a_copy_that_is_uploaded_is_kept_with_who_and_when_and_judged_at_once(at: Desk) -> None:
    assert verdict_of(at, "$61 million") == "unavailable"
    gone = address_of(at, "what-a-burst-main-costs")
    done = wait(at, send_file(at, f"/s/{gone}/upload", "../../burst main.html", PAGE))
    assert "1 claim has another verdict now" in done
    assert verdict_of(at, "$61 million") == "supported"
    assert at.rows("SELECT who, name, at FROM uploads") == [("Ada", "burst main.html", "2026-01-05T12:00:00Z")]
    shown = at.get(f"/s/{gone}").text
    assert "added by Ada (burst main.html)" in shown
    finding = at.rows("SELECT id FROM findings WHERE rule = 'dead-link'")[0][0]
    assert "no longer found it" not in at.get(f"/f/{finding}").text  # a copy does not make the link answer


def test_a_copy_is_found_again_by_the_next_check(at: Desk) -> None:
    gone = address_of(at, "what-a-burst-main-costs")
    wait(at, send_file(at, f"/s/{gone}/upload", "burst.html", PAGE))
    folder = at.path.parent
    check(folder / "brief.txt", sources=[folder / "captures.warc.gz"], offline=True, db=at.path, as_of="2026-01-07")
    assert verdict_of(at, "$61 million") == "supported"


def test_words_typed_for_a_source_without_address_are_judged(opened: Opener, at: Desk) -> None:
    page = opened("/d/1/r9", java_script_enabled=False)
    page.get_by_label("typed or pasted").fill("Tariffs cover 62 per cent of the running costs of the utilities.")
    page.get_by_role("button", name="Add the copy and judge again").click()
    for _ in range(200):
        if page.get_by_role("heading", name="Done").count():
            break
        page.get_by_role("link", name="Show it now").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    assert verdict_of(at, "62 per cent") == "supported"


def test_progress_comes_up_by_itself_with_the_script(opened: Opener, at: Desk, tmp_path: Path) -> None:
    page = opened("/add")
    report = tmp_path / "note.md"
    report.write_text("# A note\n\nProfits rose by 12 per cent.\n")
    page.locator("input[type=file]").set_input_files(report)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    expect(page.locator(".lead")).to_contain_text("1 claim, ")
    page.get_by_role("link", name="All reports").click()
    expect(page.get_by_role("link", name="A note", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("empty.txt", b"  ", "empty"), ("image.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "read"), ("", b"", "empty")],
)
def test_a_copy_in_which_nothing_can_be_read_is_refused_with_its_reason(
    at: Desk, name: str, data: bytes, why: str
) -> None:
    answer = send_file(at, "/s/1/upload", name, data)
    assert answer.status == 409
    assert why in answer.text
    assert at.rows("SELECT count(*) FROM uploads") == [(0,)]


def test_a_claim_can_be_judged_again(at: Desk) -> None:
    done = wait(at, at.post("/f/11/judge", {}))
    assert "every claim has the verdict that it had" in done
    assert at.rows("SELECT count(*) FROM runs") == [(2,)]
    assert "1 of 16" in at.get("/r/1/queue").text


def test_a_link_cannot_be_asked_without_the_network(at: Desk) -> None:
    assert "started with --offline" in wait(at, at.post("/s/1/check", {}))


def test_a_link_is_asked_from_the_page(path: Path, httpserver: HTTPServer) -> None:
    settings = Settings(as_of=NOON, allow_private=("127.0.0.0/8",), guard_hosts=())
    httpserver.expect_request("/a").respond_with_data("<p>Losses were 12 per cent.</p>", content_type="text/html")
    url = httpserver.url_for("/a")
    report = path.parent / "linked.md"
    report.write_text(f"# Linked\n\nLosses were 12 per cent.[^1]\n\n[^1]: Council 2023, Losses, {url}\n")
    check(report, offline=True, db=path, as_of="2026-01-02")
    with desk(path, settings=settings) as at:
        assert verdict_of(at, "Losses were 12") == "unavailable"
        done = wait(at, at.post(f"/s/{address_of(at, '/a')}/check", {}))
        assert "It answers: answers" in done
        assert verdict_of(at, "Losses were 12") == "supported"


def test_many_are_decided_at_once_after_a_preview_and_one_undo_takes_all_back(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue")
    page.keyboard.press("Space")
    page.keyboard.press("j")
    expect(page.locator(".position b")).to_have_text("2 of 16")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Decide on the selected").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide on 2 findings")
    assert at.rows("SELECT count(*) FROM decisions") == [(0,)]
    page.get_by_role("button", name="Another reason").click()
    expect(page.get_by_role("alert")).to_contain_text("write one")
    page.get_by_role("button", name="The wrong passage was matched").click()
    expect(page.locator("#status")).to_contain_text("2 findings: dismissed")
    expect(page.locator(".position b")).to_contain_text("of 14")
    page.keyboard.press("u")
    expect(page.locator(".position b")).to_contain_text("of 16")
    assert at.rows("SELECT count(*), count(DISTINCT batch), sum(undoes IS NOT NULL) FROM decisions") == [(4, 1, 2)]


def test_all_that_match_are_decided_without_a_script(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/queue?severity=warning", java_script_enabled=False)
    page.get_by_role("button", name="on all 5").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide on 5 findings")
    page.get_by_role("button", name="All need mending").click()
    expect(page.locator("#status")).to_contain_text("5 findings: to be mended")
    assert at.rows("SELECT count(*) FROM finding_states WHERE state = 'needs-fix'") == [(5,)]


def test_a_batch_is_refused_when_the_list_changed_meanwhile(at: Desk) -> None:
    text = at.get("/r/1/bulk?all=1&severity=warning").text
    found = re.search(r'name="mark" value="([^"]*)"', text)
    assert found is not None
    at.decide(2, "supported")
    form = {"all": "1", "filter": "severity=warning", "verdict": "needs-fix", "mark": found[1]}
    assert at.post("/r/1/bulk", form).status == 409
    assert at.rows("SELECT count(*) FROM decisions") == [(1,)]


def test_a_report_can_be_taken_along(at: Desk) -> None:
    assert "/export/1.html" in at.get("/r/1/exports").text
    for form, sign in (("html", "<html"), ("csv", "contradicted-figure"), ("sarif", '"2.1.0"'), ("md", "#")):
        answer = at.get(f"/export/1.{form}")
        assert answer.status == 200
        assert sign in answer.text
        assert answer.headers["content-disposition"].startswith("attachment")
    assert at.get("/export/1.exe").status == 404
