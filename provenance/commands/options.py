"""Options that several commands share, and the settings made of them."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from provenance.config import Settings, load_settings
from provenance.model import Severity

F = TypeVar("F", bound=Callable[..., Any])

_SHARED = (
    click.option("--sources", multiple=True, metavar="PATH", help="WARC, WACZ or folder to read sources from first."),
    click.option(
        "--archive",
        "archives",
        multiple=True,
        metavar="URL",
        help="A web archive to ask for copies: Wayback-compatible, or a Memento TimeGate; `none` for none.",
    ),
    click.option("--offline", is_flag=True, default=None, help="Use no network at all."),
    click.option("--db", metavar="FILE", help="The database (default: provenance.db)."),
    click.option("--select", metavar="RULES", help="Only these rules or groups, separated by commas."),
    click.option("--ignore", metavar="RULES", help="Not these rules or groups."),
    click.option(
        "--fail-on",
        type=click.Choice([severity.value for severity in Severity]),
        help="Severity that makes the exit status 1.",
    ),
    click.option("--exit-zero", is_flag=True, default=None, help="Exit 0 although there are findings."),
    click.option("--as-of", metavar="TIME", help="The day, or the moment with T…Z, to judge from."),
    click.option("--document-date", metavar="DATE", help="The report's own date, where it does not print one."),
    click.option("--allow-private", multiple=True, metavar="CIDR", help="A private network that may be fetched from."),
    click.option("--ca", metavar="FILE", help="A further certificate authority."),
    click.option("--per-host", type=int, metavar="N", help="Requests in flight to one host (default 1)."),
    click.option("--delay", type=float, metavar="SECONDS", help="Between two starts on one host (default 0.2)."),
    click.option("--jobs", type=int, metavar="N", help="Requests in flight in all (default 200)."),
)


def with_settings(function: F) -> F:
    """Add the shared options to a command."""
    for option in reversed(_SHARED):
        function = option(function)
    return function


def settings_of(**given: Any) -> Settings:
    """The settings in force: configuration file, environment, then the options given."""
    if given.get("sources"):
        given["sources"] = [Path(path) for path in given["sources"]]
    return load_settings(Path.cwd(), os.environ, given)
