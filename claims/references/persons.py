"""Who wrote it, if it was persons: the list of names that opens a reference."""

import re

from claims.references import forms
from claims.references.forms import FORMS, STRONG, Names
from claims.references.lexicon import FUNCTION_WORDS, GIVEN_NAMES, NEWS_WORDS, NOT_NAMES, PLACES

_MOST_NAMES = 60
_LONGEST_NAME = 60  # characters
_LETTERS = re.compile(r"[^\W\d_]+")
_MIDDLE_INITIAL = re.compile(rf"[{forms.UPPER}]\.?$")
_PARTICLES = frozenset("von van de der den la le di da du del della dos al el ter ten".split())
_STATES = frozenset("DC NY NJ MA CA CT IL PA VA MD TX UK USA US".split())
_BODY_ACRONYMS = frozenset("US UN EU UK USA UAE NHS MFA MOD BBC".split())


def find_persons(mask: str, start: int) -> Names | None:
    """The personal names that open `mask` at `start`; None if it does not open with persons."""
    first = _first_name(mask, start)
    if not first:
        return None
    form, end = first
    spans = [(start, end)]
    while len(spans) < _MOST_NAMES:
        join = forms.JOIN.match(mask, end)
        after = _next_name(mask, join.end(), form, bool(forms.HARD_JOIN.search(join[0]))) if join else -1
        if join is None or after < 0:
            break
        spans.append((join.end(), after))
        end = after
    if form == forms.INVERTED_BARE and mask[end - 1] == ".":
        end -= 1  # 'Adeyemi TO, Brandt E. Ferry noise': the stop ends the list
        spans[-1] = (spans[-1][0], end)
    others = forms.OTHERS.match(mask, end)
    end = others.end() if others else end
    role = forms.ROLE.match(mask, end)
    return Names(tuple(spans), role.end() if role else end, form in STRONG or len(spans) > 1)


def _first_name(mask: str, start: int) -> tuple[str, int] | None:
    """The form and the end of the name at `start`, the surest form first."""
    for form in STRONG:
        match = FORMS[form].match(mask, start)
        if match and _is_strong(form, match, mask):
            return form, match.end()
    for form, is_name in (
        (forms.INVERTED_FULL, _is_inverted_full),
        (forms.DIRECT_FULL, _is_direct_full),
        (forms.SURNAME, _is_surname),
    ):
        match = FORMS[form].match(mask, start)
        if match and is_name(match[0], mask, match.end()):
            return form, match.end()
    return None


def _next_name(mask: str, start: int, form: str, hard: bool) -> int:
    """The end of the name that goes on the list at `start`; -1 if what stands there is none.

    `form` is the first name's; `hard`: joined by more than a comma.
    """
    bare = form == forms.INVERTED_BARE and forms.LAST_OF_BARE.match(mask, start)
    if bare and _has_no_plain_word(bare[0]):
        return bare.end("name")  # 'Selander J, Bluhm G. Noise and …': the stop ends the list
    for strong in STRONG:
        match = FORMS[strong].match(mask, start)
        if match and _goes_with(strong, form, hard) and _is_strong(strong, match, mask):
            return match.end()
    stopped = forms.STOPPED.match(mask, start) if hard and form == forms.INVERTED_INITIALS else None
    if stopped:
        return stopped.end()
    if form == forms.SURNAME:
        match = FORMS[forms.SURNAME].match(mask, start)
        return match.end() if match and hard and _are_names(match[0]) else -1
    if hard or form == forms.INVERTED_FULL:
        match = FORMS[forms.INVERTED_FULL].match(mask, start)
        alike = form == forms.INVERTED_FULL
        goes_on = _goes_on_inverted if alike else _is_inverted_after_direct
        if match and goes_on(match[0], mask, match.end(), hard):
            return match.end()
    if hard or form in (forms.DIRECT_FULL, forms.INVERTED_FULL):
        match = FORMS[forms.DIRECT_FULL].match(mask, start)
        if match and _are_names(match[0]) and (hard or _continues(mask, match.end()) or _is_known(match[0], form)):
            return match.end()
    return -1


def _goes_with(strong: str, form: str, hard: bool) -> bool:
    """Whether a list that began with `form` can go on with the strong form."""
    if strong == forms.INVERTED_BARE:
        return form in (forms.INVERTED_BARE, forms.INVERTED_INITIALS)
    if strong == forms.DIRECT_BARE:
        return form == forms.DIRECT_BARE
    return hard or strong != forms.DIRECT_INITIALS or form != forms.INVERTED_FULL


def _is_known(printed: str, form: str) -> bool:
    return form == forms.DIRECT_FULL and _has_given(printed)


def _is_strong(form: str, match: "re.Match[str]", mask: str) -> bool:
    """Whether a name with initials is one, not a body ('US Department'), a title ('A Life') or a place."""
    printed, end = match[0], match.end()
    words = printed.replace(",", " ").split()
    if form in forms.BEHIND_BARE and not forms.BEHIND_BARE[form].match(mask, end):
        return False
    if form == forms.DIRECT_BARE:
        article = words[0] in ("A", "I") and mask[end : end + 2] != ", "
        return not article and words[0] not in _BODY_ACRONYMS and words[-1].lower() not in NOT_NAMES
    if form == forms.INVERTED_INITIALS and "," not in printed and forms.SURNAME_BEHIND.match(mask, end):
        return not printed[0].isascii() and not _has_given(printed)
    if form == forms.INVERTED_INITIALS and "," in printed and forms.GIVEN_BEHIND.match(mask, end):
        return False  # 'Goodman, S. Peter. “…'
    if form == forms.INVERTED_BARE:
        if words[-1] in _STATES and " ".join(words[:-1]).lower().split()[0] in PLACES:
            return False  # 'Washington, DC. Retrieved …'
        if mask[end : end + 1] == "." and len(words[-1]) == 1:
            return False
        if "," not in printed and not any(letter.islower() for letter in printed):
            return False
    return _has_no_plain_word(printed)


def _is_inverted_full(printed: str, mask: str, end: int) -> bool:
    """'Vassel, Ingrid' and what must stand behind it to be no 'Surname, Title' or 'Place, Country'."""
    surname, _, given = printed.partition(",")
    family, given_words = surname.split(), given.split()
    surname_given = _has_given(surname)
    if len(family) == 2 and len(given_words) == 2 and surname_given:
        return False  # 'Edith Carrow, Ada Brook': two names
    if not _are_names(printed) or any(word in FUNCTION_WORDS for word in given_words):
        return False
    known = _has_given(given)
    if len(family) == 2 and not family[0][0].islower() and not known:
        return forms.YEAR_BEHIND.match(mask, end) is not None and not surname_given
    behind = mask[end : end + 1]
    initial = printed[-1] == "." and forms.PLAIN_YEAR_BEHIND.match(mask, end)  # 'Hook, Jennifer L. 2006. "Care …'
    if initial or forms.YEAR_OR_QUOTE_BEHIND.match(mask, end) or behind in (".", ";", ":", ""):
        return len(given_words) <= 3 and len(family) <= 2
    if _continues(mask, end) or forms.OTHERS.match(mask, end) or forms.ROLE.match(mask, end):
        return True
    if behind != "," or surname_given:
        return False
    alone = len(given_words) == 1 and len(family) == 1 and given_words[0].lower() not in PLACES
    return known or (alone and forms.TITLE_BEHIND.match(mask, end) is not None)


def _is_direct_full(printed: str, mask: str, end: int) -> bool:
    """'Ingrid Vassel' and what must stand behind it to be no title."""
    if not _are_names(printed) or len(printed) > _LONGEST_NAME:
        return False
    join = forms.JOIN.match(mask, end)
    if join and forms.HARD_JOIN.search(join[0]):
        return True
    if forms.OTHERS.match(mask, end) or forms.ROLE.match(mask, end):
        return True
    behind = mask[end : end + 2]
    if behind[:1] not in (",", ":", ".") and behind != " (":
        return False
    words = printed.split()
    if _has_given(printed) or forms.QUOTE_BEHIND.match(mask, end):
        return True
    middle = any(word in _PARTICLES or _MIDDLE_INITIAL.match(word) for word in words[1:-1])
    return middle or (behind[:1] in (",", ":") and len(words) <= 3)


def _is_surname(printed: str, mask: str, end: int) -> bool:
    """'Gerlach, Das Recht …', 'Wessel/Hartung, …', 'Torp (n 3)': a lone surname before a comma, colon or slash."""
    if len(printed) < 3 or forms.ACRONYM.match(printed) or not _are_names(printed):
        return False
    return forms.LONE_SURNAME_BEHIND.match(mask, end) is not None


def _goes_on_inverted(printed: str, mask: str, end: int, hard: bool) -> bool:
    surname, _, given = printed.partition(",")
    if not _are_names(printed) or len(surname.split()) > 2:
        return False
    return hard or _has_given(given) or _continues(mask, end)


def _is_inverted_after_direct(printed: str, mask: str, end: int, hard: bool) -> bool:
    """'Gude Hubert & Schmidt, Wolf. “…': the order changes within the list; a quoted title or year must follow."""
    return forms.YEAR_OR_QUOTE_BEHIND.match(mask, end) is not None and _is_inverted_full(printed, mask, end)


def _continues(mask: str, end: int) -> bool:
    """Whether the list of names goes on to an 'and' with a further name, or to others, behind `end`."""
    join = forms.JOIN.match(mask, end)
    if join and forms.HARD_JOIN.search(join[0]):
        for form in (forms.INVERTED_INITIALS, forms.DIRECT_INITIALS, forms.INVERTED_FULL, forms.DIRECT_FULL):
            match = FORMS[form].match(mask, join.end())
            if match:
                return _are_names(match[0])
    return bool(forms.OTHERS.match(mask, end) or forms.LIST_GOES_ON.match(mask, end, end + 400))


def _has_given(printed: str) -> bool:
    """Whether the first word is a known given name."""
    first = _LETTERS.search(printed.lower())
    return first is not None and first[0] in GIVEN_NAMES


def _has_no_plain_word(printed: str) -> bool:
    """Whether none of the capitalised words is one that only titles and bodies are made of."""
    return not any(
        word.lower() in NOT_NAMES for word in _LETTERS.findall(printed) if len(word) > 2 and word[0].isupper()
    )


def _are_names(printed: str) -> bool:
    return _has_no_plain_word(printed) and NEWS_WORDS.isdisjoint(_LETTERS.findall(printed.lower()))
