"""Captures that serve as evidence, kept as WARC records in a folder beside the database."""

from pathlib import Path

from provenance.errors import Status, StoreError
from sources import Capture, append_capture, read_capture

RecordColumns = dict[str, str | int]


class EvidenceFolder:
    """The folder of a store's captures, `NAME.captures` beside `NAME.db`: one WARC file a run."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.stem}.captures")

    def keep(self, run: str, capture: Capture) -> RecordColumns:
        """Append a capture's record; where it stands: file name in the folder, offset and length in bytes.

        Raises StoreError when the folder cannot be made or written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            place = append_capture(self.folder / f"{run}.warc.gz", capture)
        except OSError as error:
            failure = StoreError(
                f"{self.folder} cannot be written ({error.strerror}): free space, or move the database"
            )
            failure.status = Status.IO_ERROR
            raise failure from error
        return {"file": place.file, "offset": place.offset, "length": place.length}

    def read(self, file: str, offset: int) -> Capture:
        """The capture whose record stands there. Raises BadWarc where there is none."""
        return read_capture(self.folder / file, offset)
