"""The tokens of a LaTeX document: files that it takes in put in place, its own short commands expanded.

Nothing is executed. Loops, depth and the sum of all expansions are bounded, so that no source grows without end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.companions import Companions
from claims.errors import UnreadableDocument
from claims.readers.decoding import decode_text
from claims.tex.plain import behind_group
from claims.tex.tokens import Kind, Token, pair_braces, tokenize

_TAKES_IN = frozenset("input include subfile subfileinclude InputIfFileExists @@input".split())
_FROM_FOLDER = frozenset("import subimport inputfrom subinputfrom includefrom subincludefrom".split())
_DEFINES = frozenset("newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd".split())
_PLAIN_DEFINES = frozenset("def gdef edef xdef".split())
_CONDITIONS = frozenset(
    "if ifcat ifnum ifdim ifodd ifvmode ifhmode ifmmode ifinner ifvoid ifhbox ifvbox ifx ifeof iftrue iffalse ifcase "
    "ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex ifpdftex iftutex".split()
)
_FALSE = frozenset(("iffalse",))
_STYLES = frozenset("fnsymbol roman Roman alph Alph arabic".split())
_PARAMETER = re.compile(r"#([1-9])")
_DEEPEST = 20
_EXPANSION = 1_000_000  # characters that commands may expand to
_TAKEN_IN = 20_000_000  # characters of files
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class _Macro:
    parameters: int
    body: tuple[Token, ...]
    default: tuple[Token, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Tokens that are walked together: where their conditions end and their groups close."""

    tokens: Sequence[Token]
    ends: Mapping[int, int]
    pairs: Mapping[int, int]

    def behind(self, index: int) -> int:
        """The index behind the group that opens at `index`; `index` itself if none does or it is not closed."""
        return self.pairs[index] + 1 if index in self.pairs else index


@dataclass(slots=True)
class LatexSource:
    """Puts a document's tokens together; `missing` are the files that it names and that were not to be had."""

    companions: Companions
    missing: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # what `filecontents` holds
    _tokens: list[Token] = field(default_factory=list)
    _macros: dict[str, _Macro] = field(default_factory=dict)
    _true: set[str] = field(default_factory=set)
    _declared: set[str] = field(default_factory=set)
    _open_files: list[str] = field(default_factory=list)
    _open_macros: list[str] = field(default_factory=list)
    _expansion: int = _EXPANSION
    _taken_in: int = _TAKEN_IN
    _count: int = 0
    _ended: bool = False

    def read(self, text: str) -> list[Token]:
        """The tokens of the whole document."""
        self._walk(tokenize(text))
        return self._tokens

    def load(self, name: str, suffix: str) -> str | None:
        """The text of a file beside the document; `suffix` is put behind a name that has none."""
        for wanted in dict.fromkeys((name if name.endswith(suffix) else name + suffix, name)):
            if wanted in self.files:
                return self.files[wanted]
            data = self.companions(wanted)
            if data is not None:
                try:
                    return decode_text(data)
                except UnreadableDocument:
                    return None
        return None

    # -- walking -----------------------------------------------------------------------------------------------------
    def _walk(self, tokens: Sequence[Token]) -> None:
        self._declared.update(_declared_conditions(tokens))
        stretch = _Stretch(tokens, _condition_ends(tokens, _CONDITIONS | self._declared), pair_braces(tokens))
        index = 0
        while index < len(tokens) and not self._ended:
            token = tokens[index]
            if token.kind is Kind.COMMAND:
                index = self._command(stretch, index)
                continue
            if token.kind is Kind.FILE:
                name, _, content = token.text.partition("\n")
                self.files.setdefault(name.strip(), content)
            else:
                self._tokens.append(token)
            index += 1

    def _command(self, stretch: _Stretch, index: int) -> int:
        tokens = stretch.tokens
        name = tokens[index].text
        if index in stretch.ends:
            return self._condition(stretch, index)
        if name in _TAKES_IN or name in _FROM_FOLDER:
            return self._take_in(tokens, index)
        if name in _DEFINES or name in _PLAIN_DEFINES:
            return self._define(stretch, index)
        if name == "let":
            return index + 3
        if name in ("newif", "fi", "else", "or"):
            return index + (2 if name == "newif" else 1)
        if name.endswith("true") and "if" + name[:-4] in self._declared:
            self._true.add("if" + name[:-4])
        elif name.endswith("false") and "if" + name[:-5] in self._declared:
            self._true.discard("if" + name[:-5])
        elif name in self._macros and name not in self._open_macros:
            return self._expand(stretch, index)
        elif name == "end" and _argument(tokens, index + 1)[0] == "document":
            self._ended = not self._open_files
        self._tokens.append(tokens[index])
        return index + 1

    def _condition(self, stretch: _Stretch, index: int) -> int:
        """Where to go on: a condition known to be false is passed over, and what stands behind `else` otherwise."""
        name = stretch.tokens[index].text
        if name == "else" or name in _FALSE or (name in self._declared and name not in self._true):
            return stretch.ends[index] + 1
        return index + 1

    # -- files -------------------------------------------------------------------------------------------------------
    def _take_in(self, tokens: Sequence[Token], index: int) -> int:
        name, after = _argument(tokens, index + 1)
        if tokens[index].text in _FROM_FOLDER:
            inner, after = _argument(tokens, after)
            name = f"{name.rstrip('/')}/{inner}" if name else inner
        self._count += 1
        looped = name in self._open_files or len(self._open_files) >= _DEEPEST or self._count > _MOST_FILES
        text = self.load(name, ".tex") if name and not looped else None
        if text is None or len(text) > self._taken_in:
            if name and name not in self.missing and tokens[index].text != "InputIfFileExists":
                self.missing.append(name)
            return after
        self._taken_in -= len(text)
        self._open_files.append(name)
        self._walk(_within_document(tokenize(text)))
        self._open_files.pop()
        self._tokens.append(Token(Kind.BLANK, " "))
        return after

    # -- commands of its own -----------------------------------------------------------------------------------------
    def _define(self, stretch: _Stretch, index: int) -> int:
        tokens = stretch.tokens
        plain = tokens[index].text in _PLAIN_DEFINES
        turn = _skip_blanks(tokens, index + 1)
        braced = turn < len(tokens) and tokens[turn].kind is Kind.OPEN
        turn += braced
        if turn >= len(tokens) or tokens[turn].kind is not Kind.COMMAND:
            return index + 1
        name = tokens[turn].text
        turn += 1 + braced
        head: list[Token] = []
        while turn < len(tokens) and tokens[turn].kind is not Kind.OPEN and len(head) < 40:
            head.append(tokens[turn])
            turn += 1
        after = stretch.behind(turn)
        if after == turn:
            return turn
        written = "".join(token.text for token in head).strip()
        count = len(_PARAMETER.findall(written)) if plain else int(written[1]) if written[1:2].isdecimal() else 0
        body = tuple(tokens[turn + 1 : after - 1])
        if name == "thefootnote":
            styles = [token.text for token in body if token.text in _STYLES]
            self._tokens.append(Token(Kind.COMMAND, "@footnotes@" + (styles[0] if styles else "arabic")))
        elif not plain and "][" in written:
            default = tuple(tokenize(written.partition("][")[2].rstrip("]")))
            self._macros[name] = _Macro(min(count, 9), body, default)
        elif not plain or _PARAMETER.sub("", written) == "":
            self._macros[name] = _Macro(min(count, 9), body)
        return after

    def _expand(self, stretch: _Stretch, index: int) -> int:
        """Put what a command stands for in its place."""
        tokens = stretch.tokens
        name = tokens[index].text
        macro = self._macros[name]
        after, given = index + 1, list[Sequence[Token]]()
        if macro.default is not None:
            after, first = _optional(tokens, after)
            given.append(macro.default if first is None else first)
        while len(given) < macro.parameters:
            turn = _skip_blanks(tokens, after)
            closing = stretch.behind(turn)
            if closing > turn:
                given.append(tokens[turn + 1 : closing - 1])
            else:
                given.append(tokens[turn : turn + 1])
            after = max(closing, turn + 1)
        body = _filled(macro.body, given)
        size = sum(len(token.text) + 1 for token in body) + 1
        if size > self._expansion or len(self._open_macros) >= _DEEPEST:
            return after
        self._expansion -= size
        self._open_macros.append(name)
        self._walk(body)
        self._open_macros.pop()
        return after


def _filled(body: Sequence[Token], given: Sequence[Sequence[Token]]) -> list[Token]:
    """The body of a command with what is given for its parameters."""
    if not given:
        return list(body)
    filled: list[Token] = []
    for token in body:
        pieces = _PARAMETER.split(token.text) if token.kind in (Kind.TEXT, Kind.RAW) else [token.text]
        if len(pieces) == 1:
            filled.append(token)
        elif token.kind is Kind.RAW:
            words = [_words(given, int(number)) for number in pieces[1::2]]
            text = pieces[0] + "".join(a + b for a, b in zip(words, pieces[2::2], strict=True))
            filled.append(Token(Kind.RAW, text))
        else:
            for turn, piece in enumerate(pieces):
                if turn % 2 == 0:
                    filled += [Token(Kind.TEXT, piece)] if piece else []
                elif int(piece) <= len(given):
                    filled += given[int(piece) - 1]
    return filled


def _words(given: Sequence[Sequence[Token]], number: int) -> str:
    return "".join(token.text for token in given[number - 1]) if number <= len(given) else ""


def _argument(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The words of the argument at `index`, in braces or up to the next blank, and the index behind it."""
    index = _skip_blanks(tokens, index)
    after = behind_group(tokens, index)
    if after > index:
        return "".join(token.text for token in tokens[index + 1 : after - 1]).strip(), after
    after = index
    while after < len(tokens) and tokens[after].kind in (Kind.TEXT, Kind.SIGN) and after - index < 60:
        after += 1
    return "".join(token.text for token in tokens[index:after]).strip(), after


def _optional(tokens: Sequence[Token], index: int) -> tuple[int, Sequence[Token] | None]:
    turn = _skip_blanks(tokens, index)
    if turn < len(tokens) and tokens[turn].text == "[":
        for end in range(turn + 1, min(len(tokens), turn + 100)):
            if tokens[end].text == "]":
                return end + 1, tokens[turn + 1 : end]
    return index, None


def _skip_blanks(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens) and tokens[index].kind is Kind.BLANK:
        index += 1
    return index


def _within_document(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands in the document environment of a file that is also a document of its own."""
    start, end = 0, len(tokens)
    for index, token in enumerate(tokens):
        if token.kind is Kind.COMMAND and token.text in ("begin", "end"):
            name, after = _argument(tokens, index + 1)
            if name == "document":
                start, end = (after, end) if token.text == "begin" else (start, index)
    return tokens[start:end]


def _declared_conditions(tokens: Sequence[Token]) -> set[str]:
    return {
        after.text
        for before, after in pairwise(tokens)
        if before.kind is Kind.COMMAND and before.text == "newif" and after.text.startswith("if")
    }


def _condition_ends(tokens: Sequence[Token], conditions: frozenset[str] | set[str]) -> dict[int, int]:
    """For each condition, and each `else`, the index of the `else` or `fi` where what it opens ends."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is not Kind.COMMAND:
            continue
        declared = index > 0 and tokens[index - 1].text == "newif"
        if token.text in conditions and not declared:
            opened.append(index)
        elif token.text in ("else", "fi") and opened:
            ends[opened.pop()] = index
            if token.text == "else":
                opened.append(index)
    return ends
