"""Addresses: the URL standard, the exact bytes that are sent, and the key of archives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.address import address_key, join_address, parse_address, scheme_of
from sources.errors import BadAddress

NORMALISED = [
    ("HTTP://Example.ORG", "http://example.org/"),
    ("https://example.org:443/a", "https://example.org/a"),
    ("http://example.org:443/a", "http://example.org:443/a"),
    ("  http://example.org/a\n ", "http://example.org/a"),
    ("http://exa\nmple.org/a", "http://example.org/a"),
    ("http:\\\\example.org\\a", "http://example.org/a"),
    ("http://example.org/a/../b/./c", "http://example.org/b/c"),
    ("http://example.org/a/%2e%2E/b", "http://example.org/b"),
    ("http://example.org/a/..", "http://example.org/"),
    ("http://example.org/../../a", "http://example.org/a"),
    ("http://example.org/a%2Fb%2fc", "http://example.org/a%2Fb%2fc"),
    ("http://example.org/a//b", "http://example.org/a//b"),
    ("http://example.org/%7Euser", "http://example.org/%7Euser"),
    ("http://example.org/q?b=2&a=1&x=%20+%2B&&", "http://example.org/q?b=2&a=1&x=%20+%2B&&"),
    ("http://example.org/q?", "http://example.org/q?"),
    ("http://example.org/a b?c d", "http://example.org/a%20b?c%20d"),
    ("http://example.org/é?ü", "http://example.org/%C3%A9?%C3%BC"),
    ("http://example.org/a#frag", "http://example.org/a"),
    ("http://user:pw@example.org/a", "http://example.org/a"),
    ("http://example.org@127.0.0.1/", "http://127.0.0.1/"),
    ("http://127.0.0.1\\@example.org/", "http://127.0.0.1/@example.org/"),
    ("http://bücher.example/", "http://xn--bcher-kva.example/"),
    ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
    ("http://☃.example/", "http://xn--n3h.example/"),
    ("http://faß.example/", "http://xn--fa-hia.example/"),
    ("http://ｅｘａｍｐｌｅ。org/", "http://example.org/"),
    ("http://a_b.example.org/", "http://a_b.example.org/"),
    ("http://ex%61mple.org/", "http://example.org/"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://017700000001/", "http://127.0.0.1/"),
    ("http://127.1/", "http://127.0.0.1/"),
    ("http://①②⑦.1/", "http://127.0.0.1/"),
    ("http://0/", "http://0.0.0.0/"),
    ("http://[::ffff:10.0.0.1]:8080/a", "http://[::ffff:a00:1]:8080/a"),
    ("http://[0:0::1]/", "http://[::1]/"),
    ("http://1.2.3.example/", "http://1.2.3.example/"),
    ("http:example.org/a", "http://example.org/a"),
]


@pytest.mark.parametrize(("written", "sent"), NORMALISED)
def test_an_address_is_read_by_the_url_standard(written: str, sent: str) -> None:
    assert parse_address(written).url == sent


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org/a",
        "www.example.org",
        "//example.org/a",
        "http://",
        "http:///",
        "http://.../",
        "http://exa mple.org/",
        "http://exam%00ple.org/",
        "http://a..example.org/",
        "http://example.org:99999/",
        "http://example.org:8a/",
        "http://[::1/",
        "http://[::1]x/",
        "http://[fe80::1%25eth0]/",
        "http://256.256.256.256/",
        "http://1.2.3.4.5/",
        "http://" + "a" * 64 + ".example/",
        "http://%ff.example/",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "mailto:a@example.org",
    ],
)
def test_what_is_no_web_address_is_refused_with_a_reason(written: str) -> None:
    with pytest.raises(BadAddress):
        parse_address(written)


@pytest.mark.parametrize(
    ("location", "meant"),
    [
        ("https://other.example/x", "https://other.example/x"),
        ("//other.example/x", "http://other.example/x"),
        ("/x?y", "http://example.org/x?y"),
        ("x", "http://example.org/a/x"),
        ("../x", "http://example.org/x"),
        ("?z=1", "http://example.org/a/b?z=1"),
        ("#f", "http://example.org/a/b?q=1"),
        ("", "http://example.org/a/b?q=1"),
        ("http:x", "http://example.org/a/x"),
        ("\\\\other.example\\x", "http://other.example/x"),
        ("/é x", "http://example.org/%C3%A9%20x"),
        (" /x ", "http://example.org/x"),
    ],
)
def test_a_location_is_joined_as_a_browser_does(location: str, meant: str) -> None:
    assert join_address(parse_address("http://example.org/a/b?q=1"), location).url == meant


def test_a_redirect_inherits_the_fragment_unless_it_names_its_own() -> None:
    base = parse_address("http://example.org/a#part")
    assert join_address(base, "/b").fragment == "part"
    assert join_address(base, "/b#other").fragment == "other"


KEYS = [
    ("https://www.Example.org:443/A/B/../c?b=2&a=1#f", "org,example)/a/c?a=1&b=2"),
    ("http://example.org/", "org,example)/"),
    ("http://www2.example.org/a//b/", "org,example)/a/b"),
    ("http://user:pw@example.org/a?", "org,example)/a"),
    ("http://example.org/index.html", "org,example)/index.html"),
    ("http://example.org:8080/", "org,example:8080)/"),
    ("http://192.168.0.1/", "1,0,168,192)/"),
    ("http://bücher.example/", "example,xn--bcher-kva)/"),
    ("http://example.org/%7Euser", "org,example)/~user"),
    ("http://example.org/a%2Fb", "org,example)/a%2fb"),
    ("http://example.org/a?PHPSESSID=0123456789abcdef0123456789abcdef&b=1", "org,example)/a?b=1"),
    ("http://example.org/a?sid=12&b=1", "org,example)/a?b=1&sid=12"),
    ("http://example.org/a?utm_source=x", "org,example)/a?utm_source=x"),
    ("http://example.org/a;jsessionid=0123456789abcdef0123456789abcdef", "org,example)/a"),
    ("http://wwwhost.example.org/", "org,example,wwwhost)/"),
]


@pytest.mark.parametrize(("written", "key"), KEYS)
def test_the_key_is_that_of_archives(written: str, key: str) -> None:
    assert address_key(parse_address(written)) == key


def test_a_scheme_is_told_from_a_host_without_one() -> None:
    assert scheme_of(" MAILTO:a@example.org") == "mailto"
    assert scheme_of("example.org/a") is None


@settings(max_examples=200)
@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{0,30}", fullmatch=True))
def test_any_text_is_an_address_or_is_refused_and_reading_twice_gives_the_same(text: str) -> None:
    try:
        address = parse_address(text)
    except BadAddress:
        return
    assert parse_address(address.url).url == address.url
    assert address.url.isascii()
    assert " " not in address.url
    assert address.key == parse_address(address.url).key
