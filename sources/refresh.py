"""Pages that only send the reader on: `<meta http-equiv="refresh" content="0; url=…">`, or a script of one line."""

import re
from collections.abc import Iterator

from sources.address import Address, join_address
from sources.errors import BadAddress
from sources.message import Headers, find_header

# Larger pages have content of their own; a long delay is for pages that reload themselves.
_PAGE_LIMIT = 16 * 1024
_LONGEST_DELAY_S = 10
_META = re.compile(rb"<meta\b[^<>]{0,1000}>", re.IGNORECASE)
_IS_REFRESH = re.compile(rb"http-equiv\s{0,9}=\s{0,9}[\"']?\s{0,9}refresh\b", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s{0,9}=\s{0,9}(?:\"([^\"]{0,900})\"|'([^']{0,900})')", re.IGNORECASE)
_SENT_ON = re.compile(
    r"(?:(?:window|document|self|top|parent)\s{0,3}\.\s{0,3}){0,2}location(?:\.href)?\s{0,9}"
    r"(?:=|\.(?:replace|assign)\s{0,3}\()\s{0,9}[\"']([^\"'\s]{1,900})[\"']\s{0,9}\)?\s{0,9};?"
)
_TAGS = re.compile(rb"<[^<>]{0,1000}>")
_FEW = 200  # bytes of a page that only says that the reader is sent on
_TARGET = re.compile(r"\s{0,9}(\d{1,6})(?:\.\d{0,6})?\s{0,9}[;,]?\s{0,9}(?:url\s{0,9}=)?\s{0,9}[\"']?(.{1,900})", re.I)


def find_refresh(body: bytes, headers: Headers, base: Address) -> Address | None:
    """Where a small page, or its Refresh header, sends the reader within ten seconds; None where neither does.

    A page that only loads itself anew sends nobody anywhere. A script counts only where it is nothing but the one
    assignment, in a page that says next to nothing: others may do so for some readers only.
    """
    values = [find_header(headers, "refresh") or ""]
    if len(body) <= _PAGE_LIMIT and "html" in (find_header(headers, "content-type") or "html").lower():
        lowered = body.lower()
        values += _meta_values(body) if b"refresh" in lowered else ()
        values += _script_values(body) if b"location" in lowered else ()
    for value in values:
        target = _TARGET.match(value)
        if target is None or int(target.group(1)) > _LONGEST_DELAY_S:
            continue
        try:
            address = join_address(base, target.group(2).rstrip("\"' "))
        except BadAddress:
            continue
        return address if address.url != base.url else None
    return None


def _meta_values(body: bytes) -> Iterator[str]:
    for meta in _META.finditer(_without_comments(body)):
        content = _CONTENT.search(meta.group()) if _IS_REFRESH.search(meta.group()) else None
        if content is not None:
            yield (content.group(1) or content.group(2) or b"").decode("utf-8", "replace").replace("&amp;", "&")


def _script_values(body: bytes) -> Iterator[str]:
    pieces = _without_comments(body).split(b"<script")
    scripts = [piece.partition(b">")[2].partition(b"</script") for piece in pieces[1:]]
    shown = b" ".join([pieces[0].partition(b"<body")[2], *(rest.partition(b">")[2] for _, _, rest in scripts)])
    if len(_TAGS.sub(b"", shown)) > _FEW:
        return
    for code, _, _ in scripts:
        sent = _SENT_ON.fullmatch(code.decode("utf-8", "replace").strip())
        if sent is not None:
            yield f"0; url={sent.group(1)}"


def _without_comments(body: bytes) -> bytes:
    first, *rest = body.split(b"<!--")
    return first + b"".join(part.partition(b"-->")[2] for part in rest)
