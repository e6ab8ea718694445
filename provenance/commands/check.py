"""`provenance check`: the main job."""

from typing import Any

import click

from provenance.commands.options import settings_of, with_settings
from provenance.reports.audit.formats import OF_CHECK

FORMATS = ["text", "json", "jsonl", *OF_CHECK]
INPUT_FORMATS = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf", "latex": ".tex",
                 "bibtex": ".bib"}  # fmt: skip


@click.command("check", short_help="Check reports: notes, references, links, figures and quotations.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@with_settings
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Of the result.")
@click.option("-o", "--output", metavar="FILE", help="Write the result there instead of standard output.")
@click.option("--input-format", type=click.Choice(list(INPUT_FORMATS)), help="Of the documents, whatever their names.")
@click.option("--bibliography", multiple=True, metavar="FILE", help="BibTeX or CSL-JSON file that documents cite from.")
@click.option("--with-text", is_flag=True, help="Add each document's canonical text to JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors and warnings, and the totals.")
@click.option("-v", "--verbose", is_flag=True, help="Further passages for each figure.")
@click.option("--no-progress", is_flag=True, help="No progress line on standard error.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    input_format: str | None,
    bibliography: tuple[str, ...],
    with_text: bool,
    quiet: bool,
    verbose: bool,
    no_progress: bool,
    **options: Any,
) -> None:
    """Check reports: notes and markers, references, links, figures and quotations.

    A PATH is a document, a folder of documents, or - for standard input. Sources are looked for in --sources first,
    then fetched, unless --offline is given.

    \b
    provenance check brief.txt --sources captures.warc.gz
    provenance check reports/ --offline --format json -o result.json
    provenance check draft.md --select numbering,references --fail-on warning
    """
    from dataclasses import replace

    from provenance.audit import audit
    from provenance.commands.output import progress_line, write_audit, write_result
    from provenance.config import DEFAULT_DATABASE

    settings = settings_of(**options)
    db = settings.db or DEFAULT_DATABASE
    settings = replace(settings, db=db)
    suffix = INPUT_FORMATS[input_format] if input_format else None
    progress = progress_line(not quiet and not no_progress)
    result = audit(paths, settings, progress, suffix=suffix, bibliographies=bibliography)
    verbosity = -1 if quiet else int(verbose)
    if form in ("json", "jsonl"):
        write_result(result, form, output, verbosity=verbosity, with_text=with_text)
    else:
        write_audit(db, result, form, output, verbosity=verbosity)
    ctx.exit(0 if settings.exit_zero and result.status(settings.fail_on) == 1 else result.status(settings.fail_on))
