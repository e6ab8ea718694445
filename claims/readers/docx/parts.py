"""The parts of a DOCX package (ECMA-376 part 2): found by relationship, read within limits, nothing ever unpacked.

Only parts whose names are those of a Word document are read; what an entry says of its size is not believed.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import normpath

from claims.errors import UnreadableDocument
from claims.readers.docx.xml import Element, parse_xml

_MOST_BYTES = 200_000_000
_RATIO = 200
_RATIO_FROM = 1_000_000  # bytes; what unpacks to less is no bomb, whatever its ratio
_CHUNK = 1_000_000
_ENCRYPTED = 0x1
_CUSTOM = re.compile(r"customXml/item\d{1,3}\.xml")
_MOST_CUSTOM = 5_000_000  # bytes of a custom part; a list of sources is smaller
_NAME = re.compile(r"(?:word|docProps|_rels|word/_rels)/[\w.-]{0,80}\.(?:xml|rels)")
_MAIN = "word/document.xml"
_USUAL = {
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "settings": "word/settings.xml",
    "comments": "word/comments.xml",
}
_DAMAGED = "the DOCX is damaged and cannot be opened: save it again"
_TOO_LARGE = "the DOCX is too large when unpacked: split it"
_PASSWORD = "the document is protected by a password: save a copy without one"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that a reader needs, by kind ('footnotes', 'styles' …), and the addresses that each links to, by id."""

    document: Element
    parts: Mapping[str, Element]
    links: Mapping[str, Mapping[str, str]]
    sources: tuple[Element, ...] = ()  # the lists of works that Word's own citations name


def open_package(data: bytes) -> Package:
    """The parts of a DOCX. Raises UnreadableDocument: damaged, encrypted, too large, no Word document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(_Members(archive, len(data)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UnreadableDocument(_DAMAGED) from error


class _Members:
    """The members of a package that may be read, and what may still be unpacked of them."""

    def __init__(self, archive: zipfile.ZipFile, packed: int) -> None:
        self.archive = archive
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise UnreadableDocument(_TOO_LARGE)
        self.entries = {entry.filename: entry for entry in entries if _NAME.fullmatch(entry.filename)}
        self.custom = [entry for entry in entries if _CUSTOM.fullmatch(entry.filename)]
        if any(entry.flag_bits & _ENCRYPTED for entry in self.entries.values()):
            raise UnreadableDocument(_PASSWORD)
        self.budget = min(_MOST_BYTES, max(packed * _RATIO, _RATIO_FROM))

    def tree(self, name: str) -> Element | None:
        """The tree of a member; None if there is none of this name."""
        entry = self.entries.get(name)
        return None if entry is None else parse_xml(self._bytes(entry), name)

    def sources(self) -> Iterator[Element]:
        """The lists of sources among the parts of other programs, whatever else these hold."""
        for entry in self.custom:
            if entry.file_size > _MOST_CUSTOM or entry.flag_bits & _ENCRYPTED:
                continue
            data = self._bytes(entry)
            if b"Sources" in data and b"bibliography" in data:
                try:
                    yield parse_xml(data, entry.filename)
                except UnreadableDocument:  # no list of Word's
                    continue

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDocument(_DAMAGED)
        pieces: list[bytes] = []
        with self.archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                self.budget -= len(piece)
                if self.budget < 0:
                    raise UnreadableDocument(_TOO_LARGE)
                pieces.append(piece)
        return b"".join(pieces)


def _read(members: _Members) -> Package:
    main = _target(members.tree("_rels/.rels"), "officeDocument", "") or _MAIN
    main = main if main in members.entries else _MAIN
    document = members.tree(main)
    if document is None:
        raise UnreadableDocument("the DOCX has no document in it: save it again")
    related = members.tree(_relationships_of(main))
    parts: dict[str, Element] = {}
    links = {"document": _addresses(related)}
    for kind, usual in _USUAL.items():
        name = _target(related, kind, main) or usual
        tree = members.tree(name)
        if tree is not None:
            parts[kind] = tree
            links[kind] = _addresses(members.tree(_relationships_of(name)))
    core = members.tree("docProps/core.xml")
    if core is not None:
        parts["core"] = core
    return Package(document, parts, links, tuple(members.sources()))


def _relationships_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _relationships(tree: Element | None) -> list[dict[str, str]]:
    return [child.attributes for child in tree.children if child.name == "Relationship"] if tree else []


def _target(tree: Element | None, kind: str, part: str) -> str | None:
    """The member that the relationship of this kind leads to, if it is one that may be read."""
    for relation in _relationships(tree):
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            folder = part.rpartition("/")[0]
            name = normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}").lstrip("/")
            if _NAME.fullmatch(name):
                return name
    return None


def _addresses(tree: Element | None) -> dict[str, str]:
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _relationships(tree)
        if relation.get("TargetMode") == "External"
    }
