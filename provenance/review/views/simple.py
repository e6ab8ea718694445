"""What needs no query worth a module: start page, rules, help, one's name, static files, health."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from provenance.errors import ConfigError
from provenance.review import templating
from provenance.review.page import NAME_COOKIE, THEME_COOKIE, NotFound, Page, to
from provenance.rulebook import ENTRIES, find
from provenance.store.decisions import NAME_LIMIT

_YEAR_S = 365 * 24 * 3600
_STATIC = {
    "review.css": (templating.stylesheet, "text/css; charset=utf-8"),
    "review.js": (templating.script, "text/javascript; charset=utf-8"),
}


async def static(request: Request) -> Response:
    """The stylesheet and the script."""
    found = _STATIC.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such file.\n", 404)
    made, media_type = found
    return Response(made(), media_type=media_type, headers={"Cache-Control": "max-age=300"})


async def health(request: Request) -> Response:
    """That the server answers."""
    return PlainTextResponse("ok\n")


def show_rule(page: Page) -> Response:
    """What a rule reports, why, and what it leaves alone."""
    try:
        entry = find(page.request.path_params["code"])
    except ConfigError as error:
        raise NotFound(str(error)) from error
    return page.render("rule.html", entry=entry, parts=entry.sections())


def show_rules(page: Page) -> Response:
    """All rules by group."""
    return page.render("rules.html", entries=ENTRIES)


def show_help(page: Page) -> Response:
    """The keys, what the states mean, and the choices of this reviewer."""
    return page.render("help.html")


def choose(page: Page) -> Response:
    """Keep the reviewer's name and colour scheme."""
    answer = to(page.back("/help/keys"))
    name = " ".join(page.text("name").split())[:NAME_LIMIT]
    if name:
        answer.set_cookie(NAME_COOKIE, quote(name), max_age=_YEAR_S, httponly=True, samesite="strict")
    theme = page.text("theme")
    if theme in ("light", "dark"):
        answer.set_cookie(THEME_COOKIE, theme, max_age=_YEAR_S, httponly=True, samesite="strict")
    elif "theme" in page.form:
        answer.delete_cookie(THEME_COOKIE)
    return answer
