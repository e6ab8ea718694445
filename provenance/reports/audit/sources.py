"""The cited sources of an audit report: one card an address, or a work without one."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from provenance.reports.audit import queries
from provenance.reports.audit.cards import CaptureItem, Check, Citing, Copy, SourceCard
from provenance.reports.audit.documents import CitedWorks
from provenance.reports.audit.queries import Row
from provenance.reports.json import timestamp
from sources.capture import Outcome

_YEAR = re.compile(r"\d{4}")
_LIVE = "live"


@dataclass
class _Draft:
    """A card while its references are collected."""

    url: str | None
    cited: list[Citing] = field(default_factory=list)
    captures: dict[CaptureItem, None] = field(default_factory=dict)


def read_sources(
    db: Database, works: Sequence[CitedWorks], loose_runs: Sequence[str], until_run: str
) -> tuple[SourceCard, ...]:
    """A card for every work that the documents cite, in the order of the text, and for every address checked alone."""
    alone = [url for run in loose_runs for url in queries.addresses_of_run(db, run)]
    wanted = [url for cited in works for row in cited.references for url in _ways(row)]
    history: dict[str, list[Row]] = defaultdict(list)
    for row in queries.checks(db, list(dict.fromkeys([*wanted, *alone])), until_run):
        history[row["url"]].append(row)
    drafts: dict[str, _Draft] = {}
    for cited in works:
        _collect(cited, history, drafts)
    for url in alone:
        drafts.setdefault(url, _Draft(url))
    return tuple(_card(draft, history[draft.url] if draft.url else []) for draft in drafts.values())


def _ways(row: Row) -> list[str]:
    """Every address that a reference may have been asked under, the likeliest first."""
    printed = [row["url"]] if row["url"] else []
    resolver = [f"https://doi.org/{row['doi']}"] if row["doi"] else []
    return list(dict.fromkeys([*json.loads(row["url_candidates"]), *printed, *resolver]))


def _collect(cited: CitedWorks, history: dict[str, list[Row]], drafts: dict[str, _Draft]) -> None:
    captures: dict[str, list[CaptureItem]] = defaultdict(list)
    for row in cited.captures:
        captures[row["asked"] or row["reference_id"]].append(_capture(row))
    own: dict[str, _Draft] = {}
    for row in cited.references:
        ways = _ways(row)
        url = next((way for way in ways if history.get(way)), ways[0] if ways else None)
        original = own.get(row["same_as"] or "") if url is None else None
        key = url or f"{cited.document} {' '.join(row['text'].casefold().split())}"
        draft = original or drafts.setdefault(key, _Draft(url))
        own[row["id"]] = draft
        draft.cited.append(_citing(cited.document, row))
        for key in (*ways, row["id"]):
            draft.captures.update(dict.fromkeys(captures[key]))


def _capture(row: Row) -> CaptureItem:
    moment = timestamp(datetime.fromisoformat(row["captured"])) or ""
    outcome = Outcome(row["outcome"])
    return CaptureItem(row["digest"], row["url"], moment, row["origin"], outcome, row["media_type"])


def _citing(document: int, row: Row) -> Citing:
    year = _YEAR.search(row["published"] or row["year"] or "")
    return Citing(
        document, row["label"], row["text"], row["title"], int(year.group()) if year else None, row["accessed"]
    )


def _card(draft: _Draft, checks: Iterable[Row]) -> SourceCard:
    rows = list(checks)
    last = rows[-1] if rows else None
    return SourceCard(
        url=draft.url,
        cited=tuple(draft.cited),
        history=tuple(_check(row) for row in rows),
        copy=_copy(rows),
        captures=tuple(draft.captures),
        strikes=last["strikes"] if last else 0,
        first_failed=last["first_failed"] if last else None,
        last_good=last["last_good"] if last else None,
    )


def _copy(rows: Sequence[Row]) -> Copy | None:
    """The copy that the newest check with one names."""
    found = next((row for row in reversed(rows) if row["archived_at"]), None)
    if found is None:
        return None
    elsewhere = found["archived_url"] not in (found["url"], found["final_url"])
    return Copy(found["archived_url"] if elsewhere else None, found["archived_at"], found["archive"])


def _check(row: Row) -> Check:
    same = ("checked", "state", "status", "reason", "error", "final_url")
    live = not row["offline"] and (row["origin"] or _LIVE) == _LIVE
    return Check(run=row["run_id"], verdict=Outcome(row["verdict"]), live=live, **{name: row[name] for name in same})
