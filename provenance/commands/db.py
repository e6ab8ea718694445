"""`provenance db`: looking after the database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from provenance.errors import Status

F = TypeVar("F", bound=Callable[..., Any])


def _database(function: F) -> F:
    return click.option("--db", metavar="FILE", help="The database (default: provenance.db).")(function)


def _path(db: str | None) -> Path:
    from provenance.commands.options import settings_of
    from provenance.config import DEFAULT_DATABASE

    return settings_of(db=db).db or DEFAULT_DATABASE


def _existing(db: str | None) -> Path:
    from provenance.store.database import refuse_missing

    path = _path(db)
    refuse_missing(path)
    return path


@click.group("db", short_help="Look after the database: backup, check, migrate, prune, repair.")
def command() -> None:
    """Look after the database and the captures beside it.

    \b
    provenance db backup backups/2026-11-22
    provenance db check
    """


@command.command("backup", short_help="Copy database and captures into a new folder.")
@click.argument("folder", metavar="FOLDER")
@_database
def backup(folder: str, db: str | None) -> None:
    """Copy the database, as of one moment, and its captures into the new folder FOLDER. Runs may go on meanwhile."""
    from provenance.store.backup import back_up

    done = back_up(_existing(db), Path(folder))
    click.echo(f"{done.database}: {done.size:,} bytes with {done.captures} files of captures")


@command.command("check", short_help="Check every page, reference and capture; change nothing.")
@_database
@click.pass_context
def check(ctx: click.Context, db: str | None) -> None:
    """Check every page of the database, every reference in it, and every capture beside it. Nothing is changed."""
    from provenance.store.store import read_store
    from provenance.store.upkeep import look_over

    with read_store(_existing(db)) as store:
        found = look_over(store)
    for problem in found.problems:
        click.echo(f"problem: {problem}: save what can be read with `provenance db repair`, or restore a backup")
    for damage in found.damaged:
        click.echo(
            f"problem: capture {damage.digest} of {damage.url}: {damage.problem}: restore the folder of captures"
        )
    for name in found.strays:
        click.echo(f"note: nothing speaks of {name}: `provenance db prune` removes it")
    if found.is_sound:
        click.echo(f"ok: the database is sound, and {found.captures} captures are what was written")
    ctx.exit(int(Status.CLEAN if found.is_sound else Status.DAMAGED_INPUT))


@command.command("migrate", short_help="Bring the database to this version's schema.")
@_database
def migrate(db: str | None) -> None:
    """Bring the database to this version's schema, as every command that writes does; a copy of the old one is kept."""
    from provenance.store.database import open_database, run_lock, schema_of
    from provenance.store.schema import SCHEMA_VERSION

    path = _existing(db)
    before = schema_of(path)
    with run_lock(path):
        open_database(path).conn.close()
    if before == SCHEMA_VERSION:
        click.echo(f"{path} has schema {before} already")
    else:
        click.echo(f"{path}: schema {before} -> {SCHEMA_VERSION}; the old one is kept as {path.name}.schema-{before}")


@command.command("prune", short_help="Drop captures that no evidence needs.")
@_database
@click.option("--dry-run", is_flag=True, help="Only say what would be dropped.")
def prune_(db: str | None, dry_run: bool) -> None:
    """Drop the bytes of captures that no evidence needs; what is known of them stays.

    Kept are captures that a verdict rests on, and those that each document and each address had last. Runs before the
    last of a document may then not be computed again.
    """
    from provenance.store.store import open_store
    from provenance.store.upkeep import prune

    with open_store(_existing(db)) as store:
        done = prune(store, really=not dry_run)
    word = "would be dropped" if dry_run else "dropped"
    click.echo(f"{done.captures} captures {word}, {done.freed:,} bytes")


@command.command("repair", short_help="Save what can be read of a damaged database into a new one.")
@_database
@click.option("-o", "--output", metavar="FILE", help="The new database (default: NAME.repaired.db).")
@click.pass_context
def repair_(ctx: click.Context, db: str | None, output: str | None) -> None:
    """Save what can be read of a damaged database into a new one. The damaged one is never touched."""
    from provenance.store.repair import repair

    path = _existing(db)
    target = Path(output) if output else path.with_name(f"{path.stem}.repaired.db")
    done = repair(path, target)
    lost = ", ".join(f"{count} of {table}" for table, count in done.lost.items())
    click.echo(f"{done.path}: {sum(done.saved.values()):,} rows saved{f'; lost: {lost}' if lost else ', none lost'}")
    click.echo(f"Look at it, then put it in the place of {path}; the captures stay in {path.stem}.captures")
    ctx.exit(int(Status.DAMAGED_INPUT if done.lost else Status.CLEAN))
