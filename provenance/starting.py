"""A folder made ready for reports: configuration, first database, and what runs the program every night."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from provenance.config import DEFAULT_DATABASE, find_config, load_settings
from provenance.errors import OutputError
from provenance.store.database import open_database, run_lock


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was asked for, and whether it was written: one that was there already is kept."""

    path: Path
    is_new: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made beside configuration and database; `force` writes over files that are there."""

    systemd: bool = False
    cron: bool = False
    github: bool = False
    force: bool = False


def start(folder: Path, wanted: Wanted) -> tuple[Written, ...]:
    """Make `folder` ready. A database that is there is brought to this version's schema and never written over.

    Raises OutputError for what cannot be written, StoreError for a database that cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made ({error.strerror}): name another folder") from error
    return tuple(_written(folder.resolve(), wanted))


def _written(folder: Path, wanted: Wanted) -> Iterator[Written]:
    if find_config(folder) is None or wanted.force:
        yield _write(folder / "provenance.toml", _text("provenance.toml"), wanted.force)
    else:
        yield Written(find_config(folder) or folder, False)
    yield _database(folder)
    if wanted.systemd:
        for name in ("provenance-nightly.service", "provenance-nightly.timer"):
            yield _write(folder / "systemd" / name, _of_systemd(_text(name), folder), wanted.force)
    if wanted.cron:
        yield _write(folder / "provenance.cron", _of_cron(_text("provenance.cron"), folder), wanted.force)
    if wanted.github:
        yield _write(folder / ".github" / "workflows" / "provenance.yml", _text("workflow.yml"), wanted.force)


def _database(folder: Path) -> Written:
    path = load_settings(folder, {}, {}).db or folder / DEFAULT_DATABASE
    is_new = not path.exists()
    with run_lock(path):
        open_database(path).conn.close()
    return Written(path, is_new)


def _write(path: Path, text: str, force: bool) -> Written:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return Written(path, False)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}): name another folder") from error
    return Written(path, True)


def _text(name: str) -> str:
    return files("provenance.initial").joinpath(name).read_text(encoding="utf-8")


def _program() -> list[str]:
    """How this program is called from anywhere: its command beside this Python, else as a module."""
    beside = shutil.which("provenance", path=str(Path(sys.executable).parent))
    return [beside] if beside else [sys.executable, "-m", "provenance"]


def _of_systemd(text: str, folder: Path) -> str:
    """Filled in as systemd reads it: `%` doubled, arguments in quotes where they need them."""
    program = " ".join(f'"{part}"' if " " in part else part for part in _program())
    return text.replace("@FOLDER@", str(folder).replace("%", "%%")).replace("@PROGRAM@", program.replace("%", "%%"))


def _of_cron(text: str, folder: Path) -> str:
    """Filled in as a shell reads it, `%` guarded from cron."""
    program = " ".join(map(shlex.quote, _program()))
    filled = text.replace("@FOLDER@", shlex.quote(str(folder))).replace("@PROGRAM@", program)
    return filled.replace("%", "\\%")


def next_steps(written: tuple[Written, ...]) -> list[str]:
    """What a person does next, as commands."""
    steps = ["provenance check REPORT.md"]
    for one in written:
        path = shlex.quote(str(one.path))
        if one.path.suffix == ".service":
            steps.append(f"systemctl --user link {path}")
        elif one.path.suffix == ".timer":
            steps.append(f"systemctl --user enable --now {path}")
        elif one.path.suffix == ".cron":
            steps.append(f"(crontab -l; cat {path}) | crontab -")
        elif one.path.suffix == ".yml":
            steps.append(f"git add {shlex.quote(os.path.relpath(one.path))}")
    return steps
