"""Which hosts may be connected to: public ones on the ports of the web, and networks that were let through by name."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from sources.address import Address
from sources.errors import AddressRefused, BadAddress

_MOST_KNOWN = 50_000
PORTS = frozenset({80, 443, 8080, 8443})

_Ip = IPv4Address | IPv6Address

# Networks that the standard library counts as global although nothing public answers there, or that stand for others.
_NEVER_PUBLIC = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "::/96", "64:ff9b:1::/48", "fec0::/10", "5f00::/16"))
)
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


class Guard:
    """The rule that keeps a cited address from reaching into the network of whoever checks it.

    `allow_private` holds networks in CIDR notation; they alone are let through although they are private, and on any
    port. Raises BadAddress for what is no network.
    """

    def __init__(self, allow_private: Sequence[str] = ()) -> None:
        try:
            self.allowed = tuple(ip_network(cidr.strip(), strict=False) for cidr in allow_private)
        except ValueError as error:
            raise BadAddress(f"{error}; a network is written like 10.0.0.0/8") from None
        self._known: dict[str, bool] = {}

    def check(self, address: Address, peers: Sequence[str]) -> None:
        """Raise AddressRefused unless every one of `peers`, all that the host resolves to, may be connected to."""
        for peer in peers:
            if not self._is_allowed(peer) and not is_public(peer):
                shown = address.host if peer == address.host else f"{address.host} ({peer})"
                raise AddressRefused(f"{shown} is not a public address, so it is not fetched")
        if address.effective_port not in PORTS and not self.lets_through(peers):
            raise AddressRefused(f"port {address.effective_port} of {address.host} is not one of the web's")

    def lets_through(self, peers: Sequence[str]) -> bool:
        """Whether all of `peers` are in networks that were let through: those are asked directly, past any proxy."""
        return bool(peers) and all(map(self._is_allowed, peers))

    def _is_allowed(self, peer: str) -> bool:
        known = self._known.get(peer)
        if known is None:
            ip = _plain(ip_address(peer.partition("%")[0]))
            known = any(ip.version == network.version and ip in network for network in self.allowed)
            if len(self._known) < _MOST_KNOWN:
                self._known[peer] = known
        return known


@lru_cache(maxsize=8192)
def is_public(peer: str) -> bool:
    """Whether an IP address, and every IPv4 address that it carries, belongs to the public internet."""
    ip = _plain(ip_address(peer.partition("%")[0]))
    # A NAT64 address is as public as what it stands for; networks without IPv4 see the whole web that way.
    return (ip in _NAT64 or _is_public(ip)) and all(map(_is_public, _carried(ip)))


def _is_public(ip: _Ip) -> bool:
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback:
        return False
    return not any(ip.version == network.version and ip in network for network in _NEVER_PUBLIC)


def _plain(ip: _Ip) -> _Ip:
    """The IPv4 address that a mapped one (`::ffff:10.0.0.1`) is."""
    return ip.ipv4_mapped or ip if isinstance(ip, IPv6Address) else ip


def _carried(ip: _Ip) -> list[IPv4Address]:
    """IPv4 addresses that a gateway would reach through this one: NAT64, 6to4, Teredo, ISATAP."""
    if isinstance(ip, IPv4Address):
        return []
    low = IPv4Address(int(ip) & 0xFFFFFFFF)
    found = [*(ip.teredo or ())]
    if ip.sixtofour is not None:
        found.append(ip.sixtofour)
    if ip in _NAT64 or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        found.append(low)
    return found


def is_local_name(host: str) -> bool:
    """Whether a name is never public, whoever resolves it (RFC 6761, RFC 6762): asked where a proxy resolves."""
    name = host.rstrip(".")
    return "." not in name or name.endswith((".localhost", ".local", ".internal", ".home.arpa", ".lan"))
