"""The queue and the finding: what an editor sees before they decide."""

from starlette.responses import Response

from provenance.errors import ConfigError
from provenance.review.page import NotFound, Page, as_number, to
from provenance.review.queries.dashboard import report_name
from provenance.review.queries.finding import Detail, detail
from provenance.review.queries.queue import Filter, draw, queue
from provenance.rulebook import find

ALL = "all"


def report_of(page: Page) -> tuple[str, int | None, str]:
    """The report of the address: as it stands there, its number (None for all) and its name."""
    given = page.request.path_params["report"]
    if given == ALL:
        return ALL, None, "All reports"
    name = report_name(page.db, as_number(given))
    if name is None:
        raise NotFound("There is no such report in this database.")
    return given, int(given), name


def show_queue(page: Page) -> Response:
    """The list of findings and the current one."""
    key, number, name = report_of(page)
    wanted = Filter.read(page.query)
    at = page.query.get("at", "")
    draw(page.db, number, page.blind_as, gone=wanted.status == "gone")
    found = queue(page.db, wanted, as_number(at) if at else None)
    current = None if found.current is None else detail(page.db, found.current, page.blind_as)
    address = f"/r/{key}/queue"

    def link(**changes: str | int | None) -> str:
        query = wanted.query(**changes)
        return f"{address}?{query}" if query else address

    following = found.following or found.previous
    return page.render(
        "queue.html",
        key=key,
        name=name,
        wanted=wanted,
        found=found,
        link=link,
        current=current,
        rule=_rule(current) if current else None,
        after=link(at=following) if following else link(),
        saved=_saved(page),
        error="",
        given={},
    )


def show_finding(page: Page) -> Response:
    """One finding by itself."""
    return finding_page(page, page.number("finding"))


def finding_page(page: Page, id_: int, status: int = 200, error: str = "") -> Response:
    """The page of a finding; with `error` the form comes back with what was typed."""
    found = detail(page.db, id_, page.blind_as)
    if found is None:
        raise NotFound("There is no such finding in this database.")
    given = {name: page.text(name) for name in ("verdict", "reason", "note")} if error else {}
    return page.render(
        "finding.html",
        status,
        current=found,
        rule=_rule(found),
        after=f"/f/{id_}",
        saved=_saved(page),
        error=error,
        given=given,
    )


def go_to_next(page: Page) -> Response:
    """To the next open finding of a report."""
    key, number, _ = report_of(page)
    draw(page.db, number, page.blind_as)
    found = queue(page.db, Filter(), None)
    return to(f"/r/{key}/queue" + (f"?at={found.current}" if found.current else ""))


def _rule(found: Detail) -> object:
    try:
        return find(found.row["rule"])
    except ConfigError:
        return None


def _saved(page: Page) -> object:
    """The decision that the address says was just made, while it stands."""
    given = page.query.get("saved", "")
    if not given.isdecimal() or len(given) > 15:
        return None
    query = (
        "SELECT d.*, (SELECT count(*) FROM decisions b WHERE b.batch = d.batch) AS size FROM decisions d "
        "WHERE d.id = ? AND d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)"
    )
    return page.db.execute(query, [int(given)]).fetchone()
