"""Runs that asked sites and archives on loopback, computed again from what was stored of both."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from provenance.config import Settings
from provenance.nightly.run import run_night
from provenance.store.store import read_store
from provenance.verify import verify
from sources.archives.remote import asking
from tests.provenance.link_world import hurry, page
from tests.provenance.test_archiving import SAYS, SAYS_OTHER, STAMP, TARGET, audited, worlds
from tests.sources.archive_world import html
from tests.sources.world import Reply, answer, redirect

SAID = ((STAMP, html("Losses", SAYS)),)
FIRST = datetime(2026, 4, 1, 3, tzinfo=UTC)
ARTICLE = page("Page not found", "<p>Sorry, there is no such page.</p>")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    monkeypatch.setattr(asking, "UNLISTED_WAIT_S", 0.01)


@pytest.mark.parametrize(
    ("reply", "copies"),
    [
        (page("Losses", SAYS), ()),
        (page("Losses", SAYS), SAID),
        (page("Losses", SAYS_OTHER), SAID),  # it has lost the figure
        (answer(b"", "404 None"), SAID),
        (answer(b"", "404 None"), ()),
        (ARTICLE, SAID),
        (redirect("/"), SAID),
        (answer(b"", "403 No"), ()),
        (answer(b"", "503 Busy"), SAID),
        (answer(b"\xff\xfe\x00broken", "200 OK"), ()),
    ],
)
def test_what_sites_and_archives_said_is_judged_again_the_same(
    tmp_path: Path, reply: Reply, copies: Sequence[tuple[str, bytes]]
) -> None:
    with worlds(reply, list(copies)) as (world, archive, _):
        there = (archive.url("", "archive.test"),)
        for day in (1, 2):  # the second run knows the checks of the first
            audited(tmp_path, world.url(TARGET), there, db=tmp_path / "x.db", as_of=FIRST + timedelta(days=day))
        world.asked.clear()
        settings = {"allow_private": ("127.0.0.0/8",), "delay": 0.0, "guard_hosts": (), "archives": there}
        night = run_night(Settings(db=tmp_path / "x.db", as_of=FIRST + timedelta(days=40), **settings))  # type: ignore[arg-type]
    assert night.checked == 1
    with read_store(tmp_path / "x.db") as store:
        for run in ("000001", "000002", "000003"):
            found = verify(store, run)
            assert found.is_equal, found
            assert found.documents == 0 or found.captures > 0
