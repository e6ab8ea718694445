"""The body of a document read: sentences, claims, quotations and attributions."""

from dataclasses import dataclass

from claims.attributions import find_attributions
from claims.document import Attribution, Claim, Layout, Quote, Sentence
from claims.extract import find_claims
from claims.flow import KeepsHyphen
from claims.limits import Budget
from claims.linking import link_sentences
from claims.passages import passages
from claims.proper_names import names_in
from claims.quotes import find_quotes
from claims.running_links import cite_links
from claims.tables import share_notes, tables_of


@dataclass(frozen=True, slots=True)
class Body:
    """What the body says, each in reading order; claims, quotes and attributions index `sentences`.

    `whole` is false where figures were looked for in the first sentences only: the body holds too many numbers.
    """

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    whole: bool = True


def read_body(layout: Layout, keeps_hyphen: KeepsHyphen, language: str | None = None) -> Body:
    """The body of `layout`, whose sentences are in `language` (ISO 639-1) where it is known. Linear in the text.

    `keeps_hyphen` says whether a hyphen at a line end belongs to the word (see `claims.hyphenation`).
    """
    read = list(passages(layout, keeps_hyphen, language))
    tables = tables_of(layout)
    linked = [sentence for passage in read for sentence in link_sentences(layout.text, passage)]
    sentences = share_notes(cite_links(linked, layout.anchors), tables)
    attributions = find_attributions(read, sentences, names_in(layout.text))
    attributed = frozenset(attribution.sentence for attribution in attributions)
    budget = Budget()
    return Body(
        sentences=sentences,
        claims=find_claims(layout, read, sentences, keeps_hyphen, language, tables, budget=budget),
        quotes=find_quotes(read, sentences, attributed, language),
        attributions=attributions,
        whole=not budget.cut,
    )
