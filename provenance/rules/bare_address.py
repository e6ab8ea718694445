"""A note is nothing but an address.

What it does: takes the addresses, access dates and words such as 'See' or 'Available at' out of a note and looks at
    what is left.
Why it matters: when the address dies, nobody knows what was cited.
What it leaves alone: notes that name an author, a title or a site beside the address.
"""

import re
from collections.abc import Iterator

from claims.document import Document, Note
from provenance.facts.places import note_place, printed_notes
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="bare-address",
    group=Group.REFERENCES,
    summary="a note that is nothing but an address",
    severity=Severity.WARNING,
)
_LEAD = re.compile(
    r"\b(?:see|cf|source|available at|available from|available|retrieved from|online|url|link|at|also|and|"
    r"siehe|quelle|verfügbar unter|unter|voir|disponible sur|disponible à|disponible en|véase|fuente|"
    r"доступно по адресу|режим доступа|источник|bkz|kaynak|erişim adresi|bax|mənbə)\b",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"\b(?:last )?(?:accessed|retrieved|visited|viewed|checked)(?: on)?\b"
    r"|\b(?:zuletzt )?(?:abgerufen|zugriff|aufgerufen)(?: am)?\b"
    r"|\bconsultée?(?: le)?\b|\bconsultado(?: el)?\b|\bдата обращения\b|\berişim(?: tarihi)?\b|\bmüraciət\w{0,10}\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each note in which no word describes what is cited."""
    for note in printed_notes(document):
        urls = [reference.url for reference in note.references if reference.url]
        if urls and not re.search(r"\w", _LEAD.sub("", _without_addresses(note))):
            yield RULE.finding(
                f"Note {note.label} is nothing but an address: it names neither author nor title.",
                identity=note.text,
                at=note_place(document, note),
                labels=(note.label,),
            )


def _without_addresses(note: Note) -> str:
    text = note.text
    for reference in note.references:
        for printed in (reference.url_as_printed, *reference.url_candidates, reference.url):
            text = text.replace(printed, " ") if printed else text
        for date in reference.dates:
            text = text.replace(date.text, " ")
    return _ACCESSED.sub(" ", _ADDRESS.sub(" ", text))
