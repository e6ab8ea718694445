"""What the first page says of a document: its title and its date."""

import re
from collections.abc import Sequence

from claims.document import Block, BlockKind
from claims.flow import fold

_GENERIC = re.compile(
    r"(?:executive summary|summary|abstract|contents|table of contents|introduction|key (?:points|findings"
    r"|messages)|foreword|preface"
    r"|acknowledge?ments|policy (?:brief|paper)|working paper|background|overview|zusammenfassung"
    r"|inhalt(?:sverzeichnis)?|einleitung"
    r"|résumé|sommaire|introduction|resumen|índice|introducción|sommario|аннотация|содержание|введение|özet|giriş"
    r"|notes|references)"
    r"\W{0,5}\d{0,4}",
    re.IGNORECASE,
)
_MONTHS = (
    ("january", "januar", "janvier", "enero", "gennaio", "январь", "января", "ocak"),
    ("february", "februar", "février", "febrero", "febbraio", "февраль", "февраля", "şubat"),
    ("march", "märz", "mars", "marzo", "март", "марта", "mart"),
    ("april", "avril", "abril", "aprile", "апрель", "апреля", "nisan"),
    ("may", "mai", "mayo", "maggio", "май", "мая", "mayıs"),
    ("june", "juni", "juin", "junio", "giugno", "июнь", "июня", "haziran"),
    ("july", "juli", "juillet", "julio", "luglio", "июль", "июля", "temmuz"),
    ("august", "août", "agosto", "август", "августа", "ağustos"),
    ("september", "septembre", "septiembre", "settembre", "сентябрь", "сентября", "eylül"),
    ("october", "oktober", "octobre", "octubre", "ottobre", "октябрь", "октября", "ekim"),
    ("november", "novembre", "noviembre", "ноябрь", "ноября", "kasım"),
    ("december", "dezember", "décembre", "diciembre", "dicembre", "декабрь", "декабря", "aralık"),
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH_YEAR = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s(?:de\s)?)?([^\W\d_]{3,10})\s(?:(\d{1,2})(?:st|nd|rd|th)?,\s|de\s)?((?:19"
    r"|20)\d\d)(?:\sг\.)?"
)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?")
_FRONT = 60  # blocks that may be the title page
_LONGEST_TITLE = 250


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The title: the longest heading before the first paragraph; None if only generic ones stand there."""
    titles = []
    for block in _front(text, blocks):
        content = fold(text, block.segments).text
        fits = 8 <= len(content) <= _LONGEST_TITLE and content.count(" ") >= 1
        if block.kind is BlockKind.HEADING and fits and not _GENERIC.fullmatch(content) and read_date(content) is None:
            titles.append(content)
    return max(titles, key=len, default=None)


def find_date(text: str, blocks: Sequence[Block]) -> str | None:
    """The date that stands alone on the title page, ISO 8601 (`2016-07`); None if there is none or more than one."""
    found = {date for block in _front(text, blocks) if (date := read_date(fold(text, block.segments).text)) is not None}
    return found.pop() if len(found) == 1 else None


def read_date(words: str) -> str | None:
    """The date that `words` consist of, ISO 8601 as precise as it is printed; None if they say anything else."""
    words = words.strip(" .,|–-")
    iso = _ISO.fullmatch(words)
    if iso and 1 <= int(iso[2]) <= 12 and 1 <= int(iso[3] or 1) <= 31:
        return words
    printed = _MONTH_YEAR.fullmatch(words)
    month = _MONTH_NUMBERS.get(printed[2].casefold()) if printed else None
    if not printed or month is None:
        return None
    day = int(printed[1] or printed[3] or 0)
    return f"{printed[4]}-{month:02}" + (f"-{day:02}" if 0 < day <= 31 else "")


def _front(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the first paragraph of some length."""
    front: list[Block] = []
    for block in blocks[:_FRONT]:
        if (block.kind is BlockKind.PARAGRAPH and block.end - block.start > 150) or block.kind is BlockKind.LIST_ITEM:
            break
        front.append(block)
    return front
