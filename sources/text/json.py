"""JSON as lines of `path: value`; numbers as they are written, rows of tables as rows.

A list of flat objects or of equally long lists of plain values is a table; its keys are the column headers.
"""

import json
from collections.abc import Iterator

from sources.text import limits
from sources.text.builder import TextBuilder, fold
from sources.text.model import PassageKind, SourceText
from sources.text.tables import PlacedCell

_DATES = ("datePublished", "published", "publication_date", "date_published")
_MAX_KEYS = 200


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


def read_json(text: str) -> SourceText:
    """The values of a JSON text, or of one JSON text a line."""
    builder = TextBuilder()
    try:
        data = _loaded(text)
    except (ValueError, RecursionError):
        return builder.finish(media_type="application/json", unreadable="damaged JSON")
    title = data.get("title") if isinstance(data, dict) else None
    for path, value in _walk(data):
        if builder.is_full:
            break
        if isinstance(value, list):
            _add_rows(builder, path, value)
        else:
            builder.add(PassageKind.PARAGRAPH, f"{path}: {value}" if path else value)
    return builder.finish(media_type="application/json", title=title if type(title) is str else None)


def _loaded(text: str) -> object:
    try:
        return json.loads(text, parse_int=_Number, parse_float=_Number, parse_constant=_Number, strict=False)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line, parse_int=_Number, parse_float=_Number, strict=False) for line in lines]


def _walk(data: object) -> Iterator[tuple[str, str | list[object]]]:
    """The plain values of `data` with their paths, in order; a table comes as a whole."""
    stack: list[tuple[str, object]] = [("", data)]
    count = 0
    while stack:
        path, value = stack.pop()
        count += 1
        if count > limits.NODES:
            return
        if isinstance(value, dict) and "[" in path and len(value) > 1 and _is_flat(value.values()):
            yield path, [value]
        elif isinstance(value, dict):
            stack += [(f"{path}.{key}" if path else str(key), entry) for key, entry in reversed(value.items())]
        elif isinstance(value, list):
            if _is_table(value):
                yield path, value
            else:
                stack += [(f"{path}[{index}]", value[index]) for index in range(len(value) - 1, -1, -1)]
        elif text := _shown(value):
            yield fold(path), text


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return fold(str(value))


def _is_table(value: list[object]) -> bool:
    if len(value) < 2:
        return False
    first = value[0]
    if isinstance(first, dict):
        return all(isinstance(row, dict) and len(row) <= _MAX_KEYS and _is_flat(row.values()) for row in value)
    if isinstance(first, list):
        return len(first) > 1 and all(
            isinstance(row, list) and len(row) == len(first) and _is_flat(row) for row in value
        )
    return False


def _is_flat(values: object) -> bool:
    return not any(isinstance(value, dict | list) for value in values)  # type: ignore[attr-defined]


def _add_rows(builder: TextBuilder, path: str, rows: list[object]) -> None:
    title = fold(path) or None
    names: list[str] = []
    for index, row in enumerate(rows):
        if builder.is_full:
            return
        if isinstance(row, dict):
            label = next((_shown(value) for value in row.values() if type(value) is str and value), None)
            cells = [
                PlacedCell(_shown(value), index, column, _headers(fold(str(key)), label, _shown(value)))
                for column, (key, value) in enumerate(row.items())
            ]
        elif isinstance(row, list):
            if index == 0 and all(type(value) is str for value in row):
                names = [fold(value) for value in row]
            label = (
                next((_shown(value) for value in row if type(value) is str and value), None)
                if index or not names
                else None
            )
            cells = [
                PlacedCell(
                    _shown(value),
                    index,
                    column,
                    _headers(names[column], label, _shown(value)) if names and index else (),
                )
                for column, value in enumerate(row)
            ]
        else:
            continue
        builder.add_row(cells, title=title)


def _headers(key: str, label: str | None, text: str) -> tuple[str, ...]:
    return (key,) if label is None or label == text else (key, label)
