"""Runs, decisions and links: what is on record."""

from starlette.responses import Response

from provenance.review.page import NotFound, Page, as_number
from provenance.review.queries import links, runs
from provenance.review.queries.dashboard import report_name


def show_runs(page: Page) -> Response:
    """The runs, the newest first."""
    found = runs.runs(page.db, page.query.get("before", "")[:20])
    return page.render("runs.html", runs=found, more=found[-1]["id"] if len(found) == runs.PAGE else None)


def show_run(page: Page) -> Response:
    """A run; for `a...b`, what changed between two."""
    given = page.request.path_params["run"]
    before, dots, after = given.partition("...")
    if dots:
        ends = [runs.run(page.db, one) for one in (before, after)]
        if ends[0] is None or ends[1] is None:
            raise NotFound("There is no such run in this database.")
        return page.render(
            "changes.html",
            before=ends[0].row,
            after=ends[1].row,
            changes=runs.changes(page.db, before, after),
            shown=runs.SHOWN,
        )
    found = runs.run(page.db, given)
    if found is None:
        raise NotFound("There is no such run in this database.")
    return page.render("run.html", found=found)


def show_decisions(page: Page) -> Response:
    """The trail of decisions."""
    given = {name: page.query.get(name, "")[:80] for name in ("who", "verdict", "since", "until")}
    before = page.query.get("before", "")
    found = links.decisions(
        page.db, given["who"], given["verdict"], given["since"], given["until"], before, page.blind_as
    )
    return page.render("decisions.html", found=found, given=given, people=links.reviewers(page.db))


def show_links(page: Page) -> Response:
    """The cited addresses with their states."""
    state, text = page.query.get("state", ""), page.query.get("q", "")[:200]
    report = as_number(page.query["report"]) if page.query.get("report") else None
    found = links.links(page.db, state, text, report, page.query.get("after", ""))
    return page.render(
        "links.html",
        found=found,
        state=state,
        q=text,
        report=report,
        name=report_name(page.db, report) if report is not None else None,
        counts=links.state_counts(page.db),
        states=links.STATES,
    )
