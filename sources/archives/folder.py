"""A plain folder of sources that only the author has, with a list, `sources.csv`, of what each file is.

Columns in any order, names in any case: `file`, and one or more of `note`, `address` (or `url`) and `title`;
`date` (ISO 8601) where it is known, else the file's modification time stands. Comma, semicolon or tab between them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from rapidfuzz import fuzz

from sources.address import parse_address, scheme_of
from sources.archives.mirror import find_inside, read_kept_file
from sources.capture import Capture
from sources.decoding import MEGABYTE
from sources.errors import BadAddress, BadFolder

LIST_NAME = "sources.csv"
_COLUMNS = {
    "file": ("file", "path", "filename", "file name", "document"),
    "note": ("note", "notes", "footnote", "footnotes", "note number", "no", "number", "label"),
    "address": ("address", "url", "link", "uri", "doi"),
    "title": ("title", "work", "name"),
    "date": ("date", "accessed", "captured", "retrieved", "saved"),
}
_LIST_LIMIT = 10 * MEGABYTE
_ROW_LIMIT = 20_000
_TITLE_SCORE = 90
_TITLE_LIMIT = 500
_NOTE_DRESS = re.compile(r"(?:foot|end)?notes?|fn\.?|nn?\.|nos?\.|[\[\]()^#.]")
_NOTE_RANGE = re.compile(r"(\d{1,5})\s?[-\u2013]\s?(\d{1,5})")
_DOI = re.compile(r"\s*(?:doi:\s*|https?://dx\.doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Row:
    file: Path
    notes: frozenset[str]
    key: str | None
    address: str | None
    title: str | None
    captured: datetime | None


def find_list(folder: Path) -> Path | None:
    """The folder's `sources.csv`, whatever its case. Raises BadFolder."""
    try:
        return next((path for path in sorted(folder.iterdir()) if path.name.lower() == LIST_NAME), None)
    except OSError as error:
        raise BadFolder(f"{folder}: cannot be read ({error.strerror or error})") from None


class Folder:
    """Files that a list ties to notes, addresses and titles."""

    def __init__(self, folder: Path, list_path: Path) -> None:
        self.origin = f"folder:{folder.resolve().name}"
        self._root = folder.resolve()
        self._warnings: list[str] = []
        self._rows = list(self._read_rows(list_path))
        if not self._rows:
            problem = f" ({self._warnings[0]})" if self._warnings else ""
            raise BadFolder(f"{list_path}: no row names a file that is in the folder{problem}")

    @property
    def warnings(self) -> tuple[str, ...]:
        """The defects met so far."""
        return tuple(self._warnings)

    def find(self, url: str) -> tuple[Capture, ...]:
        """The files listed for an address, the newest last (see Archive)."""
        key = _key(url)
        return self._captures(url, (row for row in self._rows if key is not None and row.key == key))

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """The files listed for a title, or for a note where the row's title and address do not speak against it."""
        key = _key(url) if url else None
        label = _note_label(note) if note else None
        return self._captures(url or "", (row for row in self._rows if _is_cited(row, label, title, key)))

    def _captures(self, url: str, rows: Iterable[_Row]) -> tuple[Capture, ...]:
        wanted = {row.file: row for row in rows}
        captures = [
            read_kept_file(url or row.address or "", file, self.origin, row.captured) for file, row in wanted.items()
        ]
        return tuple(sorted(captures, key=lambda capture: capture.captured))

    def _read_rows(self, list_path: Path) -> Iterator[_Row]:
        table = _read_table(list_path)
        columns = _find_columns(table[0]) if table else {}
        if "file" not in columns or not columns.keys() & {"note", "address", "title"}:
            raise BadFolder(
                f"{list_path}: its first line must name the column 'file' and one of 'note', 'address', 'title'"
            )
        for number, cells in enumerate(table[1:_ROW_LIMIT], start=2):
            values = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
            if any(values.values()):
                row = self._row(f"{LIST_NAME} row {number}", values)
                if row is not None:
                    yield row

    def _row(self, place: str, values: dict[str, str]) -> _Row | None:
        name = values.get("file", "")
        file = find_inside(self._root, self._root / name.replace("\\", "/")) if name else None
        if file is None:
            self._warnings.append(f"{place}: there is no file {name!r} in the folder")
            return None
        address = values.get("address") or None
        key = _key(address) if address else None
        if address and key is None:
            self._warnings.append(f"{place}: {address[:200]!r} is no address")
        captured = None
        if values.get("date"):
            captured = _parse_day(values["date"])
            if captured is None:
                self._warnings.append(f"{place}: the date {values['date'][:40]!r} is not in the form 2024-05-31")
        notes = frozenset(_note_labels(values.get("note", "")))
        return _Row(file, notes, key, address, values.get("title") or None, captured)


def _is_cited(row: _Row, label: str | None, title: str | None, key: str | None) -> bool:
    if row.key is not None and key is not None:
        return False  # find() answers for addresses; a row for another one is not meant
    if row.title and title:
        return is_same_title(row.title, title)
    return label is not None and label in row.notes


def _read_table(list_path: Path) -> list[list[str]]:
    try:
        with list_path.open("rb") as stream:
            data = stream.read(_LIST_LIMIT + 1)
    except OSError as error:
        raise BadFolder(f"{list_path}: cannot be read ({error.strerror or error})") from None
    if len(data) > _LIST_LIMIT:
        raise BadFolder(f"{list_path}: larger than {_LIST_LIMIT} bytes")
    text = _decode(data)
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise BadFolder(f"{list_path}: not a table of comma-separated values ({error})") from None


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _find_columns(header: list[str]) -> dict[str, int]:
    names = [cell.strip().casefold() for cell in header]
    found: dict[str, int] = {}
    for column, spellings in _COLUMNS.items():
        at = next((names.index(spelling) for spelling in spellings if spelling in names), None)
        if at is not None:
            found[column] = at
    return found


def _key(written: str) -> str | None:
    """The key of an address as people write it in a table: also a bare DOI, or without `https://`."""
    doi = _DOI.match(written)
    url = f"https://doi.org/{doi.group(1)}" if doi else written
    try:
        return parse_address(url if scheme_of(url) or "." not in url else f"http://{url}").key
    except BadAddress:
        return None


def _note_labels(text: str) -> Iterator[str]:
    for part in re.split(r"[,;]", text):
        label = _note_label(part)
        bounds = _NOTE_RANGE.fullmatch(label)
        if bounds and 0 <= int(bounds.group(2)) - int(bounds.group(1)) <= 500:
            yield from map(str, range(int(bounds.group(1)), int(bounds.group(2)) + 1))
        elif label:
            yield label


def _note_label(text: str) -> str:
    return _NOTE_DRESS.sub("", text.casefold()).strip()


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles name one work: nearly the same words, or one without its subtitle; never other numbers."""
    words, others = (_WORD.findall(text[:_TITLE_LIMIT].casefold()) for text in (one, other))
    if not words or not others:
        return False
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) >= 4 and longer[: len(shorter)] == shorter:
        tail = longer[len(shorter) :]
        return not any(word.isdigit() for word in tail)
    numbers = [sorted(word for word in each if any(map(str.isdigit, word))) for each in (words, others)]
    return numbers[0] == numbers[1] and fuzz.ratio(" ".join(words), " ".join(others)) >= _TITLE_SCORE


def _parse_day(text: str) -> datetime | None:
    """A date or moment in ISO 8601, in UTC; of a month or year its first day."""
    padded = {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text)
    try:
        day = date.fromisoformat(padded)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(padded)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
