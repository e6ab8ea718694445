"""One reference, from its text to its fields."""

import re

from claims.flow import Span
from claims.references import law
from claims.references.addresses import Address, within
from claims.references.containers import mask_editors
from claims.references.dates import ReadDate, date_in_address
from claims.references.gaps import find_gaps
from claims.references.identifiers import find_addresses, find_dates, find_numbers_of_works, find_slot
from claims.references.kinds import kind_of
from claims.references.model import DateRole, PrintedDate, Reference
from claims.references.names import Names, find_body, find_persons
from claims.references.numbers import find_lone_volume, find_numbers, find_remarks
from claims.references.scan import INSIDE, SIGNS, Piece, Scan
from claims.references.short import find_back_reference
from claims.references.years import find_year

_SKIP = re.compile(rf"[\s.,:;()\[\]{SIGNS}–—-]{{0,40}}")
_TRAILING = " .,;:—–-/([&"
_LONGEST = 3000  # characters; what goes on longer is no reference, and is read so far
_QUOTES = "“”„«»‹›\"`‘’'"


def parse_piece(text: str, piece: Piece, addresses: tuple[Address, ...]) -> Reference:
    """The reference in `text[piece.start:piece.end]`; spans count in `text`."""
    own = within(addresses, piece.body, min(piece.end, piece.body + _LONGEST))
    scan = Scan(text[piece.body : min(piece.end, piece.body + _LONGEST)])
    spelled = find_addresses(scan, own, piece.body)
    doi, isbn = find_numbers_of_works(scan)
    doi = doi or spelled
    urls = [one.candidates[0] for one in own]
    read, others = find_dates(scan)
    dates = [PrintedDate(scan.text[d.start : d.end], d.start, d.end, DateRole.ACCESSED, d.iso) for d in read]
    slot = find_slot(scan, bool(urls))
    no_date, is_thesis = find_remarks(scan)
    back = find_back_reference(scan)
    named = law.find_law(scan)
    law.find_reports(scan)
    if named:
        law.blot_pinpoints(scan)
    mask_editors(scan)
    find_numbers(scan)
    names, published = _find_names_and_year(scan, others, bool(named))
    find_lone_volume(scan, names.end if names else named)
    _find_title_and_rest(scan, names, named)
    if names and "title" not in scan.spans and published and not names.persons and "container" not in scan.spans:
        scan.mark("container", *names.spans[0])  # 'The Times, 14 March 1912, p. 6'
        names = None
    fields = {field: _value(scan, field) for field in ("title", "container", "publisher", "volume", "issue", "pages")}
    fields |= {"url": urls[0] if urls else None, "doi": doi}
    authors = tuple(scan.text[start:end].rstrip(" ,;") for start, end in names.spans) if names else ()
    dates += [PrintedDate(scan.text[d.start : d.end], d.start, d.end, DateRole.PUBLISHED, d.iso) for d in published]
    kind = kind_of(
        scan.text,
        {**fields, "authors": " ".join(authors)},
        is_case=bool(named),
        is_thesis=is_thesis,
        inside=INSIDE in scan.mask and "container" in scan.spans,
        dated=any(len(date.iso or "") > 7 for date in published),
    )
    if slot is None and not urls and any(date.role is DateRole.ACCESSED for date in dates):
        slot = ""
    if "year" in scan.spans:
        span = scan.spans["year"]
        fields["year"] = scan.text[span.start : span.end]
    shift = piece.body
    spans = {
        name: Span(span.start + shift, span.end + shift) for name, span in scan.spans.items() if name not in ("place",)
    }
    if names and names.spans:
        spans["authors"] = Span(names.spans[0][0] + shift, names.spans[-1][1] + shift)
    if own:
        spans["url"] = Span(own[0].start, own[0].end)
    return Reference(
        text=text[piece.start : piece.end],
        start=piece.start,
        end=piece.end,
        kind=kind,
        authors=authors,
        year=fields.get("year"),
        title=fields["title"],
        container=fields["container"],
        publisher=fields["publisher"],
        volume=fields["volume"],
        issue=fields["issue"],
        pages=fields["pages"],
        page_label=scan.printed("page_label"),
        url=fields["url"],
        url_as_printed=own[0].printed if own else None,
        url_candidates=own[0].candidates if own else (),
        address_slot=slot,
        doi=doi,
        isbn=isbn,
        published=_published(published, fields.get("year"), urls),
        accessed=next((date.iso for date in dates if date.role is DateRole.ACCESSED), None),
        dates=tuple(PrintedDate(d.text, d.start + shift, d.end + shift, d.role, d.iso) for d in dates),
        no_date=no_date,
        signal=piece.signal,
        back_reference=back.kind if back else None,
        target=back.target if back else None,
        spans=spans,
    )


def _value(scan: Scan, field: str) -> str | None:
    printed = scan.printed(field)
    return printed or None


def _published(dates: list[ReadDate], year: str | None, urls: list[str]) -> str | None:
    """The day of publication: as printed, else from the address, else the year."""
    printed = next((date.iso for date in dates if date.iso), None)
    if printed and len(printed) > 7:
        return printed
    from_address = date_in_address(urls[0]) if urls else None
    if from_address and (not year or from_address.startswith(year[:4])):
        return from_address
    return printed or (year[:4] if year and year[:4].isdecimal() else None)


def _find_names_and_year(scan: Scan, dates: list[ReadDate], is_law: bool) -> tuple[Names | None, list[ReadDate]]:
    start = _SKIP.match(scan.mask).end()
    names = None if is_law else find_persons(scan.mask, start)
    published = find_year(scan, names, start, dates)
    if names is None and not is_law:
        names = find_body(scan.mask, start)
    return names, published


def _find_title_and_rest(scan: Scan, names: Names | None, named: int) -> None:
    start = names.end if names else named
    start = _SKIP.match(scan.mask, start).end()  # type: ignore[union-attr]
    titled = "title" in scan.spans
    if not titled:
        quoted = _quoted_title(scan, start)
        if quoted:
            inner = _strip(scan, *quoted)
            scan.mark("title", *inner)
            start, titled = quoted[1], True
    for field, (left, right) in find_gaps(scan.mask, start, titled=titled).items():
        left, right = _strip(scan, left, right)
        if right > left and field not in scan.spans:
            scan.mark(field, left, right)


def _quoted_title(scan: Scan, start: int) -> tuple[int, int] | None:
    """The quotation that opens at `start` and is the whole title, marks included."""
    for span in scan.quoted:
        if span.start > start + 1:
            return None
        if span.start < start - 1:
            continue
        behind = scan.mask[span.end : span.end + 80]
        if (
            re.match(rf"[.,;:)]|\s?$|\s?[{SIGNS}<(\[/]|\s(?:in|dans|en|em)\b", behind)
            or scan.mask[span.end - 2] in ".,?!"
        ):
            return span.start, span.end
        following = re.match(rf"\s((?:\S{{1,30}}\s){{0,5}}\S{{1,30}}?)(?:[,.]\s|[,.]?\s?[{SIGNS}<])", behind)
        if following and all(word[0].isupper() or len(word) < 4 for word in following[1].split()):
            return span.start, span.end
        return None
    return None


def _strip(scan: Scan, left: int, right: int) -> tuple[int, int]:
    """The span without the punctuation and quotation marks around it."""
    text = scan.text
    while right > left:
        if text[left] in " .,;:([—–*_" or text[left] in _QUOTES:
            if text[left] in _QUOTES and _unpaired(text, left, right):
                break
            left += 1
        elif text[right - 1] in _TRAILING or (
            text[right - 1] == ")" and text.count("(", left, right) < text.count(")", left, right)
        ):
            if text[right - 1] == "." and _keeps_stop(text, left, right):
                break
            right -= 1
        elif text[right - 1] in _QUOTES + "*_" and not _opens_inside(text, left, right):
            right -= 1
        else:
            break
    return left, right


_PAIRS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'"}


def _unpaired(text: str, left: int, right: int) -> bool:
    """Whether the mark at `left` quotes a part within, so that it belongs to the words."""
    closing = _PAIRS.get(text[left], "")
    for offset in range(left + 1, right):
        if text[offset] in closing and not (text[offset] in "’'" and text[offset + 1 : offset + 2].isalpha()):
            return offset + 3 < right
    return False


def _opens_inside(text: str, left: int, right: int) -> bool:
    mark = text[right - 1]
    openers = {"”": "“„", "’": "‘", "»": "«", '"': '"', "'": "'", "“": "„"}.get(mark, "")
    return any(text[offset] in openers for offset in range(left + 1, right - 1))


def _keeps_stop(text: str, left: int, right: int) -> bool:
    """Whether the full stop ends an abbreviation ('All E.R.', 'L. Rev.')."""
    return bool(re.search(r"\.[^\s.]{1,3}\.$|\b(?:Rev|Ltd|Inc|Co|Q|J|Univ|Corp)\.$", text[left:right]))
