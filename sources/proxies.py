"""The proxy that the environment asks for: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]

from sources.address import Address
from sources.errors import BadAddress


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; `authorization` is the value of Proxy-Authorization."""

    host: str
    port: int
    authorization: str | None = None


class Proxies:
    """The proxies of the environment as it is now. Raises BadAddress for one that cannot be used."""

    def __init__(self) -> None:
        self._environment: Mapping[str, str] = getproxies_environment()
        self._by_scheme = {
            scheme: _parse(url)
            for scheme in ("http", "https")
            if (url := self._environment.get(scheme) or self._environment.get("all"))
        }

    @property
    def any(self) -> bool:
        """Whether the environment asks for any proxy."""
        return bool(self._by_scheme)

    def proxy_for(self, address: Address) -> Proxy | None:
        """The proxy to ask for `address`, None where it is to be asked directly."""
        proxy = self._by_scheme.get(address.scheme)
        if proxy is None or proxy_bypass_environment(address.netloc, dict(self._environment)):
            return None
        return proxy


def _parse(url: str) -> Proxy:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if parts.scheme != "http" or not host:
        raise BadAddress(f"the proxy of the environment ({parts.scheme}://…) cannot be used; it must be an http:// one")
    authorization = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + b64encode(pair.encode()).decode("ascii")
    return Proxy(host, port or 80, authorization)
