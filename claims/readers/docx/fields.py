"""Fields: text that Word computes from an instruction, and the citations of reference managers that hide in them.

Zotero and Mendeley keep CSL-JSON in the instruction, Mendeley Cite in the tag of a content control, EndNote its own XML
in the instruction or in the field's data.
"""

import base64
import re
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claims.errors import UnreadableDocument
from claims.readers.csl import Item, decode_json, items_of
from claims.readers.docx.sources import cited_by
from claims.readers.docx.xml import Element, parse_xml

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[mnt]\s+)?"([^"\n]{1,2000})"', re.IGNORECASE)
_NOTE_AGAIN = re.compile(r'\s*NOTEREF\s+"?([^\s"\\]{1,80})', re.IGNORECASE)
_FORMATTED = re.compile(r"\\f\b")
_BIBLIOGRAPHY = re.compile(
    r"ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography)|\bCSL_BIBLIOGRAPHY|^\s*BIBLIOGRAPHY\b", re.IGNORECASE
)
_TABLE_OF = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)
_SEQUENCE = re.compile(r"\s*SEQ\s", re.IGNORECASE)
_JSON = re.compile(r"ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s", re.IGNORECASE)
_MENDELEY_TAG = "MENDELEY_CITATION_"
_ENDNOTE_KINDS = {
    "Journal Article": "article-journal",
    "Magazine Article": "article-magazine",
    "Newspaper Article": "article-newspaper",
    "Book": "book",
    "Edited Book": "book",
    "Book Section": "chapter",
    "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference",
    "Report": "report",
    "Government Document": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
    "Dataset": "dataset",
    "Statute": "legislation",
    "Case": "legal_case",
}
_MOST_BYTES = 5_000_000  # of an instruction


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction and data so far; what comes behind the separator is its result."""

    instruction: str = ""
    data: str = ""
    in_result: bool = False
    address: str | None = None
    again: str | None = None  # the bookmark around a note's call
    cites: bool = False
    is_bibliography: bool = False
    is_contents: bool = False
    printed: list[str] = field(default_factory=list)

    def begin_result(self, sources: Mapping[str, Item]) -> tuple[Item, ...]:
        """The instruction is complete; gives the works that it cites, by itself or of Word's own `sources`."""
        self.in_result = True
        head = self.instruction[:400]
        link = _HYPERLINK.match(head)
        again = _NOTE_AGAIN.match(head)
        self.address = link[1] if link else None
        self.again = again[1] if again else None
        self.is_bibliography = _BIBLIOGRAPHY.search(head) is not None
        self.is_contents = _TABLE_OF.match(head) is not None
        items = _cited(self.instruction, self.data) or cited_by(self.instruction, sources)
        self.cites = bool(items)
        return items

    @property
    def is_formatted(self) -> bool:
        """Whether the result of a NOTEREF is set as a call is."""
        return _FORMATTED.search(self.instruction) is not None


def instructions_in(paragraph: Element) -> Iterator[str]:
    """The instructions of the fields that begin in a paragraph, as far as they tell the kind."""
    for element in paragraph.descendants():
        if element.name == "w:instrText":
            yield element.text[:200]
        elif element.name == "w:fldSimple":
            yield element.attributes.get("w:instr", "")[:200]


def numbers_a_caption(instruction: str) -> bool:
    """Whether a field counts figures or tables, as captions do."""
    return _SEQUENCE.match(instruction) is not None


def opens_bibliography(instruction: str) -> bool:
    """Whether a field prints the list of cited works."""
    return _BIBLIOGRAPHY.search(instruction) is not None


def opens_contents(instruction: str) -> bool:
    """Whether a field prints a table of contents or an index."""
    return _TABLE_OF.match(instruction) is not None


def cited_in_control(control: Element) -> tuple[Item, ...]:
    """The works that a content control of Mendeley Cite names."""
    tag = control.value("w:sdtPr", "w:tag") or ""
    if not tag.startswith(_MENDELEY_TAG) or len(tag) > _MOST_BYTES:
        return ()
    return items_of(decode_json(_from_base64(tag.rpartition("_")[2]).decode("utf-8", "replace")))


def _cited(instruction: str, data: str) -> tuple[Item, ...]:
    if len(instruction) > _MOST_BYTES or len(data) > _MOST_BYTES:
        return ()
    if _JSON.search(instruction[:400]):
        return items_of(decode_json(instruction))
    if "EN.CITE" in instruction[:400]:
        start = instruction.find("<EndNote>")
        source = instruction[start:] if start >= 0 else _from_base64(data).decode("utf-8", "replace")
        return _endnote_items(source)
    return ()


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text.strip()) % 4))
    except (Base64Error, ValueError):
        return b""


def _endnote_items(source: str) -> tuple[Item, ...]:
    start, end = source.find("<EndNote>"), source.rfind("</EndNote>")
    if start < 0 or end < 0:
        return ()
    try:
        tree = parse_xml(source[start : end + len("</EndNote>")].encode(), "citation")
    except UnreadableDocument:
        return ()
    cites = [child for child in tree.children if child.name == "Cite"]
    return tuple(_endnote_item(cite) for cite in cites)


def _endnote_item(cite: Element) -> Item:
    record = cite.first("record") or Element("record", {})

    def read(*path: str) -> str:
        found = record.first(*path)
        return "" if found is None else " ".join([found.text, *(one.text for one in found.descendants())]).strip()

    authors = record.first("contributors", "authors")
    names = [
        " ".join([one.text, *(part.text for part in one.descendants())]).strip()
        for one in (authors.children if authors else [])
    ]
    short = cite.first("Author")
    year = cite.first("Year")
    kind = record.first("ref-type")
    return {
        "type": _ENDNOTE_KINDS.get(kind.attributes.get("name", "") if kind else "", ""),
        "author": [_endnote_name(name) for name in names or ([short.text] if short else [])],
        "issued": {"raw": read("dates", "year") or (year.text if year else "")},
        "title": read("titles", "title"),
        "container-title": read("titles", "secondary-title") or read("periodical", "full-title"),
        "publisher": read("publisher"),
        "volume": read("volume"),
        "issue": read("number"),
        "page": read("pages"),
        "URL": read("urls", "related-urls", "url"),
        "DOI": read("electronic-resource-num"),
        "ISBN": read("isbn"),
    }


def _endnote_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family.strip()}
    )
