"""Writing a result: to standard output or to a file that is whole or not there, and progress to standard error."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from provenance.audit import Progress, no_progress
from provenance.errors import OutputError, Status
from provenance.reports import json as json_report
from provenance.reports import links
from provenance.reports.printable import shorten
from provenance.result import Result


def write_result(result: Result, form: str, output: str | None, *, verbosity: int, with_text: bool = False) -> None:
    """Write `result` for programs, or its addresses as text.

    Raises OutputError when it cannot be written.
    """
    if form == "json":
        write_parts([json_report.render(result, with_text=with_text)], output)
    elif form == "jsonl":
        write_parts(json_report.render_lines(result, with_text=with_text), output)
    else:
        write_lines(links.render(result, width=_width(), verbosity=verbosity), output)
    _tell_if_stopped(result)


def write_audit(db: Path, result: Result, form: str, output: str | None, *, verbosity: int = 0) -> None:
    """Write what `result` came to, as `db` has it now: as text, or in a format of the audit report (`OF_CHECK`).

    Raises OutputError when it cannot be written.
    """
    from provenance.reports import terminal
    from provenance.reports.audit.assemble import Scope, assemble
    from provenance.reports.audit.formats import render
    from provenance.store.store import read_store

    with read_store(db) as store:
        audit = assemble(store.db, Scope(run=result.run.id), None if form == "text" else Path.cwd())
    if form == "text":
        ascii_only = not _is_file(output) and not _shows_signs()
        lines = terminal.render(audit, width=_width(), verbosity=verbosity, ascii_only=ascii_only)
        write_lines(lines, output)
    else:
        write_parts([render(form, audit)], output)
    _tell_if_stopped(result)


def _tell_if_stopped(result: Result) -> None:
    if result.stopped is not None:
        print("provenance: stopped: what had come is judged and kept; run it again for the rest", file=sys.stderr)


def _is_file(output: str | None) -> bool:
    return output is not None and output != "-"


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def write_lines(lines: Iterable[str], output: str | None, *, machine: bool = False) -> None:
    """Write lines, in colour where a person reads them; see `write_parts`."""
    coloured = not machine and not _is_file(output) and _wants_colour()
    write_parts((f"{line if coloured else click.unstyle(line)}\n" for line in lines), output, machine=machine)


def write_parts(parts: Iterable[str | bytes], output: str | None, *, machine: bool = True) -> None:
    """Write to the file `output`, or to standard output where that is None or `-`; text for a machine is UTF-8.

    Raises OutputError when it cannot be written.
    """
    if output is not None and output != "-":
        _write_file(Path(output), parts)
    else:
        _write_stdout(parts, machine=machine)


def _write_file(path: Path, parts: Iterable[str | bytes]) -> None:
    """Write to a temporary name in the same folder, then rename: a reader never sees half a report.

    What is no file, a pipe or a device, is written to as it is and never replaced.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder: name a file with -o")
    if path.exists() and not path.is_file():
        _write_through(path, parts)
        return
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path} cannot be made ({error.strerror}): name another file with -o") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(_encoded(parts))
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise OutputError(f"{path} cannot be written ({error.strerror})", Status.IO_ERROR) from error


def _encoded(parts: Iterable[str | bytes], encoding: str = "utf-8") -> Iterator[bytes]:
    """Each part as bytes; a sign that cannot be written is shown by its code."""
    errors = "backslashreplace"
    return (part.encode(encoding, errors) if isinstance(part, str) else part for part in parts)


def _write_through(path: Path, parts: Iterable[str | bytes]) -> None:
    try:
        with path.open("wb") as file:
            file.writelines(_encoded(parts))
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror})", Status.IO_ERROR) from error


def _write_stdout(parts: Iterable[str | bytes], *, machine: bool) -> None:
    encoding = "utf-8" if machine else sys.stdout.encoding or "utf-8"
    try:
        for part in _encoded(parts, encoding):
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    except OSError as error:
        with contextlib.suppress(OSError):  # what is still buffered would fail again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"standard output cannot be written ({error.strerror})", Status.IO_ERROR) from error


def _shows_signs() -> bool:
    try:
        "✓±✗–→“”…·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _wants_colour() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def progress_line(wanted: bool) -> Progress:
    """A progress line on standard error, rewritten in place; silent where that is no terminal or not wanted."""
    if not wanted or not sys.stderr.isatty():
        return no_progress

    def show(stage: str, done: int, of: int, what: str) -> None:
        width = shutil.get_terminal_size((80, 24)).columns - 1
        line = shorten(f"{stage} {done}/{of} {what}", width)
        sys.stderr.write(f"\r{line:<{width}}\r")
        sys.stderr.flush()

    return show
