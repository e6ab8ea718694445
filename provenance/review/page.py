"""A request on its way to a view: the store, the reviewer, the form, and how an answer is made."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from provenance.config import Settings
from provenance.errors import ProvenanceError, StoreLocked
from provenance.review.jobs import Jobs
from provenance.review.security import Keys, local_path, read_cookies
from provenance.store.connections import reading
from provenance.store.decisions import NAME_LIMIT

NAME_COOKIE = "provenance_name"
THEME_COOKIE = "provenance_theme"


Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """What all requests of one start share."""

    path: Path
    keys: Keys
    templates: Environment
    settings: Settings
    jobs: Jobs
    reviewer: str
    cookie: str
    read_only: bool = False
    blind: bool = False
    newer: bool = False
    clock: Clock = now


class NotFound(Exception):  # noqa: N818
    """There is nothing at this address; the message says what is missing."""


@dataclass
class Page:
    """One request, its connection to read, and its form."""

    house: House
    request: Request
    db: sqlite3.Connection
    form: Mapping[str, Any] = field(default_factory=dict)
    many: Callable[[str], list[str]] = lambda name: []

    @property
    def who(self) -> str:
        """The name of the reviewer: their own choice, else that of the start."""
        return cookie_name(self.request) or self.house.reviewer

    @property
    def theme(self) -> str:
        """The colour scheme chosen, empty for the system's."""
        chosen = read_cookies(self.request.headers).get(THEME_COOKIE, "")
        return chosen if chosen in ("light", "dark") else ""

    @property
    def blind_as(self) -> str | None:
        """Whose decisions alone are shown, None where everybody's are."""
        return self.who if self.house.blind else None

    @property
    def query(self) -> dict[str, str]:
        """The address's query; of a name given twice, the last."""
        return dict(self.request.query_params)

    def number(self, name: str) -> int:
        """A number of the path. Raises NotFound for what is none."""
        return as_number(self.request.path_params[name])

    def text(self, name: str) -> str:
        """A field of the form; empty where it was not sent."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def back(self, standard: str = "/") -> str:
        """Where the form wants to lead: an address of ours, else `standard`."""
        wanted = self.text("next")
        return wanted if is_local(wanted) else standard

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        """The page of a template."""
        session = self.request.scope["state"]["session"]
        everywhere = {
            "page": self,
            "house": self.house,
            "who": self.who,
            "theme": self.theme,
            "csrf": self.house.keys.form_token(session),
            "here": self.here,
            "can_change": not self.house.read_only,
        }
        text = self.house.templates.get_template(template).render(**everywhere, **values)
        return HTMLResponse(text, status)

    @property
    def here(self) -> str:
        """The address of this page, with its query."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")


def cookie_name(request: Request) -> str:
    """The name that a reviewer gave; empty where none was."""
    return unquote(read_cookies(request.headers).get(NAME_COOKIE, ""))[:NAME_LIMIT].strip()


def as_number(text: str) -> int:
    """A row's number as it stands in an address. Raises NotFound for what is none."""
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise NotFound(f"There is nothing at '{text}'.")
    return int(text)


def is_local(address: str) -> bool:
    """Whether an address leads to this page and nowhere else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = not parts.scheme and not parts.netloc and "\\" not in address
    return plain and address.startswith("/") and local_path(parts.path) == parts.path


def to(address: str) -> Response:
    """Go there and get it: the answer to every change."""
    return RedirectResponse(address, 303)


View = Callable[[Page], Response]
Endpoint = Callable[[Request], Any]


def shown(view: View) -> Endpoint:
    """A view as an endpoint: its form read and its token checked first, then run beside the server's loop."""

    async def endpoint(request: Request) -> Response:
        house: House = request.app.state.house
        form = await request.form(max_files=1, max_fields=20_000) if request.method == "POST" else FormData()
        try:
            return await run_in_threadpool(_answer, house, request, form, view)
        finally:
            await form.close()

    return endpoint


def _answer(house: House, request: Request, form: FormData, view: View) -> Response:
    session = request.scope["state"]["session"]
    try:
        with reading(house.path) as db:
            page = Page(house, request, db, form, lambda name: _texts(form, name))
            if request.method == "POST" and not house.keys.is_form_token(session, page.text("csrf")):
                return _problem(page, "This form is of an earlier start. Load the page again, then repeat it.", 403)
            try:
                return view(page)
            except NotFound as error:
                return _problem(page, str(error), 404)
            except StoreLocked:
                return page.render("locked.html", 503, kept=_kept(form))
            except ProvenanceError as error:
                return _problem(page, f"{str(error)[:1].upper()}{str(error)[1:]}.".replace("..", "."), 409)
    except ProvenanceError as error:
        return HTMLResponse(house.templates.get_template("down.html").render(message=str(error)), 503)


def _problem(page: Page, message: str, status: int) -> Response:
    return page.render("problem.html", status, message=message)


def _texts(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


def _kept(form: FormData) -> list[tuple[str, str]]:
    """The fields of a form that could not be done, to be sent again."""
    return [(name, value) for name, value in form.multi_items() if not isinstance(value, UploadFile)]
