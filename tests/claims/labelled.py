"""The hand-labelled examples in `data/`: one case a line, `[part]` lines between, `#` lines are comments."""

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
_BOUNDARY = re.compile(r"( \| |\|\||\{\d+\}(?: \.)?)")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def cases(name: str, part: str | None = None) -> list[str]:
    """The lines of `data/<name>.txt`, of one part or of all."""
    lines: list[str] = []
    current = None
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif line and not line.startswith("#") and part in (None, current):
            lines.append(line)
    return lines


def score(pairs: list[tuple[set[object], set[object]]]) -> Score:
    """The score over pairs of what was wanted and what was found."""
    return Score(
        sum(len(wanted & found) for wanted, found in pairs),
        sum(len(found - wanted) for wanted, found in pairs),
        sum(len(wanted - found) for wanted, found in pairs),
    )


def marked_sentences(line: str) -> tuple[str, str, set[int], list[int]]:
    """Language, text without marks, positions of the boundaries, positions where markers were left out."""
    text = ""
    boundaries: set[int] = set()
    markers: list[int] = []
    for piece in _BOUNDARY.split(line[4:]):
        if piece == " | ":
            boundaries.add(len(text))
            text += " "
        elif piece == "||":
            boundaries.add(len(text))
        elif piece.startswith("{"):
            markers.append(len(text))
            text += "." if piece.endswith(".") else ""
        else:
            text += piece
    return line[:2], text, boundaries, markers
