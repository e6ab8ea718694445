"""XML without a reader of its own (feeds, data files) as text: each element with text is a passage.

Markup within the text of a feed is read as the page it is a part of. A file with a DOCTYPE is unreadable.
"""

import re
from collections.abc import Mapping
from html import unescape

from sources.text.builder import TextBuilder, fold
from sources.text.encoding import decode
from sources.text.markup import parse
from sources.text.model import PassageKind, SourceText

_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
_TAGS = re.compile(r"<[/!a-zA-Z][^<>]{0,1000}>")
_HEADINGS = frozenset({"title", "headline"})


class _Reader:
    """The passages of the elements as they end; a title stands over what is in its element."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.title: str | None = None
        self._parts: list[str] = []
        self._names: list[str] = []
        self._path: list[tuple[int, str]] = []  # titles, with the depth of what they stand over

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._flush()
        self._names.append(name)

    def end(self, _name: str) -> None:
        """An element ends, and what its title stands over."""
        self._flush()
        depth = len(self._names)
        self._path = [entry for entry in self._path if entry[0] < depth]
        if self._names:
            self._names.pop()

    def text(self, text: str) -> None:
        """Characters."""
        self._parts.append(text)

    def _flush(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        shown = fold(unescape(_TAGS.sub(" ", text)) if "<" in text or "&" in text else text)
        if not shown:
            return
        name = self._names[-1] if self._names else ""
        headings = tuple(title for _, title in self._path)
        if name in _HEADINGS:
            self.title = self.title or shown
            self.builder.add(PassageKind.HEADING, shown, headings)
            self._path.append((len(self._names) - 1, shown))
        else:
            self.builder.add(PassageKind.PARAGRAPH, f"{name}: {shown}" if _is_bare(shown) else shown, headings)


def _is_bare(text: str) -> bool:
    """Whether a value says nothing without the name of its element."""
    return len(text) < 60 and " " not in text.strip()


def read_xml(data: bytes) -> SourceText:
    """The text of an XML file. Raises DamagedFile."""
    reader = _Reader()
    text = _DECLARATION.sub("", decode(data).lstrip("\ufeff \r\n\t"), count=1)
    parse(text.encode("utf-8", "replace"), start=reader.start, end=reader.end, text=reader.text, encoding="utf-8")
    return reader.builder.finish(
        media_type="application/xml", title=reader.title, unreadable=None if reader.builder.passage_count else "no text"
    )
