"""'According to X', and no note follows.

What it does: reports sentences that name a body, an author or 'research' as their source and are followed by no marker
    in their paragraph.
Why it matters: the reader is told that there is a source, and cannot find it.
What it leaves alone: sentences that give the address or the work themselves; articles of laws; the document's own
    research.
"""

import re
from collections.abc import Iterator

from claims.document import LinkKind
from provenance.facts.tables.cues import OWN_WORK
from provenance.facts.wording import has_cue
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity, SourcedAttribution, place

RULE = Rule(
    id="unsourced-attribution",
    group=Group.FIGURES,
    summary="'according to X' without a note",
    severity=Severity.INFO,
)
_GIVEN = re.compile(r"https?://|\bwww\.|\((?:[^()]{1,80},?\s)?(?:19|20)\d\d[a-z]?(?:[:,][^()]{1,30})?\)", re.IGNORECASE)

_LAW = re.compile(
    r"(?:articles?|sections?|paragraphs?|artikel|art\.|abs(?:atz|\.)|paragraf|gesetz|artículos?|ley|loi|стать[яеи]\w{0,2}"
    r"|закон\w{0,2}|madd[eə]\w{0,3}|уголовн\w{2,3}|гражданск\w{2,3}|трудов\w{2,3})\b",
    re.IGNORECASE,
)


def check(sourced: SourcedAttribution, context: Context) -> Iterator[Finding]:
    """Report an attribution that hangs on no note."""
    attribution, document = sourced.attribution, sourced.document
    if attribution.link is not LinkKind.NONE:
        return
    sentence = document.sentences[attribution.sentence]
    if has_cue(sentence.text, OWN_WORK) or _GIVEN.search(sentence.text) or _LAW.match(attribution.name):
        return
    whom = attribution.name or "a source"
    yield RULE.finding(
        f"The sentence rests on {whom}, but no note follows.",
        identity=sentence.text,
        at=place(document, attribution.start, attribution.end),
        confidence=Confidence.HIGH if attribution.name else Confidence.MEDIUM,
    )
