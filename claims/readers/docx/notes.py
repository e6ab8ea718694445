"""Footnotes and endnotes of a DOCX: which calls lead to which, how each is numbered, and their text written out.

A note that nothing calls is not printed, and so not read. Footnotes stand at the foot of the page that calls them where
the pages are known, else behind the text; endnotes behind them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from claims.document import NoteKind
from claims.flow import Span
from claims.readers.builder import LayoutBuilder
from claims.readers.csl import Item
from claims.readers.docx.comments import Comments, read_comments
from claims.readers.docx.inline import Inline
from claims.readers.docx.numbers import NoteNumbers, note_style
from claims.readers.docx.parts import Package
from claims.readers.docx.sources import read_sources
from claims.readers.docx.styles import Styles
from claims.readers.docx.xml import Element

_PARTS = {NoteKind.FOOTNOTE: "footnotes", NoteKind.ENDNOTE: "endnotes"}
_ELEMENTS = {"w:footnote": NoteKind.FOOTNOTE, "w:endnote": NoteKind.ENDNOTE}
_PROPERTIES = {NoteKind.FOOTNOTE: "w:footnotePr", NoteKind.ENDNOTE: "w:endnotePr"}
_CALLS = {"w:footnoteReference": NoteKind.FOOTNOTE, "w:endnoteReference": NoteKind.ENDNOTE}
_BEHIND_LABEL = re.compile(r"[.):\]]?(?:\s|$)|(?<=[*†‡§¶])")
_LONGEST_LABEL = 12

Key = tuple[NoteKind, str]


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the text that a reference manager wrote, and the works it cites."""

    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Called:
    key: Key
    label: str
    scope: int


@dataclass(slots=True)
class Notes:
    """The notes of a document: called while the text is written, printed where they belong."""

    builder: LayoutBuilder
    package: Package
    styles: Styles
    bodies: Mapping[Key, Element]
    bookmarks: Mapping[str, Key]
    numbers: Mapping[NoteKind, NoteNumbers]
    comments: Comments
    sources: Mapping[str, Item]  # of Word's own citations
    citations: list[Citation] = field(default_factory=list)
    _labels: dict[Key, str] = field(default_factory=dict)
    _waiting: dict[NoteKind, list[_Called]] = field(default_factory=lambda: {kind: [] for kind in _PARTS})

    def begin_section(self, properties: Element | None) -> None:
        """A section begins, with these properties."""
        for kind, numbers in self.numbers.items():
            numbers.begin_section(properties.first(_PROPERTIES[kind]) if properties else None)

    def begin_page(self) -> None:
        """Print the footnotes of the page that ends."""
        if self._waiting[NoteKind.FOOTNOTE]:
            self.builder.pause_block()
            self._print(NoteKind.FOOTNOTE)
        self.builder.break_page()
        self.builder.resume_block()
        for numbers in self.numbers.values():
            numbers.begin_page()

    def call(self, kind: NoteKind, id_: str, mark: str | None) -> None:
        """Write a call into the text and remember its note."""
        key = (kind, id_)
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = mark or self.numbers[kind].next_label()
            if key in self.bodies:
                self._waiting[kind].append(_Called(key, label, self.numbers[kind].scope))
        if label:
            self.builder.mark(label, _target(key))

    def call_again(self, bookmark: str, printed: str, raised: bool) -> None:
        """Write a further call of a note; one that is set as ordinary text ('see note 3') stays text."""
        key = self.bookmarks.get(bookmark)
        if key is None or not raised or not printed or len(printed) > _LONGEST_LABEL:
            self.builder.add(printed)
        else:
            self.builder.mark(printed.translate(_LEVEL), _target(key))

    def finish(self) -> None:
        """Print what has been called and not yet printed."""
        self.builder.close_block()
        self._print(NoteKind.FOOTNOTE)
        self._print(NoteKind.ENDNOTE)

    def _print(self, kind: NoteKind) -> None:
        printed, self._waiting[kind] = self._waiting[kind], []
        footnotes = self.numbers[NoteKind.FOOTNOTE]
        first = footnotes.scope + 1 if footnotes.is_counting else 0
        for called in printed:
            scope = called.scope + (first if kind is NoteKind.ENDNOTE else 0)
            self.builder.open_note(_target(called.key), called.label, kind, scope=scope)
            sink = _NoteText(self, called.label)
            inline = Inline(sink, self.styles, self.package.links.get(_PARTS[kind], {}), self.sources)
            for paragraph in paragraphs_in(self.bodies[called.key]):
                inline.paragraph(paragraph)
                self.builder.add(" ")
            sink.finish()
            self.builder.close_note()


class _NoteText:
    """Takes the content of a note; the label that it prints itself is left out."""

    def __init__(self, notes: Notes, label: str) -> None:
        self.notes = notes
        self.builder = notes.builder
        self.label: str | None = label  # as long as the note may print it itself
        self.held = ""
        self.open: tuple[int, tuple[Item, ...]] | None = None

    def add(self, text: str) -> None:
        """Write text, the label at the very beginning left out."""
        if self.label is None:
            self.builder.add(text)
            return
        self.held += text
        bare = self.held.lstrip()
        if len(bare) > len(self.label):
            self.finish()

    def finish(self) -> None:
        """Write what was held back to see whether it is the label."""
        label, self.label = self.label, None
        if label is None:
            return
        bare = self.held.translate(_LEVEL).lstrip()
        behind = _BEHIND_LABEL.match(bare, len(label)) if bare.startswith(label) else None
        self.builder.add(self.held.lstrip()[behind.end() :] if behind else self.held)

    def label_here(self) -> None:
        """The label as Word prints it is written already."""
        self.finish()

    def add_line_break(self) -> None:
        """Notes are one line."""
        self.add(" ")

    def break_page(self) -> None:
        """A note that runs over the page goes on."""

    def call(self, kind: NoteKind, id_: str, mark: str | None) -> None:
        """Word has no notes on notes; what a file holds of them is left out."""

    def call_again(self, bookmark: str, printed: str, raised: bool) -> None:
        """'See note 3': text of the note."""
        self.add(printed.translate(_LEVEL))

    def link(self, address: str, text: str) -> None:
        """Write an address that only the link holds behind its text."""
        if re.match(r"https?://", address) and not _is_shown(address, text):
            self.finish()
            self.builder.add(f" <{address}>")

    def open_citation(self, items: tuple[Item, ...]) -> None:
        """A citation begins."""
        self.finish()
        self.open = (self.builder.position, items)

    def close_citation(self) -> None:
        """Keep the citation with its place."""
        if self.open is not None:
            start, items = self.open
            self.open = None
            self.notes.citations.append(Citation(Span(start, self.builder.position), items))

    def box(self, content: Element) -> None:
        """Boxes in notes are no text of theirs."""

    def open_struck(self) -> None:
        """A note keeps what is struck out in it."""

    def close_struck(self) -> None:
        """A note keeps what is struck out in it."""

    def comment(self, sign: Element) -> None:
        """A comment within the note."""
        self.notes.comments.meet(sign)


_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _is_shown(address: str, text: str) -> bool:
    """Whether the text of a link prints its address, as it is or without what a reader need not type."""
    shown = unquote("".join(text.split()))
    plain = unquote(address).rstrip("/")
    return plain in shown or ("www." in shown and plain.partition("://")[2] in shown)


def read_notes(builder: LayoutBuilder, package: Package, styles: Styles) -> Notes:
    """The notes of a package, ready to be called."""
    settings = package.parts.get("settings")
    numbers = {kind: NoteNumbers(note_style(settings, kind)) for kind in _PARTS}
    bodies: dict[Key, Element] = {}
    for part in _PARTS.values():
        root = package.parts.get(part)
        for element in root.children if root else ():
            kind = _ELEMENTS.get(element.name)
            if kind is not None and element.attributes.get("w:type", "normal") == "normal":
                bodies.setdefault((kind, element.attributes.get("w:id", "")), element)
    comments = read_comments(package.parts.get("comments"), builder)
    sources = read_sources(package.sources)
    return Notes(builder, package, styles, bodies, _bookmarks(package.document), numbers, comments, sources)


def paragraphs_in(element: Element) -> list[Element]:
    """The paragraphs in an element, also those in its tables and content controls, deleted rows left out."""
    found: list[Element] = []
    waiting = element.children[::-1]
    while waiting:
        child = waiting.pop()
        if child.name == "w:p":
            found.append(child)
        elif child.name not in ("w:del", "w:moveFrom") and not is_deleted_row(child):
            waiting.extend(child.children[::-1])
    return found


def is_deleted_row(element: Element) -> bool:
    """Whether a table row or cell is deleted by a tracked change."""
    return (
        element.first("w:trPr", "w:del") is not None
        or element.first("w:tcPr", "w:cellDel") is not None
        or bool(element.is_on("w:trPr", "w:hidden"))
    )


def _target(key: Key) -> str:
    return f"{key[0]} {key[1]}"


def _bookmarks(document: Element) -> dict[str, Key]:
    """The note that each bookmark surrounds the call of."""
    names: dict[str, str] = {}  # open bookmarks by id
    found: dict[str, Key] = {}
    for element in document.descendants():
        id_ = element.attributes.get("w:id", "")
        if element.name == "w:bookmarkStart" and element.attributes.get("w:name"):
            names[id_] = element.attributes["w:name"]
        elif element.name == "w:bookmarkEnd":
            names.pop(id_, None)
        elif element.name in _CALLS and names:
            for name in names.values():
                found.setdefault(name, (_CALLS[element.name], id_))
            names.clear()
    return found
