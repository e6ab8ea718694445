"""Captures that are at hand: WARC and WACZ files, mirrors, and folders with a list of sources."""

from sources.archives.model import Archive
from sources.archives.opening import SeveralArchives, open_archive

__all__ = ["Archive", "SeveralArchives", "open_archive"]
