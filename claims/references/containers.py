"""'in X', with the editors who stand before or behind the title of what it is in."""

import re

from claims.references.forms import UPPER
from claims.references.identifiers import alternatives
from claims.references.labels import CONTAINED_IN, EDITED_BY, EDITORS, TRANSLATED_BY
from claims.references.persons import find_persons
from claims.references.scan import EDITOR, INSIDE, SIGNS, Scan

_CAPITAL = rf"(?-i:[{UPPER}])"
_ED = rf"(?:{alternatives(EDITORS)})"
# 'in Petra Wulf (Hg.), ', 'In: Kell R, Dorn S, editors. ', 'In F. Olander & G. Wick (Eds.), '
_WITH_EDITORS = re.compile(
    rf"(?<=[,.;)”\"’'»?!{SIGNS}])\s(?:in|dans|en):?\s(?P<names>[{UPPER}a-z][^“”«»()\[\]{SIGNS}]{{2,140}}?)"
    rf"(?:\s[(\[]{_ED}\.?[)\]]\.?[,:.]?|,\s{_ED}\.?[,:](?=\s)|,\seditors?\.|,\seds?\.(?=\s{_CAPITAL}))\s?",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?:\.?,?\s[Tt]o appear in\s|\.?\s(?:[Pp]aper )?[Pp]resented at (?:the )?|[\s.,;)”’»\"'](?:in|In):\s"
    rf"|[,.;”’»\"'?!)\]{SIGNS}]\s?(?:{alternatives(CONTAINED_IN)}|In|Dans)\s(?=[{UPPER}«“\"„‘‹]|the\s|der\s|ders\.|id\.|l['’]))"
)
_SAME_AUTHOR = re.compile(r"(?:id|ead|idem|eadem|ders|dies|ibid)\b\.?,?\s", re.IGNORECASE)  # 'in: ders., Schriften'
_EDITED = re.compile(
    rf"(?:,\s|\s\(|\s|\.\s)(?:{'|'.join([*EDITED_BY, *TRANSLATED_BY])})\.?\s(?={_CAPITAL})", re.IGNORECASE
)
# 'Handbook of Tides, R. Graham and L. Lovasz, Eds., vol. 2'
_ROLE_BEHIND = re.compile(rf",\s(?:{_ED})\b\.?(?=[,.:]|\s)", re.IGNORECASE)
_LONE_ROLE = re.compile(rf"\s[(\[]{_ED}\.?[)\]]", re.IGNORECASE)


def mask_editors(scan: Scan) -> None:
    """Blot out 'in' and the names of editors and translators, so that what is left between is the containing work."""
    for match in list(_WITH_EDITORS.finditer(scan.mask)):
        names = find_persons(scan.mask, match.start("names"))
        whole = names is not None and names.end >= match.end("names") - 3
        if "(" not in match[0] and find_persons(scan.mask, match.end()):
            continue  # 'in Fictions of Water, ed. Clara Hewitt'
        if whole or ("(" in match[0] and (names or len(match["names"].split()) <= 8)):
            scan.take(match.start() + 1, match.end(), INSIDE)
    match_ = _IN.search(scan.mask, 10)
    if match_:
        same = _SAME_AUTHOR.match(scan.mask, match_.end())
        scan.take(match_.start() + 1, same.end() if same else match_.end(), INSIDE)
        _mask_plain_editors(scan, match_.end())
        for match in list(_ROLE_BEHIND.finditer(scan.mask, match_.end())):
            _mask_names_before(scan, match_.end(), match.start(), match.end())
    for match in list(_EDITED.finditer(scan.mask, 5)):
        names = find_persons(scan.mask, match.end())
        if names:
            scan.take(match.start() + 1, names.spans[-1][1], EDITOR)


def _mask_names_before(scan: Scan, start: int, end: int, behind: int) -> None:
    """The editors that stand before their role, from the first comma on from which there is nothing but names."""
    offset = scan.mask.find(", ", start, end)
    while offset >= 0:
        names = find_persons(scan.mask, offset + 2)
        if names and names.spans[-1][1] >= end - 1:
            scan.take(offset, behind, EDITOR)
            return
        offset = scan.mask.find(", ", offset + 2, end)


def _mask_plain_editors(scan: Scan, start: int) -> None:
    """'in: Drobnig/Rehbinder (Hrsg.), …', 'In Cowan, J. D. & Alspector, J., …': names right behind 'in'."""
    names = find_persons(scan.mask, start)
    if not names or not names.sure:
        return
    behind = _LONE_ROLE.match(scan.mask, names.end)
    end = behind.end() if behind else names.end
    if re.match(r"\s?[,:.]\s", scan.mask[end : end + 3]):
        scan.take(start, end, INSIDE)
