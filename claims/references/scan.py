"""The text of one reference while it is read: what a field has taken is masked, so that it is never read twice."""

import re
from dataclasses import dataclass

from claims.flow import Span

# What stands in the mask where something was taken: one sign a character, so that offsets stay.
URL = "\ue001"
DATE = "\ue002"
PAGES = "\ue003"
VOLUME = "\ue004"
NOISE = "\ue005"
INSIDE = "\ue006"  # 'in', with the editors of what it is in
EDITOR = "\ue007"
THESIS = "\ue008"
SIGNS = URL + DATE + PAGES + VOLUME + NOISE + INSIDE + EDITOR + THESIS

# A quotation with its marks; a mark within a word is an apostrophe. Each branch opens with its own sign, for speed.
_QUOTED = re.compile(
    r"“[^“”]{2,400}(?:“[^“”]{1,200}”[^“”]{0,200}){0,3}[”“]"
    r"|«[^«»]{2,400}(?:«[^«»]{1,200}»[^«»]{0,200}){0,3}»"
    r"|„[^„“”]{2,400}[“”]"
    r"|\"(?<!\w\")[^\"]{2,400}\"(?!\w)"
    r"|‘(?<!\w‘)(?:[^‘’]|’(?=\w)|‘[^‘’]{1,80}’){2,400}’(?!\w)"
    r"|'(?<!\w')(?:[^']|'(?=\w)){2,400}'(?!\w)"
    r"|``[^`]{2,400}''"
)


# Words that Markdown sets in italics or bold: a title or the name of a journal, if they are more than one.
_EMPHASISED = re.compile(
    r"(?<![\w*])(\*{1,2})(?=[^\W\d_])[^*\n]{3,300}(?<=\w)\1(?![\w*])|(?<![\w_])_(?=[^\W\d_])[^_\n]{3,300}_(?!\w)"
)


def quotations(text: str) -> list[Span]:
    """The stretches in quotation marks, marks included, in order."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


@dataclass(frozen=True, slots=True)
class Piece:
    """One reference as it was cut: its span in the folded note, where its text begins behind the signal, the signal."""

    start: int
    end: int
    body: int
    signal: str | None = None


class Scan:
    """One reference: `text` as printed, `mask` the same text with taken stretches blotted out, `spans` by field.

    `quoted` are the stretches in quotation marks, `emphasised` those set off by Markdown's signs: what stands in them
    is a title's.
    """

    __slots__ = ("emphasised", "mask", "quoted", "spans", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.mask = text
        self.quoted = quotations(text)
        self.emphasised = [Span(*match.span()) for match in _EMPHASISED.finditer(text) if " " in match[0]]
        self.spans: dict[str, Span] = {}

    def take(self, start: int, end: int, sign: str) -> None:
        """Blot out `start` to `end` with `sign`."""
        self.mask = self.mask[:start] + sign * (end - start) + self.mask[end:]

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands in quotation marks or between signs of emphasis."""
        return any(span.start <= offset < span.end for span in (*self.quoted, *self.emphasised))

    def mark(self, field: str, start: int, end: int) -> None:
        """Note where `field` is printed, without blotting it out."""
        self.spans.setdefault(field, Span(start, end))

    def printed(self, field: str) -> str | None:
        """What is printed as `field`, if anything is."""
        span = self.spans.get(field)
        return self.text[span.start : span.end] if span else None
