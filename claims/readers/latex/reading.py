"""Reader for LaTeX: the text as a reader of the typeset page sees it, notes numbered as LaTeX counts them.

Nothing is executed: commands that are not known print their arguments, mathematics on lines of its own and verbatim
texts are left out. Entries of a bibliography are typeset as a list behind the text, each under its key.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from claims.companions import Companions, no_companions
from claims.document import Format, Layout
from claims.errors import UnreadableDocument
from claims.readers.builder import LayoutBuilder
from claims.readers.latex.document import LatexDocument
from claims.readers.latex.range import Reading
from claims.readers.latex.source import LatexSource
from claims.readers.works import add_named, given_works
from claims.tex.tokens import Kind, tokenize

_NAMED_HERE = frozenset("bibliography addbibresource addglobalbib addsectionbib bibliographyfile".split())


def read_latex(
    text: str,
    name: str | None = None,
    companions: Companions = no_companions,
    bibliographies: Sequence[tuple[str, bytes]] = (),
) -> Layout:
    """The layout of a LaTeX source; `bibliographies` are further ones that it does not name, as name and bytes.

    UnreadableDocument for a source that prints nothing. Files beside it are asked of `companions` by their names.
    """
    source = LatexSource(companions)
    tokens = source.read(text)
    reading = Reading(tokens)
    works = given_works(bibliographies)
    unread = add_named(works, _named_bibliographies(reading), lambda wanted: source.load(wanted, ".bib"))
    listed = _typeset_list(name, source) if unread and not works.entries else None
    if listed is not None:
        reading, unread = Reading([*tokens, *tokenize(listed)]), []
    works.complete = not unread
    layout = LatexDocument(reading, LayoutBuilder(Format.LATEX), works).typeset()
    if not layout.text.strip():
        raise UnreadableDocument("the source prints nothing: give the document itself, not its preamble")
    warnings = [f"{missing} is taken in and could not be read." for missing in source.missing]
    warnings += [f"The bibliography {missing} could not be read." for missing in unread]
    return replace(layout, warnings=(*warnings, *works.warnings))


def _typeset_list(name: str | None, source: LatexSource) -> str | None:
    """The list that BibTeX has typeset beside the document, where the bibliography itself is not at hand."""
    text = source.load(PurePosixPath(name).stem, ".bbl") if name else None
    return text if text is not None and "\\bibitem" in text else None


def _named_bibliographies(reading: Reading) -> Iterator[str]:
    end = len(reading.tokens)
    for index, token in enumerate(reading.tokens):
        if token.kind is Kind.COMMAND and token.text in _NAMED_HERE:
            option = reading.optional(index + 1, end)
            named = reading.group(option.after if option else index + 1, end)
            yield from reading.source(named).split(",") if named else ()
