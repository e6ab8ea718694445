"""Characters of a page joined to runs: text of one line without a wide gap, raised signs in their Unicode form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sources.text import scripts

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": "-", "\ufffe": "-"}
_WIDE_GAP = 1.0  # of the type size: two things stand side by side
_WORD_GAP = 0.22  # of the type size, where no blank is written
_SMALL = 0.82  # of the size of the text: a raised or lowered sign
_SHIFT = 0.12  # of the size of the text: how far it is raised or lowered at least
_SAME_LINE = 0.75  # of the size of the text: no sign is raised higher


class Glyph(NamedTuple):
    """A character: its edges, baseline and size in points. A blank has no place."""

    at: int  # its number on the page
    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_blank: bool = False


@dataclass(slots=True)
class Run:
    """Text of one line without a wide gap. `index` is that of its first character on the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    index: int


class _Joiner:
    """The run that is being built: plain text at its size, and a raised or lowered piece that is not yet closed."""

    def __init__(self, first: Glyph) -> None:
        self.run = Run("", first.left, first.right, first.baseline, first.size, first.at)
        self._shifted = ""
        self._shift = 0  # 1 raised, -1 lowered
        self._last = first

    def takes(self, glyph: Glyph, *, after_blank: bool) -> bool:
        """Whether `glyph` goes on in this run."""
        run, last = self.run, self._last
        size = max(run.size, glyph.size)
        if abs(glyph.baseline - run.baseline) > _SAME_LINE * size:
            return False
        is_shifted = _shift_of(glyph, run) != 0
        if not is_shifted and abs(glyph.baseline - run.baseline) > 0.25 * size:
            return False
        if abs(glyph.left - last.left) < 0.05:  # the letters of a ligature share its box
            return True
        gap = glyph.left - last.right
        return -0.6 * size <= gap <= (_WIDE_GAP * size if not after_blank else 1.4 * size)

    def add(self, glyph: Glyph, *, after_blank: bool) -> None:
        """Add a character that goes on in this run."""
        run = self.run
        shift = _shift_of(glyph, run) if run.text or self._shifted else 0
        text = _LIGATURES.get(glyph.text, glyph.text)
        if self._shift != shift:
            self._close()
            self._shift = shift
        gap = glyph.left - self._last.right
        # A raised sign stands close; the blank before it is one that nobody wrote.
        needs_blank = gap > _WORD_GAP * run.size or (after_blank and shift <= 0)
        if needs_blank and (run.text or self._shifted):
            text = " " + text
        if shift:
            self._shifted += text
        else:
            if glyph.size > run.size * 1.2 and len(run.text) <= 3:  # began with a small sign
                run.size, run.baseline = glyph.size, glyph.baseline
            run.text += text
        run.left = min(run.left, glyph.left)
        run.right = max(run.right, glyph.right)
        self._last = glyph

    def finished(self) -> Run:
        """The run as it is."""
        self._close()
        return self.run

    def _close(self) -> None:
        if self._shifted:
            change = scripts.raised if self._shift > 0 else scripts.lowered
            self.run.text += change(self._shifted, self.run.text[-1:])
        self._shifted = ""
        self._shift = 0


def _shift_of(glyph: Glyph, run: Run) -> int:
    if glyph.size > run.size * _SMALL or abs(glyph.baseline - run.baseline) < _SHIFT * run.size:
        return 0
    return 1 if glyph.baseline > run.baseline else -1


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """The runs of a page, in the order of its content."""
    joiner: _Joiner | None = None
    after_blank = False
    for glyph in glyphs:
        if glyph.is_blank:
            after_blank = True
            continue
        if joiner is not None and not joiner.takes(glyph, after_blank=after_blank):
            yield joiner.finished()
            joiner = None
        if joiner is None:
            joiner = _Joiner(glyph)
            after_blank = False
        joiner.add(glyph, after_blank=after_blank)
        after_blank = False
    if joiner is not None:
        yield joiner.finished()
