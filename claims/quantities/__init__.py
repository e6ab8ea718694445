"""The figures of a text."""

from claims.quantities.find import find_quantities, vote_decimal_sign
from claims.quantities.model import Change, Comparator, Quantity, QuantityKind

__all__ = ["Change", "Comparator", "Quantity", "QuantityKind", "find_quantities", "vote_decimal_sign"]
