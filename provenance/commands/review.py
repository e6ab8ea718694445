"""`provenance review`: the web page for editors."""

from typing import Any

import click


@click.command("review", short_help="Decide on findings in a web page on this machine.")
@click.option("--db", metavar="FILE", help="The database (default: provenance.db).")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port; 0, the default, takes a free one.")
@click.option("--bind", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--host-name", "names", multiple=True, metavar="NAME", help="A further name the page is reached by.")
@click.option("--name", "reviewer", metavar="NAME", default="", help="Who decides (default: your login name).")
@click.option("--read-only", is_flag=True, help="Show everything, change nothing.")
@click.option("--blind", is_flag=True, help="Show others' decisions only after one's own.")
@click.option("--sources", multiple=True, metavar="PATH", help="Sources for documents added from the page.")
@click.option("--offline", is_flag=True, default=None, help="Checks from the page use no network.")
@click.option("--as-of", metavar="TIME", help="The day, or the moment with T…Z, checks from the page judge from.")
@click.option("--allow-private", multiple=True, metavar="CIDR", help="A private network that may be fetched from.")
def command(
    port: int,
    bind: str,
    names: tuple[str, ...],
    reviewer: str,
    read_only: bool,
    blind: bool,
    **options: Any,
) -> None:
    """Start a web page in which editors decide on the findings, and print its address.

    The page answers on this machine only. Another --bind address needs a secret in PROVENANCE_REVIEW_TOKEN.

    \b
    provenance review
    provenance review --db audit.db --port 8765 --name "Ada Brandt"
    provenance review --read-only
    """
    from provenance.commands.options import settings_of
    from provenance.config import DEFAULT_DATABASE
    from provenance.errors import ConfigError

    try:
        from provenance.review.serving import Start, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn", "python_multipart", "multipart"):
            raise
        raise ConfigError("the review page needs its extra: pip install 'provenance-checker[review]'") from error
    settings = settings_of(**options)
    serve(Start(settings.db or DEFAULT_DATABASE, settings, bind, port, names, reviewer, read_only, blind))
