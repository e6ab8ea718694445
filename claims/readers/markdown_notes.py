"""Markdown's notes: `[^n]` with its definition, and `^[…]` in the line.

Follows the footnotes of pandoc and of PHP Markdown Extra: a definition goes on over indented paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.alignment.lines import Line, split_lines
from claims.alignment.notes import BodyLine
from claims.document import Block, Marker, Note, NoteKind
from claims.flow import Span, fold

_DEFINITION = re.compile(r"\[\^([^\]\s]{1,80})\]:[ \t]{0,20}")
_CALL = re.compile(r"\[\^([^\]\s]{1,80})\]")
_INDENTED = re.compile(r"(?: {2,}|\t)")
_LONGEST_INLINE = 5_000


@dataclass(frozen=True, slots=True)
class MarkedNotes:
    """The notes and markers that Markdown's own signs give, and the lines that are left as body."""

    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    body: list[Line]
    inline: tuple[Span, ...] = ()

    @property
    def found(self) -> bool:
        """Whether the text uses these signs at all."""
        return bool(self.notes or self.markers)

    def lines(self, kept: Sequence[Line]) -> list[BodyLine]:
        """The lines `kept` of the body, none of them cut: notes stand anywhere in Markdown."""
        return [BodyLine(line, False) for line in kept]

    def cut_out(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks without the notes that stand in their lines; what calls them (`^[`) stays."""
        if not self.inline:
            return blocks
        return tuple(replace(block, segments=tuple(self._outside(block.segments))) for block in blocks)

    def _outside(self, segments: tuple[Span, ...]) -> Iterator[Span]:
        for segment in segments:
            start = segment.start
            for note in self.inline:
                if start <= note.start < segment.end:
                    yield Span(start, note.start + 2)
                    start = note.end
            if start < segment.end:
                yield Span(start, segment.end)


@dataclass(frozen=True, slots=True)
class _Definition:
    label: str
    start: int
    body: int
    lines: tuple[Line, ...]


def find_notes(masked: str, text: str) -> MarkedNotes:
    """The footnotes of `masked` (code and comments blank); notes take their words from `text`."""
    lines = split_lines(masked)
    definitions, body = _definitions(masked, lines)
    inline = list(_inline_notes(masked, body))
    notes: list[Note] = []
    seen: Counter[str] = Counter()
    for definition in definitions:
        seen[definition.label] += 1
        notes.append(_note(text, definition, seen[definition.label]))
    used = {note.label for note in notes}
    markers = _calls(masked, body, {note.label: note.id for note in reversed(notes)})
    for turn, span in enumerate(inline, 1):
        label = next(name for name in (str(turn), f"inline-{turn}") if name not in used)
        own = Span(span.start + 2, span.end - 1)
        words = fold(text, [own]).text
        notes.append(Note(f"n{label}", label, (own,), own.start, words, named=True))
        markers.append(Marker(label, span.start, own.start, note=f"n{label}"))
    return MarkedNotes(
        tuple(sorted(notes, key=lambda note: note.start)),
        tuple(sorted(markers, key=lambda marker: marker.start)),
        body,
        tuple(inline),
    )


def _definitions(masked: str, lines: Sequence[Line]) -> tuple[list[_Definition], list[Line]]:
    """The definitions with their lines, and the lines outside them."""
    found: list[_Definition] = []
    body: list[Line] = []
    own: list[Line] = []
    head: re.Match[str] | None = None
    for line in lines:
        opening = _DEFINITION.match(masked, line.first, line.last)
        if opening is not None:
            _close(found, head, own)
            head, own = opening, [line]
        elif head is not None and _continues(masked, line):
            own.append(line)
        else:
            _close(found, head, own)
            head = None
            body.append(line)
    _close(found, head, own)
    return found, body


def _close(found: list[_Definition], head: re.Match[str] | None, own: Sequence[Line]) -> None:
    if head is not None:
        found.append(_Definition(head[1], head.start(1), min(head.end(), own[-1].last), tuple(own)))


def _continues(masked: str, line: Line) -> bool:
    """Whether a line goes on with the definition above it: without a blank line between, or indented."""
    indented = _INDENTED.match(masked, line.start) is not None
    return indented if line.gap else indented or masked[line.first] not in "#>|-*+<"


def _note(text: str, definition: _Definition, occurrence: int) -> Note:
    label, last = definition.label, definition.lines[-1].last
    spans = [
        Span(max(line.first, definition.body), line.last) for line in definition.lines if line.last > definition.body
    ]
    return Note(
        f"n{label}" if occurrence == 1 else f"n{label}-{occurrence}",
        label,
        (Span(definition.start, last),),
        definition.body,
        fold(text, spans).text,
        kind=NoteKind.FOOTNOTE,
        named=not label.isdigit(),
    )


def _calls(masked: str, body: Sequence[Line], ids: dict[str, str]) -> list[Marker]:
    """The calls in the body; one whose note is not defined has none."""
    return [
        Marker(found[1], found.start(1), found.end(1), note=ids.get(found[1]))
        for line in body
        for found in _CALL.finditer(masked, line.first, line.last)
    ]


def _inline_notes(masked: str, body: Sequence[Line]) -> Iterator[Span]:
    """The spans of `^[…]`, brackets balanced, within a paragraph."""
    done = 0
    for line in body:
        start = masked.find("^[", max(done, line.first), line.last)
        while start >= 0:
            end = _closing(masked, start + 2)
            if end is None:
                break
            yield Span(start, end)
            done = end
            start = masked.find("^[", done, line.last) if done < line.last else -1


def _closing(masked: str, start: int) -> int | None:
    """The offset behind the bracket that closes an inline note, before a blank line."""
    limit = min(len(masked), start + _LONGEST_INLINE)
    blank = re.compile(r"\n[ \t\r]{0,80}\n").search(masked, start, limit)
    depth = 1
    for offset in range(start, blank.start() if blank else limit):
        depth += {"[": 1, "]": -1}.get(masked[offset], 0)
        if not depth:
            return offset + 1
    return None
