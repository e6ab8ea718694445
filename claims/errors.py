"""What can keep a document from being read.

ClaimsError
├── UnreadableDocument   damaged, empty, binary, encrypted
├── UnsupportedFormat    a format that no reader knows
└── BadBibliography      a bibliography that cannot be read
"""


class ClaimsError(Exception):
    """Base of all errors of this package; the message is one line with cause and remedy."""


class UnreadableDocument(ClaimsError):  # noqa: N818  (the condition, as the house style names it)
    """The bytes are of a known format and cannot be read."""


class UnsupportedFormat(ClaimsError):  # noqa: N818
    """No reader takes these bytes."""


class BadBibliography(ClaimsError):  # noqa: N818
    """A bibliography that cannot be parsed at all."""
