"""The HTML report: one file, no script, foreign text escaped, valid, with every part in its place."""

import re

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from provenance.reports.audit import html
from provenance.reports.audit.model import Audit

_PARTS = ["result", "figures", "changes", "first", "rules", "rot", "claims", "sources", "numbering", "method"]


@pytest.fixture(scope="module")
def page(nights: Audit) -> str:
    return html.render(nights)


@pytest.fixture(scope="module")
def hostile_page(hostile: Audit) -> str:
    return html.render(hostile)


def test_the_parts_stand_in_their_order(page: str) -> None:
    assert re.findall(r'<section id="(\w+)"', page) == _PARTS
    assert re.findall(r'<li><a href="#(\w+)"', page) == _PARTS


def test_both_pages_are_valid(page: str, hostile_page: str) -> None:
    for text in (page, hostile_page):
        html5lib.HTMLParser(strict=True).parse(text)


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(page: str, hostile_page: str) -> None:
    for text in (page, hostile_page):
        tree = LexborHTMLParser(text)
        assert tree.css("script, link, img, iframe, object, embed, form, base") == []
        assert "url(" not in text
        assert "@import" not in text
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), name
                assert not (value or "").strip().lower().startswith(("javascript:", "data:")), value


def test_a_reader_is_led_only_to_web_addresses_without_a_trace(page: str, hostile_page: str) -> None:
    for text in (page, hostile_page):
        for link in LexborHTMLParser(text).css("a"):
            target = link.attributes["href"] or ""
            if not target.startswith("#"):
                assert target.startswith(("http://", "https://"))
                assert link.attributes["rel"] == "noopener noreferrer nofollow"


def test_hostile_text_is_shown_as_text(hostile_page: str) -> None:
    assert "&lt;script&gt;" in hostile_page
    assert "\\u202e" in hostile_page
    assert "\u202e" not in hostile_page
    assert "\x1b" not in hostile_page
    assert len(LexborHTMLParser(hostile_page).css("style")) == 1


def test_every_chart_has_a_title_and_a_table(page: str) -> None:
    tree = LexborHTMLParser(page)
    pictures = [node for node in tree.css("svg") if node.attributes.get("role") == "img"]
    assert pictures
    assert all(title.text().strip() for node in pictures for title in node.css("title"))
    assert all(node.css("title") for node in pictures)
    assert all(table.css_first("caption") for table in tree.css("table"))


def test_figures_are_marked_in_the_claim_and_in_the_passage(page: str) -> None:
    marked = [node.text() for node in LexborHTMLParser(page).css("#d0-c2 mark")]
    assert marked == ["24 per cent", "27 per cent"]


def test_the_page_is_small(page: str) -> None:
    assert len(page.encode()) < 60_000
