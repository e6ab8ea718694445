"""The figures of a source from which a figure of a claim may follow, and how two of them stand to each other."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import Any

from claims.quantities.languages import lexicon_of
from claims.quantities.model import Change, Comparator, QuantityKind
from provenance.support import vocabulary
from provenance.support.context import Fit, fit_of
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.nearness import FAR, SHARED
from provenance.support.stance import EARLIER, stretches_of
from provenance.support.subject import Subject, years_of

_LINES = 10  # lines most like the claim in which operands are looked for
_MOST = 24  # operands that are paired
_TELLING = 0.6  # weight from which a word may tell what the operands are of
_REACH = 60  # characters around a figure in which a phrase may say that it is the earlier one
_TIME_FIRST = ("tr", "az")  # languages in which a year stands before what it dates
_ASKED = (Comparator.EQUAL, Comparator.ABOUT)


@dataclass(frozen=True)
class Operand:
    """A figure of the source that may enter a computation: its value, its years and months, the things it counts."""

    mention: Mention
    value: Decimal
    dimension: str
    years: frozenset[int]
    months: frozenset[int]
    nouns: frozenset[str]
    index: SourceIndex
    subject: Subject

    @cached_property
    def fit(self) -> Fit:
        """How it stands to the claim's figure."""
        return fit_of(self.subject, self.mention, self.index)

    @property
    def text(self) -> str:
        """It as printed."""
        return self.mention.quantity.text


def operands_of(subject: Subject, index: SourceIndex) -> list[Operand]:
    """The plain figures of the lines that share most with the claim and of the lines beside them, the best first."""
    ranked = index.rank(subject.terms, _LINES) or list(range(min(_LINES, len(index.lines))))
    order: dict[int, int] = {}
    for line in [*ranked, *(line + step for line in ranked for step in (1, -1))]:
        order.setdefault(line, len(order))
    found = []
    for line in sorted(order, key=lambda number: order[number]):
        if not 0 <= line < len(index.lines):
            continue
        found += [operand for mention in index.mentions_in(line) if (operand := operand_of(subject, mention, index))]
        if len(found) >= _MOST:
            break
    return found


def operand_of(subject: Subject, mention: Mention, index: SourceIndex) -> Operand | None:
    """A mention as an operand, where it is one plain value."""
    amount = mention.amounts[0]
    if amount.point is None or amount.comparator not in _ASKED or amount.vague or mention.quantity.others:
        return None
    years, months = _when(mention, index)
    return Operand(mention, amount.point, amount.dimension, years, months, _nouns(mention, index), index, subject)


def _nouns(mention: Mention, index: SourceIndex) -> frozenset[str]:
    """The words of what is counted, where a figure counts."""
    if mention.quantity.kind not in (QuantityKind.COUNT, QuantityKind.RATE) or not mention.quantity.unit:
        return frozenset()
    return index.nouns(mention)


def _when(mention: Mention, index: SourceIndex) -> tuple[frozenset[int], frozenset[int]]:
    """The years and months that a mention's own line, or the headers of its cell, give it."""
    line = index.line_of(mention)
    if mention.cell is not None:
        heads = (*mention.cell.headers, index.row_head(mention))
        words = [word for header in heads for word in index.words_at(header)]
        return frozenset(int(word.text) for word in words if word.key[0] == "#"), frozenset()
    near = line.nearness[mention.turn]
    months = {
        int(word.key[1:])
        for word, level in zip(line.words, near, strict=True)
        if word.key[0] == "%" and level >= FAR and word.key[1:].isdigit()
    }
    years, said = years_of(line.words, near), mention.quantity.time or ""
    if said.isdigit() and (len(years) > 1 or line.language in _TIME_FIRST):
        years = frozenset({int(said)})
    return years, frozenset(months)


def stand_together(a: Mention, b: Mention, index: SourceIndex) -> bool:
    """Whether two mentions are of one sentence, passage, table row or table column."""
    if (a.cell is None) is not (b.cell is None):
        return False
    if a.cell is None or b.cell is None:
        return index.line_of(a).passage == index.line_of(b).passage and abs(a.line - b.line) <= 2
    same_table = index.passage_of(a).title == index.passage_of(b).title
    return a.line == b.line or (same_table and a.cell.column == b.cell.column)


def same_kind(a: Operand, b: Operand) -> bool:
    """Whether two operands are of one dimension; a bare number may be of the money that stands with it."""
    if a.dimension == b.dimension:
        return True
    bare = [operand for operand in (a, b) if operand.dimension == "count" and not operand.mention.quantity.unit]
    return len(bare) == 1 and any(operand.dimension.startswith("money:") for operand in (a, b))


def alike(a: Operand, b: Operand) -> bool:
    """Whether two operands count or measure the same thing; what one leaves unsaid is the other's."""
    if not same_kind(a, b) or a.mention.quantity.per != b.mention.quantity.per:
        return False
    return not a.nouns or not b.nouns or bool(a.nouns & b.nouns)


def in_time(a: Operand, b: Operand, index: SourceIndex) -> tuple[Operand, Operand] | None:
    """The earlier and the later of two values of one thing, where the source tells which is which."""
    if a.years and b.years and a.years != b.years:
        return (a, b) if max(a.years) < max(b.years) else (b, a)
    for old, new in ((a, b), (b, a)):
        if old.years and not new.years and _is_now(new, index):
            return old, new
    first, last = sorted((a, b), key=lambda operand: operand.mention.start)
    if first.mention.line == last.mention.line and first.mention.cell is None:
        for start, end in ((first, last), (last, first)):
            if start.mention.quantity.change is Change.FROM and end.mention.quantity.change is not Change.FROM:
                return start, end
        for start, end in ((last, first), (first, last)):
            if _is_earlier(start, end, index):
                return start, end
    if a.months and b.months and a.months != b.months and a.years == b.years:
        return (a, b) if max(a.months) < max(b.months) else (b, a)
    early = [operand for operand in (first, last) if EARLIER in _stretches(operand, index)]
    if len(early) == 1 and first.mention.cell is None:
        return (first, last) if early[0] is first else (last, first)
    return None


def _stretches(operand: Operand, index: SourceIndex) -> frozenset[str]:
    line = index.line_of(operand.mention)
    if operand.mention.cell is not None:
        return frozenset()
    return stretches_of(line.text, line.words, line.nearness[operand.mention.turn])


def _is_earlier(operand: Operand, other: Operand, index: SourceIndex) -> bool:
    """Whether phrases just before or behind a figure say that it is the earlier one."""
    line = index.line_of(operand.mention)
    spot, spare = line.spots[operand.mention.turn], line.spots[other.mention.turn]
    floor = spare.end if spare.end <= spot.start else 0
    before = line.text[max(floor, spot.start - _REACH) : spot.start]
    behind = line.text[spot.end : min(spot.end + _REACH, spare.start if spare.start >= spot.end else len(line.text))]
    ahead = patterns("earlier_before", index.language)
    own = line.text[max(0 if spare.start > spot.start else spot.end, spare.start - _REACH) : spare.start]
    if spot.end <= spare.start and says(own, "later", index.language):
        return True
    if spare.end <= spot.start and any(re.search(rf"(?<!\w)(?:{p})$", before, re.IGNORECASE) for p in ahead):
        return True
    return says(behind, "earlier_behind", index.language)


def _is_now(operand: Operand, index: SourceIndex) -> bool:
    """Whether the sentence of a value says that it is today's."""
    line = index.line_of(operand.mention)
    return operand.mention.cell is None and says(line.text, "now", index.language)


def says(text: str, name: str, language: str) -> bool:
    """Whether a text holds a phrase of one kind."""
    return any(re.search(rf"(?<!\w)(?:{p})(?!\w)", text, re.IGNORECASE) for p in patterns(name, language))


def coverage(
    subject: Subject, pair: Iterable[Operand], index: SourceIndex, idle: frozenset[str]
) -> tuple[float, float]:
    """The share of the claim's words that stand around any of the operands, and what they weigh together."""
    bags = [index.bag(operand.mention) for operand in pair]
    met = total = 0.0
    for key, (near, weight) in subject.terms.items():
        if key in idle or key[0] in "#~":
            continue
        keys = (key, *vocabulary.related(key, index.language))
        level = max(bag.get(one, 0.0) for bag in bags for one in keys)
        worth = weight * index.idf(key)
        met += worth * min(level, near)
        total += worth * near
    return (met / total if total else 0.0), total


def strays(subject: Subject, pair: tuple[Operand, ...], index: SourceIndex, idle: frozenset[str]) -> bool:
    """Whether a word of the claim that is missing around the operands belongs to other figures, or comes only later."""
    bags = [index.bag(operand.mention) for operand in pair]
    missing = {
        key
        for key, (near, weight) in subject.terms.items()
        if near >= SHARED and weight >= _TELLING and key not in idle and key[0] not in "#~%"
        and max(bag.get(key, 0.0) for bag in bags) < SHARED
    }  # fmt: skip
    months = {key for key, (near, _) in subject.terms.items() if key[0] == "%" and near >= SHARED}
    if months and not any(key in bag for key in months for bag in bags):
        return True  # of another month
    return any(_is_of_others(key, pair, index) or _comes_later(key, pair, index) for key in missing)


def _is_of_others(key: str, pair: tuple[Operand, ...], index: SourceIndex) -> bool:
    mentions = {id(operand.mention) for operand in pair}
    return any(
        key in index.own_words(other)
        for line in index.lines_with(key)
        for other in index.mentions_in(line)
        if id(other) not in mentions and other.amounts[0].dimension == pair[0].dimension
    )


def _comes_later(key: str, pair: tuple[Operand, ...], index: SourceIndex) -> bool:
    """Whether the passage speaks of it only behind the operands: what they count is something else."""
    last = max(operand.mention.line for operand in pair)
    home = index.lines[last].passage
    near = [line for line in index.lines_with(key) if index.lines[line].passage == home]
    return bool(near) and min(near) > last


def idle_keys(subject: Subject) -> frozenset[str]:
    """The keys of words that announce a computation or a change: they need not stand around its operands."""
    lexicon = lexicon_of(subject.language)
    moving = cues("moving", subject.language)
    moved = {
        word.key
        for word in subject.words
        if (low := vocabulary.lower(word.text, subject.language)) in moving
        or lexicon.rise.opens(low)
        or lexicon.fall.opens(low)
    }
    return frozenset(moved) | _cue_keys(subject.language)


@cache
def _cue_keys(language: str) -> frozenset[str]:
    names = ("whole", "compared", "sum", "average", "total")
    words = {word for name in names for word in vocabulary.is_cue(name, language)}
    words |= {word for name in ("each", "head") for word in cues(name, language)}
    return frozenset(vocabulary.stem(word, language) for word in words)


@cache
def cues(name: str, language: str) -> frozenset[str]:
    """The words of one kind of cue in a language."""
    return frozenset(_table()[name].get(language, "").split())


@lru_cache(maxsize=200)
def patterns(name: str, language: str) -> tuple[str, ...]:
    """The phrases of one kind in a language, as patterns."""
    return tuple(part for part in _table()[name].get(language, "").split(", ") if part)


@cache
def _table() -> dict[str, Any]:
    path = resources.files("provenance.support") / "data" / "derived.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
