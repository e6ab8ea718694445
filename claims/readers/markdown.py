"""Reader for Markdown: notes and markers, blocks, title and date.

A text whose notes are typed plainly goes through the same alignment as text from a PDF. Code and comments are left out.
"""

import re
from dataclasses import replace

from claims.alignment.furniture import set_aside
from claims.document import Format, Layout
from claims.flow import Span, fold
from claims.readers.front import find_date, find_title, read_date
from claims.readers.markdown_notes import MarkedNotes, find_keys, find_notes
from claims.readers.paragraphs import build_blocks
from claims.readers.text import read_text

_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)")
_FRONT = re.compile(r"---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"^(title|date|lang)[ \t]*:[ \t]*(\S[^\r\n]{0,500})", re.MULTILINE | re.IGNORECASE)
_TITLE = re.compile(r"^#[ \t]+(\S[^\r\n]{0,300})", re.MULTILINE)
_LONGEST_FRONT = 20_000


def read_markdown(text: str) -> Layout:
    """The layout of a Markdown text; `text` is the canonical text itself."""
    front = _front_matter(text)
    masked = _masked(text, front)
    marked = find_notes(masked, text)
    layout = _from_marks(text, masked, marked) if marked.found else _from_alignment(text, masked)
    keys = tuple(
        key for key in find_keys(masked) if not any(note.start <= key.start < note.end for note in layout.notes)
    )
    markers = tuple(sorted((*layout.markers, *keys), key=lambda marker: (marker.start, marker.end)))
    fields = {found[1].casefold(): found[2].strip().strip("\"'") for found in _FIELD.finditer(text, 0, front.end)}
    heading = _TITLE.search(masked)
    return replace(
        layout,
        format=Format.MARKDOWN,
        markers=markers,
        title=fields.get("title") or (heading[1].strip(" #") if heading else layout.title),
        dated=read_date(fields.get("date", "")) or layout.dated,
        language=fields.get("lang"),
    )


def _from_marks(text: str, masked: str, marked: MarkedNotes) -> Layout:
    """The layout of a text with Markdown footnotes."""
    sheet = set_aside(masked, marked.body)
    blocks = marked.cut_out(build_blocks(masked, marked.lines(sheet.lines), sheet.furniture))
    return Layout(
        Format.MARKDOWN,
        text,
        (Span(0, len(text)),),
        blocks,
        marked.notes,
        marked.markers,
        find_title(text, blocks),
        find_date(text, blocks),
    )


def _from_alignment(text: str, masked: str) -> Layout:
    """The layout of a text whose notes are typed plainly."""
    layout = read_text(masked)
    notes = tuple(
        replace(note, text=fold(text, [replace(span, start=max(span.start, note.body)) for span in note.segments]).text)
        for note in layout.notes
    )
    return replace(layout, text=text, notes=notes)


def _front_matter(text: str) -> Span:
    """The YAML block at the head of the file; an empty span if there is none."""
    opening = _FRONT.match(text)
    closing = _FRONT_END.search(text, opening.end(), opening.end() + _LONGEST_FRONT) if opening else None
    return Span(0, closing.end() if closing else 0)


def _masked(text: str, front: Span) -> str:
    """The text with front matter, code blocks and comments blank and code in lines as letters, offsets unchanged."""
    pieces = list(_blocks_to_hide(text, front.end))
    masked, done = _blank(text[: front.end]), front.end
    for start, end in pieces:
        masked += text[done:start] + _blank(text[start:end])
        done = end
    masked += text[done:]
    return _CODE.sub(lambda found: "x" * len(found[0]), masked)


def _blocks_to_hide(text: str, start: int) -> list[tuple[int, int]]:
    """Fenced code and comments, in order; one that does not end runs to the end of the text."""
    hidden: list[tuple[int, int]] = []
    while start < len(text):
        fence, comment = _FENCE.search(text, start), text.find("<!--", start)
        if fence is not None and (comment < 0 or fence.start() < comment):
            closing = re.compile(rf"^[ ]{{0,3}}{re.escape(fence[1])}[`~]*[ \t]*\r?$", re.MULTILINE).search(
                text, fence.end()
            )
            hidden.append((fence.start(), closing.end() if closing else len(text)))
        elif comment >= 0:
            end = text.find("-->", comment)
            hidden.append((comment, end + 3 if end >= 0 else len(text)))
        else:
            break
        start = hidden[-1][1]
    return hidden


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
