"""Arguments of LaTeX commands, as ranges of the document's tokens."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.tex.tokens import Kind, Token, pair_braces

_LONGEST_OPTION = 400  # tokens
_BETWEEN = (Kind.BLANK, Kind.REMARK)


@dataclass(frozen=True, slots=True)
class Range:
    """The tokens of an argument, without its braces: `start` to `end`; what follows it begins at `after`."""

    start: int
    end: int
    after: int


class Reading:
    """A document's tokens, and where its groups close."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._pairs = pair_braces(tokens)
        self._brackets = [index for index, token in enumerate(tokens) if token.text == "]"]
        self._environments = self._pair_environments()

    @property
    def has_document(self) -> bool:
        """Whether the source says where the document begins."""
        return any(
            token.kind is Kind.COMMAND and token.text == "begin" and self._environment_name(index + 1) == "document"
            for index, token in enumerate(self.tokens)
        )

    def skip_blanks(self, index: int, end: int) -> int:
        """The first index from `index` on that is no blank."""
        while index < end and self.tokens[index].kind in _BETWEEN:
            index += 1
        return index

    def group(self, index: int, end: int) -> Range | None:
        """The group that begins at `index`, blanks passed over; one that is not closed ends with its paragraph."""
        index = self.skip_blanks(index, end)
        if index >= end:
            return None
        if self.tokens[index].kind is Kind.RAW:
            return Range(index, index + 1, index + 1)
        if self.tokens[index].kind is not Kind.OPEN:
            return None
        closing = self._pairs.get(index, end)
        if closing < end:
            return Range(index + 1, closing, closing + 1)
        turn = index + 1
        while turn < end and self.tokens[turn].kind is not Kind.PARAGRAPH:
            turn += 1
        return Range(index + 1, turn, turn)

    def closed_group(self, index: int, end: int) -> Range | None:
        """The group that begins at `index`, if it is closed before `end`; at once, however long it is."""
        index = self.skip_blanks(index, end)
        closing = self._pairs.get(index, end)
        return Range(index + 1, closing, closing + 1) if closing < end else None

    def argument(self, index: int, end: int) -> Range | None:
        """The group at `index`, else the one token there."""
        found = self.group(index, end)
        index = self.skip_blanks(index, end)
        if found is None and index < end and self.tokens[index].kind in (Kind.TEXT, Kind.COMMAND):
            return Range(index, index + 1, index + 1)
        return found

    def optional(self, index: int, end: int) -> Range | None:
        """The optional argument at `index`; None if there is none or it is not closed."""
        index = self.skip_blanks(index, end)
        if index >= end or self.tokens[index].text != "[":
            return None
        turn = index + 1
        limit = min(end, index + _LONGEST_OPTION)
        closing = bisect_left(self._brackets, index)
        if closing == len(self._brackets) or self._brackets[closing] >= limit:
            return None
        while turn < limit and self.tokens[turn].kind is not Kind.PARAGRAPH:
            if self.tokens[turn].kind is Kind.OPEN:
                turn = self._pairs.get(turn, turn) + 1
            elif self.tokens[turn].text == "]" and self.tokens[turn].kind is Kind.SIGN:
                return Range(index + 1, turn, turn + 1)
            else:
                turn += 1
        return None

    def environment_end(self, index: int, end: int) -> int | None:
        """The index of the `end` of the environment that begins at `index`, if it comes before the limit."""
        closing = self._environments.get(index)
        return closing if closing is not None and closing < end else None

    def _pair_environments(self) -> dict[int, int]:
        pairs: dict[int, int] = {}
        opened: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            if token.kind is Kind.COMMAND and token.text in ("begin", "end"):
                name = self._environment_name(index + 1)
                if token.text == "begin":
                    opened.setdefault(name, []).append(index)
                elif opened.get(name):
                    pairs[opened[name].pop()] = index
        return pairs

    def _environment_name(self, index: int) -> str:
        named = self.group(index, min(len(self.tokens), index + 6))
        return self.source(named).strip() if named else ""

    def source(self, found: Range) -> str:
        """The tokens of a range as TeX again."""
        return "".join(
            f"\\{token.text}{' ' if token.text.isalpha() else ''}" if token.kind is Kind.COMMAND else token.text
            for token in self.tokens[found.start : found.end]
        )
