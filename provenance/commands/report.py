"""`provenance report`: the audit report, from the database."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.reports.audit.formats import FORMS

if TYPE_CHECKING:
    from provenance.reports.audit.model import Audit


@click.command("report", short_help="The audit report, from the database, as HTML and ten other formats.")
@click.argument("report", required=False)
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="Default: what the name for -o says, else html.")
@click.option("-o", "--output", metavar="FILE", help="Write the report there instead of standard output.")
@click.option("--bundle", metavar="FILE", help="Write database, captures, inputs and report there, as one zip file.")
@click.option("--run", metavar="RUN", help="As this run saw it: an id, `last`, `last-1`.")
@click.option("--as-of", metavar="TIME", help="As the last run until this day or moment saw it.")
def command(
    report: str | None,
    db: str | None,
    form: str | None,
    output: str | None,
    bundle: str | None,
    run: str | None,
    as_of: str | None,
) -> None:
    """Write the audit report: what was claimed, what the sources say, what to mend, and how it was found.

    REPORT is the name of a report or the path it was read from; without it, all reports of the database are in it.
    Nothing is checked again. The same database and --as-of give the same bytes.

    \b
    provenance report -o audit.html
    provenance report "Losses in the networks" --format md
    provenance report --run last-1 --format sarif -o audit.sarif
    provenance report --bundle audit.zip
    """
    from provenance.commands.options import settings_of
    from provenance.commands.output import write_parts
    from provenance.config import DEFAULT_DATABASE
    from provenance.errors import ConfigError
    from provenance.reports.audit.assemble import Scope, assemble
    from provenance.reports.audit.formats import of_suffix, render
    from provenance.store.inputs import load_input
    from provenance.store.store import read_store

    settings = settings_of(db=db, as_of=as_of)
    chosen = form or (of_suffix(output) if output else None) or "html"
    if not FORMS[chosen].is_text and output is None:
        raise ConfigError(f"{chosen} is no text: name a file with -o")
    path = settings.db or DEFAULT_DATABASE
    with read_store(path) as store:
        audit = assemble(store.db, Scope(report, run, settings.as_of), path.parent)
        wanted = form or output or not bundle
        rendered = render(chosen, audit, lambda document: load_input(store.db, document.id).data) if wanted else b""
    if wanted:
        write_parts([rendered], output)
    if bundle:
        _write_bundle(path, audit, Path(bundle))


def _write_bundle(path: Path, audit: "Audit", target: Path) -> None:
    from provenance.errors import OutputError
    from provenance.reports.bundle import write_bundle

    try:
        write_bundle(path, audit, target)
    except OSError as error:
        raise OutputError(f"{target} cannot be written ({error.strerror}): name another file") from error
    click.echo(f"{target}: {target.stat().st_size:,} bytes", err=True)
