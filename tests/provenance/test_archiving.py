"""`provenance check` and `links` with archives on the network: copies judged, offered, compared, and stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance import cli
from provenance.audit import audit
from provenance.config import Settings
from provenance.links import audit_links, read_targets
from provenance.result import Result
from sources import Outcome
from sources.archives.remote import asking
from tests.provenance.link_world import Sites, hurry, page, served
from tests.sources.archive_world import Kept, StandIn, html
from tests.sources.world import Reply, World, answer, redirect

CLAIM = "In 2022 the utilities of the basin lost 38 per cent of the water in their networks.[^1]\n\n"
NOTE = "[^1]: Water Council 2023, Losses in the networks, {url}; Accessed: 12 January 2024\n"
MORE = """<p>The council met in the town hall in March and spoke of pipes, of pumps, and of what it costs to keep them.
Engineers from the upper valley showed drawings of the old mains, some of which were laid before the war. Farmers asked
why their wells ran dry in summer while fountains in the capital played all night. Nobody had an answer ready, so a
working group was formed. It will travel along the river, read the meters of every village, and report by the end of
autumn on leaks, theft and evaporation. The minister thanked all who came and closed the meeting before noon.</p>"""
SAYS = f"<p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>{MORE}"
SAYS_OTHER = f"<p>In 2022 the utilities of the basin lost 29% of the water in their networks.</p>{MORE}"
TARGET = "/water/losses.html"
STAMP = "20240110000000"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    monkeypatch.setattr(asking, "UNLISTED_WAIT_S", 0.01)


@contextmanager
def worlds(reply: Reply, copies: list[tuple[str, bytes]], **pages: Reply) -> Iterator[tuple[World, World, StandIn]]:
    """A site that answers with `reply`, and an archive with `copies` of its page (timestamp, body)."""
    stand_in = StandIn()
    sites = Sites({("site.test", TARGET): reply, ("site.test", "/"): page("Today", MORE)})
    with ExitStack() as stack:
        world = stack.enter_context(served(sites))
        archive = stack.enter_context(served(stand_in))  # type: ignore[arg-type]
        stand_in.kept = [Kept(stamp, world.url(TARGET), body=body) for stamp, body in copies]
        yield world, archive, stand_in


def audited(folder: Path, url: str, archives: tuple[str, ...], **settings: object) -> Result:
    (folder / "report.md").write_text(CLAIM + NOTE.format(url=url))
    given = {"allow_private": ("127.0.0.0/8",), "delay": 0.0, "guard_hosts": (), "archives": archives, **settings}
    return audit([str(folder / "report.md")], Settings(**given))  # type: ignore[arg-type]


def verdict(result: Result) -> str:
    return result.documents[0].examination.claims[0].judgement.verdict.value


def messages(result: Result) -> dict[str, str]:
    return {finding.rule: finding.message for _, finding in result.findings}


def test_a_dead_link_is_judged_on_its_archived_copy_which_is_named_and_kept(tmp_path: Path) -> None:
    copies = [("20120101000000", html("Old", MORE)), (STAMP, html("Losses", SAYS))]
    with worlds(answer(b"", "404 None"), copies) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),), db=tmp_path / "x.db")
    assert verdict(result) == "supported"
    evidence = result.documents[0].examination.claims[0].judgement.figures[0].evidence[0]
    assert (evidence.captured or "").startswith("2024-01-10")
    assert "Read in the archived copy of 2024-01-10" in evidence.explanation
    assert "2024-01-10" in messages(result)["dead-link"]
    assert f"/web/{STAMP}id_/" in messages(result)["dead-link"]
    copy = result.links[0].archived
    assert copy is not None
    assert copy.timestamp == datetime(2024, 1, 10, tzinfo=UTC)
    rows = sqlite3.connect(tmp_path / "x.db").execute("SELECT origin, file, archived_url FROM captures").fetchall()
    kept = [row for row in rows if row[0].startswith("archive.test")]
    assert [row for row in kept if row[1] and STAMP in row[2]]


def test_a_page_that_has_lost_the_cited_figure_has_drifted(tmp_path: Path) -> None:
    with worlds(page("Losses", SAYS_OTHER), [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),))
    assert verdict(result) == "supported"
    assert result.links[0].verdict is Outcome.DRIFTED
    assert "38 per cent" in messages(result)["content-drift"]


def test_a_page_that_is_rewritten_and_keeps_the_figure_has_it_said(tmp_path: Path) -> None:
    other = "<p>" + "Boats and nets were sold on the quay by men from the islands in the north. " * 12 + "</p>"
    kept = "<p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>"
    with worlds(page("Fishing", other + kept), [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),))
    assert result.links[0].verdict is Outcome.DRIFTED
    assert "still stands there" in messages(result)["content-drift"]


def test_a_live_page_like_its_copy_is_no_news_and_one_without_a_copy_is_told(tmp_path: Path) -> None:
    with worlds(page("Losses", SAYS), [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),))
        assert not {"unarchived-source", "content-drift"} & messages(result).keys()
        assert result.links[0].verdict is Outcome.OK
    with worlds(page("Losses", SAYS), []) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),))
        assert "unarchived-source" in messages(result)
        assert result.status() in (0, 1)


def test_an_archive_that_was_named_and_is_out_of_reach_makes_the_result_incomplete(tmp_path: Path) -> None:
    with worlds(page("Losses", SAYS), []) as (world, archive, stand_in):
        stand_in.before = lambda asked: answer(b"", "503 Busy")
        result = audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),))
    assert verdict(result) == "supported"
    assert result.status() == 69
    assert "unarchived-source" not in messages(result)
    assert "archive.test" in result.unread[0].path


def test_an_archive_that_nobody_named_fails_no_run(tmp_path: Path) -> None:
    with worlds(answer(b"", "404 None"), []) as (world, _, _):
        result = audited(tmp_path, world.url(TARGET), ())
    assert result.run.complete
    assert "dead-link" in messages(result)


def test_none_is_none(tmp_path: Path) -> None:
    with worlds(answer(b"", "404 None"), [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), ("none",))
        assert archive.asked == []
    assert verdict(result) == "unavailable"


@pytest.mark.parametrize("reply", [page("Page not found", "<h1>Page not found</h1>"), redirect("/")])
def test_what_answers_well_and_is_lost_is_judged_on_its_copy(tmp_path: Path, reply: bytes) -> None:
    with worlds(reply, [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        result = audited(tmp_path, world.url(TARGET), (archive.url("/web/", "archive.test"),))
    assert verdict(result) == "supported"
    assert {"soft-404", "redirect-to-home"} & messages(result).keys()


def test_links_alone_name_the_copy_of_what_is_dead_and_what_has_drifted(tmp_path: Path) -> None:
    with worlds(answer(b"", "404 None"), [(STAMP, html("Losses", SAYS))]) as (world, archive, _):
        settings = Settings(
            allow_private=("127.0.0.0/8",), delay=0.0, guard_hosts=(), archives=(archive.url("", "archive.test"),)
        )
        (tmp_path / "report.md").write_text(CLAIM + NOTE.format(url=world.url(TARGET)))
        result = audit_links((), settings, given=read_targets([str(tmp_path / "report.md")]))
        bare = audit_links((world.url(TARGET) + "#a",), settings)
        world.pages.pages[("site.test", TARGET)] = page("Losses", SAYS_OTHER)  # type: ignore[attr-defined]
        drifted = audit_links((), settings, given=read_targets([str(tmp_path / "report.md")]))
    assert result.links[0].archived is not None
    assert bare.links[0].archived is not None
    assert drifted.links[0].verdict is Outcome.DRIFTED
    assert result.links[0].strikes == 1


def test_offline_asks_no_archive(tmp_path: Path) -> None:
    with worlds(page("Losses", SAYS), []) as (world, archive, _):
        audited(tmp_path, world.url(TARGET), (archive.url("", "archive.test"),), offline=True)
        assert world.asked == archive.asked == []


# ---- Save Page Now


def test_what_is_alive_and_in_no_archive_is_saved_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("provenance.saving.PageSaver.pauses_s", (0, 0))
    monkeypatch.setenv("IA_ACCESS_KEY_ID", "the-access")
    monkeypatch.setenv("IA_SECRET_ACCESS_KEY", "the-secret")
    with worlds(page("Losses", SAYS), []) as (world, archive, stand_in):
        stand_in.pages["/save"] = answer(b'{"job_id": "j1"}')
        stand_in.pages["/save/status/j1"] = answer(b'{"status": "success", "timestamp": "20260105101112"}')
        given = ["--allow-private", "127.0.0.0/8", "--archive", archive.url("", "archive.test"), "--no-progress"]
        cli.run(["links", world.url(TARGET), world.url("/gone"), "--save", *given])
        posted = [asked for asked in archive.asked if asked.line.startswith("POST")]
    shown = capsys.readouterr()
    assert len(posted) == 1
    assert "saved:" in shown.err
    assert "/web/20260105101112/" in shown.err
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in ("the-access", "the-secret"):
        assert secret not in shown.out + shown.err
        assert secret.encode() not in kept


def test_without_keys_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IA_ACCESS_KEY_ID", raising=False)
    assert cli.run(["links", "http://site.test/", "--save"]) == 2
