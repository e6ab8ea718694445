"""The tokens of a LaTeX document: files that it takes in put in place, its own short commands expanded.

Nothing is executed. Loops, depth and the sum of all expansions are bounded, so that no source grows without end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from posixpath import dirname

from claims.companions import Companions
from claims.errors import UnreadableDocument
from claims.readers.decoding import decode_text
from claims.readers.latex import conditions
from claims.readers.latex.macros import DEFINES, Macro, filled, read_definition, take
from claims.readers.latex.stretch import Stretch, argument, skip_blanks
from claims.tex.tokens import Kind, Token, pair_braces, tokenize

_TAKES_IN = frozenset("input include subfile subfileinclude InputIfFileExists @@input".split())
_FROM_FOLDER = frozenset("import subimport inputfrom subinputfrom includefrom subincludefrom".split())
_OF_ITS_FOLDER = frozenset(("subfile", "subfileinclude"))  # what they take in names its files from its own folder
_STYLES = frozenset("fnsymbol roman Roman alph Alph arabic".split())
_BEAMER = re.compile(r"\\documentclass\s{0,9}(?:\[[^\]]{0,500}\])?\s{0,9}\{(?:beamer|beamerarticle)\}")
_OVERLAY = re.compile(r"(\\[A-Za-z]{1,40}\*?(?:\{[a-z]{1,20}\})?(?:\[[^\]\n]{0,80}\])?)<[\w\-,+.()|@: *]{1,60}>")
_DEEPEST = 20
_EXPANSION = 1_000_000  # characters that commands may expand to
_TAKEN_IN = 20_000_000  # characters of files
_MOST_FILES = 500


@dataclass(slots=True)
class LatexSource:
    """Puts a document's tokens together; `missing` are the files that it names and that were not to be had."""

    companions: Companions
    missing: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # what `filecontents` holds
    _tokens: list[Token] = field(default_factory=list)
    _macros: dict[str, Macro] = field(default_factory=dict)
    _true: set[str] = field(default_factory=set)  # switches that are on
    _declared: set[str] = field(default_factory=set)
    _open_files: list[str] = field(default_factory=list)
    _folders: list[str] = field(default_factory=list)  # in which the names of files are looked for first
    _open_macros: list[str] = field(default_factory=list)
    _expansion: int = _EXPANSION
    _taken_in: int = _TAKEN_IN
    _count: int = 0
    _ended: bool = False
    _has_overlays: bool = False

    def read(self, text: str) -> list[Token]:
        """The tokens of the whole document."""
        self._has_overlays = _BEAMER.search(text) is not None
        self._walk(self._tokenize(text))
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

    def _tokenize(self, text: str) -> list[Token]:
        """The tokens of a file; what says on which slide something is shown is no text."""
        return tokenize(_OVERLAY.sub(r"\1", text) if self._has_overlays else text)

    # -- walking -----------------------------------------------------------------------------------------------------
    def _walk(self, tokens: Sequence[Token]) -> None:
        self._declared.update(conditions.declared(tokens))
        ends = conditions.condition_ends(tokens, conditions.PRIMITIVE | self._declared)
        stretch = Stretch(tokens, ends, pair_braces(tokens))
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

    def _command(self, stretch: Stretch, index: int) -> int:
        tokens = stretch.tokens
        name = tokens[index].text
        if index in stretch.ends:
            return self._condition(stretch, index)
        if name in _TAKES_IN or name in _FROM_FOLDER:
            return self._take_in(tokens, index)
        if name in DEFINES:
            return self._define(stretch, index)
        if name in conditions.CHOICES:
            return self._choose(stretch, index)
        if name == "let":
            return self._name_again(tokens, index)
        if name in ("newif", "fi", "else", "or"):
            return index + (2 if name == "newif" else 1)
        if name in self._macros and name not in self._open_macros:
            return self._expand(stretch, index)
        self._note_switch(tokens, index)
        if name == "end" and argument(tokens, index + 1)[0] == "document":
            self._ended = not self._open_files
        self._tokens.append(tokens[index])
        return index + 1

    # -- conditions --------------------------------------------------------------------------------------------------
    def _condition(self, stretch: Stretch, index: int) -> int:
        """Where to go on: a condition known to be false is passed over, and what stands behind `else` otherwise."""
        name = stretch.tokens[index].text
        if (
            name == "else"
            or name == "iffalse"
            or (name in self._declared and name.removeprefix("if") not in self._true)
        ):
            return stretch.ends[index] + 1
        if name not in ("if", "ifx", "ifnum"):
            return index + 1
        holds, after, rest = conditions.decide(stretch, index, self._macros)
        if not holds:
            return stretch.ends[index] + 1
        if rest.strip():
            self._tokens.append(Token(Kind.TEXT, rest))
        return after

    def _note_switch(self, tokens: Sequence[Token], index: int) -> None:
        """A switch is turned: `\\drafttrue`, `\\toggletrue{draft}`, `\\setboolean{draft}{true}`."""
        name = tokens[index].text
        if name in ("toggletrue", "booltrue", "togglefalse", "boolfalse"):
            turned, state = argument(tokens, index + 1)[0], name[-4:] == "true"
        elif name in ("settoggle", "setbool", "setboolean"):
            turned, after = argument(tokens, index + 1)
            state = argument(tokens, after)[0] == "true"
        elif name.endswith("true") and "if" + name[:-4] in self._declared:
            turned, state = name[:-4], True
        elif name.endswith("false") and "if" + name[:-5] in self._declared:
            turned, state = name[:-5], False
        else:
            return
        if state:
            self._true.add(turned)
        else:
            self._true.discard(turned)

    def _choose(self, stretch: Stretch, index: int) -> int:
        """Put the group that a choice comes to in its place."""
        name = stretch.tokens[index].text
        count, has_yes, has_no = conditions.CHOICES[name]
        groups, after = stretch.groups(index + 1, count + has_yes + has_no)
        if len(groups) < count + has_yes + has_no:
            return index + 1
        holds = conditions.choose(name, groups[:count], self._true)
        chosen = groups[count] if has_yes and holds else groups[-1] if has_no and not holds else ()
        self._put(name, chosen)
        return after

    # -- files -------------------------------------------------------------------------------------------------------
    def _take_in(self, tokens: Sequence[Token], index: int) -> int:
        verb = tokens[index].text
        name, after = argument(tokens, index + 1)
        folder = self._folders[-1] if self._folders else ""
        if verb in _FROM_FOLDER:
            inner, after = argument(tokens, after)
            folder = f"{folder}/{name}".rstrip("/") if folder and verb.startswith("sub") else name.rstrip("/") or name
            name = inner
        self._count += 1
        found = self._found(name, folder) if self._count <= _MOST_FILES else None
        if found is None or len(found[1]) > self._taken_in:
            if name and name not in self.missing and verb != "InputIfFileExists":
                self.missing.append(name)
            return after
        path, text = found
        self._taken_in -= len(text)
        self._open_files.append(path)
        self._folders.append(dirname(path) if verb in _OF_ITS_FOLDER else folder)
        self._walk(_within_document(self._tokenize(text)))
        self._folders.pop()
        self._open_files.pop()
        self._tokens.append(Token(Kind.BLANK, " "))
        return after

    def _found(self, name: str, folder: str) -> tuple[str, str] | None:
        """The path and the text of a file that is not open, looked for in `folder` and beside the document."""
        beside = f"{folder}/{name}" if folder and not name.startswith("/") else name
        for path in (beside,) if folder.startswith("/") else dict.fromkeys((beside, name)):
            if not name or path in self._open_files or len(self._open_files) >= _DEEPEST:
                return None
            text = self.load(path, ".tex")
            if text is not None:
                return path, text
        return None

    # -- commands of its own -----------------------------------------------------------------------------------------
    def _define(self, stretch: Stretch, index: int) -> int:
        defined = read_definition(stretch, index)
        if defined is None:
            return index + 1
        if defined.name == "thefootnote" and defined.macro is not None:
            styles = [token.text for token in defined.macro.body if token.text in _STYLES]
            self._tokens.append(Token(Kind.COMMAND, "@footnotes@" + (styles[0] if styles else "arabic")))
        elif defined.macro is not None:
            self._macros[defined.name] = defined.macro
        return defined.after

    def _name_again(self, tokens: Sequence[Token], index: int) -> int:
        """`\\let\\new=\\old`: the new name means what the old one means now."""
        turn = skip_blanks(tokens, index + 1)
        other = skip_blanks(tokens, turn + 1)
        if other < len(tokens) and tokens[other].text.startswith("=") and tokens[other].kind is Kind.TEXT:
            other = skip_blanks(tokens, other + 1)
        if other >= len(tokens):
            return len(tokens)
        new, old = tokens[turn], tokens[other]
        if new.kind is Kind.COMMAND and old.kind is Kind.COMMAND and new.text != old.text:
            self._macros[new.text] = self._macros.get(old.text) or Macro((), (replace(old, more=""),))
        return other + 1

    def _expand(self, stretch: Stretch, index: int) -> int:
        """Put what a command stands for in its place."""
        name = stretch.tokens[index].text
        macro = self._macros[name]
        given, after = take(macro, stretch, index)
        self._put(name, filled(macro.body, given))
        return after

    def _put(self, name: str, tokens: Sequence[Token]) -> None:
        """Walk what a command comes to, within the limits of all expansions."""
        size = sum(len(token.text) + 1 for token in tokens) + 1
        if size > self._expansion or len(self._open_macros) >= _DEEPEST:
            return
        self._expansion -= size
        self._open_macros.append(name)
        self._walk(tokens)
        self._open_macros.pop()


def _within_document(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands in the document environment of a file that is also a document of its own."""
    start, end = 0, len(tokens)
    for index, token in enumerate(tokens):
        if token.kind is Kind.COMMAND and token.text in ("begin", "end"):
            name, after = argument(tokens, index + 1)
            if name == "document":
                start, end = (after, end) if token.text == "begin" else (start, index)
    return tokens[start:end]
