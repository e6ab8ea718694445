"""The elements of a WordprocessingML part turned into running text (ECMA-376 part 1, section 17)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sources.text.builder import LINE_BREAK, TextBuilder
from sources.text.colours import are_alike, colour_of
from sources.text.flow import Flow
from sources.text.model import PassageKind
from sources.text.tables import RawCell

Attributes = Mapping[str, str]

_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delInstrText", "rPrChange", "pPrChange"})
_FALSE = ("0", "false", "off", "none")
_WHITE = (255, 255, 255)
_TINY_HALF_POINTS = 2
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class _Run:
    """How the text of a run is set."""

    is_hidden: bool = False
    shift: int = 0  # 1 raised, -1 lowered
    is_white: bool = False
    is_shaded: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is open: the cells above by column, and the column that comes next."""

    above: dict[int, RawCell] = field(default_factory=dict)
    column: int = 0
    is_merged: bool = False
    opened: bool = False


class DocxFlow:
    """Handlers for the elements of one part. `levels` gives the heading level of a style."""

    def __init__(self, builder: TextBuilder, levels: Mapping[str, int]) -> None:
        self._builder = builder
        self._flow = Flow(builder)
        self._levels = levels
        self._unseen = 0
        self._in_text = 0
        self._in_run_properties = False
        self._run = _Run()
        self._level: int | None = None
        self._tables: list[_Table] = []
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._style,
            "outlineLvl": self._outline,
            "numPr": self._list_item,
            "r": self._start_run,
            "rPr": self._start_run_properties,
            "tab": self._tab,
            "br": self._line_break,
            "cr": self._line_break,
            "noBreakHyphen": self._hyphen,
            "docPr": self._picture,
            "tbl": self._start_table,
            "tr": self._start_row,
            "tblHeader": self._header_row,
            "tc": self._start_cell,
            "gridSpan": self._span,
            "vMerge": self._merge,
            "shd": self._shade,
            "vanish": self._vanish,
            "webHidden": self._vanish,
            "strike": self._vanish,
            "dstrike": self._vanish,
            "vertAlign": self._shift,
            "color": self._colour,
            "highlight": self._highlight,
            "sz": self._size,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "rPr": self._end_run_properties,
            "tbl": self._end_table,
            "tr": self._flow.end_passage,
            "tc": self._end_cell,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._unseen or name in _UNSEEN or (name in ("footnote", "endnote") and _is_separator(attributes)):
            self._unseen += 1
        if name in ("t", "delText", "instrText"):
            self._in_text += 1
        elif not self._unseen and (handler := self._starts.get(name)) is not None:
            handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("t", "delText", "instrText"):
            self._in_text -= 1
            if self._unseen and name == "delText":
                self._builder.hide(LINE_BREAK)
        elif not self._unseen and (handler := self._ends.get(name)) is not None:
            handler()
        if self._unseen:
            self._unseen -= 1

    def text(self, text: str) -> None:
        """Characters; only those of text elements count."""
        if not self._in_text:
            return
        run = self._run
        on_white = not (run.is_shaded or self._tables)
        if self._unseen or run.is_hidden or (run.is_white and on_white):
            self._builder.hide(text)
        elif run.shift:
            self._flow.open_mark()
            self._flow.text(text)
            (self._flow.close_raised if run.shift > 0 else self._flow.close_lowered)()
        else:
            self._flow.text(text)

    # Paragraphs and runs

    def _start_paragraph(self, _attributes: Attributes) -> None:
        self._flow.open_block(PassageKind.PARAGRAPH)
        self._level = None
        self._run = _Run()

    def _end_paragraph(self) -> None:
        if self._level is not None:
            self._flow.close_heading(self._level)
            self._level = None
        self._flow.close_block()

    def _style(self, attributes: Attributes) -> None:
        self._begin_heading(self._levels.get(_value(attributes)))

    def _outline(self, attributes: Attributes) -> None:
        value = _value(attributes)
        self._begin_heading(int(value) + 1 if value.isdigit() and int(value) < 6 else None)

    def _begin_heading(self, level: int | None) -> None:
        if level is not None and self._level is None:
            self._level = level
            self._flow.open_heading()

    def _list_item(self, _attributes: Attributes) -> None:
        if self._level is None:
            self._flow.close_block()
            self._flow.open_block(PassageKind.LIST_ITEM)

    def _start_run(self, _attributes: Attributes) -> None:
        self._run = _Run()

    def _start_run_properties(self, _attributes: Attributes) -> None:
        self._in_run_properties = True

    def _end_run_properties(self) -> None:
        self._in_run_properties = False

    def _vanish(self, attributes: Attributes) -> None:
        self._run.is_hidden = self._run.is_hidden or _is_on(attributes)

    def _shift(self, attributes: Attributes) -> None:
        self._run.shift = {"superscript": 1, "subscript": -1}.get(_value(attributes), 0)

    def _colour(self, attributes: Attributes) -> None:
        self._run.is_white = are_alike(colour_of(_value(attributes).lower()), _WHITE)

    def _highlight(self, attributes: Attributes) -> None:
        self._run.is_shaded = _value(attributes) not in ("none", "white")

    def _size(self, attributes: Attributes) -> None:
        value = _value(attributes)
        if self._in_run_properties and value.isdigit() and len(value) < 6 and int(value) <= _TINY_HALF_POINTS:
            self._run.is_hidden = True

    def _shade(self, attributes: Attributes) -> None:
        fill = next((value for key, value in attributes.items() if key.endswith("fill")), "auto").lower()
        self._run.is_shaded = fill not in ("auto", "ffffff")

    def _tab(self, _attributes: Attributes) -> None:
        if not self._in_run_properties:
            self._flow.text("\t")

    def _line_break(self, _attributes: Attributes) -> None:
        self._flow.line_break()

    def _hyphen(self, _attributes: Attributes) -> None:
        self._flow.text("\u2011")

    def _picture(self, attributes: Attributes) -> None:
        self._builder.hide(LINE_BREAK + attributes.get("descr", "") + LINE_BREAK)

    # Tables

    def _start_table(self, _attributes: Attributes) -> None:
        self._flow.open_table(layout=False)
        self._tables.append(_Table())

    def _end_table(self) -> None:
        self._flow.close_table()
        self._tables.pop()

    def _start_row(self, _attributes: Attributes) -> None:
        self._flow.open_row()
        if self._tables:
            self._tables[-1].column = 0

    def _header_row(self, attributes: Attributes) -> None:
        table = self._flow.tables[-1] if self._flow.tables else None
        if table is not None and table.rows and _is_on(attributes):
            table.rows[-1].head = True

    def _start_cell(self, _attributes: Attributes) -> None:
        opened = self._flow.open_cell(header=False, columns=1, rows=1)
        if self._tables:
            self._tables[-1].opened = opened
            self._tables[-1].is_merged = False

    def _span(self, attributes: Attributes) -> None:
        cell = self._flow.tables[-1].cell if self._flow.tables else None
        value = _value(attributes)
        if cell is not None and value.isdigit() and 0 < len(value) < 4:
            cell.columns = max(1, int(value))

    def _merge(self, attributes: Attributes) -> None:
        if self._tables:
            self._tables[-1].is_merged = _value(attributes) != "restart"

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or not table.opened or self._flow.tables[-1].cell is None:
            self._flow.end_passage()
            return
        self._flow.close_cell()
        cells = self._flow.tables[-1].rows[-1].cells
        cell = cells[-1]
        above = table.above.get(table.column)
        if table.is_merged and above is not None and not cell.text:
            above.rows += 1
            cells.pop()
        else:
            table.above[table.column] = cell
        table.column += cell.columns


def _value(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key == "val" or key.endswith(":val")), "")


def _is_on(attributes: Attributes) -> bool:
    return _value(attributes).lower() not in _FALSE


def _is_separator(attributes: Attributes) -> bool:
    return any(value in _SEPARATORS for key, value in attributes.items() if key.endswith("type"))
