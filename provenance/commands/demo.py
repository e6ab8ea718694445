"""`provenance demo`: the main job on the bundled example."""

import click


@click.command("demo", short_help="Check the bundled example report, offline.")
@click.argument("folder", default="provenance-demo", metavar="[FOLDER]")
@click.option("-v", "--verbose", is_flag=True, help="Further passages for each figure.")
def command(folder: str, verbose: bool) -> None:
    """Write the bundled example to FOLDER (default: provenance-demo) and check it there, offline.

    The report is two pages of text as extracted from a PDF; the archive holds what it cites. The exit status is 0
    although the report has defects: they are planned.
    """
    from importlib.resources import files
    from pathlib import Path

    from provenance.audit import audit
    from provenance.commands.output import progress_line, write_audit
    from provenance.config import Settings
    from provenance.errors import OutputError

    here, bundled = Path(folder), files("provenance.demo")
    try:
        here.mkdir(parents=True, exist_ok=True)
        for name in ("brief.txt", "captures.warc.gz"):
            (here / name).write_bytes(bundled.joinpath(name).read_bytes())
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}): name another folder") from error
    db = here / "provenance.db"
    settings = Settings(sources=(here / "captures.warc.gz",), offline=True, db=db)
    result = audit([str(here / "brief.txt")], settings, progress_line(True))
    write_audit(db, result, "text", None, verbosity=int(verbose))
    click.echo(f"Yours to look at: {here / 'brief.txt'}, {here / 'captures.warc.gz'}, {db}")
