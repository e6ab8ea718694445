"""Notes that a page holds right where it calls them: in an attribute, a tooltip, or a note in the margin.

So do Bigfoot, Modern Footnotes, Tufte CSS, and pages with `data-footnote`. Each is written as a call and a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

_ATTRIBUTES = ("data-footnote", "data-footnote-content", "data-bigfoot-footnote", "data-note", "data-footnote-text")
_NUMBERS = ("data-footnote-number", "data-mfn", "data-number")
_IN_MARGIN = re.compile(
    r"(?:^|\s)(?:sidenote|side-note|modern-footnotes-footnote__note|footnote-tooltip|footnote-text-inline)(?:\s|$)"
)
_TOGGLE = re.compile(r"sidenote-number|margin-toggle|modern-footnotes-footnote$")
_LABEL = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,4})\s*[\])]?\s*")
_SHORTEST = 8  # characters of an attribute that may be a note: below it is a number or a switch


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note at its call: the label, and the element whose words it is, or its words as markup."""

    label: str
    body: Tag | str


def find_inline_notes(soup: BeautifulSoup) -> tuple[dict[int, InlineNote], set[int]]:
    """The inline notes by the identity of the element that stands at their call, and the signs that go with them."""
    found: dict[int, InlineNote] = {}
    signs: set[int] = set()
    for element in soup.find_all(True):
        markup = next(
            (str(element[name]) for name in _ATTRIBUTES if len(str(element.get(name, ""))) >= _SHORTEST), None
        )
        in_margin = _IN_MARGIN.search(_classes(element)) is not None
        if markup is None and not in_margin:
            continue
        toggles = list(_toggles(element)) if in_margin else []
        signs |= {id(toggle) for toggle in toggles}
        label = _label(element if markup is not None else toggles, element) or str(len(found) + 1)
        found[id(element)] = InlineNote(label, element if markup is None else markup)
    return found, signs


def _toggles(element: Tag) -> Iterator[Tag]:
    """The number and the switch right before a note in the margin."""
    before = element.previous_sibling
    while before is not None:
        if isinstance(before, Tag):
            if before.name == "input" or _TOGGLE.search(_classes(before)) or before.has_attr("data-mfn"):
                yield before
            else:
                return
        elif str(before).strip():
            return
        before = before.previous_sibling


def _label(shown: "Tag | list[Tag]", element: Tag) -> str | None:
    for name in _NUMBERS:
        value = str(element.get(name, ""))
        if value.isdigit():
            return value
    for one in [shown] if isinstance(shown, Tag) else shown:
        printed = _LABEL.fullmatch(one.get_text())
        if printed is not None:
            return printed[1]
    return None


def _classes(element: Tag) -> str:
    value = element.get("class")
    return value if isinstance(value, str) else " ".join(value or [])
