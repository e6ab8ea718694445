"""The web application: its addresses, and the guard in front of them."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from provenance.review.page import House, View, shown
from provenance.review.security import Guard
from provenance.review.views import bulk, dashboard, deciding, documents, exports, records, review, simple, working


def create_app(house: House, hosts: frozenset[str]) -> Starlette:
    """The page of a start: `hosts` are the values of the Host header that it answers to."""
    app = Starlette(
        routes=[
            Route("/static/{name}", simple.static),
            Route("/healthz", simple.health),
            _get("/", dashboard.show_dashboard),
            _get("/r/{report}/queue", review.show_queue),
            _get("/r/{report}/next", review.go_to_next),
            _get("/f/{finding}", review.show_finding),
            _post("/f/{finding}/decide", deciding.make_decision),
            _post("/f/{finding}/judge", working.judge_again),
            _get("/r/{report}/bulk", bulk.preview),
            _post("/r/{report}/bulk", bulk.decide),
            _get("/r/{report}/exports", exports.show_exports),
            _get("/export/{report}.{form}", exports.export),
            _post("/s/{source}/check", working.check_link),
            _post("/s/{source}/upload", working.upload_for_address),
            _post("/d/{document}/{reference}/upload", working.upload_for_reference),
            _get("/add", working.show_add),
            _post("/add", working.add_document),
            _get("/jobs/{job}", working.show_job),
            _post("/undo", deciding.take_back),
            _get("/r/{report}/doc", documents.show_document),
            _get("/s/{source}", documents.show_source),
            _get("/s/{source}/diff", documents.show_difference),
            _get("/d/{document}/{reference}", documents.show_reference),
            _get("/c/{digest}", documents.show_capture),
            _get("/runs", records.show_runs),
            _get("/runs/{run}", records.show_run),
            _get("/decisions", records.show_decisions),
            _get("/links", records.show_links),
            _get("/rules", simple.show_rules),
            _get("/rules/{code}", simple.show_rule),
            _get("/help/keys", simple.show_help),
            _post("/choose", simple.choose),
        ],
        middleware=[Middleware(Guard, keys=house.keys, hosts=hosts, cookie=house.cookie, read_only=house.read_only)],
        exception_handlers={404: _nothing, 405: _nothing, 500: _fault},
    )
    app.state.house = house
    return app


def _get(path: str, view: View) -> Route:
    return Route(path, shown(view), methods=["GET"])


def _post(path: str, view: View) -> Route:
    return Route(path, shown(view), methods=["POST"])


async def _nothing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    house: House = request.app.state.house
    text = house.templates.get_template("down.html").render(message="There is no page at this address.")
    return Response(text, status, media_type="text/html; charset=utf-8")


async def _fault(request: Request, error: Exception) -> Response:
    return PlainTextResponse("An internal error: what you did was not saved. The terminal has the details.\n", 500)
