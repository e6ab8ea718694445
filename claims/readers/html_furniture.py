"""What of a web page is not its article: heads and feet, menus, boxes, comments, requests to subscribe.

Two signs tell: what the page calls its parts (elements, roles, ids, classes), and where its paragraphs stand.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag

_MAIN = ("main", "article", "[role=main]", "#mw-content-text", ".post-content", ".entry-content", ".article-body")
_NAMEABLE = ["div", "section", "aside", "header", "footer", "ul", "ol", "p", "span", "table", "form"]
_INLINE = [
    "a",
    "b",
    "i",
    "em",
    "strong",
    "span",
    "cite",
    "q",
    "font",
    "small",
    "sup",
    "sub",
    "mark",
    "u",
    "abbr",
    "bdi",
]
_PARTS = frozenset({"header", "footer", "aside"})
_ROLES = frozenset({"banner", "navigation", "complementary", "contentinfo", "search", "menu", "dialog", "alert"})
# A whole class or id, or its beginning: page builders put 'widget' and 'block' into the names of everything.
_NAMED = re.compile(
    r"(?:^|\s)(?:"
    r"(?:comments?|disqus|respond|related|jp-relatedposts|sidebar|side-bar|cookie|consent|gdpr|newsletter|subscri\w{2,6}|signup|"
    r"sign-up|share|sharing|sharedaddy|social|breadcrumb|promo(?:ted|tion)?|sponsored|recommended|recommendations|most-read|most-popular|"
    r"trending|read-more|read-next|navbox|catlinks|mw-head|mw-panel|mw-editsection|mw-jump|footer|site-footer|page-footer|"
    r"post-footer|site-header|page-header|masthead|top-?bar|navbar|menu|skip-link|popup|modal|ad-slot|ad-box|ad-unit|"
    r"advert\w{0,8}|author-box|author-bio|byline|dateline|post-meta|entry-meta|article-meta|tag-list|banner|donat\w{1,4}|toc|main-menu|"
    r"story-tags|article-tags|post-tags)(?:[_-][\w-]{0,60}|s)?"
    r"|ads?|nav|tags|hatnote|ambox|sistersitebox|noprint|printfooter|c-header|widget-area"
    r"|[\w-]{1,40}[_-](?:comments|sidebar|breadcrumbs?|newsletter(?:[_-]signup)?|share|sharing|social|share-buttons|"
    r"related(?:-\w{1,12})?|cookies?|cookie-banner|advert|footer)"
    r")(?=\s|$)",
    re.IGNORECASE,
)
_NOTES = re.compile(r"foot-?note|end-?note|reference|citation|sidenote|reflist|biblio", re.IGNORECASE)
_MOSTLY = 0.5  # of the letters in paragraphs: what holds as many is the article, or holds it
_DEEPEST = 400  # ancestors looked at
_AHEAD = 40  # elements of a part that may name it as one of notes
_PART = 0.25  # of them: what stands beside the article and holds more is part of it
_FEW = 200  # letters in paragraphs below which a page is not weighed


def find_furniture(soup: BeautifulSoup) -> set[int]:
    """The identities of the elements whose words are not the article's; those of notes are none of them."""
    letters = _paragraph_letters(soup)
    main = _main_of(soup, letters)
    found = {id(element) for element in _named_parts(soup, main, letters)}
    if main is not None:
        most = _PART * letters[id(soup)]
        found |= {id(element) for element in _beside(main) if letters[id(element)] <= most}
    return found


def _paragraph_letters(soup: BeautifulSoup) -> Counter[int]:
    """How many letters of paragraphs each element holds, by its identity."""
    letters: Counter[int] = Counter()
    for part in soup.find_all(["p", "li", "td"]):
        own = sum(len(text) for text in part.find_all(string=True, recursive=False))
        own += sum(len(inner.get_text()) for inner in part.find_all(_INLINE, recursive=False))
        for above in islice(part.parents, _DEEPEST):
            letters[id(above)] += own
        letters[id(part)] += own
    return letters


def _main_of(soup: BeautifulSoup, letters: Counter[int]) -> Tag | None:
    """The element that the page says holds its article, if it holds most of the paragraphs."""
    whole = letters[id(soup)]
    for selector in _MAIN:
        found = soup.select(selector, limit=2)
        if len(found) == 1 and (whole < _FEW or letters[id(found[0])] >= _MOSTLY * whole):
            return found[0]
    return None


def _beside(main: Tag) -> Iterator[Tag]:
    """The elements beside the article and beside what it stands in."""
    inner: Tag = main
    for above in islice(main.parents, _DEEPEST):
        if above.name in ("html", "[document]"):
            return
        for element in above.find_all(True, recursive=False):
            if element is not inner and not _holds_notes(element):
                yield element
        inner = above


def _named_parts(soup: BeautifulSoup, main: Tag | None, letters: Counter[int]) -> Iterator[Tag]:
    """The elements that are named as something else than the article, and do not hold it."""
    whole = letters[id(soup)]
    kept = {id(above) for title in soup.find_all("h1") for above in islice(title.parents, _DEEPEST)}
    kept |= {id(main), *(id(above) for above in islice(main.parents, _DEEPEST))} if main is not None else set()
    for element in soup.find_all(_NAMEABLE):
        boxed = element.name == "aside" and main is not None and not element.get("class")
        if id(element) in kept or boxed or not _is_named(element) or _holds_notes(element):
            continue
        if whole < _FEW or letters[id(element)] < _MOSTLY * whole:
            yield element


def _is_named(element: Tag) -> bool:
    if element.name in _PARTS or str(element.get("role", "")) in _ROLES:
        return True
    value = element.get("class")
    said = " ".join([str(element.get("id", "")), *([value] if isinstance(value, str) else value or [])])
    return _NAMED.search(said) is not None


def _holds_notes(element: Tag) -> bool:
    """Whether an element is a note or a list of notes, by its names or its role."""
    value = element.get("class")
    classes = [value] if isinstance(value, str) else list(value or [])
    said = " ".join(str(element.get(key, "")) for key in ("id", "role", "epub:type", "data-footnotes"))
    if element.name in ("footer", "aside") or not classes:
        inner = (one for one in islice(element.descendants, _AHEAD) if isinstance(one, Tag))
        said += " ".join(str(one.get("id", "")) for one in inner)
    return _NOTES.search(" ".join([said, *classes])) is not None or element.has_attr("data-footnotes")
