"""`provenance verify`: a run computed again from what is stored."""

import click


@click.command("verify", short_help="Compute a run's verdicts again from its stored evidence, and compare.")
@click.argument("run", default="last", metavar="[RUN]")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of the result.")
@click.pass_context
def command(ctx: click.Context, /, run: str, db: str | None, form: str) -> None:
    """Compute every verdict and finding of RUN again, from its stored inputs and captures, and compare.

    RUN is an id, the beginning of one, `last` or `last-1`. Nothing is fetched and nothing is written, so a copy of a
    database with its folder of captures can be verified anywhere, with the same version of this program.

    \b
    provenance verify last
    provenance verify 000012 --db bundle/provenance.db
    """
    from provenance.commands.options import settings_of
    from provenance.commands.output import write_lines
    from provenance.config import DEFAULT_DATABASE
    from provenance.reports.changes import verification_json, verification_lines
    from provenance.store.runs import find_run
    from provenance.store.store import read_store
    from provenance.verify import verify

    path = settings_of(db=db).db or DEFAULT_DATABASE
    with read_store(path) as store:
        found = verify(store, find_run(store.db, run))
    lines = [verification_json(found)] if form == "json" else verification_lines(found)
    write_lines(lines, None, machine=form == "json")
    ctx.exit(int(found.status))
