"""`provenance init`: a folder made ready for reports."""

from pathlib import Path

import click


@click.command("init", short_help="Make a folder ready: configuration, database, and a nightly run on request.")
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--systemd", is_flag=True, help="Write a service and a timer for systemd.")
@click.option("--cron", is_flag=True, help="Write a line for cron.")
@click.option("--github", is_flag=True, help="Write a workflow for GitHub.")
@click.option("--force", is_flag=True, help="Write over files that are there; never over a database.")
def command(folder: str, systemd: bool, cron: bool, github: bool, force: bool) -> None:
    """Make FOLDER (default: this one) ready: a configuration, a first database, and a nightly run on request.

    What is there already is kept, unless --force is given; a database is kept in any case.

    \b
    provenance init reports --systemd
    """
    from provenance.starting import Wanted, next_steps, start

    written = start(Path(folder), Wanted(systemd, cron, github, force))
    for one in written:
        click.echo(f"{one.path}: {'written' if one.is_new else 'is there already, kept'}")
    click.echo("\nNext:")
    for step in next_steps(written):
        click.echo(f"  {step}")
