"""Keys and passwords in addresses: what a redirect hands out must end up in no report, database or record."""

import re
from dataclasses import replace

from sources.capture import Capture, RawExchange

_HIDDEN = "removed"
_NAMES = (
    "access_token|api[_-]?key|auth|authorization|id_token|key|passw(?:or)?d|pwd|secret|session(?:id)?|sid|"
    "sig|signature|token|x-amz-[a-z-]{1,40}|x-goog-[a-z-]{1,40}"
)
_PARAMETER = re.compile(rf"(?<=[?&;#])({_NAMES})=([^&#\s]+)", re.IGNORECASE)
_USER_INFO = re.compile(r"(?<=://)[^/?#\s@]{1,200}@")
_REDIRECT_FIELDS = frozenset({"location", "content-location", "refresh", "link"})


def hide_in_text(text: str, cited: str = "") -> str:
    """`text`, an address or a sentence with one, without user info and the values of telling parameters.

    A parameter that the address `cited` has with the same value is no secret any more.
    """

    def hide(found: re.Match[str]) -> str:
        return found.group() if found.group() in cited else f"{found.group(1)}={_HIDDEN}"

    return _PARAMETER.sub(hide, _USER_INFO.sub("", text))


def hide_secrets(capture: Capture) -> Capture:
    """A capture without the secrets of the addresses it was redirected to; what the citation itself says stays."""

    def hide(text: str) -> str:
        return hide_in_text(text, capture.url)

    return replace(
        capture,
        reason=hide(capture.reason),
        final_url=hide(capture.final_url) if capture.final_url else None,
        headers=tuple(
            (name, hide(value) if name.lower() in _REDIRECT_FIELDS else value) for name, value in capture.headers
        ),
        hops=tuple(
            replace(hop, url=hide(hop.url), location=hide(hop.location) if hop.location else None)
            for hop in capture.hops
        ),
        raw=_raw_without(capture.raw, capture.url) if capture.raw else None,
    )


def _raw_without(raw: RawExchange, cited: str) -> RawExchange:
    line, end, rest = raw.request.partition(b"\r\n")
    return replace(raw, request=hide_in_text(line.decode("latin-1"), cited).encode("latin-1") + end + rest)
