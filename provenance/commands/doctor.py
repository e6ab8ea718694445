"""`provenance doctor`: whether all that is needed is there."""

import click


@click.command("doctor", short_help="Is all that is needed there? Network, clock, database, helpers.")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("--offline", is_flag=True, default=None, help="Do not look at network, clock and archives.")
@click.option("--allow-private", multiple=True, metavar="CIDR", help="A private network that may be fetched from.")
@click.pass_context
def command(ctx: click.Context, /, db: str | None, offline: bool | None, allow_private: tuple[str, ...]) -> None:
    """Look whether all that is needed is there: a line for each thing, with the remedy where something is wrong.

    A note is something missing that not everybody needs. The exit status is that of the first problem, 0 without any.
    """
    from pathlib import Path

    from provenance.commands.options import settings_of
    from provenance.doctor import Standing, examine_house
    from provenance.reports.printable import printable

    settings = settings_of(db=db, offline=offline, allow_private=allow_private)
    status = 0
    for found in examine_house(settings, Path.cwd()):
        remedy = f" -> {printable(found.remedy)}" if found.remedy else ""
        click.echo(f"{found.standing:<8} {found.name}: {printable(found.said)}{remedy}")
        if found.standing is Standing.PROBLEM:
            status = status or int(found.status)
    ctx.exit(status)
