"""Runs by the names that people give them: an id, the beginning of one, its number, `last`, `last-1`."""

import re

from sqlite_utils import Database

from provenance.errors import StoreError

_FROM_THE_END = re.compile(r"last(?:-(\d{1,6}))?")


class UnknownRun(StoreError):  # noqa: N818  (the condition, as the house style names it)
    """There is no such run, or several begin so."""

    def __init__(self, name: str, known: list[str]) -> None:
        several = len(known) > 1
        told = f"{', '.join(known[:5])}{' …' if len(known) > 5 else ''}"
        what = f"{len(known)} runs begin with {name!r} ({told})" if several else f"there is no run {name!r}"
        super().__init__(f"{what}: name one by its id, or `last`, `last-1`")
        from provenance.errors import Status

        self.status = Status.USAGE


def find_run(db: Database, name: str) -> str:
    """The id of the run that `name` means. Raises UnknownRun for none or several."""
    back = _FROM_THE_END.fullmatch(name)
    if back:
        query, key = "SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET ?", [back[1] or "0"]
    elif name.isascii() and name.isdigit() and len(name) < 6:
        query, key = "SELECT id FROM runs WHERE id = ?", [name.zfill(6)]
    else:
        query, key = "SELECT id FROM runs WHERE substr(id, 1, ?) = ? ORDER BY id", [str(len(name)), name]
    found = [row[0] for row in db.execute(query, key)]
    if len(found) != 1 or not name:
        raise UnknownRun(name, found)
    return str(found[0])
