"""What a LaTeX document is made of beside text: front matter, headings, notes, citations and the list of entries."""

from dataclasses import replace
from functools import partial

from claims.bibliography import Works
from claims.document import BlockKind, Layout, NoteKind
from claims.readers.builder import LayoutBuilder
from claims.readers.front import read_date
from claims.readers.latex.addresses import Addresses
from claims.readers.latex.calls import Calls
from claims.readers.latex.numbers import Numbers
from claims.readers.latex.page import Page
from claims.readers.latex.quotations import Quotations
from claims.readers.latex.range import Range, Reading
from claims.readers.latex.table_notes import TableNotes
from claims.readers.latex.words import CHAPTERED, HEADINGS, LANGUAGES, LIST_TITLES
from claims.tex import decode_tex
from claims.tex.signs import SHORTHANDS
from claims.tex.tokens import Kind


class LatexDocument:
    """Typesets a document: a page, its calls, and the handlers of the commands that make it one."""

    def __init__(self, reading: Reading, builder: LayoutBuilder, works: Works) -> None:
        self.page = Page(reading, builder)
        self.calls = Calls(self.page, reading, builder, works)
        Addresses(self.page, reading)
        Numbers(self.page, reading)
        Quotations(self.page, reading, self.calls)
        TableNotes(self.page, reading, self.calls)
        self.reading = reading
        self.builder = builder
        self.works = works
        self.language: str | None = None
        self._front: dict[str, Range] = {}
        self._listed = False
        self._in_entry = False
        self._register()

    def typeset(self) -> Layout:
        """Write the whole document; gives its layout, the references of notes and entries in place."""
        self.page.silent = self.reading.has_document
        self.page.run(0, len(self.reading.tokens))
        self.page.silent = False
        self._close_entry()
        self.page.break_paragraph()
        self.calls.print_endnotes(0, 0)
        self._print_list()
        dated = read_date(self._words("date"))
        layout = self.builder.build(title=self._words("title") or None, dated=dated, language=self.language)
        return replace(layout, notes=self.calls.finished(layout), entries=self.works.entry_list())

    def _register(self) -> None:
        handlers = self.page.handlers
        handlers.update({name: partial(self._heading, name) for name in HEADINGS})
        handlers.update({name: partial(self._keep, name) for name in ("title", "subtitle", "author", "date")})
        handlers.update({name: partial(self._caption, name) for name in ("caption", "captionof", "subcaption")})
        handlers.update({"maketitle": self._title, "and": self._and, "sisetup": self._numbers})
        handlers.update(dict.fromkeys(("bibliography", "printbibliography"), self._list_here))
        handlers.update(dict.fromkeys(("addbibresource", "addglobalbib", "addsectionbib"), self._skip_one))
        handlers.update({"begin thebibliography": self._begin_list, "end thebibliography": self._end_list})
        handlers.update({"bibitem": self._bibitem, "documentclass": self._class, "usepackage": self._package})
        handlers["open frame"] = self._frame
        handlers.update({f"open {name}": self._box_title for name in ("block", "alertblock", "exampleblock")})
        handlers.update(dict.fromkeys(("setdefaultlanguage", "setmainlanguage"), self._main_language))

    # -- entries -----------------------------------------------------------------------------------------------------
    def _list_here(self, index: int, end: int) -> int:
        if not self.page.silent:
            self._print_list()
        option = self.reading.optional(index, end)
        named = self.reading.group(option.after if option else index, end)
        return named.after if named else option.after if option else index

    def _skip_one(self, index: int, end: int) -> int:
        return self.page.skip(index, end, 1)

    def _print_list(self) -> None:
        """Write all entries, once, under their heading."""
        if self._listed or not self.works.entries:
            return
        self._listed = True
        self._list_heading()
        for entry in self.works.entries:
            self.calls.written.append(entry)
            self.page.begin_note(f"entry {entry.key}", entry.key, NoteKind.ENTRY)
            self.builder.add(self.works.printed(entry).text)
            self.page.end_note()

    def _list_heading(self) -> None:
        self.page.break_paragraph()
        self.page.open_block(BlockKind.HEADING)
        self.page.put(LIST_TITLES.get(self.language or "", "References"))
        self.page.close_block()

    def _begin_list(self, index: int, end: int) -> int:
        self._list_heading()
        return index

    def _end_list(self, index: int, end: int) -> int:
        self._close_entry()
        return index

    def _bibitem(self, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        named = self.reading.argument(option.after if option else index, end)
        if named is None or self.page.silent or (self.page.noting and not self._in_entry):
            return named.after if named else index
        self._close_entry()
        self.page.break_paragraph()
        key = " ".join(self.reading.source(named).split())[:200] or "?"
        raw = self.reading.source(Range(named.after, self._entry_end(named.after, end), 0)).strip()
        self.calls.written.append(raw or key)
        self.page.begin_note(f"entry {key}", key, NoteKind.ENTRY)
        self._in_entry = True
        return named.after

    def _close_entry(self) -> None:
        if self._in_entry:
            self._in_entry = False
            self.page.end_note()
            self.page.write_notes()

    def _entry_end(self, index: int, end: int) -> int:
        tokens = self.reading.tokens
        while index < end and not (tokens[index].kind is Kind.COMMAND and tokens[index].text in ("bibitem", "end")):
            index += 1
        return index

    # -- headings, captions, front matter ----------------------------------------------------------------------------
    def _heading(self, name: str, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None:
            return index
        if name == "chapter" and not self.reading.tokens[index - 1].more:  # one with a star does not count
            self.calls.chapter()
        self.page.block(BlockKind.HEADING, found)
        return found.after

    def _frame(self, index: int, end: int) -> int:
        """A slide: its title and subtitle stand behind its options."""
        while (option := self.reading.optional(index, end)) is not None:
            index = option.after
        for _ in range(2):
            found = self.reading.group(index, end)
            if found is None:
                break
            self.page.block(BlockKind.HEADING, found)
            index = found.after
        return index

    def _box_title(self, index: int, end: int) -> int:
        found = self.reading.group(index, end)
        if found is not None:
            self.page.block(BlockKind.HEADING, found)
        return found.after if found else index

    def _caption(self, name: str, index: int, end: int) -> int:
        if name == "captionof":
            index = self.page.skip(index, end, 1)
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None:
            return index
        self.page.block(BlockKind.CAPTION, found)
        return found.after

    def _keep(self, name: str, index: int, end: int) -> int:
        """Keep what the title page will print."""
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is not None:
            self._front[name] = found
        return found.after if found else index

    def _title(self, index: int, end: int) -> int:
        if not self.page.silent:
            self.calls.in_title = True
            for name in ("title", "subtitle", "author", "date"):
                if name in self._front:
                    kind = BlockKind.HEADING if name in ("title", "subtitle") else BlockKind.FRONT_MATTER
                    self.page.block(kind, self._front[name])
            self.calls.in_title = False
        return index

    def _words(self, name: str) -> str:
        """The words of a part of the title page, without its notes."""
        found = self._front.get(name)
        if found is None:
            return ""
        parts: list[str] = []
        index = found.start
        while index < found.end:
            token = self.reading.tokens[index]
            if token.kind is Kind.COMMAND and token.text in ("thanks", "footnote"):
                index = self.page.skip(index + 1, found.end, 1)
                continue
            parts.append(self.reading.source(Range(index, index + 1, 0)))
            index += 1
        return decode_tex("".join(parts).replace("\\\\", " "))

    def _and(self, index: int, end: int) -> int:
        self.page.put(" & ")
        return index

    # -- preamble ----------------------------------------------------------------------------------------------------
    def _class(self, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None:
            return index
        self.calls.restarts = self.reading.source(found).strip() in CHAPTERED
        self._read_language(self.reading.source(option) if option else "")
        return found.after

    def _package(self, index: int, end: int) -> int:
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is not None and option is not None and self.reading.source(found).strip() == "babel":
            self._read_language(self.reading.source(option))
        return self.page.skip(index, end, 1)

    def _main_language(self, index: int, end: int) -> int:
        after = self.page.skip(index, end, 1)
        found = self.reading.argument(index, end) or self.reading.group(after, end)
        self._read_language(self.reading.source(found) if found else "")
        return after

    def _read_language(self, options: str) -> None:
        """The main language is the last that is named, or the one said to be main."""
        named = [one.strip().removeprefix("main=").strip() for one in options.split(",")]
        main = [one.partition("main=")[2] for one in options.split(",") if "main=" in one]
        known = [LANGUAGES[one] for one in (main or named) if one in LANGUAGES]
        self.language = known[-1] if known else self.language
        self.page.shorthands = SHORTHANDS.get(self.language or "", {})

    def _numbers(self, index: int, end: int) -> int:
        """siunitx's settings: the decimal sign that it prints."""
        found = self.reading.argument(index, end)
        if found is None:
            return index
        settings = self.reading.source(found).replace(" ", "").replace("{", "").replace("}", "")
        if "output-decimal-marker=," in settings or "locale=DE" in settings or "locale=FR" in settings:
            self.page.decimal_sign = ","
        return found.after
