"""How much of a report is read. What lies beyond is refused or left out, and said so; nothing is read for ever.

A report of 1,700 pages fits. Times are those of a slow core.
"""

import re
from dataclasses import dataclass

from claims.errors import UnreadableDocument

LONGEST_TEXT = 5_000_000  # characters of a document
LONGEST_SENTENCE = 5_000  # characters; what goes on without a stop is cut
MOST_NOTES = 15_000  # that are cut into references
MOST_NUMBERS = 100_000  # that are looked at for figures
_FEW_NUMBERS = 60  # in one sentence or row; more, standing close, are data
_DISTANCE = 12  # characters from number to number in a sentence that holds many
_SHORT = 400  # characters within which a sentence may consist of signs
_MOST_SIGNS = 0.4  # of a longer one

_NUMBER = re.compile(r"\d+")
_SIGN = re.compile(r"[^\w\s\u0300-\u036f]")  # accents that stand by themselves belong to their letters


def refuse_too_long(characters: int) -> None:
    """Raise UnreadableDocument for a text that no report has."""
    if characters > LONGEST_TEXT:
        raise UnreadableDocument(
            f"the text is {characters / 1e6:.1f} million characters long: at most {LONGEST_TEXT / 1e6:.0f} million"
            " are read; split the document"
        )


def left_unread(notes: int, whole: bool) -> list[str]:
    """What of a document of so many notes was left unread, one sentence each."""
    left: list[str] = []
    if notes > MOST_NOTES:
        left.append(f"Only the first {MOST_NOTES:,} of {notes:,} notes were read for references.")
    if not whole:
        left.append(f"Figures were looked for among the first {MOST_NUMBERS:,} numbers only: the text holds more.")
    return left


@dataclass(slots=True)
class Budget:
    """How many numbers of one document are still looked at; `cut` once a sentence was left out for want of them."""

    numbers: int = MOST_NUMBERS
    cut: bool = False

    def grants(self, sentence: str) -> bool:
        """Whether a sentence is to be searched for figures; data or garbage in a sentence's place is not."""
        if len(sentence) > _SHORT and len(_SIGN.findall(sentence)) > _MOST_SIGNS * len(sentence):
            return False
        count = sum(1 for _ in _NUMBER.finditer(sentence))
        if count > _FEW_NUMBERS and count * _DISTANCE > len(sentence):
            return False
        self.cut = self.cut or count > self.numbers
        if not self.cut:
            self.numbers -= count
        return not self.cut
