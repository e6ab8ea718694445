"""What a reader makes of a report: one canonical text, and the typed places in it.

Offsets count Unicode code points of `Document.text`; ends are exclusive. Nothing behind the readers knows the format.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from claims.flow import Span
from claims.quantities.model import Quantity
from claims.references.model import Reference
from claims.suppressions import Suppression


class Format(StrEnum):
    """The format a document was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    LATEX = "latex"
    BIBTEX = "bibtex"
    ODT = "odt"
    EPUB = "epub"
    RTF = "rtf"


class BlockKind(StrEnum):
    """What a run of body text is for; a claim is looked for in all but headings, furniture and front matter."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TEXT_BOX = "text-box"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    QUOTATION = "quotation"
    FRONT_MATTER = "front-matter"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, item, heading or piece of furniture, put together again where a page or a note cut it."""

    kind: BlockKind
    segments: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.segments[-1].end


class NoteKind(StrEnum):
    """Where a note stands; an entry is one item of a list of works or a bibliography file, a link a page linked to."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    ENTRY = "entry"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Note:
    """A printed note: its label, where it stands, and the references cut from it.

    `text` is folded to one line without the label, broken addresses joined. `scope` counts the numbering
    that the note belongs to (0, 1 … where numbering restarts). `body` is the offset where the text begins.
    """

    id: str
    label: str
    segments: tuple[Span, ...]
    body: int
    text: str
    kind: NoteKind = NoteKind.FOOTNOTE
    page: int | None = None
    scope: int = 0
    glued: bool = False  # no white space stands between this note's label and the note before
    named: bool = False  # the label is a name of the format (`[^smith]`), not a printed number
    references: tuple[Reference, ...] = ()
    raw: str = ""  # an entry under a key: what stands in its file; empty for all other notes
    addresses: tuple[str, ...] = ()  # what links laid over the note lead to: they prove an address broken over lines

    @property
    def start(self) -> int:
        """Offset of the first character of the label."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.segments[-1].end


class MarkerKind(StrEnum):
    """How a note or entry is called."""

    NOTE = "note"
    BRACKET = "bracket"
    AUTHOR_DATE = "author-date"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign in the text that calls a note; `note` is the id of the note it is linked to, if there is one.

    `confidence` is between 0 and 1; `runner_up` is the id of the note that was the next best choice.
    """

    label: str
    start: int
    end: int
    kind: MarkerKind = MarkerKind.NOTE
    note: str | None = None
    confidence: float = 1.0
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link laid over words of the body, which stay words of their sentence; `note` is the id of its note."""

    start: int
    end: int
    url: str
    note: str | None = None


class LinkKind(StrEnum):
    """How a claim hangs on its notes (`direct`: a marker within its sentence, and so on outwards)."""

    DIRECT = "direct"
    FOLLOWING_SENTENCE = "following-sentence"
    PARAGRAPH = "paragraph"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body: its pieces, its text without markers, the notes it hangs on, and its block's index."""

    segments: tuple[Span, ...]
    text: str
    notes: tuple[str, ...]
    link: LinkKind
    block: int

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character, markers and full stop included."""
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a figure.

    `sentence` indexes `Document.sentences`. `figures` have document offsets; `spots` holds, for each, its span in
    `text` (the folded sentence without markers). `context` is what the sentence leans on: heading and sentence before.
    """

    id: str
    sentence: int
    segments: tuple[Span, ...]
    text: str
    figures: tuple[Quantity, ...]
    spots: tuple[Span, ...]
    notes: tuple[str, ...]
    link: LinkKind
    context: str = ""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks that are given as somebody's; `text` is without the marks, folded."""

    id: str
    sentence: int
    start: int
    end: int
    text: str
    notes: tuple[str, ...]
    link: LinkKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place that names who said or found something: 'according to X', 'a X study found'.

    `name` is the body or author as printed, without article; empty where only a kind is named ("scholars").
    """

    sentence: int
    start: int
    end: int
    name: str
    notes: tuple[str, ...]
    link: LinkKind


@dataclass(frozen=True, slots=True)
class EntryList:
    """What a document says of its entries under keys. `complete`: every bibliography it names was read.

    `uncalled` are the keys that stand in the list without a call (`\\nocite`, another entry's `crossref`); `whole` says
    so of all (`\\nocite{*}`).
    """

    complete: bool = True
    whole: bool = False
    uncalled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format's reader hands on: text, pages, body blocks in reading order, notes and markers, all placed.

    Notes may already hold references where the format states them (citation fields, BibTeX).
    """

    format: Format
    text: str
    pages: tuple[Span, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    markers: tuple[Marker, ...] = ()
    title: str | None = None
    dated: str | None = None
    language: str | None = None
    entries: EntryList = EntryList()
    anchors: tuple[Anchor, ...] = ()  # the links of the body; of those that cite, once they are notes
    signs: tuple[Span, ...] = ()  # of the format within the body, sorted: they are no words ('**', '](https://…)')
    suppressions: tuple[Suppression, ...] = ()  # remarks that silence rules
    warnings: tuple[str, ...] = ()  # what could not be read, one sentence each


@dataclass(frozen=True)
class Document:
    """A report as read: its layout, and the references, sentences, claims, quotes and attributions found in it."""

    name: str | None
    sha256: str
    layout: Layout
    notes: tuple[Note, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    title: str | None = None
    dated: str | None = None  # ISO 8601, as precise as it is known
    language: str | None = None
    warnings: tuple[str, ...] = field(default=())  # what could not be read, one sentence each

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.layout.text

    @property
    def format(self) -> Format:
        """The format it was read from."""
        return self.layout.format

    @property
    def pages(self) -> tuple[Span, ...]:
        """The pages, in order; one where the format has none."""
        return self.layout.pages

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The body, in reading order."""
        return self.layout.blocks

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The markers, in reading order."""
        return self.layout.markers

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """All references, in the order of the notes."""
        return tuple(reference for note in self.notes for reference in note.references)

    @cached_property
    def _notes_by_id(self) -> dict[str, Note]:
        return {note.id: note for note in self.notes}

    @cached_property
    def _references_by_id(self) -> dict[str, Reference]:
        return {reference.id: reference for reference in self.references}

    @cached_property
    def latest_accessed(self) -> str | None:
        """The latest access date that a reference prints."""
        return max((reference.accessed for reference in self.references if reference.accessed), default=None)

    @cached_property
    def latest_published(self) -> str | None:
        """The latest date of publication that a reference prints."""
        dates = (reference.published or reference.year for reference in self.references)
        return max((date for date in dates if date), default=None)

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.pages]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, sign in enumerate(self.text) if sign == "\n")]

    def note(self, id: str) -> Note:  # noqa: A002  (the field's own name)
        """The note with this id; KeyError if there is none."""
        return self._notes_by_id[id]

    def reference(self, id: str) -> Reference | None:  # noqa: A002
        """The reference with this id, None if there is none."""
        return self._references_by_id.get(id)

    def cited(self, notes: tuple[str, ...]) -> Iterator[Reference]:
        """The references of these notes, in order."""
        for id_ in notes:
            yield from self.note(id_).references

    def page(self, offset: int) -> int | None:
        """The number of the page (from 1) that holds `offset`."""
        number = bisect_right(self._page_starts, offset)
        return number or None

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset` in the canonical text, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
