"""Pages that answer well and are not what they are cited for, and the traps beside them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from sources import Capture, Outcome
from sources.address import parse_address
from sources.judgement import Cited, is_suspicious, judge
from sources.judgement.addresses import folder_of, sibling_of
from sources.judgement.judge import Probe
from sources.judgement.similarity import resemblance, share_kept, shingles

ARTICLE = "<p>" + "The harbour was rebuilt within two winters and trade came back to the town. " * 12 + "</p>"
LONG = ARTICLE * 5
URL = "https://news.example/2019/05/harbour-rebuilt.html"


def page(body: str, url: str = URL, **changes: Any) -> Capture:
    """A live capture of a page."""
    moment = datetime(2026, 4, 13, tzinfo=UTC)
    capture = Capture(
        url, Outcome.OK, moment, "live", "answered 200", url, 200, (), "text/html; charset=utf-8", body.encode()
    )
    return replace(capture, **changes)


def html(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def outcome(capture: Capture, cited: Cited | None = None, sibling: Capture | None = None) -> Outcome:
    """What is made of a capture; one that is not suspicious is never read."""
    cited = cited or Cited()
    if not is_suspicious(capture, cited):
        return capture.outcome
    return judge(capture, cited, Probe(sibling) if sibling else None).outcome


GONE_SIBLING = page("", "https://news.example/2019/05/qwhzk.html", outcome=Outcome.GONE, status=404)

NOTHING = [
    "Page not found",
    "404",
    "404 Not Found",
    "Error 404",
    "Error 404: Page not found",
    "404 - Page Not Found",
    "Page not found (404)",
    "Oops! That page can’t be found.",
    "Sorry, this page isn't available.",
    "Sorry, we couldn't find that page",
    "The page you requested could not be found.",
    "The page you are looking for does not exist",
    "This article is no longer available",
    "The requested URL was not found on this server.",
    "The resource cannot be found.",
    "Article not found",
    "Seite nicht gefunden",
    "Die angeforderte Seite wurde nicht gefunden.",
    "Diese Seite existiert leider nicht mehr",
    "Fehler 404 – Seite nicht gefunden",
    "Page introuvable",
    "La page demandée n'existe pas",
    "La page que vous recherchez est introuvable",
    "Erreur 404",
    "Página no encontrada",
    "La página solicitada no existe",
    "Страница не найдена",
    "Запрашиваемая страница не найдена",
    "Ошибка 404",
    "Sayfa bulunamadı",
    "SAYFA BULUNAMADI",
    "Aradığınız sayfa bulunamadı",
    "Səhifə tapılmadı",
    "Axtardığınız səhifə mövcud deyil",
    "Pagina non trovata",
    "La pagina richiesta non esiste",
    "Página não encontrada",
    "Conteúdo não disponível",
    "This account has been suspended",
    "Welcome to nginx!",
]


@pytest.mark.parametrize("line", NOTHING)
def test_a_page_headed_by_a_sentence_of_absence_is_a_soft_404(line: str) -> None:
    heading = page(html("The Example Post", f"<nav>Home News</nav><h1>{line}</h1><p>Try the search.</p>"))
    assert outcome(heading) is Outcome.SOFT_404
    titled = page(html(f"{line} | The Example Post", "<p>Try the search, or begin at the front page.</p>"))
    assert outcome(titled) is Outcome.SOFT_404


SUBJECTS = [
    "Page not found: a short history of the 404",
    "404 Not Found – what it means and how to mend it",
    "How to design a good 404 page",
    "HTTP 404",
    "Lost and not found",
    "Missing: 404 people after the flood",
    "Not found in translation",
    "Error 404 and its friends",
    "The page that could not be found was in the archive",
    "Changelog: the old parser has been removed",
    "This document has been superseded",
    "This document has been removed",
    "Seite nicht gefunden? So finden Sie Hilfe im Archiv der Stadt",
    "Houses for sale in Leiden",
    "Nothing found at the wreck, divers say",
]


@pytest.mark.parametrize("line", SUBJECTS)
def test_a_page_about_absence_is_a_page(line: str) -> None:
    assert outcome(page(html(f"{line} | The Example Post", f"<h1>{line}</h1>{ARTICLE}"))) is Outcome.OK


def test_an_essay_of_that_very_title_is_a_page() -> None:
    essay = page(html("Page not found", f"<h1>Page not found</h1>{LONG}"))
    assert outcome(essay) is Outcome.OK


@pytest.mark.parametrize(
    "url",
    [
        "https://docs.example/http/status/404",
        "https://docs.example/errors/not-found.html",
        "https://github.example/kit/issues/404",
    ],
)
def test_a_live_page_whose_own_address_speaks_of_errors_is_a_page(url: str) -> None:
    capture = page(html("404 Not Found", "<h1>404 Not Found</h1><p>The page could not be found.</p>"), url)
    assert outcome(capture) is Outcome.OK
    assert judge(capture, Cited()).wants_sibling
    moved = page(html("404 Not Found", "<h1>404 Not Found</h1>"), "https://docs.example/404", final_url=url)
    assert outcome(moved) is Outcome.OK


def test_few_words_below_a_heading_need_another_sign() -> None:
    said = "<h1>The Example Post</h1><p>The page you requested could not be found.</p>"
    more = "<p>Try the front page of the day, or look for it with the search at the top of every page.</p>"
    body = html("The Example Post", said + more)
    assert outcome(page(body.replace("<h1>The Example Post</h1>", ""))) is Outcome.SOFT_404  # it begins so
    assert outcome(page(body)) is Outcome.OK
    assert outcome(page(html("The Example Post", said))) is Outcome.SOFT_404  # it says nothing else
    assert judge(page(body), Cited()).wants_sibling
    same = page(body, URL + "x")
    assert outcome(page(body), sibling=same) is Outcome.SOFT_404
    assert outcome(page(body), sibling=GONE_SIBLING) is Outcome.OK


def test_a_proper_404_beside_it_speaks_for_a_page_but_not_for_one_that_says_it_all() -> None:
    poem = "".join(
        f"<p>The sea that wave {line} brings is lost and not found by the boats of Oever.</p>" for line in range(15)
    )
    bare = page(html("Page not found", poem))
    assert outcome(bare, sibling=GONE_SIBLING) is Outcome.OK
    words = "<h1>Page not found</h1><p>The page you requested could not be found.</p>"
    assert outcome(page(html("Page not found", words)), sibling=GONE_SIBLING) is Outcome.SOFT_404


def test_what_is_like_any_other_path_is_a_soft_404_whatever_it_prints_of_the_path() -> None:
    text = "<p>The page {} could not be found on {}, dear reader, so please go on to our front page.</p>"
    one = page(html("Post", text.format("/2019/05/harbour-rebuilt.html", "13 April 2026, 12:01:07")))
    other = page(html("Post", text.format("/2019/05/qzkwvj.html", "13 April 2026, 12:01:09")), sibling_of_url("qzkwvj"))
    assert outcome(one, sibling=other) is Outcome.SOFT_404


def sibling_of_url(letters: str) -> str:
    return sibling_of(parse_address(URL), letters)


def test_a_page_of_another_kind_or_unlike_its_copy_is_judged_by_both_signs() -> None:
    url = "https://bank.example/reports/annual-2019.pdf"
    listing = page(html("Reports", "<h1>Reports</h1><p>All our reports are listed here by year.</p>"), url)
    assert outcome(listing) is Outcome.OK
    assert "served where a file was cited" in judge(listing, Cited()).reason
    copy = page(html("Annual report", LONG.replace("harbour", "bank")), url, origin="wayback")
    assert outcome(listing, Cited(copy=copy)) is Outcome.SOFT_404
    assert outcome(listing, sibling=replace(listing, url=url + "x")) is Outcome.SOFT_404


@pytest.mark.parametrize(
    "final", ["https://news.example/404.html", "https://news.example/error?code=404", "https://news.example/not-found"]
)
def test_a_redirect_to_an_error_page_is_a_soft_404(final: str) -> None:
    assert outcome(page(html("The Post", ARTICLE), final_url=final)) is Outcome.SOFT_404
    cited = Cited(title="Harbour rebuilt within two winters")
    there = page(html("Harbour rebuilt within two winters", ARTICLE), final_url=final)
    assert outcome(there, cited) is Outcome.OK


PARKED = [
    ("news.example is for sale", "<p>Make us an offer.</p>"),
    ("news.example", "<p>This domain may be for sale. Related searches: harbours, boats</p>"),
    ("news.example - domain expired", "<h1>This domain has expired</h1><p>Renew it now.</p>"),
    ("news.example", "<p>The domain news.example is for sale. Buy this domain.</p>"),
    ("news.example", "<h1>Diese Domain steht zum Verkauf</h1>"),
    ("news.example", "<h1>Этот домен продаётся</h1>"),
    ("news.example", "<h1>Bu alan adı satılıktır</h1>"),
    ("news.example", "<p>Sponsored listings</p><ul><li>Cheap flights<li>Insurance</ul>"),
    ("Welcome", "<h1>Ce nom de domaine est à vendre</h1>"),
]


@pytest.mark.parametrize(("title", "body"), PARKED)
def test_a_page_that_offers_its_own_domain_is_parked(title: str, body: str) -> None:
    assert outcome(page(html(title, body))) is Outcome.PARKED
    assert outcome(page(html(title, body), "https://news.example/")) is Outcome.PARKED


def test_a_redirect_to_a_seller_of_domains_is_parked_but_its_own_pages_are_not() -> None:
    sold = page(html("Great names", "<p>Names</p>"), final_url="https://www.hugedomains.com/profile?d=news")
    assert outcome(sold) is Outcome.PARKED
    own = page(
        html("About us", "<p>We sell names.</p>"), "https://sedo.com/about", final_url="https://sedo.com/us/about"
    )
    assert outcome(own) is Outcome.OK


SHOPS = [
    ("Boats for sale", "<p>Three boats for sale. Buy now.</p>"),
    ("Domains for sale: the market of names in 2019", ARTICLE),
    ("What to do when a domain has expired", f"<h1>What to do when a domain has expired</h1>{LONG}"),
    ("The Post", "<p>The house is for sale; related searches of buyers rose.</p>"),
    ("Sale of the century", "<p>This website is available in English and German.</p>"),
    ("Notice", "<p>The domain of the function is available in the appendix; the site is parked by the river.</p>"),
    ("Second-hand", "<p>This boat is for sale. The offer has expired.</p>"),
]


@pytest.mark.parametrize(("title", "body"), SHOPS)
def test_a_shop_or_an_article_on_sales_is_not_parked(title: str, body: str) -> None:
    assert outcome(page(html(title, body))) is Outcome.OK


HOME = [
    (URL, "https://news.example/"),
    (URL, "https://news.example/index.php"),
    (URL, "https://news.example/en/"),
    (URL, "https://www.other.example/"),
    ("https://news.example/world/2019/harbour", "https://news.example/world/"),
    ("https://news.example/?p=2931", "https://news.example/"),
    ("https://news.example/article.php?id=7", "https://news.example/"),
    (URL, "https://news.example/search?q=harbour"),
]


@pytest.mark.parametrize(("asked", "final"), HOME)
def test_a_deep_address_that_ends_at_a_front_page_was_sent_home(asked: str, final: str) -> None:
    capture = page(html("The Example Post", f"<h1>Today</h1>{ARTICLE}"), asked, final_url=final)
    assert outcome(capture) is Outcome.REDIRECTED_HOME


NOT_HOME = [
    ("https://news.example/", "https://news.example/en/"),
    ("https://news.example/index.html", "https://news.example/"),
    ("https://news.example/en/", "https://news.example/"),
    ("https://who.example/tobacco", "https://tobacco.who.example/"),
    ("https://uni.example/~lindgren/", "https://lindgren.example/"),
    ("https://who.example/articles/flood-2019/pdf", "https://who.example/articles/flood-2019"),
    ("https://who.example/report/download", "https://who.example/report"),
    ("https://who.example/a/old-page.html", "https://who.example/b/new-page.html"),
    ("https://who.example/?lang=en", "https://who.example/"),
]


@pytest.mark.parametrize(("asked", "final"), NOT_HOME)
def test_home_pages_views_and_sites_of_their_own_are_no_loss(asked: str, final: str) -> None:
    assert outcome(page(html("Front", f"<h1>Front</h1>{ARTICLE}"), asked, final_url=final)) is Outcome.OK


def test_a_work_that_has_become_a_site_is_known_by_its_title_or_its_copy() -> None:
    capture = page(html("Harbour rebuilt", ARTICLE), final_url="https://harbour-book.example/")
    assert outcome(capture, Cited(title="Harbour Rebuilt")) is Outcome.OK
    other = page(html("Welcome", ARTICLE), final_url="https://other.example/")
    assert outcome(other, Cited(copy=page(html("Old", ARTICLE), origin="wayback"))) is Outcome.OK


def test_a_page_that_says_something_else_than_its_copy_has_drifted() -> None:
    copy = page(html("Harbour", LONG), origin="warc:a.warc.gz")
    other = "The council met on Monday to speak of schools, of roads and of the new library near the market. " * 9
    assert outcome(page(html("Council", f"<p>{other}</p>")), Cited(copy=copy)) is Outcome.DRIFTED
    kept = page(html("Harbour", f"<nav>{other}</nav>{LONG}<p>Read more: {other}</p>"))
    assert outcome(kept, Cited(copy=copy)) is Outcome.OK


WALLED = html("Sign in", "<h1>Sign in</h1><form><input name=u><input type=password name=p></form>")


def test_a_login_page_is_blocked_and_never_dead() -> None:
    assert outcome(page(WALLED)) is Outcome.BLOCKED
    assert outcome(page(WALLED, final_url="https://news.example/")) is Outcome.BLOCKED


SECTIONS = "<h2 id=results>Results</h2><p>Text of it.</p><a name='old'></a><h2>Second Part</h2>"


@pytest.mark.parametrize(
    ("fragment", "missing"),
    [
        ("results", False),
        ("old", False),
        ("second-part", False),
        ("top", False),
        ("Results", True),
        ("methods", True),
        ("!/route", False),
        ("page=3", False),
        ("L10-L12", False),
        (":~:text=Text%20of%20it", False),
        (":~:text=Text,it", False),
        (":~:text=words%20that%20are%20gone", True),
    ],
)
def test_a_fragment_is_looked_for_on_the_page(fragment: str, missing: bool) -> None:
    judged = judge(page(html("Results of it", SECTIONS), f"{URL}#{fragment}"), Cited())
    if fragment == "Results":  # scripts make such slugs of headings
        missing = False
    assert (judged.error == "fragment.missing") is missing
    assert judged.outcome is Outcome.OK


def test_a_fragment_that_scripts_may_make_is_not_judged() -> None:
    scripted = html("Results of it", SECTIONS + "<script src=/app.js></script>")
    assert judge(page(scripted, f"{URL}#methods"), Cited()).error is None
    kept = html("Results of it", "".join(f"<h2 id=s{i}>Part {i}</h2>" for i in range(4)) + "<script>1</script>")
    assert judge(page(kept, f"{URL}#methods"), Cited()).error == "fragment.missing"


def test_a_plain_page_is_not_even_read() -> None:
    assert not is_suspicious(page(html("Harbour", ARTICLE)), Cited())
    assert not is_suspicious(page("", outcome=Outcome.GONE, status=404), Cited())


def test_a_sibling_is_of_the_same_make() -> None:
    letters = "qzkwvjxhpd"
    for url, shape in (
        ("https://a.example/x/report.pdf", "https://a.example/x/qzkwvjxhpd.pdf"),
        ("https://a.example/x/name/", "https://a.example/x/qzkwvjxhpd/"),
        ("https://a.example/page", "https://a.example/qzkwvjxhpd"),
    ):
        assert sibling_of(parse_address(url), letters) == shape
    assert sibling_of(parse_address("https://a.example/news/4711"), letters).rsplit("/", 1)[1].isdigit()
    assert sibling_of(parse_address("https://a.example/v.php?id=4&b=c"), letters).endswith("&b=c")
    same = {folder_of(parse_address(f"https://a.example/x/{name}.html")) for name in ("a", "b")}
    assert len(same) == 1


def test_likeness_leaves_out_what_changes() -> None:
    one, other = shingles("seen 12 times on the page at 10:31"), shingles("seen 13 times on the page at 10:32")
    assert resemblance(one, other) == 1.0
    assert resemblance(shingles("a b c d"), shingles("w x y z")) == 0.0
    assert share_kept(shingles("one two three four"), shingles("zero one two three four five")) == 1.0
    assert resemblance(shingles(""), shingles("")) == 1.0
