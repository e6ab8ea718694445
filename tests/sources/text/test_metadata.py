"""What a page says of itself, and the walls that stand before a page."""

import pytest

from sources.text.metadata import iso_date
from tests.sources.text.reading import page

LD = '<script type="application/ld+json">{}</script>'
DATES = [
    ("json-ld", LD.format('{"@type": "NewsArticle", "datePublished": "2016-05-01T08:00:00+04:00"}'), "2016-05-01"),
    ("json-ld graph", LD.format('{"@graph": [{"@type": "WebPage", "datePublished": "2017-01-01"}, '
     '{"@type": "Article", "datePublished": "2016-05-01"}]}'), "2016-05-01"),
    ("json-ld list of types", LD.format('[{"@type": ["Report", "Article"], "datePublished": "2016-05"}]'), "2016-05"),
    ("json-ld before meta", LD.format('{"@type": "Article", "datePublished": "2016-05-01"}')
     + "<meta property=article:published_time content=2015-01-01>", "2016-05-01"),
    ("related articles do not count", LD.format('{"@type": "ItemList", "itemListElement": '
     '[{"@type": "Article", "datePublished": "2016-05-01"}]}'), None),
    ("broken json-ld", LD.format('{"@type": "Article", ') + "<meta name=DC.date content=2015>", "2015"),
    ("meta", "<meta property='article:published_time' content='2016-05-02T10:00Z'>", "2016-05-02"),
    ("citation", "<meta name=citation_publication_date content='2016/5/2'>", "2016-05-02"),
    ("dublin core", "<meta name='DC.date.issued' content='2016-05'>", "2016-05"),
    ("mail date", "<meta name=date content='Mon, 02 May 2016 10:00:00 GMT'>", "2016-05-02"),
    ("day first with points", "<meta name=date content='2.5.2016'>", "2016-05-02"),
    ("slashes say nothing", "<meta name=date content='05/02/2016'>", None),
    ("modified is not published", "<meta property='article:modified_time' content='2016-05-02'>", None),
    ("time beside the title", "<article><h1>T</h1><time datetime='2016-05-02'>2 May</time></article>", "2016-05-02"),
    ("two times say nothing",
     "<div><h1>T</h1><time datetime=2016-05-02>a</time><time datetime=2015-05-02>b</time></div>", None),
    ("time elsewhere", "<h1>T</h1><aside><div><time datetime='2016-05-02'>2 May</time></div></aside>", None),
    ("a date in the text", "<h1>T</h1><p>Published on 2 May 2016</p>", None),
    ("impossible", "<meta name=date content='2016-13-45'>", None),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in DATES], ids=[case[0] for case in DATES])
def test_the_date_is_what_the_page_states(markup: str, expected: str | None) -> None:
    assert page(f"<html><body>{markup}<p>x</p></body></html>").published == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("20160502", "2016-05-02"), ("2016", "2016"), ("", None), ("2 May", None), ("99999", None), ("2016-02-30", None)],
)
def test_a_date_is_as_precise_as_it_is_given(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


def test_title_language_and_links_are_read() -> None:
    source = page(
        "<html lang='az-Latn'><head><title> A &amp;\n B </title><base href='https://example.org/d/'>"
        "<link rel=canonical href='https://example.org/c'></head><body><a href='x.html'>x</a><a href='#n'>n</a>"
        "<a href='https://other.example/y?a=1&amp;b=2'>y</a><a href='mailto:a@b.c'>m</a><a href='x.html'>x</a>"
    )
    assert source.title == "A & B"
    assert source.language == "az-Latn"
    assert source.links == ("https://example.org/c", "https://example.org/d/x.html", "https://other.example/y?a=1&b=2")


def test_a_drawing_s_title_is_not_the_page_s() -> None:
    assert page("<svg><title>Logo</title></svg><p>x</p>").title is None


LONG = "<p>" + "The office counted 47 attacks in the year before. " * 60 + "</p>"
WALLS = [
    "<title>Just a moment...</title><p>Checking your browser before accessing example.org.</p>",
    "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>",
    "<title>Log in</title><form><label>Name</label><input><input type=password><button>Log in</button></form>",
    "<h1>Вход</h1><form><input type=password></form>",
    "<p>We and our partners store cookies on your device.</p><button>Accept all cookies</button>",
    "<div id=root></div><script src=app.js></script>",
    "<body></body>",
]
NO_WALLS = [
    LONG + "<form>Log in <input type=password></form>",
    f"<title>How to log in to 5 sites</title>{LONG}<input type=password>",
    f"<p>Just a moment... of silence for the 47 dead.</p>{LONG}",
    "<h1>47 attacks</h1><p>We use cookies.</p>",
    "<p>47%</p>",
    f"<article><h2>Findings</h2><p>Accept all cookies: 47 % click it.</p></article>{LONG}",
    "<form>Log in <input type=password></form><table><tr><th>A<th>B<tr><td>x<td>5</table>",
]


@pytest.mark.parametrize("markup", WALLS)
def test_a_wall_is_unreadable(markup: str) -> None:
    assert page(markup).unreadable is not None


@pytest.mark.parametrize("markup", NO_WALLS)
def test_a_page_with_content_is_no_wall(markup: str) -> None:
    source = page(markup)
    assert source.unreadable is None
    assert source.truncated is None


def test_a_page_that_asks_for_a_subscription_is_cut_off() -> None:
    teaser = page("<article><p>The office counted 47 attacks.</p><p>Subscribe to continue reading.</p></article>")
    assert teaser.unreadable is None
    assert teaser.truncated is not None
    stated = page(LD.format('{"@type": "NewsArticle", "isAccessibleForFree": false}') + "<p>Short teaser.</p>")
    assert stated.truncated is not None
