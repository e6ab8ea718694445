"""Save Page Now: accepted, refused, slow, and its keys told to nobody else."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sources.archives.remote import asking
from sources.archives.remote.asking import Asker
from sources.archives.remote.saving import PageSaver, Saved, SaveKeys, Saving
from tests.sources.world import Asked, World, answer, fetcher

URL = "https://paper.test/a?b=c&d=e"
KEYS = SaveKeys("key-access", "key-secret")
JOB = {"url": URL, "job_id": "spn2-1"}


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "UNLISTED_WAIT_S", 0.01)


def told(*values: object, status: str = "200 OK") -> Callable[[Asked], bytes]:
    waiting = list(values)

    def reply(asked: Asked) -> bytes:
        value = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return answer(value if isinstance(value, bytes) else json.dumps(value).encode(), status)

    return reply


def saved(submit: object, status: object = b"", urls: tuple[str, ...] = (URL,)) -> tuple[list[Saving], World]:
    async def run() -> tuple[list[Saving], World]:
        async with World({"/save": submit, "/save/status/spn2-1": status}) as world, fetcher() as client:  # type: ignore[dict-item]
            asker = Asker(client.net, datetime(2026, 1, 1, tzinfo=UTC), seconds=1)
            saver = PageSaver(world.url("", "archive.test"), KEYS, asker, pauses_s=(0, 0, 0, 0))
            return [await saver.save(url) for url in urls], world

    return asyncio.run(run())


DONE = {"status": "success", "timestamp": "20260105101112", "original_url": URL}


def test_a_page_is_saved_and_its_copy_named() -> None:
    pending = {"status": "pending", "resources": []}
    (saving,), world = saved(told(JOB), told(pending, pending, DONE))
    assert saving.outcome is Saved.SAVED
    assert (saving.archived_url or "").endswith(f"/web/20260105101112/{URL}")
    assert world.asked[0].line.startswith("POST /save")
    assert world.asked[0].headers["authorization"] == "LOW key-access:key-secret"
    assert len(world.asked) == 4


def test_the_keys_are_in_no_address_and_no_message() -> None:
    (saving,), world = saved(told(JOB), told(DONE))
    assert not any("key-" in asked.target for asked in world.asked)
    assert "key-" not in f"{saving!r} {KEYS!r}"


@pytest.mark.parametrize(
    ("submit", "status", "outcome"),
    [
        (told({"status": "error", "status_ext": "error:blocked-url", "message": "no"}), told(DONE), Saved.REFUSED),
        (told({"status": "error", "status_ext": "error:service-unavailable"}), told(DONE), Saved.LATER),
        (told({"status": "error", "status_ext": "error:too-many-daily-captures"}), told(DONE), Saved.KNOWN),
        (told({"status": "error", "status_ext": "error:never-heard-of"}), told(DONE), Saved.REFUSED),
        (told(b"<html><h2>Sorry</h2><p>Try again.</p>"), told(DONE), Saved.LATER),
        (told(b"[]"), told(DONE), Saved.LATER),
        (told({"x": 1}, status="401 No"), told(DONE), Saved.STOPPED),
        (told(b"busy", status="503 Busy"), told(DONE), Saved.LATER),
        (told({**JOB, "message": "The same snapshot had been made 3 minutes ago."}), told(DONE), Saved.KNOWN),
        (told(JOB), told({"status": "pending"}), Saved.PENDING),
        (told(JOB), told({"status": "error", "status_ext": "error:not-found", "message": "404"}), Saved.REFUSED),
        (told(JOB), told({"message": "gone"}, status="404 Gone"), Saved.PENDING),
    ],
)
def test_each_answer_has_its_outcome(submit: object, status: object, outcome: Saved) -> None:
    assert saved(submit, status)[0][0].outcome is outcome


def test_a_session_limit_ends_the_batch() -> None:
    limit = told({"status": "error", "status_ext": "error:user-session-limit", "message": "wait"})
    savings, world = saved(limit, urls=(URL, f"{URL}2", f"{URL}3"))
    assert {saving.outcome for saving in savings} == {Saved.STOPPED}
    assert len(world.asked) == 1
