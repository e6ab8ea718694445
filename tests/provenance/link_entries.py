"""Further addresses of the labelled world: missing pages as systems and languages say them, walls, parking, traps."""

import gzip
from collections.abc import Callable, Iterator

from tests.sources.world import Asked, Reply, answer, drip, redirect, reset

Entry = tuple[str, str, str, str, Reply | None]  # behaviour, label, host, target, reply

MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/about>About us</a></ul></nav>"
FOOT = "<footer><p>© 2026 All rights reserved. <a href=/privacy>Privacy policy</a></p></footer>"
ARTICLE = (
    "<article><p>The bridge over the Sarn was closed for repairs in the spring, and the ferry carried 4,100 people a "
    "week while it was. The council had set money aside for it two years before.</p><p>Engineers found rust in the "
    "second pier, which had stood in the water since the flood. They put in new bolts and a coat of paint, and the "
    "first lorries crossed again in October. A survey of traders says that takings fell by a fifth.</p></article>"
)


def page(title: str, body: str, head: str = "", status: str = "200 OK") -> bytes:
    full = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"
    return answer(full.encode(), status)


# ---- soft 404s: (name, title, body)
SYSTEMS = (
    ("wordpress", "Page not found – The Valley Times", "<h1>Oops! That page can’t be found.</h1><p>It looks like "
     "nothing was found at this location. Maybe try a search?</p><form><input type=search></form>"),
    ("drupal", "Page not found | Ministry of Works", "<h1>Page not found</h1><p>The requested page could not be "
     "found.</p>"),
    ("typo3", "Fehler 404", "<h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert nicht oder wurde "
     "verschoben.</p>"),
    ("joomla", "Error: 404", "<h1>The requested page can't be found.</h1><p>An error has occurred while processing "
     "your request.</p>"),
    ("sharepoint", "Sorry, this page doesn't exist", "<h1>Sorry, something went wrong</h1><p>File Not Found.</p>"),
    ("mediawiki", "Old bridge - WikiValley", "<h1>Old bridge</h1><p>There is currently no text in this page. You can "
     "search for this page title in other pages, or create this page.</p>"),
    ("iis", "404 - File or directory not found.", "<h1>Server Error</h1><h2>404 - File or directory not found.</h2>"
     "<p>The resource you are looking for might have been removed, had its name changed, or is temporarily "
     "unavailable.</p>"),
    ("repository", "Item not found", "<h1>Item not found</h1><p>The item you requested is not in this repository or "
     "has been withdrawn.</p>"),
    ("newsroom", "We're sorry – The Post", "<h1>We’re sorry, this story is no longer available.</h1><p>Here is what "
     "others read today.</p><ul><li>Rates up<li>Rain ahead</ul>"),
    ("shop", "Nothing here", "<h1>Whoops! We couldn't find that page.</h1><p>Let us get you back on track.</p>"),
)  # fmt: skip
LANGUAGES = (
    ("german", "Die Seite wurde nicht gefunden", "<p>Leider konnte die von Ihnen angeforderte Seite nicht gefunden "
     "werden.</p>"),
    ("french", "Erreur 404", "<h1>Cette page n’existe pas</h1><p>La page que vous cherchez a été supprimée.</p>"),
    ("spanish", "Error 404", "<h1>Lo sentimos, la página que buscas no existe</h1>"),
    ("italian", "Errore 404 - Pagina non trovata", "<p>La pagina richiesta non è disponibile.</p>"),
    ("portuguese", "Página não encontrada", "<p>O conteúdo que procura não existe.</p>"),
    ("russian", "Ошибка 404", "<h1>Запрашиваемая страница не найдена</h1><p>Возможно, она была удалена.</p>"),
    ("turkish", "Sayfa Bulunamadı", "<p>Aradığınız sayfa bulunamadı.</p>"),
    ("azeri", "Xəta 404", "<h1>Axtardığınız səhifə tapılmadı</h1>"),
    ("dutch", "Pagina niet gevonden", "<h1>Pagina niet gevonden</h1><p>De pagina die u zoekt bestaat niet meer.</p>"),
    ("polish", "Nie znaleziono strony", "<h1>Nie znaleziono strony</h1><p>Strona, której szukasz, nie istnieje.</p>"),
    ("swedish", "Sidan kunde inte hittas", "<h1>Sidan kunde inte hittas</h1><p>Sidan du söker finns inte.</p>"),
    ("ukrainian", "Сторінку не знайдено", "<h1>Сторінку не знайдено</h1><p>Такої сторінки не існує.</p>"),
    ("arabic", "الصفحة غير موجودة", "<h1>الصفحة غير موجودة</h1><p>عذرا، الصفحة التي تبحث عنها غير موجودة.</p>"),
    ("chinese", "页面不存在", "<h1>页面不存在</h1><p>抱歉，您访问的页面不存在或已被删除。</p>"),
    ("japanese", "ページが見つかりません", "<h1>ページが見つかりません</h1><p>お探しのページはありません。</p>"),
)  # fmt: skip


def soft() -> Iterator[Entry]:
    for name, title, body in SYSTEMS:
        yield f"soft 404 of a {name}", "dead", f"{name}.test", "/2016/05/old-bridge", page(title, body)
    for name, title, body in LANGUAGES:
        yield f"soft 404 in {name}", "dead", f"{name}.test", "/2016/05/bridge.html", page(title, body)
    moved = "<h1>Content has moved</h1><p>The content you are looking for has moved or no longer exists.</p>"
    yield "content has moved", "dead", "moved-on.test", "/reports/7", page("Content moved", moved)
    found = "<h1>Search results</h1><p>Your search for “old-bridge” did not match any documents.</p>"
    yield "search results instead", "dead", "finder.test", "/2016/old-bridge.html", page("Search results", found)
    error = b'{"error": {"code": 404, "message": "Resource not found"}}'
    yield (
        "json that says 404",
        "dead",
        "api.test",
        "/v1/items/9",
        answer(error).replace(b"text/html", b"application/json"),
    )
    yield (
        "packed soft 404",
        "dead",
        "packed.test",
        "/a/b.html",
        answer(
            gzip.compress(b"<title>Page not found</title><p>Sorry, the page was not found.</p>"),
            "200 OK",
            "Content-Encoding: gzip",
        ),
    )
    refresh = '<meta http-equiv="refresh" content="0; url=/errors/404">'
    yield "refresh to an error page", "dead", "refresh.test", "/a/b.html", page("x", "", refresh)


# ---- parked domains: (name, title, body, head)
PARKED = (
    ("broker", "valleytimes.test", "<h1>valleytimes.test</h1><p>Buy this domain. The domain valleytimes.test is for "
     "sale. Get a price in less than 24 hours.</p>", ""),
    ("caf", "Related searches", "<div>Related Searches</div><ul><li>Bridge loans<li>Ferry tickets</ul>",
     "<script src='https://www.google.com/adsense/domains/caf.js'></script>"),
    ("registrar", "Coming soon", "<h1>Future home of something quite cool.</h1><p>This web page is parked free, "
     "courtesy of a registrar. Would you like to buy this domain?</p>", ""),
    ("german", "Domain steht zum Verkauf", "<p>Die Domain steht zum Verkauf. Preisvorschlag senden.</p>", ""),
    ("russian", "Домен продаётся", "<h1>Домен продаётся</h1><p>Купить этот домен.</p>", ""),
    ("chinese", "域名出售", "<h1>该域名正在出售</h1><p>购买此域名</p>", ""),
    ("expired", "Expired", "<p>This domain name has expired. If you are the owner, renew your domain.</p>", ""),
    ("casino", "Best online casino bonus 2026", "<p>Sponsored listings</p><ul><li>Slots<li>Poker<li>Bonus</ul>", ""),
)  # fmt: skip


def parked() -> Iterator[Entry]:
    for name, title, body, head in PARKED:
        yield f"parked, {name}", "dead", f"park-{name}.test", "/2014/bridge.html", page(title, body, head)
    yield "sent to a broker", "dead", "sold2.test", "/a/b", redirect("http://www.sedo.com:{port}/sold", 302)


def walls() -> Iterator[Entry]:
    cloudflare = b"<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>"
    yield "cloudflare block", "unknown", "cf.test", "/a", answer(cloudflare, "403 Forbidden", "Server: cloudflare")
    turnstile = b"<title>Just a moment...</title><div class=cf-turnstile></div><noscript>Enable JavaScript and cookies"
    yield "cloudflare turnstile", "unknown", "cf2.test", "/a", answer(turnstile, "200 OK", "cf-mitigated: challenge")
    akamai = (
        b"<TITLE>Access Denied</TITLE><H1>Access Denied</H1>You don't have permission to access this server. Reference"
    )
    yield "akamai", "unknown", "akamai.test", "/a", answer(akamai, "403 Forbidden", "Server: AkamaiGHost")
    datadome = b"<title>site</title><script src='https://ct.captcha-delivery.com/c.js'></script><p>Please enable JS"
    yield "datadome", "unknown", "dd.test", "/a", answer(datadome, "403 Forbidden", "x-datadome: protected")
    px = b"<title>Access to this page has been denied</title><div id=px-captcha></div>"
    yield "perimeter", "unknown", "px.test", "/a", answer(px)
    imperva = (
        b"<html><iframe src='/_Incapsula_Resource?x=1'></iframe>Request unsuccessful. Incapsula incident ID: 5</html>"
    )
    yield "imperva", "unknown", "imperva.test", "/a", answer(imperva)
    aws = answer(b"", "202 Accepted", "x-amzn-waf-action: challenge")
    yield "aws challenge", "unknown", "aws.test", "/a", aws
    yield "503 with a time", "unknown", "later.test", "/a", answer(b"busy", "503 Busy", "Retry-After: 86400")
    yield (
        "429 with a date",
        "unknown",
        "later2.test",
        "/a",
        answer(b"", "429 Slow", "Retry-After: Fri, 31 Dec 2049 23:59:59 GMT"),
    )
    yield "shibboleth", "unknown", "lib.test", "/paper/3", redirect("http://idp.lib.test:{port}/sso/login", 302)
    yield "cookie consent", "unknown", "consent.test", "/a/b", redirect("http://consent.site.test:{port}/?to=a", 302)
    for status in (500, 502, 504, 520, 522, 530):
        yield f"lasting {status}", "unknown", f"s{status}.test", "/a", answer(b"error", f"{status} Oops")
    yield (
        "404 to one agent, 403 to the other",
        "unknown",
        "moody.test",
        "/a",
        lambda asked: answer(b"", "404 No" if asked.agent == "honest" else "403 No"),
    )
    yield "dripping", "unknown", "drip.test", "/a", drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    yield (
        "reset in the body",
        "alive",
        "cut.test",
        "/a",
        reset(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n" + ARTICLE.encode()),
    )
    yield "redirect chain without an end", "unknown", "chain.test", "/1", endless


def endless(asked: Asked) -> bytes:
    return redirect(f"/{int(asked.target.strip('/') or 0) + 1}", 302)


def gone() -> Iterator[Entry]:
    yield "404 with a whole article", "dead", "plain.test", "/long-404", page("Bridge", ARTICLE, "", "404 Not Found")
    yield "410 in words", "dead", "plain.test", "/410-words", page("Gone", "<p>Removed.</p>", "", "410 Gone")
    yield "chain to a 404", "dead", "chain2.test", "/a", redirect("/b", 302)
    yield "https to a 404", "dead", "chain2.test", "/c", redirect("/nothing-here", 308)
    yield (
        "refresh to a 404",
        "dead",
        "chain2.test",
        "/d",
        page("x", "", '<meta http-equiv=refresh content="0;url=/no">'),
    )
    yield "no such host, a subdomain", "dead", "www.paper.gone", "/2014/a.html", None


def homes() -> Iterator[Entry]:
    yield "sent to the root over www", "dead", "homes.test", "/2014/a.html", redirect("http://www.homes.test:{port}/")
    yield (
        "sent to the root by refresh",
        "dead",
        "homes.test",
        "/2014/b.html",
        page("x", "", '<meta http-equiv="refresh" content="1; url=/">'),
    )
    yield "sent home by steps", "dead", "homes.test", "/2014/c.html", redirect("/en/2014/c.html", 302)
    yield "sent to a home with a query", "dead", "homes.test", "/2014/d.html", redirect("/?ref=old", 301)
    yield "sent to home.aspx", "dead", "homes.test", "/2014/e.html", redirect("/Home.aspx", 302)
    yield "number sent to the root", "dead", "homes.test", "/index.php?id=812", redirect("/", 302)


def alive() -> Iterator[Entry]:
    essay = ARTICLE * 3
    yield (
        "essay on soft 404s",
        "alive",
        "essays.test",
        "/soft-404-errors",
        page("Soft 404 errors and how to find them", f"<h1>Soft 404 errors and how to find them</h1>{essay}"),
    )
    yield (
        "news of a page removed",
        "alive",
        "essays.test",
        "/ministry-page",
        page(
            "Ministry page no longer available, say activists | Post",
            f"<h1>Ministry page no longer available</h1>{essay}",
        ),
    )
    yield "song called 404", "alive", "essays.test", "/song", page("404 (song)", f"<h1>404 (song)</h1>{essay}")
    yield "highway 410", "alive", "essays.test", "/highway-410", page("Highway 410", f"<h1>Highway 410</h1>{essay}")
    yield (
        "domain sales as news",
        "alive",
        "essays.test",
        "/domains",
        page("Domain for sale: how names are traded", f"<h1>Domain for sale</h1>{essay}"),
    )
    yield (
        "estate for sale",
        "alive",
        "essays.test",
        "/house",
        page(
            "Parkside is for sale",
            "<h1>Parkside is for sale</h1><p>The old estate by the river is for sale at 2 million.</p>",
        ),
    )
    yield (
        "lost and found",
        "alive",
        "essays.test",
        "/lost",
        page("Lost and found", "<h1>Lost and found</h1><p>Keys.</p>"),
    )
    yield (
        "missing persons",
        "alive",
        "essays.test",
        "/missing",
        page("Missing", "<h1>Missing</h1><p>A list of persons who have not been found since the war, by district.</p>"),
    )
    yield (
        "gone with the wind",
        "alive",
        "essays.test",
        "/gone",
        page("Gone – The Post", f"<h1>Gone</h1><p>A poem.</p>{ARTICLE}"),
    )
    yield (
        "expired passports",
        "alive",
        "essays.test",
        "/passports",
        page(
            "Has your passport expired?",
            "<h1>Has your passport expired?</h1><p>Renew it at any office with two photos.</p>",
        ),
    )
    yield (
        "terms that speak of suspension",
        "alive",
        "essays.test",
        "/terms",
        page(
            "Terms", "<h1>Terms</h1><p>Your account has been suspended if you break rule 3. We may remove content.</p>"
        ),
    )
    yield (
        "search page with results",
        "alive",
        "essays.test",
        "/search?q=bridge",
        page("Search results", f"<h1>Search results</h1><p>3 results for bridge.</p>{ARTICLE}"),
    )
    yield "path named error", "alive", "essays.test", "/trial-and-error", page("Trial and error", ARTICLE)
    yield (
        "api page 404 status",
        "alive",
        "essays.test",
        "/docs/status/404",
        page("404 Not Found - Web docs", f"<h1>404 Not Found</h1>{ARTICLE}"),
    )
    yield "language added", "alive", "essays.test", "/bridge", redirect("/en/bridge", 302)
    yield "home by language", "alive", "landing.test", "/", redirect("/de/", 302)
    yield "home moved to another host", "alive", "oldname.test", "/", redirect("http://landing.test:{port}/de/")
    yield "slash added", "alive", "essays.test", "/folder", redirect("/folder/")
    yield (
        "refresh to the work",
        "alive",
        "essays.test",
        "/old.html",
        page("x", "", '<meta http-equiv="refresh" content="0; url=/bridge-report">'),
    )
    yield "cookie gate with a page", "alive", "gate2.test", "/a", cookie_gate("/a")
    yield "long chain to the work", "alive", "essays.test", "/s0", redirect("/s1", 302)
    yield "csv", "alive", "essays.test", "/figures.csv", answer(b"year,share\n2014,47\n").replace(b"html", b"csv")
    yield (
        "json data",
        "alive",
        "essays.test",
        "/data.json",
        answer(b'{"year": 2014, "share": 47}').replace(b"text/html", b"application/json"),
    )
    yield (
        "wrong length, too long",
        "alive",
        "sloppy.test",
        "/a",
        answer(ARTICLE.encode()).replace(b"Content-Length: ", b"Connection: close\r\nContent-Length: 9"),
    )
    yield (
        "rough chunks",
        "alive",
        "sloppy.test",
        "/b",
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n%x\r\n%s\r\nzz\r\n"
            % (len(ARTICLE), ARTICLE.encode())
        ),
    )
    yield "head refused", "alive", "sloppy.test", "/c", page("Bridge", ARTICLE)
    yield "latin-1 header", "alive", "sloppy.test", "/d", answer(ARTICLE.encode(), "200 OK", "X-Title: Br\u00fccke")
    yield "no title", "alive", "sloppy.test", "/e", answer(b"<p>Figures: 47 per cent.</p>")
    yield "204", "alive", "sloppy.test", "/f", answer(b"", "204 No Content")
    yield "pdf", "alive", "files2.test", "/report.pdf", answer(b"%PDF-1.4\n%\xe2\xe3\n1 0 obj<<>>endobj\ntrailer<<>>")
    yield "pdf by a viewer page", "alive", "files2.test", "/viewer.html", page("Report viewer", ARTICLE)
    yield "article behind /login-act-2016", "alive", "essays.test", "/login-act-2016", page("The Login Act", ARTICLE)
    yield "sign-in-sheet", "alive", "essays.test", "/forms/sign-in-sheet", page("Sign-in sheet", ARTICLE)
    yield "campaign on its own host", "alive", "landing.test", "/clearwater", redirect("http://clearwater.test:{port}/")
    yield (
        "doi style",
        "alive",
        "landing.test",
        "/10.1234/abc.5",
        redirect("http://essays.test:{port}/bridge-report", 302),
    )
    yield (
        "title of the slug",
        "alive",
        "landing.test",
        "/harbour-rebuilding-costs",
        redirect("http://harbour.test:{port}/", 301),
    )


def cookie_gate(target: str) -> Callable[[Asked], bytes]:
    def reply(asked: Asked) -> bytes:
        if "seen=yes" in asked.headers.get("cookie", ""):
            return page("The bridge", ARTICLE)
        return redirect(target, 307, "Set-Cookie: seen=yes")

    return reply


def supporting() -> dict[tuple[str, str], Reply]:
    """Pages that others lead to."""
    front = page("The Post of Today", f"<h1>Today</h1>{ARTICLE * 2}")
    return {
        ("www.sedo.com", "/sold"): page("Names", "<p>Great names.</p>"),
        ("refresh.test", "/errors/404"): page("Valley", "<p>Try the front page.</p>"),
        ("idp.lib.test", "/sso/login"): page("Sign in", "<form><input type=password></form>"),
        ("consent.site.test", "/?to=a"): page("Before you continue", "<p>We and our partners use cookies.</p>"),
        ("chain2.test", "/b"): redirect("/nothing", 302),
        ("www.homes.test", "/"): front,
        ("homes.test", "/"): front,
        ("homes.test", "/en/2014/c.html"): redirect("/en/", 302),
        ("homes.test", "/en/"): front,
        ("homes.test", "/?ref=old"): front,
        ("homes.test", "/Home.aspx"): front,
        ("essays.test", "/en/bridge"): page("The bridge", ARTICLE),
        ("landing.test", "/de/"): front,
        ("essays.test", "/folder/"): page("Folder", ARTICLE),
        ("essays.test", "/bridge-report"): page("Bridge report", ARTICLE),
        ("essays.test", "/s1"): redirect("/s2", 307),
        ("essays.test", "/s2"): redirect("http://essays.test:{port}/s3", 303),
        ("essays.test", "/s3"): page("The bridge", ARTICLE),
        ("clearwater.test", "/"): page("Clear water for all", ARTICLE),
        ("harbour.test", "/"): page("What the harbour rebuilding costs", ARTICLE),
    }


def everywhere() -> dict[str, Reply]:
    """What hosts answer to any other path: systems that know no 404 show the same page for all of them."""
    known: dict[str, Reply] = {f"{name}.test": page(title, body) for name, title, body in LANGUAGES}
    known |= {
        entry[2]: entry[4] for entry in soft() if entry[4] is not None and entry[2] in ("api.test", "finder.test")
    }
    return {**known, "chain.test": endless}


def entries() -> Iterator[Entry]:
    """All of them."""
    for kind in (soft, parked, walls, gone, homes, alive):
        yield from kind()
