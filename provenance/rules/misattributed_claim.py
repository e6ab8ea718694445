"""The text names one body or author, and the note cites another.

What it does: compares the body or author that a sentence names as its source with author, title, publisher and host of
    the works in its note, through a table of names, acronyms and translations.
Why it matters: the note was shifted or copied, or the figure is taken at second hand without saying so.
What it leaves alone: works that report the named study (their title or text names it); news items, which report what
    others found; a body and its parent; names that are not known well enough.
"""

from collections.abc import Iterator

from claims.document import LinkKind, NoteKind
from claims.references.model import Reference
from provenance.facts.addresses import host_of, is_copy_host, site_of
from provenance.facts.aliases import bodies, outlet_hosts
from provenance.facts.attribution import is_credited, is_in_source, kind_of, named_by, reports_news
from provenance.facts.figures import cited_works, claim_labels
from provenance.facts.places import is_work, reference_place
from provenance.facts.tables.cues import SCHOLARLY, SCHOLARLY_STEMS
from provenance.facts.wording import has_cue, has_word, sentence_at
from provenance.facts.works import may_be_translations
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity, SourcedAttribution, place

RULE = Rule(
    id="misattributed-claim",
    group=Group.FIGURES,
    summary="the text names one body or author, the note cites another",
    severity=Severity.WARNING,
)
_BEHIND = 30  # characters behind the name in which 'study' or 'report' may stand


def check(sourced: SourcedAttribution, context: Context) -> Iterator[Finding]:
    """Report an attribution that no work of its notes answers for."""
    attribution = sourced.attribution
    if attribution.link is LinkKind.NONE or not attribution.name:
        return
    cited = [reference for reference in cited_works(sourced.document, attribution.notes) if is_work(reference)]
    if any(sourced.document.note(reference.note).kind is NoteKind.LINK for reference in cited):
        return  # the words of a link are the sentence's own: nobody else is named
    if not cited or any(is_credited(reference, attribution.name, context.aliases) for reference in cited):
        return
    language = sourced.document.language
    in_text = [is_in_source(source, attribution.name, language, context.aliases) for source in sourced.sources]
    if True in in_text:
        return
    read = len(in_text) >= len(cited) and None not in in_text
    confidence = _confidence(sourced, cited, context, read=read)
    if confidence is None:
        return
    names = _name_of(cited[0])
    yield RULE.finding(
        f"The text names {attribution.name}, but the note cites {names}.",
        identity=f"{attribution.name} {names} {sentence_at(sourced.document, attribution.start)}",
        at=place(sourced.document, attribution.start, attribution.end),
        related=tuple(reference_place(sourced.document, reference, "authors") for reference in cited),
        labels=claim_labels(sourced),
        confidence=confidence,
    )


def _confidence(
    sourced: SourcedAttribution, cited: list[Reference], context: Context, *, read: bool
) -> Confidence | None:
    """How sure it is that the works are not by the one named; None where they may well be, or report it."""
    name = sourced.attribution.name
    known = bodies(context.aliases)
    if known.named_in(name) or kind_of(name):
        if read:
            return Confidence.HIGH
        answer = all(_answers_for_itself(reference, name, context) for reference in cited)
        return Confidence.MEDIUM if answer else None
    if outlet_hosts(name):
        others = all(reports_news(reference) and not _is_copy(reference) for reference in cited)
        return Confidence.MEDIUM if others or read else None
    if read and _names_person(name):
        return Confidence.MEDIUM
    if _is_scholarly(sourced) and all(reference.authors and not reports_news(reference) for reference in cited):
        return Confidence.LOW if any(_is_corporate(reference) for reference in cited) else Confidence.MEDIUM
    return None


def _answers_for_itself(reference: Reference, name: str, context: Context) -> bool:
    """Whether the work is another body's own, so that it is not to be taken for a report on the one named."""
    if reports_news(reference):
        return False
    known = bodies(context.aliases)
    makers = " ; ".join((*reference.authors, reference.publisher or ""))
    by_bodies = known.named_in(makers) or (set() if reference.authors else named_by(reference, known))
    if known.named_in(name):
        return bool(by_bodies)
    kind = kind_of(name)
    return kind is not None and kind == kind_of(makers) and not may_be_translations(name, makers)


def _is_copy(reference: Reference) -> bool:
    return is_copy_host(host_of(reference.url or ""))


def _names_person(name: str) -> bool:
    """Whether the name is two or three capitalised words."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)


def _is_scholarly(sourced: SourcedAttribution) -> bool:
    """Whether the sentence speaks of a study or several authors, not of somebody's words."""
    attribution, text = sourced.attribution, sourced.document.text
    around = text[attribution.start : attribution.end + _BEHIND]
    study = has_word(around, SCHOLARLY) or has_cue(around, SCHOLARLY_STEMS)
    authors = " and " in attribution.name or " & " in attribution.name
    return authors or (study and attribution.name[:1].isupper())


def _is_corporate(reference: Reference) -> bool:
    return any(" " in author and "," not in author and "." not in author for author in reference.authors)


def _name_of(reference: Reference) -> str:
    if reference.authors:
        return reference.authors[0] if len(reference.authors) == 1 else f"{reference.authors[0]} and others"
    return reference.publisher or reference.container or site_of(host_of(reference.url or "")) or "another work"
