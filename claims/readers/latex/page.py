"""The page that a LaTeX source prints, written block by block."""

import re
from collections import deque
from collections.abc import Callable, Mapping

from claims.document import BlockKind, MarkerKind, NoteKind
from claims.readers.builder import LayoutBuilder
from claims.readers.latex.notes import Waiting
from claims.readers.latex.range import Range, Reading
from claims.readers.latex.words import (
    ARGUMENTS,
    CLOSING,
    DISPLAYED,
    FIRST_ONLY,
    HIDDEN_ARGUMENTS,
    LISTS,
    QUOTES,
    TABLES,
)
from claims.tex.plain import shifted, sign_of
from claims.tex.signs import LIGATURES, RAISED, SIGNS
from claims.tex.tokens import Kind

_DEEPEST = 25  # arguments within arguments; what is deeper is left out
_BREAKS = frozenset(("\\", "newline", "linebreak", "tabularnewline", "cr"))
_ENDS_OF_MATH = {"[": "]", "(": ")"}
_SETTINGS = re.compile(r"=|^[\d\s,-]*$")  # of an option that is no text

Handler = Callable[[int, int], int]  # from behind the command to the end of the range: where to go on


class Page:
    """Writes a range of tokens into a builder; what commands do beyond text is given as handlers by name.

    Of an environment `open x` takes the arguments, `begin x` comes behind them; `close x` still writes into its last
    block, `end x` comes behind that.
    """

    def __init__(self, reading: Reading, builder: LayoutBuilder) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.builder = builder
        self.handlers: dict[str, Handler] = {}
        self.silent = True  # before the document begins nothing is printed
        self.noting = False
        self.decimal_sign = "."
        self.shorthands: Mapping[str, str] = {}  # of the language
        self._open = False
        self._places: list[tuple[str, BlockKind | None]] = []
        self.waiting: deque[Waiting] = deque()  # notes to write behind the paragraph
        self._math = 0
        self._depth = 0
        self._barren: dict[str, int] = {}
        self.handlers.update(dict.fromkeys(("item", "task"), self._list_item))
        self.handlers.update(
            {"begin": self._begin, "end": self._end, "textsuperscript": self._raised, "up": self._raised}
        )
        self.handlers.update({"write": self._write, "ensuremath": self._ensure_math, "xspace": self._blank_before_word})

    # -- text --------------------------------------------------------------------------------------------------------
    def put(self, text: str) -> None:
        """Write text into the open block or note, opening a block where none is."""
        if self.silent:
            return
        if text.strip():
            self.ensure_block()
            self.builder.add(text)
        elif text and (self._open or self.noting):
            self.builder.add(" ")

    def ensure_block(self) -> None:
        """Open a block of the kind that the surroundings ask for, unless one is open."""
        if not self.noting and not self._open:
            self.open_block(self._kind())

    def open_block(self, kind: BlockKind) -> None:
        """Begin a block."""
        self.builder.open_block(kind)
        self._open = True

    def close_block(self) -> None:
        """End the open block."""
        if self._open:
            self.builder.close_block()
            self._open = False

    def break_paragraph(self) -> None:
        """End a paragraph; the notes called in it are written behind it."""
        if self.noting:
            self.builder.add(" ")
        elif not self.silent and self._kind() is not BlockKind.TABLE_ROW:
            self.close_block()
            self.write_notes()

    def write_notes(self) -> None:
        """Write the notes that wait."""
        while self.waiting:
            note = self.waiting.popleft()
            self.begin_note(note.key, note.label, note.kind, note.scope)
            note.write()
            self.end_note()

    def begin_note(self, key: str, label: str, kind: NoteKind, scope: int = 0) -> None:
        """What is written from now on is the text of a note."""
        self.close_block()
        self.builder.open_note(key, label, kind, named=kind is NoteKind.ENTRY, scope=scope)
        self.noting = True

    def end_note(self) -> None:
        """The text of the note ends."""
        self.builder.close_note()
        self.noting = False

    def block(self, kind: BlockKind, found: Range) -> None:
        """Write an argument as a block of its own."""
        self.break_paragraph()
        if self.noting or self.silent:
            self.run(found.start, found.end)
            return
        self._places.append(("block", kind))
        self.run(found.start, found.end)
        self.close_block()
        self._places.pop()
        self.break_paragraph()

    def mark(self, label: str, target: str, kind: MarkerKind = MarkerKind.NOTE) -> None:
        """Write a marker."""
        self.ensure_block()
        self.builder.mark(label, target, kind)

    def _kind(self) -> BlockKind:
        return next((kind for _, kind in reversed(self._places) if kind is not None), BlockKind.PARAGRAPH)

    # -- tokens ------------------------------------------------------------------------------------------------------
    def run(self, start: int, end: int) -> None:
        """Write the tokens from `start` to `end`."""
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        index = start
        while index < end:
            index = self._step(index, end)
        self._depth -= 1

    def _step(self, index: int, end: int) -> int:
        token = self.tokens[index]
        if token.kind is Kind.COMMAND:
            return self._command(token.text, index, end)
        if token.kind is Kind.MATH:
            return self._mathematics(index, end)
        if token.kind is Kind.PARAGRAPH:
            self.break_paragraph()
        elif token.kind is Kind.SIGN:
            return self._sign(token.text, index)
        elif token.kind in (Kind.TEXT, Kind.RAW, Kind.BLANK):
            self.put(token.text)
        elif token.kind is Kind.CODE:
            self._code(token.text)
        elif token.kind is Kind.REMARK:
            self.builder.remark(token.more)
        return index + 1

    def _sign(self, text: str, index: int) -> int:
        if text in "^_" and self._math:
            printed, after = shifted(self.tokens, index)
            self.put(printed)
            return after
        if text == "&" and self._in_table():
            self.put(" | ")
        else:
            self.put(self.shorthands.get(text) or LIGATURES.get(text, text))
        return index + 1

    def _command(self, name: str, index: int, end: int) -> int:
        if name in self.handlers:
            return self.handlers[name](index + 1, end)
        if name in _BREAKS:
            return self._break_line(index + 1, end)
        if name in _ENDS_OF_MATH:
            return self._display(index, end)
        if name in HIDDEN_ARGUMENTS:
            return self.skip(index + 1, end, HIDDEN_ARGUMENTS[name])
        if name in FIRST_ONLY:
            return self._first_of_two(index + 1, end)
        if name in CLOSING:
            self.break_paragraph()
            return index + 1
        printed, after = sign_of(self.tokens, index)
        self.put(printed)
        if printed or after > index + 1 or name in SIGNS:
            return min(after, end)
        return self._arguments(index + 1, end)

    def _arguments(self, index: int, end: int) -> int:
        """The arguments of a command that this reader does not know are text, each by itself; its option is none."""
        option = self.reading.optional(index, end)
        first = self.reading.closed_group(option.after if option else index, end)
        if first is None:
            is_opened = option is not None and self.reading.group(option.after, end) is not None
            is_none = option is not None and (is_opened or _SETTINGS.search(self.reading.source(option)))
            return option.after if option is not None and is_none else index
        after = option.after if option else index
        while first is not None and first.after < end and self.tokens[first.after].kind is Kind.OPEN:
            self.run(first.start, first.end)
            self.put(" ")
            after = first.after
            first = self.reading.closed_group(after, end)
        return after

    def _first_of_two(self, index: int, end: int) -> int:
        """Commands that show one thing in two forms: the one that is printed comes first."""
        option = self.reading.optional(index, end)
        shown = self.reading.argument(option.after if option else index, end)
        if shown is None:
            return index
        self.run(shown.start, shown.end)
        other = self.reading.group(shown.after, end)
        return other.after if other else shown.after

    def _blank_before_word(self, index: int, end: int) -> int:
        """`\\xspace`: TeX has taken the blank behind a command for its own."""
        following = self.tokens[index] if index < end else None
        if following is not None and following.kind in (Kind.TEXT, Kind.COMMAND) and following.text[:1].isalnum():
            self.put(" ")
        return index

    def _code(self, text: str) -> None:
        """What is set as it is typed is shown, and is no word of its sentence."""
        self.ensure_block()
        start = self.builder.next_word
        self.put(text)
        self.builder.sign(start)

    def skip(self, index: int, end: int, count: int) -> int:
        """The index behind `count` arguments and the options before each."""
        for turn in range(count + 1):
            while (option := self.reading.optional(index, end)) is not None and (turn < count or count == 0):
                index = option.after
            if turn < count:
                found = self.reading.argument(index, end)
                index = found.after if found else index
        return index

    # -- mathematics ----------------------------------------------------------------------------------------
    def _mathematics(self, index: int, end: int) -> int:
        """`$…$` is read, `$$…$$` left out; a sign that nothing closes is a sign of currency."""
        sign = self.tokens[index].text
        closing = self._find(Kind.MATH, sign, index + 1, end)
        if closing is None:
            self.put("$")
            return index + 1
        if sign == "$":
            self._as_mathematics(index + 1, closing)
        return closing + 1

    def _display(self, index: int, end: int) -> int:
        name = self.tokens[index].text
        closing = self._find(Kind.COMMAND, _ENDS_OF_MATH[name], index + 1, end)
        if closing is None:
            return index + 1
        if name == "(":
            self._as_mathematics(index + 1, closing)
        return closing + 1

    def _as_mathematics(self, start: int, end: int) -> None:
        self._math += 1
        self.run(start, end)
        self._math -= 1

    def _ensure_math(self, index: int, end: int) -> int:
        found = self.reading.argument(index, end)
        if found is None:
            return index
        self._as_mathematics(found.start, found.end)
        return found.after

    def _find(self, kind: Kind, text: str, index: int, end: int) -> int | None:
        """The next such token in the same paragraph; a search that failed is not made again."""
        if index < self._barren.get(text, 0):
            return None
        turn = index
        while turn < end and self.tokens[turn].kind is not Kind.PARAGRAPH:
            if self.tokens[turn].kind is kind and self.tokens[turn].text == text:
                return turn
            turn += 1
        self._barren[text] = turn
        return None

    def _raised(self, index: int, end: int) -> int:
        """Raised figures are written raised; raised letters ('th') as they are."""
        found = self.reading.argument(index, end)
        if found is None:
            return index
        text = self.reading.source(found).strip()
        if text.isdecimal() and len(text) < 5:
            self.put(text.translate(RAISED))
        else:
            self.run(found.start, found.end)
        return found.after

    # -- environments, lists, tables ---------------------------------------------------------------------------------
    def _begin(self, index: int, end: int) -> int:
        named = self.reading.group(index, end)
        if named is None:
            return index
        name = self.reading.source(named).strip()
        if name == "document":
            self.silent = False
            return named.after
        if name in DISPLAYED:
            closing = self.reading.environment_end(index - 1, end)
            return named.after if closing is None else closing
        self.break_paragraph()
        after = named.after
        if name in TABLES:
            after = self.skip(after, end, TABLES[name])
            self._places.append((name, BlockKind.TABLE_ROW))
        else:
            kind = BlockKind.LIST_ITEM if name in LISTS else BlockKind.QUOTATION if name in QUOTES else None
            taking = self.handlers.get(f"open {name}")
            self._places.append((name, kind))
            after = taking(after, end) if taking else self.skip(after, end, ARGUMENTS.get(name, 0))
        opened = self.handlers.get(f"begin {name}")
        return opened(after, end) if opened else after

    def _end(self, index: int, end: int) -> int:
        named = self.reading.group(index, end)
        if named is None:
            return index
        name = self.reading.source(named).strip()
        closing = self.handlers.get(f"close {name}")
        if closing:
            closing(index, end)
        if any(name == place for place, _ in self._places[-_DEEPEST:]):
            self.close_block()
            while self._places.pop()[0] != name:
                pass
        closed = self.handlers.get(f"end {name}")
        if closed:
            closed(index, end)
        if name not in DISPLAYED:
            self.break_paragraph()
        return named.after

    def _in_table(self) -> bool:
        return not self.noting and self._kind() is BlockKind.TABLE_ROW

    def _break_line(self, index: int, end: int) -> int:
        if index < end and self.tokens[index].text == "*":
            index += 1
        option = self.reading.optional(index, end)
        if self._in_table():
            self.close_block()
        else:
            self.put(" ")
        return option.after if option else index

    def _list_item(self, index: int, end: int) -> int:
        self.break_paragraph()
        option = self.reading.optional(index, end)
        if option is None:
            return index
        self.run(option.start, option.end)
        self.put(" ")
        return option.after

    def _write(self, index: int, end: int) -> int:
        """`\\write18{…}` would run a program: nothing of it is read."""
        if index < end and self.tokens[index].kind is Kind.TEXT:
            index += 1
        found = self.reading.group(index, end)
        return found.after if found else index
