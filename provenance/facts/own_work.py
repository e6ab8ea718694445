"""Figures of a document's own making: its survey, its method, its sums, told by its words."""

import re
from functools import lru_cache

from provenance.facts.tables.cues import OWN_WORK
from provenance.facts.wording import has_cue

_SURVEY = re.compile(
    r"\b(?:our(?: own)?|(?:the )?authors?['’]s?|unsere[rnms]?|notre|nos|nuestr[oa]s?|наш\w{0,4})\s"
    r"(?:[\w-]{1,20}\s){0,3}"
    r"(?:surveys?|samples?|polls?|census|panel|questionnaires?|dataset|records|register"
    r"|[\w-]{0,20}(?:umfrage|erhebung|befragung)|enquêtes?|encuestas?|опрос\w{0,3}|обследовани\w{1,3})\b",
    re.IGNORECASE,
)
_ALL_OWN = re.compile(
    r"\b(?:these|the|all|unless [\w ]{2,30},|alle|die|les|las?|los) "
    r"(?:estimates|figures|statistics|results|data|angaben|zahlen|chiffres|cifras)\b[^.\n]{0,60}?"
    r"\b(?:are|come|were|is|stammen|beruhen|proviennent|proceden|sont|son)\b[^.\n]{0,40}?"
    r"\b(?:our|unserer?|notre|nos|nuestr[oa]s?|own|eigenen?|propi[ao]s?)\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:response rate|confidence (?:intervals?|level)|margins? of error|standard errors?|interviews?|respondents?"
    r"|sample[ds]?|sampling|weight(?:s|ed|ing)|rücklaufquote|konfidenzintervalle?|stichprobe\w{0,6}|taux de réponse"
    r"|marge d['’]erreur|tasa de respuesta|margen de error|погрешность|выборк\w{1,3})\b",
    re.IGNORECASE,
)


def tells_own_work(sentence: str) -> bool:
    """Whether a sentence speaks of what the authors asked, counted or reckoned themselves."""
    return has_cue(sentence, OWN_WORK) or _SURVEY.search(sentence) is not None


def tells_method(sentence: str) -> bool:
    """Whether it speaks of how a survey was made: who answered, how sure it is."""
    return _METHOD.search(sentence) is not None


@lru_cache(maxsize=8)
def is_all_own(text: str) -> bool:
    """Whether a document says that its figures as a whole are its own: 'These estimates are from our survey'."""
    return _ALL_OWN.search(text) is not None
