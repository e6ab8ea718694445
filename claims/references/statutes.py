"""Statutes cited by code and section: '42 U.S.C. § 1983', 'Art. 5 Abs. 1 GG', 'Loi n° 2016-1321'; and law reports."""

import re

from claims.references.forms import UPPER

_NUMBER = r"\d{1,5}(?:[.-]\d{1,5}){0,3}[a-z]{0,2}(?:\([\w.]{1,4}\)){0,4}"
_PART = r"(?:Abs|Nr|S|Satz|lit|Buchst|Alt|Hs|al|para|UAbs)"
_CODE_NAME = (
    rf"(?:[{UPPER}][\w-]{{0,14}}[{UPPER}]\w{{0,6}}|[{UPPER}]{{2,8}}"
    rf"|[{UPPER}][\w-]{{2,30}}(?:gesetz|buch|ordnung|verfassung))"
)
_FORMS = (
    rf"\d{{1,3}}\sU\.\s?S\.\s?C\.(?:\s?A\.)?\s§{{1,2}}\s?{_NUMBER}(?:[–-]{_NUMBER})?",
    rf"\d{{1,3}}\sC\.\s?F\.\s?R\.\s(?:§{{1,2}}|pt\.|part)\s?{_NUMBER}",
    rf"[{UPPER}][\w.]{{1,12}}(?:\s[{UPPER}][\w.&]{{0,14}}){{0,5}}\s§{{1,2}}\s?{_NUMBER}",
    rf"(?:Art(?:ikel|\.)?|§{{1,2}})\s?\d{{1,4}}[a-z]?(?:\s{_PART}\.?\s?\d{{1,3}}[a-z]?){{0,3}}"
    rf"(?:\s(?:ff?\.|i\.\s?V\.\s?m\.))?\s(?:der\s|des\s|d\.\s)?{_CODE_NAME}\b",
    r"(?:Loi|Décret|Décret-loi|Ordonnance|Arrêté|Ord\.|Décr\.|Arr\.|L\.|D\.)\s(?:organique\s)?n[°º]\s?\d[\d-]{1,12}",
    r"(?:Ley(?: Orgánica)?|Real Decreto(?:-ley| Legislativo)?|Lei|Legge|Decreto)\s(?:n\.?[°º.]?\s?)?\d{1,5}/\d{4}",
    r"(?:Федеральный (?:конституционный )?закон|Закон|Указ|Постановление)(?:\s[^\s,;№]{1,24}){0,8}"
    r"\s(?:№|N)\s?\d[\w/-]{0,12}",
    r"\d{3,4}\ssayılı\s(?:[^\s,;]{2,24}\s){0,6}?(?:Kanun|Kanunu|Yasa|Yasası)\b",
    rf"(?:Конституция|Constitution|Constitución|Verfassung|Anayasa)(?:\s[{UPPER}]\w{{1,20}}){{0,3}}"
    r",\s(?:art|ст|m|Art)\.\s?\d{1,3}",
)
_STATUTE = re.compile("|".join(f"(?:{form})" for form in _FORMS))
# A court's reports, by volume and page: '571 U.S. 220', '60 F.2d 737', '571 U.S. at 244'.
_REPORTS = re.compile(
    r"(?<![\w.])\d{1,4}\s(?:U\.\s?S\.|F\.\s?(?:\dd|4th)|F\.\s?(?:Supp\.|App['’]x)(?:\s?\dd)?|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?"
    r"|[A-Z][\w.]{0,6}\s?(?:2d|3d)|N\.\s?[EWY]\.(?:\s?2d)?)\s(?:at\s)?\d{1,4}\b"
)


def find_statute(text: str, start: int = 0) -> "re.Match[str] | None":
    """The code and section that `text` opens with at `start`; None if it opens with something else."""
    return _STATUTE.match(text, start)


def cites_reports(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a court's decision is cited by volume and page of its reports."""
    return _REPORTS.search(text, start, len(text) if end is None else end) is not None
