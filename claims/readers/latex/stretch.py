"""Tokens that are walked together, and the arguments among them, before a document's tokens are put in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.tex.plain import behind_group
from claims.tex.tokens import Kind, Token

_BETWEEN = (Kind.BLANK, Kind.REMARK)
_LONGEST_BARE = 60  # tokens of an argument without braces
_LONGEST_OPTION = 100


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that are walked together: where their conditions end and their groups close."""

    tokens: Sequence[Token]
    ends: Mapping[int, int]
    pairs: Mapping[int, int]

    def behind(self, index: int) -> int:
        """The index behind the group that opens at `index`; `index` itself if none does or it is not closed."""
        return self.pairs[index] + 1 if index in self.pairs else index

    def groups(self, index: int, count: int) -> tuple[list[Sequence[Token]], int]:
        """What stands in the next groups, at most `count`, and the index behind them."""
        found: list[Sequence[Token]] = []
        while len(found) < count:
            turn = skip_blanks(self.tokens, index)
            after = self.behind(turn)
            if after == turn:
                break
            found.append(self.tokens[turn + 1 : after - 1])
            index = after
        return found, index


def skip_blanks(tokens: Sequence[Token], index: int) -> int:
    """The first index from `index` on that is no blank."""
    while index < len(tokens) and tokens[index].kind in _BETWEEN:
        index += 1
    return index


def argument(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The words of the argument at `index`, in braces or up to the next blank, and the index behind it."""
    index = skip_blanks(tokens, index)
    after = behind_group(tokens, index)
    if after > index:
        return "".join(token.text for token in tokens[index + 1 : after - 1]).strip(), after
    after = index
    while after < len(tokens) and tokens[after].kind in (Kind.TEXT, Kind.SIGN) and after - index < _LONGEST_BARE:
        after += 1
    return "".join(token.text for token in tokens[index:after]).strip(), after


def optional(tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Token] | None]:
    """The index behind the option at `index` and what stands in it; None if there is none."""
    turn = skip_blanks(tokens, index)
    if turn < len(tokens) and tokens[turn].text == "[":
        for end in range(turn + 1, min(len(tokens), turn + _LONGEST_OPTION)):
            if tokens[end].text == "]":
                return end + 1, tokens[turn + 1 : end]
    return index, None
