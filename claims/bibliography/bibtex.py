"""BibTeX and biblatex databases: every entry that can be had, and one sentence on each that is damaged.

bibtexparser cuts the file into blocks. What it sets aside as failed is recovered here: a key given twice, a field given
twice (the first counts), an entry that is never closed. `crossref`, `xdata` and `ids` follow the biblatex manual.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bibtexparser import model
from bibtexparser.splitter import Splitter

from claims.bibliography.values import Strings
from claims.errors import BadBibliography
from claims.flow import Span

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it says there is said in `warnings` here

_HEAD = re.compile(r"\s*@(\w{1,40})\s*[{(]\s*([^\s,{}()=\"#%@]{1,200})\s*(?:,|$)")
_LINE = re.compile(r"^[ \t]{0,40}([A-Za-z][\w-]{0,40})[ \t]{0,40}=[ \t]{0,40}([^\n]{1,5000})$", re.MULTILINE)
_NEXT_FIELD = re.compile(r"[}\"][ \t]{0,40}\r?\n[ \t]{0,40}[A-Za-z][\w-]{0,40}[ \t]{0,40}=(?=[ \t]{0,40}[{\"\d])")
_DEEPEST = 20
_NOT_INHERITED = frozenset(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related shorthand sortkey url urldate "
    "doi isbn author pages note".split()
)
_PARENT_TITLE = {"title": "booktitle", "subtitle": "booksubtitle"}
_LISTING = ("crossref", "xref", "xdata", "entryset", "related")
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `fields` by lower-case name, values still in TeX, inherited ones included.

    `span` is where it stands in the file, `places` where its own fields do; `line` counts from 1.
    """

    key: str
    kind: str
    fields: Mapping[str, str]
    raw: str
    span: Span
    line: int
    places: Mapping[str, Span] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a file in its order, repeated keys included; `warnings` say what is damaged.

    `listed` are the keys that other entries name: they stand in the list although no text cites them.
    """

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()


def read_bibtex(text: str) -> Bibliography:
    """The entries of a `.bib` file; linear in its length. BadBibliography where nothing can be had of it."""
    blocks = list(_blocks(text))
    strings = Strings()
    for block in blocks:
        if isinstance(block, model.String):
            strings.define(block.key, block.value)
    entries: list[Entry] = []
    warnings: list[str] = []
    offset = 0
    for block in blocks:
        raw = block.raw or ""
        start = text.find(raw, offset) if raw else -1
        offset = start + len(raw) if start >= 0 else offset
        found, warning = _entry(block, max(start, 0), strings)
        if found is not None and len(entries) < _MOST_ENTRIES:
            entries.append(found)
        if warning:
            warnings.append(warning)
    if strings.exhausted:
        warnings.append("The @string definitions expand to more than 1 MB: what they print is cut.")
    listed = frozenset(key for entry in entries for key in _named_by(entry))
    kept = tuple(entry for entry in _inherited(entries) if entry.kind != "xdata")
    return Bibliography(kept, tuple(warnings), listed)


def _blocks(text: str) -> Iterator[model.Block]:
    """The blocks of a file, an entry whose key was given before as what it is."""
    try:
        blocks = Splitter(text).split().blocks
    except Exception as error:  # what the library raises of itself is a fault in it
        raise BadBibliography(f"the bibliography cannot be parsed ({type(error).__name__}): mend it") from error
    for block in blocks:
        while isinstance(block, model.DuplicateBlockKeyBlock) and block.ignore_error_block is not None:
            block = block.ignore_error_block
        yield block


def _entry(block: model.Block, start: int, strings: Strings) -> tuple[Entry | None, str | None]:
    """The entry that a block holds, and a sentence on its damage."""
    line = (block.start_line or 0) + 1
    if isinstance(block, model.DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        names = ", ".join(sorted(block.duplicate_keys))
        entry = _read(inner, start, strings) if isinstance(inner, model.Entry) else None
        key = entry.key if entry else "?"
        return entry, f"Entry {key} (line {line}) gives {names} more than once; the first counts."
    if isinstance(block, model.Entry):
        if any(_runs_on(str(one.value)) for one in block.fields):
            return _recovered(block, start, line, strings)
        return _read(block, start, strings), None
    if isinstance(block, model.ParsingFailedBlock):
        return _recovered(block, start, line, strings)
    return None, None


def _runs_on(value: str) -> bool:
    """Whether a value holds the next field as well, as it does where the comma between them is missing."""
    found = _NEXT_FIELD.search(value)
    return found is not None and value.count("{", 0, found.end()) == value.count("}", 0, found.end())


def _recovered(block: model.Block, start: int, line: int, strings: Strings) -> tuple[Entry | None, str | None]:
    """What can be had of an entry that does not parse: its key, and the fields that stand on lines of their own."""
    raw = (block.raw or "").rstrip()
    head = _HEAD.match(raw)
    if head is None or head[1].lower() in ("string", "comment", "preamble"):
        return None, f"What begins in line {line} is damaged and was left out."
    warning = f"Entry {head[2]} (line {line}) is damaged: a brace, a quotation mark or a comma is missing."
    fields: dict[str, str] = {}
    for found in _LINE.finditer(raw):
        fields.setdefault(found[1].lower(), strings.evaluate(_mended(found[2])))
    return Entry(head[2], head[1].lower(), fields, raw, Span(start, start + len(raw)), line), warning


def _mended(value: str) -> str:
    """The value of a field on one line, without the brace or quotation mark that is not closed."""
    value = value.rstrip(", \t\r")
    while value.endswith("}") and value.count("}") > value.count("{"):
        value = value[:-1].rstrip()
    if value.startswith("{") and value.count("{") > value.count("}"):
        return value + "}" * min(value.count("{") - value.count("}"), 50)
    return value + '"' if value.startswith('"') and value.count('"') % 2 else value


def _read(entry: model.Entry, start: int, strings: Strings) -> Entry:
    raw = entry.raw or ""
    fields: dict[str, str] = {}
    places: dict[str, Span] = {}
    offset = len(entry.key)
    for one in entry.fields:
        name = one.key.lower()
        value = str(one.value)
        begin = raw.find(value, offset)
        if begin >= 0:
            offset = begin + len(value)
        if name and name not in fields:
            fields[name] = strings.evaluate(value)
            if begin >= 0:
                places[name] = _inner(value, start + begin)
    aliases = tuple(part.strip() for part in fields.get("ids", "").split(",") if part.strip())
    line = (entry.start_line or 0) + 1
    span = Span(start, start + len(raw))
    return Entry(entry.key, entry.entry_type.lower(), fields, raw, span, line, places, aliases)


def _inner(value: str, start: int) -> Span:
    """Where a value stands without its braces or quotation marks."""
    wrapped = len(value) > 1 and value[0] in '{"' and value[-1] in '}"'
    return Span(start + 1, start + len(value) - 1) if wrapped else Span(start, start + len(value))


def _named_by(entry: Entry) -> list[str]:
    return [key.strip() for name in _LISTING for key in entry.fields.get(name, "").split(",") if key.strip()]


def _inherited(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the fields that `xdata` and `crossref` hand down."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key, entry)
    return [
        replace(entry, fields=_with_parents(entry, by_key))
        if "crossref" in entry.fields or "xdata" in entry.fields
        else entry
        for entry in entries
    ]


def _with_parents(entry: Entry, by_key: Mapping[str, Entry]) -> dict[str, str]:
    """The fields of an entry, its own first; a chain of parents is followed to a depth, a loop once."""
    fields = dict(entry.fields)
    seen = {entry.key}
    current: list[tuple[Entry, bool]] = [(entry, True)]
    for _ in range(_DEEPEST):
        parents = [
            (by_key[key], name == "xdata")
            for child, _ in current
            for name in ("xdata", "crossref")
            for key in (part.strip() for part in child.fields.get(name, "").split(","))
            if key in by_key and key not in seen
        ][:_DEEPEST]
        for parent, whole in parents:
            seen.add(parent.key)
            for name, value in parent.fields.items():
                if not whole and name in _NOT_INHERITED:
                    continue
                fields.setdefault(name if whole else _PARENT_TITLE.get(name, name), value)
        current = parents
        if not current:
            break
    return fields
