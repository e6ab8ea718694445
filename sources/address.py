"""Addresses by the WHATWG URL standard: parsed once, kept byte for byte where a server could tell the difference.

Escapes such as `%2F`, doubled slashes and the query are sent as they were cited; only what the standard itself
normalises (scheme, host, dot segments, default port, characters that may not stand raw) is changed.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from ipaddress import IPv4Address, IPv6Address

import idna

from sources.errors import BadAddress

DEFAULT_PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,63}:")
_TRIMMED = "".join(map(chr, range(0x21)))
_REMOVED = str.maketrans("", "", "\t\n\r")
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
_PATH_UNSAFE = re.compile(rb'[\x00-\x20"#<>?^`{}\x7f-\xff]')
_QUERY_UNSAFE = re.compile(rb"[\x00-\x20\"#<>'\x7f-\xff]")
_FRAGMENT_UNSAFE = re.compile(rb'[\x00-\x20"<>`\x7f-\xff]')
_AUTHORITY_END = re.compile(r"[/\\?#]")
_ENDS_IN_HEX = re.compile(r"0x[0-9a-f]*")
_SINGLE_DOT = re.compile(r"(?:\.|%2e)", re.IGNORECASE)
_DOUBLE_DOT = re.compile(r"(?:\.|%2e){2}", re.IGNORECASE)
_HOST_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Address:
    """An absolute http or https address. `host` is ASCII (IPv6 without brackets), `port` None when the scheme's own.

    User info is dropped: it is never sent, so `http://example.org@10.0.0.1/` is plainly an address of 10.0.0.1.
    """

    scheme: str
    host: str
    port: int | None
    path: str
    query: str | None = None
    fragment: str | None = None

    @property
    def effective_port(self) -> int:
        """The port to connect to."""
        return DEFAULT_PORTS[self.scheme] if self.port is None else self.port

    @property
    def netloc(self) -> str:
        """Host and port as they stand in an address and in a Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """What stands on the request line: path and query, untouched."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @cached_property
    def url(self) -> str:
        """The address without its fragment: equal for two citations of the very same page."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    @cached_property
    def key(self) -> str:
        """The loose key of archives: see `address_key`."""
        return address_key(self)


def scheme_of(text: str) -> str | None:
    """The scheme of an address in lower case, None where it has none."""
    found = _SCHEME.match(text.strip(_TRIMMED))
    return found.group()[:-1].lower() if found else None


@lru_cache(maxsize=8192)
def parse_address(text: str) -> Address:
    """The http(s) address that `text` is. Raises BadAddress for anything else, with the reason."""
    cleaned = text.strip(_TRIMMED).translate(_REMOVED)
    scheme = scheme_of(cleaned)
    if scheme is None:
        raise BadAddress(f"{_shown(text)} is no address: it has no scheme such as https://")
    if scheme not in DEFAULT_PORTS:
        raise BadAddress(f"{_shown(text)} is of the scheme {scheme}, which is not fetched")
    return _parse_rest(scheme, cleaned[len(scheme) + 1 :].lstrip("/\\"), text)


def join_address(base: Address, reference: str) -> Address:
    """The address that `reference` (a Location, a link) means on the page `base`. Raises BadAddress.

    A fragment of `base` is inherited when the reference has none, as a browser does on a redirect.
    """
    cleaned = reference.strip(_TRIMMED).translate(_REMOVED)
    scheme = scheme_of(cleaned)
    if scheme is not None:
        rest = cleaned[len(scheme) + 1 :]
        if scheme != base.scheme or rest[:2].replace("\\", "/") == "//":
            return parse_address(cleaned)
        cleaned = rest
    slashed = cleaned[:2].replace("\\", "/")
    if slashed == "//":
        return _parse_rest(base.scheme, cleaned.lstrip("/\\"), reference)
    if slashed.startswith("/"):
        absolute = cleaned
    elif not cleaned or cleaned[0] == "#":
        absolute = base.target + cleaned
    elif cleaned[0] == "?":
        absolute = base.path + cleaned
    else:
        absolute = base.path.rpartition("/")[0] + "/" + cleaned
    joined = _with_target(base.scheme, base.host, base.port, absolute)
    if joined.fragment is None and base.fragment is not None:
        return Address(joined.scheme, joined.host, joined.port, joined.path, joined.query, base.fragment)
    return joined


def _parse_rest(scheme: str, rest: str, original: str) -> Address:
    found = _AUTHORITY_END.search(rest)
    end = found.start() if found else len(rest)
    authority = rest[:end].rpartition("@")[2]
    host_text, port_text = _split_port(authority)
    try:
        host = parse_host(host_text)
    except BadAddress as error:
        raise BadAddress(f"{_shown(original)} is no address: {error}") from None
    port = None
    if port_text:
        if not (port_text.isascii() and port_text.isdigit()) or len(port_text) > 5 or int(port_text) > 65535:
            raise BadAddress(f"{_shown(original)} is no address: {_shown(port_text)} is no port")
        port = int(port_text) if int(port_text) != DEFAULT_PORTS[scheme] else None
    return _with_target(scheme, host, port, rest[end:])


def _split_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        host, bracket, rest = authority.partition("]")
        return host + bracket, rest.removeprefix(":") if rest[:1] in ("", ":") else "?"
    host, colon, port = authority.rpartition(":")
    return (host, port) if colon else (authority, "")


def _with_target(scheme: str, host: str, port: int | None, tail: str) -> Address:
    before, hash_sign, fragment = tail.partition("#")
    path, mark, query = before.partition("?")
    return Address(
        scheme,
        host,
        port,
        _normal_path(path),
        _escaped(query, _QUERY_UNSAFE) if mark else None,
        _escaped(fragment, _FRAGMENT_UNSAFE) if hash_sign else None,
    )


def _normal_path(path: str) -> str:
    slashed = path.replace("\\", "/")
    if "/." not in slashed and "%" not in slashed:  # nothing that could be a dot segment
        return _escaped(slashed if slashed.startswith("/") else f"/{slashed}", _PATH_UNSAFE)
    segments = slashed.removeprefix("/").split("/")
    kept: list[str] = []
    for segment in segments:
        if _DOUBLE_DOT.fullmatch(segment):
            del kept[-1:]
        elif not _SINGLE_DOT.fullmatch(segment):
            kept.append(segment)
    if segments and (_SINGLE_DOT.fullmatch(segments[-1]) or _DOUBLE_DOT.fullmatch(segments[-1])):
        kept.append("")
    return _escaped("/" + "/".join(kept), _PATH_UNSAFE)


def _escaped(text: str, unsafe: re.Pattern[bytes]) -> str:
    raw = text.encode("utf-8", "replace")
    return unsafe.sub(lambda found: b"%%%02X" % found.group()[0], raw).decode("ascii")


@lru_cache(maxsize=8192)
def parse_host(text: str) -> str:
    """A host in the form to resolve: ASCII lower case, IPv4 dotted, IPv6 compressed. Raises BadAddress."""
    if text.startswith("["):
        return _parse_ipv6(text)
    try:
        decoded = _HOST_ESCAPE.sub(lambda found: bytes([int(found.group(1), 16)]), text.encode()).decode()
    except UnicodeError:
        raise BadAddress(f"the host {_shown(text)} is not readable") from None
    host = _to_ascii(decoded)
    if not host.strip("."):
        raise BadAddress("it has no host")
    if _FORBIDDEN_IN_HOST.search(host):
        raise BadAddress(f"the host {_shown(host)} holds a forbidden character")
    if _ends_in_number(host):
        return _parse_ipv4(host)
    if len(host.rstrip(".")) > 253 or any(not 0 < len(label) <= 63 for label in host.removesuffix(".").split(".")):
        raise BadAddress(f"the host {_shown(host)} has a part that is empty or too long")
    return host


def _parse_ipv6(text: str) -> str:
    try:
        if not text.endswith("]") or "%" in text:
            raise ValueError(text)
        return str(IPv6Address(text[1:-1]))
    except ValueError:
        raise BadAddress(f"{_shown(text)} is no IPv6 address") from None


def _to_ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return ".".join(map(_label_to_ascii, mapped.split(".")))
    except (idna.IDNAError, UnicodeError):
        raise BadAddress(f"the host {_shown(host)} is no domain name") from None


def _label_to_ascii(label: str) -> str:
    if label.isascii():
        return label.lower()
    try:
        return idna.alabel(label).decode("ascii")
    except idna.IDNAError:
        # Emoji domains and the like: outside IDNA 2008, yet registered, and resolved by browsers.
        return "xn--" + label.encode("punycode").decode("ascii")


def _ends_in_number(host: str) -> bool:
    last = host.removesuffix(".").rpartition(".")[2]
    return last.isdigit() or _ENDS_IN_HEX.fullmatch(last) is not None


def _parse_ipv4(host: str) -> str:
    """Every form that an operating system would take: `127.1`, `0x7f.1`, `017700000001`, `2130706433`."""
    parts = host.removesuffix(".").split(".")
    try:
        if len(parts) > 4:
            raise ValueError(host)
        numbers = [_ipv4_number(part) for part in parts]
        if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
            raise ValueError(host)
        value = numbers[-1] + sum(number * 256 ** (3 - i) for i, number in enumerate(numbers[:-1]))
        return str(IPv4Address(value))
    except ValueError:
        raise BadAddress(f"{_shown(host)} is no IPv4 address") from None


def _ipv4_number(part: str) -> int:
    if not part or len(part) > 64:
        raise ValueError(part)
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if part.startswith("0") and part != "0" else int(part, 10)


_WWW = re.compile(r"www\d{0,3}\.")
_SESSION_IN_PATH = re.compile(r";jsessionid=[0-9a-z]{32}(?:\.[0-9a-z]{1,64})?$")
_SESSION_PARAMETER = re.compile(r"(?:jsessionid|phpsessid|sid|aspsessionid[a-z]{8})=[0-9a-z]{32}")
_UNRESERVED_ESCAPE = re.compile(r"%(2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", re.IGNORECASE)


def address_key(address: Address) -> str:
    """The key under which archives keep a page (SURT): `org,example)/a/c?a=1&b=2`.

    Scheme, `www.`, letter case, default port, fragment, order of the query, session ids, doubled and trailing
    slashes do not tell pages apart here. It is for looking up; two addresses with one key may still be two pages
    (`/A` and `/a`), so what has been found is compared with `Address.url`.
    """
    host = _WWW.sub("", address.host.rstrip("."), count=1)
    reversed_host = f"[{host}]" if ":" in host else ",".join(reversed(host.split(".")))
    path = _UNRESERVED_ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), address.path).lower()
    path = re.sub("/{2,}", "/", _SESSION_IN_PATH.sub("", path))
    path = path.rstrip("/") or "/"
    port = "" if address.port is None else f":{address.port}"
    query = _query_key(address.query) if address.query else ""
    return f"{reversed_host}{port}){path}" + (f"?{query}" if query else "")


def _query_key(query: str) -> str:
    lowered = _UNRESERVED_ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), query).lower()
    kept = [part for part in lowered.split("&") if part and not _SESSION_PARAMETER.fullmatch(part)]
    return "&".join(sorted(kept))


def _shown(text: str) -> str:
    """`text` on one line and short enough for a message."""
    return repr(text if len(text) <= 200 else text[:200] + "…")
