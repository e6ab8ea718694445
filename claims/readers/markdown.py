"""Reader for Markdown."""

from dataclasses import replace

from claims.document import Format, Layout
from claims.readers.text import read_text


def read_markdown(text: str) -> Layout:
    """The layout of a Markdown text; `text` is the canonical text itself."""
    return replace(read_text(text), format=Format.MARKDOWN)
