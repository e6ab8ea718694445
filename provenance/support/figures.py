"""One figure of a claim against one source: verdict and the passage that decides it."""

from collections.abc import Sequence
from dataclasses import replace

from claims.quantities.model import Change, QuantityKind
from provenance.model import Evidence
from provenance.support import explain
from provenance.support.amounts import Amount, amounts_of, same_dimension
from provenance.support.candidate import Candidate
from provenance.support.circumstances import Conflict
from provenance.support.contest import agrees, claimed_elsewhere, rival_of
from provenance.support.context import fit_of
from provenance.support.derived import adds_up, derive
from provenance.support.index import SourceIndex, figures_in
from provenance.support.mentions import Mention
from provenance.support.nouns import Sameness, surely_counts_same
from provenance.support.rates import same_rate
from provenance.support.settings import SETTINGS, How, Settings
from provenance.support.subject import Subject
from provenance.support.tolerance import Match, meets, overstates, same

_RIVAL_LINES = 14  # lines most like the claim in which other values are looked at
_TELLING_DIGITS = 4  # a figure of so many digits is hardly met by chance


def judge_figure(subject: Subject, index: SourceIndex, settings: Settings = SETTINGS) -> Evidence:
    """What a source says of one figure: the deciding evidence, its verdict among supported, contradicted, not-found,
    unavailable (the source is cut short) and not-checkable."""
    equal, others = _candidates(subject, index, settings)
    for candidate in equal:
        if _is_support(subject, candidate, others, index, settings):
            return explain.supported(subject, candidate, index)
    derived = derive(subject, index, settings)
    if derived is not None:
        return derived
    stated = [candidate for candidate in equal if _is_plain(candidate)]
    if stated:
        return _out_of_context(subject, stated, others, index, settings)
    return _without(subject, equal, others, index, settings)


def in_company(subjects: Sequence[Subject], index: SourceIndex, settings: Settings = SETTINGS) -> list[Subject]:
    """The subjects of a claim, each with the lines of the source that state other telling figures of the claim."""
    if len(subjects) < 2:
        return list(subjects)
    lines = [_lines_with(subject, index, settings) if _is_telling(subject) else frozenset() for subject in subjects]
    return [
        replace(subject, company=frozenset().union(*lines[:turn], *lines[turn + 1 :]))
        for turn, subject in enumerate(subjects)
    ]


def _lines_with(subject: Subject, index: SourceIndex, settings: Settings) -> frozenset[int]:
    found = set()
    for mention in index.mentions:
        pair = _compare(subject, mention, index, settings) if mention.cell is None else None
        if pair is not None and pair[1] is not None and pair[1].how in (How.EXACT, How.ROUNDING, How.CONVERTED):
            found.add(mention.line)
    return frozenset(found)


def _is_plain(candidate: Candidate) -> bool:
    """Whether the source states the very value; a bound is met by many that say nothing of it."""
    return candidate.match is not None and candidate.match.how not in (How.BOUND, How.FRACTION, How.RANGE)


def _candidates(subject: Subject, index: SourceIndex, settings: Settings) -> tuple[list[Candidate], list[Candidate]]:
    """The mentions that meet the claim's value, wherever they stand, and other values near the claim's words."""
    near = set(index.rank(subject.terms, _RIVAL_LINES))
    equal: list[Candidate] = []
    others: list[Candidate] = []
    unmet: list[tuple[Mention, Amount]] = []
    for mention in index.mentions:
        pair = _compare(subject, mention, index, settings)
        if pair is None:
            continue
        amount, match = pair
        if match is None:
            unmet.append((mention, amount))
        else:
            equal.append(_candidate(subject, mention, amount, match, index))
            near.add(mention.line)
    for mention, amount in unmet:
        if mention.line in near:
            others.append(_candidate(subject, mention, amount, None, index))
    return sorted(equal, key=lambda c: c.key), sorted(others, key=lambda c: c.key)


def _candidate(
    subject: Subject, mention: Mention, amount: Amount, match: Match | None, index: SourceIndex
) -> Candidate:
    fit = fit_of(subject, mention, index)
    sure = fit.noun is Sameness.YES and surely_counts_same(subject, mention, index)
    return Candidate(mention, amount, fit, match, sure)


def _compare(
    subject: Subject, mention: Mention, index: SourceIndex, settings: Settings
) -> tuple[Amount, Match | None] | None:
    """The reading of a mention that meets the claim best, and how; None where it is of another kind."""
    best: tuple[Amount, Match | None] | None = None
    for wanted in subject.amounts:
        for given in mention.amounts:
            if not same_dimension(wanted.dimension, given.dimension):
                continue
            if not (wanted.based or given.based or same_rate(subject, mention, index)):
                continue
            match = meets(wanted, given, nearly=subject.nearly, settings=settings)
            if best is None or (match and (best[1] is None or match.rank < best[1].rank)):
                best = given, match
    return best


def _is_support(
    subject: Subject, candidate: Candidate, others: Sequence[Candidate], index: SourceIndex, settings: Settings
) -> bool:
    fit = candidate.fit
    if not fit.settled or fit.words < settings.support_words:
        return False
    if claimed_elsewhere(subject, candidate, others, index) or _is_idle_bound(subject, candidate, index, settings):
        return False
    return fit.score >= _threshold(subject, settings) and not rival_of(subject, candidate, others, index, settings)


def _is_idle_bound(subject: Subject, candidate: Candidate, index: SourceIndex, settings: Settings) -> bool:
    """Whether a far bound is met while the very value stands in the source: 'more than 93 towns', 93 being others."""
    wanted, given = _reading(subject, candidate).point, candidate.amount.point
    if candidate.match is None or candidate.match.how is not How.BOUND or wanted is None or given is None:
        return False
    far = not given or not wanted or max(given / wanted, wanted / given) > settings.weak_bound
    telling = len(wanted.normalize().as_tuple().digits) >= _TELLING_DIGITS - 1
    return (far or telling) and any(
        amount.point is not None and amount.dimension == candidate.amount.dimension and same(amount.point, wanted)
        for mention in index.mentions
        for amount in mention.amounts
    )


def _is_telling(subject: Subject) -> bool:
    """Whether chance hardly meets the figure: four digits, or decimals."""
    digits = sum(sign.isdecimal() for sign in subject.quantity.text)
    return digits >= _TELLING_DIGITS or (subject.quantity.precision < 1 and digits > 1)


def _threshold(subject: Subject, settings: Settings) -> float:
    """The more digits a figure has, the less context it needs: chance does not meet it."""
    digits = sum(sign.isdecimal() for sign in subject.quantity.text) or 1
    return settings.support - settings.support_by_digit * min(max(digits - 2, -1), _TELLING_DIGITS - 2)


def _out_of_context(
    subject: Subject, equal: Sequence[Candidate], others: Sequence[Candidate], index: SourceIndex, settings: Settings
) -> Evidence:
    """The value stands in the source, but not, or not plainly, for what the claim says."""
    best = equal[0]
    opposite = max(
        (c for c in equal if (c.fit.opposed or c.fit.denied) and c.fit.timely is not False and not c.fit.displaced),
        key=lambda c: c.fit.score,
        default=None,
    )
    if opposite is not None and not best.fit.sound:
        enough = settings.oppose if opposite.fit.opposed else settings.deny
        if opposite.fit.readable and opposite.fit.score >= enough:
            return explain.opposite(subject, opposite, index)
        if opposite.fit.score >= settings.support:
            return explain.unclear(subject, opposite, index, "whether it says the same or the opposite")
    rival = rival_of(subject, best, others, index, settings)
    if best.fit.sound and not best.fit.readable:
        return explain.unclear(subject, best, index, "the source is in another language")
    if not best.fit.sound or (rival and rival.fit.score >= settings.contends and subject.language == index.language):
        return explain.elsewhere(subject, best, index)
    if best.fit.conflict is Conflict.OPEN:
        return explain.unclear(subject, best, index, "whether it is so already, or only would be")
    if best.fit.conflict is Conflict.PART:
        return explain.unclear(subject, best, index, "whether it holds for all or for a part only")
    if best.fit.conflict is Conflict.OLDER:
        return explain.unclear(subject, best, index, "which year the claim speaks of; the source has later values")
    if best.fit.conflict is Conflict.NOWHERE:
        return explain.unclear(subject, best, index, "whether it speaks of the place that the claim names")
    if best.fit.conflict is Conflict.VOICE:
        return explain.unclear(subject, best, index, "whether the claim gives it as the word of the critics who say it")
    if best.fit.timely is None:
        return explain.unclear(subject, best, index, "which year it speaks of")
    return explain.unclear(subject, best, index, "whether it speaks of the same")


def _without(
    subject: Subject, equal: Sequence[Candidate], others: Sequence[Candidate], index: SourceIndex, settings: Settings
) -> Evidence:
    """The value itself is nowhere in the source: cut off, contradicted, met loosely, hidden, or not found."""
    if index.source.truncated:
        return explain.cut_off(subject, index)
    rivals = [candidate for candidate in others if candidate.same_noun]
    if rivals and _is_contradiction(subject, rivals[0], rivals, index, settings):
        reason = overstates(_reading(subject, rivals[0]), rivals[0].amount, settings)
        return explain.contradicted(subject, rivals[0], index, reason)
    if equal and equal[0].fit.sound and equal[0].fit.score >= settings.doubt:
        return explain.unclear(subject, equal[0], index, "whether it speaks of the same")
    if _is_hidden(subject, index, settings):
        return explain.hidden(subject)
    nearest = others[0] if others and others[0].fit.score >= settings.doubt else None
    if _is_worked_out(subject) and len(index.mentions) > 1:
        return explain.underived(subject, nearest, index)
    return explain.nowhere(subject, nearest, index)


def _is_worked_out(subject: Subject) -> bool:
    """Whether authors mostly work such a figure out themselves: a part in words, a multiple, the size of a change."""
    quantity = subject.quantity
    return quantity.kind is QuantityKind.RATIO or quantity.change is Change.MULTIPLE_OF or subject.is_size


def _is_contradiction(
    subject: Subject, best: Candidate, others: Sequence[Candidate], index: SourceIndex, settings: Settings
) -> bool:
    fit = best.fit
    if adds_up(subject, index.bag(best.mention)):
        return False
    if not fit.settled or fit.narrower or not fit.same_years or fit.words < settings.contradict_words:
        return False
    if subject.language != index.language or subject.amounts[0].vague or agrees(subject, best, settings):
        return False
    if (best.mention.quantity.low, best.mention.quantity.high) == (subject.quantity.low, subject.quantity.high):
        return False  # the same number, read with another unit
    wanted = _reading(subject, best)
    near = overstates(wanted, best.amount, settings) is not None
    if fit.score < (settings.overstate if near else settings.contradict):
        return False
    lead = settings.contradict_lead_cell if best.mention.cell is not None else settings.contradict_lead
    lead = 0.0 if near else lead
    return not any(
        other.fit.score > fit.score - lead and not _same_value(other.amount, best.amount)
        for other in others
        if other is not best and other.fit.sound
    )


def _reading(subject: Subject, candidate: Candidate) -> Amount:
    """The claim's amount in the dimension of a candidate."""
    return next(a for a in subject.amounts if same_dimension(a.dimension, candidate.amount.dimension))


def _same_value(a: Amount, b: Amount) -> bool:
    if a.point is not None and b.point is not None:
        return same(a.point, b.point)
    return (a.low, a.high) == (b.low, b.high)


def _is_hidden(subject: Subject, index: SourceIndex, settings: Settings) -> bool:
    if not index.source.hidden:
        return False
    given = (
        amount for found in figures_in(index.source.hidden[:200_000], index.language) for amount in amounts_of(found)
    )
    return any(
        wanted.dimension == amount.dimension and meets(wanted, amount, nearly=subject.nearly, settings=settings)
        for amount in given
        for wanted in subject.amounts
    )
