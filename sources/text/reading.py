"""Chooses the reader for a source and runs it: parsers of hostile files in a child, plain text here."""

from dataclasses import replace
from importlib import import_module

from isolation import ChildDied, Death, Isolated
from sources.errors import TextError
from sources.text import limits
from sources.text.csv import read_csv
from sources.text.encoding import decode
from sources.text.json import read_json
from sources.text.model import SourceText
from sources.text.plain import read_plain
from sources.text.sniff import Format, sniff
from sources.text.wire import packed, unpacked

# Readers over parsers written in C, and over formats that unfold; loaded in the child alone.
_ISOLATED = {
    Format.HTML: "sources.text.html:read_html",
    Format.XML: "sources.text.xml:read_xml",
    Format.PDF: "sources.text.pdf:read_pdf",
    Format.DOCX: "sources.text.docx:read_docx",
}
_OF_TEXT = frozenset({Format.HTML})
_WHOLE = frozenset({Format.PDF, Format.DOCX, Format.XML})  # of no use when cut
_DEATHS = {Death.TIME: limits.TOOK_TOO_LONG, Death.MEMORY: limits.TOO_LARGE, Death.CRASH: limits.CRASHED}
_child = Isolated("sources.text.reading:answer", seconds=limits.CHILD_SECONDS, memory=limits.CHILD_BYTES)


def text_of(data: bytes, media_type: str | None = None) -> SourceText:
    """The visible text of a source, whatever it is.

    `media_type` is the Content-Type that came with it, parameters included; where the content shows something else,
    the content is believed. Raises nothing for any bytes: where there is no usable text, `unreadable` says why, and
    where only a part was read, `truncated` does. The same bytes give the same text.
    """
    if not data.strip():
        return SourceText("", unreadable=limits.EMPTY)
    sniffed = sniff(data, media_type)
    if sniffed.format is None:
        return SourceText("", unreadable=sniffed.reason)
    bound = limits.MARKUP_BYTES if sniffed.format is Format.HTML else limits.INPUT_BYTES
    is_cut = len(data) > bound
    if is_cut and sniffed.format in _WHOLE:
        return SourceText("", media_type=sniffed.format, unreadable=limits.TOO_LARGE_FILE)
    data = data[:bound]
    if sniffed.format in _ISOLATED:
        source = _read_in_child(sniffed.format, data, sniffed.charset)
    else:
        source = _read_here(sniffed.format, decode(data, sniffed.charset))
    return (
        replace(source, truncated=source.truncated or limits.CUT_INPUT.format(bound // 1_000_000)) if is_cut else source
    )


def _read_here(kind: Format, text: str) -> SourceText:
    match kind:
        case Format.CSV:
            source = read_csv(text)
        case Format.JSON:
            source = read_json(text)
        case _:
            source = read_plain(text, markdown=kind is Format.MARKDOWN)
    if not source.text and source.unreadable is None:
        return replace(source, unreadable=limits.EMPTY)
    return source


def _read_in_child(kind: Format, data: bytes, charset: str | None) -> SourceText:
    header = f"{kind.value}\n{charset or ''}\n".encode("utf-8", "replace")
    try:
        return unpacked(_child(header + data))
    except ChildDied as died:
        return SourceText("", media_type=kind.value, unreadable=_DEATHS[died.death])
    except OSError:  # too many processes or open files on this machine
        return SourceText("", media_type=kind.value, unreadable=limits.NO_CHILD)
    except (ValueError, TypeError, KeyError, IndexError):  # what came back is no SourceText
        return SourceText("", media_type=kind.value, unreadable=limits.CRASHED)


def answer(request: bytes) -> bytes:
    """What the child does: read the source that `request` holds behind its kind and charset."""
    kind, charset, data = request.split(b"\n", 2)
    return packed(read_source(Format(kind.decode("ascii")), data, charset.decode("utf-8") or None))


def read_source(kind: Format, data: bytes, charset: str | None = None) -> SourceText:
    """The text of `data`, read in this process by the reader for `kind`, one of those that belong into a child."""
    module, _, name = _ISOLATED[kind].partition(":")
    reader = getattr(import_module(module), name)
    try:
        source: SourceText = reader(decode(data, charset) if kind in _OF_TEXT else data)
    except TextError as error:
        return SourceText("", media_type=kind.value, unreadable=str(error))
    return source
