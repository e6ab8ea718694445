"""The start page: the reports, what is to be done in each, and how things went."""

from starlette.responses import Response

from provenance.review.page import Page
from provenance.review.queries import dashboard


def show_dashboard(page: Page) -> Response:
    """The reports of a page, the trend of the runs, and link rot by age."""
    given = page.query.get("from", "")
    offset = int(given) if given.isdecimal() and len(given) < 9 else 0
    name = page.query.get("q", "")[:200]
    first = offset == 0 and not name
    return page.render(
        "dashboard.html",
        lines=dashboard.reports(page.db, offset, name),
        total=dashboard.count_reports(page.db, name),
        offset=offset,
        size=dashboard.PAGE,
        q=name,
        trend=dashboard.trend(page.db) if first else [],
        rot=dashboard.rot(page.db, page.house.clock().year) if first else [],
    )
