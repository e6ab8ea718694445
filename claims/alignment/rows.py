"""What the decoder reads of each line: how much it looks like a note, and what may begin or stand on it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.alignment import costs
from claims.alignment.candidates import Candidate, MarkerStyle, find_candidates
from claims.alignment.decode import Row
from claims.alignment.habits import Habits, reads_cited
from claims.alignment.lines import Line
from claims.alignment.starts import NoteStart, inner_starts, line_start
from claims.alignment.words import NOTES_HEADING, citation_weight

_BULLET = re.compile(r"[•▪◦●‣o\uf0b7]\s|[-–]\s(?!\d)|[(]?[a-z\d]{1,2}\)\s")
_END_OF_SENTENCE = re.compile(r"[.!?…:;][\"”’»)\]]?[0-9⁰¹²³⁴-⁹]{0,3}$|[0-9⁰¹²³⁴-⁹]$|/$|>\)?\.?$")
_SECTION = re.compile(r"\d{1,2}\.1\.?\s+[^\W\d_]")
_UNSURE = frozenset(
    {MarkerStyle.SPACED, MarkerStyle.BRACED, MarkerStyle.LINE, MarkerStyle.LINE_START}
)  # till the habit is known
_NOTE_BASE, _NOTE_WEIGHT = -0.35, 0.55
_WIDTH_SHARE = 0.06


class Reading:
    """The lines of one text with what was found on them; `rows` weighs them by a document's habits."""

    def __init__(self, text: str, lines: Sequence[Line], *, with_candidates: bool = True) -> None:
        self.text, self.lines = text, list(lines)
        self.openings: list[NoteStart | None] = []
        self.inner: list[tuple[NoteStart, ...]] = []
        self.candidates: list[list[Candidate]] = [[] for _ in self.lines]
        self.weights = [citation_weight(line.head(text)) for line in self.lines]
        for number, line in enumerate(self.lines):
            self.openings.append(line_start(text, self.lines, number))
            self.inner.append(tuple(inner_starts(text, line)))
        for number, candidate in find_candidates(text, self.lines, range(len(self.lines) if with_candidates else 0)):
            self.candidates[number].append(candidate)
        blank = sum(line.gap > 0 for line in self.lines)
        self.double_spaced = blank > 0.45 * len(self.lines) and self._mean_length() < 140

    def _mean_length(self) -> float:
        return sum(map(len, self.lines)) / max(1, len(self.lines))

    def rows(self, habits: Habits) -> Iterator[Row]:
        """The rows for the decoder, one a line."""
        for number in range(len(self.lines)):
            stay, leave = self._zone(number, habits)
            opening = self.openings[number]
            yield Row(
                stay,
                leave,
                costs.OPEN_NOTES + (costs.AT_PAGE_TOP if self.lines[number].new_page else 0.0),
                opening and replace(opening, score=self._opening_score(number, opening, habits)),
                tuple(
                    replace(inner, score=inner.score + habits.labels.get(inner.style, 0.0) * 0.3)
                    for inner in self.inner[number]
                ),
                tuple(self._weighed(number, habits)),
            )

    def _weighed(self, number: int, habits: Habits) -> Iterator[Candidate]:
        """The candidates of a line that are worth a look, scored by the document's habits."""
        for candidate in self.candidates[number]:
            score = candidate.score + habits.markers.get(candidate.style, 0.0)
            if score >= habits.lowest or (candidate.style in _UNSURE and not habits.markers):
                yield replace(candidate, score=score)

    def _opening_score(self, number: int, opening: NoteStart, habits: Habits) -> float:
        score = opening.score + habits.labels.get(opening.style, 0.0)
        if number + 1 < len(self.lines) and _SECTION.match(self.text, self.lines[number + 1].first):
            score -= 2.0  # a chapter's heading above that of its first section
        if habits.cites and not reads_cited(self.text, self.lines, number, opening):
            score -= costs.CITES_NOTHING
        return score + (0.8 if self.lines[number].ruled else 0.0)

    def _zone(self, number: int, habits: Habits) -> tuple[float, float]:
        """Scores of staying in a note on this line, and of the body beginning with it."""
        text, line = self.text, self.lines[number]
        stay = _NOTE_BASE + _NOTE_WEIGHT * self.weights[number]
        leave = -costs.CLOSE_NOTES
        if self._label_alone(number - 1):
            return stay, leave - 2.0
        if habits.note_width and habits.body_width:
            stay += self._width_evidence(line, habits)
        if line.gap and not self.double_spaced:
            stay -= costs.BLANK_LINE
            leave += costs.BLANK_LINE
        if line.new_page and not habits.endnotes:
            stay -= 0.5 * costs.NEW_PAGE
            leave += costs.NEW_PAGE
        if self._leading_space(number):
            leave += costs.LEADING_SPACE * habits.leading_space
        head = line.head(text, 60)
        if _BULLET.match(head) or NOTES_HEADING.fullmatch(head):
            stay -= 1.5
        leave += self._junction(number, head)
        return stay, leave

    def _label_alone(self, number: int) -> bool:
        return number >= 0 and (opening := self.openings[number]) is not None and opening.body > self.lines[number].last

    def _width_evidence(self, line: Line, habits: Habits) -> float:
        """A full line tells by its length whether it is set as a note or as body."""
        apart = habits.note_width - habits.body_width
        if abs(apart) < _WIDTH_SHARE * habits.body_width or len(line) < 0.8 * min(habits.note_width, habits.body_width):
            return 0.0
        middle = (habits.note_width + habits.body_width) / 2
        return max(-0.5, min(0.5, (len(line) - middle) / apart))

    def _leading_space(self, number: int) -> bool:
        line = self.lines[number]
        above = self.lines[number - 1] if number else line
        return line.first > line.start and above.first == above.start

    def _junction(self, number: int, head: str) -> float:
        """Whether the line above ends a note, and this line goes on with a broken sentence of the body."""
        if not number:
            return 0.0
        above = self.lines[number - 1]
        closed = _END_OF_SENTENCE.search(above.tail(self.text)) is not None
        if head[:1].islower():
            return costs.SENTENCE_GOES_ON if closed else -0.6
        return 0.3 if closed else -0.6
