"""Evidence in words: each verdict's passage and a sentence for an editor."""

from claims.quantities.model import Comparator, Quantity
from provenance.model import Evidence, Verdict
from provenance.support.candidate import Candidate
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.settings import How
from provenance.support.subject import Subject
from sources.text.model import Cell

_SUPPORT = {
    How.EXACT: "The source states {found}.",
    How.ROUNDING: "The source states {found}, which rounds to the claim's {figure}.",
    How.APPROXIMATE: "The source states {found}, near enough to the claim's 'about' {figure}.",
    How.DROPS_ABOUT: "The source states {found} as an approximate value.",
    How.DROPS_BOUND: "The source states {found} as a bound.",
    How.FRACTION: "The source states {found}, within what '{figure}' stands for.",
    How.BOUND: "The source states {found}, within the bound that the claim sets.",
    How.RANGE: "The source states {found}, within the claim's range.",
    How.CONVERTED: "The source states {found}, the same in another unit.",
}


_BOUNDS = {
    Comparator.MORE: "more than ",
    Comparator.LESS: "less than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.AT_MOST: "at most ",
    Comparator.ABOUT: "about ",
}


def as_stated(quantity: Quantity) -> str:
    """A figure with the bound or 'about' that it stands under, in English: 'more than 400 schools'."""
    text = quantity.text
    said = quantity.vague or any(word in text.casefold().split() for word in ("than", "least", "most", "about"))
    return text if said else f"{_BOUNDS.get(quantity.comparator, '')}{text}"


def supported(subject: Subject, candidate: Candidate, index: SourceIndex) -> Evidence:
    """The source bears the figure out."""
    assert candidate.match is not None
    sentence = _SUPPORT[candidate.match.how].format(found=candidate.mention.quantity.text, figure=subject.quantity.text)
    if candidate.match.remark:
        sentence = f"{sentence} Note: {candidate.match.remark}."
    return _evidence(Verdict.SUPPORTED, sentence, candidate, index, candidate.match.how)


def contradicted(subject: Subject, candidate: Candidate, index: SourceIndex, overstated: str | None) -> Evidence:
    """The source gives another value for the same."""
    found, figure = as_stated(candidate.mention.quantity), as_stated(subject.quantity)
    if overstated:
        sentence = f"The source states {found}, not {figure}: {overstated}."
        return _evidence(Verdict.CONTRADICTED, sentence, candidate, index, How.OVERSTATED)
    sentence = f"The source states {found} for the same quantity, not {figure}."
    return _evidence(Verdict.CONTRADICTED, sentence, candidate, index, How.OTHER_VALUE)


def opposite(subject: Subject, candidate: Candidate, index: SourceIndex) -> Evidence:
    """The source gives the value and says the opposite."""
    found, figure = candidate.mention.quantity.text, as_stated(subject.quantity)
    where = "with the change going the other way" if candidate.fit.opposed else "in a sentence that says the opposite"
    sentence = f"The source states {found} {where}, so it does not bear out {figure}."
    return _evidence(Verdict.CONTRADICTED, sentence, candidate, index, How.OPPOSITE)


def unclear(subject: Subject, candidate: Candidate, index: SourceIndex, doubt: str) -> Evidence:
    """The value is there; whether for the same cannot be told."""
    sentence = f"The source states {candidate.mention.quantity.text}; it could not be told {doubt}."
    if doubt.startswith("the source"):
        sentence = f"The source states {candidate.mention.quantity.text}; its context was not checked, since {doubt}."
    return _evidence(Verdict.NOT_CHECKABLE, sentence, candidate, index, None)


def elsewhere(subject: Subject, candidate: Candidate, index: SourceIndex) -> Evidence:
    """The value stands in the source for something else."""
    fit = candidate.fit
    what = "another year" if fit.timely is False else "another name" if fit.displaced else "something else"
    where = fit.conflict.value if fit.conflict else f"for {what} than the claim"
    sentence = f"The source has {candidate.mention.quantity.text} only {where}."
    return _evidence(Verdict.NOT_FOUND, sentence, candidate, index, None)


def nowhere(subject: Subject, nearest: Candidate | None, index: SourceIndex) -> Evidence:
    """The source does not have the value."""
    figure = as_stated(subject.quantity)
    if nearest is None:
        return Evidence(Verdict.NOT_FOUND, f"The source does not state {figure}.")
    sentence = f"The source does not state {figure}; nearest figure: {as_stated(nearest.mention.quantity)}."
    return _evidence(Verdict.NOT_FOUND, sentence, nearest, index, How.NEAREST)


def underived(subject: Subject, nearest: Candidate | None, index: SourceIndex) -> Evidence:
    """The source does not have the value, which may have been worked out from others."""
    figure = as_stated(subject.quantity)
    sentence = f"The source does not state {figure}; it could not be told whether it was worked out from other figures."
    if nearest is None:
        return Evidence(Verdict.NOT_CHECKABLE, sentence)
    return _evidence(Verdict.NOT_CHECKABLE, sentence, nearest, index, How.NEAREST)


def hidden(subject: Subject) -> Evidence:
    """Only text that no reader sees has the value."""
    return Evidence(
        Verdict.NOT_FOUND, f"{subject.quantity.text} is found only in hidden text of the source.", how=How.HIDDEN
    )


def cut_off(subject: Subject, index: SourceIndex) -> Evidence:
    """The part of the source that was read does not have the value."""
    reason = f"only part of the source was read ({index.source.truncated}), and {subject.quantity.text} is not in it"
    return Evidence(Verdict.UNAVAILABLE, reason[0].upper() + reason[1:] + ".")


def derived(sentence: str, operands: tuple[Mention, ...], score: float, index: SourceIndex) -> Evidence:
    """The value follows from values of the source."""
    first, last = min(operands, key=lambda m: m.line), max(operands, key=lambda m: m.line)
    start = index.line_of(first).start
    closing = index.line_of(last)
    end = closing.start + len(closing.text)
    return Evidence(
        Verdict.SUPPORTED,
        sentence,
        quote=index.source.text[start:end],
        start=start,
        end=end,
        page=index.passage_of(first).page,
        found=", ".join(operand.quantity.text for operand in operands),
        how=How.DERIVED,
        score=round(score, 3),
    )


def _evidence(verdict: Verdict, sentence: str, candidate: Candidate, index: SourceIndex, how: How | None) -> Evidence:
    mention = candidate.mention
    line = index.line_of(mention)
    end = line.start + len(line.text)
    return Evidence(
        verdict,
        sentence,
        quote=index.source.text[line.start : end],
        start=line.start,
        end=end,
        page=index.passage_of(mention).page,
        cell=_cell_name(mention.cell) if mention.cell else None,
        found=mention.quantity.text,
        how=how,
        score=round(min(1.0, candidate.fit.score), 3),
    )


def _cell_name(cell: Cell) -> str:
    """A cell's name as spreadsheets print it: 'C4' is the third column of the fourth row."""
    letters, column = "", cell.column
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return f"{letters}{cell.row + 1}"
