"""The folders that were given to be checked, so that what is put into them later is found."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was named, the run that named it first, and that run's settings."""

    path: str
    run_id: str
    settings: Mapping[str, Any]

    @property
    def database(self) -> str | None:
        """What the database was called in that run."""
        return self.settings.get("db")


def save_folders(db: Database, run: str, paths: Iterable[str]) -> None:
    """Keep those of `paths` that are folders and not yet known."""
    for path in paths:
        if path != "-" and "\0" not in path and os.path.isdir(path):
            row = {"path": os.fsencode(path).decode("utf-8", "backslashreplace"), "run_id": run}
            db.table("folders").insert(row, ignore=True)


def known_folders(db: Database) -> list[Folder]:
    """The folders that were given, by name."""
    query = "SELECT f.path, f.run_id, r.settings FROM folders f JOIN runs r ON r.id = f.run_id ORDER BY f.path"
    return [Folder(path, run, json.loads(settings)) for path, run, settings in db.execute(query)]
