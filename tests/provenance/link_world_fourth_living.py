"""The fourth labelled world: what cannot be told, and what is alive though it may look lost."""

import gzip

from tests.provenance.link_world_fourth import LATEST, bare, said, site, typed
from tests.provenance.link_world_rows import Row
from tests.sources.world import Asked, Reply, answer, redirect, reset

CITED = "Wages in coastal towns"
STUDY = (
    "<article><h1>Wages in coastal towns</h1><p class=byline>L. Ortmann, 3 May 2013</p><p>Between 2004 and 2012 the "
    "median wage in the eleven coastal towns fell from 2,310 to 2,180 a month, while rents rose by 14 per cent.</p>"
    "<p>The loss was greatest where a yard had closed. In Velm, four in ten households said that they had put off a "
    "visit to the dentist, and one in six had taken a second job. Towns with a ferry kept more of their trade.</p>"
    "<table><tr><th>Town</th><th>2004</th><th>2012</th></tr><tr><td>Velm</td><td>2,310</td><td>2,050</td></tr>"
    "<tr><td>Oever</td><td>2,290</td><td>2,244</td></tr></table></article>"
)

# ---- walls with words of their own: (name, status, title, body, head, further header lines)
WALLS = (
    ("b cf", "200 OK", "Just a moment...", "<p>Verifying you are human. This may take a few seconds.</p>",
     "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script>"),
    ("b sucuri", "403 Forbidden", "Sucuri WebSite Firewall - Access Denied", "<h1>Access Denied</h1>", ""),
    ("b wordfence", "503 Service Unavailable", "Your access to this site has been limited", "<p>by the owner</p>", ""),
    ("b f5", "200 OK", "Request Rejected", "The requested URL was rejected. Please consult with your administrator."
     "<br>Your support ID is: 1180", ""),
    ("b radware", "200 OK", "Validate", "<p>We apologize for the inconvenience… please confirm that you are a real "
     "user.</p><script src='https://validate.perfdrive.com/x.js'></script>", ""),
    ("b hold", "200 OK", "Before we continue...", "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
     ""),
    ("b anubis", "200 OK", "Making sure you're not a bot!", "<p>Loading...</p><p>Protected by a proof of work.</p>",
     ""),
    ("b vercel", "429 Too Many Requests", "Security Checkpoint", "<p>We're verifying your browser</p>", ""),
    ("b smart", "200 OK", "Вы не робот?", "<p>Подтвердите, что запросы отправляли вы, а не робот</p>", ""),
    ("b baidu", "200 OK", "安全验证", "<p>请完成下方验证后继续操作</p>", ""),
    ("b amazon", "200 OK", "Robot Check", "<p>Enter the characters you see below</p><p>Sorry, we just need to make "
     "sure you're not a robot.</p>", ""),
    ("b letters", "200 OK", "Unusual traffic", "<p>Your request looks automated. Type the letters in the picture to "
     "go on.</p><img src=/c.png><input name=c>", ""),
    ("b german", "200 OK", "Sicherheitsüberprüfung", "<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>", ""),
    ("b french", "200 OK", "Vérification", "<p>Nous vérifions que vous n’êtes pas un robot.</p>", ""),
    ("b spanish", "200 OK", "Un momento", "<p>Verificando que no eres un robot…</p>", ""),
    ("b rayid", "200 OK", "Access denied", "<h1>Error 1020</h1><p>This website is using a security service to protect "
     "itself from online attacks. Ray ID: 7f1</p>", ""),
    ("b js", "200 OK", "", "<noscript>Please enable JavaScript and reload the page.</noscript>",
     "<script>document.cookie='k=8';location.reload()</script>"),
    ("b forti", "403 Forbidden", "Web Page Blocked", "<h3>Attack ID: 20000008</h3>", ""),
    ("b gov412", "412 Precondition Failed", "", "", "<script>$_ts=window['$_ts']</script>"),
    ("b jsl521", "521 Web Server Is Down", "", "", "<script>document.cookie='__jsl=1'</script>"),
    ("b captcha404", "404 Not Found", "Are you a human?", "<div class=g-recaptcha data-sitekey=x></div><p>Please "
     "complete the captcha.</p>", ""),
    ("b suspicious", "200 OK", "Blocked", "<p>We detected suspicious activity from your network. Request ID 771.</p>",
     ""),
    # ---- log in, buy, agree
    ("l email", "200 OK", "Sign in - Library", "<h1>Sign in</h1><form><input type=email name=login><button>Next"
     "</button></form>", ""),
    ("l saml", "200 OK", "Working...", "<form method=post action=https://idp.l-saml.test/sso><input type=hidden name="
     "SAMLRequest value=abc></form><script>document.forms[0].submit()</script>", ""),
    ("l inst", "200 OK", "Access through your institution", "<h1>Log in via your institution</h1><p>You do not have "
     "access to this content.</p>", ""),
    ("l anmelden", "200 OK", "Anmelden", "<h1>Bitte melden Sie sich an</h1><form><input type=password></form>", ""),
    ("l connexion", "200 OK", "Connexion", "<h1>Se connecter</h1><form><input type=password name=mdp></form>", ""),
    ("l vhod", "200 OK", "Вход", "<h1>Войдите, чтобы продолжить</h1><form><input type=password></form>", ""),
    ("l members", "200 OK", "Members only", "<p>This page is for members. Please log in to read it.</p>", ""),
    ("k consent", "200 OK", "Before you continue", "<p>We and our 812 partners store cookies. <button>Accept all"
     "</button> <button>Reject all</button></p>", ""),
    ("k cookies", "200 OK", "Cookies required",
     "<p>Your browser does not accept cookies. Please enable cookies to view "
     "this site.</p>", ""),
    ("k browser", "200 OK", "Unsupported browser",
     "<p>Your browser is not supported. Please upgrade to a newer one.</p>", ""),
    ("k age", "200 OK", "Age check", "<p>Are you over 18? <button>Yes</button> <button>No</button></p>", ""),
    ("k region", "200 OK", "Not available", "<p>This content is not available in your country.</p>", ""),
    ("k region es", "200 OK", "Aviso", "<p>Este contenido no está disponible en tu país.</p>", ""),
    # ---- for now
    ("m wartung", "200 OK", "Wartungsarbeiten", "<p>Unsere Seite wird gerade gewartet. Bitte versuchen Sie es später "
     "erneut.</p>", ""),
    ("m raboty", "200 OK", "Технические работы", "<p>Сайт временно недоступен: ведутся технические работы.</p>", ""),
    ("m mente", "200 OK", "メンテナンス中", "<p>ただいまメンテナンス中です。しばらくお待ちください。</p>", ""),
    ("m bakim", "200 OK", "Bakım çalışması", "<p>Sitemiz kısa bir süre için bakımdadır.</p>", ""),
    ("m weihu", "200 OK", "系统维护", "<p>系统维护中，请稍后再试。</p>", ""),
    ("m db", "200 OK", "Database Error", "<h1>Error establishing a database connection</h1>", ""),
    ("m asp", "200 OK", "Runtime Error", "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>An "
     "application error occurred on the server.</p>", ""),
    ("m later", "200 OK", "Oops", "<h1>Something went wrong</h1><p>Please try again later.</p>", ""),
    ("m php", "200 OK", "", "<b>Fatal error</b>: Uncaught PDOException: too many connections in /var/www/db.php", ""),
    ("m 509", "509 Bandwidth Limit Exceeded", "509", "<p>Bandwidth limit exceeded</p>", ""),
    ("m 503 date", "503 Service Unavailable", "Busy", "", ""),
)  # fmt: skip
STATUSES = (
    "400 Bad Request", "401 Unauthorized", "402 Payment Required", "403 Forbidden", "405 Method Not Allowed",
    "406 Not Acceptable", "407 Proxy", "409 Conflict", "418 Teapot", "421 Misdirected", "423 Locked", "425 Too Early",
    "428 Precondition Required", "429 Slow Down", "431 Large", "451 Legal", "500 Oops", "502 Bad", "504 Late",
    "520 Web", "525 TLS", "529 Overloaded", "999 Denied",
)  # fmt: skip
# ---- sent to a gate: (name, where to)
GATES = (
    ("q signin", "/account/signin?ReturnUrl=%2fstudy"), ("q saml", "/idp/profile/SAML2/Redirect/SSO?x=1"),
    ("q adfs", "/adfs/ls/?wa=wsignin1.0"), ("q drupal", "/user/login?destination=node/5"),
    ("q wp", "/wp-login.php?redirect_to=%2Fstudy"), ("q subscribe", "/subscribe?from=%2Fstudy"),
    ("q atypon", "/action/cookieAbsent"), ("q consent", "/consent?return=%2Fstudy"), ("q age", "/age-gate?next=/study"),
    ("q sorry", "/sorry/index?continue=http://x/study"), ("q captcha", "/validateCaptcha?u=/study"),
    ("q geo", "/not-available-in-your-region"), ("q blocked", "/blocked.html"), ("q maint", "/maintenance.html"),
    ("q oauth", "http://auth.q-oauth.test:{port}/oauth2/authorize?client_id=1"), ("q root", "/?returnUrl=%2Fstudy"),
    ("q terms", "/terms/accept?next=/study"), ("q giris", "/giris?donus=/study"), ("q anmeldung", "/anmeldung"),
)  # fmt: skip


def _hidden(text: str) -> str:
    return f"<div hidden class=error>{text}</div><template><h1>{text}</h1></template><!-- {text} -->"


# ---- alive: (name, target, cited title, page's title, main part)
PAGES = (
    ("area", "/404/", "Area code 404", "Area code 404 - Encyclopedia", "<h1>Area code 404</h1><p>Since 1947.</p>"),
    ("resolution", "/res/404", "Resolution 404 (1977)", "Resolution 404", "<h1>Resolution 404</h1><p>Adopted.</p>"),
    ("report404", "/error-404", "Error 404: the state of open data", "Error 404: the state of open data",
     "<h1>Error 404: the state of open data</h1><p>Of 312 datasets promised, 47 could be opened.</p>"),
    ("mdn", "/docs/http/status/404", "404 Not Found", "404 Not Found - HTTP", "<h1>404 Not Found</h1><p>The HTTP 404 "
     "Not Found response status code indicates that the server cannot find the requested resource.</p>"),
    ("novel", "/books/not-found", "Not Found: a novel", "Not Found: a novel",
     "<h1>Not Found: a novel</h1><p>212 pp.</p>"),
    ("deleted-study", "/press/deleted", "The page that the ministry deleted", "The page that the ministry deleted",
     f"<h1>The page that the ministry deleted</h1><p>“Page not found”, it says since May.</p>{STUDY}"),
    ("seite", "/blog/seite", "Seite nicht gefunden: Was hilft?", "Seite nicht gefunden: Was hilft?",
     "<h1>Seite nicht gefunden: Was hilft?</h1><p>Wer eine Website umzieht, sollte alte Adressen weiterleiten. Drei "
     "Wege, mit Beispielen für die Konfiguration, stellen wir hier vor.</p>"),
    ("hidden", "/study", CITED, CITED, STUDY + _hidden("Page not found")),
    ("i18n", "/study", CITED, CITED, STUDY + '<script>var t={"e404":"Sorry, the page does not exist"}</script>'),
    ("dead-video", "/study", CITED, CITED, STUDY + "<figure>Sorry, this video is no longer available.</figure>"),
    ("no-comments", "/study", CITED, CITED, STUDY + "<section><h2>Comments</h2><p>No comments found.</p></section>"),
    ("search-box", "/study", CITED, CITED, "<aside><h3>Nothing found</h3></aside>" + STUDY),
    ("login-box", "/study", CITED, CITED, "<form><input name=u><input type=password></form>" + STUDY),
    ("captcha-box", "/study", CITED, CITED, STUDY + "<form>Verify you are human<div class=g-recaptcha></div></form>"),
    ("cf-script", "/study", CITED, CITED,
     STUDY + "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"),
    ("turnstile", "/study", CITED, CITED, STUDY + "<form><div class=cf-turnstile data-sitekey=x></div></form>"),
    ("withdrawn", "/guidance/7", "Guidance on dues", "[Withdrawn] Guidance on dues",
     "<div>This publication was withdrawn "
     "on 2 May 2019</div><h1>Guidance on dues</h1><p>It applied until 2019.</p>"),
    ("retracted", "/art/9", "A cure for rust", "RETRACTED: A cure for rust",
     "<h1>RETRACTED: A cure for rust</h1><p>This "
     "article has been withdrawn at the request of its authors.</p>"),
    ("archived", "/old/7", "Harbour plan 2009", "ARCHIVED - Harbour plan 2009",
     "<p>This page has been archived and is no "
     "longer updated.</p><h1>Harbour plan 2009</h1><p>Four berths by 2012.</p>"),
    ("stock", "/b/7", "Tide tables", "Tide tables", "<h1>Tide tables</h1><p>Currently not available. 96 pages.</p>"),
    ("repealed", "/act/7", "Harbours Act", "Harbours Act",
     "<h1>Harbours Act</h1><p>This Act is no longer in force.</p>"),
    ("nodata", "/t/7", "Table 7", "Table 7", "<h1>Table 7: landings</h1><p>No data available for 2011.</p>"),
    ("parking", "/city/parking", "Parking in the old town", "Parking", "<h1>Parking</h1><p>480 places, 2 an hour.</p>"),
    ("forests", "/forests", "State forests for sale", "State forests for sale", "<h1>State forests for sale</h1><p>The "
     "state sells 1,200 hectares.</p>"),
    ("market", "/domains", "The price of a name", "This domain is for sale: the price of a name", "<h1>The price of a "
     f"name</h1><p>“This domain is for sale”, reads the page. Its owner wants 90,000.</p>{STUDY}"),
    ("maintenance", "/m", "Road maintenance costs 2015", "Maintenance", "<h1>Road maintenance</h1><p>41 million.</p>"),
    ("under", "/film", "Under construction", "Under construction (film)",
     "<h1>Under construction</h1><p>A film, 2012.</p>"),
    ("suspended-law", "/n/8", "Account suspended", "Account suspended: how platforms punish",
     "<h1>Account suspended: how "
     f"platforms punish</h1>{STUDY}"),
    ("access", "/n/9", "Access denied", "Access denied: voters turned away",
     "<h1>Access denied: voters turned away</h1><p>"
     "At 31 stations people were sent home.</p>"),
    ("robots", "/n/10", "Are you a robot?", "Are you a robot?",
     "<h1>Are you a robot?</h1><p>A history of tests that tell "
     "people from machines, from 1950 to now. The captcha was named in 2003; 200 million are solved a day.</p>"),
    ("code", "/repo/app.js", "app.js", "app.js at main",
     "<pre>if (!page) {\n  throw new Error('404: Page not found');\n}"
     "\nres.status(404).send('Not found');</pre>"),
    ("forum", "/t/55", "Link is dead", "[SOLVED] Link is dead, 404 - Forum",
     "<h1>[SOLVED] Link is dead, 404</h1><p>The "
     "link in the manual gives page not found. Reply: use the mirror.</p>"),
    ("results", "/search?q=rust", "Search: rust", "Search results", "<h1>Search results</h1><p>No results found.</p>"),
    ("catalogue", "/rec/8812", "The book of tides", "The book of tides", "<h1>The book of tides</h1><p>0 copies "
     "available. No items found on the shelf.</p>"),
    ("one line", "/x", "Note", "", "47"),
    ("frameset", "/study", CITED, CITED, "<noframes>This page uses frames.</noframes>"),
    ("paywall", "/study", CITED, CITED, "<h1>Wages in coastal towns</h1><p>The median wage fell.</p><p>Subscribe to "
     "continue reading. Already a subscriber? Log in.</p>"),
    ("geography", "/gone", "Gone", "Gone, but not forgotten",
     "<h1>Gone, but not forgotten</h1><p>Eight lost towns.</p>"),
    ("expired", "/drugs", "Expired medicines", "Expired", "<h1>Expired medicines</h1><p>Bring them back to us.</p>"),
    ("moved-office", "/office", "Our office has moved", "We have moved", "<h1>We have moved</h1><p>To Quay 4.</p>"),
)  # fmt: skip
# ---- alive after being led on: (name, cited target, where to, title of the cited work)
LED = (
    ("w slash", "/study", "/study/", CITED), ("w www", "/study", "http://www.w-www.test:{port}/study", CITED),
    ("w index", "/reports/wages/index.html", "/reports/wages/", CITED), ("w default", "/wages/default.aspx", "/wages",
     CITED),
    ("w home", "/home.html", "/", "Coast Institute"), ("w php", "/index.php", "/", "Coast Institute"),
    ("w enhome", "/en/index.html", "/en/", "Coast Institute"), ("w locale", "/", "/en-gb/home", "Coast Institute"),
    ("w query", "/", "/?lang=en", "Coast Institute"), ("w track", "/study", "/study?utm_source=x", CITED),
    ("w id", "/node/17", "/research/wages-in-coastal-towns", CITED), ("w doi", "/doi/abs/10.1/7", "/article/7/wages",
     CITED),
    ("w book", "/wages/page1", "/wages/", CITED), ("w atlas", "/projects/atlas", "http://atlas.test:{port}/",
     "Atlas of wages"),
    ("w error", "/papers/me12", "/papers/measurement-error/", CITED), ("w 308", "/study", "/studies/1", CITED),
    ("w proto", "/study", "//w-proto.test:{port}/wages", CITED), ("w rel", "/a/study", "../b/wages", CITED),
    ("w umlaut", "/study", "/löhne", CITED), ("w frag", "/study", "/all-studies#wages", CITED),
    ("w news", "/news/", "/news/latest", "Institute news"), ("w pdf", "/wages.pdf",
     "/publication/wages-in-coastal-towns", CITED),
)  # fmt: skip


def rows() -> list[Row]:
    """All that is not lost."""
    walls = [
        Row(name, "unknown", "/study", CITED, bare(title, body, "", head, status), True)
        for name, status, title, body, head in WALLS
    ]
    numbers = [Row(f"n{s[:3]}", "unknown", "/study", CITED, answer(b"no", s), True) for s in STATUSES]
    gates = [Row(name, "unknown", "/study", CITED, redirect(to, 302)) for name, to in GATES]
    pages = [Row(f"a {n}", "alive", at, cited, site(title, main)) for n, at, cited, title, main in PAGES]
    led = [Row(name, "alive", at, cited, redirect(to, 308 if "308" in name else 301)) for name, at, to, cited in LED]
    return [*walls, *numbers, *gates, *_rude(), *pages, *led, *_same(), *_formats(), *_fragments()]


def _after(times: int, first: bytes, then: bytes) -> Reply:
    seen: list[str] = []

    def reply(asked: Asked) -> bytes:
        seen.append(asked.agent)
        return first if len(seen) <= times else then

    return reply


def _rude() -> list[Row]:
    private = (
        "http://10.0.0.1/x",
        "http://169.254.169.254/latest",
        "http://[::1]/",
        "http://0x7f.0.0.2:9/",
        "file:///etc",
    )
    odd = ("", "javascript:void(0)", "mailto:a@b.test", "/study")
    return [
        Row("e tls", "unknown", "/study", CITED, None, host="https://e-tls.test"),
        Row("e reset", "unknown", "/study", CITED, reset()),
        Row("e down", "unknown", "/study", CITED, None, host="e.down"),
        Row("e refused", "unknown", "/study", CITED, None, host="e-refused.test:9"),
        Row("e ssh", "unknown", "/study", CITED, b"220 ftp ready\r\n\r\n"),
        *(Row(f"e to{n}", "unknown", "/study", CITED, redirect(to, 302)) for n, to in enumerate((*private, *odd))),
        Row("e nolocation", "unknown", "/study", CITED, answer(b"", "302 Found")),
        Row("e 304", "unknown", "/study", CITED, answer(b"", "304 Not Modified")),
        Row("e empty", "unknown", "/study", CITED, answer(b"")),
        Row("p 503", "alive", "/study", CITED, _after(2, answer(b"", "503 Busy"), site(CITED, STUDY))),
        Row("p 500", "alive", "/study", CITED, _after(1, answer(b"", "500 Oops", "Retry-After: 1"), site(CITED,
            STUDY))),
        Row("p robots404", "alive", "/study", CITED, _for(answer(b"", "404 Not Found"), site(CITED, STUDY))),
        Row("p robots410", "alive", "/study", CITED, _for(answer(b"", "410 Gone"), site(CITED, STUDY))),
        Row("p robots403", "alive", "/study", CITED, _for(answer(b"", "403 No"), site(CITED, STUDY))),
    ]  # fmt: skip


def _for(robots: bytes, browsers: bytes) -> Reply:
    return lambda asked: browsers if asked.agent == "browser" else robots


def _same() -> list[Row]:
    """Hosts that answer all paths alike, and are no worse for it."""
    shell = "<div id=root></div><noscript>Enable JavaScript to run this app.</noscript><script src=/m.js></script>"
    return [
        Row("s shell", "unknown", "/study/8", CITED, bare("Portal", shell), True),
        Row("s titled", "alive", "/wages", "Wages Explorer", bare("Wages Explorer", shell), True),
        Row("s slug", "alive", "/news/4711/wages-in-coastal-towns", CITED, site(CITED, STUDY), True),
        Row("s home", "alive", "/", "Coast Institute", site("Coast Institute", LATEST), True),
        Row("s viewer", "alive", "/viewer.html?file=wages.pdf", CITED, bare("PDF viewer", "<canvas></canvas>" + shell),
            True),
        Row("s onepage", "alive", "/wages-in-coastal-towns", CITED, site(CITED, STUDY), True),
    ]  # fmt: skip


def _formats() -> list[Row]:
    body = STUDY.encode()
    whole = site(CITED, STUDY).partition(b"\r\n\r\n")[2]
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    given: tuple[tuple[str, str, bytes], ...] = (
        ("pdf", "/r.pdf", typed(b"%PDF-1.4\n%%EOF\n", "application/pdf")),
        ("octets", "/r2.pdf", typed(b"%PDF-1.4\n%%EOF\n", "application/octet-stream")),
        ("download", "/r3.pdf", typed(b"%PDF-1.4\n%%EOF\n", "application/force-download")),
        ("zip", "/d.zip", typed(b"PK\x03\x04....", "application/zip")),
        ("png", "/map.png", typed(b"\x89PNG\r\n\x1a\n....", "image/png")),
        ("csv", "/d.csv", typed(b"code,n\n404,17\n410,3\n", "text/csv")),
        ("json", "/d.json", typed(b'{"status":"success","error":null,"data":[404,410]}', "application/json")),
        ("rss", "/feed", typed(b"<rss><channel><title>Coast</title></channel></rss>", "application/rss+xml")),
        ("txt", "/n.txt", typed(b"Nothing was found in boxes 3 to 9. 47 sherds in box 2.\n", "text/plain")),
        ("plain gzip", "/g", answer(whole, "200 OK", "Content-Encoding: gzip")),
        ("cut gzip", "/g2", answer(gzip.compress(whole)[:-40], "200 OK", "Content-Encoding: gzip")),
        ("long", "/l", answer(body).replace(b"Content-Length: ", b"Connection: close\r\nContent-Length: 9")),
        ("chunks", "/c", chunked + b"%x\r\n%s\r\n" % (len(body), body) + b"0"),
        ("utf16", "/u", answer(f"\ufeff<title>{CITED}</title>{STUDY}".encode("utf-16"))),
        ("cp1251", "/ru", said("Ошибки и находки", "<h1>Ошибки и находки</h1><p>Сборник.</p>", "ru", "cp1251")),
        ("203", "/203", site(CITED, STUDY, status="203 Non-Authoritative Information")),
        ("206", "/206", site(CITED, STUDY, status="206 Partial Content")),
        ("204", "/204", answer(b"", "204 No Content")),
        ("notype", "/nt", site(CITED, STUDY).replace(b"Content-Type: text/html\r\n", b"")),
    )  # fmt: skip
    return [Row(f"f {name}", "alive", target, CITED, reply) for name, target, reply in given]


def _fragments() -> list[Row]:
    page = site(CITED, f"<h2 id=sec-2>Two</h2><a name=old></a>{STUDY}<h2 id='löhne'>Löhne</h2>")
    marks = (
        "sec-2",
        "old",
        "l%C3%B6hne",
        ":~:text=median%20wage",
        ":~:text=nowhere%20in%20it",
        "none",
        "page=12",
        "!/x",
        "",
    )
    return [Row(f"frag{n}", "alive", f"/study#{mark}", CITED, page) for n, mark in enumerate(marks)]


def supporting() -> dict[tuple[str, str], Reply]:
    """The pages that others lead to."""
    pages: dict[tuple[str, str], Reply] = {}
    for name, to in GATES:
        form = "<h1>Institute</h1><form><input name=a><button>Go on</button></form>"
        pages[_led(name, "/study", to)] = bare("Institute", form)
    for name, at, to, cited in LED:
        pages[_led(name, at, to)] = site(f"{cited} | Institute", STUDY.replace(CITED, cited))
    pages[("w-umlaut.test", "/l%C3%B6hne")] = pages[("w-umlaut.test", "/löhne")]
    for row in _fragments():
        pages[(row.at, "/study")] = row.reply or b""
    return pages


def _led(name: str, at: str, to: str) -> tuple[str, str]:
    host = f"{name.replace(' ', '-')}.test"
    if "//" in to.partition("?")[0]:
        named, _, path = to.partition("//")[2].partition("/")
        return named.partition(":")[0], f"/{path}"
    path = to if to.startswith("/") else "/b/wages"
    return host, path.partition("#")[0]
