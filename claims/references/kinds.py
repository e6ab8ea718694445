"""The kind of work a reference cites, from what was found in it."""

import re

from claims.references.lexicon import JOURNAL_WORDS, LAW_WORDS, NEWS_WORDS, PROCEEDINGS_WORDS, REPORT_WORDS
from claims.references.model import ReferenceKind
from claims.references.statutes import cites_reports

_DATASET = re.compile(
    r"\[data ?set|\bdata ?set\b|\bdatabase\b(?!\s\w)|\bdata archive\b|datenbank|base de données|veri seti", re.I
)
_LAW = re.compile(
    r"^(?:Judge?ment|Urteil|Beschluss|Arrêt|Sentencia|Решение|Определение)\b[^.;]{0,40}\d|"
    r"§|\bU\.S\.C\.|\b[CT]-\d{1,4}/\d\d\b|\bL \d{1,3}/\d|\bBGBl\b|\bOJ [LC]\b|Urteil v|BVerfGE|BGHZ|BVerwGE"
    r"|Beschluss v|\bPub\. L\.|\bDrs\.\s?\d|\bDrucksache\s\d|\b\d{1,3}(?:st|nd|rd|th) Cong\."
)


def _words(text: str | None) -> set[str]:
    return {word.strip(".,:;()[]«»“”\"'").lower() for word in (text or "").split()}


def is_law_name(title: str | None) -> bool:
    """'Harbours Act', 'Strafgesetzbuch und Gesetz', 'Cinayət Məcəlləsi': a short title whose last word is a law's."""
    words = [word.lower().strip(".,()") for word in (title or "").split() if not word.strip("(),.").isdecimal()]
    return 0 < len(words) < 9 and (words[-1] in LAW_WORDS or words[0] in LAW_WORDS)


def kind_of(
    text: str, fields: dict[str, str | None], *, is_case: bool, is_thesis: bool, inside: bool, dated: bool
) -> ReferenceKind:
    """The kind; `inside`: it stands in another work; `dated`: printed with a day. `unknown` where nothing tells."""
    title, container, publisher = (_words(fields.get(name)) for name in ("title", "container", "publisher"))
    authors = _words(fields.get("authors"))
    if (
        is_case
        or _LAW.search(text)
        or cites_reports(text)
        or (is_law_name(fields.get("title")) and not fields.get("container"))
    ):
        return ReferenceKind.LAW
    if is_thesis:
        return ReferenceKind.THESIS
    if _DATASET.search(text):
        return ReferenceKind.DATASET
    numbered = bool(fields.get("volume") or fields.get("issue"))
    if inside and not (numbered and container & JOURNAL_WORDS):
        return ReferenceKind.ARTICLE if container & PROCEEDINGS_WORDS else ReferenceKind.CHAPTER
    news = bool(container & NEWS_WORDS) or (not fields.get("container") and bool(authors & NEWS_WORDS))
    if fields.get("container"):
        if news and (not numbered or dated):
            return ReferenceKind.NEWS
        if numbered or fields.get("pages") or fields.get("doi"):
            return ReferenceKind.ARTICLE
        return ReferenceKind.NEWS if dated else ReferenceKind.WEB if fields.get("url") else ReferenceKind.ARTICLE
    if news and (fields.get("url") or dated):
        return ReferenceKind.NEWS
    if (title | publisher) & REPORT_WORDS:
        return ReferenceKind.REPORT
    if fields.get("url"):
        return ReferenceKind.WEB
    if fields.get("publisher"):
        return ReferenceKind.REPORT if fields.get("issue") else ReferenceKind.BOOK
    return ReferenceKind.UNKNOWN
