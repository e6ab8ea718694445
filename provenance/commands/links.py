"""`provenance links`: only the links."""

import os
from typing import TYPE_CHECKING, Any

import click

from provenance.commands.check import INPUT_FORMATS
from provenance.commands.options import settings_of, with_settings

if TYPE_CHECKING:
    from sources.archives.remote.saving import Saving


def _tell(saving: "Saving") -> None:
    """Say on standard error what came of a page, so that the result stays what programs read."""
    from provenance.reports.printable import printable

    where = f" {saving.archived_url}" if saving.archived_url else ""
    click.echo(f"{saving.outcome}: {printable(saving.url)}: {printable(saving.message)}{printable(where)}", err=True)


@click.command("links", short_help="Check links alone: of files, folders, bibliographies, lists, or as given.")
@click.argument("targets", nargs=-1, required=True, metavar="PATH|URL…")
@with_settings
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", help="Of the result.")
@click.option("-o", "--output", metavar="FILE", help="Write the result there instead of standard output.")
@click.option("--input-format", type=click.Choice(list(INPUT_FORMATS)), help="Of the documents, whatever their names.")
@click.option("--bibliography", multiple=True, metavar="FILE", help="BibTeX or CSL-JSON file that documents cite from.")
@click.option("-q", "--quiet", is_flag=True, help="Only defects, and the totals.")
@click.option("-v", "--verbose", is_flag=True, help="Also the addresses that are as they should be.")
@click.option("--save", is_flag=True, help="Have the Internet Archive save what is alive and in no archive.")
@click.option("--no-progress", is_flag=True, help="No progress line on standard error.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    targets: tuple[str, ...],
    form: str,
    output: str | None,
    input_format: str | None,
    bibliography: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    save: bool,
    no_progress: bool,
    **options: Any,
) -> None:
    """Check links alone: is each address alive, moved, gone, parked, drifted, blocked?

    A target is an address, a document, a folder, a BibTeX file, a list of addresses (one a line), or - for standard
    input. Every address is asked once at every call; the database remembers, so that a failure counts as dead only
    after enough nights.

    \b
    provenance links report.md
    provenance links https://example.org/a https://example.org/b
    provenance links addresses.txt --format jsonl --db links.db
    """
    from dataclasses import replace

    from provenance.commands.output import progress_line, write_result
    from provenance.config import DEFAULT_DATABASE
    from provenance.links import audit_links, read_targets

    settings = settings_of(**options)
    settings = settings if settings.db else replace(settings, db=DEFAULT_DATABASE)
    keys = None
    if save:
        from provenance.saving import asking_for_all, keys_of

        keys, settings = keys_of(os.environ), asking_for_all(settings)
    given = read_targets(targets, INPUT_FORMATS[input_format] if input_format else None, bibliography)
    result = audit_links((), settings, progress_line(not quiet and not no_progress), given)
    write_result(result, form, output, verbosity=-1 if quiet else int(verbose))
    if keys is not None:
        from provenance.saving import save_pages, unsaved

        save_pages(unsaved(result), settings, keys, _tell)
    ctx.exit(0 if settings.exit_zero and result.status(settings.fail_on) == 1 else result.status(settings.fail_on))
