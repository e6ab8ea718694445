"""The answers of a nightly run that is not finished yet: each kept as soon as it is there, so that none is lost."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from provenance.store import rows
from provenance.store.store import Store
from sources.capture import Capture, Hop, Outcome

_EMPTY = Capture("", Outcome.UNKNOWN, datetime.min, "", "").digest


@dataclass(frozen=True, slots=True)
class Observed:
    """An answer and the copies that archives had. `digest` is that of the page, whose bytes may have been let go."""

    capture: Capture
    copies: tuple[Capture, ...]
    digest: str | None
    capture_id: int | None


def note_answer(store: Store, run: str, capture: Capture, copies: Sequence[Capture], *, with_body: bool) -> Observed:
    """Keep an answer at once, its bytes too with `with_body`. What is returned holds no bytes: they lie on disk."""
    with store.writing():
        is_kept = with_body or not capture.outcome.has_content
        capture_id = store.keep_capture(run, capture) if is_kept and capture.body else None
        answers = [_row(run, capture, 0, capture_id)]
        answers += [
            _row(run, copy, rank, store.keep_capture(run, copy) if copy.body else None)
            for rank, copy in enumerate(copies, 1)
        ]
        keyed = [{**row, "url": capture.url} for row in answers]
        store.db.table("observations").insert_all(keyed, replace=True)
    digest = capture.digest if capture.body else None
    return Observed(replace(capture, body=b"", raw=None), tuple(copies), digest, capture_id)


def noted_answers(store: Store, run: str) -> dict[str, Observed]:
    """The answers that a run has kept so far, by address; the copies with their bytes, the live ones without."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in store.db.query("SELECT * FROM observations WHERE run_id = ? ORDER BY url, rank", [run]):
        found.setdefault(row["url"], []).append(row)
    return {url: _observed(store, url, answers) for url, answers in found.items() if answers[0]["rank"] == 0}


def forget_answers(store: Store, run: str) -> None:
    """Empty the journal of a run, whose answers are checks now or count for nothing."""
    with store.writing():
        store.db.execute("DELETE FROM observations WHERE run_id = ?", [run])


def _row(run: str, capture: Capture, rank: int, capture_id: int | None) -> rows.Row:
    hops = [[hop.url, hop.status, hop.location, hop.peer, hop.agent] for hop in capture.hops]
    kept = [(name, value) for name, value in capture.headers if name.lower() in rows.CONDITION_FIELDS]
    return {
        "run_id": run,
        "rank": rank,
        "capture_id": capture_id,
        "origin": capture.origin,
        "captured": capture.captured.isoformat(),
        "outcome": capture.outcome.value,
        "status": capture.status,
        "reason": capture.reason,
        "error": capture.error,
        "final_url": capture.final_url,
        "media_type": capture.media_type,
        "truncated": capture.truncated,
        "archived_url": capture.archived_url,
        "headers": json.dumps(kept, ensure_ascii=False),
        "hops": json.dumps(hops, ensure_ascii=False),
        "digest": capture.digest,
    }


def _observed(store: Store, url: str, answers: Sequence[Mapping[str, Any]]) -> Observed:
    live, *copies = answers
    digest = None if live["digest"] == _EMPTY else live["digest"]
    copied = tuple(_capture(url, row, store.stored_body(row["capture_id"])) for row in copies)
    return Observed(_capture(url, live, b""), copied, digest, live["capture_id"])


def _capture(url: str, row: Mapping[str, Any], body: bytes) -> Capture:
    return Capture(
        url=url,
        outcome=Outcome(row["outcome"]),
        captured=datetime.fromisoformat(row["captured"]),
        origin=row["origin"],
        reason=row["reason"],
        final_url=row["final_url"],
        status=row["status"],
        headers=tuple((name, value) for name, value in json.loads(row["headers"])),
        media_type=row["media_type"],
        body=body,
        truncated=row["truncated"],
        error=row["error"],
        hops=tuple(Hop(*hop) for hop in json.loads(row["hops"])),
        archived_url=row["archived_url"],
    )
