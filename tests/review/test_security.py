"""What a page in another tab, another name or an earlier start asks is refused, and changes no row."""

import sqlite3
from pathlib import Path

import pytest

from provenance.errors import ConfigError
from provenance.review import serving
from provenance.review.page import is_local
from provenance.review.security import allowed_hosts, local_path
from provenance.review.templating import script, web_address
from tests.review.desk import Desk, desk

OURS = {"Origin": "{base}", "Sec-Fetch-Site": "same-origin"}
WRONG: list[tuple[str, dict[str, str], int]] = [
    ("another name leads here", {**OURS, "Host": "attacker.example"}, 421),
    ("another name with our port", {**OURS, "Host": "attacker.example:{port}"}, 421),
    ("another port", {**OURS, "Host": "127.0.0.1:1"}, 421),
    ("no name", {**OURS, "Host": ""}, 400),
    ("a name that begins like ours", {**OURS, "Host": "127.0.0.1.attacker.example:{port}"}, 421),
    ("another page sends a form", {"Origin": "https://attacker.example", "Sec-Fetch-Site": "cross-site"}, 403),
    ("another port of this machine", {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"}, 403),
    ("a sandboxed frame", {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
    ("typed into the address bar", {"Sec-Fetch-Site": "none"}, 403),
    ("nobody says where from", {}, 403),
    ("no cookie", {**OURS, "Cookie": ""}, 403),
    ("a cookie of an earlier start", {**OURS, "Cookie": "provenance_{port}=abc.def"}, 403),
]


@pytest.mark.parametrize(("name", "headers", "status"), WRONG, ids=[case[0] for case in WRONG])
def test_a_request_with_a_wrong_header_changes_no_row(
    at: Desk, name: str, headers: dict[str, str], status: int
) -> None:
    form = {**at.form_of(1), "verdict": "supported", "csrf": at.token()}
    given = {key: value.format(base=at.base, port=at.port) for key, value in headers.items()}
    assert at.ask("POST", "/f/1/decide", form, given).status == status
    assert at.rows("SELECT count(*) FROM decisions") == [(0,)]


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_a_form_without_its_token_changes_no_row(at: Desk, token: str) -> None:
    form = {**at.form_of(1), "verdict": "supported", "csrf": token}
    answer = at.ask("POST", "/f/1/decide", form, {"Origin": at.base, "Sec-Fetch-Site": "same-origin"})
    assert answer.status == 403
    assert at.rows("SELECT count(*) FROM decisions") == [(0,)]


def test_the_same_request_with_all_as_it_should_be_is_taken(at: Desk) -> None:
    assert at.decide(1, "supported").status == 303
    assert at.rows("SELECT count(*) FROM decisions") == [(1,)]


def test_getting_an_address_of_a_change_changes_nothing(at: Desk) -> None:
    for address in ("/f/1/decide?verdict=supported", "/undo"):
        assert at.get(address).status == 405
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert at.ask(method, "/f/1/decide").status == 405
    assert at.rows("SELECT count(*) FROM decisions") == [(0,)]


def test_without_the_start_token_nothing_is_shown(at: Desk) -> None:
    at.cookie = ""
    answer = at.get("/r/1/queue")
    assert answer.status == 403
    assert "WATER" not in answer.text
    assert at.get("/?token=wrong").status == 403


def test_the_start_token_becomes_a_strict_cookie_and_leaves_the_address(at: Desk) -> None:
    at.cookie = ""
    answer = at.get(f"/r/1/queue?token={at.keys.token}&sort=rule")
    assert (answer.status, answer.headers["location"]) == (303, "/r/1/queue?sort=rule")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_every_answer_says_what_the_browser_may_load(at: Desk) -> None:
    for address in ("/", "/r/1/queue", "/nowhere", "/static/review.css", "/healthz", "/f/99999"):
        headers = at.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers


def test_a_redirection_never_leads_elsewhere(at: Desk) -> None:
    at.cookie = ""
    assert at.get(f"//attacker.example/?token={at.keys.token}").headers["location"] == "/"
    at.enter()
    for address in ("https://attacker.example/", "//attacker.example/", "/\\attacker.example", "javascript:alert(1)"):
        answer = at.decide(1, "supported", next=address)
        assert answer.headers["location"].startswith("/f/1"), address


def test_a_page_started_read_only_changes_nothing(path: Path) -> None:
    with desk(path, read_only=True) as at:
        assert "Accept as right" not in at.get("/r/1/queue").text
        assert at.post("/f/1/decide", {"verdict": "supported", "newest": "0", "evidence": "x"}).status == 403
        assert at.rows("SELECT count(*) FROM decisions") == [(0,)]


def test_a_database_of_a_newer_version_can_be_read_only(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999999")
    with desk(path) as at:
        assert "newer version" in at.get("/").text
        assert at.post("/undo", {}).status == 403


def test_another_address_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(serving.TOKEN_VARIABLE, raising=False)
    with pytest.raises(ConfigError, match=serving.TOKEN_VARIABLE):
        serving.choose_keys("0.0.0.0")
    monkeypatch.setenv(serving.TOKEN_VARIABLE, "short")
    with pytest.raises(ConfigError, match="too short"):
        serving.choose_keys("127.0.0.1")
    monkeypatch.setenv(serving.TOKEN_VARIABLE, "a secret that is long enough")
    assert serving.choose_keys("0.0.0.0").token == "a secret that is long enough"


def test_what_is_sent_has_a_limit(at: Desk) -> None:
    headers = {"Origin": at.base, "Sec-Fetch-Site": "same-origin", "Content-Length": str(1 << 40)}
    assert at.ask("POST", "/undo", {}, headers).status == 413


def test_our_names_and_paths_are_told_from_others() -> None:
    assert "localhost:8000" in allowed_hosts(8000)
    assert "localhost" not in allowed_hosts(8000)
    assert local_path("//evil") == local_path("/\\evil") == local_path("evil") == "/"
    assert is_local("/r/1/queue?at=3")
    assert not any(map(is_local, ("http://x/", "//x", "/\\x", "", "javascript:alert(1)", "/\n/x")))


def test_only_web_addresses_become_links() -> None:
    assert web_address("https://example.org/a?b") == "https://example.org/a?b"
    bad = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "http://[x", "x", "", None)
    assert [web_address(address) for address in bad] == [None] * len(bad)


def test_the_script_is_small() -> None:
    assert len(script()) <= 10_240
