"""`provenance diff`: what changed between two runs."""

import click


@click.command("diff", short_help="What changed between two runs: new, gone, changed.")
@click.argument("before", default="last-1", metavar="[RUN")
@click.argument("after", default="last", metavar="RUN]")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of the result.")
def command(before: str, after: str, db: str | None, form: str) -> None:
    """Say what changed between two runs: findings that are new, gone or changed, and links that answer otherwise.

    A RUN is an id, the beginning of one, `last` or `last-1`; without any, the last two are compared.

    \b
    provenance diff
    provenance diff 000003 last --format json
    """
    from provenance.commands.options import settings_of
    from provenance.commands.output import write_lines
    from provenance.config import DEFAULT_DATABASE
    from provenance.diff import compare_runs
    from provenance.reports.changes import difference_json, difference_lines
    from provenance.store.runs import find_run
    from provenance.store.store import read_store

    path = settings_of(db=db).db or DEFAULT_DATABASE
    with read_store(path) as store:
        difference = compare_runs(store.db, find_run(store.db, before), find_run(store.db, after))
    lines = [difference_json(difference)] if form == "json" else difference_lines(difference)
    write_lines(lines, None, machine=form == "json")
