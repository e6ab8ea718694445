"""What a web page says of itself: title, language, date of publication, addresses it links to.

The date is taken from the page's own statements alone, surest first: JSON-LD `datePublished`, `<meta>`, a `<time>`
beside the title. Nothing is guessed from the text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sources.text import limits
from sources.text.builder import fold

_META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "datepublished",
    "date_published",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "date",
    "parsely-pub-date",
    "sailthru.date",
)
_WORKS = ("article", "posting", "report", "dataset", "work", "book", "thesis", "webpage")
_ISO = re.compile(r"((?:1[5-9]|20|21)\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[T ]|Z)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?=$|[T ]|\d{6}$)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_MAX_JSON = 1_000_000
_STATIC_ANCHORS = 3  # so many on headings show that a page's anchors are not left to its scripts
_NEAR_TITLE = 4  # how many elements up from the first heading a <time> may stand


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself."""

    title: str | None
    language: str | None
    published: str | None
    links: tuple[str, ...]
    has_paywall: bool  # it says itself that it is not free to read
    anchors: tuple[str, ...] | None  # as in SourceText


def facts_of(tree: LexborHTMLParser) -> PageFacts:
    """The facts that the head of a page and its JSON-LD state."""
    metas = _metas(tree)
    entries = list(_json_entries(tree))
    title_node = tree.css_first("head > title") or tree.css_first("body > title")
    title = fold(title_node.text()) if title_node is not None else ""
    free = [entry.get("isAccessibleForFree") for entry in entries]
    return PageFacts(
        title=title or metas.get("og:title") or metas.get("citation_title") or None,
        language=_language(tree, metas),
        published=_published(tree, metas, entries),
        links=_links(tree),
        has_paywall=any(value is False or str(value).lower() == "false" for value in free),
        anchors=_anchors(tree),
    )


def iso_date(value: str | None) -> str | None:
    """A date as metadata write it, in ISO 8601 and as precise as given; None when it is not plainly a date."""
    if not value:
        return None
    text = value.strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        parts = [int(part) for part in match.groups() if part]
    elif match := _DOTTED.match(text):
        parts = [int(match[3]), int(match[2]), int(match[1])]
    else:
        try:
            moment = parsedate_to_datetime(text[:60])
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
        parts = [moment.year, moment.month, moment.day]
    try:
        date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        return None
    return "-".join(f"{part:0{4 if index == 0 else 2}d}" for index, part in enumerate(parts))


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each `<meta>`, by its name in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        http = attributes.get("http-equiv")
        if http and content:
            found.setdefault("http:" + http.lower(), content)
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), fold(content))
    return found


def _json_entries(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    """The objects that the page's JSON-LD makes statements about, at the top or in a graph."""
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) > _MAX_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for entry in data if isinstance(data, list) else [data]:
            if isinstance(entry, dict):
                yield entry
                graph = entry.get("@graph")
                yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()
                main = entry.get("mainEntity")
                if isinstance(main, dict):
                    yield main


def _published(tree: LexborHTMLParser, metas: dict[str, str], entries: list[dict[str, object]]) -> str | None:
    for work in _WORKS:
        for entry in entries:
            if str(entry.get("@type", "")).lower().rstrip("']").endswith(work):
                stated = entry.get("datePublished")
                if found := iso_date(stated if isinstance(stated, str) else None):
                    return found
    for name in _META_DATES:
        if found := iso_date(metas.get(name)):
            return found
    return _time_beside_title(tree)


def _time_beside_title(tree: LexborHTMLParser) -> str | None:
    marked = tree.css_first("time[pubdate], time[itemprop=datePublished], [itemprop=datePublished][datetime]")
    if marked is not None and (found := iso_date(marked.attributes.get("datetime") or marked.text(strip=True))):
        return found
    around: LexborNode | None = tree.css_first("h1")
    for _ in range(_NEAR_TITLE):
        around = around.parent if around is not None else None
        if around is None or around.tag in ("body", "html", "main"):
            return None
        times = around.css("time[datetime]")
        if times:
            dates = {iso_date(node.attributes.get("datetime")) for node in times}
            return dates.pop() if len(dates) == 1 else None
    return None


def _language(tree: LexborHTMLParser, metas: dict[str, str]) -> str | None:
    root = tree.css_first("html")
    attributes = root.attributes if root is not None else {}
    stated = (
        attributes.get("lang") or attributes.get("xml:lang") or metas.get("http:content-language")
        or metas.get("dc.language") or metas.get("citation_language") or metas.get("og:locale") or ""
    )  # fmt: skip
    match = _LANGUAGE.match(stated.strip())
    return match[0].replace("_", "-") if match else None


def _links(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The canonical address first, then where the page links to: absolute addresses of the web, each once."""
    canonical = tree.css_first('link[rel="canonical"]')
    base_node = tree.css_first("base[href]")
    addresses = [canonical.attributes.get("href")] if canonical is not None else []
    base = (base_node.attributes.get("href") if base_node is not None else None) or (
        addresses[0] if addresses else None
    )
    addresses += [node.attributes.get("href") for node in tree.css("a[href]")[: limits.LINKS]]
    found: dict[str, None] = {}
    for address in addresses:
        absolute = _absolute(base, (address or "").strip())
        if absolute.lower().startswith(("http://", "https://")):
            found[absolute] = None
    return tuple(found)


def _anchors(tree: LexborHTMLParser) -> tuple[str, ...] | None:
    """The ids and names on a page; None where its scripts may make more of them."""
    found = {node.attributes.get("id"): None for node in tree.css("[id]")[: limits.LINKS]}
    found |= {node.attributes.get("name"): None for node in tree.css("a[name]")[: limits.LINKS]}
    scripts = tree.css_first("script[src], script:not([type]), script[type*=javascript], script[type=module]")
    if scripts is not None:
        headed = tree.css("h1[id], h2[id], h3[id], h4[id], section[id], dt[id], h2 > [id], h3 > [id], h4 > [id]")
        if len(headed) < _STATIC_ANCHORS:
            return None
    return tuple(anchor for anchor in found if anchor)


def _absolute(base: str | None, address: str) -> str:
    if not address or address.startswith("#"):
        return ""
    if address.startswith("//"):
        address = "https:" + address
    try:
        return urljoin(base, address) if base else address
    except ValueError:  # a bracket that no address has
        return ""
