"""A review page on loopback for tests: the demo's database, a server in a thread, plain requests, a browser."""

import http.client
import re
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn

from provenance import check
from provenance.config import Settings
from provenance.review.app import create_app
from provenance.review.security import Keys
from provenance.review.serving import Start, build

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
SETTINGS = Settings(offline=True, as_of=NOON)


def make_demo(folder: Path, *, change: tuple[str, str] | None = None, day: str = "2026-01-01") -> Path:
    """The database of the bundled example in `folder`, checked once more on `day`; `change` alters its text first."""
    for name in ("brief.txt", "captures.warc.gz"):
        if not (folder / name).exists():
            (folder / name).write_bytes(files("provenance.demo").joinpath(name).read_bytes())
    if change:
        brief = folder / "brief.txt"
        brief.write_text(brief.read_text().replace(*change))
    db = folder / "audit.db"
    check(folder / "brief.txt", sources=[folder / "captures.warc.gz"], offline=True, db=db, as_of=day)
    return db


def copied(db: Path, folder: Path) -> Path:
    """A copy of a database with its captures."""
    for path in db.parent.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        elif not path.name.endswith((".lock", "-wal", "-shm")):
            shutil.copy(path, folder / path.name)
    with sqlite3.connect(db) as source, sqlite3.connect(folder / db.name) as target:
        source.backup(target)
    return folder / db.name


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Desk:
    """A running page."""

    path: Path
    port: int
    keys: Keys
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """Its address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def start(self) -> str:
        """The address that is printed."""
        return f"{self.base}/?token={self.keys.token}"

    def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """One plain request, with just the headers given (an empty value leaves one out)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        body = urlencode(form).encode() if form is not None else body
        given = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie, **(headers or {})}
        if form is not None:
            given = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body)), **given}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        connection.close()
        return found

    def enter(self, name: str = "") -> None:
        """Turn the start token into a cookie; `name` is who decides."""
        given = self.ask("GET", f"/?token={self.keys.token}")
        self.cookie = given.headers["set-cookie"].split(";")[0] + (f"; provenance_name={name}" if name else "")

    def get(self, path: str) -> Answer:
        """A page."""
        return self.ask("GET", path)

    def post(self, path: str, form: Mapping[str, str]) -> Answer:
        """A change made as the page itself makes it, with its token."""
        token = self.token()
        return self.ask("POST", path, {"csrf": token, **form}, {"Origin": self.base, "Sec-Fetch-Site": "same-origin"})

    def token(self) -> str:
        """The token of the forms that this cookie is shown."""
        session = self.cookie.split(";")[0].partition("=")[2]
        return self.keys.form_token(session)

    def decide(self, finding: int, verdict: str, **more: str) -> Answer:
        """Decide on a finding as its page shows it now."""
        return self.post(f"/f/{finding}/decide", {**self.form_of(finding), "verdict": verdict, **more})

    def form_of(self, finding: int) -> dict[str, str]:
        """The hidden fields of a finding's form."""
        text = self.get(f"/f/{finding}").text
        names = ("evidence", "newest", "settles")
        found = {name: re.search(rf'name="{name}" value="([^"]*)"', text) for name in names}
        return {name: unescape(match[1]) for name, match in found.items() if match}

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database has."""
        with sqlite3.connect(self.path) as db:
            return db.execute(query, values).fetchall()


@contextmanager
def desk(path: Path, **start: Any) -> Iterator[Desk]:
    """A page on the database at `path`, entered."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        keys = Keys()
        house, hosts = build(
            Start(path, start.pop("settings", SETTINGS), reviewer="Ada", **start), keys, port, lambda: NOON
        )
        server = uvicorn.Server(uvicorn.Config(create_app(house, hosts), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running = Desk(path, port, keys)
        running.enter()
        try:
            yield running
        finally:
            server.should_exit = server.force_exit = True
            thread.join(10)
