"""Which anchors of an HTML page call notes, and which elements are those notes.

A call is an in-page link with a short label that leads to a note, and a note links back or is led to by nothing else:
so pandoc, Word, Google Docs, Wikipedia, EPUB (`epub:type`, DPUB-ARIA roles) and hand-made pages all look alike.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from claims.document import NoteKind

_LABEL = re.compile(
    r"(?P<open>[\[(]?)\s*(?P<label>(?:note |nb )?\d{1,4}|[*†‡§¶#]{1,4}|[a-z]{1,2}|[ivxlc]{1,7})\s*[\])]?\.?"
)
_PRINTED = re.compile(r"\s*[\[(^]?\s*(\d{1,4}|[*†‡§¶]{1,4})\s*[\])]?[.:)]?(?=\s|$|\D)")
_CALLING = re.compile(
    r"foot-?note-?(?:ref|anchor)|note-?ref|^reference$|^footnote$|^fn$|^endnote-?ref$|citation", re.IGNORECASE
)
_BACK = re.compile(r"backlink|back-?ref|footnote-back|footnote-number|footnote-to-top", re.IGNORECASE)
_COMMENT = re.compile(r"^cmnt", re.IGNORECASE)
_OF_WORK = re.compile(r"csl-entry")
_NAMED_AS_NOTE = re.compile(r"(?:fn|ftn|foot|note|ref|cite|edn|bib)", re.IGNORECASE)
_CALL_ID = re.compile(r"ref(?![a-z]*erence)", re.IGNORECASE)
_ENTRIES = re.compile(r"csl-entry|biblio|references?|reflist", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 header nav main body html section article".split())
_GROUPS = frozenset({"ol", "ul", "dl", "section", "body", "main", "article", "footer", "table", "tbody", "html"})
_JUMP = 5  # numbers that may be missing before a note that nothing calls
_DEEPEST = 400  # ancestors looked at


@dataclass(frozen=True, slots=True)
class Call:
    """An anchor that calls a note: its label, how it is printed, and the name of its target."""

    label: str
    printed: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteBody:
    """An element that is a note; `key` is the name that calls lead to."""

    key: str
    label: str
    kind: NoteKind
    named: bool


@dataclass(slots=True)
class PageNotes:
    """The calls and notes of a page by the identity of their elements; `back` are links from notes to their calls."""

    calls: dict[int, Call] = field(default_factory=dict)
    bodies: dict[int, NoteBody] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)


def find_page_notes(soup: BeautifulSoup) -> PageNotes:
    """The notes of a page. Labels that notes print themselves are taken out of the tree, so that none is read twice."""
    targets = _targets(soup)
    anchors = list(_in_page_links(soup))
    found = PageNotes()
    called = Counter[str]()
    for anchor, name in anchors:
        call = _call(anchor, name, targets.get(name))
        if call is not None and not _is_back_link(anchor, name, targets, found, anchors):
            found.calls[id(anchor)] = call
            called[name] += 1
    found.back = {id(a) for a, name in anchors if id(a) not in found.calls and _leads_to_call(targets.get(name), found)}
    _find_bodies(soup, targets, called, found)
    return found


def _targets(soup: BeautifulSoup) -> dict[str, Tag]:
    targets: dict[str, Tag] = {}
    for element in soup.find_all(True):
        for attribute in ("id", "name"):
            value = element.get(attribute)
            if isinstance(value, str) and value:
                targets.setdefault(value, element)
    return targets


def _in_page_links(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for anchor in soup.find_all("a", href=True):
        address = str(anchor["href"])
        name = address.rpartition("#")[2]
        if (
            "#" in address
            and name
            and not _COMMENT.match(name)
            and (address.startswith("#") or "cite_" in name or "ftn" in name)
        ):
            yield anchor, name


def _call(anchor: Tag, name: str, target: Tag | None) -> Call | None:
    printed = " ".join(anchor.get_text().split())
    read = _LABEL.fullmatch(printed)
    if read is None or (target is not None and (target.name in _HEADINGS or _is_work(target, printed))):
        return None
    if not (_is_marked(anchor) or read["open"] or _in_brackets(anchor) or (target is not None and _is_raised(anchor))):
        return None
    if target is None and not _NAMED_AS_NOTE.search(name):
        return None
    return Call(read["label"], printed, name)


def _is_work(target: Tag, printed: str) -> bool:
    """Whether an entry of a list is called by its year: a citation by author and date, which is read as such."""
    return bool(_OF_WORK.search(" ".join(_classes(target)))) and len(printed) == len("2014") and printed.isdigit()


def _is_marked(anchor: Tag) -> bool:
    """Whether the page says that the anchor calls a note, or sets it as one."""
    said = " ".join(str(anchor.get(key, "")) for key in ("role", "epub:type", "rel"))
    classes = [*_classes(anchor), *(_classes(anchor.parent) if anchor.parent else [])]
    return "noteref" in said or _is_raised(anchor) or any(_CALLING.search(name) for name in classes)


def _is_raised(anchor: Tag) -> bool:
    return anchor.find("sup") is not None or anchor.find_parent("sup") is not None


def _in_brackets(anchor: Tag) -> bool:
    """Whether square brackets that stand outside the link enclose it, alone or with others: '[<a>3</a>, <a>4</a>]'."""
    before, after = str(anchor.previous_sibling or ""), str(anchor.next_sibling or "")
    opens = before.rstrip().endswith("[") or (
        before.strip() in (",", "–", "-", ";") and anchor.find_previous_sibling("a")
    )
    return bool(opens) and bool(re.match(r"\s?[\],;–-]", after)) and anchor.get_text().strip().isdigit()


def _classes(element: Tag) -> list[str]:
    value = element.get("class")
    return [value] if isinstance(value, str) else list(value or [])


def _is_back_link(
    anchor: Tag, name: str, targets: Mapping[str, Tag], found: PageNotes, anchors: list[tuple[Tag, str]]
) -> bool:
    """Whether an anchor stands in a note and leads back: to a call found before it, or by the names on both sides."""
    if _BACK.search(" ".join([str(anchor.get("role", "")), *_classes(anchor)])) or anchor.has_attr(
        "data-footnote-backref"
    ):
        return True
    return _leads_to_call(targets.get(name), found) and not _CALL_ID.search(_own_name(anchor))


def _own_name(anchor: Tag) -> str:
    parent = anchor.parent
    names = [anchor.get("id"), anchor.get("name"), parent.get("id") if parent else None]
    return " ".join(str(name) for name in names if name)


def _leads_to_call(target: Tag | None, found: PageNotes) -> bool:
    if target is None:
        return False
    return id(target) in found.calls or any(id(inside) in found.calls for inside in target.find_all("a", limit=3))


def _find_bodies(soup: BeautifulSoup, targets: Mapping[str, Tag], called: Counter[str], found: PageNotes) -> None:
    holds = Counter(id(above) for name in called if name in targets for above in _ancestors(targets[name]))
    calling = {id(above) for a in soup.find_all("a") if id(a) in found.calls for above in _ancestors(a)}
    labels: dict[str, str] = {}
    for call in found.calls.values():
        labels.setdefault(call.target, call.label)
    groups: dict[int, Tag] = {}
    for name, element in ((name, targets[name]) for name in called if name in targets):
        body = _body_of(element, holds, calling)
        if id(body) in found.bodies or id(body) in calling:
            continue
        label = _take_label(body, found) or (list_number(body) if labels[name].isdigit() else None) or labels[name]
        found.bodies[id(body)] = NoteBody(name, label, _kind(body), not label.isdigit())
        if body.name == "li" and body.parent is not None:
            groups[id(body.parent)] = body.parent
    for group in groups.values():
        _add_uncalled(group, found)
    for number, entry in enumerate(soup.find_all(class_=_OF_WORK)):
        if id(entry) not in found.bodies:  # cited by author and date: the label is how the text does
            found.bodies[id(entry)] = NoteBody(
                f"\0entry-{number}", _take_label(entry, found) or "", NoteKind.ENTRY, False
            )
    for body in [element for element in soup.find_all(True) if id(element) in found.bodies and element.name != "li"]:
        _add_uncalled_behind(body, calling, found)


def _ancestors(element: Tag) -> Iterator[Tag]:
    yield element
    for depth, above in enumerate(element.parents):
        if depth >= _DEEPEST:
            return
        yield above


def _body_of(element: Tag, holds: Counter[int], calling: set[int]) -> Tag:
    """The block that a target names, or that it stands in, as far up as neither a call nor another note is in it."""
    body = element
    for above in _ancestors(element):
        if above.name in _GROUPS or holds[id(above)] > 1 or id(above) in calling:
            break
        body = above
        if above.name in ("li", "dd", "tr", "aside"):
            break
    return body


def _take_label(body: Tag, found: PageNotes) -> str | None:
    """The label that a note prints at its beginning, taken out of the tree with the links back."""
    label = None
    for anchor in [a for a in body.find_all("a") if id(a) in found.back]:
        printed = _LABEL.fullmatch(" ".join(anchor.get_text().split()))
        if printed is not None and label is None and printed["label"][-1:].isdigit():
            label = printed["label"]
        anchor.decompose()
    for text in body.find_all(string=True):
        if "^" in text and not text.strip(" \n\t^"):
            text.replace_with(" ")
        elif text.strip():
            printed_label = _PRINTED.match(text)
            if label is None and printed_label is not None:
                label = printed_label[1]
                text.replace_with(NavigableString(text[printed_label.end() :]))
            break
    return label


def list_number(body: Tag) -> str | None:
    """The number that an ordered list gives an item."""
    if body.name != "li" or body.parent is None or body.parent.name != "ol":
        return None
    value = str(body.get("value", ""))
    if value.isdigit():
        return value
    start = str(body.parent.get("start", "1"))
    before = sum(1 for item in body.find_previous_siblings("li"))
    return str(int(start) + before) if start.isdigit() and body.parent.get("type") in (None, "1") else None


def _kind(body: Tag) -> NoteKind:
    classes = [*_classes(body), *(_classes(body.parent) if body.parent else [])]
    said = " ".join(str(body.get(key, "")) for key in ("role", "epub:type"))
    is_entry = "biblioentry" in said or any(_ENTRIES.fullmatch(name) for name in classes)
    return NoteKind.ENTRY if is_entry else NoteKind.FOOTNOTE if "doc-footnote" in said else NoteKind.ENDNOTE


def _add_uncalled(group: Tag, found: PageNotes) -> None:
    for number, item in enumerate(group.find_all("li", recursive=False)):
        if id(item) not in found.bodies:
            label = _take_label(item, found) or list_number(item) or str(number + 1)
            found.bodies[id(item)] = NoteBody(f"\0{id(group)}-{number}", label, _kind(item), False)


def _add_uncalled_behind(body: Tag, calling: set[int], found: PageNotes) -> None:
    """Take what stands behind a note in the same form and prints the number that comes next, or soon, for a note."""
    following = body.find_next_sibling()
    label = found.bodies[id(body)].label
    while following is not None and following.name == body.name and label.isdigit():
        if id(following) in found.bodies or id(following) in calling:
            return
        printed = _PRINTED.match(following.get_text())
        if printed is None or not printed[1].isdigit() or not 0 < int(printed[1]) - int(label) <= _JUMP:
            return
        label = _take_label(following, found) or printed[1]
        found.bodies[id(following)] = NoteBody(f"\0{id(following)}", label, _kind(following), False)
        following = following.find_next_sibling()
