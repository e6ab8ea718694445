"""Layouts out of marked-up text, so that what reads a layout is tested without a reader.

Blocks stand apart by an empty line; a first word says what they are: `#` heading, `*` list item, `[box]`, `[row]`,
`[caption]`, `[quote]`, `[front]`; else a paragraph. `{12}` prints `12` and marks a call of note 12; `{[12]}` prints it
in square brackets; `{=Farr 2015}` prints the words as an author-date call. `{cut}` ends a page: a note stands between.
"""

import re

from claims.document import Block, BlockKind, Format, Layout, Marker, MarkerKind, Note
from claims.flow import Span

_KINDS = {
    "#": BlockKind.HEADING,
    "*": BlockKind.LIST_ITEM,
    "[box]": BlockKind.TEXT_BOX,
    "[row]": BlockKind.TABLE_ROW,
    "[caption]": BlockKind.CAPTION,
    "[quote]": BlockKind.QUOTATION,
    "[front]": BlockKind.FRONT_MATTER,
}
_CALL = re.compile(r"\{([^{}]+)\}")
_CUT_NOTE = "\n\n99 Farr, A. Title of a note (2001), pp. 3-9\n "


def layout_of(marked: str, language: str | None = "en") -> Layout:
    """The layout of marked-up text."""
    text = ""
    blocks: list[Block] = []
    markers: list[Marker] = []
    for raw in re.split(r"\n\n+(?! )", marked.strip("\n")):
        first, _, rest = raw.partition(" ")
        kind, body = (_KINDS[first], rest) if first in _KINDS else (BlockKind.PARAGRAPH, raw)
        start, segments = len(text), []
        for part in re.split(r"(\{[^{}]+\})", body):
            call = _CALL.fullmatch(part)
            if call is None:
                text += part
            elif call[1] == "cut":
                segments.append(Span(start, len(text)))
                text += _CUT_NOTE
                start = len(text)
            else:
                text, marker = _called(text, call[1])
                markers.append(marker)
        segments.append(Span(start, len(text)))
        blocks.append(Block(kind, tuple(segments)))
        text += "\n\n"
    notes, text = _notes(text, markers)
    return Layout(Format.TEXT, text, (Span(0, len(text)),), tuple(blocks), notes, tuple(markers), language=language)


def _called(text: str, call: str) -> tuple[str, Marker]:
    if call.startswith("="):
        label = call[1:]
        return text + label, Marker(label, len(text), len(text) + len(label), MarkerKind.AUTHOR_DATE, f"n{label}")
    bracket = re.fullmatch(r"\[(.+)\]", call)
    label = bracket[1] if bracket else call
    kind = MarkerKind.BRACKET if bracket else MarkerKind.NOTE
    start = len(text) + call.index(label)
    return text + call, Marker(label, start, start + len(label), kind, f"n{label}")


def _notes(text: str, markers: list[Marker]) -> tuple[tuple[Note, ...], str]:
    notes = []
    for label in dict.fromkeys(marker.label for marker in markers):
        body = f"Farr, A. Work {label}, 2001."
        start = len(text)
        text += f"{label} {body}\n"
        span = Span(start, len(text) - 1)
        notes.append(Note(f"n{label}", label, (span,), start + len(label) + 1, body))
    return tuple(notes), text
