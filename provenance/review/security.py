"""Who may ask and change: Host check, start token, cookie, origin of changes, CSRF token, headers of every answer.

The rules are those of a page that runs on an editor's machine beside other pages in the same browser: a name that
another server controls must not lead here (DNS rebinding), and no other page may make a change (CSRF).
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT_BYTES = 64 * 1024 * 1024  # an upload with its form
TOKEN_BYTES = 24
_OPEN_PATHS = ("/static/", "/healthz")  # nothing of the database
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not 'no-referrer': a browser would then send 'Origin: null' with our own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret of one start of the page, and what hangs on it."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))

    def new_session(self) -> str:
        """The value of a new cookie: a random part and its signature."""
        nonce = secrets.token_urlsafe(TOKEN_BYTES)
        return f"{nonce}.{self._sign('session', nonce)}"

    def is_session(self, cookie: str) -> bool:
        """Whether this start gave out `cookie`."""
        nonce, _, signature = cookie.partition(".")
        return _same(signature, self._sign("session", nonce))

    def form_token(self, cookie: str) -> str:
        """The CSRF token of the forms that the holder of `cookie` is shown."""
        return self._sign("form", cookie)

    def is_form_token(self, cookie: str, given: str) -> bool:
        """Whether `given` is that token."""
        return _same(given, self.form_token(cookie))

    def is_token(self, given: str) -> bool:
        """Whether `given` is the token of the address that was printed."""
        return _same(given, self.token)

    def _sign(self, purpose: str, value: str) -> str:
        return hmac.new(self.token.encode(), f"{purpose}:{value}".encode(), sha256).hexdigest()


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def allowed_hosts(port: int, names: tuple[str, ...] = ()) -> frozenset[str]:
    """The values of the Host header that are ours."""
    return frozenset(f"{name}:{port}" for name in (*_LOOPBACK, *names)) | (
        frozenset((*_LOOPBACK, *names)) if port == 80 else frozenset()
    )


class TooLarge(Exception):  # noqa: N818
    """More was sent than is taken."""


class Guard:
    """ASGI middleware in front of everything: what it refuses never reaches a view."""

    def __init__(self, app: ASGIApp, keys: Keys, hosts: frozenset[str], cookie: str, read_only: bool = False) -> None:
        self.app = app
        self.keys = keys
        self.hosts = hosts
        self.cookie = cookie
        self.read_only = read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused is not None:
            await refused(scope, receive, _with_headers(send, scope))
            return
        scope["state"] = {**scope.get("state", {}), "session": read_cookies(headers).get(self.cookie, "")}
        try:
            await self.app(scope, _limited(receive), _with_headers(send, scope))
        except TooLarge:
            answer = _plain("What was sent is too large.", 413)
            await answer(scope, receive, _with_headers(send, scope))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return _plain("This server does not answer under that name.", 421)
        method, path = scope["method"], scope["path"]
        if method not in ("GET", "HEAD", "POST"):
            return _plain("Only GET, HEAD and POST are taken.", 405)
        if any(path.startswith(open_) for open_ in _OPEN_PATHS):
            return None
        if method != "POST" and (entered := self._entry(scope)) is not None:
            return entered
        if not self.keys.is_session(read_cookies(headers).get(self.cookie, "")):
            return _plain(
                "Open the page by the address that 'provenance review' printed: it holds the key of this start.", 403
            )
        if method == "POST":
            return self._refused_change(headers)
        return None

    def _entry(self, scope: Scope) -> Response | None:
        """The start address: its token becomes a cookie and leaves the address."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is None:
            return None
        if not self.keys.is_token(given):
            return _plain("This address is of an earlier start: use the one that was printed last.", 403)
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        answer = RedirectResponse(local_path(scope["path"]) + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(self.cookie, self.keys.new_session(), httponly=True, samesite="strict", path="/")
        return answer

    def _refused_change(self, headers: Headers) -> Response | None:
        if self.read_only:
            return _plain("The page was started read-only: nothing can be changed.", 403)
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if origin is not None and not self._is_ours(origin):
            return _plain("A change must come from this page.", 403)
        if site != "same-origin" and (site is not None or origin is None):
            return _plain("A change must come from this page.", 403)
        length = headers.get("content-length")
        if length is not None and (not length.isdecimal() or int(length) > LIMIT_BYTES):
            return _plain("What was sent is too large.", 413)
        return None

    def _is_ours(self, origin: str) -> bool:
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and host.lower() in self.hosts


def local_path(path: str) -> str:
    """A path of ours, so that a redirection never leads elsewhere ('//host' would)."""
    clean = path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
    return "/" if any(ord(sign) < 32 for sign in clean) else clean


def read_cookies(headers: Mapping[str, str]) -> dict[str, str]:
    """The cookies of a request; none where they cannot be read."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _plain(text: str, status: int) -> Response:
    return PlainTextResponse(text + "\n", status)


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LIMIT_BYTES:
            raise TooLarge
        return message

    return counted


def _with_headers(send: Send, scope: Scope) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if not scope["path"].startswith("/static/"):
                headers["Cache-Control"] = "no-store"
        await send(message)

    return dressed
