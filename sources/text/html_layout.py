"""What a page's elements are for: tables that only lay out, navigation, links to notes."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from sources.text import html_tags as tags
from sources.text import limits
from sources.text.visibility import HIDDEN_CLASSES

Attributes = Mapping[str, str | None]

_TABLE_DEPTH = 8  # tables nested deeper than this are layout; looking into each would cost depth times size
_LONG_CELL = 600
_BLOCKS_OF_PAGES = frozenset("h1 h2 h3 h4 form article section nav main header footer iframe".split())
_NOTE_SIGN = re.compile(r"\s{0,3}[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?\s{0,3}")
_NOTE_NAME = re.compile(r"foot|note|fn|ref|cite|bib|anm|nota|sdendnote|ednref|_ftn|_edn", re.IGNORECASE)


def is_layout(table: LexborNode, attributes: Attributes, depth: int) -> bool:
    """Whether a table only places text on the page: nothing in it is a row of values."""
    if depth >= _TABLE_DEPTH:
        return True
    rows = cells = widest = headers = long_cells = 0
    for row in _rows(table):
        rows += 1
        in_row = 0
        for cell in _children(row):
            in_row += 1
            headers += cell.tag == "th"
            long_cells += rows <= 2 and len(cell.text()) > _LONG_CELL
        cells += in_row
        widest = max(widest, in_row)
    headers += any(node.tag in ("caption", "thead") for node in _children(table))
    nested = paragraphs = page_blocks = 0
    for node in table.traverse(include_text=False):
        tag = node.tag
        nested += tag == "table"
        paragraphs += tag == "p"
        page_blocks += tag in _BLOCKS_OF_PAGES
    nested -= 1  # the table itself
    if rows == 0 or cells == 0:
        return True
    if headers and (attributes.get("role") or "").lower() not in ("presentation", "none"):
        return widest < 2 and nested > 0
    if rows == 1:
        return True
    is_marked = (attributes.get("role") or "").lower() in ("presentation", "none")
    return is_marked or nested > 0 or widest < 2 or page_blocks > 0 or long_cells > 0 or paragraphs > 2 * cells


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table itself, not those of tables in it."""
    for node in _children(table):
        if node.tag == "tr":
            yield node
        elif node.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _children(node) if row.tag == "tr")


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """The elements within a node."""
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def is_navigation(tag: str, role: str, attributes: Attributes, *, in_content: bool) -> bool:
    """Whether an element holds what helps to move about, not what the page says."""
    if tag in tags.NAVIGATION or role in tags.NAVIGATION_ROLES:
        return True
    if tag in tags.PAGE_FURNITURE:
        return not in_content
    if tag not in tags.NAMED_ELEMENTS or not attributes:
        return False
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return any(name in tags.NAVIGATION_NAMES for name in names)


def has_spoken_twin(node: LexborNode) -> bool:
    """Whether the element beside says the same figures to screen readers alone, so that this one is for the eye."""
    digits = _digits(node.text())
    for sibling in (_element_beside(node, forward=True), _element_beside(node, forward=False)):
        if sibling is not None:
            names = (sibling.attributes.get("class") or "").lower().split()
            if not HIDDEN_CLASSES.isdisjoint(names) and _digits(sibling.text()) == digits:
                return True
    return False


def _element_beside(node: LexborNode, *, forward: bool) -> LexborNode | None:
    beside = node.next if forward else node.prev
    while beside is not None and not beside.is_element_node:
        beside = beside.next if forward else beside.prev
    return beside


def _digits(text: str) -> str:
    return "".join(character for character in text[:1000] if character.isdigit())


def is_note_link(node: LexborNode, attributes: Attributes) -> bool:
    """Whether a link is the sign that calls a note, though nothing raises it: `<a href="#fn3">3</a>`."""
    target = attributes.get("href") or ""
    text = node.text()
    if len(text) > 8 or not _NOTE_SIGN.fullmatch(text):
        return False
    if (attributes.get("role") or "") == "doc-noteref" or (attributes.get("epub:type") or "") == "noteref":
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('rel') or ''} {attributes.get('id') or ''} {target}"
    return target.startswith("#") and _NOTE_NAME.search(names[:200]) is not None


def span_of(attributes: Attributes, name: str) -> int:
    """How many columns or rows a cell spans, at least 1; 0 (to the end of its group) counts as many."""
    value = (attributes.get(name) or "1").strip()
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        return 1
    number = int(value)
    if name == "rowspan":
        return number or limits.TABLE_COLUMNS
    return max(1, min(number, limits.TABLE_COLUMNS))
