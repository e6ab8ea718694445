"""The command line: commands are loaded when called, and every failure ends in one line and its exit status."""

import gc
import logging
import signal
import sys
import tempfile
import traceback
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from provenance.errors import ProvenanceError, Status

_OBJECTS = 50_000  # made before cycles are looked for: what a run makes mostly lives to its end

# Command -> the line of `provenance --help`; each lives in the module of its name in `provenance/commands/`.
COMMANDS = {
    "check": "Check reports: notes, references, links, figures and quotations.",
    "links": "Check links alone: of files, folders, bibliographies, lists, or as given.",
    "nightly": "Look after all documents and addresses of the database: what changed?",
    "verify": "Compute a run's verdicts again from its stored evidence, and compare.",
    "diff": "What changed between two runs: new, gone, changed.",
    "report": "The audit report, from the database, as HTML and ten other formats.",
    "export": "The cited works for reference managers, the evidence for archives.",
    "init": "Make a folder ready: configuration, database, and a nightly run on request.",
    "doctor": "Is all that is needed there? Network, clock, database, helpers.",
    "db": "Look after the database: backup, check, migrate, prune, repair.",
    "text": "Print the canonical text of a document, or of a stored capture.",
    "rules": "List the rules.",
    "explain": "Explain a rule: what it reports, why, what it leaves alone.",
    "review": "Decide on findings in a web page on this machine.",
    "decisions": "Export and import what editors decided.",
    "demo": "Check the bundled example report, offline.",
}

EPILOG = """\b
First run:  provenance demo
Your own:   provenance check report.md --sources captures.warc.gz

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong call, 65 and above: something could not be done.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"provenance.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; an unknown one is told with its nearest neighbour."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "see provenance --help"
            raise click.UsageError(f"there is no command {args[0]!r}: {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="provenance-checker", prog_name="provenance")
def cli() -> None:
    """Check where the figures in a report come from."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with the status of what came of it."""
    signal.signal(signal.SIGTERM, _terminate)
    gc.set_threshold(_OBJECTS)
    logging.getLogger().addHandler(logging.NullHandler())  # a user reads what this program says, not its libraries
    sys.exit(int(run(arguments)))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status. Nothing but one line is ever printed of an error."""
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: '>&-'
        return int(Status.IO_ERROR) if sys.stderr is None else _fail("standard output is closed", Status.IO_ERROR)
    try:
        status = cli.main(arguments, prog_name="provenance", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.UsageError as error:
        return _fail(error.format_message(), Status.USAGE)
    except click.ClickException as error:
        return _fail(error.format_message(), Status.USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted: what was done is stored", Status.INTERRUPTED)
    except _Terminated:
        return _fail("terminated: what was done is stored", Status.TERMINATED)
    except ProvenanceError as error:
        return _fail(str(error), error.status)
    except Exception as error:
        return _fail_for_foreign(error)


def _fail_for_foreign(error: Exception) -> int:
    from claims.errors import ClaimsError
    from sources.errors import SourcesError

    if isinstance(error, ClaimsError | SourcesError):
        return _fail(str(error), Status.DAMAGED_INPUT)
    if isinstance(error, OSError) and error.strerror:
        return _fail(f"{error.strerror}{f' ({error.filename})' if error.filename else ''}", Status.IO_ERROR)
    with tempfile.NamedTemporaryFile(
        "w", prefix="provenance-crash-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        traceback.print_exc(file=report)
    name = type(error).__name__
    return _fail(f"an internal error ({name}); please report it with {report.name}", Status.INTERNAL)


def _fail(message: str, status: Status) -> int:
    from provenance.reports.printable import printable

    print(f"provenance: {printable(message)}", file=sys.stderr)
    return int(status)


class _Terminated(BaseException):
    """SIGTERM came: end as an interruption does, storing what was done."""


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise _Terminated
