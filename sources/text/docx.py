"""DOCX read with the standard library alone: paragraphs, headings, lists, tables, notes (ECMA-376, WordprocessingML).

Nothing is extracted; the parts are read by name, within limits for what they unfold to; any DOCTYPE is refused. What
Word does not show is hidden text: deletions that are tracked, text marked as hidden, white or tiny type.
"""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from sources.errors import DamagedFile, EncryptedFile
from sources.text import limits
from sources.text.builder import TextBuilder
from sources.text.docx_flow import DocxFlow
from sources.text.markup import parse
from sources.text.model import SourceText

_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_STYLES = "word/styles.xml"
_CORE = "docProps/core.xml"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CHUNK = 1_000_000
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|başlık|заголовок)\s{0,2}([1-6])", re.IGNORECASE)
_ENCRYPTED = 0x1


def read_docx(data: bytes) -> SourceText:
    """The text of a DOCX. Raises DamagedFile and EncryptedFile."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive, len(data))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise DamagedFile("the DOCX is damaged and cannot be opened") from error


def _read(archive: zipfile.ZipFile, packed_size: int) -> SourceText:
    entries = {entry.filename: entry for entry in archive.infolist()}
    wanted = [entries[name] for name in (_DOCUMENT, *_NOTES, _STYLES, _CORE) if name in entries]
    if any(entry.flag_bits & _ENCRYPTED for entry in wanted):
        raise EncryptedFile("needs a password")
    if _DOCUMENT not in entries:
        raise DamagedFile("the DOCX has no document in it")
    if sum(entry.file_size for entry in entries.values()) > limits.ZIP_BYTES:
        raise DamagedFile(limits.TOO_LARGE)
    budget = min(limits.ZIP_BYTES, max(packed_size * limits.ZIP_RATIO, 1_000_000))
    parts: dict[str, bytes] = {}
    for entry in wanted:
        parts[entry.filename] = _unpacked(archive, entry, budget)
        budget -= len(parts[entry.filename])
    builder = TextBuilder()
    levels = _heading_levels(parts.get(_STYLES))
    for name in (_DOCUMENT, *_NOTES):
        if name in parts:
            flow = DocxFlow(builder, levels)
            parse(parts[name], start=flow.start, end=flow.end, text=flow.text)
    title = _title(parts.get(_CORE))
    unreadable = None if builder.passage_count else "the document shows no text"
    return builder.finish(media_type=_MEDIA_TYPE, title=title, unreadable=unreadable)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: int) -> bytes:
    """The bytes of a part; what an entry says of its size is not believed."""
    pieces: list[bytes] = []
    left = budget
    try:
        with archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                left -= len(piece)
                if left < 0:
                    raise DamagedFile(limits.TOO_LARGE)
                pieces.append(piece)
    except zlib.error as error:
        raise DamagedFile("the DOCX is damaged and cannot be opened") from error
    return b"".join(pieces)


def _heading_levels(styles: bytes | None) -> dict[str, int]:
    """The heading level of each style, by its name or outline level; without a list of styles, by the usual ids."""
    levels = {f"Heading{level}": level for level in range(1, 7)} | {"Title": 1}
    if styles is None:
        return levels
    current = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal current
        value = attributes.get("w:val", "")
        if name == "style":
            current = attributes.get("w:styleId", "")
        elif name == "name" and (match := _HEADING.fullmatch(value.strip())):
            levels[current] = int(match[1])
        elif name == "name" and value.lower() == "title":
            levels[current] = 1
        elif name == "outlineLvl" and value in ("0", "1", "2", "3", "4", "5"):
            levels.setdefault(current, int(value) + 1)

    parse(styles, start=start, end=lambda _: None, text=lambda _: None)
    return levels


def _title(core: bytes | None) -> str | None:
    """The title that the document's properties state."""
    if core is None:
        return None
    parts: list[str] = []
    inside = False

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        nonlocal inside
        inside = name == "title"

    def end(_name: str) -> None:
        nonlocal inside
        inside = False

    def text(value: str) -> None:
        if inside:
            parts.append(value)

    parse(core, start=start, end=end, text=text)
    return "".join(parts).strip() or None
