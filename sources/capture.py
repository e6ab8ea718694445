"""One attempt to get a source: what was asked, what the world answered, and the bytes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

# The moment of a capture that nobody knows the date of: too early to pass for any day of access.
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


class Outcome(StrEnum):
    """What the world answered to one attempt. None of these is an error of the program.

    Content-level outcomes (`drifted`, `redirected-home`, `soft-404`, `parked`) are found by judging a capture's
    text, not by the exchange itself.
    """

    OK = "ok"
    MOVED = "moved"
    DRIFTED = "drifted"
    REDIRECTED_HOME = "redirected-home"
    SOFT_404 = "soft-404"
    PARKED = "parked"
    GONE = "gone"
    FAILING = "failing"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    BAD_CERTIFICATE = "bad-certificate"
    MALFORMED = "malformed"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"

    @property
    def has_content(self) -> bool:
        """Whether a capture with this outcome may hold the cited work."""
        return self in _WITH_CONTENT


_WITH_CONTENT = frozenset({Outcome.OK, Outcome.MOVED, Outcome.DRIFTED})


@dataclass(frozen=True, slots=True)
class Hop:
    """One exchange on the way: the address asked, the status, where it pointed, the IP address connected to.

    `agent` says as what we asked: 'honest' (our own name) or 'browser'; None in an archive.
    """

    url: str
    status: int | None
    location: str | None = None
    peer: str | None = None
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class RawExchange:
    """The last exchange of a live capture as it went over the wire; only the values of cookies are taken out.

    `payload` is what followed the `head` of the response, with its codings; None where that is the capture's body.
    """

    request: bytes
    head: bytes
    payload: bytes | None


@dataclass(frozen=True)
class Capture:
    """One attempt to get a source. `captured` is in UTC; `body` is decoded (no content coding left).

    `origin` says where it is from: 'live', 'warc:captures.warc.gz', 'folder:evidence', or an archive's name.
    `error` names a failure by kind ('dns.nxdomain', 'tcp.refused', 'tls.expired', 'read.timeout'); `truncated`
    says why the body is not whole ('length', 'time', 'disconnect'), None when it is. `archived_url` is the
    archive's own address of the copy. `raw` is there for a live capture that was received whole.
    """

    url: str
    outcome: Outcome
    captured: datetime
    origin: str
    reason: str
    final_url: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None  # as declared, with its parameters
    body: bytes = b""
    truncated: str | None = None
    error: str | None = None
    hops: tuple[Hop, ...] = ()
    archived_url: str | None = None
    raw: RawExchange | None = field(default=None, repr=False, compare=False)

    @cached_property
    def digest(self) -> str:
        """The digest of the body: 'sha256:' and 64 hexadecimal digits."""
        return "sha256:" + sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case."""
        lowered = name.lower()
        for key, value in self.headers:
            if key.lower() == lowered:
                return value
        return None
