"""A fourth labelled world, written from the descriptions of the real web alone: what is lost.

Each row is a host of its own. A row that is `everywhere` answers every path of its host alike, as systems do that
know no 404; the other hosts answer 404 to what they do not know. `title` is the title under which the work was cited.
What is not lost stands in `link_world_fourth_living`.
"""

from tests.provenance.link_world_rows import Row
from tests.sources.world import Reply, answer, redirect

MENU = (
    "<div id=cookie-banner role=dialog><p>We use cookies to make this site work and to see how it is used.</p>"
    "<button>Accept all</button><button>Only what is needed</button></div><a class=skip href=#main>Skip to content</a>"
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/themes>Themes</a></li><li><a href=/data>Data and maps</a></li>"
    "<li><a href=/publications>Publications</a></li><li><a href=/press>Press</a></li></ul><form action=/search>"
    "<input type=search name=q placeholder=Search><button>Search</button></form></nav>"
)
FOOT = (
    "<footer><ul><li><a href=/contact>Contact</a></li><li><a href=/legal>Legal notice</a></li><li><a href=/privacy>"
    "Privacy</a></li><li><a href=/accessibility>Accessibility</a></li></ul><p>© 2026</p></footer>"
    '<script>window.i18n={"search":"Search","close":"Close","more":"Read more"};</script>'
)
LATEST = "<aside><h3>Most read</h3><ul>" + "".join(
    f"<li><a href=/n/{n}>{line}</a><p>{more}</p></li>"
    for n, (line, more) in enumerate(
        (
            ("Night trains return to the coast line", "The first one leaves Velm at ten in the evening."),
            ("Teachers ask for smaller classes", "A union says that 31 pupils share a room on average."),
            ("Storm closes three mountain passes", "Snow ploughs are out; drivers should carry chains."),
            ("What the new rent rules mean for you", "Seven questions that readers sent us, and answers."),
            ("Port workers end their strike", "The agreement raises pay by four per cent over two years."),
            ("Museum shows maps of a drowned village", "Divers found the church door in eleven metres of water."),
        )
    )
) + "</ul></aside>"  # fmt: skip


def site(title: str, main: str, lang: str = "en", head: str = "", status: str = "200 OK", menu: str = MENU) -> bytes:
    """A page as a content management system makes it."""
    whole = (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width='
        f'device-width"><title>{title}</title><link rel="stylesheet" href="/s.css">{head}</head>\n<body>{menu}'
        f'<main id="main">{main}</main>{FOOT}</body></html>'
    )
    return answer(whole.encode(), status)


def bare(title: str, body: str, lang: str = "", head: str = "", status: str = "200 OK") -> bytes:
    """A page without any frame."""
    words = (
        f"<html{' lang=' + lang if lang else ''}><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )
    return answer(words.encode(), status)


def typed(body: bytes, media_type: str, status: str = "200 OK") -> bytes:
    return answer(body, status).replace(b"Content-Type: text/html", f"Content-Type: {media_type}".encode())


def said(title: str, body: str, lang: str, encoding: str) -> bytes:
    """A page in an old encoding that only a meta element names."""
    head = f"<html lang={lang}><head><meta http-equiv=Content-Type content='text/html; charset={encoding}'>"
    return answer(f"{head}<title>{title}</title></head><body>{body}</body></html>".encode(encoding))


# ---- pages that say that there is nothing: (name, language, title, main part, cited title, everywhere)
SAID = (
    ("herald", "en", "The Velm Herald | News, sport, weather", "<h1>We can’t seem to find the page you’re looking "
     "for.</h1><p>It may have been renamed. Try one of these stories.</p>" + LATEST, "Ferry fares up again", True),
    ("ardmoor", "en", "Error 404 | University of Ardmoor", "<h1>Whoops, that page is gone.</h1><p>Let’s get you back "
     "to campus.</p>", "Migration and wages in coastal towns", False),
    ("retired", "en", "Content not available", "<h2>This content has been retired</h2><p>The page you are trying to "
     "reach is no longer published on this portal.</p>", "Rail freight statistics 2014", True),
    ("journal", "en", "Journal of Harbour Studies", "<div class=alert>The requested article was not found. Please "
     "check the volume and page number.</div>", "Dues and the coastal trade", False),
    ("dspace", "en", "Invalid Identifier", "<h1>Invalid Identifier</h1><p>The identifier 10442/8831 does not "
     "correspond to a valid bitstream, item, collection or community.</p>", "Essays on pensions", False),
    ("angular", "en", "Page Not Found | DataHub", "<app-root><div class=shell><h2>404</h2><p>This route does not "
     "exist.</p></div></app-root>", "Open data barometer", True),
    ("lost", "en", "Lost? | Bureau of Mines", "<h1>You seem to be lost</h1><p>There is no page at this address. "
     "It may have been removed when we redesigned our site.</p>", "Coal output by district", True),
    ("broken", "en", "Ministry of Health", "<p class=lead>You’ve followed a broken or outdated link.</p><p>Please "
     "start again from the home page.</p>", "Health accounts 2012", True),
    ("expired-link", "en", "Link expired", "<h1>This link has expired</h1><p>The document you requested is no longer "
     "available for download.</p>", "Minutes of the ninth session", False),
    ("dead-end", "en", "Dead end – Atlas of Rivers", "<h1>Sorry, nothing to see here!</h1><p>The page you wanted "
     "doesn’t exist or was moved.</p>", "River discharge 1990-2010", True),
    ("video", "en", "Video unavailable", "<p>This video isn’t available anymore</p>", "Lecture on trade", False),
    ("issuu", "en", "Reader", "<h1>This publication has been removed by its publisher</h1>", "Yearbook 2011", False),
    ("drive", "en", "Files", "<p class=errorMessage>Sorry, the file you have requested does not exist.</p><p>Make "
     "sure that you have the correct address and that the owner of the file hasn’t deleted it.</p>", "Survey", True),
    ("dropped", "en", "Error", "<h1>That didn’t work: this item was deleted</h1><p>The folder or file behind this "
     "shared link was deleted by its owner.</p>", "Household questionnaire", False),
    ("hoppla", "de", "Hoppla!", "<h1>Hier ist leider nichts mehr</h1><p>Der von Ihnen aufgerufene Inhalt ist nicht "
     "mehr verfügbar.</p>", "Bericht zur Lage der Häfen", True),
    ("dokument", "de", "Dokumentenserver", "<p>Das angeforderte Dokument ist nicht vorhanden.</p>", "Drucksache",
     False),
    ("fehlerseite", "de", "Fehlerseite | Landesamt für Statistik", "<h1>Fehler: Die Adresse ist nicht (mehr) gültig"
     "</h1><p>Die Seite konnte unter dieser Adresse leider nicht gefunden werden.</p>", "Pendlerzahlen 2013", True),
    ("oups", "fr", "Oups… - Préfecture", "<h1>La page que vous demandez est introuvable</h1>", "Rapport annuel", True),
    ("retire", "fr", "Le Quotidien du Port", "<h1>Cet article n’est plus disponible</h1><p>L’article que vous "
     "cherchez a été retiré ou déplacé.</p>" + LATEST, "Le prix du blé monte", False),
    ("vaya", "es", "¡Vaya! | Diario de la Costa", "<h1>No hemos encontrado lo que buscabas</h1>", "El trigo", True),
    ("retirado", "es", "Biblioteca", "<p>El contenido solicitado ya no está disponible.</p>", "Memoria 2010", False),
    ("material", "ru", "Новости порта", "<h1>Такой страницы нет</h1><p>Материал удалён или перемещён.</p>",
     "Цены на зерно", True),
    ("dokument-ru", "ru", "Документ не найден", "<p>Запрошенный документ не найден в базе.</p>", "Приказ 12", False),
    ("kaldirildi", "tr", "Liman Gazetesi", "<h1>Üzgünüz, aradığınız içerik yayından kaldırılmıştır</h1>", "Buğday",
     True),
    ("yok", "tr", "404 - Böyle bir sayfa yok", "<p>Ana sayfaya dönün.</p>", "Demiryolu istatistikleri", False),
    ("ups", "pl", "Ups!", "<h1>Strona, której szukasz, nie została znaleziona</h1>", "Raport o portach", True),
    ("artykul", "pl", "Gazeta", "<p>Ten artykuł został usunięty.</p>", "Ceny pszenicy", False),
    ("desculpe", "pt", "Portal", "<h1>Desculpe, esta página não existe mais</h1>", "Relatório anual", True),
    ("indisponivel", "pt", "Conteúdo indisponível", "<p>O conteúdo não está disponível.</p>", "Safra", False),
    ("shanchu", "zh-CN", "提示", "<p>您要查看的页面已删除或不存在</p><p>3秒后返回首页</p>", "港口统计", True),
    ("zhaobudao", "zh-TW", "找不到網頁", "<h1>抱歉，找不到您要的網頁</h1>", "港口報告", False),
    ("keisai", "ja", "港新聞", "<p>お探しの記事は掲載期間を終了しました。</p>", "小麦の価格", True),
    ("sonzai", "ja", "エラー", "<h1>指定されたページは存在しません</h1>", "統計年報", False),
    ("mutaha", "ar", "خطأ", "<h1>عفواً، الصفحة المطلوبة غير متاحة</h1>", "تقرير الموانئ", True),
    ("uthur", "ar", "بوابة البيانات", "<p>لم يتم العثور على الصفحة التي طلبتها.</p>", "إحصاءات", False),
    ("spiace", "it", "Regione", "<h1>Il contenuto che cerchi non è più disponibile</h1>", "Bilancio 2011", True),
    ("helaas", "nl", "Helaas", "<h1>Deze pagina bestaat niet (meer)</h1>", "Jaarverslag", False),
    ("sakje", "ko", "항만일보", "<p>삭제되었거나 존재하지 않는 기사입니다.</p>", "밀 가격", True),
    ("nebyla", "cs", "Chyba", "<h1>Požadovaná stránka nebyla nalezena</h1>", "Ročenka", False),
    ("keresett", "hu", "Hiba", "<h1>A keresett oldal nem található</h1>", "Évkönyv", True),
    ("gasita", "ro", "Eroare", "<h1>Pagina căutată nu a fost găsită</h1>", "Anuar", False),
    ("halaman", "id", "Portal Data", "<h1>Maaf, halaman yang Anda cari tidak ditemukan</h1>", "Statistik", True),
    ("yaft", "fa", "خطا", "<h1>صفحه مورد نظر یافت نشد</h1>", "گزارش", False),
    ("fejl", "da", "Fejl", "<h1>Siden blev ikke fundet</h1>", "Årsrapport", False),
)  # fmt: skip

# ---- pages that servers and services show of themselves, with status 200
MACHINES = (
    ("s3", "/reports/2014.pdf", typed(b"<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key "
     b"does not exist.</Message><Key>reports/2014.pdf</Key></Error>", "application/xml"), False),
    ("azure", "/c/2014.pdf", typed("\ufeff<?xml version='1.0'?><Error><Code>BlobNotFound</Code><Message>The specified "
     "blob does not exist.</Message></Error>".encode(), "application/xml"), False),
    ("pages", "/atlas/", bare("Site not found · GitHub Pages", "<h1>404</h1><p><strong>There isn't a GitHub Pages "
     "site here.</strong></p><p>If you're trying to publish one, read the full documentation.</p>"), True),
    ("apache", "/old/a.html", bare("404 Not Found", "<h1>Not Found</h1><p>The requested URL /old/a.html was not found "
     "on this server.</p><hr><address>Apache/2.2.3 Server at apache.test Port 80</address>"), False),
    ("tomcat", "/app/view?id=3", bare("HTTP Status 404 – Not Found", "<h1>HTTP Status 404 – Not Found</h1><hr><p><b>"
     "Type</b> Status Report</p><p><b>Description</b> The origin server did not find a current representation for "
     "the target resource.</p>"), False),
    ("domino", "/web.nsf/0/AB12", bare("Error 404", "HTTP Web Server: Couldn't find design note"), False),
    ("php", "/article.php", typed(b"No input file specified.\n", "text/html"), False),
    ("plain", "/files/annual.pdf", typed(b"File not found.\r\n", "text/plain"), True),
    ("drf", "/api/tables/88/", typed(b'{"detail":"Not found."}', "application/json"), False),
    ("noproject", "/x/y", typed(b"404: NOT_FOUND\nCode: DEPLOYMENT_NOT_FOUND\n", "text/plain"), True),
    ("heroku", "/stats/9", bare("No such app", "<p>There's nothing here, yet.</p>"), True),
    ("fakepdf", "/doc/plan.pdf", typed(b"<html><head><title>Error</title></head><body><p>The file you requested "
     b"could not be found.</p></body></html>", "application/pdf"), False),
    ("ubuntu", "/~lena/thesis.html", bare("Apache2 Ubuntu Default Page: It works", "<h1>It works!</h1><p>This is the "
     "default welcome page used to test the correct operation of the Apache2 server after installation.</p>"), True),
    ("plesk", "/paper.htm", bare("Domain Default page", "<h1>Web Server's Default Page</h1><p>This page is generated "
     "by Plesk. You see this page because there is no Web site at this address.</p>"), True),
    ("cpanel", "/r/9.html", bare("Default Web Site Page", "<h1>Sorry!</h1><p>If you are the owner of this website, "
     "please contact your hosting provider.</p>"), True),
    ("wix", "/about-us", bare("Wix", "<h1>Looks like this domain isn't connected to a website yet</h1>"), True),
    ("squares", "/blog/wages", bare("Website Expired", "<h1>Website Expired</h1><p>This account has expired. If you "
     "are the site owner, click below to log in.</p>"), True),
    ("wpcom", "/2011/02/wages/", bare("wages.blog", "<h2>wages.blog doesn’t exist</h2><p>Do you want to register this "
     "blog address?</p>"), True),
    ("suspended", "/doc/3", bare("Contact Support", "<h1>This site is temporarily suspended</h1><p>The hosting plan "
     "of this website has not been renewed.</p>"), True),
)  # fmt: skip

# ---- names that were given up: (name, body of the page, title, head, everywhere)
PARKED = (
    ("lander", "", "", "<script>window.onload=function(){window.location.href='/lander'}</script>"),
    ("sedo", "<div id=main></div><p>The owner of this page uses a parking service.</p>", "sedo.test",
     "<script src='//img.sedoparking.com/templates/bg/x.js'></script>"),
    ("bodis", "<div id=target style=opacity:0></div>", "bodis.test",
     "<script>window.park=\"eyJ1dWlkIjoiMSJ9\";</script>"
     "<script src='/bXYz.js'></script>"),
    ("dan", "<h1>wages.test</h1><p>The domain name wages.test is for sale! Buy now for 2,495 or make an offer. Safe "
     "transfer, money back guarantee.</p>", "The domain name wages.test is for sale", ""),
    ("namecheap", "<p>wages.test was registered with a registrar and is parked.</p><iframe src="
     "'https://parkingpage.namecheap.com/'></iframe>", "wages.test - Registered at Namecheap.com", ""),
    ("ionos", "<h1>Hier entsteht eine neue Internetpräsenz</h1><p>Diese Domain wurde soeben registriert.</p>",
     "Domain registriert", ""),
    ("ovh", "<h1>Félicitations ! Votre domaine a bien été créé.</h1><p>Ce site est en construction.</p>", "ovh", ""),
    ("gandi", "<h1>gandi.test</h1><p>This domain name has been registered and is not in use yet: it is parked.</p>",
     "gandi.test", ""),
    ("regru", "<h1>Срок регистрации домена истёк</h1><p>Если это ваш домен, продлите его.</p>", "regru.test", ""),
    ("prodazha", "<p>Этот домен продаётся. Предложите свою цену.</p>", "Домен выставлен на продажу", ""),
    ("natro", "<h1>Bu alan adı park edilmiştir</h1>", "natro.test", ""),
    ("vendita", "<h1>Dominio in vendita</h1><p>Contattaci per acquistare questo dominio.</p>", "vendita.test", ""),
    ("avenda", "<p>Este domínio está à venda. Faça sua oferta.</p>", "avenda.test", ""),
    ("sprzedaz", "<h1>Ta domena jest na sprzedaż</h1>", "sprzedaz.test", ""),
    ("onamae", "<p>このドメインは、登録サービスで取得されています。ドメインの有効期限が切れています。</p>",
     "onamae.test", ""),
    ("guoqi", "<h1>域名已过期</h1><p>该域名已到期，请及时续费。</p>", "guoqi.test", ""),
    ("pendingdel", "<p>NOTICE: This domain name expired on 01/02/2020 and is pending renewal or deletion.</p>",
     "pendingdel.test", ""),
    ("verkauf", "<h1>verkauf.test</h1><p>Diese Domain können Sie kaufen. Preis auf Anfrage.</p>", "Domain kaufen", ""),
    ("achat", "<p>Ce nom de domaine est à vendre.</p>", "achat.test", ""),
    ("links", "<ul><li><a href=/l?1>Pension advice</a></li><li><a href=/l?2>Annuity rates</a></li><li><a href=/l?3>"
     "Work from home</a></li></ul><p>The sponsored listings displayed above are served automatically by a third party."
     "</p>", "wages.test", ""),
    ("frames", "", "wages.test", "<frameset rows='100%,*'><frame src='http://ww1.frames.test/?sub=1'></frameset>"),
)  # fmt: skip

# ---- answers that lead away: (name, cited target, where to, status)
LED_HOME = (
    ("r-root", "/news/2013/05/ferry.html", "/", 301),
    ("r-index", "/paper.php?id=71", "/index.html", 302),
    ("r-locale", "/press/detail/4711", "/en-us/", 302),
    ("r-locale2", "/presse/detail/4711", "/de_DE/index.php", 301),
    ("r-startseite", "/publikationen/hafen.html", "/startseite", 302),
    ("r-accueil", "/rapports/port.html", "/accueil.html", 301),
    ("r-anasayfa", "/haber/4711", "/tr/anasayfa", 302),
    ("r-liferay", "/documents/10180/4711", "/web/guest/home", 302),
    ("r-ancestor", "/docs/2013/05/paper.html", "/docs/", 301),
    ("r-section", "/news/health/2013/wages-study", "/news/health", 301),
    ("r-query", "/blog/2013/wages", "/?utm_source=legacy&utm_medium=redirect", 302),
    ("r-session", "/stats/table9.jsp", "/;jsessionid=8A6B0C", 302),
    ("r-other", "/archives/2009/wages.html", "http://bigger.test:{port}/", 301),
    ("r-othersec", "/archives/2009/wages.html", "http://bigger.test:{port}/en/home", 301),
    ("r-hash", "/articles/wages-study", "/#/", 302),
    ("r-search", "/node/4711/wages", "/search/site/wages", 302),
    ("r-search2", "/wages-study-2013.html", "/suche?begriff=wages+study", 302),
    ("r-404", "/a/wages.html", "/404", 302),
    ("r-404html", "/a/wages.html", "/errors/404.html?from=/a/wages.html", 301),
    ("r-nf", "/a/wages.aspx", "/Error/NotFound?url=%2fa%2fwages.aspx", 302),
    ("r-pnf", "/a/wages", "/en/page-not-found", 302),
    ("r-fehler", "/a/wages.html", "/fehler404.html", 302),
    ("r-erreur", "/a/wages.html", "/erreur-404", 302),
    ("r-code", "/a/wages.html", "/error.jsp?code=404", 302),
    ("r-home404", "/a/wages.html", "/?error=404", 302),
    ("r-susp", "/paper.html", "/cgi-sys/suspendedpage.cgi", 302),
    ("r-ww", "/paper.html", "http://ww25.r-ww.test:{port}/paper.html?subid1=2026", 302),
    ("r-afternic", "/paper.html", "http://www.afternic.com:{port}/forsale/r-afternic.test", 302),
)  # fmt: skip
FRONT = site("Institute of Coasts and Ports", f"<h1>Welcome</h1><p>News from the institute.</p>{LATEST}")
ELSEWHERE = {
    "r-search": site("Search | Institute", "<h1>Search</h1><p>Your search yielded no results.</p>"),
    "r-search2": site("Suche", "<h1>Suche</h1><p>Leider wurden keine Treffer gefunden.</p>", "de"),
    "r-susp": bare("Account Suspended", "<h1>Account Suspended</h1>"),
    "r-ww": bare("r-ww.test", "<p>Related searches</p><ul><li>Wages<li>Loans</ul>"),
    "r-afternic": bare("Afternic", "<h1>r-afternic.test</h1><p>Get a price in less than a day.</p>"),
}


def rows() -> list[Row]:
    """All that is lost."""
    return [*_said(), *_machines(), *_parked(), *_led_home(), *_others(), *_malformed()]


def _said() -> list[Row]:
    return [
        Row(name, "dead", "/2013/05/wages-study.html", cited, site(title, main, lang), everywhere)
        for name, lang, title, main, cited, everywhere in SAID
    ]


def _machines() -> list[Row]:
    return [Row(name, "dead", target, "Wages in coastal towns", reply, all_) for name, target, reply, all_ in MACHINES]


def _parked() -> list[Row]:
    return [
        Row(name, "dead", "/study/wages.html", "Wages in coastal towns", bare(title, body, "", head), True)
        for name, body, title, head in PARKED
    ]


def _led_home() -> list[Row]:
    return [Row(name, "dead", at, "Wages in coastal towns", redirect(to, code)) for name, at, to, code in LED_HOME]


def _others() -> list[Row]:
    cited = "Wages in coastal towns"
    gone = site("Wages", "<h1>Removed</h1><p>We took this down.</p>", status="410 Gone")
    to_root = '<meta http-equiv="refresh" content="5;URL=/">'
    return [
        Row("g404", "dead", "/x/wages.html", cited, answer(b"", "404 Not Found")),
        Row("g404 long", "dead", "/x/wages.html", cited, site("Wages", LATEST, status="404 Not Found")),
        Row("g410", "dead", "/x/wages.html", cited, gone),
        Row("g chain", "dead", "/x/wages.html", cited, redirect("/y/wages.html")),
        Row("g nohost", "dead", "/x/wages.html", cited, None, host="www.ministry.gone"),
        Row("g refresh header", "dead", "/x/wages.html", cited, answer(b"", "200 OK", "Refresh: 0; url=/404.html")),
        Row("h meta", "dead", "/x/wages.html", cited, bare("Moved", "<p>Please update your bookmarks.</p>", "",
            to_root)),
        Row("h js", "dead", "/x/wages.html", cited, bare("", "<script>top.location='/'</script>")),
        Row("h any", "dead", "/x/wages.html", cited, FRONT, True),
        Row("c cp1251", "dead", "/n/7", "Цены", said("Страница не найдена", "<p>Нет такой страницы.</p>", "ru",
            "cp1251")),
        Row("c sjis", "dead", "/n/7", "小麦", said("エラー", "<p>ページが見つかりませんでした。</p>", "ja",
            "shift_jis")),
        Row("c turkish", "dead", "/n/7", "Buğday", said("Hata", "<h1>Sayfa bulunamadı</h1>", "tr", "iso-8859-9")),
        Row("c gbk", "dead", "/n/7", "港口", said("错误", "<h1>您访问的页面不存在</h1>", "zh", "gbk")),
        Row("p list", "dead", "/reports/2013-wages.pdf", cited, site("Reports", "<h1>All reports</h1>" + LATEST), True),
    ]  # fmt: skip


def _malformed() -> list[Row]:
    browsers_take = ("http:/ok.test:{port}/study", "http:///ok.test:{port}/study", "http:\\\\ok.test:{port}\\study ")
    given = (
        "ttp://ok.test:{port}/study", "http://ok.test:{port}/study%C2%A0", "http://ok.test:{port}/study\u201d.",
        "http://ok.test:{port}/stu dy", "http://ok..test:{port}/study", "http;//ok.test:{port}/study",
    )  # fmt: skip
    odd = [Row("odd slashes", "unknown", "", "The study", None, host=url) for url in browsers_take]
    return odd + [Row("malformed", "dead", "", "The study", None, host=url) for url in given]


def supporting() -> dict[tuple[str, str], Reply]:
    """The pages that others lead to."""
    pages: dict[tuple[str, str], Reply] = {("ok.test", "/study"): site("The study", "<h1>The study</h1>")}
    for name, _, to, _ in LED_HOME:
        host, _, path = to.removeprefix("http://").partition("/") if to.startswith("http") else (f"{name}.test", "", to)
        path = f"/{path.lstrip('/')}".partition("#")[0]
        pages[(host.partition(":")[0], path)] = ELSEWHERE.get(name, FRONT)
    parked = bare("lander.test", "<p>Get this domain.</p>")
    return pages | {
        ("lander.test", "/lander"): parked,
        ("h-meta.test", "/"): FRONT,
        ("h-js.test", "/"): FRONT,
        ("g-refresh-header.test", "/404.html"): FRONT,
    }
