"""The visible text of a source with its structure, from any kind of file; see `text_of`."""

from sources.text.reading import text_of

__all__ = ["text_of"]
