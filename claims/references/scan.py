"""The text of one reference while it is read: what a field has taken is masked, so that it is never read twice."""

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

OPENING = "([«“„‹"
CLOSING = ")]»”’›"


class Scan:
    """One reference: `text` as printed, `mask` the same text with taken stretches blotted out, `spans` by field."""

    __slots__ = ("mask", "spans", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.mask = text
        self.spans: dict[str, Span] = {}

    def take(self, start: int, end: int, sign: str, field: str = "") -> str:
        """Blot out `start` to `end` with `sign`, as `field` if it is named and not yet taken; gives what stood there."""
        self.mask = self.mask[:start] + sign * (end - start) + self.mask[end:]
        if field:
            self.mark(field, start, end)
        return self.text[start:end]

    def mark(self, field: str, start: int, end: int) -> None:
        """Note where `field` is printed, without blotting it out."""
        self.spans.setdefault(field, Span(start, end))

    def printed(self, field: str) -> str | None:
        """What is printed as `field`, if anything is."""
        span = self.spans.get(field)
        return self.text[span.start : span.end] if span else None
