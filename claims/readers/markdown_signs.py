"""Markdown's signs within a line: what of the text is no word of it, and which words are links.

Follows CommonMark for links, autolinks, escapes, code and emphasis; GFM and pandoc for struck-out text, raised and
lowered signs, and attributes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.document import Anchor, Block
from claims.flow import Span

_TEXT = r"[^\[\]]{0,300}(?:\[[^\[\]]{0,100}\][^\[\]]{0,200}){0,3}"
_URL = r"<[^<>\n]{0,1000}>|[^\s()<>]{0,1000}(?:\([^\s()]{0,100}\)[^\s()]{0,300}){0,3}"
_GOAL = rf"\(\s?(?P<url>{_URL})(?:\s{{1,3}}(?:\"[^\"\n]{{0,300}}\"|'[^'\n]{{0,300}}'))?\s?\)"
_SIGN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[\s\S]{1,1000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--[^>]{0,3000}-->)"
    r"|(?P<auto><(?P<address>https?://[^<>\s]{3,1000})>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,200}>)"
    r"|(?P<script>(?P<mark>[~^])(?![~^\[])[^\s~^\[\]]{1,12}(?P=mark)(?![~^]))"
    r"|(?P<struck>~~(?=\S)[^~\n]{1,500}~~)"
    rf"|(?P<image>!\[{_TEXT}\](?:{_GOAL.replace('?P<url>', '')}|\[[^\[\]]{{0,80}}\]))"
    rf"|(?P<link>\[(?!\^)(?P<words>{_TEXT})\]{_GOAL})"
    rf"|(?P<named>\[(?!\^)(?P<naming>{_TEXT})\](?:\[(?P<name>[^\[\]^]{{0,80}})\])?(?![(:]))"
    r"|(?P<attributes>\{[.#][^{}\n]{1,100}\})",
    re.IGNORECASE,
)
_KINDS = "escape code comment auto tag script struck image link named attributes".split()
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?!\^)([^\[\]\n]{1,80})\]:[ \t]{1,8}<?([^\s<>]{3,1000})>?"
    r"(?:[ \t]{1,8}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?[ \t]{0,8}\r?$",
    re.MULTILINE,
)
_CALLED = re.compile(r"(?<!\])\[(\d{1,4})\](?![\[(:])")
_RUN = re.compile(r"\*{1,3}|_{1,3}")
_MOST_OPEN = 50  # signs of emphasis kept open at a time
_PUNCTUATION = frozenset(".,;:!?()[]{}\"'“”‘’«»„–—-/…~|%")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs that are no words, sorted, and the links with the spans of their words."""

    spans: tuple[Span, ...]
    anchors: tuple[Anchor, ...]


def find_definitions(masked: str) -> dict[str, tuple[str, Span]]:
    """The addresses that the text defines under names, folded in case, and where; a number called as a note is none.

    '[1]: https://…' with '[1]' in the text is a note in brackets, which the alignment reads.
    """
    found: dict[str, tuple[str, Span]] = {}
    called = {match[1] for match in _CALLED.finditer(masked)}
    for match in _DEFINITION.finditer(masked):
        name = match[1].casefold().strip()
        if name not in called:
            found.setdefault(name, (match[2], Span(*match.span())))
    return found


def find_signs(text: str, blocks: Sequence[Block], definitions: Mapping[str, tuple[str, Span]]) -> Signs:
    """The signs in `blocks` of `text`."""
    spans: list[Span] = []
    anchors: list[Anchor] = []
    for piece in (piece for block in blocks for piece in block.segments):
        taken: list[Span] = []
        for match in _SIGN.finditer(text, piece.start, piece.end):
            taken.extend(_read(match, definitions, anchors))
        spans += taken
        spans += _emphasis(text, piece, sorted(taken))
    return Signs(tuple(sorted(set(spans))), tuple(sorted(anchors, key=lambda anchor: anchor.start)))


def _read(match: "re.Match[str]", definitions: Mapping[str, tuple[str, Span]], anchors: list[Anchor]) -> Iterator[Span]:
    """The spans of one match that are no words; a link is added to `anchors`."""
    kind = next(name for name in _KINDS if match[name] is not None)
    if kind == "escape":
        yield Span(match.start(), match.start() + 1)
    elif kind == "script":
        yield Span(match.start(), match.start() + 1)
        yield Span(match.end() - 1, match.end())
    elif kind == "auto":
        anchors.append(Anchor(match.start("address"), match.end("address"), match["address"]))
        yield Span(match.start(), match.start("address"))
        yield Span(match.end("address"), match.end())
    elif kind == "link":
        yield from _around(match, "words")
        anchors.append(Anchor(match.start("words"), match.end("words"), match["url"].strip("<>")))
    elif kind == "named":
        name = (match["name"] or match["naming"]).casefold().strip()
        if name in definitions:
            yield from _around(match, "naming")
            anchors.append(Anchor(match.start("naming"), match.end("naming"), definitions[name][0]))
    else:
        yield Span(*match.span())


def _around(match: "re.Match[str]", words: str) -> Iterator[Span]:
    yield Span(match.start(), match.start(words))
    yield Span(match.end(words), match.end())


def _emphasis(text: str, piece: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The stars and lines around emphasised words, pair by pair."""
    opened: list[re.Match[str]] = []
    turn = 0
    for run in _RUN.finditer(text, piece.start, piece.end):
        while turn < len(taken) and taken[turn].end <= run.start():
            turn += 1
        if turn < len(taken) and taken[turn].start < run.end():
            continue
        before = text[run.start() - 1] if run.start() > piece.start else " "
        after = text[run.end()] if run.end() < piece.end else " "
        pair = next((one for one in reversed(opened) if one[0] == run[0]), None)
        if pair is not None and not before.isspace() and _is_edge(run, after):
            del opened[opened.index(pair) :]
            yield Span(*pair.span())
            yield Span(*run.span())
        elif not after.isspace() and _is_edge(run, before) and len(opened) < _MOST_OPEN:
            opened.append(run)


def _is_edge(run: "re.Match[str]", outside: str) -> bool:
    """Whether emphasis may begin or end beside this sign; stars may do so within a word, but not between figures."""
    return outside.isspace() or outside in _PUNCTUATION or outside in "*_" or (run[0][0] == "*" and outside.isalpha())
