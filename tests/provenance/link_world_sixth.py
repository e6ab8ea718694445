"""A sixth labelled world, small, written after the fifth was passed and measured before anything was mended for it.

Half of its hosts are big: what is lost stands there beside pages that live, under one name.
"""

from tests.provenance.link_world_rows import Row
from tests.sources.world import Asked, Reply, answer, redirect

WORK = "School meals and attendance in mountain villages"
NEWS = (
    "<article><h1>{0}</h1><p>By Ilse Brandt. The canteens opened in autumn, and by spring 1,270 more pupils came to "
    "class each week than in the year before, the office for schools says in a report that it gave out on Tuesday.</p>"
    "<p>A meal costs the state 1.90; parents pay thirty cents. Two villages keep their own cook.</p></article>"
)


def html(title: str, body: str, lang: str = "en") -> bytes:
    nav = "<div id='nav-top'><a href='/'>Start</a> · <a href='/all'>All topics</a> · <a href='/faq'>FAQ</a></div>"
    foot = "<div class='site-footer'><small>© Office for Schools</small></div><script async src='/t.js'></script>"
    head = f"<html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title></head>"
    return answer(f"{head}<body>{nav}{body}{foot}</body></html>".encode())


def raw(title: str, body: str, status: str = "200 OK") -> bytes:
    return answer(f"<title>{title}</title>{body}".encode(), status)


# On one big host that answers 404 to what it does not know: (path, title, body, language)
BESIDE_OTHERS = (
    ("/articles/9001", "Office for Schools", "<h1>Sorry, we could not find the article you were looking for</h1>",
     "en"),
    ("/media/9002", "Media", "<p>The media file has been taken offline.</p>", "en"),
    ("/de/9003", "Nicht gefunden", "<h1>Hoppla, da ist etwas schiefgelaufen</h1><p>Die Seite wurde nicht gefunden.</p>",
     "de"),
    ("/fr/9004", "Erreur", "<h1>Cette page a été déplacée ou supprimée</h1>", "fr"),
    ("/es/9005", "Aviso", "<h1>La página solicitada ha sido eliminada</h1>", "es"),
    ("/ru/9006", "Школы", "<h1>Ошибка 404: страница не существует</h1>", "ru"),
    ("/tr/9007", "Okullar", "<h1>Sayfa silinmiş veya taşınmış olabilir</h1>", "tr"),
    ("/pl/9008", "Szkoły", "<h1>Podana strona nie istnieje lub została usunięta</h1>", "pl"),
    ("/pt/9009", "Escolas", "<h1>A página que procura já não existe</h1>", "pt"),
    ("/zh/9010", "学校", "<h1>您请求的页面不存在</h1>", "zh"),
    ("/ja/9011", "学校", "<h1>このページは削除されました</h1>", "ja"),
    ("/ar/9012", "المدارس", "<h1>الصفحة التي طلبتها غير موجودة</h1>", "ar"),
    ("/err/9013", "Error 404 (Not Found)!!1",
     "<p><b>404.</b> That’s an error.</p><p>The requested URL was not found on "
     "this server. That’s all we know.</p>", "en"),
    ("/docs/9014", "Page has moved or no longer exists", "<p>Use the menu to find it.</p>", "en"),
    ("/p/9015", "Post unavailable", "<h1>Post unavailable</h1><p>The author may have removed it.</p>", "en"),
)  # fmt: skip
# Hosts that answer all paths alike: (name, path, page)
EVERYWHERE = (
    ("x home", "/meals/attendance-mountain-villages.html", html("Office for Schools",
     "<h1>Welcome to the Office</h1><p>What "
     "we do. Who we are.</p>")),
    ("x start", "/reports/2014/canteens.html", html("Start",
     "<h1>News</h1><ul><li><a href=/n1>Exams</a><li><a href=/n2>New "
     "desks</a></ul>")),
    ("x words", "/reports/canteens", html("Oh no", "<h1>Oh no!</h1><p>Your page went on holiday.</p>")),
    ("x de", "/berichte/kantinen", html("Schulamt",
     "<h1>Da haben wir nichts</h1><p>Unter dieser Adresse liegt keine Seite."
     "</p>", "de")),
    ("x json", "/api/v2/meals/77",
     answer(b'{"errors":[{"status":"404","title":"Resource not found"}]}').replace(b"text/html",
     b"application/vnd.api+json")),
    ("x plain", "/meals.txt", answer(b"404 page not found\n").replace(b"text/html", b"text/plain")),
    ("x parked", "/meals.html", raw("mealsreport.test",
     "<h1>mealsreport.test</h1><p>This domain may be for sale!</p><a href="
     "/o>Inquire now</a>")),
    ("x ads", "/meals.html", raw("mealsreport.test",
     "<h2>Related Searches</h2><p>School Lunch Catering</p><p>Meal Plans</p>"
     "<p>Online Degrees</p>")),
    ("x expired", "/meals.html", raw("Domain expired", "<p>The registration of this domain has expired. Contact your "
     "registrar.</p>")),
    ("x godaddy", "/meals.html", raw("", "<script>window.location.href=\"/lander\"</script>")),
    ("x soon", "/meals.html", raw("Coming soon", "<h1>This domain is parked</h1><p>A new site is coming.</p>")),
    ("x susp", "/meals.html", raw("Account disabled", "<h1>This account has been disabled by the host</h1>")),
    ("x iis", "/meals.aspx", raw("IIS Windows Server", "<a href=https://go.example/><img src=iis-85.png></a>")),
)  # fmt: skip
LED = (
    ("/old/9101.html", "/"), ("/old/9102.html", "/index.php?lang=en"), ("/old/9103.html", "/en"), ("/old/9104.html",
     "/error"),
    ("/old/9105.html", "/404.php"), ("/old/9106.html", "http://parent.test:{port}/"), ("/world/9107", "/world"),
    ("/old/9108.html", "/search?query=9108"), ("/old/9109.html", "/home.html"), ("/old/9110.html", "/notfound"),
)  # fmt: skip
WALLS = (
    ("y cf", "503 Service Unavailable", "Just a moment...", "<p>Checking your browser before accessing</p>"),
    ("y deny", "200 OK", "Access Denied",
     "<h1>Access Denied</h1><p>You don't have permission to access this page.</p>"),
    ("y bot", "200 OK", "Bot detected", "<p>Automated queries are not allowed. Contact us for an API key.</p>"),
    ("y captcha", "200 OK", "Captcha", "<form><img src=c.png><input name=code><button>Send</button></form>"),
    ("y login", "200 OK", "Login", "<form action=/l><input name=user><input name=pw type=password></form>"),
    ("y sso", "200 OK", "Redirecting to sign-on", "<p>You are being redirected to single sign-on.</p>"),
    ("y paywall", "200 OK", "Subscribe", "<h1>Subscribe to read</h1><p>You have read your free articles.</p>"),
    ("y consent", "200 OK", "Your privacy", "<p>We value your privacy. Accept or manage choices.</p>"),
    ("y js", "200 OK", "Loading", "<p>JavaScript is disabled in your browser.</p>"),
    ("y maint", "200 OK", "We'll be back", "<p>We are improving our site. See you at six.</p>"),
    ("y geo", "200 OK", "Sorry", "<p>This service is not offered where you are.</p>"),
    ("y limit", "200 OK", "Limit reached", "<p>You have reached the limit of pages for today.</p>"),
    ("y err", "200 OK", "Error", "<p>An unexpected problem occurred. Our team has been told.</p>"),
    ("y 403 nf", "403 Forbidden", "Page not found", "<p>Page not found</p>"),
    ("y 429", "429 Too Many Requests", "Not found", ""), ("y 999", "999 Denied", "", ""), ("y 520", "520 Odd", "", ""),
)  # fmt: skip
LIVE = (
    ("/news/meals", WORK, NEWS.format(WORK)), ("/wiki/HTTP_404", "HTTP 404", NEWS.format("HTTP 404")),
    ("/blog/page-not-found", "The best “Page not found” jokes", NEWS.format("The best “Page not found” jokes")),
    ("/404", "404", "<h1>404</h1><p>The school bus line 404 runs every hour from Oever to Velm and back.</p>"),
    ("/short", "Notice", "<p>Classes begin on 3 September.</p>"), ("/fact/7", "Fact 7", "<p>1,270 pupils.</p>"),
    ("/lost", "Lost property", "<h1>Lost property</h1><p>Ask the porter.</p>"),
    ("/removed", "What we removed from the menu", "<h1>What we removed from the menu</h1><p>Sugar.</p>"),
    ("/login-help", "How to log in", "<h1>How to log in</h1><p>Use your pupil number.</p>"),
    ("/sale", "Books for sale", "<h1>Books for sale</h1><p>Three crowns each.</p>"),
    ("/closed", "School closed", "<h1>School closed</h1><p>The village school no longer exists; 14 pupils moved.</p>"),
    ("/search?q=soup", "Search", "<h1>Search</h1><p>Nothing found for soup.</p>"), ("/", "Office for Schools",
     "<h1>Hello</h1>"),
    ("/en/", "Office for Schools", "<h1>Hello</h1>"), ("/archive/2014/", "Archive 2014",
     "<h1>Archive 2014</h1><p>12 files</p>"),
    ("/faq", "FAQ", "<h1>FAQ</h1><p>Why is my page not found? Because the address was mistyped.</p>"),
    ("/status", "Status", "<p>No incidents. All services available.</p>"),
)  # fmt: skip
FOLLOWED = (
    ("/m1", "/news/meals"), ("/short/", "/short"), ("/index.html", "/"), ("/node/5", "/blog/page-not-found"),
    ("/archive/2014/index.php", "/archive/2014/"), ("/alt/meals", "/news/meals?src=alt"),
)  # fmt: skip
BIG = "office.test"


def rows() -> list[Row]:
    """All rows of this world."""
    return [
        *(Row(f"b{at}", "dead", at, WORK, html(t, body, lang), host=BIG) for at, t, body, lang in BESIDE_OTHERS),
        *(Row(name, "dead", at, WORK, reply, True) for name, at, reply in EVERYWHERE),
        *(Row(f"r{to}", "dead", at, WORK, redirect(to, 302), host=BIG) for at, to in LED),
        *(Row(name, "unknown", "/meals", WORK, raw(t, body, status), True) for name, status, t, body in WALLS),
        *(Row(f"a{at}", "alive", at, title, html(title, body), host=BIG) for at, title, body in LIVE),
        *(Row(f"f{at}", "alive", at, WORK, redirect(to), host=BIG) for at, to in FOLLOWED),
        Row("z 404", "dead", "/z/1", WORK, answer(b"no", "404 Not Found"), host=BIG),
        Row("z 410", "dead", "/z/2", WORK, answer(b"no", "410 Gone"), host=BIG),
        Row("z host", "dead", "/z", WORK, None, host="schools.office.gone"),
        Row("z picky", "alive", "/z/3", WORK, _picky, host=BIG),
        Row("z gate", "alive", "/z/4", WORK, _gated, host=BIG),
    ]


def _picky(asked: Asked) -> bytes:
    return html(WORK, NEWS.format(WORK)) if asked.agent == "browser" else answer(b"", "410 Gone")


def _gated(asked: Asked) -> bytes:
    if "c=1" in asked.headers.get("cookie", ""):
        return html(WORK, NEWS.format(WORK))
    return redirect("/z/4", 302, "Set-Cookie: c=1; Path=/")


def supporting() -> dict[tuple[str, str], Reply]:
    """Where redirects lead."""
    front = html("Office for Schools", "<h1>Office for Schools</h1><p>News and services for parents and teachers.</p>")
    pages: dict[tuple[str, str], Reply] = {(BIG, to): front for _, to in LED if to.startswith("/")}
    pages[("parent.test", "/")] = front
    pages[("x-godaddy.test", "/lander")] = raw("x-godaddy.test", "<div id=root></div>")
    pages[(BIG, "/news/meals?src=alt")] = html(WORK, NEWS.format(WORK))
    return {key: page for key, page in pages.items() if key not in {(BIG, at) for at, _, _ in LIVE}}
