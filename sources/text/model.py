"""The visible text of a source, with the structure that tells what a figure in it speaks of."""

from dataclasses import dataclass, field
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage of a source is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its span in the source's text, its place in the table (from 0), and the headers above and left."""

    start: int
    end: int
    row: int
    column: int
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a source: `text[start:end]`, under `headings` (outermost first), with the table it belongs to.

    `title` is a table's caption. `page` counts from 1 where the source has pages.
    """

    kind: PassageKind
    start: int
    end: int
    headings: tuple[str, ...] = ()
    title: str | None = None
    cells: tuple[Cell, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """What can be read in a source.

    `text` is the visible text, one passage a line or more; offsets count its code points. `hidden` is text that is in
    the file and not shown to a reader (white on white, `display:none`, comments, JSON-LD): never evidence.
    `published` is ISO 8601, from the page's own metadata. `unreadable` says why there is no usable text (no text layer,
    encrypted, a wall before the content), `truncated` why not all of it was read. `anchors` are the places that a
    fragment of the page's address can point to; None where that cannot be told: no page, or scripts may make more.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    language: str | None = None
    published: str | None = None
    hidden: str = ""
    media_type: str | None = None
    unreadable: str | None = None
    truncated: str | None = None
    links: tuple[str, ...] = field(default=())
    anchors: tuple[str, ...] | None = None
