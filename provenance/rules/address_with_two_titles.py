"""One address is cited under different titles.

What it does: compares the titles of all references to one address.
Why it matters: an address was copied to the wrong reference, so that one of the works cannot be found.
What it leaves alone: translations; left-out subtitles and slips of spelling; sections, chapters and pages of one
    document; home pages.
"""

from collections.abc import Iterator
from itertools import combinations

from claims.document import Document
from claims.references.model import Reference, ReferenceKind
from provenance.facts.places import labels_of, reference_place, works
from provenance.facts.works import address_key, may_be_translations, squeezed, title_likeness, titles_agree, words_of
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="address-with-two-titles",
    group=Group.DUPLICATES,
    summary="one address under different titles",
    severity=Severity.WARNING,
)
_MOST = 30  # titles of one address that are compared
_ONE_TITLE = 0.75  # likeness from which on two titles are two spellings of one


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each address once, with the first two titles that differ."""
    titled: dict[str, list[Reference]] = {}
    for reference in works(document):
        key = address_key(reference)
        if key and reference.title:
            titled.setdefault(key, []).append(reference)
    for references in titled.values():
        once = {squeezed(reference.title or ""): reference for reference in reversed(references)}
        distinct = sorted(once.values(), key=lambda reference: reference.start)[:_MOST]
        pair = next((pair for pair in combinations(distinct, 2) if _are_two(*pair)), None)
        if pair:
            first, second = pair
            yield RULE.finding(
                f"One address is cited under two titles: '{first.title}' and '{second.title}'.",
                identity=" ".join(sorted((first.title or "", second.title or ""))),
                at=reference_place(document, second, "title"),
                related=(reference_place(document, first, "title"),),
                labels=labels_of(document, (first.note, second.note)),
                url=first.url,
            )


def _are_two(first: Reference, second: Reference) -> bool:
    """Whether the titles are those of two works, and neither a translation nor a part of the other."""
    a, b = first.title or "", second.title or ""
    if (
        titles_agree(a, b)
        or title_likeness(a, b) >= _ONE_TITLE
        or squeezed(a) in squeezed(b)
        or squeezed(b) in squeezed(a)
    ):
        return False
    if set(words_of(a)) <= set(words_of(b)) or set(words_of(b)) <= set(words_of(a)):
        return False
    return not may_be_translations(a, b) and not _are_parts(first, second)


def _are_parts(first: Reference, second: Reference) -> bool:
    """Whether they cite chapters or page ranges of one document."""
    if ReferenceKind.CHAPTER in (first.kind, second.kind):
        return True
    containers = squeezed(first.container or ""), squeezed(second.container or "")
    return bool(first.pages and second.pages and first.pages != second.pages and containers[0] == containers[1])
