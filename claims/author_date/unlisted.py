"""Citations by author and date in a document that prints no list of works: markers without a note."""

from collections import Counter
from collections.abc import Iterator, Sequence

from claims.author_date.citations import Citation, find_citations, readings
from claims.author_date.matching import Catalogue, doubtful, is_led, is_no_author

_SURE = 0.75
_HABIT = 2  # sure citations of different works, for the text to cite in this way
_LIKELY = 0.7  # of what else reads like a citation where the text cites in this way


def find_unlisted(body: str, used: Counter[str]) -> list[tuple[Citation, float]]:
    """The citations of `body`, each with how sure it is; none where the text has no habit of them.

    `used` counts the words of the body.
    """
    found = list(find_citations(body))
    weighed = [(citation, doubtful(citation, Catalogue(()), body, used, set())) for citation in found]
    sure = {(citation.names, citation.date.printed) for citation, weight in weighed if weight >= _SURE}
    if len(sure) < _HABIT:
        return []
    likely = list(_likely(weighed, body))
    names = {citation.names for citation, _ in likely}
    return sorted([*likely, *_narrated(weighed, names, body)], key=lambda one: one[0].span)


def _likely(weighed: Sequence[tuple[Citation, float]], body: str) -> Iterator[tuple[Citation, float]]:
    for citation, weight in weighed:
        enclosed = not (citation.narrative or citation.residue) and not is_no_author(citation.names, body, citation)
        if weight or enclosed:
            yield citation, max(weight, _LIKELY)


def _narrated(
    weighed: Sequence[tuple[Citation, float]], names: set[str], body: str
) -> Iterator[tuple[Citation, float]]:
    """'According to Connell (2018)', and 'Connell (2018)' where a bracket cites Connell as well."""
    for citation, weight in weighed:
        if weight or not citation.narrative:
            continue
        known = next((reading for reading in readings(citation) if reading.names in names), citation)
        if (is_led(citation, body) or known.names in names) and not is_no_author(known.names, body, known):
            yield known, _LIKELY
