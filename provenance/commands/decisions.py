"""`provenance decisions`: what editors decided, as a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import sqlite3


@click.group("decisions", short_help="Export and import what editors decided.")
def command() -> None:
    """Export and import what editors decided, as JSON lines.

    \b
    provenance decisions export -o decisions.jsonl
    provenance decisions import decisions.jsonl --db other.db
    """


@command.command("export")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("-o", "--output", metavar="FILE", help="Write there instead of standard output.")
def export(db: str | None, output: str | None) -> None:
    """Write all decisions in the order they were made; the same decisions give the same bytes."""
    from provenance.commands.output import write_parts
    from provenance.store.decisions_file import export_lines

    with _opened(db, write=False) as connection:
        write_parts(list(export_lines(connection)), output)


@command.command("import")
@click.argument("file", metavar="FILE")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
def import_(file: str, db: str | None) -> None:
    """Add the decisions of FILE ('-' for standard input) that are not there yet, to findings that are.

    A finding is the same when report and fingerprint are. Nothing is changed or taken away.
    """
    from provenance.errors import InputError
    from provenance.inputs import read_bytes
    from provenance.store.decisions_file import import_lines

    try:
        lines = read_bytes(file).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8: export the decisions again") from error
    with _opened(db, write=True) as connection:
        came = import_lines(connection, lines)
    click.echo(f"{came.added} added, {came.known} there already, {came.unknown} on findings that are not here")


@contextmanager
def _opened(db: str | None, *, write: bool) -> "Iterator[sqlite3.Connection]":
    """A connection to the database of the call, made ready; a transaction where something is to be written."""
    from provenance.commands.options import settings_of
    from provenance.config import DEFAULT_DATABASE
    from provenance.errors import StoreError
    from provenance.store.connections import reading, writing
    from provenance.store.database import open_database

    path: Path = settings_of(db=db).db or DEFAULT_DATABASE
    if not path.is_file():
        raise StoreError(f"{path} is not there: name the database with --db")
    open_database(path).conn.close()
    with writing(path) if write else reading(path) as connection:
        yield connection
