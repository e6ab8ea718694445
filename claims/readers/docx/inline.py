"""The content of a paragraph as it reads with all tracked changes accepted: text, breaks, calls of notes, citations.

What Word does not print is left out: deletions, hidden text, comments, instructions of fields, unfilled placeholders.
"""

import re
from collections.abc import Mapping
from typing import Protocol

from claims.document import NoteKind
from claims.readers.csl import Item
from claims.readers.docx.comments import SIGNS
from claims.readers.docx.fields import Field, cited_in_control
from claims.readers.docx.styles import Styles
from claims.readers.docx.xml import Element

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NUMERIC = re.compile(r"[\d\s,;+–-]{1,40}")
_KINDS = {"w:footnoteReference": NoteKind.FOOTNOTE, "w:endnoteReference": NoteKind.ENDNOTE}
_LONGEST_MARK = 8
_DEEPEST_FIELDS = 50  # fields within fields
# Content that is not shown, or that says nothing: what was deleted or moved away, what only sets properties.
_UNSEEN = frozenset(
    "w:del w:moveFrom w:pPr w:rPr w:sdtPr w:sdtEndPr w:delText w:delInstrText w:annotationRef w:rt w:rubyPr "
    "w:smartTagPr w:customXmlPr w:fldData m:ctrlPr m:sSupPr m:fPr m:oMathParaPr".split()
)
# The signs of Word's symbol font that reports use, by their codes.
_SYMBOLS = {
    0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x6D: "µ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ",
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0x2A: "*", 0x2B: "+", 0x2D: "−", 0x25: "%", 0x3C: "<", 0x3E: ">", 0x3D: "=",
}  # fmt: skip
_PRIVATE = 0xF000


class Sink(Protocol):
    """Takes what a paragraph holds, in order."""

    def add(self, text: str) -> None:
        """Text."""

    def add_line_break(self) -> None:
        """A line break within the paragraph."""

    def break_page(self) -> None:
        """A new page begins."""

    def call(self, kind: NoteKind, id_: str, mark: str | None) -> None:
        """The call of a note, with its own mark where it is not numbered."""

    def call_again(self, bookmark: str, printed: str, raised: bool) -> None:
        """A reference to the number of a note whose call the bookmark surrounds."""

    def label_here(self) -> None:
        """The note's own number."""

    def link(self, address: str, text: str) -> None:
        """A link ends, which showed `text`."""

    def open_citation(self, items: tuple[Item, ...]) -> None:
        """What follows cites these works, in a field of a reference manager."""

    def close_citation(self) -> None:
        """The citation ends."""

    def box(self, content: Element) -> None:
        """A text box is anchored here."""

    def open_struck(self) -> None:
        """What follows is struck out."""

    def close_struck(self) -> None:
        """What is struck out ends."""

    def comment(self, sign: Element) -> None:
        """What a comment is on begins or ends here."""


class Inline:
    """Walks the content of paragraphs into a sink; fields may run over several paragraphs."""

    def __init__(
        self, sink: Sink, styles: Styles, links: Mapping[str, str], sources: Mapping[str, Item] | None = None
    ) -> None:
        self.sink = sink
        self.sources = sources or {}
        self.styles = styles
        self.links = links
        self.fields: list[Field] = []
        self.watched: list[list[str]] = []  # the texts of links that are open
        self.style: str | None = None
        self.raised = 0
        self.custom: tuple[NoteKind, str] | None = None  # a note whose mark comes next
        self.handlers = {
            "w:r": self._run,
            "w:t": self._text,
            "m:t": self._text,
            "w:br": self._break,
            "w:cr": lambda _: self._line_break(),
            "w:tab": lambda _: self._add("\t"),
            "w:ptab": lambda _: self._add("\t"),
            "w:noBreakHyphen": lambda _: self._add("\u2011"),
            "w:sym": self._symbol,
            "w:lastRenderedPageBreak": lambda _: self.sink.break_page(),
            "w:footnoteReference": self._call,
            "w:endnoteReference": self._call,
            "w:footnoteRef": lambda _: self.sink.label_here(),
            "w:endnoteRef": lambda _: self.sink.label_here(),
            "w:fldChar": self._field_sign,
            "w:instrText": self._instruction,
            "w:fldSimple": self._simple_field,
            "w:hyperlink": self._hyperlink,
            "w:sdt": self._control,
            "w:txbxContent": lambda element: self.sink.box(element),
            "mc:AlternateContent": self._alternative,
            **dict.fromkeys(SIGNS, self.sink.comment),
            "m:sSup": self._power,
            "m:f": self._fraction,
        }

    @property
    def in_bibliography(self) -> bool:
        """Whether the list of cited works, printed by a field, is open."""
        return any(field.is_bibliography for field in self.fields)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is open."""
        return any(field.is_contents for field in self.fields)

    def paragraph(self, element: Element) -> None:
        """Walk one paragraph."""
        self.style = element.value("w:pPr", "w:pStyle")
        self._walk(element)
        self.custom = None
        while self.fields and not self.fields[-1].in_result:  # never separated: it shows nothing, and ends here
            self.fields.pop()

    def _walk(self, element: Element) -> None:
        for child in element.children:
            handler = self.handlers.get(child.name)
            if handler is not None:
                handler(child)
            elif child.name not in _UNSEEN:
                self._walk(child)

    # -- runs and text -----------------------------------------------------------------------------------------------
    def _run(self, run: Element) -> None:
        properties = run.first("w:rPr")
        if self.styles.is_hidden(properties, self.style):
            return
        self.raised = self.styles.raised(properties)
        is_struck = self.styles.is_struck(properties, self.style)
        if is_struck:
            self.sink.open_struck()
        self._walk(run)
        if is_struck:
            self.sink.close_struck()
        self.raised = 0

    def _text(self, element: Element) -> None:
        kept = element.attributes.get("xml:space") == "preserve" or element.name == "m:t"
        text = element.text if kept else element.text.strip(" \t\r\n")
        if self.raised and _NUMERIC.fullmatch(text):
            text = text.translate(_RAISED if self.raised > 0 else _LOWERED)
        self._add(text)

    def _add(self, text: str) -> None:
        if any(not field.in_result for field in self.fields):
            return
        again = next((field for field in reversed(self.fields) if field.again), None)
        if again is not None:
            again.printed.append(text)
        elif self.custom is not None and text.strip():
            kind, id_ = self.custom
            self.custom = None
            mark, *rest = text.split(maxsplit=1)
            self.sink.call(kind, id_, mark[:_LONGEST_MARK])
            self._add("".join([mark[_LONGEST_MARK:], *(f" {part}" for part in rest)]))
        elif text:
            for watched in self.watched:
                watched.append(text)
            self.sink.add(text)

    def _break(self, element: Element) -> None:
        kind = element.attributes.get("w:type", "textWrapping")
        if kind == "page":
            self._add(" ")
            self.sink.break_page()
        elif kind == "column":
            self._add(" ")
        else:
            self._line_break()

    def _line_break(self) -> None:
        if all(field.in_result for field in self.fields):
            self.sink.add_line_break()

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.attributes.get("w:char", ""), 16)
        except ValueError:
            return
        low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
        if element.attributes.get("w:font", "").lower() == "symbol":
            self._add(_SYMBOLS.get(low, " "))
        elif low == code and code < 0xD800 and chr(code).isprintable():
            self._add(chr(code))
        else:
            self._add(" ")

    def _power(self, element: Element) -> None:
        base, power = element.first("m:e"), element.first("m:sup")
        if base is not None:
            self._walk(base)
        if power is not None:
            digits = "".join(one.text for one in power.descendants() if one.name == "m:t")
            self._add(digits.translate(_RAISED) if _NUMERIC.fullmatch(digits) else f"^{digits}")

    def _fraction(self, element: Element) -> None:
        for number, name in enumerate(("m:num", "m:den")):
            part = element.first(name)
            if number:
                self._add("/")
            if part is not None:
                self._walk(part)

    # -- calls, links and controls -----------------------------------------------------------------------------------
    def _call(self, element: Element) -> None:
        if any(not field.in_result for field in self.fields):
            return
        kind, id_ = _KINDS[element.name], element.attributes.get("w:id", "")
        if element.attributes.get("w:customMarkFollows", "0").lower() not in ("0", "false", "off"):
            self.custom = (kind, id_)
        else:
            self.sink.call(kind, id_, None)

    def _hyperlink(self, element: Element) -> None:
        address = self.links.get(element.attributes.get("r:id", ""))
        self.watched.append([])
        self._walk(element)
        shown = "".join(self.watched.pop())
        anchor = element.attributes.get("w:anchor")
        if address:
            self.sink.link(f"{address}#{anchor}" if anchor and "#" not in address else address, shown)

    def _control(self, element: Element) -> None:
        if element.is_on("w:sdtPr", "w:showingPlcHdr"):
            return
        items = cited_in_control(element)
        if items:
            self.sink.open_citation(items)
        self._walk(element)
        if items:
            self.sink.close_citation()

    def _alternative(self, element: Element) -> None:
        """One of several forms of the same content."""
        chosen = element.first("mc:Choice") or element.first("mc:Fallback")
        if chosen is not None:
            self._walk(chosen)

    # -- fields ------------------------------------------------------------------------------------------------------
    def _field_sign(self, element: Element) -> None:
        sign = element.attributes.get("w:fldCharType")
        if sign == "begin" and len(self.fields) < _DEEPEST_FIELDS:
            data = element.first("w:fldData")
            self.fields.append(Field(data=data.text if data else ""))
        elif sign == "separate" and self.fields and not self.fields[-1].in_result:
            self._begin_result(self.fields[-1])
        elif sign == "end" and self.fields:
            self._end_field()

    def _instruction(self, element: Element) -> None:
        if self.fields and not self.fields[-1].in_result:
            self.fields[-1].instruction += element.text

    def _simple_field(self, element: Element) -> None:
        depth = len(self.fields)
        self.fields.append(Field(instruction=element.attributes.get("w:instr", "")))
        self._begin_result(self.fields[-1])
        self._walk(element)
        while len(self.fields) > depth:
            self._end_field()

    def _begin_result(self, field: Field) -> None:
        items = field.begin_result(self.sources)
        if items:
            self.sink.open_citation(items)
        if field.address:
            self.watched.append([])

    def _end_field(self) -> None:
        field = self.fields.pop()
        if not field.in_result:
            if self.fields and not self.fields[-1].in_result:  # EndNote keeps its data in a field within the field
                self.fields[-1].data = self.fields[-1].data or field.data
            return
        if field.cites:
            self.sink.close_citation()
        if field.address and self.watched:
            self.sink.link(field.address, "".join(self.watched.pop()))
        if field.again:
            printed = "".join(field.printed).strip()
            self.sink.call_again(field.again, printed, field.is_formatted or printed[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹")
