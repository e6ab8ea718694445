"""`provenance rules`: the list of rules."""

import click


@click.command("rules", short_help="List the rules.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Of the list.")
def command(form: str) -> None:
    """List the rules: id, severity, and what each reports. A group's name selects all its rules."""
    import json
    from itertools import groupby

    from provenance.rulebook import ENTRIES

    rules = [entry.rule for entry in ENTRIES]
    if form == "json":
        rows = [
            {"id": rule.id, "group": rule.group.value, "severity": rule.severity.value, "summary": rule.summary}
            for rule in rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    width = max(len(rule.id) for rule in rules)
    for group, members in groupby(rules, key=lambda rule: rule.group):
        click.secho(group.value, bold=True)
        for rule in members:
            click.echo(f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.summary}")
