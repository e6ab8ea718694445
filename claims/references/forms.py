"""The forms in which persons are printed, as patterns: 'Surname, I. I.', 'Surname II', 'Given Surname' …"""

import re
from dataclasses import dataclass

from claims.references.identifiers import alternatives
from claims.references.labels import EDITORS
from claims.references.scan import DATE, NOISE, SIGNS

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper()) + "ẞ"
_L = r"[^\W\d_]"
WORD = rf"[{UPPER}]{_L}{{1,24}}(?:[-‐–'’ʼ]{_L}{{1,24}}){{0,3}}\b"
_ELIDED = rf"(?:(?:[{UPPER}]|d|l)['’]{WORD}|{WORD})"
_PARTICLE = (
    r"(?:(?:von der|von den|von|vom|van der|van den|van de|van|zur|zu|de la|de los|de las|del|della|der|den|de|da|dos|"
    r"das|do|di|du|des|le|la|el|al|ten|ter|af|av|bin|ibn)\s|(?:al|el)-)"
)
_SURNAME = rf"{_PARTICLE}{{0,2}}{_ELIDED}(?:\s{_PARTICLE}{{0,2}}{_ELIDED})?"
_ONE_SURNAME = rf"{_PARTICLE}{{0,2}}{_ELIDED}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|jr|II|III|IV)\b\.?)?"
INITIAL = rf"(?!Jr\.|Sr\.|No\.|Ed\.|Vs\.|In\.|Pp\.|Nr\.|Vo\.)[{UPPER}](?:h|u|e|r|hr|t|y)?\."
_INITIALS = rf"{INITIAL}(?:\s?[-‐]?{INITIAL}){{0,4}}"
_BARE = rf"[{UPPER}](?:-?[{UPPER}]){{0,2}}(?!{_L}|['’&])"
_GIVEN = rf"(?:{INITIAL}\s)?{_ELIDED}(?:\s(?:{INITIAL}(?:\s?{INITIAL})?|[{UPPER}]\b|{_ELIDED})){{0,2}}"

INVERTED_INITIALS = "inverted-initials"
INVERTED_BARE = "inverted-bare"
DIRECT_INITIALS = "direct-initials"
DIRECT_BARE = "direct-bare"
INVERTED_FULL = "inverted-full"
DIRECT_FULL = "direct-full"
SURNAME = "surname"
STRONG = (INVERTED_INITIALS, DIRECT_INITIALS, INVERTED_BARE, DIRECT_BARE)  # with initials: the surest first

FORMS: dict[str, "re.Pattern[str]"] = {
    INVERTED_INITIALS: re.compile(
        rf"{_SURNAME}{_SUFFIX},?\s?{_INITIALS}(?:\s{_PARTICLE}?(?:de|von|van|der)\b)?{_SUFFIX}"
        rf"(?!\s?{_L}{{2,24}}\s?,\s?{INITIAL})"
    ),
    INVERTED_BARE: re.compile(rf"{_SURNAME},?\s{_BARE}(?:\s(?:Jr|II|III|van|von|de)(?:\s(?:der|la|den))?\b)?"),
    DIRECT_INITIALS: re.compile(rf"{_INITIALS}\s?(?:{WORD}\s)?{_SURNAME}{_SUFFIX}"),
    DIRECT_BARE: re.compile(rf"[{UPPER}]{{1,3}}\s{_ONE_SURNAME}{_SUFFIX}"),
    INVERTED_FULL: re.compile(rf"{_SURNAME}{_SUFFIX},\s{_GIVEN}(?:\s(?:de|von|van|da|dos)\b)?{_SUFFIX}"),
    DIRECT_FULL: re.compile(
        rf"{WORD}(?:\s(?:{_INITIALS}|[{UPPER}]\b|{WORD})){{0,2}}\s{_PARTICLE}{{0,2}}{_ELIDED}{_SUFFIX}"
    ),
    SURNAME: re.compile(_ONE_SURNAME),
}
LAST_OF_BARE = re.compile(rf"(?P<name>{_ONE_SURNAME}\s[{UPPER}]{{1,3}})\.\s(?=[{UPPER}“‘\"«„\d])(?!{INITIAL})")
STOPPED = re.compile(rf"{_ONE_SURNAME}\.\s{INITIAL}(?=[\s,])")  # 'and Ozden. K.': a comma printed as a full stop

# What must stand behind a name whose initials have no full stops.
BEHIND_BARE = {
    INVERTED_BARE: re.compile(rf"\.?\s?(?:[,;.:(/&\[]|$|{_L}|[{SIGNS}])"),
    DIRECT_BARE: re.compile(r"\s?(?:,|\(|/|:|$|(?:and|&|et)\s)"),
}
# 'Mairead K.' of 'Mairead K. Colgan, …' looks like surname and initial.
SURNAME_BEHIND = re.compile(rf"\s{WORD}(?:,|\s(?:and|&)\s|\.|$)")
GIVEN_BEHIND = re.compile(rf"\s{WORD}(?:\s{WORD})?\.?,?\s?[“\"«‘]")
JOIN = re.compile(
    r"\s?(?:,\s?(?:and|&|und|et|y|e|ve|və|и)\s|[;/]\s?(?:and\s|&\s)?|,\s"
    r"|\s(?:and|And|AND|&|und|u\.|et|y|e|ve|və|и|with|sowie)\s|\s[/–]\s|[/])"
)
HARD_JOIN = re.compile(r"and|And|AND|&|und|et\b|\by\b|\be\b|ve|və|\bи\b|with|sowie|[;/]")
OTHERS = re.compile(
    r",?\s?(?:(?:and|&|und|et)\s)?(?:\bet al\b\.?|\bet\.\s?al\.|u\. ?a\.|и др\.|y otros|\bet coll\b\.?|vd\.|"
    r"ve diğerleri|and others|…|\.\.\.)"
)
LIST_GOES_ON = re.compile(rf"(?:,\s{WORD}(?:\s(?:{INITIAL}|{WORD})){{1,3}}){{1,20}},?\s(?:and|&|und|et|y|e)\s")
ROLE = re.compile(
    rf"\s?,?\s?[(\[]?(?:{alternatives(EDITORS)})(?:\.\s?[)\]]|[)\]]|\.(?=[,:;\s])|(?=[,:]\s|\s\(|$))(?:[.,:]{{1,2}})?",
    re.IGNORECASE,
)
YEAR_OR_QUOTE_BEHIND = re.compile(  # the year alone, or a day: '(3 March 2016)', '(March 3, 2016)'
    rf"\.?,?\s?(?:[{DATE}“\"«„‘']|[(\[](?:\d{{4}}|(?:\d{{1,2}}\s)?[^\W\d_]{{3,12}}\.?\s(?:\d{{1,2}},\s)?\d{{4}}|[{DATE}]|n\.))"
)
PLAIN_YEAR_BEHIND = re.compile(r",?\s\[?(?:1[5-9]|20)\d\d[a-z]?[.,:;\]]")
YEAR_BEHIND = re.compile(rf"\.?,?\s?[(\[]?[{DATE}]")
QUOTE_BEHIND = re.compile(r"[,:.]?\s?[“\"«„‘'(]")
TITLE_BEHIND = re.compile(rf",\s[{UPPER}][^,.({SIGNS}]{{11,40}}")
LONE_SURNAME_BEHIND = re.compile(
    rf"/[{UPPER}]|\s(?:and|&|und|et|y|e|ve|və|и)\s{_ONE_SURNAME}[,\s(]"
    rf"|,?\s[*_]{{0,2}}[({NOISE}]|(?:,|:)\s(?:['‘“\"«„]?[{UPPER}\d]|op\.|art\.|supra|loc\.|a\.|id\.|cit)"
    r"|\s\((?:n|fn|Fn|Anm|note|wie|oben)\b|\s(?:op\.|supra|cit|Указ)"
)
ACRONYM = re.compile(rf"[{UPPER}][{UPPER}&./-]{{1,10}}$")


@dataclass(frozen=True, slots=True)
class Names:
    """The names that open a reference: their spans and the offset behind them, with role and 'et al.'.

    `sure`: the form leaves no doubt that these are names. `persons`: not a body.
    """

    spans: tuple[tuple[int, int], ...]
    end: int
    sure: bool
    persons: bool = True
