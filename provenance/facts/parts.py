"""Which parts of a reference are printed, and which an address gives away."""

import re
from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference, ReferenceKind
from provenance.facts.addresses import date_in, slug_words
from provenance.facts.aliases import bodies
from provenance.facts.own_work import tells_own_work
from provenance.facts.places import is_short

_ANGLED = re.compile(r"<{1,2}\s?([^<>]{4,300})>")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?:[/–-]\d\d)?(?!\d)|(?<!\d)1[5-9]\d\d[/–-]\d{1,2}(?!\d)")
_NUMBER_OF_YEAR = re.compile(r"(?<![\d/.])(?:\d{1,5}/(?:19|20)\d\d|(?:19|20)\d\d/\d{1,5})(?!\d|/\d)")  # 'no. 52/2022'
_SPOKEN = re.compile(
    r"(?:authors?['’]s? |personal |telephone |phone )?(?:interviews?|conversation|correspondence|e-?mail|communication|"
    r"gespräch|telefonat|auskunft|entretiens?|entrevistas?|интервью|беседа|görüşme|mülakat|müsahibə)\b",
    re.IGNORECASE,
)  # what somebody said or wrote to the author
_DAY = len("2014-05-03")
_SLUG_WORDS = 3  # so many words in an address tell the title


def full_references(document: Document) -> Iterator[Reference]:
    """The references that set out to cite a work in full: more than an address; no law code, remark or interview."""
    for reference in document.references:
        if is_short(reference) or reference.same_as or reference.kind is ReferenceKind.LAW:
            continue
        if _SPOKEN.match(reference.text) or tells_own_work(reference.text):
            continue
        located = reference.url or reference.doi or reference.isbn or reference.pages
        described = reference.title or reference.authors
        if described and (located or reference.year):
            yield reference


def has_author(reference: Reference) -> bool:
    """Whether a person or a body answers for the work; a newspaper does for its news, a known body by its name."""
    printed = reference.authors or reference.publisher or reference.container
    return bool(printed) or bool(bodies({}).named_in(reference.text))


def has_title(reference: Reference) -> bool:
    """Whether the title is printed, or can be read from the address."""
    issue = not reference.url and len(reference.published or "") == _DAY  # a newspaper of a day
    return (
        bool(reference.title) or issue or (reference.url is not None and len(slug_words(reference.url)) >= _SLUG_WORDS)
    )


def has_year(reference: Reference) -> bool:
    """Whether a year is printed, said openly to be unknown, or stands in the address."""
    printed = reference.year or reference.published or reference.no_date or _NUMBER_OF_YEAR.search(reference.text)
    printed = printed or _YEAR.search(reference.title or "" if reference.url else reference.text)
    return bool(printed) or (reference.url is not None and date_in(reference.url) is not None)


def text_for_address(reference: Reference) -> str | None:
    """What stands where an address belongs and is none: words between angle brackets, or behind 'Available at:'."""
    if reference.address_slot:
        return reference.address_slot
    if reference.url or reference.doi:
        return None
    found = _ANGLED.search(reference.text)
    words = found[1].strip() if found else ""
    return words if " " in words and not re.search(r"://|www\.|@|\d::", words) else None
