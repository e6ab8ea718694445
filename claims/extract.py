"""The claims of a document: sentences, items, rows and captions that state a statistical figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.calls import left_out
from claims.document import BlockKind, Claim, Layout, Sentence
from claims.flow import KeepsHyphen, Span, fold
from claims.limits import Budget
from claims.passages import Part, Passage, markers_in, with_signs
from claims.quantities import find_quantities, vote_decimal_sign
from claims.quantities.model import Quantity
from claims.statistical import statistics_of
from claims.tables import Table, table_at, with_header

# What is not a sentence of its own leans on the last sentence before its block.
_LEANING = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TEXT_BOX})
_REACH = 40  # sentences looked back over


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    number: int
    figures: tuple[Quantity, ...]

    @property
    def part(self) -> Part:
        return self.passage.parts[self.number]


def find_claims(
    layout: Layout,
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    keeps_hyphen: KeepsHyphen,
    language: str | None = None,
    tables: Sequence[Table] = (),
    *,
    budget: Budget,
) -> tuple[Claim, ...]:
    """The claims of `passages`, in reading order, ids c1, c2 …; `sentences` are the document's, as linked.

    A bare number in a row of `tables` has the unit of its column; a table's header states nothing.
    Sentences are read while `budget` lasts.
    """
    headings = _headings(layout, keeps_hyphen)
    claims: list[Claim] = []
    for found in _statistical(passages, language, budget):
        index = found.passage.first + found.number
        sentence, block = sentences[index], found.passage.block
        table = table_at(tables, block)
        if table and table.header and block == table.first:
            continue
        figures = tuple(_placed(figure, found) for figure in found.figures)
        if table:
            row = layout.blocks[block]
            figures = tuple(with_header(figure, row, table, layout.text, language) for figure in figures)
        heading = headings[found.passage.block]
        context = "\n".join(part for part in (heading, _before(layout, found, sentences)) if part)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                sentence=index,
                segments=sentence.segments,
                text=sentence.text,
                figures=figures,
                spots=tuple(Span(figure.start, figure.end) for figure in found.figures),
                notes=sentence.notes,
                link=sentence.link,
                context=context,
            )
        )
    return tuple(claims)


def _statistical(passages: Sequence[Passage], language: str | None, budget: Budget) -> Iterator[_Found]:
    sign = vote_decimal_sign(passage.flow.text for passage in passages)
    for passage in passages:
        for number, part in enumerate(passage.parts):
            text = passage.text(part)
            if not budget.grants(text):
                continue
            figures = statistics_of(find_quantities(text, language, sign), text, language)
            if figures:
                yield _Found(passage, number, figures)


def _placed(figure: Quantity, found: _Found) -> Quantity:
    """`figure`, found in the sentence's text, with its place in the document."""
    begin = found.part.span.start
    place = found.passage.flow.span(begin + figure.start, begin + figure.end)
    return replace(figure, start=place.start, end=place.end)


def _before(layout: Layout, found: _Found, sentences: Sequence[Sentence]) -> str:
    """The sentence before in the same item; for an item, row or box the last one before all of them."""
    index = found.passage.first + found.number
    if found.number and found.passage.parts[found.number - 1].item == found.part.item:
        return sentences[index - 1].text
    if found.passage.kind not in _LEANING:
        return ""
    for sentence in reversed(sentences[max(0, index - _REACH) : index]):
        if layout.blocks[sentence.block].kind not in _LEANING:
            return sentence.text
    return ""


def _headings(layout: Layout, keeps_hyphen: KeepsHyphen) -> list[str]:
    """For each block the text of the nearest heading above it."""
    headings: list[str] = []
    current = ""
    for block in layout.blocks:
        if block.kind is BlockKind.HEADING and block.segments:
            without, _ = left_out(layout.text, markers_in(layout.markers, block))
            without = with_signs(layout, block, without)
            current = fold(layout.text, block.segments, without=without, keeps_hyphen=keeps_hyphen).text
        headings.append(current)
    return headings
