"""Citations by author and date: the list of works as notes, and the cited forms of the text as their markers.

A common step after every reader; a layout whose format names its citations itself passes unchanged.
"""

from claims.author_date.linking import with_author_dates
from claims.author_date.short_forms import tie_short_forms

__all__ = ["tie_short_forms", "with_author_dates"]
