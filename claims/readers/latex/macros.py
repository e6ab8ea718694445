"""Commands that a document defines for itself: what they take, and what they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.readers.latex.stretch import Stretch, argument, optional, skip_blanks
from claims.tex.tokens import Kind, Token, tokenize

WITH_COUNT = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd providerobustcmd".split()
)
PLAIN = frozenset("def gdef edef xdef".split())
WITH_SIGNATURE = frozenset(
    f"{verb}{kind}DocumentCommand" for verb in ("New", "Renew", "Provide", "Declare") for kind in ("", "Expandable")
)
DEFINES = WITH_COUNT | PLAIN | WITH_SIGNATURE
NO_VALUE = Token(Kind.COMMAND, "NoValue")
IS_TRUE, IS_FALSE = Token(Kind.COMMAND, "BooleanTrue"), Token(Kind.COMMAND, "BooleanFalse")
_PARAMETER = re.compile(r"#([1-9])")
_SIGNATURE = re.compile(r"([+!>]?)\s{0,9}([a-zA-Z])\s{0,9}(\{[^{}]{0,200}\})?")
_MOST = 9  # parameters
_LONGEST_HEAD = 40  # tokens between a command's name and its body


class Takes(StrEnum):
    """How a parameter is given."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    STAR = "star"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `default` stands for one that is not given."""

    takes: Takes = Takes.MANDATORY
    default: tuple[Token, ...] = (NO_VALUE,)


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command takes and what it stands for."""

    parameters: tuple[Parameter, ...]
    body: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A command that is defined at one place; `macro` is None for one that this reader cannot put in its place."""

    name: str
    macro: Macro | None
    after: int


def read_definition(stretch: Stretch, index: int) -> Definition | None:
    """What the defining command at `index` defines; None where it is not whole."""
    tokens = stretch.tokens
    verb = tokens[index].text
    turn = skip_blanks(tokens, index + 1)
    braced = turn < len(tokens) and tokens[turn].kind is Kind.OPEN
    turn += braced
    if turn >= len(tokens) or tokens[turn].kind is not Kind.COMMAND:
        return None
    name = tokens[turn].text
    turn += 1 + braced
    if verb in WITH_SIGNATURE:
        signature, turn = argument(tokens, turn)
        turn = skip_blanks(tokens, turn)
        parameters: tuple[Parameter, ...] | None = _signed(signature)
    else:
        start = turn
        while turn < len(tokens) and tokens[turn].kind is not Kind.OPEN and turn - start < _LONGEST_HEAD:
            turn += 1
        head = "".join(token.text for token in tokens[start:turn]).strip()
        parameters = _plain(head) if verb in PLAIN else _counted(head)
    after = stretch.behind(turn)
    if after == turn:
        return Definition(name, None, turn)
    body = tuple(tokens[turn + 1 : after - 1])
    return Definition(name, None if parameters is None else Macro(parameters[:_MOST], body), after)


def _plain(head: str) -> tuple[Parameter, ...] | None:
    """`#1#2`; None where the parameters are told apart by signs."""
    return None if _PARAMETER.sub("", head) else (Parameter(),) * len(_PARAMETER.findall(head))


def _counted(head: str) -> tuple[Parameter, ...]:
    """`[2]`, or `[2][default]` for one whose first parameter is optional."""
    count = min(int(head[1]) if head[1:2].isdecimal() else 0, _MOST)
    if "][" not in head:
        return (Parameter(),) * count
    default = tuple(tokenize(head.partition("][")[2].rstrip("]")))
    return (Parameter(Takes.OPTIONAL, default), *(Parameter(),) * (count - 1))


def _signed(signature: str) -> tuple[Parameter, ...] | None:
    """`s o O{default} m`; None for signs that this reader does not know."""
    parameters: list[Parameter] = []
    for found in _SIGNATURE.finditer(signature):
        sign, default = found[2], (found[3] or "{}")[1:-1]
        if sign in "mv":
            parameters.append(Parameter())
        elif sign in "oO":
            given = tuple(tokenize(default)) if sign == "O" else (NO_VALUE,)
            parameters.append(Parameter(Takes.OPTIONAL, given))
        elif sign == "s":
            parameters.append(Parameter(Takes.STAR, (IS_FALSE,)))
        else:
            return None
    return tuple(parameters)


def take(macro: Macro, stretch: Stretch, index: int) -> tuple[list[Sequence[Token]], int]:
    """What the command at `index` is given for its parameters, and the index behind it."""
    tokens = stretch.tokens
    given: list[Sequence[Token]] = []
    after = index + 1
    for parameter in macro.parameters:
        if parameter.takes is Takes.STAR:
            given.append((IS_TRUE if tokens[index].more and len(given) == 0 else IS_FALSE,))
        elif parameter.takes is Takes.OPTIONAL:
            after, found = optional(tokens, after)
            given.append(parameter.default if found is None else found)
        else:
            turn = skip_blanks(tokens, after)
            closing = stretch.behind(turn)
            given.append(tokens[turn + 1 : closing - 1] if closing > turn else tokens[turn : turn + 1])
            after = max(closing, turn + 1)
    return given, after


def filled(body: Sequence[Token], given: Sequence[Sequence[Token]]) -> list[Token]:
    """The body of a command with what is given for its parameters."""
    if not given:
        return list(body)
    full: list[Token] = []
    for token in body:
        pieces = _PARAMETER.split(token.text) if token.kind in (Kind.TEXT, Kind.RAW) else [token.text]
        if len(pieces) == 1:
            full.append(token)
        elif token.kind is Kind.RAW:
            words = [_words(given, int(number)) for number in pieces[1::2]]
            text = pieces[0] + "".join(a + b for a, b in zip(words, pieces[2::2], strict=True))
            full.append(Token(Kind.RAW, text))
        else:
            for turn, piece in enumerate(pieces):
                if turn % 2 == 0:
                    full += [Token(Kind.TEXT, piece)] if piece else []
                elif int(piece) <= len(given):
                    full += given[int(piece) - 1]
    return full


def _words(given: Sequence[Sequence[Token]], number: int) -> str:
    return "".join(token.text for token in given[number - 1]) if number <= len(given) else ""
