"""`provenance export`: the cited works and the evidence, for other programs."""

import click

FORMATS = ("bibtex", "csl-json", "ris", "warc", "wacz")


@click.command("export", short_help="The cited works for reference managers, the evidence for archives.")
@click.argument("report", required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Of what is written.")
@click.option("-o", "--output", metavar="FILE", help="Write there instead of standard output.")
@click.option("--run", metavar="RUN", help="As this run saw it: an id, `last`, `last-1`.")
@click.option("--as-of", metavar="TIME", help="As the last run until this day or moment saw it.")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
def command(
    report: str | None, form: str, output: str | None, run: str | None, as_of: str | None, db: str | None
) -> None:
    """Write what reports cite, as BibTeX, CSL-JSON or RIS; or the captures they rest on, as WARC or WACZ.

    REPORT is the name of a report or the path it was read from; without it, all reports of the database are taken.

    \b
    provenance export --format bibtex -o sources.bib
    provenance export "Losses in the networks" --format wacz -o evidence.wacz
    """
    from provenance.commands.options import settings_of
    from provenance.commands.output import write_parts
    from provenance.config import DEFAULT_DATABASE
    from provenance.errors import ConfigError
    from provenance.reports.audit.assemble import Scope, assemble
    from provenance.reports.export import bibliographies, evidence
    from provenance.reports.export.works import cited_works
    from provenance.store.store import read_store

    if form in ("warc", "wacz") and output is None:
        raise ConfigError(f"{form} is no text: name a file with -o")
    settings = settings_of(db=db, as_of=as_of)
    path = settings.db or DEFAULT_DATABASE
    write = {"bibtex": bibliographies.bibtex, "csl-json": bibliographies.csl_json, "ris": bibliographies.ris}
    with read_store(path) as store:
        audit = assemble(store.db, Scope(report, run, settings.as_of), path.parent)
        if form in write:
            exported: str | bytes = write[form](cited_works(store.db, audit))
        else:
            found = evidence.records(store, audit)
            exported = evidence.warc(found) if form == "warc" else evidence.wacz(found, audit)
    write_parts([exported], output)
