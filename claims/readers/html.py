"""Reader for HTML pages and exports: visible text in blocks, notes by their anchors; typed ones by alignment."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.dammit import UnicodeDammit
from bs4.element import Comment, NavigableString, PreformattedString
from selectolax.lexbor import LexborHTMLParser

from claims.alignment.words import NOTES_HEADING
from claims.document import BlockKind, Format, Layout, MarkerKind, NoteKind
from claims.errors import UnreadableDocument
from claims.readers.builder import LayoutBuilder
from claims.readers.front import find_date, read_date
from claims.readers.html_furniture import find_furniture
from claims.readers.html_inline_notes import InlineNote, find_inline_notes
from claims.readers.html_limits import within_limits
from claims.readers.html_notes import NoteBody, PageNotes, find_page_notes, list_number
from claims.readers.typed_notes import align_typed_notes

_SKIPPED = frozenset(
    "script style template noscript head nav iframe svg math object embed form button select textarea pre audio "
    "video".split()
)
_BLOCKS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
    "tr": BlockKind.TABLE_ROW,
    "address": BlockKind.FRONT_MATTER,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_CONTAINERS = frozenset(
    "div section article main body html header footer aside ul ol dl table thead tbody tfoot figure blockquote details "
    "summary fieldset center hr".split()
)
_NUMBERS = re.compile(r"[0-9+-]{1,4}|[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){1,6}")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLES = frozenset({*(f"h{level}" for level in range(1, 7)), "p", "div"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_REMARK = re.compile(r"Inline-Template|Template-Fact|mw-editsection|sr-only|screen-reader|visually-hidden")
_REDIRECT = re.compile(r"https?://(?:www\.)?(?:google\.[a-z.]{2,6}/url|l\.facebook\.com/l\.php)\?", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:^|[\s'\[_-])(?:share|social|btn|button|tags?|author|category|nav|menu|breadcrumbs?|related|subscribe)(?:$|[\s'\]_-])",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"(?:^|\s)(?:(?:sub)?title|Mso(?:Sub)?[Tt]itle)(?:\s|$)"
)  # paragraphs that exports set as titles
_SECTION = re.compile(r"\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,4})\s")
_DEEPEST = 150  # elements within elements; what is deeper is read as text


def read_html(data: bytes) -> Layout:
    """The layout of an HTML page. UnreadableDocument for one without visible text."""
    soup = _tree(data)
    _unwrap_redirects(soup)
    notes = find_page_notes(soup)
    inline, toggles = find_inline_notes(soup)
    page = _Page(notes, LayoutBuilder(Format.HTML), find_furniture(soup), inline, toggles | _comments(soup))
    page.walk(soup.body or soup, 0)
    layout = page.builder.build(title=_title(soup), dated=_dated(soup), language=_language(soup))
    layout = replace(layout, dated=layout.dated or find_date(layout.text, layout.blocks))
    if not layout.text.strip():
        raise UnreadableDocument("the page has no visible text: give the page as a browser shows it")
    return layout if layout.notes or layout.markers else align_typed_notes(layout)


def _tree(data: bytes) -> BeautifulSoup:
    """The page as a tree, built by the HTML standard's rules: tags that are left open end where a browser ends them."""
    text = UnicodeDammit(data, is_html=True).unicode_markup or data.decode("utf-8", "replace")
    return BeautifulSoup(LexborHTMLParser(within_limits(text)).html or "", "html.parser")


class _Page:
    """Writes the elements of a page into a builder, in reading order."""

    def __init__(
        self,
        notes: PageNotes,
        builder: LayoutBuilder,
        furniture: set[int],
        inline: dict[int, InlineNote],
        unread: set[int],
    ) -> None:
        self.notes = notes
        self.builder = builder
        self.furniture = furniture
        self.inline = inline
        self.unread = unread
        self.in_row = False
        self.beside = 0  # parts that are not the article's, within each other
        self.quoting = 0
        self.waiting: list[Tag] = []  # notes that stand within a paragraph, written behind it
        self.called: list[tuple[str, InlineNote]] = []  # the same for notes at their calls, under names of their own
        self.inlined = 0

    def walk(self, element: Tag, depth: int) -> None:
        """Write what an element holds."""
        if depth > _DEEPEST:
            self.builder.add(element.get_text(" "))
            return
        for child in list(element.children):
            if isinstance(child, Tag):
                self._element(child, depth)
            elif isinstance(child, Comment):
                self.builder.remark(str(child))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.builder.add(str(child))

    def _element(self, element: Tag, depth: int) -> None:
        name = element.name
        if id(element) in self.notes.bodies:
            self._note(element, depth)
        elif id(element) in self.inline:
            self._inline_note(self.inline[id(element)])
        elif id(element) in self.furniture:
            self._part(element, depth)
        elif id(element) in self.unread or name in _SKIPPED or id(element) in self.notes.back or _is_hidden(element):
            return
        elif id(element) in self.notes.calls:
            self._call(element)
        elif name in _CODE:
            start = self.builder.next_word
            self.walk(element, depth + 1)
            self.builder.sign(start)
        elif name == "br":
            self.builder.add_line_break()
        elif name == "sup":
            self._raised(element, depth)
        elif name == "tr":
            self._row(element, depth)
        elif name in _BLOCKS:
            self._block(element, _BLOCKS[name], depth)
        elif name in _CONTAINERS:
            self._container(element, depth)
        elif name == "a" and _ADDRESS.match(str(element.get("href", ""))):
            start = self.builder.next_word
            self.walk(element, depth + 1)
            if not _is_button(element):
                self.builder.link(start, str(element["href"]).strip())
        else:
            self.walk(element, depth + 1)

    def _block(self, element: Tag, kind: BlockKind, depth: int) -> None:
        if self.in_row:
            self.builder.add(" ")
            self.walk(element, depth + 1)
            self.builder.add(" ")
            return
        if kind is BlockKind.PARAGRAPH and _HEADLINE.search(_classes(element)):
            kind = BlockKind.HEADING
        quoted = self.quoting > 0 and kind is BlockKind.PARAGRAPH
        self._open(BlockKind.QUOTATION if quoted else kind)
        number = list_number(element) if _heads_notes(element) else None
        if number is not None:
            self.builder.add(f"{number}. ")
        self.walk(element, depth + 1)
        self._close()

    def _container(self, element: Tag, depth: int) -> None:
        if self.in_row and element.name != "table":
            self._block(element, BlockKind.TABLE_ROW, depth)
            return
        in_row, self.in_row = self.in_row, False
        self._close()
        self.quoting += element.name == "blockquote"
        self.walk(element, depth + 1)
        self.quoting -= element.name == "blockquote"
        self._close()
        self.in_row = in_row

    def _row(self, element: Tag, depth: int) -> None:
        self._open(BlockKind.TABLE_ROW)
        for number, cell in enumerate(element.find_all(["td", "th"], recursive=False)):
            if number:
                self.builder.add(" | ")
            self.in_row = True
            self.walk(cell, depth + 2)
        self.in_row = False
        self._close()

    def _note(self, element: Tag, depth: int) -> None:
        if self.builder.in_block and element.name not in ("li", "p", "dd", "tr"):
            self.waiting.append(element)
            return
        self._close()
        self._write_note(element, self.notes.bodies[id(element)], depth)

    def _write_note(self, element: Tag, body: NoteBody, depth: int) -> None:
        self.builder.open_note(body.key, body.label, body.kind, named=body.named)
        for text in _texts_of_note(element, self.notes):
            self.builder.add(text)
        self.builder.close_note()

    def _call(self, element: Tag) -> None:
        call = self.notes.calls[id(element)]
        kind = MarkerKind.BRACKET if call.printed.startswith("[") else MarkerKind.NOTE
        self.builder.mark(call.label, call.target, kind, call.printed)

    def _raised(self, element: Tag, depth: int) -> None:
        """A superscript that is no call: an exponent, or a marker that was only typed."""
        text = element.get_text().strip()
        if _NUMBERS.fullmatch(text) and element.find("a") is None:
            self.builder.add(re.sub(r"\s", "", text).translate(_RAISED))
        else:
            self.walk(element, depth + 1)

    def _part(self, element: Tag, depth: int) -> None:
        """A part that is not the article's: shown, and no text of it."""
        within = element.name in ("span", "a", "sup") and self.builder.in_block
        start = self.builder.next_word
        self.furniture.discard(id(element))
        if within:
            self._element(element, depth)
            self.builder.sign(start)
            return
        self._close()
        self.beside += 1
        self.builder.loose = BlockKind.FURNITURE
        self._element(element, depth)
        self._close()
        self.beside -= 1
        self.builder.loose = BlockKind.FURNITURE if self.beside else BlockKind.PARAGRAPH

    def _inline_note(self, note: InlineNote) -> None:
        self.inlined += 1
        key = f"\0inline-{self.inlined}"
        self.builder.mark(note.label, key, MarkerKind.NOTE)
        self.called.append((key, note))

    def _open(self, kind: BlockKind) -> None:
        self._close()
        self.builder.open_block(BlockKind.FURNITURE if self.beside else kind)

    def _close(self) -> None:
        self.builder.close_block()
        waiting, self.waiting = self.waiting, []
        for element in waiting:
            self._write_note(element, self.notes.bodies[id(element)], 0)
        called, self.called = self.called, []
        for key, note in called:
            body = note.body if isinstance(note.body, Tag) else BeautifulSoup(note.body, "html.parser")
            self._write_note(body, NoteBody(key, note.label, NoteKind.FOOTNOTE, False), 0)


def _texts_of_note(element: Tag, notes: PageNotes) -> Iterator[str]:
    """The visible pieces of a note; an address that only a link holds is written behind its text."""
    for child in element.descendants:
        if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            above = {parent.name for parent in child.parents if parent is not element}
            if not above & _SKIPPED:
                yield str(child)
        elif isinstance(child, Tag) and child.name == "a" and id(child) not in notes.back:
            address = str(child.get("href", ""))
            if re.match(r"https?://", address) and not _prints(child.get_text(), address):
                yield f" <{address}> "
        elif isinstance(child, Tag) and child.name in ("br", "p", "div", "li"):
            yield " "


def _prints(words: str, address: str) -> bool:
    """Whether the words of a link are its address, or the DOI that it leads to."""
    plain = unquote(address).rstrip("/")
    doi = plain.partition("doi.org/")[2]
    return address.rstrip("/") in words or plain in words or bool(doi and doi in words)


def _is_button(anchor: Tag) -> bool:
    """Whether a link serves the page: by `rel`, by the classes that it and what holds it have."""
    said = [str(anchor.get("rel", "")), str(anchor.get("class", ""))]
    parent = anchor.parent
    if parent is not None and parent.name in ("li", "ul", "div", "span"):
        said.append(str(parent.get("class", "")))
    return any(_BUTTON.search(words) for words in said)


def _comments(soup: BeautifulSoup) -> set[int]:
    """The identities of comments and of their calls, as Google Docs writes them."""
    calls = soup.find_all("a", id=re.compile("^cmnt"))
    boxes = (call.find_parent("div") for call in calls if not str(call["id"]).startswith("cmnt_ref"))
    return {id(element) for element in (*calls, *boxes) if element is not None}


def _heads_notes(element: Tag) -> bool:
    """Whether an item belongs to a list right behind a heading of notes or references: its number is shown."""
    above = element.parent if element.name == "li" else None
    before = above.find_previous_sibling(True) if above is not None and above.name == "ol" else None
    return (
        before is not None
        and before.name in _TITLES
        and NOTES_HEADING.fullmatch(before.get_text(" ").strip()) is not None
    )


def _unwrap_redirects(soup: BeautifulSoup) -> None:
    """Let links that an export leads through a redirect, as Google Docs does, lead to their pages."""
    for anchor in soup.find_all("a", href=_REDIRECT):
        goal = parse_qs(urlsplit(str(anchor["href"])).query)
        for name in ("q", "url", "u"):
            if name in goal and _ADDRESS.match(goal[name][0]):
                anchor["href"] = goal[name][0]
                break


def _is_hidden(element: Tag) -> bool:
    named = _REMARK.search(_classes(element))
    return element.has_attr("hidden") or _HIDDEN.search(str(element.get("style", ""))) is not None or named is not None


def _classes(element: Tag) -> str:
    value = element.get("class")
    return value if isinstance(value, str) else " ".join(value or [])


def _title(soup: BeautifulSoup) -> str | None:
    """What is set as the title, else the first heading that is no numbered section, else what the page calls itself."""
    headline = soup.find("p", class_=re.compile(r"^(?:title|MsoTitle)$"))
    for element in (headline, soup.find("h1"), soup.title):
        if element is not None and (text := " ".join(element.get_text(" ").split())) and not _SECTION.match(text):
            return text
    return None


def _dated(soup: BeautifulSoup) -> str | None:
    names = ("article:published_time", "citation_publication_date", "dc.date", "dcterms.date", "date", "datepublished")
    for meta in soup.find_all("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in names and (found := read_date(str(meta.get("content", ""))[:10])):
            return found
    return None


def _language(soup: BeautifulSoup) -> str | None:
    root = soup.find("html")
    value = str(root.get("lang") or root.get("xml:lang") or "") if isinstance(root, Tag) else ""
    return value.split("-")[0].lower() or None
