"""Captures that serve as evidence, kept as WARC records in a folder beside the database."""

from pathlib import Path

from sources.capture import Capture

Place = dict[str, str | int]


class EvidenceFolder:
    """The folder of a store's captures: one WARC file a run."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.stem}.captures")

    def keep(self, run: str, capture: Capture) -> Place:
        """Append a capture's record; where it stands: file name in the folder, offset and length in bytes."""
        return {}
