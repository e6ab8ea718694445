"""The tokens of a TeX source: commands, braces, blanks, signs and runs of text.

Comments and verbatim environments are gone, but for an editor's remarks (`% provenance: …`); what `\\url` and its like
take is one raw token. No source raises.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a token is."""

    COMMAND = "command"  # text: the name, without backslash and star
    OPEN = "{"
    CLOSE = "}"
    BLANK = "blank"
    PARAGRAPH = "paragraph"  # an empty line
    MATH = "math"  # `$` or `$$`
    TEXT = "text"
    SIGN = "sign"  # one of ~ & ^ _ [ ] and the ligatures of quotes and dashes
    RAW = "raw"  # taken as it stands: the argument of \url
    CODE = "code"  # taken as it stands: what \verb encloses
    REMARK = "remark"  # a comment that speaks to this program: `more` has its words, `text` nothing
    FILE = "file"  # a file that `filecontents` holds: name, newline, content


@dataclass(frozen=True, slots=True)
class Token:
    """One token, and what it says."""

    kind: Kind
    text: str
    more: str = ""  # the star behind a command's name


_REMARK = re.compile(r"%+\s{0,20}provenance:", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?P<verb>\\(?:verb|lstinline)\*?(?P<bar>[^\sA-Za-z0-9*{\[])(?P<inner>[^\n]{0,500}?)(?P=bar))"
    r"|(?P<word>\\[A-Za-z@]+\*?)(?:[ \t]*\n(?![ \t]*\n)[ \t]*|[ \t]*)"
    r"|(?P<control>\\[^A-Za-z@])"
    r"|(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|(?P<paragraph>\n[ \t]*\n\s*)"
    r"|(?P<blank>[ \t\f\v]+|\n[ \t]*)"
    r"|(?P<math>\$\$?)"
    r"|(?P<brace>[{}])"
    r"|(?P<sign>---|--|``|''|\"[`']|[~&^_\[\]`'])"
    r"|(?P<text>[^\\%\s{}$~&^_\[\]`'\"-]+|[-\"]|\\|\s)"
)
_VERBATIM = frozenset(
    "verbatim verbatim* Verbatim BVerbatim LVerbatim lstlisting minted alltt comment filecontents filecontents* "
    "tikzpicture pgfpicture algorithm algorithmic forest".split()
)
_ENVIRONMENT = re.compile(r"\{([A-Za-z]{1,40}\*?)\}")
_FILE_NAME = re.compile(r"[ \t]*(?:\[[^\]\n]{0,100}\])?[ \t]*\{([^{}\n]{1,300})\}[^\n]*\n")
_RAW_COMMANDS = frozenset("url nolinkurl path href doi".split())
_RAW_ARGUMENT = re.compile(r"\s{0,20}(?:\[[^\]\n]{0,200}\]\s{0,20})?\{")
_BRACE = re.compile(r"\\.|[{}]|\n[ \t]{0,200}\n", re.DOTALL)
_LONGEST_RAW = 5_000


def tokenize(source: str) -> list[Token]:
    """The tokens of `source`, linear in its length."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    tokens: list[Token] = []
    offset = raw_from = 0  # where the next raw argument may begin: the search for the end of one is not made twice
    while offset < len(source):
        match = _TOKEN.match(source, offset)
        if match is None:  # a lone backslash at the end
            break
        offset = match.end()
        kind = match.lastgroup
        if kind == "word":
            offset = _command(source, match, tokens, raw_from)
            if offset < 0:
                offset, raw_from = match.end(), match.end() + _LONGEST_RAW
        elif kind == "comment":
            if _REMARK.match(match[0]):
                tokens.append(Token(Kind.REMARK, "", match[0].strip().lstrip("%")))
            if source.startswith("\n", offset):
                tokens.append(Token(Kind.PARAGRAPH, "\n\n"))
        elif kind in ("verb", "inner", "bar"):
            tokens.append(Token(Kind.CODE, match["inner"]))
        else:
            tokens.append(_simple(match))
    return tokens


def _simple(match: "re.Match[str]") -> Token:
    text = match[0]
    if match["control"]:
        return Token(Kind.COMMAND, text[1:])
    if match["paragraph"]:
        return Token(Kind.PARAGRAPH, text)
    if match["blank"]:
        return Token(Kind.BLANK, " ")
    if match["math"]:
        return Token(Kind.MATH, text)
    if match["brace"]:
        return Token(Kind.OPEN if text == "{" else Kind.CLOSE, text)
    return Token(Kind.SIGN if match["sign"] else Kind.TEXT, text)


def _command(source: str, match: "re.Match[str]", tokens: list[Token], raw_from: int) -> int:
    """Add the command at `match` with what it takes raw; gives the offset behind both, -1 if that is not closed."""
    name, star = match["word"][1:].rstrip("*"), "*" * match["word"].endswith("*")
    if name == "begin" and (environment := _ENVIRONMENT.match(source, match.end())) and environment[1] in _VERBATIM:
        return _skip_verbatim(source, environment, tokens)
    tokens.append(Token(Kind.COMMAND, name, star))
    opening = _RAW_ARGUMENT.match(source, match.end()) if name in _RAW_COMMANDS else None
    if opening is None or match.end() < raw_from:
        return match.end()
    closing = _closing_brace(source, opening.end())
    if closing < 0:
        return -1
    tokens.append(Token(Kind.RAW, source[opening.end() : closing]))
    return closing + 1


def _skip_verbatim(source: str, environment: "re.Match[str]", tokens: list[Token]) -> int:
    """The offset behind a verbatim environment, or at the end of the source; a file it holds is kept."""
    end = source.find(f"\\end{{{environment[1]}}}", environment.end())
    if environment[1].startswith("filecontents"):
        named = _FILE_NAME.match(source, environment.end())
        if named:
            tokens.append(Token(Kind.FILE, f"{named[1]}\n{source[named.end() : end if end >= 0 else len(source)]}"))
    tokens.append(Token(Kind.PARAGRAPH, "\n\n"))
    return end + len(environment[1]) + 6 if end >= 0 else len(source)


def _closing_brace(source: str, start: int) -> int:
    """The offset of the brace that closes the one before `start`, within reach and on no later paragraph; else -1."""
    depth = 1
    for match in _BRACE.finditer(source, start, min(len(source), start + _LONGEST_RAW)):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if not depth:
                return match.start()
        elif match[0][0] == "\n":
            return -1
    return -1


def pair_braces(tokens: Sequence[Token]) -> dict[int, int]:
    """For the index of each opening brace that is closed, the index of its closing one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            opened.append(index)
        elif token.kind is Kind.CLOSE and opened:
            pairs[opened.pop()] = index
    return pairs
