"""The plain text of a TeX field or argument: accents and signs decoded, formatting dropped, its words kept."""

import re
from collections.abc import Sequence

from claims.tex.signs import ACCENTS, LIGATURES, LOWERED, RAISED, SIGNS, accented
from claims.tex.tokens import Kind, Token, tokenize

# Commands whose first argument says how, not what, is set.
_SILENT = frozenset(
    "vspace hspace color textcolor fontsize label index glsadd phantom vphantom hphantom selectlanguage "
    "foreignlanguage includegraphics input include usepackage setlength addtolength renewcommand setcounter "
    "pagestyle".split()
)


_TEX = re.compile(r"[\\{}$~%`'\-^_&]")  # what makes a text TeX
_SHORT = 12  # tokens of what an accent stands on, or what is raised


def decode_tex(source: str) -> str:
    """What `source` prints, in one line, without blanks at its ends."""
    if _TEX.search(source) is None:
        return " ".join(source.split())
    return " ".join(text_of_tokens(tokenize(source)).split())


def text_of_tokens(tokens: Sequence[Token]) -> str:
    """What `tokens` print, blanks as they come."""
    parts: list[str] = []
    index, in_math = 0, False
    while index < len(tokens):
        token = tokens[index]
        if token.kind is Kind.COMMAND:
            text, index = sign_of(tokens, index)
            parts.append(text)
            continue
        if token.kind is Kind.MATH:
            in_math = not in_math
        elif token.kind is Kind.SIGN and token.text in "^_" and (in_math or token.text == "^"):
            text, index = shifted(tokens, index)
            parts.append(text)
            continue
        elif token.kind is Kind.SIGN:
            parts.append(LIGATURES.get(token.text, token.text))
        elif token.kind in (Kind.TEXT, Kind.RAW, Kind.CODE):
            parts.append(token.text)
        elif token.kind in (Kind.BLANK, Kind.PARAGRAPH):
            parts.append(" ")
        index += 1
    return "".join(parts)


def sign_of(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """What the command at `index` prints of itself ('' for formatting), and the index behind what it took."""
    name = tokens[index].text
    if name in ACCENTS:
        letter, after = _letter(tokens, index + 1)
        if len(letter) == 1 or (letter and letter[0].isalpha()):
            return accented(name, letter[0]) + letter[1:], after
        return "", after if not letter else index + 1
    if name in _SILENT:
        return "", behind_group(tokens, index + 1)
    return SIGNS.get(name, ""), index + 1


def behind_group(tokens: Sequence[Token], index: int, most: int = 400) -> int:
    """The index behind the group that opens at `index`; `index` itself if none does, or one of more than `most`."""
    if index >= len(tokens) or tokens[index].kind is not Kind.OPEN:
        return index
    depth = 0
    for turn in range(index, min(len(tokens), index + most)):
        depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(tokens[turn].kind, 0)
        if not depth:
            return turn + 1
    return index


def shifted(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """What is raised or lowered by the sign at `index`, in raised or lowered figures, and the index behind it."""
    table = RAISED if tokens[index].text == "^" else LOWERED
    after = behind_group(tokens, index + 1, _SHORT)
    if after > index + 1:
        inner = text_of_tokens(tokens[index + 2 : after - 1])
        moved = inner.strip().translate(table)
        return (moved if moved != inner or inner in ("", "°", "′") else inner), after
    if index + 1 < len(tokens) and tokens[index + 1].kind is Kind.TEXT:
        text = tokens[index + 1].text
        return text[:1].translate(table) + text[1:], index + 2
    return "", index + 1


def _letter(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The letters that an accent at `index - 1` stands on, and the index behind them: `e`, `{e}`, `\\i`, `{\\i}`."""
    while index < len(tokens) and tokens[index].kind is Kind.BLANK:
        index += 1
    if index >= len(tokens):
        return "", index
    after = behind_group(tokens, index, _SHORT)
    if after > index:
        inner = "".join(
            SIGNS.get(one.text, "") if one.kind is Kind.COMMAND else one.text for one in tokens[index + 1 : after - 1]
        )
        return inner, after
    token = tokens[index]
    if token.kind is Kind.COMMAND:
        return (SIGNS.get(token.text, ""), index + 1)
    return (token.text, index + 1) if token.kind is Kind.TEXT else ("", index)
