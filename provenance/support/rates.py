"""Whether two figures are per the same: a day, a kilowatt-hour, 1,000 people."""

import re

from claims.quantities.model import Quantity
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.nearness import SHARED
from provenance.support.subject import Subject, period_behind
from provenance.support.units import scale_of

# How a text says over which stretch of time a figure is counted, without a 'per' beside the figure.
_PERIODS = {
    "hour": r"hourly|an hour|stündlich|heure|hora|saat",
    "day": r"daily|(?:a|per|each|every) day|täglich|pro tag|par jour|quotidien\w{0,3}|al día|diari\w{1,3}|в день"
    r"|günlük|gündəlik",
    "week": r"weekly|(?:a|per|each|every) week|wöchentlich|pro woche|par semaine|semanal\w{0,2}|в неделю"
    r"|haftalık|həftəlik",
    "month": r"monthly|(?:a|per|each|every) month|monatlich|pro monat|par mois|mensuel\w{0,3}|mensual\w{0,2}|al mes"
    r"|в месяц|aylık",
}
_BASE = re.compile(
    r"(?<!\w)(?:per|pro|pour|por|par|на)\s(?:(?P<digits>1[0., \u00a0]{0,9}0)(?!\d)"
    r"|(?P<million>million|mio|mn)|(?P<thousand>thousand)"
    r"|(?P<one>capita|head|person|inhabitant|resident|kopf|einwohner|habitante?|душу|человека))",
    re.IGNORECASE,
)
_BASE_WORD = re.compile(
    r"(?P<million>million|mio|mn)|(?P<thousand>thousand|tausend|mille|mil)|(?P<one>capita|head|kopf)"
)
_BASES = {"million": "1000000", "thousand": "1000", "one": "1"}
_TIMES = ("months", "days", "seconds")
_BEFORE = 2  # sentences before, which may say over which stretch all of them count
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in _PERIODS.items()}


def same_rate(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether both are per the same. A claim may leave out 'a year', never 'per 1,000'; nor may it add 'a day'."""
    mine = _per(subject.quantity) or subject.period
    theirs = _per(mention.quantity) or _per_of_mention(mention, index)
    if mine == theirs or (mention.like is not None and mine == _per(mention.like)):
        return True
    if mine and theirs:
        return False
    if theirs:
        return not theirs.isdecimal()
    if mine.isdecimal():
        return mention.quantity.unit is None
    return mine not in _PATTERNS or _is_said(_PATTERNS[mine], mention, index)


def _per_of_mention(mention: Mention, index: SourceIndex) -> str:
    """Per what a mention is by the words of its line behind it, or by the headers of its cell."""
    if mention.cell is None:
        line = index.line_of(mention)
        lead = _BASE.match(line.text)  # 'Per 1,000 inhabitants there were 58.2 offences'
        return _base_of(lead) if lead else period_behind(line.text, line.spots[mention.turn].end)
    bases = (_BASE.search(header) for header in mention.cell.headers)
    return next((_base_of(base) for base in bases if base), "")


def _base_of(match: re.Match[str]) -> str:
    """The number that a header's 'per 1,000', 'per million' or 'per head' stands for."""
    digits = "".join(sign for sign in match["digits"] or "" if sign.isdecimal())
    return digits or _BASES[match.lastgroup or "one"]


def _is_said(period: re.Pattern[str], mention: Mention, index: SourceIndex) -> bool:
    """Whether the words with a mention, or the headings above it, name the stretch of time."""
    passage = index.passage_of(mention)
    if mention.cell is not None:
        return any(period.search(text) for text in (*mention.cell.headers, passage.title or "", *passage.headings))
    line = index.line_of(mention)
    for turn, spot in enumerate(line.spots):
        if turn < mention.turn and period.search(line.text[spot.start : spot.end]):
            return True  # 'work 38.8 hours a week, of which 20.6 hours …'
    for match in period.finditer(line.text):
        before = [near for word, near in zip(line.words, line.nearness[mention.turn], strict=True)
                  if word.start <= match.start()]  # fmt: skip
        if not before or before[-1] >= SHARED:
            return True
    home = index.line_of(mention).passage
    lines = index.lines[max(0, mention.line - _BEFORE) : mention.line]
    if any(period.search(before.text) for before in lines if before.passage == home):
        return True
    return any(period.search(heading) for heading in (*passage.headings, index.source.title or ""))


def _per(quantity: Quantity) -> str:
    """Per what, brought to one name: the number where there is one, else the unit."""
    text = (quantity.per or "").casefold()
    digits = "".join(sign for sign in text if sign.isdecimal())
    if digits:
        return digits
    if base := _BASE_WORD.match(text):
        return _BASES[base.lastgroup or "one"]
    dimension, factor = scale_of(text)
    if dimension.startswith("unit:") or dimension in _TIMES:
        return text.rstrip("s")
    return f"{dimension} {factor}"
