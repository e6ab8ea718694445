"""Putting a canonical text together for formats that are trees: blocks, markers and notes placed as they are written.

White space is folded as it is added; a block ends with an empty line, a note stands on a line of its own behind its
label.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.document import Anchor, Block, BlockKind, Format, Layout, Marker, MarkerKind, Note, NoteKind
from claims.flow import Span
from claims.suppressions import Remark, read_suppressions

# Formats whose notes are written where they are called: a remark on a paragraph speaks of its notes as well.
_NOTES_IN_PLACE = frozenset((Format.DOCX, Format.LATEX))


@dataclass(slots=True)
class _PendingMarker:
    label: str
    start: int
    end: int
    kind: MarkerKind
    target: str


@dataclass(slots=True)
class _PendingRemark:
    words: str
    start: int
    within: bool  # whether a block or note was open
    end: int | None = None  # of what it was laid over, where the format says


@dataclass(slots=True)
class LayoutBuilder:
    """Collects a document in reading order. `target` and `key` are the format's own names of notes (ids, anchors).

    Calls between `open_block` and `close_block` (or `open_note` and `close_note`) write into that block; blocks do not
    nest: opening one closes the one before.
    """

    format: Format
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _markers: list[_PendingMarker] = field(default_factory=list)
    _notes: list[tuple[str, Note]] = field(default_factory=list)
    _page_starts: list[int] = field(default_factory=lambda: [0])
    _labels: Counter[str] = field(default_factory=Counter)
    _block: tuple[BlockKind, int] | None = None
    _earlier: list[Span] = field(default_factory=list)  # of the open block, before the notes that stand within it
    _paused: BlockKind | None = None
    _note: tuple[str, str, int, int, NoteKind, bool, int, int] | None = None  # the last: index of its first part
    _space: bool = False
    _anchors: list[Anchor] = field(default_factory=list)
    _signs: list[Span] = field(default_factory=list)
    _remarks: list[_PendingRemark] = field(default_factory=list)
    loose: BlockKind = BlockKind.PARAGRAPH  # of text that stands in no block of its own

    @property
    def position(self) -> int:
        """The offset at which the next character is written."""
        return self._length

    @property
    def next_word(self) -> int:
        """The offset at which the next word is written, behind the blank that it needs."""
        return self._length + (self._space and self._block is not None and not self._at_start())

    @property
    def in_block(self) -> bool:
        """Whether a block is open and holds something."""
        return self._block is not None and self._length > self._block[1]

    def open_block(self, kind: BlockKind) -> None:
        """Begin a block of the body."""
        self.close_block()
        self._block = (kind, self._length)
        self._space = False

    def close_block(self) -> None:
        """End the open block; an empty one leaves no trace."""
        if self._block is None:
            return
        kind, start = self._block
        self._block = None
        segments, self._earlier = self._earlier, []
        if self._length > start:
            segments.append(Span(start, self._length))
            self._write("\n\n")
        if segments:
            self._blocks.append(Block(kind, tuple(segments)))

    def pause_block(self) -> None:
        """Leave the open block at the end of a page, where its notes stand; `resume_block` goes on with it."""
        if self._block is None:
            return
        self._paused, start = self._block
        self._block = None
        if self._length > start:
            self._earlier.append(Span(start, self._length))
            self._write("\n\n")

    def resume_block(self) -> None:
        """Go on with the block that was left, in a further segment."""
        if self._paused is not None:
            self._block, self._paused = (self._paused, self._length), None
            self._space = False

    def add(self, text: str) -> None:
        """Write text into the open block or note, white space folded across calls."""
        for number, word in enumerate(text.split()):
            if number or text[0].isspace():
                self._space = True
            self._word(word)
        if text and text[-1].isspace():
            self._space = True

    def add_line_break(self) -> None:
        """Write a line break that belongs to the block."""
        if not self._at_start():
            self._write("\n")
        self._space = False

    def mark(self, label: str, target: str, kind: MarkerKind = MarkerKind.NOTE, printed: str | None = None) -> None:
        """Write a marker that calls the note named `target`; `printed` is how it stands in the text ('[1]')."""
        self._word(printed or label)
        start = self._length - len(printed or label)
        inner = (printed or label).find(label)
        begin = start + max(inner, 0)
        self._markers.append(_PendingMarker(label, begin, begin + len(label), kind, target))

    def link(self, start: int, url: str) -> None:
        """Note that what was written since `start` (a `next_word`) is laid over with a link; not over nothing."""
        if self._block is not None and self._length > start >= self._block[1]:
            self._anchors.append(Anchor(start, self._length, url))

    def sign(self, start: int) -> None:
        """Note that what was written since `start` (a `next_word`) is shown and is no word of its sentence, as code."""
        if self._block is not None and self._length > start:
            self._signs.append(Span(start, self._length))

    def remark(self, words: str) -> None:
        """Note a comment, which is not shown: it speaks of the block it stands in, or of the next."""
        self._remarks.append(_PendingRemark(words, self._length, self.in_block or self._note is not None))

    def remark_over(self, words: str, start: int) -> None:
        """Note a comment on what was written since `start` (a `position`)."""
        self._remarks.append(_PendingRemark(words, start, True, self._length))

    def open_note(self, key: str, label: str, kind: NoteKind, *, named: bool = False, scope: int = 0) -> None:
        """Begin the note that the format calls `key`, printing its label; `scope` counts numberings."""
        self.close_block()
        self.close_note()
        start = self._length
        self._write(f"{label} " if label else "")
        self._note = (key, label, start, self._length, kind, named, scope, len(self._parts))
        self._space = False

    def close_note(self) -> None:
        """End the open note."""
        if self._note is None:
            return
        key, label, start, body, kind, named, scope, part = self._note
        self._note = None
        text = "".join(self._parts[part:])
        end = self._length if text.strip() else start + len(label)
        self._labels[label] += 1
        count = self._labels[label]
        id_ = f"n{label}" if count == 1 else f"n{label}-{count}"
        words = " ".join(text.split())
        note = Note(id_, label, (Span(start, end),), min(body, end), words, kind, scope=scope, named=named)
        self._notes.append((key, note))
        self._write("\n")

    def break_page(self) -> None:
        """Begin a new page."""
        if self._length > self._page_starts[-1]:
            self._page_starts.append(self._length)

    def build(self, *, title: str | None = None, dated: str | None = None, language: str | None = None) -> Layout:
        """The layout of what was written, each marker linked to the note of its target."""
        self.close_block()
        self.close_note()
        by_key: dict[str, str] = {}
        for key, note in self._notes:
            by_key.setdefault(key, note.id)
        markers = tuple(
            Marker(m.label, m.start, m.end, m.kind, by_key.get(m.target), 1.0 if m.target in by_key else 0.9)
            for m in self._markers
        )
        text = "".join(self._parts)
        ends = [*self._page_starts[1:], len(text)]
        pages = tuple(Span(start, end) for start, end in zip(self._page_starts, ends, strict=True))
        notes = tuple(replace(note, page=self._page(note.start)) for _, note in self._notes)
        return Layout(
            self.format, text, pages, tuple(self._blocks), notes, markers, title, dated, language,
            anchors=tuple(self._anchors), signs=tuple(self._signs),
            suppressions=read_suppressions(list(self._spoken_of(markers, notes)), len(text)),
        )  # fmt: skip

    def _spoken_of(self, markers: Sequence[Marker], listed: Sequence[Note]) -> Iterator[Remark]:
        """The comments, each with the blocks or notes that it stands in or before, and the notes called there."""
        notes = {note.id: Span(note.start, note.end) for note in listed}
        places = sorted([Span(block.start, block.end) for block in self._blocks] + list(notes.values()))
        starts = [place.start for place in places]
        calls = sorted((one.start, one.note) for one in markers if one.note and one.note in notes)
        reaches = self.format in _NOTES_IN_PLACE
        for one in self._remarks:
            turn = bisect_right(starts, one.start) - 1 if one.within else bisect_left(starts, one.start)
            near = places[max(turn, 0)] if 0 <= turn < len(places) or one.end else Span(one.start, one.start)
            last = bisect_left(starts, one.end) - 1 if one.end else -1
            near = Span(near.start, max(near.end, places[last].end)) if last >= 0 else near
            called = calls[bisect_left(calls, (near.start, "")) : bisect_left(calls, (near.end, ""))] if reaches else []
            beside = tuple(notes[id_] for _, id_ in called)
            yield Remark(one.words, Span(one.start, min(one.start + 1, self._length)), near, beside)

    def _page(self, offset: int) -> int | None:
        """The number of the page that holds `offset`; None in a document without pages."""
        return bisect_right(self._page_starts, offset) if len(self._page_starts) > 1 else None

    def _word(self, word: str) -> None:
        if self._block is None and self._note is None:
            self._block = (self.loose, self._length)
        if self._space and not self._at_start():
            self._write(" ")
        self._space = False
        self._write(word)

    def _at_start(self) -> bool:
        start = self._note[3] if self._note else self._block[1] if self._block else self._length
        return self._length == start or (bool(self._parts) and self._parts[-1].endswith("\n"))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
