"""What an address tells by itself: site, home page, date; and that no text at all breaks the reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.facts.addresses import AddressDate, date_in, host_of, is_copy_host, is_home_page, key_of, site_of

SITES = [
    ("news.bbc.co.uk", "bbc.co.uk"),
    ("www.mod.gov.az", "mod.gov.az"),
    ("harbour.example.org", "example.org"),
    ("example.org", "example.org"),
    ("t.co", "t.co"),
    ("192.168.0.1", "192.168.0.1"),
]
HOME_PAGES = [
    "https://example.org",
    "https://example.org/",
    "http://www.example.org/index.html",
    "http://www.example.org/default.en.mfa",
    "https://example.org/en/",
    "https://example.org/de/startseite.html",
    "https://example.org/#top",
]
NO_HOME_PAGES = [
    "https://example.org/report",
    "https://example.org/?p=17",
    "https://example.org/en/report.html",
    "https://example.org/#/report/17",
    "https://example.org/index.php?id=4",
    "not an address",
]
DATES = [
    ("http://example.org/world/2016/may/02/pilots", AddressDate("2016-05-02", True)),
    ("http://example.org/news/2016/04/19/pilots/", AddressDate("2016-04-19", True)),
    ("http://example.org/2015/12/pilots", AddressDate("2015-12", True)),
    ("http://example.org/pilots-2016-4?r=US", AddressDate("2016-04", True)),
    ("http://example.org/pilots-20150619-ghs48t.html", AddressDate("2015-06-19", True)),
    ("http://example.org/2014/239406.htm", AddressDate("2014", False)),
    ("http://example.org/accounts-2011-12", AddressDate("2011", False)),
    ("https://2009-2017.example.gov/pilots", None),
    ("http://example.org/conference/2020/programme", None),
    ("http://example.org/vision-2030", None),
    ("http://example.org/content/27453593.html", None),
    ("https://web.archive.org/web/20160502000000/http://example.org/", None),
    ("http://example.org/2016/13/45/pilots", AddressDate("2016", False)),
]


@pytest.mark.parametrize(("host", "site"), SITES)
def test_the_site_is_the_name_that_was_registered(host: str, site: str) -> None:
    assert site_of(host) == site


def test_home_pages_are_told_from_pages() -> None:
    assert [url for url in HOME_PAGES if not is_home_page(url)] == []
    assert [url for url in NO_HOME_PAGES if is_home_page(url)] == []


@pytest.mark.parametrize(("url", "date"), DATES)
def test_dates_are_read_from_the_layout_of_a_path(url: str, date: AddressDate | None) -> None:
    assert date_in(url) == date


def test_two_ways_to_write_an_address_have_one_key() -> None:
    assert key_of("http://www.example.org/a/") == key_of("https://EXAMPLE.org/a")
    assert key_of("https://example.org/a#one") != key_of("https://example.org/a#two")


def test_archives_and_libraries_keep_copies() -> None:
    assert is_copy_host("web.archive.org")
    assert is_copy_host("doi.org")
    assert not is_copy_host("example.org")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_an_address(text: str) -> None:
    for url in (text, f"https://example.org/{text}", f"http://{text}/2016/05"):
        assert isinstance(host_of(url), str)
        assert is_home_page(url) in (True, False)
        found = date_in(url)
        assert found is None or found.iso[:2] in ("19", "20")
        key_of(url)
