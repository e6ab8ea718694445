"""Reader for Markdown: notes and markers, blocks, title and date.

A text whose notes are typed plainly goes through the same alignment as text from a PDF. Code and comments are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.alignment.furniture import set_aside
from claims.companions import Companions, no_companions
from claims.document import Format, Layout
from claims.flow import Span, fold
from claims.readers.front import find_date, find_title, read_date
from claims.readers.markdown_carets import carets_of, raise_calls
from claims.readers.markdown_citations import read_citations, with_citations
from claims.readers.markdown_notes import MarkedNotes, find_notes
from claims.readers.markdown_signs import find_definitions, find_signs
from claims.readers.paragraphs import build_blocks
from claims.readers.text import read_text
from claims.suppressions import markdown_remarks, read_suppressions

_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)")
_FRONT = re.compile(r"---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"^(title|date|lang)[ \t]*:[ \t]*(\S[^\r\n]{0,500})", re.MULTILINE | re.IGNORECASE)
_TITLE = re.compile(r"^#[ \t]+(\S[^\r\n]{0,300})", re.MULTILINE)
_INDENTED = re.compile(r"(?: {4}|\t)")
_HOLDS_MORE = re.compile(r"[ \t]{0,3}(?:[-*+•]\s|\d{1,9}[.)]\s|\[\^)")  # what indented lines may go on with
_LONGEST_FRONT = 20_000


def read_markdown(
    text: str, companions: Companions = no_companions, bibliographies: Sequence[tuple[str, bytes]] = ()
) -> Layout:
    """The layout of a Markdown text; `text` is the canonical text itself.

    `companions` gives the bibliographies that its metadata names, `bibliographies` are further ones.
    """
    front = _front_matter(text)
    masked = _masked(text, front)
    definitions = find_definitions(masked)
    masked = _blanked(masked, sorted(span for _, span in definitions.values()))
    marked = find_notes(masked, text)
    layout = _from_marks(text, masked, marked) if marked.found else _from_alignment(text, masked)
    signs = find_signs(text, layout.blocks, definitions)
    cited = read_citations(masked, text[: front.end], companions, bibliographies, [note.id for note in layout.notes])
    notes = (*(with_citations(text, note, cited.markers, cited.notes) for note in layout.notes), *cited.notes)
    markers = tuple(sorted((*layout.markers, *cited.markers), key=lambda marker: (marker.start, marker.end)))
    fields = {found[1].casefold(): found[2].strip().strip("\"'") for found in _FIELD.finditer(text, 0, front.end)}
    heading = _TITLE.search(masked)
    return replace(
        layout,
        format=Format.MARKDOWN,
        notes=notes,
        markers=markers,
        anchors=signs.anchors,
        signs=tuple(sorted({*signs.spans, *cited.signs, *carets_of(text, layout.markers)})),
        entries=cited.entries,
        suppressions=read_suppressions(list(markdown_remarks(_blanked(text, _fences(text)))), len(text)),
        warnings=(*layout.warnings, *cited.warnings),
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
    layout = read_text(raise_calls(masked))
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
    masked = _blanked(text, [front, *_blocks_to_hide(text, front.end)])
    return _CODE.sub(lambda found: "x" * len(found[0]), _blanked(masked, list(_indented_code(masked))))


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with `spans`, which are in order, blank."""
    parts: list[str] = []
    done = 0
    for span in spans:
        parts += [text[done : span.start], _blank(text[span.start : span.end])]
        done = span.end
    return "".join([*parts, text[done:]])


def _indented_code(masked: str) -> Iterator[Span]:
    """Lines indented by four blanks or more behind an empty line, outside of lists and notes."""
    offset, within, may = 0, False, True  # `may`: nothing but headings and paragraphs stands above
    blank = True
    for line in masked.splitlines(keepends=True):
        bare = line.strip()
        indented = _INDENTED.match(line) is not None
        if bare and indented and (within or (blank and may)):
            within = True
            yield Span(offset, offset + len(line.rstrip("\r\n")))
        elif bare:
            within = False
            may = indented and may if indented else _HOLDS_MORE.match(line) is None
        blank = not bare
        offset += len(line)


def _blocks_to_hide(text: str, start: int) -> list[Span]:
    """Fenced code and comments, in order; one that does not end runs to the end of the text."""
    hidden: list[Span] = []
    while start < len(text):
        fence, comment = _FENCE.search(text, start), text.find("<!--", start)
        if fence is not None and (comment < 0 or fence.start() < comment):
            closing = re.compile(rf"^[ ]{{0,3}}{re.escape(fence[1])}[`~]*[ \t]*\r?$", re.MULTILINE).search(
                text, fence.end()
            )
            hidden.append(Span(fence.start(), closing.end() if closing else len(text)))
        elif comment >= 0:
            end = text.find("-->", comment)
            hidden.append(Span(comment, end + 3 if end >= 0 else len(text)))
        else:
            break
        start = hidden[-1].end
    return hidden


def _fences(text: str) -> list[Span]:
    """The blocks of fenced code."""
    return [span for span in _blocks_to_hide(text, 0) if not text.startswith("<!--", span.start)]


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
