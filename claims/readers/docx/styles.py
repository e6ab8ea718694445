"""What styles say of a paragraph or run: its kind of block, whether it is hidden or raised, its place in a list.

Built-in styles keep their English names in every language of Word; others are known by what they are based on.
"""

import re
from dataclasses import dataclass, field

from claims.document import BlockKind
from claims.readers.docx.xml import Element

_KINDS = (
    (re.compile(r"heading ?\d|title|appendix heading|toc heading"), BlockKind.HEADING),
    (re.compile(r"toc ?\d|table of (?:figures|authorities)|index ?\d"), BlockKind.FRONT_MATTER),
    (re.compile(r"subtitle|author|date|byline|affiliation"), BlockKind.FRONT_MATTER),
    (re.compile(r"caption|(?:image|table|figure) caption|illustration|drawing"), BlockKind.CAPTION),
    (re.compile(r"(?:intense )?quote|block ?text|block ?quot(?:e|ation)|quotations"), BlockKind.QUOTATION),
    (re.compile(r"list (?:bullet|number)(?: \d)?|list(?: \d)?"), BlockKind.LIST_ITEM),
)
_MOST_BASES = 20  # styles based on styles
_BODY_LEVEL = 9  # the outline level that is none


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A paragraph's place in a list: the list's number and the level in it."""

    number: str
    level: int


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str | None
    properties: Element | None  # of paragraphs
    run: Element | None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _ordinary: str | None = None  # the style of paragraphs that name none
    language: str | None = None

    def names(self, style: str | None) -> list[str]:
        """The name of a style and of those it is based on, in lower case; its id where the document lists no style."""
        found = [one.name for one in self._chain(style)]
        return found or ([re.sub(r"(?<=\D)(?=\d)", " ", style).lower()] if style else [])

    def kind(self, paragraph: Element) -> BlockKind | None:
        """The kind of block that a paragraph's style or outline level makes it; None for ordinary text."""
        properties = paragraph.first("w:pPr")
        style = properties.value("w:pStyle") if properties else None
        for name in self.names(style):
            kind = next((kind for pattern, kind in _KINDS if pattern.fullmatch(name)), None)
            if kind is not None:
                return kind
        level = self._outline(properties, style)
        return BlockKind.HEADING if level is not None and level < _BODY_LEVEL else None

    def list_place(self, paragraph: Element) -> ListPlace | None:
        """The list that a paragraph is an item of, by itself or by its style."""
        properties = paragraph.first("w:pPr")
        style = properties.value("w:pStyle") if properties else None
        chain = [properties, *(one.properties for one in self._chain(style))]
        numbered = [found for one in chain if one is not None and (found := one.first("w:numPr")) is not None]
        number = next((value for one in numbered if (value := one.value("w:numId")) is not None), None)
        level = next((value for one in numbered if (value := one.value("w:ilvl")) is not None), "0")
        if number is None or number == "0":
            return None
        return ListPlace(number, int(level) if level.isdecimal() and len(level) == 1 else 0)

    def is_hidden(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is hidden text."""
        return self._switch("w:vanish", properties, paragraph_style)

    def is_bold(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is bold."""
        return self._switch("w:b", properties, paragraph_style)

    def is_struck(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is struck out."""
        return any(self._switch(name, properties, paragraph_style) for name in ("w:strike", "w:dstrike"))

    def raised(self, properties: Element | None) -> int:
        """1 for a run that is set as superscript, -1 for subscript, else 0."""
        chain = [properties, *(one.run for one in self._chain(properties.value("w:rStyle") if properties else None))]
        for one in chain:
            value = one.value("w:vertAlign") if one is not None else None
            if value is not None:
                return {"superscript": 1, "subscript": -1}.get(value, 0)
        raised = properties.value("w:position") if properties else None
        return 1 if raised is not None and raised.isdecimal() and raised != "0" else 0

    def _switch(self, name: str, properties: Element | None, paragraph_style: str | None) -> bool:
        own = properties.is_on(name) if properties is not None else None
        if own is not None:
            return own
        for style in (properties.value("w:rStyle") if properties is not None else None, paragraph_style):
            for one in self._chain(style):
                value = one.run.is_on(name) if one.run is not None else None
                if value is not None:
                    if value:
                        return True
                    break
        return False

    def _outline(self, properties: Element | None, style: str | None) -> int | None:
        for one in (properties, *(base.properties for base in self._chain(style))):
            value = one.value("w:outlineLvl") if one is not None else None
            if value is not None:
                return int(value) if value.isdecimal() and len(value) == 1 else None
        return None

    def _chain(self, style: str | None) -> list[_Style]:
        """The style and those it is based on."""
        chain: list[_Style] = []
        current = style or self._ordinary
        while current is not None and (found := self._styles.get(current)) is not None and len(chain) < _MOST_BASES:
            chain.append(found)
            current = found.based_on
        return chain


def read_styles(root: Element | None) -> Styles:
    """The styles of a part `styles.xml`; none where there is no such part."""
    styles = Styles()
    if root is None:
        return styles
    styles.language = _language(root.first("w:docDefaults", "w:rPrDefault", "w:rPr"))
    for element in root.children:
        id_ = element.attributes.get("w:styleId")
        if element.name != "w:style" or id_ is None:
            continue
        name = (element.value("w:name") or id_).lower()
        run = element.first("w:rPr")
        styles._styles[id_] = _Style(name, element.value("w:basedOn"), element.first("w:pPr"), run)
        if element.attributes.get("w:default") in ("1", "true") and element.attributes.get("w:type") == "paragraph":
            styles._ordinary = id_
            styles.language = _language(run) or styles.language
    return styles


def _language(properties: Element | None) -> str | None:
    value = properties.value("w:lang") if properties is not None else None
    return value.split("-")[0].lower() or None if value else None
