"""What the cited and the final address say by themselves: home pages, fronts, other files of the same folder."""

import re
from urllib.parse import unquote

from sources.address import Address

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_INDEX = re.compile(
    r"(?:index|default|home|home-?page|main|start|startseite|hauptseite|welcome|landing|accueil|inicio|inicial|portada|principal|"
    r"p[aá]gina-(?:inicial|principal)|pagina-iniziale|anasayfa|ana-sayfa|ana-sehife|strona-glowna|glavnaya|forside|forsiden|etusivu|"
    r"startsida|hem|beranda|voorpagina|portal|frontpage|front-?page)(?:\.[a-z]{2})?"
    r"(?:\.(?:s?html?|xhtml|php\d?|aspx?|jsp|jsf|do|cfm|cgi))?",
    re.IGNORECASE,
)
_SEARCH = re.compile(
    r"(?:sitemap|site-map|search|suche|recherche|buscar|busca|arama|axtar|cerca|poisk|results|find)(?:\.[a-z]{2,5})?",
    re.I,
)
_HOMES = frozenset({"home", "homepage", "home.aspx", "home.do", "home.jsp", "home.html", "anasayfa", "startseite"})
_PORTAL = frozenset({"web", "guest", "site", "sites", "portal", "pages", "public", "content", "www"})
_FRONT = re.compile(r"[^\W\d_]{2,20}(?:[-_][^\W\d_]{2,20}){0,2}")
_VIEW = re.compile(
    r"(?:pdf|download|print|printable|full|fulltext|abstract|html?|view|index|amp|summary|page-?\d{1,3}|details?|read|epub|file)"
    r"(?:\.[a-z]{2,5})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|&)[^=&]{1,40}=\d{1,20}(?=&|$)")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_NAMING = re.compile(r"[^\W_]{2,60}")
_GENERIC = frozenset(
    "page article view index detail details default news html file download document node story".split()
)
_TOKEN = re.compile(r"[^\W_]{3,60}")


def segments_of(address: Address) -> list[str]:
    """The parts of the path, unescaped."""
    parts = (unquote(segment.partition(";")[0]) for segment in address.path.split("/"))
    return [part for part in parts if part]


def is_home(address: Address) -> bool:
    """Whether an address is of a site as such: its root, its index file, or the root of one of its languages."""
    segments = segments_of(address)
    for _ in range(2):  # `/ch/de/`
        segments = segments[1:] if segments and _LANGUAGE.fullmatch(segments[0]) else segments
    if len(segments) > 1 and (segments[-1].lower() in _HOMES or all(part.lower() in _PORTAL for part in segments[:-1])):
        segments = segments[-1:]
    return not segments or (len(segments) == 1 and _INDEX.fullmatch(segments[0]) is not None)


def is_deep(address: Address) -> bool:
    """Whether an address names something on a site and not the site: a path of its own, or a number in its query."""
    return not is_home(address) or bool(address.query and _NUMBERED.search(address.query))


def is_search(address: Address) -> bool:
    """Whether an address is of a site's search."""
    return any(_SEARCH.fullmatch(segment) for segment in segments_of(address)[:4])


def is_front_of(front: Address, deep: Address) -> bool:
    """Whether `front` is a section front above `deep` on one host: `/news/` above `/news/2015/flood.html`.

    A view of a work (`/report/pdf`) has the work itself above it, which is no front.
    """
    above, below = segments_of(front), segments_of(deep)
    if not above or len(above) >= len(below) or _bare(front) != _bare(deep):
        return False
    if below[: len(above)] != above or any(_FRONT.fullmatch(part) is None for part in above):
        return False
    if len(above) == len(below) - 1 and _INDEX.fullmatch(below[-1]):
        return False  # `/report/` is `/report/index.html`
    return len(above) <= 2 and not _VIEW.fullmatch(below[-1])


def names_the_site(asked: Address, final: Address) -> bool:
    """Whether the path asked for has become a host's name: `who.example/tobacco` and `tobacco.who.example`."""
    host = "".join(_TOKEN.findall(final.host.lower()))
    parts = segments_of(asked)
    words = [word.lower() for part in parts for word in _TOKEN.findall(_EXTENSION.sub("", part))]
    return bool(words) and len(parts) <= 2 and any(len(word) >= 4 and word in host for word in words)


def slug_words(address: Address) -> set[str]:
    """The words of the longest part of the path: what a title becomes in an address."""
    return _long_words(max(segments_of(address), key=len, default=""))


def last_words(address: Address) -> set[str]:
    """The words of the last part of the path."""
    return _long_words(next(reversed(segments_of(address)), ""))


def _long_words(segment: str) -> set[str]:
    return {word.casefold() for word in _TOKEN.findall(_EXTENSION.sub("", segment)) if len(word) > 3}


def is_named_in(asked: Address, final: Address) -> bool:
    """Whether the address at the end of a redirect recalls the one asked for: a number or a word of its last part."""
    last = next(reversed(segments_of(asked)), "")
    known = {part.casefold() for part in _NAMING.findall(unquote(f"{final.host}{final.target}").casefold())}
    told = _EXTENSION.sub("", last) + ("-" + asked.query if asked.query else "")
    return any(part in known for part in _NAMING.findall(told.casefold()) if part not in _GENERIC)


def names_nothing(asked: Address, title: str | None, body: bytes) -> bool:
    """Whether a page has next to no word of the cited title, or, without one, of an address that is made of words.

    Cheap: the markup is looked through as it is. False where there are too few words to tell, or of letters that markup
    may write in other ways.
    """
    titled = {word.casefold() for word in _TOKEN.findall(title or "") if len(word) > 3}
    wanted = titled if len(titled) >= 2 else {word for word in slug_words(asked) if word.isalpha()} - _GENERIC
    if len(wanted) < 2 or not all(word.isascii() for word in wanted):
        return False
    lowered = body.lower()
    return 4 * sum(word.encode() in lowered for word in wanted) <= len(wanted)


def extension_of(address: Address) -> str:
    """The ending of the file named, in lower case and with its dot; '' without one."""
    found = _EXTENSION.search(address.path.rsplit("/", 1)[-1])
    return found.group().lower() if found else ""


def folder_of(address: Address) -> str:
    """What siblings share: host, folder, ending, and whether a query chooses the page."""
    path = (
        address.path.rsplit("/", 1)[0] if not address.path.endswith("/") else address.path.rstrip("/").rsplit("/", 1)[0]
    )
    if address.query and _NUMBERED.search(address.query):
        path = address.path + "?"
    return f"{address.scheme}://{address.netloc}{path}/*{extension_of(address)}"


def sibling_of(address: Address, letters: str) -> str:
    """An address that nothing can be at, beside `address`: same folder, ending and make.

    `letters` are random letters, enough for the name; digits stand where the name asked for is a number.
    """
    digits = "".join(str((ord(letter) * 7 + i) % 10) for i, letter in enumerate(letters))
    if address.query and (found := _NUMBERED.search(address.query)):
        key = found.group().split("=")[0]
        query = f"{address.query[: found.start()]}{key}=9{digits[:8]}{address.query[found.end() :]}"
        return f"{address.scheme}://{address.netloc}{address.path}?{query}"
    slash = "/" if address.path.endswith("/") else ""
    folder, _, name = address.path.rstrip("/").rpartition("/")
    stem = _EXTENSION.sub("", name)
    other = f"9{digits[: max(6, len(stem))]}" if stem.isdigit() else letters
    return f"{address.scheme}://{address.netloc}{folder}/{other}{extension_of(address) if not slash else ''}{slash}"


def _bare(address: Address) -> str:
    return address.host.removeprefix("www.")
