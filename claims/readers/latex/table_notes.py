"""Notes of a table by themselves (threeparttable): `\\tnote{a}` calls, an item of `tablenotes` is the note."""

from claims.document import NoteKind
from claims.readers.latex.calls import Calls
from claims.readers.latex.page import Page
from claims.readers.latex.range import Reading
from claims.tex import decode_tex

_LONGEST_LABEL = 8


class TableNotes:
    """Adds to a page the handlers of the notes of tables. An item that nothing calls ('Source: …') stays text."""

    def __init__(self, page: Page, reading: Reading, calls: Calls) -> None:
        self.page = page
        self.reading = reading
        self.calls = calls
        self._called: set[str] = set()  # labels in the table that is open
        self._scope = 0  # its numbering
        self._in_notes = False
        self._list_item = page.handlers["item"]
        page.handlers.update({"tnote": self._call, "tnotex": self._call, "item": self._item})
        page.handlers.update({"open tablenotes": self._open, "close tablenotes": self._close})

    def _call(self, index: int, end: int) -> int:
        found = self.reading.argument(index, end)
        if found is None or self.page.silent:
            return found.after if found else index
        if not self._called:
            self._scope = self.calls.numbering.next_scope()
        for turn, label in enumerate(decode_tex(self.reading.source(found)).split(",")):
            label = label.strip()[:_LONGEST_LABEL]
            if label:
                self.page.put("," if turn else "")
                self._called.add(label)
                self.page.mark(label, self._key(label))
        return found.after

    def _key(self, label: str) -> str:
        return f"table note {self._scope} {label}"

    def _open(self, index: int, end: int) -> int:
        self._in_notes = True
        option = self.reading.optional(index, end)
        return option.after if option else index

    def _item(self, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        label = decode_tex(self.reading.source(option)).strip() if option and self._in_notes else ""
        if not self._in_notes or label not in self._called:
            self._end_note()
            return self._list_item(index, end)
        assert option is not None
        self._end_note()
        self.page.break_paragraph()
        self.calls.written.append([])
        self.page.begin_note(self._key(label), label, NoteKind.FOOTNOTE, self._scope)
        return option.after

    def _end_note(self) -> None:
        if self._in_notes and self.page.noting:
            self.page.end_note()

    def _close(self, index: int, end: int) -> int:
        self._end_note()
        self._in_notes = False
        self._called = set()
        return index
