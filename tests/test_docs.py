"""The documentation is true: its commands run, its output is real, nothing that exists goes unsaid."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import claims
import provenance
import sources
from provenance.cli import COMMANDS, cli
from provenance.config import Settings
from provenance.rulebook import ENTRIES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands_of_readme() -> list[str]:
    return re.findall(r"^\$ (.+?)(?:\s+#.*)?$", README, flags=re.MULTILINE)


def test_ci_runs_the_second_command_exactly() -> None:
    line = next(command for command in commands_of_readme() if "pytest" in command)
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == line


def test_the_first_command_installs_and_runs_the_demo() -> None:
    assert any(command.endswith("provenance demo") and "pip install" in command for command in commands_of_readme())


def test_the_output_in_the_readme_is_real(tmp_path: Path) -> None:
    shown = re.search(r"<!-- demo -->\n```console\n\$ provenance demo\n(.*?)```", README, flags=re.DOTALL)
    assert shown is not None
    command = [sys.executable, "-m", "provenance", "demo"]
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60, env=environment)
    printed = done.stdout.decode().splitlines()
    wanted = [line for line in shown.group(1).splitlines() if line.strip() not in ("", "…")]
    assert len(wanted) > 10
    positions = iter(printed)
    for line in wanted:
        assert line in positions, f"not printed, or not in this order: {line!r}"


@pytest.mark.parametrize("command", [c for c in commands_of_readme() if c.startswith("provenance check")])
def test_the_readme_s_calls_are_understood(command: str) -> None:
    arguments = shlex.split(command)[2:]
    context = cli.make_context("provenance", ["check", "--help"], resilient_parsing=True)
    check = cli.get_command(context, "check")
    assert check is not None
    check.make_context("check", arguments)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"\n## {name}\n" in page
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    assert command.get_short_help_str(200) == COMMANDS[name]
    for parameter in command.params:
        for option in parameter.opts:
            assert not option.startswith("--") or f"`{option}" in page or f"{option} " in page, option


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for name in Settings.__dataclass_fields__:
        assert f"| `{name.replace('_', '-')}` |" in page, name


def test_every_rule_is_documented() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    for rule in (entry.rule for entry in ENTRIES):
        assert re.search(rf"^#+ `?{rule.id}`?$", page, flags=re.MULTILINE), rule.id


@pytest.mark.parametrize("package", [claims, sources, provenance])
def test_the_public_names_are_sorted_and_there(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert list(names) == sorted(names)
    for name in names:
        value = getattr(package, name)
        assert value.__doc__, name


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
