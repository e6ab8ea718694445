"""Who wrote it, if it was a body: the ministry, site or newspaper that opens a reference."""

import re

from claims.references.forms import ACRONYM, ROLE, UPPER, Names
from claims.references.identifiers import alternatives
from claims.references.labels import EDITORS
from claims.references.lexicon import BODY_WORDS, FUNCTION_WORDS, NEWS_WORDS, PUBLISHER_WORDS
from claims.references.scan import DATE, NOISE, SIGNS

_LONGEST = 110  # characters
_MOST_WORDS = 14
_MOST_ENDS = 4  # places where the name may end that are tried
_END = re.compile(
    rf"[{DATE}]|\.\s|(?<!-),\s|:\s|\s[(\[](?=[{DATE}{NOISE}])|(?:,\s|\s|\.\s)(?=[“\"«„‘]|'[{UPPER}]|\*{{1,2}}[^\W\d_])|[{SIGNS}]|;\s"
)
_INITIAL_BEFORE = re.compile(rf"(?:^|[\s.(])(?:[{UPPER}]|Dept|St|Govt|Univ|Natl|Int)$")
_ROLE_AT_END = re.compile(rf"\s?[(\[](?:{alternatives(EDITORS)})\.?[)\]]?$", re.IGNORECASE)
_DATE_BEHIND = re.compile(rf"\.?,?\s?[(\[]?{DATE}")
_QUOTE_BEHIND = re.compile(rf"[.,:]?\s?(?:[“\"«„‘]|(?<=\s)'[{UPPER}]|(?<=\s)\*{{1,2}}[^\W\d_])")
_NOTHING_BEHIND = re.compile(rf"\s?[{SIGNS}(]|\s?$")
_TITLE_SIGN = re.compile(r"[?!“”\"«»]")
_SITE = re.compile(r"[\w-]{2,30}\.\w{2,3}$")  # 'Haqqin.az'
# Offices that are named by what they print: 'Statistics Norway', 'Zurich Open Data'.
_OFFICE = re.compile(
    rf"(?:Statistics|Statistik|Statistique|Statistieken|Estadística)\s[{UPPER}][\w-]+"
    rf"|(?:[{UPPER}][\w-]+\s){{0,3}}Open Data(?:\s[{UPPER}][\w-]+){{0,3}}"
    rf"|(?:Datos abiertos|Données ouvertes|Dados abertos|Dati aperti)(?:\s(?:de|du|di|do|da|del))?\s[{UPPER}][\w-]+"
)
_TITLE_OPENERS = frozenset("a an on how why what".split())


def find_body(mask: str, start: int) -> Names | None:
    """The body, site or newspaper that opens `mask` as author; None if what opens it is rather a title.

    Before a year or a quoted title nearly any capitalised name will do; before a plain title it takes a body's word.
    """
    for end in _ends(mask, start):
        printed = _ROLE_AT_END.sub("", mask[start:end].rstrip(" ,.:([")).rstrip(" ,")
        if not printed or len(printed) > _LONGEST:
            return None
        stop = start + len(printed)
        role = ROLE.match(mask, stop)
        behind = role.end() if role else stop
        if _DATE_BEHIND.match(mask, behind) or _QUOTE_BEHIND.match(mask, behind):
            found = is_body(printed, loose=True)
        else:
            found = is_body(printed, loose=False) and not _NOTHING_BEHIND.match(mask, stop)
        if found:
            return Names(((start, stop),), behind, sure=False, persons=False)
        if mask[end : end + 2] == ": " or mask[end : end + 1] in SIGNS:
            return None
    return None


def _ends(mask: str, start: int) -> list[int]:
    ends: list[int] = []
    for match in _END.finditer(mask, start, start + _LONGEST + 20):
        if match[0] == ". " and _INITIAL_BEFORE.search(mask, max(start, match.start() - 6), match.start()):
            continue
        ends.append(match.start())
        if len(ends) == _MOST_ENDS:
            break
    return ends


def is_body(printed: str, *, loose: bool) -> bool:
    """Whether `printed` can be a body: an acronym, or capitalised words with a body's word (if `loose`: without)."""
    words = printed.replace("(", " ").replace(")", " ").split()
    if not words or len(words) > _MOST_WORDS or words[0].lower() in _TITLE_OPENERS or _TITLE_SIGN.search(printed):
        return False
    if "to" in words:
        return False  # 'Marlow to Finch': a letter
    if len(words) == 1:
        return loose or bool(ACRONYM.match(words[0]) or _SITE.match(words[0]))
    lowered = {word.strip(".,&").lower() for word in words}
    if _OFFICE.fullmatch(printed):
        return True
    worded = not lowered.isdisjoint(BODY_WORDS) or not lowered.isdisjoint(PUBLISHER_WORDS)
    plain = sum(1 for word in words if word[:1].islower() and word not in FUNCTION_WORDS and "." not in word)
    if plain and not (worded and plain <= max(1, len(words) // 2)):
        return False
    if loose or worded:
        return True
    news = len(words) <= 4 and not lowered.isdisjoint(NEWS_WORDS)
    return news or (len(words) <= 2 and ACRONYM.match(words[0]) is not None)
