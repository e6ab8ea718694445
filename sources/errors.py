"""What can keep a source from being asked or read. What the world answers (gone, refused, slow) is an Outcome.

SourcesError
├── FetchError
│   ├── BadAddress          what is asked for is no address
│   └── AddressRefused      a private address, or a scheme that is not fetched
├── ArchiveError
│   ├── BadWarc             a WARC or WACZ that cannot be read at all
│   ├── BadFolder           a sources folder that cannot be read
│   └── ArchiveUnavailable  the archive did not answer
└── TextError
    ├── UnsupportedMedia    no text reader takes this
    ├── EncryptedFile
    └── DamagedFile
"""


class SourcesError(Exception):
    """Base of all errors of this package; the message is one line with cause and remedy."""


class FetchError(SourcesError):
    """An address that cannot be fetched."""


class BadAddress(FetchError):  # noqa: N818  (the condition, as the house style names it)
    """What is asked for is no address."""


class AddressRefused(FetchError):  # noqa: N818
    """The address is private, or of a scheme or port that is not fetched."""


class ArchiveError(SourcesError):
    """An archive or a folder of sources that cannot be used."""


class BadWarc(ArchiveError):  # noqa: N818
    """A WARC or WACZ file that holds no readable record."""


class BadFolder(ArchiveError):  # noqa: N818
    """A folder of sources that cannot be read."""


class ArchiveUnavailable(ArchiveError):  # noqa: N818
    """The archive did not answer."""


class TextError(SourcesError):
    """Bytes whose text cannot be read."""


class UnsupportedMedia(TextError):  # noqa: N818
    """No text reader takes this media type."""


class EncryptedFile(TextError):  # noqa: N818
    """The file needs a password."""


class DamagedFile(TextError):  # noqa: N818
    """The file is broken beyond reading."""
