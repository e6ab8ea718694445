"""The neutral source of the report: blocks and notes with calls, italics and addresses marked, ready to be set.

In `report.txt` blank lines part blocks; the first sign of a block says what it is (`=` title, `:` date line, `==`
heading, `*` item, `!` caption, `|` table row, `[n]` note). Within a text `{n}` calls note n and `_…_` is italic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

_BLOCK = re.compile(r"(==?|:|\*|!|\||\[(\d+)\])\s(.*)", re.DOTALL)
_PART = re.compile(r"\{(\d+)\}|_([^_]+)_|(https?://[^\s;]*[^\s;.,)])")


class Kind(StrEnum):
    """What a block is."""

    TITLE = "="
    DATE = ":"
    HEADING = "=="
    ITEM = "*"
    CAPTION = "!"
    ROW = "|"
    PARAGRAPH = ""


class Form(StrEnum):
    """How a part of a text is set."""

    PLAIN = "plain"
    ITALIC = "italic"
    CALL = "call"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body; a row holds its cells, all others one text."""

    kind: Kind
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The only text."""
        (text,) = self.texts
        return text


@dataclass(frozen=True, slots=True)
class Report:
    """The blocks in order, and the notes by their printed numbers."""

    blocks: tuple[Block, ...]
    notes: dict[int, str]

    @property
    def title(self) -> str:
        """The title."""
        return next(block.text for block in self.blocks if block.kind is Kind.TITLE)

    def calls(self) -> list[int]:
        """The numbers that are called, in order."""
        return [int(n) for block in self.blocks for text in block.texts for n in re.findall(r"\{(\d+)\}", text)]

    def numbered_by_itself(self) -> "Report":
        """The report as a format prints it that counts its notes: calls of notes are 1, 2 …, nothing else is there."""
        numbers = {old: new for new, old in enumerate((n for n in self.calls() if n in self.notes), 1)}

        def renumber(found: re.Match[str]) -> str:
            return f"{{{numbers[int(found[1])]}}}" if int(found[1]) in numbers else ""

        blocks = tuple(
            replace(block, texts=tuple(re.sub(r"\{(\d+)\}", renumber, text) for text in block.texts))
            for block in self.blocks
        )
        return Report(blocks, {new: self.notes[old] for old, new in numbers.items()})


def parts(text: str) -> Iterator[tuple[Form, str]]:
    """A text in parts, each with its form."""
    end = 0
    for found in _PART.finditer(text):
        if text[end : found.start()]:
            yield Form.PLAIN, text[end : found.start()]
        call, italic, address = found.groups()
        yield (Form.CALL, call) if call else (Form.ITALIC, italic) if italic else (Form.ADDRESS, address)
        end = found.end()
    if text[end:]:
        yield Form.PLAIN, text[end:]


def load_report() -> Report:
    """The report as it is kept."""
    blocks: list[Block] = []
    notes: dict[int, str] = {}
    source = (Path(__file__).parent / "report.txt").read_text("utf-8")
    for written in source.strip().split("\n\n"):
        found = _BLOCK.fullmatch(written)
        if found is None:
            blocks.append(Block(Kind.PARAGRAPH, (written,)))
        elif found[2]:
            notes[int(found[2])] = found[3]
        elif found[1] == Kind.ROW:
            blocks.append(Block(Kind.ROW, tuple(cell.strip() for cell in found[3].rstrip("| ").split("|"))))
        else:
            blocks.append(Block(Kind(found[1]), (found[3],)))
    return Report(tuple(blocks), notes)
