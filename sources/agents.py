"""The two ways in which a page is asked for: as what we are, and as a browser would ask."""

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version

_NAME = "provenance"
_DISTRIBUTION = "provenance-checker"
_CODINGS = "gzip, identity"  # what can be decoded within a budget


@dataclass(frozen=True)
class Style:
    """Header fields of a request; `name` is what the evidence says of who asked."""

    name: str
    fields: tuple[tuple[str, str], ...]

    @cached_property
    def raw_fields(self) -> tuple[tuple[bytes, bytes], ...]:
        """The fields as they go over the wire."""
        return tuple((name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in self.fields)


def honest_style(contact: str | None = None) -> Style:
    """Our own name and version, with an address where the operator of a site can complain."""
    try:
        number = version(_DISTRIBUTION)
    except PackageNotFoundError:
        number = "0"
    note = f"+{contact}" if contact else "checks cited sources"
    return Style(
        "honest",
        (
            ("User-Agent", f"{_NAME}/{number} ({note})"),
            ("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"),
            ("Accept-Language", "en,*;q=0.5"),
            ("Accept-Encoding", _CODINGS),
        ),
    )


BROWSER_STYLE = Style(
    "browser",
    (
        ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        ("Accept-Language", "en-US,en;q=0.5"),
        ("Accept-Encoding", _CODINGS),
        ("Upgrade-Insecure-Requests", "1"),
        ("Sec-Fetch-Dest", "document"),
        ("Sec-Fetch-Mode", "navigate"),
        ("Sec-Fetch-Site", "none"),
        ("Sec-Fetch-User", "?1"),
    ),
)
