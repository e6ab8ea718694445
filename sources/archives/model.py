"""What every archive of captures offers, whatever it is kept in."""

from typing import Protocol

from sources.capture import Capture


class Archive(Protocol):
    """Captures that are at hand: asked before the network. Nothing is ever unpacked to disk."""

    @property
    def origin(self) -> str:
        """Where its captures are from, as in `Capture.origin`: 'warc:captures.warc.gz', 'folder:evidence'."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """The defects met so far, one sentence each, with record number and offset where there are such."""
        ...

    def find(self, url: str) -> tuple[Capture, ...]:
        """All captures of an address, the newest last; none for what is no address.

        What has become unreadable since the archive was opened is a capture of unknown outcome, with the file's name.
        """
        ...

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """Captures that a list of sources gives for a note label or a title; only plain folders have such a list.

        `url` is the address of the reference, if it has one: a row for another address is not meant.
        """
        ...
