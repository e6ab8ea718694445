"""Text from outside stays text, whatever it holds and in whatever field it comes."""

import sqlite3
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from tests.review.desk import Desk
from tests.review.test_views import views

EVIL = (
    "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}{% x %}"
    '<a href="javascript:alert(3)">&amp;\u202e\x07'
)
FIELDS = {
    "run_findings": ("message", "quote", "suggestion", "url"),
    "reports": ("name",),
    "notes": ("label", "text"),
    "references_": ("text", "title", "authors", "container", "publisher", "year", "doi"),
    "addresses": ("url",),
    "checks": ("reason", "final_url", "archived_url", "archived_at"),
    "captures": ("url", "origin"),
    "claims": ("text",),
    "evidence": ("quote", "found", "explanation", "cell", "url"),
    "documents": ("text", "language", "title"),
    "run_documents": ("path",),
    "unread": ("reason",),
}


class Elements(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "script" and values != {"src": "/static/review.js", "defer": None}:
            self.faults.append(f"script {values}")
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.faults.append(tag)
        for name, value in values.items():
            if name.startswith("on") or name == "style":
                self.faults.append(f"{tag} {name}")
            if name in ("href", "src", "action") and (value or "").strip().lower().startswith(
                ("javascript:", "vbscript:")
            ):
                self.faults.append(f"{tag} {name}={value}")


@pytest.fixture
def poisoned(at: Desk) -> Desk:
    """The page on a database in which every text is hostile."""
    at.post("/choose", {"name": EVIL})
    at.decide(1, "supported", note=EVIL)
    with sqlite3.connect(at.path) as db:
        for table, columns in FIELDS.items():
            for column in columns:
                value = f'["{"x" * 3}<script>"]' if column == "authors" else EVIL
                unique = " || rowid" if (table, column) in (("addresses", "url"), ("captures", "url")) else ""
                db.execute(f"UPDATE {table} SET {column} = ?{unique}", [value])
    return at


def test_hostile_text_in_every_field_stays_text(poisoned: Desk) -> None:
    for view in views(poisoned):
        answer = poisoned.get(view)
        assert answer.status in (200, 404), view
        parser = Elements()
        parser.feed(answer.text)
        assert parser.faults == [], view


@pytest.mark.parametrize("name", ["q", "host", "rule", "severity", "status", "verdict", "page", "sort", "new"])
def test_hostile_filters_stay_text(at: Desk, name: str) -> None:
    from urllib.parse import urlencode

    for value in (EVIL, "%", "\\", "'", "1 OR 1=1", "-1", "9" * 40, "\x00"):
        answer = at.get(f"/r/1/queue?{urlencode({name: value})}")
        assert answer.status == 200, (name, value)
        parser = Elements()
        parser.feed(answer.text)
        assert parser.faults == []


@pytest.mark.parametrize(
    "address",
    [
        "/r/x/queue", "/r/9999999999999999999999/queue", "/f/-1", "/f/1e3", "/s/abc", "/c/zz", "/runs/%00",
        "/runs/1...x",
        "/d/1/%3Cscript%3E", "/rules/none", "/jobs/7", "/export/all.html", "/r/1/queue?at=x", "/r/1/doc?part=99999",
        "/r/1/queue?at=99999", "/links?after=x-y", "/links?report=x", "/decisions?before=x&since=never", "/?from=-1",
        "/r/%F0%9F%98%80/queue", "/r/%C2%B2/queue", "/s/1/diff?a=x", "/r/1/bulk?f=x", "/r/1/bulk?f=99999",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_says_so(at: Desk, address: str) -> None:
    assert at.get(address).status in (200, 404)


def test_a_document_named_like_a_path_stays_in_its_folder(tmp_path: Path) -> None:
    from provenance.review.work import file_name

    assert file_name("../../etc/passwd") == "passwd"
    assert file_name("..\\..\\x.pdf") == "x.pdf"
    assert file_name(".hidden") == "hidden"
    assert file_name("\x00\n") == "__"
    assert file_name("") == "document"
    assert len(file_name("x" * 500)) == 120


def test_every_page_is_valid_markup(at: Desk) -> None:
    at.decide(1, "supported", note="seen")
    at.decide(2, "dismissed", reason="derived")
    for view in views(at):
        html5lib.HTMLParser(strict=True).parse(at.get(view).text)
