"""Which addresses are public, in every disguise an IP address can wear."""

import pytest

from sources.address import parse_address
from sources.errors import AddressRefused, BadAddress
from sources.guard import Guard, is_public


@pytest.mark.parametrize(
    "peer",
    [
        "127.0.0.1",
        "127.255.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "198.18.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "2001:0:a00:1::",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "64:ff9b::a00:1",
        "64:ff9b:1::808:808",
        "2600::5efe:10.0.0.1",
    ],
)
def test_what_is_not_public_is_known_in_every_form(peer: str) -> None:
    assert not is_public(peer)


@pytest.mark.parametrize("peer", ["93.184.216.34", "2600::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])
def test_what_is_public_is_let_through(peer: str) -> None:
    assert is_public(peer)
    Guard().check(parse_address("https://example.org/"), [peer])


def test_every_address_of_a_name_must_be_public() -> None:
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        Guard().check(parse_address("http://example.org/"), ["93.184.216.34", "10.0.0.1"])


@pytest.mark.parametrize("port", [80, 443, 8080, 8443])
def test_the_ports_of_the_web_are_open(port: int) -> None:
    Guard().check(parse_address(f"http://example.org:{port}/"), ["93.184.216.34"])


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 65535])
def test_other_ports_are_closed(port: int) -> None:
    with pytest.raises(AddressRefused, match="port"):
        Guard(["10.0.0.0/8"]).check(parse_address(f"http://example.org:{port}/"), ["93.184.216.34"])


def test_a_network_that_was_named_is_let_through_on_any_port_and_no_other() -> None:
    guard = Guard(["10.1.0.0/16", "fd00::/8"])
    guard.check(parse_address("http://inside.test:9000/"), ["10.1.2.3", "fd00::1"])
    guard.check(parse_address("http://inside.test/"), ["::ffff:10.1.2.3"])
    guard.check(parse_address("http://inside.test/"), ["10.1.2.3", "93.184.216.34"])
    for peers in (["10.2.0.1"], ["10.1.2.3", "127.0.0.1"]):
        with pytest.raises(AddressRefused):
            guard.check(parse_address("http://inside.test/"), peers)
    with pytest.raises(AddressRefused):
        guard.check(parse_address("http://inside.test:9000/"), ["10.1.2.3", "93.184.216.34"])


@pytest.mark.parametrize("cidr", ["10.0.0.0/33", "everything", "", "10.0.0.256/8"])
def test_what_is_no_network_is_refused(cidr: str) -> None:
    with pytest.raises(BadAddress):
        Guard([cidr])
