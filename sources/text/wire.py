"""A SourceText as bytes, for the way from the child that read it. JSON: nothing in it can run."""

import json
from typing import Any

from sources.text.model import Cell, Passage, PassageKind, SourceText

_KINDS = {kind.value: kind for kind in PassageKind}


def packed(source: SourceText) -> bytes:
    """`source` as bytes."""
    headings: dict[tuple[str, ...], int] = {}
    headers: dict[tuple[str, ...], int] = {}
    passages = [
        (
            p.kind.value, p.start, p.end, headings.setdefault(p.headings, len(headings)), p.title, p.page,
            [(c.start, c.end, c.row, c.column, headers.setdefault(c.headers, len(headers))) for c in p.cells],
        )
        for p in source.passages
    ]  # fmt: skip
    rest = (
        source.text, source.title, source.language, source.published, source.hidden, source.media_type,
        source.unreadable, source.truncated, source.links, source.anchors,
    )  # fmt: skip
    return json.dumps((rest, list(headings), list(headers), passages)).encode("ascii")


def unpacked(data: bytes) -> SourceText:
    """The SourceText that `packed` made bytes of. Raises ValueError, TypeError, KeyError or IndexError for others."""
    rest, headings, headers, passages = json.loads(data)
    headings = [tuple(entry) for entry in headings]
    headers = [tuple(entry) for entry in headers]
    text, title, language, published, hidden, media_type, unreadable, truncated, links, anchors = rest
    return SourceText(
        text=text,
        passages=tuple(_passage(entry, headings, headers) for entry in passages),
        title=title,
        language=language,
        published=published,
        hidden=hidden,
        media_type=media_type,
        unreadable=unreadable,
        truncated=truncated,
        links=tuple(links),
        anchors=None if anchors is None else tuple(anchors),
    )


def _passage(entry: list[Any], headings: list[tuple[str, ...]], headers: list[tuple[str, ...]]) -> Passage:
    kind, start, end, path, title, page, cells = entry
    return Passage(
        kind=_KINDS[kind],
        start=start,
        end=end,
        headings=headings[path],
        title=title,
        cells=tuple(Cell(a, b, row, column, headers[index]) for a, b, row, column, index in cells),
        page=page,
    )
