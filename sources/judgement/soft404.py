"""Pages that answer well and say that there is nothing: the evidence adds up, one weak sign is not enough."""

import json
import re
from collections.abc import Iterator

from sources.capture import Capture
from sources.gate_addresses import ERROR_PATH
from sources.judgement import domains, notices, wording
from sources.judgement.addresses import extension_of, is_deep, is_search, slug_words
from sources.judgement.model import MEDIUM, STRONG, WEAK, Page, Sign
from sources.judgement.similarity import resemblance, shingles
from sources.judgement.vocabulary import folded
from sources.text.model import PassageKind, SourceText

FEW = 600  # characters of a page that says nothing but that
_LONG = 2_500  # characters of a page with matter of its own, whatever its title
_ASIDE = 150  # characters of prose that is about something
_MATTER = 400  # characters of prose of its own: an article, not a message
_SAME = 0.9
_UNLIKE = 0.2
_NOINDEX = re.compile(rb"<meta[^<>]{0,200}robots[^<>]{0,200}noindex", re.IGNORECASE)
_CANONICAL = re.compile(rb"<link[^<>]{0,300}rel\s?=\s?[\"']?canonical[^<>]{0,300}>", re.IGNORECASE)
_HREF = re.compile(rb"href\s?=\s?[\"']?https?://[^/\"'<>\s]{3,200}/?[\"'\s>]", re.IGNORECASE)
_HEAD = 50_000
_CODES = ("status", "code", "statusCode", "status_code", "errorCode")
_MESSAGES = ("message", "error", "detail", "title", "reason")
_DATA = 4_000  # bytes of an error for programs
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".epub", ".zip", ".csv"})


def signs_of_nothing(page: Page) -> Iterator[Sign]:
    """What speaks for and against there being the cited work, without what its siblings answer."""
    named_so = ERROR_PATH.search(page.asked.target) is not None
    if ERROR_PATH.search(page.final.target) and not named_so:
        is_about = page.matter > _ASIDE and _has_own_heading(page)
        yield Sign("it leads to an error page", MEDIUM if is_about else STRONG + MEDIUM)
    if says_error(page.capture):
        yield Sign("its data say that there is nothing", STRONG + MEDIUM)
    # On a page whose own address speaks of errors, such words are its subject.
    yield from () if named_so else _said(page)
    if page.kept is not None and page.kept < _UNLIKE:
        yield Sign("it has next to nothing of the archived copy", MEDIUM)
    if is_other_kind(page):
        yield Sign(f"a web page is served where a {extension_of(page.asked)} file was cited", MEDIUM)
    if page.is_the_work:
        yield Sign("it has the cited title or most of the archived text", -STRONG)


def speaks_of_absence(page: Page) -> bool:
    """Whether a page says by its own words, and not by what it is compared with, that there is no such page."""
    return any(sign.weight >= MEDIUM for sign in _said(page))


def _said(page: Page) -> Iterator[Sign]:
    title, weight = _title(page)
    says_so = wording.says_not_found(page.words)
    if title and wording.is_ambiguous(title) and not wording.is_bare_code(title) and not says_so:
        # 'Gone', 'Missing': entries of a dictionary are headed so too, and named so by their addresses.
        weight = 0 if folded(title) in folded(page.asked.target) else MEDIUM
        if weight:
            yield Sign(f"it is headed '{title[:80]}'", weight)
        title = ""
    if title:
        yield Sign(f"it is headed '{title[:80]}'", WEAK if len(page.words) > _LONG else weight)
    if says_so and wording.is_mostly_of_absence(page.words, of_any_wording=not _has_own_heading(page)):
        yield Sign("it says nothing but that", STRONG + MEDIUM)
    elif not title and page.matter == 0 and _opens_so(page):
        yield Sign("it begins by saying that there is no such page", STRONG + MEDIUM)
    elif len(page.words) < FEW and says_so and not title and not (page.matter > _ASIDE and _has_own_heading(page)):
        yield Sign("its few words say that there is no such page", MEDIUM)
        if wording.is_error(page.text.title or "") or wording.is_error(page.heading):
            yield Sign("it is headed as an error", WEAK)
    elif len(page.words) < FEW and title and page.matter <= _MATTER:
        yield Sign("it says little else", MEDIUM)
    if is_deep(page.asked) and page.matter == 0 and domains.is_of_hosting(f"{page.text.title or ''}\n{page.words}"):
        yield Sign("it is the page of a server without a site", MEDIUM)
    searched = any(wording.is_search(line) for line in (page.heading, *page.title_parts[:1]))
    if searched and not is_search(page.asked) and wording.says_no_results(page.words):
        yield Sign("it shows a search that found nothing", STRONG)
    head = page.capture.body[:_HEAD]
    if _NOINDEX.search(head):
        yield Sign("it asks search engines to pass it over", WEAK)
    if is_deep(page.asked) and is_deep(page.final) and calls_itself_home(page.capture.body):
        yield Sign("it calls itself the home page", MEDIUM)


def _opens_so(page: Page) -> bool:
    """Whether a page's first words say so, and neither a heading nor a title of a work stands above them."""
    if any(word in folded(page.text.title or "") for word in slug_words(page.asked)):
        return False
    for kind, line in page.first_lines:
        if kind is PassageKind.HEADING and not _is_of_site(line, page):
            return False
        if any(wording.is_not_found(part) and not wording.is_ambiguous(part) for part in notices.sentences(line)[:2]):
            return True
    return False


def _has_own_heading(page: Page) -> bool:
    """Whether a page is headed neither as an error nor by the name of its site."""
    return bool(page.heading) and not _is_of_site(page.heading, page)


def _is_of_site(heading: str, page: Page) -> bool:
    is_name = len(page.title_parts) > 1 and heading == page.title_parts[-1]
    return is_name or wording.is_error(heading) or _is_of_absence(heading)


def _title(page: Page) -> tuple[str, int]:
    """The heading or title that is a sentence of that kind and nothing else, and its weight."""
    weight = MEDIUM if page.matter > _ASIDE else STRONG
    for line in (_without_address(page.heading, page), _without_address(page.text.title or "", page)):
        if _is_of_absence(line):
            doubtful = wording.is_ambiguous(line) and (len(page.words) >= FEW or page.matter > _MATTER)
            return line, WEAK if doubtful else weight
    said = [part for part in page.title_parts if _is_of_absence(part)]
    rest = [part for part in page.title_parts if part not in said]
    # The rest must look like the name of a site, or a subtitle makes the phrase a subject.
    if said and not rest:
        return said[0], weight
    if said and len(rest) == 1 and len(rest[0].split()) <= 4:
        return said[-1], weight
    if said and said[0] == page.title_parts[0] and len(rest) == 2 and len(page.words) < 2 * FEW:
        return said[0], MEDIUM
    return "", 0


def _is_of_absence(line: str) -> bool:
    return wording.is_not_found(line) or wording.is_placeholder(line)


def _without_address(line: str, page: Page) -> str:
    """A line without what it has from the very address: 'Dataset not found: rural-energy'."""
    return " ".join(word for word in line.split() if len(word) < 4 or word.strip(".:,'\"") not in page.asked.target)


def says_error(capture: Capture) -> bool:
    """Whether an answer for programs (JSON) is an error that says that there is nothing at the address."""
    if len(capture.body) > _DATA or "json" not in (capture.media_type or ""):
        return False
    try:
        told = json.loads(capture.body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(told, dict):
        return False
    inner = next((told[name] for name in ("error", "errors", "fault") if name in told), None)
    parts = [told, *(part for part in (inner if isinstance(inner, list) else [inner]) if isinstance(part, dict))]
    codes = {str(part.get(name)) for part in parts for name in _CODES}
    words = [str(part.get(name, "")) for part in parts for name in _MESSAGES]
    absent = any(wording.is_not_found(word) or wording.says_not_found(word) for word in words)
    return bool(codes & {"404", "410"}) or (absent and (inner is not None or len(told) <= 3))


def sign_of_sibling(page: Page, answered: bool, sibling: SourceText | None, other: str) -> Sign | None:
    """What the answer to another path of the same folder tells; `sibling` is its text where it has one.

    `answered` is false where the server said that there is no such page; `other` is the address asked for.
    """
    if not answered:
        return Sign("other paths of its folder are answered with 404", -MEDIUM)
    if sibling is None:
        return None
    without = (other, page.asked.url)
    if page.is_shell:
        return None
    alike = resemblance(shingles(page.text.text, without), shingles(sibling.text, without))
    if alike >= _SAME:
        return Sign("any other path of its folder gives the same page", STRONG)
    return None


def calls_itself_home(body: bytes) -> bool:
    """Whether a page gives the root of a site as its own, canonical address."""
    return any(_HREF.search(link) for link in _CANONICAL.findall(body[:_HEAD]))


def is_other_kind(page: Page) -> bool:
    """Whether a page is served in place of the file that was cited."""
    return extension_of(page.asked) in _DOCUMENTS and page.text.media_type == "text/html"
