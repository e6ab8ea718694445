"""A short reference points to nothing, or to a note of several works.

What it does: follows 'Ibid.', 'op. cit.', 'loc. cit.' and 'supra note N' to the work they stand for.
Why it matters: the source of the sentence cannot be told; notes that were moved or added leave such references behind.
What it leaves alone: chains of 'Ibid.'; a work named earlier in the same note; a first part of the note number that
    is right. Where one 'Ibid.' dangles, those that only follow it are not reported again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.author_date.works import initials_of
from claims.document import Document, Note, NoteKind
from claims.references.model import BackReference, Reference
from provenance.facts.places import is_short, is_work, label_place, labels_of, reference_place
from provenance.facts.works import squeezed, surnames, words_of
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="dangling-ibid",
    group=Group.REFERENCES,
    summary="a short reference that points to nothing",
    severity=Severity.ERROR,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|thank|see|note|compare|ist|sind"
    r"|war|waren|hat|haben|wird|werden|sont|est|était|ont|son|fue|fueron|han)\b",
    re.IGNORECASE,
)
_TO_NOTE_BEFORE = (BackReference.IBID, BackReference.LOC_CIT)
_TO_EARLIER = (BackReference.OP_CIT, BackReference.SUPRA)


@dataclass(slots=True)
class _Earlier:
    """What stands before a short reference: the notes by label, the note before, the words of all works cited."""

    by_label: dict[str, list[Note]]
    before: Note | None = None
    words: set[str] = field(default_factory=set)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each short reference whose work cannot be told."""
    earlier = _Earlier({})
    for note in document.notes:
        earlier.by_label.setdefault(note.label, []).append(note)
    for note in (note for note in document.notes if note.kind is not NoteKind.ENTRY):
        before = earlier.before
        if before is not None and note.label == before.label and squeezed(note.text) == squeezed(before.text):
            continue  # one note printed twice
        for i, reference in enumerate(note.references):
            fault = _fault(note.references[:i], reference, earlier)
            if fault:
                yield _finding(document, note, reference, fault, before)
            earlier.words.update(words_of(reference.text))
            earlier.words.update(initials for author in reference.authors for initials in initials_of(author))
        earlier.before = note


def _fault(in_note: tuple[Reference, ...], reference: Reference, earlier: _Earlier) -> str | None:
    """What is wrong with a short reference; None if nothing is."""
    if reference.year and reference.title and reference.target is None:
        return None  # a full reference with such a word in its title
    if reference.target is not None and reference.back_reference in (*_TO_EARLIER, *_TO_NOTE_BEFORE):
        return _target_fault(earlier.by_label.get(reference.target, []), reference)
    if reference.back_reference in _TO_NOTE_BEFORE and not reference.authors:
        return None if in_note else _before_fault(earlier.before)
    if reference.back_reference in _TO_EARLIER:
        return _author_fault(reference, earlier.words)
    return None


def _before_fault(before: Note | None) -> str | None:
    if before is None:
        return "there is no note before it"
    works = [reference for reference in before.references if is_work(reference)]
    if len(works) > 1:
        return f"note {before.label} before it cites {len(works)} works"
    if not works and not any(is_short(reference) for reference in before.references) and not _may_cite(before):
        return f"note {before.label} before it cites no work"
    return None


def _may_cite(note: Note) -> bool:
    """Whether a note may name a work in a form that is not known: no sentence, but a name, and more behind a comma."""
    return "," in note.text and note.text[:1].isupper() and _VERB.search(note.text) is None


def _target_fault(targets: list[Note], reference: Reference) -> str | None:
    if not targets:
        return f"there is no note {reference.target}"
    names = set(surnames(reference))
    printed = {word for note in targets for word in words_of(note.text)}
    if names and not names & printed:
        return f"note {reference.target} does not name {reference.authors[0]}"
    return None


def _author_fault(reference: Reference, cited: set[str]) -> str | None:
    names = set(surnames(reference))
    if not names:
        return None if cited else "no work is cited before it"
    return None if names & cited else f"{reference.authors[0]} is not cited before it"


def _finding(document: Document, note: Note, reference: Reference, fault: str, before: Note | None) -> Finding:
    follows = before is not None and reference.back_reference in _TO_NOTE_BEFORE
    words = re.sub(r"\b\d+\b", "", reference.text) if reference.target else reference.text
    return RULE.finding(
        f"'{_opening(reference)}' in note {note.label} points to nothing certain: {fault}.",
        identity=f"{words} {before.text}" if before is not None and follows else words,
        at=reference_place(document, reference),
        related=(label_place(document, before),) if before is not None and follows else (),
        labels=labels_of(document, (note.id,)),
        confidence=Confidence.MEDIUM if "does not name" in fault or "is not cited" in fault else None,
    )


def _opening(reference: Reference) -> str:
    return reference.text if len(reference.text) <= 40 else reference.text[:40].rsplit(" ", 1)[0] + " …"
