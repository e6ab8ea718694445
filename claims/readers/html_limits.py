"""What no page needs and what makes trees slow: tags without end, and elements within elements without end."""

import re

from claims.errors import UnreadableDocument

_ENDLESS_TAG = re.compile(r"<([a-z]{1,20})\b[^<>]{20000,}>", re.IGNORECASE)
# Elements that only their own end tags close.
_TAG = re.compile(
    r"<(/?)(?:a|abbr|article|aside|b|big|blockquote|cite|code|del|div|dl|em|font|fieldset|i|ins|ol|s|section|small|span"
    r"|strong|sub|sup|table|u|ul)(?=[\s/>])",
    re.IGNORECASE,
)
_DEEPEST = 25_000
_MOST = 400_000  # elements; a report of 1,000 pages has fewer


def within_limits(page: str) -> str:
    """The page without the attributes of endless tags. UnreadableDocument for too many elements, or too deep ones."""
    depth = 0
    for count, tag in enumerate(_TAG.finditer(page)):
        if count > 2 * _MOST:  # tags
            raise UnreadableDocument(f"the page has more than {_MOST:,} elements: split it")
        depth += -1 if tag[1] else 1
        depth = max(depth, 0)
        if depth > _DEEPEST:
            raise UnreadableDocument("the page is nested too deeply: save it as plain text")
    return _ENDLESS_TAG.sub(r"<\1>", page)
