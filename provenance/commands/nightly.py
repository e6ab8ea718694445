"""`provenance nightly`: all documents and addresses of the database that are due."""

import re
from typing import Any

import click

from provenance.commands.options import settings_of, with_settings

_BUDGET = re.compile(r"(\d{1,6})\s?(s|m|h|)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "": 60}


def _seconds(ctx: click.Context, option: click.Parameter, value: str | None) -> float | None:
    if value is None:
        return None
    found = _BUDGET.fullmatch(value.strip().lower())
    if found is None:
        raise click.BadParameter(f"{value!r} is no time such as 50m, 2h or 90s")
    return float(int(found[1]) * _SECONDS[found[2]])


@click.command("nightly", short_help="Look after all documents and addresses of the database: what changed?")
@with_settings
@click.option("--budget", metavar="TIME", callback=_seconds, help="How long to ask: 50m, 2h; the rest waits a night.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of the result.")
@click.option("-o", "--output", metavar="FILE", help="Write the result there instead of standard output.")
@click.option("-v", "--verbose", is_flag=True, help="Also say how much was asked, on a quiet night too.")
@click.option("--no-progress", is_flag=True, help="No progress line on standard error.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    budget: float | None,
    form: str,
    output: str | None,
    verbose: bool,
    no_progress: bool,
    **options: Any,
) -> None:
    """Look after all documents and addresses of the database, and print only what changed.

    Files that changed are read again, addresses that are due are asked, and what rests on a new answer is judged
    again. On a quiet night nothing is printed. A run that was ended in any way is gone on with by the next call.

    \b
    provenance nightly --budget 50m
    provenance nightly --db reports.db --format json -o night.json
    """
    from dataclasses import replace

    from provenance.commands.output import progress_line, write_lines
    from provenance.config import DEFAULT_DATABASE
    from provenance.nightly.run import run_night
    from provenance.reports.nightly import night_json, night_lines

    settings = settings_of(**options)
    settings = settings if settings.db else replace(settings, db=DEFAULT_DATABASE)
    night = run_night(settings, progress_line(not no_progress), budget_s=budget)
    lines = [night_json(night)] if form == "json" else night_lines(night, verbose=verbose)
    write_lines(lines, output, machine=form == "json")
    if night.is_void:
        click.echo("provenance: our own network was out of reach: nothing was marked; try again later", err=True)
    elif night.stopped is not None:
        click.echo("provenance: interrupted: what was answered is kept, the next call goes on from there", err=True)
    status = night.status(settings.fail_on)
    ctx.exit(0 if settings.exit_zero and status == 1 else int(status))
