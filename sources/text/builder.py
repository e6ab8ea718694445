"""Puts a source's text together passage by passage, so that every span is right by construction."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sources.text import limits
from sources.text.model import Cell, Passage, PassageKind, SourceText
from sources.text.tables import PlacedCell

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BREAK = re.compile(" ?\u2028[ \u2028]*")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u2060\ufeff]")
_TABLE_LABEL = re.compile(
    r"(?:Table|Tab\.|Tabelle|Tableau|Tabla|Tabela|Tabella|Tablo|Cədvəl|Таблица|Табл\.|表)\s{0,2}[\dIVXA-Z][\w.\-]{0,8}",
    re.IGNORECASE,
)
_LABEL_LENGTH = 300
SEPARATOR = " | "
LINE_BREAK = "\u2028"  # stands for a line break that is shown, until white space has been folded


def fold(text: str) -> str:
    """`text` as a reader sees it: white space folded, shown line breaks kept, marks without width dropped.

    No-break spaces stay: they tell a group of digits from two numbers.
    """
    folded = _SPACE.sub(" ", text)
    if not folded.isprintable():
        folded = _DROPPED.sub("", folded)
        if LINE_BREAK in folded:
            folded = _BREAK.sub("\n", folded)
    return folded.strip(" \n\xa0")


def drop_unseen(text: str) -> str:
    """`text` without control characters and marks that have no width; white space stays as it is."""
    return text if text.isprintable() else _DROPPED.sub("", text)


class TextBuilder:
    """Collects passages in reading order. What is beyond the budgets is left out and `truncated` set."""

    def __init__(self) -> None:
        self.truncated: str | None = None
        self._pieces: list[str] = []
        self._passages: list[Passage] = []
        self._length = 0
        self._cells = 0
        self._hidden: list[str] = []
        self._hidden_length = 0

    @property
    def is_full(self) -> bool:
        """Whether nothing more will be taken."""
        return self.truncated is not None

    @property
    def label(self) -> str | None:
        """The last passage, where it is the label of a table that follows ('Table 3: Attacks by year')."""
        if not self._passages or self._passages[-1].kind is PassageKind.TABLE_ROW:
            return None
        text = self._pieces[-1]
        return text if len(text) <= _LABEL_LENGTH and _TABLE_LABEL.match(text) else None

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self._passages)

    @property
    def last_caption(self) -> str | None:
        """The last passage, where it is a caption."""
        is_caption = bool(self._passages) and self._passages[-1].kind is PassageKind.CAPTION
        return self._pieces[-1] if is_caption else None

    def retitle(self, first: int, title: str) -> None:
        """Give the table rows from passage `first` on this title, where they have none of their own."""
        for index in range(first, len(self._passages)):
            passage = self._passages[index]
            if passage.kind is PassageKind.TABLE_ROW and passage.title is None:
                self._passages[index] = replace(passage, title=title)

    def add(
        self,
        kind: PassageKind,
        text: str,
        headings: tuple[str, ...] = (),
        *,
        title: str | None = None,
        page: int | None = None,
    ) -> None:
        """Add a passage of folded text; nothing happens for empty text."""
        if text and self._take(text):
            start = self._length - len(text) - 1
            self._passages.append(Passage(kind, start, start + len(text), headings, title, (), page))

    def add_row(
        self,
        placed: Sequence[PlacedCell],
        headings: tuple[str, ...] = (),
        *,
        title: str | None = None,
        page: int | None = None,
        kind: PassageKind = PassageKind.TABLE_ROW,
    ) -> None:
        """Add a table row: its filled cells, joined by ' | '."""
        filled = [cell for cell in placed if cell.text]
        self._cells += len(filled)
        if self._cells > limits.TABLE_CELLS:
            self.truncated = self.truncated or limits.CUT_CELLS
        text = SEPARATOR.join(cell.text for cell in filled)
        start = self._length
        if not filled or not self._take(text):
            return
        cells = []
        at = start
        for cell in filled:
            cells.append(Cell(at, at + len(cell.text), cell.row, cell.column, cell.headers))
            at += len(cell.text) + len(SEPARATOR)
        self._passages.append(Passage(kind, start, start + len(text), headings, title, tuple(cells), page))

    def hide(self, text: str) -> None:
        """Keep `text` as present in the file and not shown."""
        if self._hidden_length < limits.HIDDEN_CHARACTERS:
            kept = text[: limits.HIDDEN_CHARACTERS - self._hidden_length]
            self._hidden.append(kept)
            self._hidden_length += len(kept)

    def cut(self, reason: str) -> None:
        """Take nothing more, for this reason."""
        self.truncated = self.truncated or reason

    def finish(
        self,
        *,
        media_type: str | None = None,
        title: str | None = None,
        language: str | None = None,
        published: str | None = None,
        unreadable: str | None = None,
        links: tuple[str, ...] = (),
    ) -> SourceText:
        """The source's text, with what the reader found beside it."""
        hidden = "\n".join(filter(None, (fold(line) for line in "".join(self._hidden).split(LINE_BREAK))))
        return SourceText(
            text="\n".join(self._pieces),
            passages=tuple(self._passages),
            title=title,
            language=language,
            published=published,
            hidden=hidden,
            media_type=media_type,
            unreadable=unreadable,
            truncated=self.truncated,
            links=links,
        )

    def _take(self, text: str) -> bool:
        if self.is_full:
            return False
        if self._length + len(text) > limits.TEXT_CHARACTERS:
            self.truncated = limits.CUT_TEXT
            return False
        self._pieces.append(text)
        self._length += len(text) + 1
        return True
