"""Deciding on many at once: a page that lists what is affected, then one batch that one undo takes back."""

import sqlite3
from hashlib import sha256
from urllib.parse import parse_qsl

from starlette.responses import Response

from provenance.review.page import Page, as_number, to
from provenance.review.queries.queue import Filter, draw, matching, with_words
from provenance.review.views.deciding import choice_of, with_saved
from provenance.review.views.review import report_of
from provenance.store.connections import writing
from provenance.store.decisions import BadDecision, Overtaken, Seen, decide_many

SHOWN = 200
LIMIT = 10_000  # that can be ticked one by one


def preview(page: Page) -> Response:
    """What would be decided on: those selected, or all that match the filter."""
    return _preview(page, [as_number(one) for one in page.request.query_params.getlist("f")], page.query)


def decide(page: Page) -> Response:
    """Append the decisions; refused when what matches is no longer what was listed."""
    chosen = [as_number(one) for one in page.many("f")]
    given = {**dict(parse_qsl(page.text("filter"))), "all": page.text("all"), "note": page.text("note")}
    choice = choice_of(page)
    found = _found(page, chosen, given)
    if _mark(found) != page.text("mark"):
        raise Overtaken("the list changed while you looked at it: go back and look again")
    seen = [Seen(row["id"], row["evidence_hash"], _newest(page, row["id"])) for row in found]
    try:
        with writing(page.house.path) as db:
            first, _ = decide_many(db, seen, choice)
    except BadDecision as error:
        return _preview(page, chosen, given, f"{str(error)[:1].upper()}{str(error)[1:]}.", 422)
    key, _, _ = report_of(page)
    return to(with_saved(f"/r/{key}/queue?{Filter.read(given).query()}", first))


def _preview(page: Page, chosen: list[int], given: dict[str, str], error: str = "", status: int = 200) -> Response:
    key, _, name = report_of(page)
    wanted = Filter.read(given)
    found = _found(page, chosen, given)
    return page.render(
        "bulk.html",
        status,
        key=key,
        name=name,
        found=with_words(page.db, found[:SHOWN]),
        count=len(found),
        chosen=chosen if not given.get("all") else [],
        everything=bool(given.get("all")),
        wanted=wanted,
        mark=_mark(found),
        error=error,
        note=given.get("note", "") if error else "",
    )


def _found(page: Page, chosen: list[int], given: dict[str, str]) -> list[sqlite3.Row]:
    _, number, _ = report_of(page)
    draw(page.db, number, page.blind_as)
    wanted = Filter.read(given)
    if given.get("all"):
        return matching(page.db, wanted)
    return matching(page.db, Filter(status="all", sort=wanted.sort), chosen[:LIMIT])


def _mark(found: list[sqlite3.Row]) -> str:
    """What tells one list of findings, with their evidence and states, from another."""
    text = "\n".join(f"{row['id']} {row['evidence_hash']} {row['status']}" for row in found)
    return sha256(text.encode()).hexdigest()[:24]


def _newest(page: Page, finding: int) -> int:
    row = page.db.execute("SELECT coalesce(max(id), 0) FROM decisions WHERE finding_id = ?", [finding]).fetchone()
    return int(row[0])
