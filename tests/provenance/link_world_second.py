"""A second labelled world, written in one go after the first was passed: what a checker meets that was not tuned to it.

As with the first, a host's `fallback` is what it answers to any path that it does not know.
"""

from collections.abc import Iterator

from tests.sources.world import Asked, Reply, answer, redirect

Entry = tuple[str, str, str, str, Reply | None]

NAVIGATION = "<header><a href=/>The Courier</a> <a href=/politics>Politics</a> <a href=/sport>Sport</a></header>"
STORY = (
    "<main><h1>{title}</h1><p>By our reporter in Velm, 12 May 2017</p><p>Wheat was sold at 212 crowns a sack "
    "on Friday, a third more than in the year before, and bakers in the lower town have begun to mix in rye. "
    "The guild says that stocks will last until the harvest, if the roads to the south stay open.</p><p>In the"
    " north, where the frost came late, farmers expect to bring in half of what they sowed. The state bank has"
    " offered loans at four per cent to those who can show that they owe nothing, and 1,340 of them had asked "
    "for one by the end of April.</p></main>"
)
TEASERS = "".join(
    f"<div class=teaser><a href=/p/{n}>{line}</a></div>"
    for n, line in enumerate(("Mayor opens bridge", "Rain expected", "Two goals in the last minute", "Choir sings"))
)


def html(title: str, body: str, head: str = "", status: str = "200 OK", *fields: str) -> bytes:
    whole = f"<html lang=en><head><title>{title}</title>{head}</head><body>{NAVIGATION}{body}</body></html>"
    return answer(whole.encode(), status, *fields)


def story(title: str, suffix: str = " - The Courier") -> bytes:
    return html(title + suffix, STORY.format(title=title))


def dead() -> Iterator[Entry]:
    yield (
        "teasers under a missing page",
        "dead",
        "c1.test",
        "/2017/05/wheat",
        html("Page not found - The Courier", f"<h1>Sorry, we can't find that page</h1>{TEASERS}"),
    )
    yield (
        "we couldn't find",
        "dead",
        "c2.test",
        "/wheat-prices",
        html(
            "The Courier",
            "<h1>Hmm, we couldn't find what you were looking for</h1><p>Check the address or go home.</p>",
        ),
    )
    yield (
        "joke page",
        "dead",
        "c3.test",
        "/blog/wheat",
        html("404 | Velm Labs", "<h1>404</h1><p>You have reached the edge of the map. Here be dragons.</p>"),
    )
    yield (
        "archived issue gone",
        "dead",
        "c4.test",
        "/issues/31/art-4",
        html(
            "Journal of Grain", "<h1>Article not available</h1><p>The article you requested is no longer available.</p>"
        ),
    )
    yield (
        "this page has been deleted",
        "dead",
        "c5.test",
        "/p/wheat",
        html("c5", "<p>This page has been deleted by its author.</p>"),
    )
    yield (
        "the url does not exist",
        "dead",
        "c6.test",
        "/a/b/c",
        html("Error", "<p>The requested URL /a/b/c does not exist on this server.</p>"),
    )
    yield (
        "german office",
        "dead",
        "c7.test",
        "/presse/2017/weizen.html",
        html(
            "Fehler - Amt für Landwirtschaft",
            "<h1>Diese Seite gibt es nicht (mehr)</h1><p>Bitte nutzen Sie die Suche.</p>",
        ),
    )
    yield (
        "french ministry",
        "dead",
        "c8.test",
        "/actualites/ble",
        html("Ministère", "<h1>Oups ! Page non trouvée</h1><p>La page demandée n'existe pas ou plus.</p>"),
    )
    yield (
        "turkish newspaper",
        "dead",
        "c9.test",
        "/haber/bugday-1234",
        html("Haber bulunamadı", "<h1>Aradığınız haber bulunamadı</h1><p>Haber yayından kaldırılmış olabilir.</p>"),
    )
    yield (
        "azeri site",
        "dead",
        "c10.test",
        "/az/news/5521",
        html("Xəbər", "<h1>Belə səhifə mövcud deyil</h1><p>Ana səhifəyə qayıdın.</p>"),
    )
    yield (
        "russian agency",
        "dead",
        "c11.test",
        "/news/5521.html",
        html("Агентство", "<h1>404</h1><p>К сожалению, запрашиваемая вами страница не найдена.</p>"),
    )
    yield "korean page", "dead", "c12.test", "/news/5521", html("오류", "<p>요청하신 페이지를 찾을 수 없습니다.</p>")
    yield "estonian page", "dead", "c13.test", "/uudised/nisu", html("Viga", "<h1>Lehte ei leitud</h1>")
    yield "login host of another kind", "dead", "c14.test", "/doc?id=99", redirect("/page-not-found.html", 302)
    yield (
        "asp error path",
        "dead",
        "c15.test",
        "/reports/9.aspx",
        redirect("/ErrorPages/404.aspx?aspxerrorpath=/reports/9.aspx"),
    )
    yield "query sent home", "dead", "c16.test", "/article.asp?aid=4411", redirect("/default.asp")
    yield (
        "merged into another paper",
        "dead",
        "c17.test",
        "/2011/07/wheat.html",
        redirect("http://bigpaper.test:{port}/"),
    )
    yield "section sent to a country root", "dead", "c18.test", "/news/2011/wheat", redirect("/us/", 302)
    yield "pdf sent home", "dead", "c16.test", "/files/report2011.pdf", redirect("/")
    yield (
        "hosting account gone",
        "dead",
        "c19.test",
        "/~smith/paper.html",
        html(
            "Account Suspended",
            "<h1>Account Suspended</h1><p>This Account has been suspended. Contact your provider.</p>",
        ),
    )
    yield (
        "plain hosting page",
        "dead",
        "c20.test",
        "/paper.html",
        html(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is installed.</p>",
        ),
    )
    yield (
        "blog removed",
        "dead",
        "c21.test",
        "/2012/03/wheat.html",
        html("Blog not found", "<h1>Blog not found</h1><p>Sorry, the blog you were looking for does not exist.</p>"),
    )
    yield (
        "premium name",
        "dead",
        "c22.test",
        "/wheat",
        html(
            "c22.test", "<h2>c22.test</h2><p>This premium domain name is available for purchase. Minimum offer 900.</p>"
        ),
    )
    yield (
        "lease to own",
        "dead",
        "c23.test",
        "/wheat",
        html("The domain name c23.test is for sale", "<p>Pay monthly or buy now. Free transfer within a day.</p>"),
    )
    yield "links and a privacy policy", "dead", "c24.test", "/wheat", html(
        "c24.test", "<ul><li>Wheat<li>Flour prices<li>Bread maker</ul><p>Privacy Policy</p>",
        "<script src='//www.parkingcrew.net/jsparkcaf.php'></script>"
    )  # fmt: skip
    yield (
        "spanish parking",
        "dead",
        "c25.test",
        "/trigo",
        html("Dominio en venta", "<p>Este dominio está en venta. Haga una oferta.</p>"),
    )
    yield (
        "japanese parking",
        "dead",
        "c26.test",
        "/komugi",
        html("お名前", "<p>このドメインは販売中です。お問い合わせください。</p>"),
    )
    yield "404 after login cookie", "dead", "c27.test", "/x", redirect("/x/", 302, "Set-Cookie: s=1")
    yield "410 for all", "dead", "c28.test", "/feed/1", answer(b"", "410 Gone")
    yield "no such host", "dead", "grain.gone", "/wheat", None
    yield (
        "js redirect home",
        "dead",
        "c29.test",
        "/2013/wheat.php",
        html("Redirecting", "<p>Redirecting…</p>", "<script>window.location.replace('/')</script>"),
    )
    yield (
        "api without the record",
        "dead",
        "c30.test",
        "/api/records/17",
        answer(b'{"status": 404, "title": "Not Found", "detail": "record 17 does not exist"}').replace(
            b"text/html", b"application/problem+json"
        ),
    )
    yield "trailing period", "dead", "http://c31.test", "/report.pdf.", None
    yield "comma for dot", "dead", "http://www,c31.test", "/report.pdf", None


def unknown() -> Iterator[Entry]:
    yield "vendor wall", "unknown", "u1.test", "/a/b", html(
        "Pardon Our Interruption", "<h1>Pardon Our Interruption</h1><p>As you were browsing something "
        "about your browser made us think you were a bot.</p>", "", "200 OK"
    )  # fmt: skip
    yield "403 in plain words", "unknown", "u2.test", "/a/b", html("Forbidden", "<h1>403</h1>", "", "403 Forbidden")
    yield (
        "region",
        "unknown",
        "u3.test",
        "/a/b",
        html(
            "Unavailable", "<p>We are sorry, this content is not available in your region.</p>", "", "451 Unavailable"
        ),
    )
    yield "region with 200", "unknown", "u4.test", "/a/b", html(
        "u4", "<h1>Sorry</h1><p>Our European visitors are important to us. This site is currently unavailable to "
        "visitors from the European Economic Area.</p>"
    )  # fmt: skip
    yield (
        "maintenance with 200",
        "unknown",
        "u5.test",
        "/a/b",
        html("Scheduled maintenance", "<h1>We’ll be back soon</h1><p>The site is down for scheduled maintenance.</p>"),
    )
    yield (
        "maintenance with 503",
        "unknown",
        "u6.test",
        "/a",
        html("Back soon", "<p>Soon.</p>", "", "503 Service Unavailable"),
    )
    yield (
        "login form",
        "unknown",
        "u7.test",
        "/docs/9",
        html("Log in - Members", "<h1>Log in</h1><form action=/s><input name=u><input type=password name=p></form>"),
    )
    yield "redirect to cas", "unknown", "u8.test", "/docs/9", redirect("/cas/login?service=x", 302)
    yield "rate limited by words", "unknown", "u9.test", "/a", answer(b"slow down", "429 Too Many Requests")
    yield "database down", "unknown", "u10.test", "/a", answer(b"Error establishing a database connection", "500 Oops")
    yield (
        "captcha with 200",
        "unknown",
        "u11.test",
        "/a",
        html("Robot check", "<p>Please verify you are human.</p><div class=h-captcha data-sitekey=x></div>"),
    )
    yield "999", "unknown", "u12.test", "/in/x", answer(b"", "999 Request denied")
    yield "empty reply", "unknown", "u13.test", "/a", b"\r\n"


def living() -> Iterator[Entry]:
    yield "plain story", "alive", "l1.test", "/2017/05/wheat", story("Wheat is dear")
    yield "story on a vanished page", "alive", "l1.test", "/2017/06/page-vanishes", story("The page that was not found")
    yield "404 in the headline", "alive", "l1.test", "/2017/07/404", story("404 farmers ask for a loan")
    yield (
        "story on domain prices",
        "alive",
        "l1.test",
        "/2017/08/domains",
        story("This domain is for sale, said the letter"),
    )
    yield "removed from office", "alive", "l1.test", "/2017/09/minister", story("Minister has been removed")
    yield "temporary redirect with cookie", "alive", "l1.test", "/c", redirect("/2017/05/wheat", 302, "Set-Cookie: a=b")
    yield (
        "short notice",
        "alive",
        "l2.test",
        "/notices/17",
        html("Notice 17", "<h1>Notice 17</h1><p>The ford is closed.</p>"),
    )
    yield "statute, short", "alive", "l2.test", "/law/3", html("Section 3", "<p>Section 3. Repealed.</p>")
    yield (
        "withdrawn standard",
        "alive",
        "l2.test",
        "/std/9",
        html("Standard 9", "<h1>Standard 9</h1><p>Status: withdrawn. It was replaced by standard 12 in 2015.</p>"),
    )
    yield (
        "dictionary entry",
        "alive",
        "l2.test",
        "/word/gone",
        html("gone", "<h1>gone</h1><p>Past participle of go.</p>"),
    )
    yield (
        "glossary missing",
        "alive",
        "l2.test",
        "/word/missing",
        html("missing", "<h1>missing</h1><p>Not found; lost.</p>"),
    )
    yield "question on a forum", "alive", "l2.test", "/q/1", html(
        "Page not found error after update - Forum", "<h1>Page not found error after update</h1><p>Since the update I "
        "get page not found on every link. What can I do?</p><p>Answer: save the permalinks again.</p>"
    )  # fmt: skip
    yield "home cited", "alive", "l3.test", "/", html("Grain Institute", "<h1>Grain Institute</h1><p>Since 1911.</p>")
    yield "home cited, moved", "alive", "l4.test", "/", redirect("http://l3.test:{port}/")
    yield "language home", "alive", "l3.test", "/en", redirect("/en/home", 302)
    yield "shell built by scripts", "alive", "l5.test", "/wheat", html(
        "Grain", "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>"
        "<script src=/main.js></script>"
    )  # fmt: skip
    yield "report pdf", "alive", "l3.test", "/r.pdf", answer(b"%PDF-1.7\nxx").replace(b"text/html", b"application/pdf")
    yield "pdf moved", "alive", "l3.test", "/old/r.pdf", redirect("/r.pdf")
    yield "landing page of a pdf", "alive", "l3.test", "/pub/handbook.pdf", redirect("/pub/handbook")
    yield "new slug", "alive", "l3.test", "/?p=812", redirect("/2017/wheat-is-dear/")
    yield "section became a site", "alive", "l3.test", "/museum", redirect("http://museum.l3.test:{port}/")
    yield "year archive", "alive", "l1.test", "/2017/", story("The year 2017")
    yield "no results page cited", "alive", "l2.test", "/find?q=rye", html("Results", "<p>No results for rye.</p>")
    yield (
        "boats for sale",
        "alive",
        "l2.test",
        "/ads/7",
        html("Boat for sale", "<h1>Boat for sale</h1><p>Oak, 6 metres.</p>"),
    )
    yield (
        "status page",
        "alive",
        "l2.test",
        "/status",
        html("Status", "<p>All systems work. No maintenance is planned.</p>"),
    )
    yield (
        "robots get 404",
        "alive",
        "l6.test",
        "/a",
        lambda asked: story("Rye") if asked.agent == "browser" else answer(b"", "404 Not Found"),
    )
    yield "busy once", "alive", "l7.test", "/a", once(answer(b"", "502 Bad"), story("Barley"))


def once(first: bytes, then: bytes) -> Reply:
    seen: dict[str, int] = {}

    def reply(asked: Asked) -> bytes:
        seen[asked.agent] = seen.get(asked.agent, 0) + 1
        return first if seen[asked.agent] == 1 else then

    return reply


# Hosts that answer every unknown path as they answer the address itself: most of those that know no 404.
SAME_FOR_ALL = (
    "c1", "c2", "c3", "c5", "c6", "c7", "c8", "c10", "c12", "c13", "c19", "c20", "c21", "c22", "c23", "c24", "c25",
    "c26", "c30", "u1", "u3", "u4", "u5", "u6", "u7", "u11", "l5",
)  # fmt: skip


def entries() -> list[Entry]:
    return [*dead(), *unknown(), *living()]


def supporting() -> dict[tuple[str, str], Reply]:
    front = html("The Courier of today", f"<h1>Today</h1>{TEASERS}")
    return {
        ("c14.test", "/page-not-found.html"): html("The Courier", "<p>Try the search.</p>"),
        ("c15.test", "/ErrorPages/404.aspx?aspxerrorpath=/reports/9.aspx"): html("Reports", "<p>Try the list.</p>"),
        ("c16.test", "/default.asp"): front,
        ("c16.test", "/"): front,
        ("bigpaper.test", "/"): front,
        ("c18.test", "/us/"): front,
        ("c27.test", "/x/"): answer(b"", "404 Not Found"),
        ("c29.test", "/"): front,
        ("c31.test", "/report.pdf"): answer(b"%PDF-1.7\nxx"),
        ("www.c31.test", "/report.pdf"): answer(b"%PDF-1.7\nxx"),
        ("u8.test", "/cas/login?service=x"): html("Log in", "<form><input type=password></form>"),
        ("l3.test", "/en/home"): html("Grain Institute", "<p>Since 1911.</p>"),
        ("l3.test", "/pub/handbook"): html("Handbook of grain", STORY.format(title="Handbook")),
        ("l3.test", "/2017/wheat-is-dear/"): story("Wheat is dear"),
        ("museum.l3.test", "/"): html("Museum of Grain", "<h1>Museum</h1><p>Open daily.</p>"),
    }


def fallbacks() -> dict[str, Reply]:
    first = {host.partition(".")[0]: reply for _, _, host, _, reply in entries() if reply is not None}
    return {f"{name}.test": first[name] for name in SAME_FOR_ALL}
