"""Citations by author and page, without a year: '(Craig 12)', '(qtd. in Marsh 205)', '(Hilmes, *Only Connect* 61)'.

As the Modern Language Association has them; looked for where a text with a list of works cites none of them by year.
"""

import re
from collections.abc import Iterator, Sequence

from claims.author_date.words import JOINERS, OTHERS
from claims.author_date.works import Work, fold_name
from claims.document import Marker, MarkerKind

_BRACKET = re.compile(r"\(([^()]{3,200})\)")
_PAGES = r"(?!(?:1[5-9]|20)\d\d)\d{1,4}(?:[–-]\d{1,4})?"
_CITED = re.compile(
    rf"\s*(?:(?:see(?: also)?|cf\.|qtd\. in|quoted in|e\.g\.,)\s)?(?P<names>[^\d;]{{2,90}}?),?\s"
    rf"{_PAGES}(?:,\s{_PAGES}){{0,4}}\s*",
    re.IGNORECASE,
)
_FEWEST = 2  # citations, for the text to cite in this way
_SHORTEST_TITLE = 6  # letters
_SPLIT = re.compile(rf",?\s(?:{OTHERS})|[,&]|\s(?:and|und|et|y)\s", re.IGNORECASE)
_CONFIDENCE = 0.95


def find_paged(body: str, works: Sequence[Work]) -> list[Marker]:
    """The citations of `works` by author or title and page, in order; none where there are but few."""
    found = list(_paged(body, works))
    return found if len(found) >= _FEWEST else []


def _paged(body: str, works: Sequence[Work]) -> Iterator[Marker]:
    titles = [fold_name(work.note.text) for work in works]
    for bracket in _BRACKET.finditer(body):
        start = bracket.start(1)
        for part in bracket[1].split(";"):
            cited = _CITED.fullmatch(part)
            if cited is not None and (work := _work_of(cited["names"], works, titles)) is not None:
                names = cited["names"].strip("*_“”\"' ")
                begin = start + cited.start("names") + cited["names"].find(names)
                label = " ".join(names.replace("*", "").replace("_", "").split())
                yield Marker(label, begin, begin + len(names), MarkerKind.AUTHOR_DATE, work.note.id, _CONFIDENCE)
            start += len(part) + 1


def _work_of(names: str, works: Sequence[Work], titles: Sequence[str]) -> Work | None:
    """The one work that the names, or the title in their place, stand for."""
    first, *others = [fold_name(part) for part in _SPLIT.split(names) if part and part.strip()] or [""]
    found = [(work, title) for work, title in zip(works, titles, strict=True) if first in work.first]
    if not found and len(first) >= _SHORTEST_TITLE:
        found = [(work, title) for work, title in zip(works, titles, strict=True) if first in title]
    if len(found) > 1:
        told = [other for other in others if other not in JOINERS]
        found = [one for one in found if told and all(other in one[1] for other in told)]
    return found[0][0] if len(found) == 1 else None
