"""`provenance explain`: one rule, in full."""

import click


@click.command("explain", short_help="Explain a rule: what it reports, why, what it leaves alone.")
@click.argument("rule")
def command(rule: str) -> None:
    """Explain a rule: what it reports, why it matters, what it leaves alone, with examples that have been run."""
    from provenance.rulebook import explain

    click.echo(explain(rule))
