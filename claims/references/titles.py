"""The title, quoted or not, and what follows it; each span without the marks and punctuation around it."""

import re

from claims.references.forms import Names
from claims.references.gaps import find_gaps
from claims.references.scan import DATE, SIGNS, Scan

_TRAILING = " .,;:—–-/([&"
_LEADING = " .,;:([—–*_"
_QUOTES = "“”„«»‹›\"`‘’'"
_PAIRS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'"}
_OPENERS = {"”": "“„", "’": "‘", "»": "«", '"': '"', "'": "'", "“": "„"}
_SKIP = re.compile(rf"[\s.,:;()\[\]{SIGNS}–—-]{{0,400}}")
_CLOSED = re.compile(rf"[.,;:)]|\s?$|\s?[{SIGNS}<(\[/]|\s(?:in|dans|en|em)\b")
_NAME_BEHIND = re.compile(rf"\s((?:\S{{1,30}}\s){{0,5}}\S{{1,30}}?)(?:[,.]\s|[,.]?\s?[{SIGNS}<])")
_YEAR_BEHIND = re.compile(r" (?:19|20)\d\d(?=[,.;<]|\s?$|\s[(<])")
_ABBREVIATION = re.compile(r"\.[^\s.]{1,3}\.$|\b(?:Rev|Ltd|Inc|Co|Q|J|Univ|Corp)\.$")


def skip_signs(mask: str, start: int) -> int:
    """The first offset from `start` on that holds neither blank, punctuation nor anything taken."""
    match = _SKIP.match(mask, start)
    return match.end() if match else start


def find_title(scan: Scan, names: Names | None, named: int) -> None:
    """Mark title, container and publisher; `named` is the offset behind the name of a case or statute, or 0."""
    start = skip_signs(scan.mask, names.end if names else named)
    titled = "title" in scan.spans
    quoted = None if titled else _quoted_title(scan, start)
    if quoted:
        scan.mark("title", *_strip(scan.text, *quoted))
        start, titled = quoted[1], True
    for field, (left, right) in find_gaps(scan.mask, start, titled=titled).items():
        if left and scan.text[left - 1] in _PAIRS and _quotes_a_part(scan.text, left - 1, right):
            left -= 1  # '“Eternal-2019” drills are held': the mark is part of the title
        left, right = _strip(scan.text, left, right)
        if field == "title":
            right = _with_year(scan, right)
        if right > left:
            scan.mark(field, left, right)


def _with_year(scan: Scan, end: int) -> int:
    """The end of a title that goes on to a year without any sign between: 'Annual Estates Return 2018, p. 6'."""
    year = _YEAR_BEHIND.match(scan.text, end)
    taken = year is not None and scan.mask[end + 1 : year.end()] == DATE * 4
    return year.end() if year and taken and scan.text[end - 1 : end].islower() else end


def _quoted_title(scan: Scan, start: int) -> tuple[int, int] | None:
    """The quotation that opens at `start` and is the whole title, marks included."""
    span = next((span for span in scan.quoted if start - 1 <= span.start <= start + 1), None)
    if span is None:
        return None
    if _CLOSED.match(scan.mask, span.end) or scan.mask[span.end - 2] in ".,?!":
        return span.start, span.end
    behind = _NAME_BEHIND.match(scan.mask, span.end)
    if behind and all(word.lstrip("*_")[:1].isupper() or len(word) < 4 for word in behind[1].split()):
        return span.start, span.end  # '… elections" The Independent <http…'
    return None


def _strip(text: str, left: int, right: int) -> tuple[int, int]:
    """The span without the punctuation and quotation marks around it; marks within it stay."""
    while left < right:
        first = text[left]
        if first in _LEADING or (first in _QUOTES and not _quotes_a_part(text, left, right)):
            left += 1
        elif _is_loose(text, left, right):
            right -= 1
        else:
            break
    return left, right


def _is_loose(text: str, left: int, right: int) -> bool:
    """Whether the last sign does not belong to the words: punctuation, a mark or bracket never opened."""
    last = text[right - 1]
    if last == "." and _ABBREVIATION.search(text[left:right]):
        return False
    if last == ")":
        return text.count("(", left, right) < text.count(")", left, right)
    return last in _TRAILING or (last in _QUOTES + "*_" and not _is_opened(text, left, right))


def _quotes_a_part(text: str, left: int, right: int) -> bool:
    """Whether the mark at `left` is closed well before the end, so that it belongs to the words."""
    closing = _PAIRS.get(text[left], "")
    for offset in range(left + 1, right):
        if text[offset] in closing and not (text[offset] in "’'" and text[offset + 1 : offset + 2].isalpha()):
            return offset + 3 < right
    return False


def _is_opened(text: str, left: int, right: int) -> bool:
    openers = _OPENERS.get(text[right - 1], "")
    return any(text[offset] in openers for offset in range(left + 1, right - 1))
