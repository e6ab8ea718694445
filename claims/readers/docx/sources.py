"""The works of Word's own citations (Insert Citation): the list of sources that the package keeps (ECMA-376, 22.6).

Fields name them by their tags; they are given as the CSL-JSON items that other reference managers write.
"""

import re
from collections.abc import Iterable, Mapping

from claims.readers.csl import Item
from claims.readers.docx.xml import Element

_CITATION = re.compile(r"\s*CITATION\s+(\S{1,80})", re.IGNORECASE)
_FURTHER = re.compile(r"\\m\s+(\S{1,80})", re.IGNORECASE)
_MOST_CITED = 50  # in one field
_KINDS = {
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage",
    "Case": "legal_case",
}
_CONTAINERS = ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "InternetSiteTitle")
_MONTHS = (
    "jan fév feb mär mar avr abr apr mai may maj jun juin giu jul juil lug aug aoû ago sep set oct okt ott nov dec déc "
    "dez dic".split()
)
_NUMBERS = (1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 10, 10, 10, 11, 12, 12, 12, 12)
_MONTH_OF = dict(zip(_MONTHS, _NUMBERS, strict=True))


def cited_by(instruction: str, sources: Mapping[str, Item]) -> tuple[Item, ...]:
    """The works that a CITATION field names, in its order; those that the list does not hold are left out."""
    first = _CITATION.match(instruction[:400])
    if first is None or not sources:
        return ()
    tags = [first[1], *_FURTHER.findall(instruction[:4_000])][:_MOST_CITED]
    found = [sources[tag] for tag in tags if tag in sources]
    return tuple(found) if len(found) == len(tags) else ()


def read_sources(roots: Iterable[Element]) -> dict[str, Item]:
    """The sources by their tags."""
    found: dict[str, Item] = {}
    for root in roots:
        for source in root.children:
            tag = _value(source, "b:Tag")
            if source.name == "b:Source" and tag:
                found.setdefault(tag, _item(source))
    return found


def _item(source: Element) -> Item:
    def first_of(*names: str) -> str:
        return next((value for name in names if (value := _value(source, f"b:{name}"))), "")

    return {
        "type": _KINDS.get(_value(source, "b:SourceType"), ""),
        "author": _authors(source),
        "title": first_of("Title", "CaseNumber"),
        "container-title": first_of(*_CONTAINERS),
        "publisher": first_of("Publisher", "Institution", "ProductionCompany"),
        "volume": first_of("Volume"),
        "issue": first_of("Issue"),
        "page": first_of("Pages"),
        "URL": first_of("URL"),
        "DOI": first_of("DOI"),
        "ISBN": first_of("StandardNumber"),
        "issued": _date(source, ""),
        "accessed": _date(source, "Accessed"),
    }


def _authors(source: Element) -> list[dict[str, str]]:
    for role in ("b:Author", "b:Editor"):
        named = source.first("b:Author", role)
        corporate = named.first("b:Corporate") if named else None
        if corporate is not None and corporate.text.strip():
            return [{"literal": corporate.text.strip()}]
        people = named.first("b:NameList") if named else None
        names = [
            {
                "family": _value(person, "b:Last"),
                "given": f"{_value(person, 'b:First')} {_value(person, 'b:Middle')}".strip(),
            }
            for person in (people.children if people else ())
        ]
        if names:
            return names
    return []


def _date(source: Element, kind: str) -> dict[str, list[list[int]]]:
    """A date as CSL writes it; months are named in the writer's language or numbered."""
    year, month, day = (_value(source, f"b:{part}{kind}") for part in ("Year", "Month", "Day"))
    if not year.isdecimal():
        return {}
    number = int(month) if month.isdecimal() else _month_of(month)
    parts = [int(year), *([number] if number else [])]
    return {"date-parts": [[*parts, int(day)] if number and day.isdecimal() else parts]}


def _month_of(name: str) -> int:
    """The number of a month by the beginning of its name; 0 for none that is known."""
    plain = name.strip().lower()
    return _MONTH_OF.get(plain[:4], 0) or _MONTH_OF.get(plain[:3], 0)


def _value(element: Element, name: str) -> str:
    found = element.first(name)
    return " ".join(found.text.split()) if found else ""
