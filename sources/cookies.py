"""The cookies of one address over its redirects, by the rules of RFC 6265 as httpx keeps them."""

import warnings
from typing import TYPE_CHECKING

from sources.message import Headers

if TYPE_CHECKING:  # most hosts set none, and then nothing need be loaded
    import httpx


class Cookies:
    """A jar that is made when the first cookie comes."""

    def __init__(self) -> None:
        self._jar: httpx.Cookies | None = None

    def header_for(self, url: str) -> bytes | None:
        """The value of the Cookie field of a request for `url`, None where it gets none."""
        if self._jar is None:
            return None
        import httpx

        request = httpx.Request("GET", url)
        self._jar.set_cookie_header(request)
        value = request.headers.get("cookie")
        return None if value is None else value.encode("latin-1", "replace")

    def take(self, url: str, headers: Headers) -> None:
        """Keep what an answer of `url` sets."""
        import httpx

        self._jar = httpx.Cookies() if self._jar is None else self._jar
        raw = [(name.encode("utf-8"), value.encode("utf-8")) for name, value in headers]
        with warnings.catch_warnings():
            # A hostile expiry date makes the standard library warn of a bug of its own, with a traceback.
            warnings.simplefilter("ignore")
            self._jar.extract_cookies(httpx.Response(200, headers=raw, request=httpx.Request("GET", url)))

    def held(self) -> list[str]:
        """All that is kept, in a settled order: another state is another reason to come back to an address."""
        jar = self._jar.jar if self._jar is not None else ()
        return sorted(f"{cookie.domain} {cookie.name}={cookie.value}" for cookie in jar)
