"""How LaTeX numbers its notes: counters, restarts, styles, and notes that wait for the end of their paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, field

from claims.document import NoteKind
from claims.readers.latex.words import SYMBOLS

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Waiting:
    """A note that was called and is not written yet; `write` writes its text."""

    key: str
    label: str
    kind: NoteKind
    scope: int
    write: Callable[[], None]


@dataclass(slots=True)
class Counter:
    """One numbering of notes, as `\\thefootnote` prints it."""

    scope: int
    value: int = 0
    style: str = "arabic"
    highest: int = 0

    def step(self) -> str:
        """The label of the next note."""
        self.value += 1
        self.highest = max(self.highest, self.value)
        return self.label()

    def label(self, value: int | None = None) -> str:
        """The label of a number, of the last one if none is given."""
        number = self.value if value is None else value
        if self.style == "fnsymbol" and number > 0:
            return SYMBOLS[(number - 1) % len(SYMBOLS)]
        if self.style in ("alph", "Alph") and 0 < number <= 26:
            letter = chr(ord("a") + number - 1)
            return letter if self.style == "alph" else letter.upper()
        if self.style in ("roman", "Roman") and 0 < number < 400:
            return _roman(number) if self.style == "roman" else _roman(number).upper()
        return str(number)


@dataclass(slots=True)
class Numbering:
    """The numberings of a document, and the notes that each label calls."""

    footnotes: Counter = field(default_factory=lambda: Counter(0))
    thanks: Counter = field(default_factory=lambda: Counter(0, style="fnsymbol"))
    endnotes: Counter | None = None
    outer: list[Counter] = field(default_factory=list)  # of the page, while a box counts its own notes
    _scopes: int = 1
    _keys: dict[tuple[int, str], str] = field(default_factory=dict)
    _serial: int = 0

    def restart(self) -> None:
        """Begin a new numbering of footnotes, as a chapter does, if there were any."""
        if self.footnotes.value:
            self.footnotes = Counter(self.next_scope(), style=self.footnotes.style)

    @property
    def marks(self) -> Counter:
        """The numbering of `\\footnotemark`, which is the page's also within a box."""
        return self.outer[0] if self.outer else self.footnotes

    def enter_box(self) -> None:
        """A minipage begins: its notes are a, b, c."""
        self.outer.append(self.footnotes)
        self.footnotes = Counter(self.next_scope(), style="alph")

    def leave_box(self) -> None:
        """It ends: the numbering around it goes on."""
        if self.outer:
            self.footnotes = self.outer.pop()

    def endnote(self) -> Counter:
        """The numbering of endnotes."""
        if self.endnotes is None:
            self.endnotes = Counter(self.next_scope())
        return self.endnotes

    def key(self, counter: Counter, label: str, *, again: bool = False) -> str:
        """The name of the note that a label calls; with `again` that of a note called before, if there is one."""
        place = (counter.scope, label)
        if again and place in self._keys:
            return self._keys[place]
        self._serial += 1
        self._keys[place] = f"note {self._serial}"
        return self._keys[place]

    def next_scope(self) -> int:
        """The number of a numbering that begins."""
        self._scopes += 1
        return self._scopes - 1


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
