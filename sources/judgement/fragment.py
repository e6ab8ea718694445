"""The part of a page that a fragment names: whether it is there."""

import re
from urllib.parse import unquote

from sources.judgement.model import Page
from sources.text.model import PassageKind

# Made by scripts or meant for them: routes, settings, lines of code, times of a film, pages of a PDF.
_SCRIPTED = re.compile(r"[!/?]|.{0,200}[=&]|L\d+(?:-L\d+)?$|:~:|\d{1,2}:\d{2}")
_TEXT_START = ":~:text="
_NOT_WORD = re.compile(r"[^\w\s-]")


def missing_fragment(page: Page) -> str | None:
    """What the fragment names and the page does not have; None where all is there or it cannot be told."""
    fragment = page.asked.fragment or ""
    if not fragment or page.text.unreadable or page.text.truncated or page.capture.truncated:
        return None
    anchor, _, directive = fragment.partition(":~:")
    if directive.startswith("text="):
        missing = _missing_text(directive, page.text.text)
        if missing is not None:
            return f"the words '{missing}'"
    if not anchor or anchor.lower() == "top" or _SCRIPTED.match(anchor) or page.text.anchors is None:
        return None
    names = {anchor, unquote(anchor)}
    names |= {f"user-content-{name}" for name in names}
    if names & set(page.text.anchors) or _slug(unquote(anchor)) in _heading_slugs(page):
        return None
    return f"the section '{unquote(anchor)}'"


def _missing_text(directive: str, text: str) -> str | None:
    """The first text of a text fragment (WICG scroll-to-text) that the page does not have."""
    shown = _squeezed(text)
    for part in directive.split("&"):
        pieces = [piece for piece in part.removeprefix("text=").split(",") if piece]
        wanted = [unquote(piece) for piece in pieces if not piece.endswith("-") and not piece.startswith("-")]
        for piece in wanted:
            if _squeezed(piece) not in shown:
                return piece
    return None


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _heading_slugs(page: Page) -> set[str]:
    """What scripts make of headings."""
    headings = (p for p in page.text.passages if p.kind is PassageKind.HEADING)
    return {_slug(page.text.text[p.start : p.end]) for p in headings}


def _slug(text: str) -> str:
    return "-".join(_NOT_WORD.sub("", text.casefold()).replace("_", " ").replace("-", " ").split())
