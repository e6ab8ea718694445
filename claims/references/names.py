"""Who wrote it: the names that open a reference, by the forms in which persons and bodies are printed."""

import re
from dataclasses import dataclass

from claims.references.identifiers import alternatives
from claims.references.labels import EDITORS
from claims.references.lexicon import (
    BODY_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    NEWS_WORDS,
    NOT_NAMES,
    PLACES,
    PUBLISHER_WORDS,
)
from claims.references.scan import DATE, NOISE, SIGNS

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper()) + "ẞ"
_L = r"[^\W\d_]"
_WORD = rf"[{UPPER}]{_L}{{1,24}}(?:[-‐–'’ʼ]{_L}{{1,24}}){{0,3}}\b"
_ELIDED = rf"(?:(?:[{UPPER}]|d|l)['’]{_WORD}|{_WORD})"
_PARTICLE = (
    r"(?:(?:von der|von den|von|vom|van der|van den|van de|van|zur|zu|de la|de los|de las|del|della|der|den|de|da|dos|"
    r"das|do|di|du|des|le|la|el|al|ten|ter|af|av|bin|ibn)\s|(?:al|el)-)"
)
_SURNAME = rf"{_PARTICLE}{{0,2}}{_ELIDED}(?:\s{_PARTICLE}{{0,2}}{_ELIDED})?"
_ONE_SURNAME = rf"{_PARTICLE}{{0,2}}{_ELIDED}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|jr|II|III|IV)\b\.?)?"
_INITIAL = rf"(?!Jr\.|Sr\.|No\.|Ed\.|Vs\.|In\.|Pp\.|Nr\.|Vo\.)[{UPPER}](?:h|u|e|r|hr|t|y)?\."
_INITIALS = rf"{_INITIAL}(?:\s?[-‐]?{_INITIAL}){{0,4}}"
_BARE = rf"[{UPPER}](?:-?[{UPPER}]){{0,2}}(?!{_L}|['’&])"

# Surname, I. I. · Surname II · I. I. Surname · II Surname · Surname, Given · Given Surname
_FORMS: dict[str, "re.Pattern[str]"] = {
    "inverted-initials": re.compile(
        rf"{_SURNAME}{_SUFFIX},?\s?{_INITIALS}(?:\s{_PARTICLE}{{0,1}}(?:de|von|van|der)\b)?{_SUFFIX}(?!\s?{_L}{{2,}}\s?,\s?{_INITIAL})"
    ),
    "inverted-bare": re.compile(rf"{_SURNAME},?\s{_BARE}(?:\s(?:Jr|II|III|van|von|de)(?:\s(?:der|la|den))?\b)?"),
    "direct-initials": re.compile(rf"{_INITIALS}\s?(?:{_WORD}\s)?{_SURNAME}{_SUFFIX}"),
    "direct-bare": re.compile(rf"[{UPPER}]{{1,3}}\s{_ONE_SURNAME}{_SUFFIX}"),
    "inverted-full": re.compile(
        rf"{_SURNAME}{_SUFFIX},\s(?:{_INITIAL}\s)?{_ELIDED}(?:\s(?:{_INITIAL}(?:\s?{_INITIAL})?|[{UPPER}]\b|{_ELIDED})){{0,2}}(?:\s(?:de|von|van|da|dos)\b)?{_SUFFIX}"
    ),
    "direct-full": re.compile(
        rf"{_WORD}(?:\s(?:{_INITIALS}|[{UPPER}]\b|{_WORD})){{0,2}}\s{_PARTICLE}{{0,2}}{_ELIDED}{_SUFFIX}"
    ),
    "surname": re.compile(rf"{_ONE_SURNAME}"),
}
_STOPPED = re.compile(rf"{_ONE_SURNAME}\.\s{_INITIAL}(?=[\s,])")  # 'and Ozden. K.': a comma printed as a full stop
_FOLLOWED = {
    "inverted-bare": re.compile(rf"\.?\s?(?:[,;.:(/&\[]|$|{_L}|[{SIGNS}])"),
    "direct-bare": re.compile(r"\s?(?:,|\(|/|:|$|(?:and|&|et)\s)"),
}
_JOIN = re.compile(
    r"\s?(?:,\s?(?:and|&|und|et|y|e|ve|və|и)\s|[;/]\s?(?:and\s|&\s)?|,\s|\s(?:and|And|AND|&|und|u\.|et|y|e|ve|və|и|with|sowie)\s|\s[/–]\s|[/])"
)
_HARD_JOIN = re.compile(r"and|And|AND|&|und|et\b|\by\b|\be\b|ve|və|\bи\b|with|sowie|[;/]")
_OTHERS = re.compile(
    r",?\s?(?:(?:and|&|und|et)\s)?(?:\bet al\b\.?|\bet\.\s?al\.|u\. ?a\.|и др\.|y otros|\bet coll\b\.?|vd\.|ve diğerleri|and others|…|\.\.\.)"
)
_LIST_GOES_ON = re.compile(
    rf",\s{_WORD}(?:\s(?:{_INITIAL}|{_WORD})){{1,3}},?\s(?:and|&|und|et|y|e)\s"
)
_ROLE = re.compile(
    rf"\s?,?\s?[(\[]?(?:{alternatives(EDITORS)})(?:\.\s?[)\]]|[)\]]|\.(?=[,:;\s])|(?=[,:]\s|\s\(|$))(?:[.,:]{{1,2}})?",
    re.IGNORECASE,
)
_ROLE_AT_END = re.compile(rf"\s?[(\[](?:{alternatives(EDITORS)})\.?[)\]]?$", re.IGNORECASE)
_ACRONYM = re.compile(rf"[{UPPER}][{UPPER}&./-]{{1,10}}$")
_FIRST_STRONG = ("inverted-initials", "direct-initials", "inverted-bare", "direct-bare")


@dataclass(frozen=True, slots=True)
class Names:
    """The names found, each a span of the text, the offset behind them, and whether they are persons of sure form."""

    spans: tuple[tuple[int, int], ...]
    end: int
    sure: bool
    persons: bool = True


def find_persons(mask: str, start: int) -> Names | None:
    """The personal names that open `mask` at `start`; None if it does not open with persons."""
    first = _first_name(mask, start)
    if not first:
        return None
    form, end = first
    spans = [(start, end)]
    while len(spans) < 60:
        join = _JOIN.match(mask, end)
        if not join:
            break
        after = _next_name(mask, join.end(), form, bool(_HARD_JOIN.search(join[0])))
        if after < 0:
            break
        spans.append((join.end(), after))
        end = after
    others = _OTHERS.match(mask, end)
    if others:
        end = others.end()
    role = _ROLE.match(mask, end)
    return Names(tuple(spans), role.end() if role else end, form in _FIRST_STRONG or len(spans) > 1)


def _first_name(mask: str, start: int) -> tuple[str, int] | None:
    for form in _FIRST_STRONG:
        match = _FORMS[form].match(mask, start)
        if match and _is_strong(form, match, mask):
            return form, match.end()
    match = _FORMS["inverted-full"].match(mask, start)
    if match and _is_inverted_full(match[0], mask, match.end()):
        return "inverted-full", match.end()
    match = _FORMS["direct-full"].match(mask, start)
    if match and _is_direct_full(match[0], mask, match.end()):
        return "direct-full", match.end()
    match = _FORMS["surname"].match(mask, start)
    if match and _is_surname(match[0], mask, match.end()):
        return "surname", match.end()
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _is_strong(form: str, match: "re.Match[str]", mask: str) -> bool:
    """Whether a name with initials is one, not a body ('US Department'), a title ('A Life') or a place."""
    printed = match[0]
    words = printed.replace(",", " ").split()
    if form in _FOLLOWED and not _FOLLOWED[form].match(mask, match.end()):
        return False
    if form == "direct-bare":
        name = words[-1].lower()
        acronym = len(words[0]) > 1 and words[0] in {"US", "UN", "EU", "UK", "USA", "UAE", "NHS", "MFA", "MOD", "BBC"}
        return (
            not acronym
            and name not in NOT_NAMES
            and not (words[0] in {"A", "I"} and mask[match.end() : match.end() + 2] != ", ")
        )
    if (
        form == "inverted-initials"
        and "," not in printed
        and re.match(rf"\s{_WORD}(?:,|\s(?:and|&)\s|\.|$)", mask[match.end() : match.end() + 40])
    ):
        return _has_given(printed) is False and not printed[0].isascii()
    if form == "inverted-bare" and mask[match.end() : match.end() + 1] == "." and len(words[-1]) == 1:
        return False
    if form == "inverted-bare":
        if not any(letter.islower() for letter in printed) and "," not in printed:
            return False
    return _has_no_plain_word(printed)


def _next_name(mask: str, start: int, form: str, hard: bool) -> int:
    """The end of the name that goes on the list at `start`; -1 if what stands there is no name."""
    for strong in ("inverted-initials", "direct-initials", "inverted-bare", "direct-bare"):
        if strong == "inverted-bare" and form not in ("inverted-bare", "inverted-initials"):
            continue
        if strong == "direct-bare" and form != "direct-bare":
            continue
        if strong == "direct-initials" and form == "inverted-full" and not hard:
            continue
        match = _FORMS[strong].match(mask, start)
        if match and _is_strong(strong, match, mask):
            return match.end()
    stopped = _STOPPED.match(mask, start) if hard and form == "inverted-initials" else None
    if stopped:
        return stopped.end()
    if form == "surname":
        match = _FORMS["surname"].match(mask, start)
        return match.end() if match and hard and _are_names(match[0]) else -1
    if form == "inverted-full" or (form == "surname" and not hard):
        match = _FORMS["inverted-full"].match(mask, start)
        if match and _goes_on_inverted(match[0], mask, match.end(), hard):
            return match.end()
    if form in ("direct-full", "inverted-full") or hard:
        match = _FORMS["direct-full"].match(mask, start)
        if (
            match
            and _are_names(match[0])
            and (hard or _continues(mask, match.end()) or form == "direct-full" and _has_given(match[0]))
        ):
            return match.end()
    return -1


def _continues(mask: str, end: int) -> bool:
    """Whether the list of names goes on to an 'and' with a further name, or to others, behind `end`."""
    join = _JOIN.match(mask, end)
    if join and _HARD_JOIN.search(join[0]):
        for form in ("inverted-initials", "direct-initials", "inverted-full", "direct-full"):
            match = _FORMS[form].match(mask, join.end())
            if match:
                return _are_names(match[0])
    return bool(_OTHERS.match(mask, end)) or bool(_LIST_GOES_ON.match(mask, end, end + 90))


def _has_given(printed: str) -> bool:
    words = _words(printed)
    return bool(words) and words[0] in GIVEN_NAMES


def _has_no_plain_word(printed: str) -> bool:
    capitalised = [word for word in re.findall(r"[^\W\d_]+", printed) if word[0].isupper() and len(word) > 2]
    return not any(word.lower() in NOT_NAMES for word in capitalised)


def _are_names(printed: str) -> bool:
    """Whether no word is one that titles and bodies are made of, and none but particles is a plain word."""
    return _has_no_plain_word(printed) and not any(word in NEWS_WORDS for word in _words(printed))


def _goes_on_inverted(printed: str, mask: str, end: int, hard: bool) -> bool:
    surname, _, given = printed.partition(",")
    if not _are_names(printed) or len(surname.split()) > 2:
        return False
    return hard or _has_given(given.strip()) or _continues(mask, end)


def _is_inverted_full(printed: str, mask: str, end: int) -> bool:
    """'Vassel, Ingrid' and what must stand behind it to be no 'Surname, Title' or 'Place, Country'."""
    surname, _, given = printed.partition(",")
    if len(surname.split()) == 2 and len(given.split()) == 2 and _has_given(surname):
        return False
    if not _are_names(printed) or any(word in FUNCTION_WORDS for word in given.split()):
        return False
    tail = mask[end : end + 3]
    family = surname.split()
    if len(family) == 2 and not family[0][0].islower() and not _has_given(given.strip()):
        return bool(re.match(rf"\.?,?\s?[(\[]?[{DATE}]", tail)) and not _has_given(surname)
    if re.match(rf"\.?,?\s?(?:[{DATE}“\"«„‘']|[(\[](?:\d{{4}}|[{DATE}]|n\.))", mask[end : end + 8]) or tail[:1] in ".;:" or not tail.strip():
        return len(given.split()) <= 3 and (len(surname.split()) <= 2)
    if _continues(mask, end) or _OTHERS.match(mask, end) or _ROLE.match(mask, end):
        return True
    if tail[:1] != "," or _has_given(surname):
        return False
    alone = len(given.split()) == 1 and len(family) == 1 and given.strip().lower() not in PLACES
    return _has_given(given.strip()) or (alone and bool(re.match(rf",\s[{UPPER}][^,.({SIGNS}]{{11,}}", mask[end : end + 40])))


def _is_direct_full(printed: str, mask: str, end: int) -> bool:
    """'Ingrid Vassel' and what must stand behind it to be no title."""
    if not _are_names(printed) or len(printed) > 60:
        return False
    words = printed.split()
    tail = mask[end : end + 3]
    if _JOIN.match(mask, end) and _HARD_JOIN.search(_JOIN.match(mask, end)[0]):  # type: ignore[index]
        return True
    if _OTHERS.match(mask, end) or _ROLE.match(mask, end):
        return True
    if tail[:1] in ",:" or tail[:2] == " (" or tail[:1] == ".":
        known = _has_given(printed) or any(
            word in _PARTICLES or re.match(r"[A-ZА-Я]\.?$", word) for word in words[1:-1]
        )
        quoted = re.match(r"[,:.]?\s?[“\"«„‘'(]", mask[end : end + 3])
        return known or bool(quoted) or (tail[:1] in ",:" and len(words) <= 3)
    return False


_PARTICLES = frozenset("von van de der den la le di da du del della dos al el ter ten".split())


def _is_surname(printed: str, mask: str, end: int) -> bool:
    """'Gerlach, Das Recht …', 'Wessel/Hartung, …', 'Torp (n 3)': a lone surname before a comma, colon or slash."""
    if not _are_names(printed) or _ACRONYM.match(printed) or len(printed) < 3:
        return False
    tail = mask[end : end + 60]
    if re.match(rf"/[{UPPER}]|\s(?:and|&|und|et)\s{_ONE_SURNAME}[,\s(]", tail):
        return True
    return bool(
        re.match(
            rf",?\s[({NOISE}]|(?:,|:)\s(?:['‘“\"«„]?[{UPPER}\d]|op\.|art\.|supra|loc\.|a\.|id\.|cit)|\s\((?:n|fn|Fn|Anm|note|wie|oben)\b|\s(?:op\.|supra|cit|Указ)",
            tail,
        )
    )


_BODY_END = re.compile(rf"[{DATE}]|\.\s|,\s|:\s|\s[(\[](?=[{DATE}{NOISE}])|(?:,\s|\s|\.\s)(?=[“\"«„‘])|[{SIGNS}]|;\s")


_DATED = re.compile(rf"\.?,?\s?[(\[]?{DATE}")
_QUOTED = re.compile(r"[.,:]?\s?[“\"«„‘]")
_ENDED = re.compile(rf"\s?[{SIGNS}(]|\s?$")
_INITIAL_BEFORE = re.compile(rf"(?:^|[\s.(])(?:[{UPPER}]|Dept|St|Govt|Univ|Natl|Int)$")
_LONGEST_BODY = 110


def find_body(mask: str, start: int) -> Names | None:
    """The body, site or newspaper that opens `mask` as author; None if what opens it is rather a title."""
    for end in _body_ends(mask, start):
        printed = _ROLE_AT_END.sub("", mask[start:end].rstrip(" ,.:([")).rstrip(" ,")
        if not printed or len(printed) > _LONGEST_BODY:
            return None
        stop = start + len(printed)
        role = _ROLE.match(mask, stop)
        behind = role.end() if role else stop
        marked = _DATED.match(mask, behind) or _QUOTED.match(mask, behind)
        if is_body(printed, loose=True) if marked else is_body(printed, loose=False) and not _ENDED.match(mask, stop):
            return Names(((start, stop),), behind, False, False)
        if mask[end : end + 2] == ": " or mask[end : end + 1] in SIGNS:
            return None
    return None


def _body_ends(mask: str, start: int) -> list[int]:
    ends = []
    for match in _BODY_END.finditer(mask, start, start + 130):
        if match[0] == ". " and _INITIAL_BEFORE.search(mask, max(start, match.start() - 6), match.start()):
            continue
        ends.append(match.start())
        if len(ends) == 4:
            break
    return ends


def is_body(printed: str, *, loose: bool) -> bool:
    """Whether `printed` can be a body: an acronym, or capitalised words with a body's word (if `loose`: without)."""
    if re.search(r"[?!“”\"«»]", printed):
        return False
    words = printed.replace("(", " ").replace(")", " ").split()
    if "to" in words:
        return False  # 'Marlow to Finch': a letter
    plain = [word for word in words if word[:1].islower() and word.lower() not in FUNCTION_WORDS and "." not in word]
    if not words or len(words) > 14 or words[0].lower() in {"a", "an", "on", "how", "why", "what"}:
        return False
    lowered = {word.strip(".,&").lower() for word in words}
    has_word = bool(lowered & BODY_WORDS) or bool(lowered & PUBLISHER_WORDS)
    if len(words) == 1:
        return bool(_ACRONYM.match(words[0])) or loose or bool(re.match(r"[\w-]{2,30}\.\w{2,3}$", words[0]))
    if plain and not (has_word and len(plain) <= max(1, len(words) // 2)):
        return False
    if loose:
        return True
    return (
        has_word
        or bool(lowered & NEWS_WORDS and len(words) <= 4)
        or (len(words) <= 2 and bool(_ACRONYM.match(words[0])))
    )
