"""Short ways to read in tests, in this process where the child is not the point, and to look at what came out."""

from sources.text.model import Passage, PassageKind, SourceText
from sources.text.reading import read_source
from sources.text.sniff import Format


def page(markup: str) -> SourceText:
    """A page read in this process."""
    return read_source(Format.HTML, markup.encode(), "utf-8")


def texts(source: SourceText, *kinds: PassageKind) -> list[str]:
    """The texts of the passages, of these kinds alone where any are named."""
    return [said(source, passage) for passage in source.passages if not kinds or passage.kind in kinds]


def said(source: SourceText, passage: Passage) -> str:
    """The text of one passage."""
    return source.text[passage.start : passage.end]


def headers_of(source: SourceText, text: str) -> tuple[str, ...]:
    """The headers of the only table cell with this text."""
    found = [
        cell for passage in source.passages for cell in passage.cells if source.text[cell.start : cell.end] == text
    ]
    assert len(found) == 1, f"{len(found)} cells say {text!r}"
    return found[0].headers


def check_spans(source: SourceText) -> None:
    """Passages follow each other and make up the text; cells lie in their passage."""
    assert "\n".join(texts(source)) == source.text
    for passage in source.passages:
        for cell in passage.cells:
            assert passage.start <= cell.start < cell.end <= passage.end
