"""A third labelled world, written after the second was passed: small, and of shapes that neither of them has."""

from collections.abc import Iterator

from tests.sources.world import Reply, answer, redirect

Entry = tuple[str, str, str, str, Reply | None]

TEXT = (
    "The ferry company carried 2.3 million people in its last full year, its books say, and paid for the new pier at "
    "Lund out of what they left on board. Nobody has asked for the sum since the paper went to print in the autumn. "
)


def doc(title: str, body: str, lang: str = "en", head: str = "") -> bytes:
    whole = (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset=utf-8><title>{title}</title>{head}</head>{body}</html>'
    )
    return answer(whole.encode())


def entries() -> list[Entry]:
    return [*_dead(), *_unknown(), *_alive()]


def _dead() -> Iterator[Entry]:
    yield (
        "image and a slogan",
        "dead",
        "t1.test",
        "/press/ferry",
        doc(
            "Lund Lines",
            "<body><img src=ship.jpg><h2>This page has sailed away</h2><a href=/>Home</a></body>",
        ),
    )
    yield "vietnamese", "dead", "t2.test", "/tin/pha", doc("Lỗi", "<body><h1>Không tìm thấy trang</h1></body>", "vi")
    yield "hebrew", "dead", "t3.test", "/n/7", doc("שגיאה", "<body><h1>העמוד לא נמצא</h1></body>", "he")
    yield (
        "greek",
        "dead",
        "t4.test",
        "/nea/7",
        doc("Σφάλμα", "<p>Η σελίδα που ζητήσατε δεν βρέθηκε.</p>", "el"),
    )
    yield "finnish", "dead", "t5.test", "/u/7", doc("Virhe", "<body><h1>Sivua ei löytynyt</h1></body>", "fi")
    yield "title only", "dead", "t6.test", "/x/7.htm", doc("HTTP 404 - File not found", "<body><hr></body>")
    yield (
        "document withdrawn",
        "dead",
        "t7.test",
        "/doc/7",
        doc(
            "Document unavailable",
            "<body><h1>Document unavailable</h1><p>This document is no longer available.</p></body>",
        ),
    )
    yield "profile gone", "dead", "t8.test", "/user/anna/post/7", doc(
        "Network", "<body><h2>Sorry, this content isn't available right now</h2><p>The link you followed may be "
        "broken, or the page may have been removed.</p></body>"
    )  # fmt: skip
    yield "301 to the top of another country", "dead", "t9.test", "/se/press/2012/ferry", redirect("/no/", 301)
    yield "302 to search without words", "dead", "t9.test", "/press/2013/ferry", redirect("/search", 302)
    yield (
        "auction",
        "dead",
        "t10.test",
        "/ferry",
        doc("t10.test - Auction", "<body><h1>t10.test</h1><p>This domain is up for auction. Bid now.</p></body>"),
    )
    yield (
        "parked by a hoster",
        "dead",
        "t11.test",
        "/ferry",
        doc("Parked Domain", "<body><p>This domain is parked by its hoster.</p></body>"),
    )
    yield (
        "turkish parking",
        "dead",
        "t12.test",
        "/vapur",
        doc("t12.test", "<body><h1>Bu alan adı satılıktır</h1><p>Teklif verin.</p></body>", "tr"),
    )
    yield "410 with a smile", "dead", "t13.test", "/a", answer(b":)", "410 Gone")
    yield "two schemes", "dead", "http://https://t14.test", "/a", None


def _unknown() -> Iterator[Entry]:
    yield (
        "password wall of a library",
        "unknown",
        "k1.test",
        "/e/7",
        doc("Sign in", "<body><h1>Sign in to continue</h1><form><input type=email><input type=password></form></body>"),
    )
    yield (
        "bot page in french",
        "unknown",
        "k2.test",
        "/e/7",
        answer("<title>Accès refusé</title><h1>Vérification de sécurité</h1>".encode(), "403 Forbidden"),
    )
    yield (
        "ddos page",
        "unknown",
        "k3.test",
        "/e/7",
        answer(
            b"<title>DDoS-Guard</title><p>Checking your browser before accessing k3.test</p>", "503 Service Unavailable"
        ),
    )
    yield (
        "maintenance in german",
        "unknown",
        "k4.test",
        "/e/7",
        doc("Wartung", "<body><h1>Wartungsarbeiten</h1><p>Wir sind bald wieder da.</p></body>", "de"),
    )
    yield "bad gateway page", "unknown", "k5.test", "/e/7", answer(b"<h1>502 Bad Gateway</h1>", "502 Bad Gateway")


def _alive() -> Iterator[Entry]:
    yield "page of one number", "alive", "v1.test", "/stat/7", doc("Passengers", "<body><p>2,300,000</p></body>")
    yield "short poem called nothing found", "alive", "v1.test", "/poems/3", doc(
        "Nothing found - Poems", "<body><h1>Nothing found</h1><p>I looked beneath the pier at dawn,<br>the rope, "
        "the boat, the tide were gone.</p></body>"
    )  # fmt: skip
    yield (
        "guide to 410",
        "alive",
        "v1.test",
        "/guides/410-gone",
        doc("410 Gone: what it means", f"<body><h1>410 Gone: what it means</h1><p>{TEXT * 3}</p></body>"),
    )
    yield (
        "law with repealed parts",
        "alive",
        "v1.test",
        "/law/7",
        doc("Act 7", "<body><h1>Act 7</h1><p>Section 1. Removed.</p><p>Section 2. Removed.</p></body>"),
    )
    yield (
        "list of dead links",
        "alive",
        "v1.test",
        "/wiki/dead-links",
        doc("Dead links", f"<body><h1>Dead links</h1><p>{TEXT}</p><ul><li>gone<li>missing</ul></body>"),
    )
    yield (
        "broker's own page",
        "alive",
        "v1.test",
        "/market",
        doc(
            "Domain market report",
            f"<body><h1>Domain market report</h1><p>Many a domain is for sale. {TEXT}</p></body>",
        ),
    )
    yield "press release", "alive", "v1.test", "/press/7", doc("Pier", f"<body><h1>Pier</h1><p>{TEXT * 2}</p></body>")
    yield "article that quotes an error", "alive", "v1.test", "/press/8", doc(
        "Ministry deletes study", "<body><h1>Ministry deletes study</h1><p>Whoever opens the address of the study "
        "now reads: the page you requested could not be found.</p><p>" + TEXT * 2 + "</p></body>"
    )  # fmt: skip
    yield "moved host, same path", "alive", "v2.test", "/press/7", redirect("http://v1.test:{port}/press/7")
    yield (
        "index of a folder",
        "alive",
        "v1.test",
        "/files/",
        doc("Index of /files", "<h1>Index of /files</h1>"),
    )


SAME_FOR_ALL = ("t1", "t3", "t6", "t8", "t10", "t11", "t12", "k1", "k4")


def supporting() -> dict[tuple[str, str], Reply]:
    front = doc("Lund Lines", f"<body><h1>Welcome aboard</h1><p>{TEXT}</p></body>")
    return {("t9.test", "/no/"): front, ("t9.test", "/search"): doc("Search", "<body><form><input></form></body>")}


def fallbacks() -> dict[str, Reply]:
    first = {host.partition(".")[0]: reply for _, _, host, _, reply in entries() if reply is not None}
    return {f"{name}.test": first[name] for name in SAME_FOR_ALL}
