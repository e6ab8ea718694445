"""The running text of a marked-up source: inline pieces join to passages, under headings, in cells, lists, captions."""

from dataclasses import dataclass, field

from sources.text import scripts
from sources.text.builder import LINE_BREAK, TextBuilder, fold
from sources.text.model import PassageKind
from sources.text.plain import add_preformatted
from sources.text.tables import RawCell, RawRow, place

_OVERRIDES = ("\u202d", "\u202e")  # characters that turn the writing direction
_ALTERNATIVE_WORDS = 3  # an alternative text of fewer words says what the picture is, not what it shows


@dataclass(slots=True)
class OpenTable:
    """A table that is being read. `cell` is the cell that is open, `flat` a table within a cell of another."""

    rows: list[RawRow] = field(default_factory=list)
    cell: RawCell | None = None
    title: str | None = None
    head: bool = False
    flat: bool = False
    layout: bool = False


@dataclass(slots=True)
class Figure:
    """A picture or table with a caption: what stands for the picture, the caption, where its passages begin."""

    first_passage: int
    alternatives: list[str] = field(default_factory=list)
    caption: str = ""


class Flow:
    """Takes text and structure in reading order and gives passages to a builder."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.navigation = 0  # how many elements around are navigation
        self.preformatted = 0
        self.tables: list[OpenTable] = []
        self._open_cells = 0
        self._figures: list[Figure] = []
        self._parts: list[str] = []
        self._kinds = [PassageKind.PARAGRAPH]
        self._path: list[tuple[int, str]] = []  # the headings above, with their levels
        self._headings: tuple[str, ...] = ()
        self._open_heading: list[str] | None = None
        self._open_term: list[str] | None = None
        self._term = ""  # the term that a definition belongs to
        self._term_is_said = True
        self._marks: list[int] = []  # where raised or lowered text began
        self._has_lowered = False
        self._span_gap = 0  # 1: a span has just ended; 2: and another has begun

    # Text

    def text(self, text: str, *, raised: bool = False) -> None:
        """Add text that is shown; `raised` where a style lifts it over the line."""
        if self.preformatted and self._open_cells:
            text = text.replace("\n", LINE_BREAK)
        if raised and not self._marks:
            text = scripts.raised(text, self._last_character())
        if self._span_gap:
            if self._span_gap == 2 and self._is_apart(text):
                self._parts.append(" ")
            self._span_gap = 0
        self._parts.append(text)

    def line_break(self) -> None:
        """A line break that is shown."""
        self._parts.append("\n" if self.preformatted and not self._open_cells else LINE_BREAK)

    def open_span(self) -> None:
        """An inline element begins that may be laid out apart from the one before."""
        self._span_gap = 2 if self._span_gap == 1 else 0

    def close_span(self) -> None:
        """Such an element ends."""
        self._span_gap = 1

    def open_mark(self) -> None:
        """Raised or lowered text begins."""
        self._marks.append(len(self._parts))

    def close_raised(self) -> None:
        """Raised text ends."""
        start = self._marks.pop() if self._marks else len(self._parts)
        text = "".join(self._parts[start:])
        del self._parts[start:]
        self._parts.append(scripts.raised(text, self._last_character()))

    def close_lowered(self) -> None:
        """Lowered text ends."""
        start = self._marks.pop() if self._marks else len(self._parts)
        text = "".join(self._parts[start:])
        del self._parts[start:]
        self._parts.append(scripts.lowered(text, self._last_character()))
        self._has_lowered = True

    def _last_character(self) -> str:
        return next((part[-1] for part in reversed(self._parts) if part), "")

    def _is_apart(self, text: str) -> bool:
        """Whether two spans side by side are two things: a label and its figure, two figures; no single letters."""
        before = self._parts[-1] if self._parts else ""
        if len(before.strip()) < 2 or len(text.strip()) < 2:
            return False
        return (before[-1].isalnum() or before[-1] in "%)") and text[0].isalnum()

    # Passages

    def end_passage(self) -> None:
        """End the passage that is open, if it has any text."""
        if not self._parts:
            return
        if self._open_cells:
            self._parts.append(LINE_BREAK)
            return
        joined = "".join(self._parts)
        self._parts.clear()
        self._marks.clear()
        self._span_gap = 0
        if self.preformatted:
            add_preformatted(self.builder, joined, self._kind(), self._headings)
        elif text := self._folded(joined):
            self._add(text)

    def _add(self, text: str) -> None:
        if any(sign in text for sign in _OVERRIDES):  # shown in another order than it is written
            self.builder.hide(LINE_BREAK + text + LINE_BREAK)
        elif self._open_heading is not None:
            self._open_heading.append(text)
        elif self._open_term is not None:
            self._open_term.append(text)
        else:
            if not self._term_is_said:
                text = _defined(self._term, text)
                self._term_is_said = True
            if self._figures and self._kinds[-1] is PassageKind.CAPTION:
                self._figures[-1].caption = f"{self._figures[-1].caption} {text}".strip()
            self.builder.add(self._kind(), text, self._headings)

    def _folded(self, text: str) -> str:
        folded = fold(text)
        return scripts.with_fractions(folded) if self._has_lowered else folded

    def _kind(self) -> PassageKind:
        return PassageKind.NAVIGATION if self.navigation else self._kinds[-1]

    def open_block(self, kind: PassageKind) -> None:
        """A block begins; a plain one within a list item or a caption belongs to it."""
        self.end_passage()
        inherits = kind is PassageKind.PARAGRAPH and self._kinds[-1] is not PassageKind.PARAGRAPH
        self._kinds.append(self._kinds[-1] if inherits else kind)

    def close_block(self) -> None:
        """The block ends."""
        self.end_passage()
        if len(self._kinds) > 1:
            self._kinds.pop()

    # Headings

    @property
    def path(self) -> list[tuple[int, str]]:
        """The headings above the next passage, with their levels."""
        return self._path

    def restore_path(self, path: list[tuple[int, str]]) -> None:
        """Go back to these headings at the end of a section; its headings of the first level stay."""
        kept = [entry for entry in self._path[:1] if entry[0] == 1]
        self._set_path(path if path[:1] == kept or path else kept)

    def open_heading(self) -> None:
        """A heading begins."""
        self.end_passage()
        if self._open_heading is None and not self._open_cells:
            self._open_heading = []

    def close_heading(self, level: int) -> None:
        """A heading ends: it is a passage under those above it, and stands over what follows."""
        self.end_passage()
        if self._open_heading is None:
            return
        text, self._open_heading = " ".join(self._open_heading), None
        if not text:
            return
        if self.navigation and level > 1:
            self.builder.add(PassageKind.NAVIGATION, text, self._headings)
            return
        self._set_path([entry for entry in self._path if entry[0] < level])
        self.builder.add(PassageKind.HEADING, text, self._headings)
        self._set_path([*self._path, (level, text)])

    def _set_path(self, path: list[tuple[int, str]]) -> None:
        self._path = path
        self._headings = tuple(text for _, text in path)

    # Definitions: a term and what is said of it are one passage

    def open_term(self) -> None:
        """A term begins. Terms that follow each other share what is said of them."""
        self.end_passage()
        if self._open_cells:
            return
        if self._term_is_said:
            self._term = ""
        self._open_term = [self._term] if self._term else []

    def close_term(self) -> None:
        """A term ends."""
        self.end_passage()
        if self._open_term is not None:
            self._term, self._open_term = ", ".join(self._open_term), None
            self._term_is_said = not self._term

    def open_definition(self) -> None:
        """What is said of the last term begins."""
        self.open_block(PassageKind.LIST_ITEM)
        self._term_is_said = not self._term

    def close_definitions(self) -> None:
        """A list of definitions ends; a term of which nothing was said stands for itself."""
        self.end_passage()
        if self._open_cells:
            return
        if not self._term_is_said:
            self.builder.add(self._kind(), self._term, self._headings)
        self._term, self._term_is_said = "", True

    # Tables

    def open_table(self, *, layout: bool) -> None:
        """A table begins; a table within a cell is that cell's text, row by row."""
        self.end_passage()
        table = OpenTable(flat=self._open_cells > 0, layout=layout, title=self.builder.label)
        self.tables.append(table)

    def set_table_title(self) -> None:
        """The caption that has just been read is that of the innermost table."""
        if self.tables and (label := self.builder.last_caption):
            self.tables[-1].title = label

    def open_row(self) -> None:
        """A row begins."""
        self.end_passage()
        table = self.tables[-1] if self.tables else None
        if table is not None and not table.flat and not table.layout:
            table.rows.append(RawRow(head=table.head))

    def open_cell(self, *, header: bool, columns: int, rows: int) -> bool:
        """A cell begins. False where it only lays out text, or stands in a cell of another table."""
        table = self.tables[-1] if self.tables else None
        if table is None or table.layout:
            self.end_passage()
            return False
        if table.flat:
            self._parts.append("  ")
            return False
        self.end_passage()
        if not table.rows:
            table.rows.append(RawRow(head=table.head))
        table.cell = RawCell("", header, columns, rows)
        self._open_cells += 1
        return True

    def close_cell(self) -> None:
        """A cell ends."""
        table = self.tables[-1]
        if table.cell is not None:
            table.cell.text = self._folded("".join(self._parts))
            table.rows[-1].cells.append(table.cell)
            table.cell = None
            self._open_cells -= 1
        self._parts.clear()
        self._marks.clear()

    def close_table(self) -> None:
        """A table ends: its rows become passages."""
        self.end_passage()
        table = self.tables.pop()
        if table.flat or table.layout:
            return
        for placed in place(table.rows):
            self.builder.add_row(placed, self._headings, title=table.title)

    # Figures

    def open_figure(self) -> None:
        """A figure begins."""
        self.open_block(PassageKind.PARAGRAPH)
        self._figures.append(Figure(self.builder.passage_count))

    def add_picture(self, alternative: str) -> None:
        """A picture. Its alternative text counts as a caption only where a figure has no other."""
        text = fold(alternative)
        if self._figures and len(text.split()) >= _ALTERNATIVE_WORDS and not self._open_cells:
            self._figures[-1].alternatives.append(text)
        else:
            self.builder.hide(LINE_BREAK + text + LINE_BREAK)

    def close_figure(self) -> None:
        """A figure ends; its caption is the title of the tables in it."""
        self.close_block()
        figure = self._figures.pop()
        if figure.caption:
            self.builder.retitle(figure.first_passage, figure.caption)
        for text in figure.alternatives:
            if figure.caption or self._open_cells or self.builder.passage_count > figure.first_passage:
                self.builder.hide(LINE_BREAK + text + LINE_BREAK)
            else:
                self.builder.add(PassageKind.CAPTION, text, self._headings)


def _defined(term: str, text: str) -> str:
    separator = " " if term[-1] in ":?–—-" else ": "
    return f"{term}{separator}{text}"
