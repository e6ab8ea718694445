"""The judgement itself: the signs of all kinds, weighed in the order in which they exclude each other."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sources.address import Address, parse_address
from sources.capture import Capture, Outcome
from sources.errors import BadAddress
from sources.gate_addresses import ERROR_PATH
from sources.judgement import domains, gates, wording
from sources.judgement.addresses import (
    extension_of,
    is_deep,
    is_front_of,
    is_home,
    is_named_in,
    is_search,
    names_nothing,
)
from sources.judgement.fragment import missing_fragment
from sources.judgement.home import has_slug, where_it_ends
from sources.judgement.model import DECISIVE, MEDIUM, Cited, Judged, Page, Sign
from sources.judgement.parked import signs_of_parking
from sources.judgement.soft404 import (
    FEW,
    calls_itself_home,
    is_other_kind,
    sign_of_sibling,
    signs_of_nothing,
    speaks_of_absence,
)
from sources.text import text_of, walls
from sources.text.encoding import decode
from sources.text.model import SourceText

__all__ = ["Cited", "Judged", "is_suspicious", "judge"]

_WALLS = (walls.WALL, walls.ROBOT_CHECK)
_SMALL = 30_000  # bytes: soft 404s are, and only for such a page another path is asked
_DRIFTED = 0.2
_SCANNED = 200_000
_FEW_BARE_WORDS = 80
_GATE = 200  # characters of a gate without any word of one
_LINKS = 3  # of a page that belongs to a site
_TOP = 1_200
_MARKUP_START = re.compile(rb"\s{0,100}<")
_FURNITURE = re.compile(rb"<(script|style|head|nav|footer|header|noscript)\b")
_TAGS = re.compile(rb"<[^<>]{0,2000}>")
_LINK = re.compile(rb"<a\s", re.IGNORECASE)
Read = Callable[[bytes, str | None], SourceText]


@dataclass(frozen=True, slots=True)
class Probe:
    """What another path of the same folder answered."""

    capture: Capture

    @property
    def answered(self) -> bool:
        """Whether the server had a page for it."""
        return self.capture.outcome is not Outcome.GONE


def is_suspicious(capture: Capture, cited: Cited) -> bool:
    """Whether a capture with content has anything about it for which its text should be read. Cheap."""
    addresses = _addresses(capture)
    if not capture.outcome.has_content or not capture.body or addresses is None:
        return False
    asked, final = addresses
    if cited.copy is not None or asked.fragment or extension_of(asked) == ".pdf":
        return True
    is_elsewhere = asked.url != final.url and asked.key != final.key
    if is_elsewhere and (
        asked.host != final.host or not is_deep(final) or is_search(final) or is_front_of(final, asked)
    ):
        return True
    if ERROR_PATH.search(final.target) or calls_itself_home(capture.body):
        return True
    if is_elsewhere and not is_named_in(asked, final):
        return True
    body = capture.body[:_SCANNED]
    is_small_page = _MARKUP_START.match(body) is not None and len(capture.body) < _SMALL
    if is_deep(asked) and is_small_page and (says_little(body) or names_nothing(asked, cited.title, body)):
        return True
    return not body.startswith(b"%PDF") and wording.has_cue(body, lambda: decode(body, None))


def judge(capture: Capture, cited: Cited, probe: Probe | None = None, read: Read = text_of) -> Judged:
    """What the content of a capture says of the address, weighed with what a sibling answered, if one was asked.

    Captures without content keep their outcome.
    """
    addresses = _addresses(capture)
    if not capture.outcome.has_content or not capture.body or addresses is None:
        return Judged(capture.outcome, capture.reason, error=capture.error)
    text = read(capture.body, capture.media_type)
    copy = read(cited.copy.body, cited.copy.media_type) if cited.copy and cited.copy.body else None
    page = Page(*addresses, capture, text, copy if copy and not copy.unreadable else None, cited.title)
    if text.unreadable in _WALLS and not (text.text and page.is_the_work):
        return Judged(Outcome.BLOCKED, f"answered {capture.status}, but {text.unreadable}")
    is_elsewhere = page.asked.key != page.final.key
    if text.unreadable and not text.text and not is_elsewhere and not _says_by_markup(page):
        if gates.is_form_or_check(capture.body):
            return Judged(Outcome.BLOCKED, f"answered {capture.status}, but with a form or a check for browsers")
        return Judged(capture.outcome, capture.reason, error=capture.error)
    if (passing := _for_a_while(page)) is not None:
        return Judged(*passing)
    return _judge_words(page, probe, _beside(page, probe, read))


def _judge_words(page: Page, probe: Probe | None, beside: Sign | None) -> Judged:
    """The judgement of a page that has something to say, weighed with what a sibling tells."""
    parked, nothing = list(signs_of_parking(page)), list(signs_of_nothing(page))
    wants = probe is None and _wants_sibling(page, parked + nothing)
    if not any(sign.weight >= MEDIUM for sign in parked) and (gate := _gate(page, beside, nothing)) is not None:
        return Judged(*gate)
    for outcome, signs in ((Outcome.PARKED, parked), (Outcome.SOFT_404, nothing)):
        weighed = [*signs, beside] if beside is not None and _counts(beside, page, outcome, signs) else signs
        if sum(sign.weight for sign in weighed) >= DECISIVE:
            return Judged(outcome, _reason(page.capture, weighed), tuple(weighed), wants_sibling=wants)
    home = where_it_ends(page) or _where_all_end(page, probe)
    if home is not None:
        return Judged(Outcome.REDIRECTED_HOME, f"it leads to {home}, {page.final.url}")
    return replace(
        _judge_work(page, wants), only_bare=wants and not _is_named_so(page) and not _against(parked + nothing)
    )


def _counts(beside: Sign, page: Page, outcome: Outcome, signs: list[Sign]) -> bool:
    """Whether what a sibling answers tells anything of an outcome."""
    if beside.weight > 0 and has_slug(page):
        return False  # many a system looks at the number alone and passes over the words of an address
    if outcome is Outcome.PARKED:
        # A domain says of itself that it is for sale, whatever its server answers to other paths.
        return beside.weight > 0 and _against(signs)
    return _against(signs) or _is_bare(page) or _names_nothing(page)


def _judge_work(page: Page, wants: bool) -> Judged:
    """The judgement of a page that is there: whether it still says what it said, and has the part that is cited."""
    capture = page.capture
    if page.kept is not None and page.kept < _DRIFTED and not page.is_the_work:
        reason = f"{capture.reason}; it has {page.kept:.0%} of the words of the archived copy"
        return Judged(Outcome.DRIFTED, reason, wants_sibling=wants)
    missing = missing_fragment(page)
    if missing is not None:
        reason = f"{capture.reason}; {missing} is not on the page"
        return Judged(capture.outcome, reason, error=capture.error or "fragment.missing", wants_sibling=wants)
    note = "; a web page is served where a file was cited" if is_other_kind(page) else ""
    return Judged(capture.outcome, capture.reason + note, error=capture.error, wants_sibling=wants)


def _beside(page: Page, probe: Probe | None, read: Read) -> Sign | None:
    if probe is None:
        return None
    other = probe.capture
    text = read(other.body, other.media_type) if other.outcome.has_content and other.body else None
    if probe.answered and text is None:
        return None
    return sign_of_sibling(page, probe.answered, text, other.url)


def _wants_sibling(page: Page, signs: list[Sign]) -> bool:
    if is_home(page.asked) and not is_deep(page.asked):
        return False
    if len(page.capture.body) >= _SMALL:
        return False
    return _against(signs) or _is_bare(page) or _names_nothing(page) or _is_led_astray(page)


def _is_bare(page: Page) -> bool:
    """Whether a page says so little that any other path might say the same."""
    if len(page.words) >= FEW or page.matter > 0 or page.is_shell or page.is_the_work:
        return False
    return is_deep(page.asked) and page.text.media_type == "text/html"


def _names_nothing(page: Page) -> bool:
    """Whether a page has not one word of the cited title, nor of an address that is made of words."""
    if page.is_shell or page.is_the_work or page.text.media_type != "text/html":
        return False
    return is_deep(page.asked) and names_nothing(page.asked, page.cited_title, page.capture.body)


def _is_led_astray(page: Page) -> bool:
    """Whether a redirect ends where nothing recalls the address asked for."""
    return page.asked.key != page.final.key and not page.is_the_work and not is_named_in(page.asked, page.final)


def _where_all_end(page: Page, probe: Probe | None) -> str | None:
    """Where all of a folder is sent to alike; None where it is not."""
    if probe is None or not _is_led_astray(page) or not probe.capture.outcome.has_content or not is_deep(page.asked):
        return None
    other = _addresses(probe.capture)
    return "a page to which all of its folder lead" if other and other[1].key == page.final.key else None


def _gate(page: Page, beside: Sign | None, nothing: list[Sign]) -> tuple[Outcome, str] | None:
    """What stands before a work wherever one asks, unless it says that there is no such page."""
    is_everywhere = beside is not None and beside.weight > 0
    if page.is_the_work or speaks_of_absence(page) or len(page.words) > FEW or page.matter > FEW // 2:
        return None
    if not (is_everywhere or _is_led_astray(page)):
        return None
    first = f"{page.text.title or ''}\n{page.heading}\n{page.opening}"
    found = gates.gate_in(first, page.words, page.capture.body)
    if found is None and is_everywhere and _tells_nothing(page, nothing):
        found = Outcome.BLOCKED, "with the same few words for any other path of its folder, as a gate does"
    return (found[0], f"answered {page.capture.status}, but {found[1]}") if found is not None else None


def _tells_nothing(page: Page, nothing: list[Sign]) -> bool:
    """Whether a page that stands at every path may be a gate as well as a page that was put in place of lost ones."""
    first, told = f"{page.text.title or ''}\n{page.heading}", f"{page.text.title or ''}\n{page.words}"
    if len(_LINK.findall(page.capture.body)) >= _LINKS or gates.is_front(first):
        return gates.may_be_gate(f"{first}\n{page.opening}")
    if gates.may_be_gate(told, page.capture.body):
        return True
    return len(page.words) < _GATE and not _against(nothing) and not wording.has_absence(told)


def _says_by_markup(page: Page) -> bool:
    """Whether a page without text says by its title or its markup what became of the work."""
    title = page.text.title or ""
    return wording.is_not_found(title) or wording.is_placeholder(title) or domains.is_marked(page.capture.body)


def _is_named_so(page: Page) -> bool:
    return ERROR_PATH.search(page.asked.target) is not None


def says_little(body: bytes) -> bool:
    """Whether a page has few words beside its markup. Cheap: nothing is parsed."""
    if len(body) > _SMALL or not _MARKUP_START.match(body):
        return False
    top = body[: body.rfind(b">", 0, _TOP) + 1]  # most pages have said enough there
    return _bare_words(top) < _FEW_BARE_WORDS and _bare_words(body) < _FEW_BARE_WORDS


def _bare_words(markup: bytes) -> int:
    return len(_TAGS.sub(b"", _without_furniture(markup.lower())).split())


def _without_furniture(markup: bytes) -> bytes:
    kept, at = [], 0
    while (opening := _FURNITURE.search(markup, at)) is not None:
        kept.append(markup[at : opening.start()])
        at = markup.find(b"</" + opening.group(1), opening.end())
        if at < 0:
            return b"".join(kept)
    return b"".join([*kept, markup[at:]])


def _for_a_while(page: Page) -> tuple[Outcome, str] | None:
    """The outcome of a page that stands for the work for a while, or for readers of some places only."""
    if len(page.words) > FEW or page.matter > FEW // 2 or page.is_the_work:
        return None
    said = f"{page.text.title or ''}\n{page.words}"
    if wording.says_elsewhere(said) or gates.says_elsewhere(said):
        return Outcome.BLOCKED, f"answered {page.capture.status}, but the page is not shown to readers of this place"
    if wording.says_maintenance(said):
        return Outcome.FAILING, f"answered {page.capture.status}, but says that the site is being worked on"
    return None


def _against(signs: list[Sign]) -> bool:
    return any(sign.weight > 0 for sign in signs)


def _reason(capture: Capture, signs: list[Sign]) -> str:
    told = sorted((sign for sign in signs if sign.weight > 0), key=lambda sign: -sign.weight)
    return f"answered {capture.status}, but {' and '.join(sign.what for sign in told[:3])}"


def _addresses(capture: Capture) -> tuple[Address, Address] | None:
    try:
        return parse_address(capture.url), parse_address(capture.final_url or capture.url)
    except BadAddress:
        return None
