"""The tolerance table: whether a value of the source meets the value of a claim, and by which row."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation

from claims.quantities.model import Comparator
from provenance.support.amounts import Amount
from provenance.support.settings import SETTINGS, How, Settings

_UPWARD = (Comparator.MORE, Comparator.AT_LEAST)
_DOWNWARD = (Comparator.LESS, Comparator.AT_MOST)
_BOUNDS = (*_UPWARD, *_DOWNWARD)
_EXACT_ENOUGH = Decimal("0.000001")  # relative; only conversions between units come near


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the table that is met, with a remark for the editor where one is due. Lower `rank` is better."""

    how: How
    rank: int
    remark: str = ""


def meets(claim: Amount, source: Amount, *, nearly: bool = False, settings: Settings = SETTINGS) -> Match | None:
    """The row by which `source` bears out `claim`, both of one dimension; None if no row is met.

    `nearly`: the claim's 'about' is a 'nearly' or 'almost'.
    """
    if claim.is_range or source.is_range:
        return _meets_range(claim, source, settings)
    wanted, given = claim.point, source.point
    if wanted is None or given is None:
        return None
    if claim.comparator in _BOUNDS:
        return _meets_bound(claim, source, wanted, given, settings)
    if same(wanted, given):
        return _meets_equal(claim, source)
    if source.comparator in _BOUNDS:
        return None
    if claim.fraction and not source.fraction:
        return _meets_fraction(wanted, given, claim.comparator, nearly, settings)
    if claim.comparator is Comparator.ABOUT:
        near = abs(given - wanted) <= _reach(wanted, settings)
        return Match(How.APPROXIMATE, 3) if near else None
    return _meets_rounding(claim, wanted, given, source, settings)


def reconcilable(claim: Amount, source: Amount, *, nearly: bool = False, settings: Settings = SETTINGS) -> bool:
    """Whether both can be true at once: the source is no contradiction then, even where it bears nothing out."""
    if meets(claim, source, nearly=nearly, settings=settings):
        return True
    if claim.vague or source.vague:
        return True
    if _is_stricter(claim, source):
        return False
    low = _greater(claim.low, source.low)
    high = _smaller(claim.high, source.high)
    wide = claim.is_range or source.is_range or Comparator(source.comparator) in _BOUNDS
    return wide and (low is None or high is None or low <= high)


def _is_stricter(claim: Amount, source: Amount) -> bool:
    """Whether both are bounds the same way and the claim's says more than the source's."""
    if claim.point is None or source.point is None:
        return False
    if claim.comparator in _UPWARD and source.comparator in _UPWARD:
        return claim.point >= source.point
    return claim.comparator in _DOWNWARD and source.comparator in _DOWNWARD and claim.point <= source.point


def overstates(claim: Amount, source: Amount, settings: Settings = SETTINGS) -> str | None:
    """Why the claim, though near, is stronger than the source: a sentence's end; None if the values are far apart."""
    wanted, given = claim.point, source.point
    if wanted is None or given is None:
        return None
    if claim.comparator in _BOUNDS and not claim.vague:
        if abs(given - wanted) <= abs(wanted) * settings.overstated_within:
            return "the claim's bound is stronger than what the source states"
        return None
    if _is_too_precise(wanted, given, claim.precision, source):
        return "the claim has more digits than the source"
    step = claim.precision
    if not claim.is_range and step > source.precision and abs(given - wanted) < step:
        return "the source's value rounds to another number"
    trailing = _significant_place(wanted)
    if trailing > step and abs(given - wanted) < min(trailing, abs(wanted) * settings.approximate_most / 4):
        return "the claim states a rounded number without saying so"
    return None


def same(a: Decimal, b: Decimal) -> bool:
    """Whether two values are equal, but for what converting units loses."""
    return a == b or abs(a - b) <= abs(a) * _EXACT_ENOUGH


def rounds_to(value: Decimal, wanted: Decimal, place: Decimal) -> bool:
    """Whether `value`, rounded half up or half even to `place`, is `wanted`."""
    if place <= 0:
        return False
    try:
        steps = value / place
        return any(
            same(steps.quantize(Decimal(1), rounding=rounding) * place, wanted)
            for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
        )
    except InvalidOperation:
        return False


def _meets_equal(claim: Amount, source: Amount) -> Match:
    if source.comparator is Comparator.ABOUT and claim.comparator is Comparator.EQUAL and not source.fraction:
        return Match(How.DROPS_ABOUT, 2, "the source gives the value as approximate; the claim drops that")
    if source.comparator in _BOUNDS:
        return Match(How.DROPS_BOUND, 4, f"the source says '{source.comparator}'; the claim drops that")
    if claim.unit.casefold() != source.unit.casefold() and claim.dimension not in ("count", "percent"):
        return Match(How.CONVERTED, 1)
    return Match(How.EXACT, 0)


def _meets_rounding(claim: Amount, wanted: Decimal, given: Decimal, source: Amount, settings: Settings) -> Match | None:
    if source.precision < claim.precision and rounds_to(given, wanted, claim.precision):
        return Match(How.ROUNDING, 1)
    if source.fraction and rounds_to(given, wanted, claim.precision) and claim.precision >= 1:
        return Match(How.FRACTION, 1)
    place = _significant_place(wanted)
    unsaid = wanted >= settings.unsaid_rounding_from and abs(given - wanted) <= wanted * settings.unsaid_rounding
    if unsaid and place > claim.precision and rounds_to(given, wanted, place):
        return Match(How.ROUNDING, 2, "the claim rounds without saying so")
    return None


def _meets_fraction(
    wanted: Decimal, given: Decimal, comparator: Comparator, nearly: bool, settings: Settings
) -> Match | None:
    if nearly:
        met = wanted - settings.fraction_nearly <= given < wanted
    elif comparator is Comparator.ABOUT:
        met = abs(given - wanted) <= settings.fraction_about
    else:
        met = abs(given - wanted) <= settings.fraction_bare
    return Match(How.FRACTION, 2) if met else None


def _meets_bound(claim: Amount, source: Amount, wanted: Decimal, given: Decimal, settings: Settings) -> Match | None:
    upward = claim.comparator in _UPWARD
    if source.comparator in _BOUNDS and (source.comparator in _UPWARD) is not upward:
        return None
    if same(wanted, given):
        strict = claim.comparator in (Comparator.MORE, Comparator.LESS)
        hardened = strict and source.comparator not in (Comparator.MORE, Comparator.LESS)
        if hardened and not (source.vague and claim.vague):
            return None
        return Match(How.EXACT if source.comparator is claim.comparator else How.BOUND, 0)
    if (given > wanted) is not upward:
        return None
    if claim.comparator is source.comparator is Comparator.AT_MOST:
        return None  # 'up to 40' where the source says 'up to 30': another limit
    if source.comparator in _BOUNDS and not claim.vague and _apart(wanted, given) > settings.weak_bound:
        return None  # 'up to 20 %' where the source says 'up to 4 %': another bound
    if not claim.vague and not claim.fraction and _apart(wanted, given) > settings.bound_most:
        return None
    if claim.vague or claim.fraction:
        return Match(How.FRACTION if claim.fraction else How.BOUND, 3, _weak(claim, wanted, given, settings))
    return Match(How.BOUND, 3, _weak(claim, wanted, given, settings))


def _weak(claim: Amount, wanted: Decimal, given: Decimal, settings: Settings) -> str:
    if claim.fraction and not claim.vague:
        weak = abs(given - wanted) > settings.fraction_over
    else:
        weak = _apart(wanted, given) > settings.weak_bound
    return "true, but it says little: the source's value is far from the bound" if weak else ""


def _apart(a: Decimal, b: Decimal) -> Decimal:
    """The factor between two values, 1 or more."""
    return max(a / b, b / a) if a > 0 and b > 0 else Decimal(1)


def _meets_range(claim: Amount, source: Amount, settings: Settings) -> Match | None:
    if claim.low == source.low and claim.high == source.high:
        return Match(How.EXACT, 0)
    if claim.comparator in _BOUNDS or not claim.is_range:
        wanted = claim.point
        if claim.comparator in _BOUNDS and wanted is not None:
            inside = _inside(claim, source)
            return Match(How.BOUND, 3) if inside else None
        return None
    if _inside(claim, source) and source.low is not None and source.high is not None:
        return Match(How.RANGE, 3, "the claim's range is wider than what the source states")
    if claim.comparator is Comparator.ABOUT and source.is_range:
        ends = ((claim.low, source.low), (claim.high, source.high))
        near = all(a is not None and b is not None and abs(a - b) <= _reach(a, settings) for a, b in ends)
        return Match(How.APPROXIMATE, 3) if near else None
    return None


def _inside(claim: Amount, source: Amount) -> bool:
    low = claim.low is None or (source.low is not None and source.low >= claim.low)
    high = claim.high is None or (source.high is not None and source.high <= claim.high)
    return low and high


def _reach(wanted: Decimal, settings: Settings) -> Decimal:
    """How far 'about' reaches around a value."""
    value = abs(wanted)
    half = _significant_place(value) / 2
    return max(min(half, value * settings.approximate_most), value * settings.approximate_least)


def _significant_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not a zero: 4,800 -> 100; 47.3 -> 0.1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _is_too_precise(wanted: Decimal, given: Decimal, precision: Decimal, source: Amount) -> bool:
    place = max(source.precision, _significant_place(given) if source.comparator is Comparator.ABOUT else Decimal(0))
    return precision < place and wanted != given and rounds_to(wanted, given, place)


def _greater(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return max((end for end in (a, b) if end is not None), default=None)


def _smaller(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return min((end for end in (a, b) if end is not None), default=None)
