"""A fifth labelled world, written after the fourth was passed and before anything was mended for it.

Small plain pages, as a person writes them by hand, beside those of systems; what several hosts share is said once.
"""

from tests.provenance.link_world_rows import Row
from tests.sources.world import Asked, Reply, answer, drip, redirect

WORK = "Household energy use in rural districts"
FACTS = "<p>In 2016 the average household in the rural districts used 3,940 kWh, 6 per cent less than in 2011.</p>"


def p(title: str, body: str, status: str = "200 OK", *fields: str) -> bytes:
    return answer(f"<!doctype html><title>{title}</title><body>{body}</body>".encode(), status, *fields)


def framed(title: str, body: str, extra: str = "") -> bytes:
    """As the systems of big sites make it: header, columns, consent, scripts."""
    return p(
        title,
        "<header><div class=logo>Energy Agency</div><ul class=menu><li>Topics<li>Data<li>News<li>About</ul></header>"
        f"<div class=row><div class=col-8>{body}</div><div class=col-4><h4>Latest</h4><ul><li><a href=/1>Wind beats "
        "coal for a day</a><li><a href=/2>Tariffs for 2027 are out</a><li><a href=/3>Grants for roofs</a></ul>"
        "</div></div><div id=consent>This site uses cookies. <button>OK</button></div><script src=/app.js></script>"
        "<script>var dataLayer=[{'page':'x'}]</script><div class=footer>Imprint | Data protection | Newsletter</div>"
        + extra,
    )


LOST = (  # name, cited path, page, everywhere
    ("vanished", "/energy/household.html", p("Energy Agency", "<h1>Vanished</h1><p>What you came for has left the site."
     "</p>"), True),
    ("wrong turn", "/reports/2016/rural", framed("Energy Agency",
     "<h2>Looks like you took a wrong turn</h2><p>Let's get "
     "you to the right place: start at the front page.</p>"), True),
    ("relaunch", "/cms/front_content.php?idart=881", framed("Energieagentur", "<h2>Unsere Website hat ein neues Gesicht"
     "</h2><p>Im Zuge des Relaunches haben sich viele Adressen geändert. Die von Ihnen gewählte Seite ist nicht mehr "
     "unter dieser Adresse zu erreichen.</p>"), True),
    ("legifrance", "/texte/881", framed("Portail", "<p class=erreur>Le document que vous souhaitez consulter n'est pas "
     "ou plus accessible.</p>"), False),
    ("bolet", "/boletin/881", framed("Boletín", "<h1>Página no disponible</h1><p>Es posible que la dirección haya "
     "cambiado.</p>"), False),
    ("gazete", "/yazi/881", p("Gazete", "<h1>Aradığınız yazıya ulaşılamadı</h1><p>Yazı arşivden kaldırılmış olabilir."
     "</p>"), True),
    ("vedom", "/articles/881", p("Ведомости региона", "<h1>Упс! Тут ничего нет</h1><p>Страница удалена или никогда не "
     "существовала.</p>"), True),
    ("gazeta pl", "/artykul/881", p("Gazeta", "<h1>Błąd 404</h1><p>Nie odnaleziono zasobu o podanym adresie.</p>"),
     False),
    ("folha", "/noticia/881", framed("Folha da Serra", "<h1>Ops! Não conseguimos encontrar esta matéria</h1>"), True),
    ("wenku", "/doc/881", p("文库", "<p>该文档已被作者删除</p>"), False),
    ("jiji", "/news/881", p("ニュース", "<h1>お探しのページが見つかりませんでした</h1><p>URLをご確認ください。</p>"),
     True),
    ("sahifa", "/ar/881", p("الوكالة", "<h1>نعتذر، هذا المحتوى لم يعد متوفراً</h1>"), True),
    ("fi", "/uutiset/881", p("Uutiset", "<h1>Hups! Hakemaasi sivua ei ole enää olemassa</h1>"), False),
    ("user gone", "/u/anna/notes/881", p("Notes", "<p>This user has deleted their account.</p>"), True),
    ("slides", "/slides/881", p("Slides", "<h1>This presentation is private or has been deleted</h1>"), False),
    ("dataset", "/dataset/rural-energy", framed("Open data", "<h1>Dataset not found: rural-energy</h1>"), False),
    ("thesis", "/handle/1/881", framed("Repository",
     "<p>The handle you are looking for could not be resolved to an item."
     "</p>"), False),
    ("jobs", "/a.asp?id=881", p("Microsoft VBScript runtime",
     "<p>ADODB.Field error '800a0bcd': Either BOF or EOF is True, or"
     " the current record has been deleted.</p>"), False),
    ("xml err", "/rest/items/881.xml",
     answer(b"<?xml version='1.0'?><error><status>404</status><msg>item not found</msg>"
     b"</error>").replace(b"text/html", b"text/xml"), False),
    ("json err", "/rest/items/881", answer(b'{"success":false,"code":"NOT_FOUND","message":"Item 881 does not exist"}')
     .replace(b"text/html", b"application/json"), False),
    ("all lists", "/publications/household-energy-rural.pdf", framed("Publications",
     "<h1>Publications</h1><ul><li>2024<li>"
     "2023<li>2022</ul>"), True),
    ("all home", "/topics/household-energy-rural-districts", framed("Energy Agency - Home", "<h1>Power for the valleys"
     "</h1><p>We regulate grids and advise towns.</p>"), True),
    ("hosting", "/a/b.html", p("Welcome",
     "<h1>Congratulations!</h1><p>Your new hosting account is ready. Upload your files "
     "to replace this default page.</p>"), True),
    ("lighttpd", "/a/b.html", p("Placeholder page",
     "<h1>Placeholder page</h1><p>The owner of this web site has not put up "
     "any web pages yet. Please come back later.</p>"), True),
    ("shop closed", "/products/book", p("Shop",
     "<h1>Sorry, this shop is currently unavailable.</h1><p>The store has been "
     "closed by its owner.</p>"), True),
    # ---- given up
    ("p buy", "/a/b.html", p("energyreport.example",
     "<h1>energyreport.example</h1><p>Interested in this name? Submit an "
     "offer. Domain brokers answer within a day.</p>"), True),
    ("p kaufen", "/a/b.html", p("energie.example", "<p>energie.example steht zum Verkauf! Jetzt Preis anfragen.</p>"),
     True),
    ("p expired es", "/a/b.html", p("Dominio caducado",
     "<p>El dominio ha caducado. Si es usted el titular, renuévelo.</p>"), True),
    ("p expired fr", "/a/b.html", p("Site indisponible", "<p>Ce nom de domaine est arrivé à expiration.</p>"), True),
    ("p tr", "/a/b.html", p("Domain", "<p>Bu domain'in süresi dolmuştur. Sahibi iseniz yenileyiniz.</p>"), True),
    ("p kr", "/a/b.html", p("도메인", "<p>이 도메인은 판매 중입니다.</p>"), True),
    ("p zh", "/a/b.html", p("出售", "<p>此域名可出售，欢迎洽谈。</p>"), True),
    ("p iframe", "/a/b.html", p("", "<iframe src='https://parking.example/lander?d=x' width=100%></iframe>"), True),
    ("p refresh", "/a/b.html", p("",
     "<meta http-equiv=refresh content='0;url=https://www.hugedomains.com:{port}/domain_profile"
     ".cfm?d=x'>"), True),
    ("p ads", "/a/b.html", p("x",
     "<div>Ads</div><ul><li>Solar panels<li>Cheap electricity<li>Energy drinks</ul><p>This page "
     "is generated by the domain owner using a parking program.</p>"), True),
)  # fmt: skip
LED_ASTRAY = (
    ("to root", "/energy/household-rural.html", "/", 302), ("to index", "/energy/rural.html", "/index.jsp", 301),
    ("to country", "/energy/rural.html", "/uk/en/", 302), ("to other", "/energy/rural.html", "https://", 301),
    ("to news", "/news/2016/03/rural-energy", "/news/", 301), ("to new section", "/energy/rural.html", "/sectors/",
     301),
    ("to sitemap", "/energy/rural.html", "/sitemap", 302), ("to find", "/energy/rural.html", "/en/search?text=rural",
     302),
    ("to 404 fr", "/energie/rural.html", "/page-non-trouvee", 302), ("to err", "/energy/rural.html", "/err/404.do",
     302),
    ("to gone", "/energy/rural.html", "/content-removed.html", 302), ("to archive", "/blog/2016/rural", "/blog", 301),
    ("to hash", "/energy/rural.html", "/#!/", 302), ("to start", "/energie/rural.html", "/start.html", 301),
    ("to portal", "/energy/rural.html", "/wps/portal/home", 302), ("to default", "/energy/rural.html", "/Default.aspx",
     302),
)  # fmt: skip
UNSURE = (  # name, status, title, body
    ("u human", "200 OK", "One more step",
     "<h1>One more step</h1><p>Please prove that you are a person.</p><div id=ch></div>"),
    ("u ip", "200 OK", "Sorry", "<p>Too many requests from your IP address. Slow down.</p>"),
    ("u waf", "200 OK", "Error", "<p>The request was stopped by our web application firewall. Ref 18.2f</p>"),
    ("u script", "200 OK", "energy", "<p>This site needs JavaScript.</p><script>var a=1;eval('x')</script>"),
    ("u ru", "200 OK", "Проверка", "<p>Проверяем ваш браузер перед входом на сайт</p>"),
    ("u zh", "200 OK", "访问验证", "<p>请拖动滑块完成验证</p>"),
    ("u pt", "200 OK", "Verificação", "<p>Confirme que você não é um robô</p>"),
    ("u 202", "202 Accepted", "", ""), ("u 403", "403 Forbidden", "Access", "<p>No.</p>"),
    ("u 404 wall", "404 Not Found", "Just a moment...", "<script src=/cdn-cgi/challenge-platform/x.js></script>"),
    ("u signin", "200 OK", "Welcome back", "<form><label>E-mail<input name=mail></label><label>Password<input "
     "type='password'></label><button>Continue</button></form>"),
    ("u vpn", "200 OK", "Library proxy", "<h1>Remote access</h1><p>Enter your library card number to go on.</p><form>"
     "<input name=card></form>"),
    ("u abo", "200 OK", "Nur für Abonnenten", "<p>Dieser Artikel ist nur für Abonnenten lesbar.</p>"),
    ("u zgoda", "200 OK", "Zgoda", "<p>Aby przejść dalej, zaakceptuj pliki cookie i przetwarzanie danych.</p>"),
    ("u kvkk", "200 OK", "Çerez izni", "<p>Devam etmek için çerezleri kabul edin.</p>"),
    ("u busy", "200 OK", "Busy", "<p>Our servers are very busy right now. Please try again in a few minutes.</p>"),
    ("u down", "200 OK", "Sito in manutenzione", "<p>Torneremo presto online.</p>"),
    ("u sql", "200 OK", "", "Warning: mysql_connect(): Connection refused in /home/x/db.inc on line 12"),
    ("u 500", "500 Internal Server Error", "Error", "<p>Page not found or something.</p>"),
    ("u 503", "503 Service Unavailable", "Not found", "<p>Not found.</p>"), ("u 451", "451 Unavailable", "", ""),
    ("u region", "200 OK", "Restricted", "<p>Due to our licence this page can only be seen from within the Union.</p>"),
)  # fmt: skip
GATES = (
    ("v login", "/secure/login.jsf?faces-redirect=true"), ("v idp", "http://idp.uni.test:{port}/idp/profile?x=1"),
    ("v return", "/welcome?returnTo=%2Fenergy%2Frural.html"), ("v cookie", "/cookie-consent?to=1"), ("v check",
     "/bot-check"),
    ("v maintenance", "/maintenance"), ("v giris", "/uye-girisi"), ("v paywall", "/paywall?article=881"),
)  # fmt: skip
ALIVE = (  # name, path, cited title, page
    ("one table", "/t/881", "Table 881", p("Table 881", "<table><tr><th>Year<th>kWh<tr><td>2016<td>3,940</table>")),
    ("no words", "/n/881", "Note 881", p("Note 881", FACTS)),
    ("how to", "/help/fix-404", "How to fix a 404 page", p("How to fix a 404 page",
     "<h1>How to fix a 404 page</h1><p>If "
     "visitors read “page not found”, look at the log of your server first.</p>")),
    ("gone fishing", "/gone-fishing", "Gone fishing", p("Gone fishing", "<h1>Gone fishing</h1><p>Catches fell.</p>")),
    ("is missing", "/story/7", "The report is missing", p("The report is missing",
     "<h1>The report is missing</h1><p>A clerk"
     " says that the report was removed from the shelf in May; the ministry denies it. Nobody has seen it since, and a "
     "copy that the town hall kept was lost when the cellar was flooded in the autumn of that year.</p>")),
    ("rfc", "/rfc/2616", "Hypertext transfer", p("Hypertext transfer",
     "<h2>10.4.5 404 Not Found</h2><p>The server has not "
     "found anything matching the Request-URI.</p><h2>10.4.11 410 Gone</h2><p>The requested resource is no longer "
     "available.</p>")),
    ("404 path", "/errors/404/", "Errors 404", p("Error 404 in plain words", FACTS)),
    ("old notice", "/minutes/3", "Minutes 3", p("Minutes 3", "<h1>Minutes 3</h1><p>Item 4 has been deleted.</p>")),
    ("removed tax", "/tax", "Tax removed", p("Tax removed", "<h1>Tax removed</h1><p>The tax has been removed.</p>")),
    ("site closed", "/mine", "The site has been closed", p("The site has been closed",
     "<h1>The site has been closed</h1><p>"
     "The mine at Oever was shut on Monday. Its 340 workers were told by letter.</p>")),
    ("estate", "/estate", "Land for sale", p("Land for sale", "<h1>Land for sale</h1><p>The council buys back.</p>")),
    ("domain law", "/law/domain", "Eminent domain", p("Eminent domain",
     "<h1>Eminent domain</h1><p>The state may buy land at "
     "a fair price.</p>")),
    ("login stat", "/stat/login", "Log in to vote", p("Log in to vote",
     "<h1>Log in to vote</h1><p>47 per cent did.</p>")),
    ("captcha paper", "/pap/9", "Captcha and its users", p("Captcha and its users",
     f"<h1>Captcha and its users</h1>{FACTS}")),
    ("cookies", "/food/cookies", "Cookies", p("Cookies",
     "<h1>Cookies</h1><p>Accept all recipes with 200 g of butter.</p>")),
    ("under repair", "/road", "Road under maintenance", p("Road", "<h1>Road under maintenance</h1><p>Until May.</p>")),
    ("empty search", "/s?q=tide", "Search for tide", p("Search", "<p>No results for tide.</p>")),
    ("spa", "/explorer/rural", "Energy explorer", p("Energy explorer",
     "<div id=app>Loading…</div><script src=/a.js></script>")),
    ("de short", "/m/7", "Meldung 7", p("Meldung 7", "<h1>Meldung 7</h1><p>Die Brücke ist gesperrt.</p>")),
    ("ru short", "/m/8", "Сообщение 8", p("Сообщение 8", "<h1>Сообщение 8</h1><p>Мост закрыт.</p>")),
    ("zh short", "/m/9", "通告9", p("通告9", "<h1>通告9</h1><p>大桥已关闭。</p>")),
    ("framed", "/energy/rural", WORK, framed(WORK, f"<h1>{WORK}</h1>{FACTS}")),
    ("pdf", "/r.pdf", WORK, answer(b"%PDF-1.5\n%%EOF").replace(b"text/html", b"application/pdf")),
    ("pdf page", "/pub/household-energy.pdf", WORK, framed(WORK, f"<h1>{WORK}</h1>{FACTS}<a href=/d>Download</a>")),
    ("home page", "/", "Energy Agency", framed("Energy Agency", "<h1>Energy Agency</h1><p>We regulate grids.</p>")),
    ("home de", "/de/index.html", "Energieagentur", framed("Energieagentur", "<h1>Willkommen</h1>")),
    ("slug", "/a/881/household-energy-use", WORK, framed(WORK, f"<h1>{WORK}</h1>{FACTS}")),
)  # fmt: skip
FOLLOWED = (  # name, cited path, where to
    ("l new", "/old/rural.html", "/energy/rural"), ("l id", "/?p=881", "/2016/household-energy-use"),
    ("l host", "/energy/rural", "http://www.l-host.test:{port}/energy/rural/"), ("l lang", "/energy/rural",
     "/en/energy/rural"),
    ("l index", "/energy/index.htm", "/energy/"), ("l short", "/go/rural", "/reports/2016/household-energy.pdf"),
    ("l doi", "/10.5555/881", "http://press.test:{port}/article/881"), ("l cap", "/Energy/Rural.ASPX", "/energy/rural"),
    ("l new words", "/pub/detail.cfm?id=881", "/library/household-energy"), ("l slash", "/energy", "/energy/"),
)  # fmt: skip


def rows() -> list[Row]:
    """All rows of this world."""
    sent = [(n, at, "http://merger.test:{port}/" if to == "https://" else to, code) for n, at, to, code in LED_ASTRAY]
    return [
        *(Row(name, "dead", at, WORK, reply, all_) for name, at, reply, all_ in LOST),
        *(Row(name, "dead", at, WORK, redirect(to, code)) for name, at, to, code in sent),
        *(Row(name, "unknown", "/energy/rural", WORK, p(t, body, status), True) for name, status, t, body in UNSURE),
        *(Row(name, "unknown", "/energy/rural.html", WORK, redirect(to, 302)) for name, to in GATES),
        *(Row(name, "alive", at, title, reply, name == "slug") for name, at, title, reply in ALIVE),
        *(Row(name, "alive", at, WORK, redirect(to, 301)) for name, at, to in FOLLOWED),
        *_others(),
    ]


def _others() -> list[Row]:
    late = drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>", b"x", 0.2)
    return [
        Row("o 404", "dead", "/energy/rural", WORK, answer(b"", "404 Not Found")),
        Row("o 410", "dead", "/energy/rural", WORK, answer(b"", "410 Gone", "Retry-After: 5")),
        Row("o nohost", "dead", "/energy/rural", WORK, None, host="energy.agency.gone"),
        Row("o drip", "unknown", "/energy/rural", WORK, late),
        Row("o browser", "alive", "/energy/rural", WORK, _for_browsers),
        Row("bad", "dead", "", WORK, None, host="hxxp://fine5.test:{port}/study"),
        Row("bad", "dead", "", WORK, None, host="http://fine5.test:{port}/study];"),
        Row("bad", "dead", "", WORK, None, host="http://fine5 .test:{port}/study"),
        Row("bad", "dead", "", WORK, None, host="httphttp://fine5.test:{port}/study"),
    ]


def _for_browsers(asked: Asked) -> bytes:
    return p(WORK, FACTS) if asked.agent == "browser" else answer(b"", "404 Not Found")


def supporting() -> dict[tuple[str, str], Reply]:
    """Where redirects lead."""
    front = framed("Energy Agency", "<h1>Power for the valleys</h1><p>We regulate grids and advise towns.</p>")
    pages: dict[tuple[str, str], Reply] = {
        ("fine5.test", "/study"): p("The study", FACTS),
        ("merger.test", "/"): front,
        ("idp.uni.test", "/idp/profile?x=1"): p("Login", "<form><input name=u></form>"),
        ("www.l-host.test", "/energy/rural/"): p(WORK, FACTS),
        ("press.test", "/article/881"): p(WORK, FACTS),
        ("www.hugedomains.com", "/domain_profile.cfm?d=x"): p("Names", "<p>Great names.</p>"),
    }
    for name, _, to, _ in LED_ASTRAY:
        pages[(f"{name.replace(' ', '-')}.test", to.partition("#")[0])] = front
    for name, to in GATES:
        pages.setdefault((f"{name.replace(' ', '-')}.test", to), p("Institute", "<form><input name=a></form>"))
    for name, _, to in FOLLOWED:
        pages.setdefault((f"{name.replace(' ', '-')}.test", to), p(WORK, FACTS))
    return pages
