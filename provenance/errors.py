"""What can keep a run from doing its work.

ProvenanceError
├── ConfigError     a setting or an option that is wrong
├── InputError      an input that is missing or may not be read
├── OutputError     a result that cannot be written
├── StoreError
│   ├── SchemaTooNew   a database of a newer version
│   ├── StoreDamaged   not a database, or a broken one
│   └── StoreLocked    another run holds it
└── UnknownFinding
"""

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses, as `sysexits.h` names them from 64 on."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    DAMAGED_INPUT = 65
    MISSING_INPUT = 66
    UNAVAILABLE = 69
    INTERNAL = 70
    CANNOT_CREATE = 73
    IO_ERROR = 74
    TRY_LATER = 75
    NOT_PERMITTED = 77
    INTERRUPTED = 130
    TERMINATED = 143


class ProvenanceError(Exception):
    """Base of all errors of this package; the message is one line with cause and remedy."""

    status = Status.INTERNAL


class ConfigError(ProvenanceError):
    """A setting or an option that is wrong."""

    status = Status.USAGE


class InputError(ProvenanceError):
    """An input that is missing, not a regular file, or may not be read."""

    def __init__(self, message: str, status: Status = Status.MISSING_INPUT) -> None:
        super().__init__(message)
        self.status = status


class OutputError(ProvenanceError):
    """A result that cannot be written."""

    def __init__(self, message: str, status: Status = Status.CANNOT_CREATE) -> None:
        super().__init__(message)
        self.status = status


class StoreError(ProvenanceError):
    """A database that cannot be used."""

    status = Status.CANNOT_CREATE


class SchemaTooNew(StoreError):  # noqa: N818  (the condition, as the house style names it)
    """A database that a newer version wrote."""

    status = Status.DAMAGED_INPUT


class StoreDamaged(StoreError):  # noqa: N818
    """A file that is no database, or a broken one."""

    status = Status.DAMAGED_INPUT


class StoreLocked(StoreError):  # noqa: N818
    """Another run holds the database."""

    status = Status.TRY_LATER


class UnknownFinding(ProvenanceError):  # noqa: N818
    """There is no finding with this fingerprint."""

    status = Status.USAGE
