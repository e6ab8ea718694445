"""Reader for Word documents (DOCX, ECMA-376 WordprocessingML): the text as printed with all tracked changes accepted.

Headers, footers, hidden text, the pictures' descriptions and comments are left out, but for an editor's remarks. Pages
are known where Word has left its breaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.document import BlockKind, Format, Layout, NoteKind
from claims.errors import UnreadableDocument
from claims.flow import Span
from claims.languages import language_of
from claims.readers.builder import LayoutBuilder
from claims.readers.csl import Item
from claims.readers.docx.citations import place_citations
from claims.readers.docx.comments import SIGNS
from claims.readers.docx.fields import instructions_in, numbers_a_caption, opens_bibliography, opens_contents
from claims.readers.docx.inline import Inline
from claims.readers.docx.notes import Citation, Notes, is_deleted_row, read_notes
from claims.readers.docx.numbers import ListNumbers, read_lists
from claims.readers.docx.parts import Package, open_package
from claims.readers.docx.styles import Styles, read_styles
from claims.readers.docx.xml import Element
from claims.readers.front import find_date, find_title
from claims.readers.typed_notes import align_typed_notes

_TRANSPARENT = frozenset(
    "w:sdt w:sdtContent w:ins w:moveTo w:customXml w:smartTag mc:AlternateContent mc:Choice".split()
)
_PLACEHOLDER_TITLES = frozenset({"", "title", "document title", "word document", "microsoft word", "untitled"})
_PRINTED_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)\]]{1,2}")  # others read like figures: '1.2'
_SET_HEADING = re.compile(r"(?:[\dIVX]{1,4}[.)]?(?:\d{1,2}\.?){0,3} )?[^\W\d_][^\d.;:,]{2,80}[^\d.;:,!]")
_TAKEN_IN = "A document within the document was not read: open the file in Word and save it again."
_LONGEST_HEADING = 300  # characters; what is longer is text, whatever its style
_FULLEST_PAGE = 6_000  # characters
_OWN_PAGE = frozenset({"nextPage", "oddPage", "evenPage"})


def read_docx(data: bytes) -> Layout:
    """The layout of a DOCX. UnreadableDocument where it is damaged, encrypted, too large or without text."""
    package = open_package(data)
    styles = read_styles(package.parts.get("styles"))
    builder = LayoutBuilder(Format.DOCX)
    notes = read_notes(builder, package, styles)
    body = _Body(builder, notes, styles, read_lists(package.parts.get("numbering")), package)
    body.read()
    plain = builder.build()
    if not plain.text.strip():
        raise UnreadableDocument("the document has no text: a scan needs OCR first")
    layout = builder.build(
        title=body.title or _stated_title(package.parts.get("core")) or find_title(plain.text, plain.blocks),
        dated=find_date(plain.text, plain.blocks),
        language=language_of(plain.text) or body.language() or styles.language,
    )
    layout = layout if body.is_paged() else _without_pages(layout)
    layout = replace(layout, warnings=(_TAKEN_IN,)) if body.taken_in else layout
    layout = place_citations(layout, notes.citations, body.citations, body.bibliography)
    return layout if layout.notes or layout.markers else align_typed_notes(layout)


def _without_pages(layout: Layout) -> Layout:
    """The layout as one page, where breaks that were set by hand cannot be all that are printed."""
    if all(len(page) <= _FULLEST_PAGE for page in layout.pages):
        return layout
    notes = tuple(replace(note, page=None) for note in layout.notes)
    return replace(layout, pages=(Span(0, len(layout.text)),), notes=notes)


def _stated_title(core: Element | None) -> str | None:
    """The title that the properties state, unless it is a program's."""
    title = core.first("dc:title") if core else None
    words = " ".join(title.text.split()) if title else ""
    stated = words.lower().removesuffix(".docx").removesuffix(".doc")
    return None if stated in _PLACEHOLDER_TITLES or stated.startswith("microsoft word -") else words


class _Body:
    """Writes the body into a builder, in reading order; it is the sink of its paragraphs' content."""

    def __init__(
        self, builder: LayoutBuilder, notes: Notes, styles: Styles, lists: ListNumbers, package: Package
    ) -> None:
        self.builder = builder
        self.notes = notes
        self.styles = styles
        self.lists = lists
        self.root = package.document.first("w:body") or package.document
        self.inline = Inline(self, styles, package.links.get("document", {}), notes.sources)
        self.sections = [one for one in self.root.descendants() if one.name == "w:sectPr"]
        self.section = 0
        self.title: str | None = None
        self.citations: list[Citation] = []
        self.bibliography: list[Span] = []
        self.cited: list[tuple[int, tuple[Item, ...]]] = []  # citations that are open
        self.boxes: list[Element] = []
        self.tables: list[Element] = []
        self.boxed: BlockKind | None = None  # what ordinary paragraphs are within a box
        self.struck = 0  # where what is struck out begins
        self.taken_in = False  # whether the file names another that Word would put in its place
        self.joined = False  # the mark of the paragraph before was deleted: this one goes on with it

    def read(self) -> None:
        """Write everything."""
        self.notes.begin_section(self.sections[0] if self.sections else None)
        self._blocks(self.root.children)
        self.notes.finish()

    def language(self) -> str | None:
        """The language that most runs are marked with."""
        lengths: dict[str, int] = {}
        for run in (one for one in self.root.descendants() if one.name == "w:r"):
            named = run.value("w:rPr", "w:lang")
            if named:
                length = sum(len(child.text) for child in run.children)
                lengths[named] = lengths.get(named, 0) + length
        best = max(lengths, key=lambda name: lengths[name], default="")
        return best.split("-")[0].lower() or None

    def is_paged(self) -> bool:
        """Whether Word has left all the page breaks that it printed."""
        return any(one.name == "w:lastRenderedPageBreak" for one in self.root.descendants())

    # -- blocks ------------------------------------------------------------------------------------------------------
    def _blocks(self, elements: Sequence[Element]) -> None:
        for element in elements:
            if element.name == "w:p":
                self._paragraph(element)
            elif element.name == "w:tbl":
                self._table(element)
            elif element.name == "w:sdt":
                self._control(element)
            elif element.name in SIGNS:
                self.comment(element)
            elif element.name == "w:altChunk":
                self.taken_in = True
            elif element.name in _TRANSPARENT:
                self._blocks(element.children)

    def _control(self, element: Element) -> None:
        """A content control around blocks; the list of cited works may stand in one."""
        if element.is_on("w:sdtPr", "w:showingPlcHdr"):
            return
        content = element.first("w:sdtContent")
        is_list = (element.value("w:sdtPr", "w:tag") or "").startswith("MENDELEY_BIBLIOGRAPHY")
        is_list = is_list or element.first("w:sdtPr", "w:bibliography") is not None
        start = self.builder.position
        self._blocks(content.children if content else [])
        if is_list:
            self._close()
            self.bibliography.append(Span(start, self.builder.position))

    def _paragraph(self, element: Element) -> None:
        kind = self._kind(element)
        place = self.styles.list_place(element) if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) else None
        label = self.lists.next_label(place) if place else ""
        kind = BlockKind.LIST_ITEM if place and self.boxed is None else kind
        if element.is_on("w:pPr", "w:pageBreakBefore"):
            self._close()
            self.break_page()
        if not self.joined:
            self._open(kind)
        start = self.builder.position
        listed = self.inline.in_bibliography or any(map(opens_bibliography, instructions_in(element)))
        if _PRINTED_LABEL.fullmatch(label) and not self.joined and _holds_text(element):
            self.builder.add(label + " ")
        self.inline.paragraph(element)
        end = self.builder.position
        self.joined = element.first("w:pPr", "w:rPr", "w:del") is not None
        if self.joined:
            return
        self._close()
        if listed and end > start:
            self.bibliography.append(Span(start, end))
        self._end_section(element)

    def _kind(self, element: Element) -> BlockKind:
        """What the paragraph is, by the fields in it, its style and its outline level."""
        instructions = list(instructions_in(element))
        kind = self.styles.kind(element)
        if self.inline.in_contents or any(map(opens_contents, instructions)):
            return BlockKind.FRONT_MATTER
        if kind is BlockKind.HEADING:
            words = _words(element)
            if self.title is None and "title" in self.styles.names(element.value("w:pPr", "w:pStyle")):
                self.title = words or None
            kind = kind if len(words) <= _LONGEST_HEADING and self.boxed is None else None
        if any(map(numbers_a_caption, instructions)) and kind is None:
            return BlockKind.CAPTION
        if kind is None and self.boxed is None and self._is_set_as_heading(element):
            return BlockKind.HEADING
        return kind if kind and (self.boxed is None or kind is BlockKind.CAPTION) else self.boxed or BlockKind.PARAGRAPH

    def _is_set_as_heading(self, element: Element) -> bool:
        """Whether a short line is bold throughout and says no figure: a heading that has no style."""
        if _SET_HEADING.fullmatch(_words(element)) is None or self.styles.list_place(element) is not None:
            return False
        style = element.value("w:pPr", "w:pStyle")
        runs = [run for run in element.descendants() if run.name == "w:r" and _holds_text(run)]
        return all(self.styles.is_bold(run.first("w:rPr"), style) for run in runs)

    def _end_section(self, element: Element) -> None:
        """The last paragraph of a section holds its properties."""
        if element.first("w:pPr", "w:sectPr") is None:
            return
        self.section += 1
        following = self.sections[self.section] if self.section < len(self.sections) else None
        if following is not None and (following.value("w:type") or "nextPage") in _OWN_PAGE:
            self.break_page()
        self.notes.begin_section(following)

    def _open(self, kind: BlockKind) -> None:
        self._close()
        self.builder.open_block(kind)

    def _close(self) -> None:
        """End the block; what was anchored in it follows."""
        self.builder.close_block()
        tables, self.tables = self.tables, []
        boxes, self.boxes = self.boxes, []
        for table in tables:
            self._table(table)
        for box in boxes:
            before, self.boxed, self.joined = self.boxed, BlockKind.TEXT_BOX, False
            self._blocks(box.children)
            self.boxed = before

    # -- tables ------------------------------------------------------------------------------------------------------
    def _table(self, table: Element) -> None:
        rows = [row for row in _parts(table, "w:tr") if not is_deleted_row(row)]
        cells = [[cell for cell in _parts(row, "w:tc") if not is_deleted_row(cell)] for row in rows]
        self.joined = False
        if all(len(row) < 2 for row in cells):  # a frame around text
            for cell in (cell for row in cells for cell in row):
                before, self.boxed = self.boxed, BlockKind.TEXT_BOX
                self._blocks(cell.children)
                self.boxed = before
            return
        for row in cells:
            self._row(row)

    def _row(self, cells: Sequence[Element]) -> None:
        self._open(BlockKind.TABLE_ROW)
        for number, cell in enumerate(cells):
            if number:
                self.builder.add(" | ")
            self._cell(cell.children)
        self._close()

    def _cell(self, elements: Sequence[Element]) -> None:
        for element in elements:
            if element.name == "w:p":
                self.inline.paragraph(element)
                self.builder.add(" ")
            elif element.name == "w:tbl":
                self.tables.append(element)
            elif element.name in _TRANSPARENT:
                self._cell(element.children)

    # -- the sink of inline content ----------------------------------------------------------------------------------
    def add(self, text: str) -> None:
        """Write text."""
        self.builder.add(text)

    def add_line_break(self) -> None:
        """Break the line within the block."""
        self.builder.add_line_break()

    def break_page(self) -> None:
        """Begin a page; the footnotes of the one before come first."""
        self.notes.begin_page()

    def call(self, kind: NoteKind, id_: str, mark: str | None) -> None:
        """Write the call of a note."""
        self.notes.call(kind, id_, mark)

    def call_again(self, bookmark: str, printed: str, raised: bool) -> None:
        """Write a further call of a note."""
        self.notes.call_again(bookmark, printed, raised)

    def label_here(self) -> None:
        """Only notes print a label."""

    def link(self, address: str, text: str) -> None:
        """Links in running text show their text, and lead to what it cites."""
        shown = len(" ".join(text.split()))
        if shown and address.startswith(("http://", "https://")):
            self.builder.link(self.builder.position - shown, address)

    def open_citation(self, items: tuple[Item, ...]) -> None:
        """A citation begins."""
        self.cited.append((self.builder.position, items))

    def close_citation(self) -> None:
        """Keep the citation with its place."""
        if self.cited:
            start, items = self.cited.pop()
            if self.builder.position > start:
                self.citations.append(Citation(Span(start, self.builder.position), items))

    def box(self, content: Element) -> None:
        """A text box is printed behind the block that anchors it."""
        self.boxes.append(content)

    def open_struck(self) -> None:
        """What follows is struck out: it is seen, and says nothing."""
        self.struck = self.builder.next_word

    def close_struck(self) -> None:
        """What is struck out ends."""
        self.builder.sign(self.struck)

    def comment(self, sign: Element) -> None:
        """A comment in the body."""
        self.notes.comments.meet(sign)


def _parts(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls and insertions."""
    for child in element.children:
        if child.name == name:
            yield child
        elif child.name in _TRANSPARENT:
            yield from _parts(child, name)


def _words(paragraph: Element) -> str:
    return " ".join("".join(one.text for one in paragraph.descendants() if one.name == "w:t").split())


def _holds_text(paragraph: Element) -> bool:
    return any(one.text.strip() for one in paragraph.descendants() if one.name in ("w:t", "m:t"))
