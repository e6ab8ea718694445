"""What keeps an exchange from ending with an answer, by kind; one place maps the system's errors to them."""

import errno
import ssl

from sources.capture import Outcome
from sources.errors import FetchError

# Kind, its outcome, and the sentence for an editor.
_KINDS: dict[str, tuple[Outcome, str]] = {
    "dns.nxdomain": (Outcome.GONE, "there is no such host"),
    "dns.failure": (Outcome.FAILING, "the name of the host could not be resolved"),
    "tcp.refused": (Outcome.FAILING, "the host refused the connection"),
    "tcp.reset": (Outcome.FAILING, "the host closed the connection without an answer"),
    "tcp.unreachable": (Outcome.FAILING, "the host could not be reached"),
    "connect.timeout": (Outcome.FAILING, "the host did not accept a connection in time"),
    "read.timeout": (Outcome.FAILING, "the answer did not come in time"),
    "tls.expired": (Outcome.BAD_CERTIFICATE, "the certificate is not valid at this time"),
    "tls.self-signed": (Outcome.BAD_CERTIFICATE, "the certificate is signed by nobody known"),
    "tls.hostname": (Outcome.BAD_CERTIFICATE, "the certificate is for another host"),
    "tls.other": (Outcome.BAD_CERTIFICATE, "the certificate or the encryption cannot be used"),
    "http.protocol": (Outcome.FAILING, "the answer is not proper HTTP"),
    "redirect.loop": (Outcome.FAILING, "it redirects in a circle or too often"),
    "proxy.failure": (Outcome.UNKNOWN, "the proxy did not pass the request on"),
}
_UNREACHABLE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN, errno.EHOSTDOWN})
_RESET = frozenset({errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED})
_VERIFY_KINDS = {9: "tls.expired", 10: "tls.expired", 18: "tls.self-signed", 19: "tls.self-signed"}
_VERIFY_KINDS |= {62: "tls.hostname", 64: "tls.hostname"}


class ExchangeFailed(FetchError):  # noqa: N818
    """An exchange without an answer. `detail` is what the system said, for the reason only."""

    def __init__(self, kind: str, detail: str = "", peer: str | None = None) -> None:
        self.kind = kind
        self.peer = peer
        self.detail = detail
        super().__init__(self.reason)

    @property
    def outcome(self) -> Outcome:
        """What the failure says of the address."""
        return _KINDS[self.kind][0]

    @property
    def reason(self) -> str:
        """One sentence."""
        sentence = _KINDS[self.kind][1]
        return f"{sentence} ({self.detail[:200]})" if self.detail else sentence


def from_os_error(error: OSError, peer: str | None = None) -> ExchangeFailed:
    """The failure that an error of the system or of TLS is."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return ExchangeFailed(_VERIFY_KINDS.get(error.verify_code, "tls.other"), error.verify_message, peer)
    if isinstance(error, ssl.SSLError):
        return ExchangeFailed("tls.other", error.reason or "handshake failed", peer)
    if error.errno == errno.ECONNREFUSED:
        return ExchangeFailed("tcp.refused", "", peer)
    if error.errno in _UNREACHABLE:
        return ExchangeFailed("tcp.unreachable", "", peer)
    if error.errno == errno.ETIMEDOUT or isinstance(error, TimeoutError):
        return ExchangeFailed("connect.timeout", "", peer)
    if error.errno in _RESET or isinstance(error, ConnectionError):
        return ExchangeFailed("tcp.reset", "", peer)
    return ExchangeFailed("tcp.unreachable", error.strerror or type(error).__name__, peer)
