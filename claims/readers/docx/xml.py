"""XML parts of an office package as trees, read safely: a DOCTYPE is refused, so that no entity is defined or fetched.

Names carry a fixed prefix for each namespace of ECMA-376 (transitional and strict alike), whatever the file calls it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from claims.errors import UnreadableDocument

_DEEPEST = 200  # elements within elements; text boxes in tables in tables stay below 80
_MOST_ELEMENTS = 2_500_000  # about a gigabyte as a tree; a report of 1,000 pages has less than a million
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "b:",
    "http://purl.oclc.org/ooxml/officeDocument/bibliography": "b:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
# What sets type, borders and places, and what a tracked change was before: not needed, and most of a file's elements.
_DROPPED = frozenset(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange w:tblPrExChange w:tblGridChange "
    "w:rFonts w:sz w:szCs w:bCs w:iCs w:color w:kern w:spacing w:ind w:jc w:tabs w:proofErr w:tblPr w:tblGrid "
    "w:tblBorders w:tcBorders w:pBdr w:shd w:noProof w:docGrid w:pgSz w:pgMar w:cols w:latentStyles "
    "w:tcW w:vAlign w:keepNext w:keepLines w:widowControl w:contextualSpacing w:tblPrEx".split()
)


@dataclass(slots=True)
class Element:
    """An element: its prefixed name, its attributes, the elements in it, and the characters that stand in itself."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def first(self, *path: str) -> "Element | None":
        """The first child of this name; with several names, the first child in that one, and so on."""
        found: Element | None = self
        for name in path:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def value(self, *path: str) -> str | None:
        """The `w:val` of the child at `path`, None where there is no such child or value."""
        found = self.first(*path)
        return found.attributes.get("w:val") if found else None

    def is_on(self, *path: str) -> bool | None:
        """Whether a switch such as `w:vanish` is on; None where it is not set."""
        found = self.first(*path)
        return None if found is None else found.attributes.get("w:val", "1").lower() not in ("0", "false", "off")

    def descendants(self) -> Iterator["Element"]:
        """All elements in it, in the order of the file."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(element.children[::-1])


def parse_xml(data: bytes, part: str) -> Element:
    """The tree of an XML part; `part` names it in errors. Raises UnreadableDocument."""
    building = _Building(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.characters
    parser.StartDoctypeDeclHandler = building.doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"{expat.ErrorString(error.code)} in line {error.lineno}"
        raise UnreadableDocument(f"the DOCX is damaged ({part}: {reason}): save it again") from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise UnreadableDocument(f"the DOCX is damaged ({part} is not XML): save it again") from error
    return building.root.children[0]


class _Building:
    """Handlers that put the tree together, the parts that nobody needs left out."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.root = Element("", {})
        self.open = [self.root]
        self.pieces: list[str] = []  # of a text that comes in several
        self.names: dict[str, str] = {}
        self.count = 0
        self.dropping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) + self.dropping > _DEEPEST:
            raise UnreadableDocument(f"the DOCX is nested too deeply ({self.part}): save it as plain text")
        if self.count > _MOST_ELEMENTS:
            raise UnreadableDocument("the DOCX is too large when unpacked: split it")
        prefixed = self.names.get(name) or self.prefixed(name)
        if self.dropping or (prefixed in _DROPPED and len(self.open) > 1):
            self.dropping += 1
            return
        element = Element(prefixed, {self.prefixed(key): value for key, value in attributes.items()})
        self._take_pieces()
        self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        if self.dropping:
            self.dropping -= 1
        else:
            self._take_pieces()
            self.open.pop()

    def characters(self, text: str) -> None:
        if not self.dropping:
            self.pieces.append(text)

    def _take_pieces(self) -> None:
        """Give the characters since the last tag to the element that they stand in."""
        if self.pieces:
            self.open[-1].text += "".join(self.pieces)
            self.pieces.clear()

    def doctype(self, *_: object) -> None:
        raise UnreadableDocument(f"the DOCX holds a DOCTYPE ({self.part}), which is refused: save it again")

    def prefixed(self, name: str) -> str:
        """'http://… p' as 'w:p'; a name of a namespace that says nothing here as '?p'."""
        known = self.names.get(name)
        if known is None:
            namespace, _, local = name.rpartition(" ")
            known = self.names[name] = (_NAMESPACES.get(namespace, "?") if namespace else "") + local
        return known
