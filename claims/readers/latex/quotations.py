"""Quotations that a command sets (csquotes, dirtytalk), with what they cite."""

from collections.abc import Callable
from functools import partial

from claims.readers.latex.calls import Calls
from claims.readers.latex.citations import read_one
from claims.readers.latex.page import Page
from claims.readers.latex.range import Reading

_PLAIN = ("enquote", "textquote", "blockquote", "say")  # with what they cite as an option
_CITING = ("textcquote", "blockcquote")  # `[before][behind]{key}` before the words
_FOREIGN = ("foreignquote", "foreigntextquote", "foreignblockquote", "hyphenquote", "hyphentextquote",
            "hyphenblockquote")  # a language before all  # fmt: skip
_FOREIGN_CITING = ("foreigntextcquote", "foreignblockcquote", "hyphentextcquote", "hyphenblockcquote")


class Quotations:
    """Adds to a page the handlers of quotations."""

    def __init__(self, page: Page, reading: Reading, calls: Calls) -> None:
        self.page = page
        self.reading = reading
        self.calls = calls
        self._quoted = 0
        self._displayed: list[Callable[[], object]] = []  # what prints the sources of each that is open
        handlers = page.handlers
        for names, cites, is_foreign in (
            (_PLAIN, False, False), (_CITING, True, False), (_FOREIGN, False, True), (_FOREIGN_CITING, True, True),
        ):  # fmt: skip
            handlers.update(dict.fromkeys(names, partial(self._quote, cites=cites, is_foreign=is_foreign)))
        for name in ("displayquote", "displaycquote", "foreigndisplayquote", "foreigndisplaycquote"):
            handlers[f"open {name}"] = partial(
                self._open, cites=name.endswith("cquote"), is_foreign=name.startswith("foreign")
            )
            handlers[f"close {name}"] = self._close

    def _quote(self, index: int, end: int, *, cites: bool, is_foreign: bool) -> int:
        if is_foreign:
            language = self.reading.argument(index, end)
            index = language.after if language else index
        cited, index = read_one(self.reading, index, end) if cites else ([], index)
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None:
            return index
        marks = ("‘", "’") if self._quoted else ("“", "”")
        self._quoted += 1
        self.page.put(marks[0])
        self.page.run(found.start, found.end)
        self.page.put(marks[1])
        self._quoted -= 1
        if option and not cites:
            self.page.put(" ")
            self.page.run(option.start, option.end)
        if cited:
            self.page.put(" ")
            self.calls.bracket(cited)
        return found.after

    def _open(self, index: int, end: int, *, cites: bool, is_foreign: bool) -> int:
        """A quotation set apart: what it cites is printed at its end."""
        if is_foreign:
            language = self.reading.argument(index, end)
            index = language.after if language else index
        if cites:
            cited, index = read_one(self.reading, index, end)
            self._displayed.append(partial(self.calls.bracket, cited))
            return index
        option = self.reading.optional(index, end)
        self._displayed.append(partial(self.page.run, option.start, option.end) if option else _nothing)
        return option.after if option else index

    def _close(self, index: int, end: int) -> int:
        if self._displayed:
            self.page.put(" ")
            self._displayed.pop()()
        return index


def _nothing() -> None:
    """A quotation that cites nothing."""
