"""The phrases of pages that are not what they are cited for: those of `data/phrases.toml`, and what may stand around
them."""

import re
import tomllib
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "data" / "phrases.toml").read_text(encoding="utf-8"))


def _phrases(name: str) -> tuple[str, ...]:
    return tuple(_DATA[name])


NOT_FOUND: dict[str, tuple[str, ...]] = {language: tuple(given) for language, given in _DATA["not_found"].items()}
ALONE = _phrases("alone")
AMBIGUOUS = frozenset(_phrases("ambiguous"))
ERRORS = frozenset(_phrases("errors"))
SEARCHED, NO_RESULTS = _phrases("searched"), _phrases("no_results")
MAINTENANCE, ELSEWHERE = _phrases("maintenance"), _phrases("elsewhere")
PLACEHOLDERS = _phrases("placeholders")
PARKED, ADVERTISING = _phrases("parked"), _phrases("advertising")
PARKING_HOSTS, PARKING_SCRIPTS = frozenset(_phrases("parking_hosts")), _phrases("parking_scripts")
CUES = frozenset(_DATA["cues"].split())

CODE = r"(?:(?:http|error|fehler|erreur|errore?|erro|hata|xeta|xəta|ошибка)[ :]{0,2})?(?:code )?(?:404|410)"
CODE += r"(?: ?(?:error|fehler|erreur|errore|erro|hatası|xətası|ошибка))?"

# What may stand before and after such a sentence.
LEAD = (
    r"(?:(?:oops|ooops|whoops|sorry|uh[- ]oh|we[’']re sorry|we are sorry|hoppla|désolé|entschuldigung|ups|üzgünüz|"
    r"извините|lo sentimos|spiacenti|desculpe|bağışlayın)[,.!:… -]{0,4})?(?:but )?"
    r"(?:(?:the|this|that|your|requested|die|der|das|diese[rs]?|angeforderte|gewünschte|gesuchte|aufgerufene|la|le|"
    r"l[’']|cette|cet|ce|el|esta|este|il|lo|questa|questo|a|o|esta|запрашиваемая|запрошенная|эта|данная|bu|"
    r"aradığınız|istediğiniz|axtardığınız|belə bir|web) ?){0,3}(?:web ?)?"
)
TAIL = r"(?:[ ,.!?…:;-]{0,4}(?:on (?:this|our) (?:server|site|website)|anymore|any more|error|here|or (?:has been|was) "
TAIL += r"(?:moved|removed|deleted))?)?[ ,.!?…:;-]{0,4}"

# Scripts without blanks between words, or of which the words above are few: a page in them is read if it is small.
OTHER_SCRIPTS = re.compile(
    r"[\u0370-\u03ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
