"""Settings: from `provenance.toml` or `[tool.provenance]`, `PROVENANCE_…` variables and the command line.

A later origin of the three overrides an earlier one; of configuration files the nearest upward of the working folder
counts.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from provenance.errors import ConfigError
from provenance.model import Severity

DEFAULT_DATABASE = Path("provenance.db")
DEFAULT_GUARDS = ("www.wikipedia.org", "www.iana.org", "example.com")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Paths of a configuration file are relative to its folder.

    `as_of` is the moment the run is judged from (now, if None); `allow_private` holds networks in CIDR notation that
    may be fetched from although they are private; `delay` is in seconds between the starts of two requests to a host;
    `archives` are those of the web that are asked for copies of all that is cited, by their addresses; none given: the
    Internet Archive's, for what its address has lost; `none` for none at all.
    `obey_robots` says whether robots.txt counts for cited addresses as well, and not only for those of our own making.
    `guard_hosts` are asked whether the network is at fault when many hosts fail at once; none: it never is.
    `aliases` are further names of bodies, name -> other names.
    """

    sources: tuple[Path, ...] = ()
    offline: bool = False
    db: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    exit_zero: bool = False
    as_of: datetime | None = None
    document_date: str | None = None
    allow_private: tuple[str, ...] = ()
    ca: Path | None = None
    per_host: int = 1
    delay: float = 0.2
    jobs: int = 200
    archives: tuple[str, ...] = ()
    obey_robots: bool = False
    guard_hosts: tuple[str, ...] = DEFAULT_GUARDS
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def clock(self) -> datetime:
        """The moment to judge from, in UTC."""
        return self.as_of or datetime.now(UTC)


def parse_moment(text: str) -> datetime:
    """A day (`2026-04-13`: its noon in UTC) or a moment (`2026-04-13T02:00Z`); ValueError for anything else."""
    if "T" in text:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return datetime.combine(date.fromisoformat(text), time(12), tzinfo=UTC)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in `start` or above it."""
    for folder in (start, *start.parents):
        own = folder / "provenance.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "provenance" in _toml(project).get("tool", {}):
            return project
    return None


def load_settings(start: Path, environment: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    """The settings in force for a run started in `start`; `overrides` are the options given, None for not given.

    Raises ConfigError for an unknown key (with the nearest known one) or a value that does not fit.
    """
    settings = Settings()
    path = find_config(start)
    if path is not None:
        table = _toml(path)
        table = table["tool"]["provenance"] if path.name == "pyproject.toml" else table
        settings = _apply(settings, table, path.parent, str(path))
    settings = _apply(settings, _from_environment(environment), start, "the environment")
    given = {key: value for key, value in overrides.items() if value is not None and value != ()}
    return _apply(settings, given, Path(), "the command line")


def override(values: Mapping[str, Any]) -> Settings:
    """The defaults with `values` in place, checked as a file's are. Raises ConfigError."""
    return _apply(Settings(), values, Path(), "the call")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as TOML ({error}): mend it or remove it") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known = {f"PROVENANCE_{item.name.upper()}": item.name for item in fields(Settings) if item.name != "aliases"}
    lists = {"sources", "select", "ignore", "allow_private", "archives", "guard_hosts"}
    values: dict[str, Any] = {}
    for variable, name in known.items():
        text = environment.get(variable)
        if text or (text is not None and name == "guard_hosts"):  # an empty list of these says something
            values[name] = [part for part in text.split(os.pathsep if name == "sources" else ",") if part]
            if name not in lists:
                values[name] = text
    return values


def _apply(settings: Settings, table: Mapping[str, Any], folder: Path, origin: str) -> Settings:
    known = {item.name.replace("_", "-"): item.name for item in fields(Settings)}
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = known.get(key.replace("_", "-"))
        if name is not None and value is None:
            continue
        if name is None:
            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(known))}"
            raise ConfigError(f"{origin}: there is no setting {key!r}{hint}")
        try:
            changes[name] = _READERS[name](value, folder)
        except (TypeError, ValueError, AttributeError) as error:
            raise ConfigError(f"{origin}: {key} = {value!r} does not fit ({error})") from error
    return replace(settings, **changes)


def _strings(value: Any, folder: Path) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    return tuple(str(part).strip() for part in value if str(part).strip())


def _hosts(value: Any, folder: Path) -> tuple[str, ...]:
    """Host names or addresses; `none` for none, since an empty variable counts as not given."""
    hosts = _strings(value, folder)
    return () if hosts == ("none",) else hosts


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / Path(part) for part in ([value] if isinstance(value, str | Path) else value))


def _path(value: Any, folder: Path) -> Path:
    return folder / Path(value)


def _flag(value: Any, folder: Path) -> bool:
    if isinstance(value, str):
        if value.lower() not in ("1", "true", "yes", "on", "0", "false", "no", "off"):
            raise ValueError("true or false is wanted")
        return value.lower() in ("1", "true", "yes", "on")
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


def _severity(value: Any, folder: Path) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise ValueError("one of error, warning, info is wanted") from None


def _moment(value: Any, folder: Path) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    try:
        return parse_moment(str(value))
    except ValueError:
        raise ValueError("a day such as 2026-04-13 or a moment such as 2026-04-13T02:00Z is wanted") from None


def _day(value: Any, folder: Path) -> str:
    text = str(value)
    shape = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}.get(len(text))
    try:
        datetime.strptime(text, shape or "")
    except ValueError:
        raise ValueError("a date such as 2020, 2020-04 or 2020-04-13 is wanted") from None
    return text


def _archives(value: Any, folder: Path) -> tuple[str, ...]:
    """Addresses of archives, each as http(s); `none` alone for none."""
    given = _strings(value, folder)
    for address in given:
        if address != "none" and not address.lower().startswith(("http://", "https://")):
            raise ValueError(f"{address!r} is not the address of an archive: https://… or none is wanted")
    if "none" in given and len(given) > 1:
        raise ValueError("none goes with no other archive")
    return given


def _networks(value: Any, folder: Path) -> tuple[str, ...]:
    return tuple(str(ip_network(network, strict=False)) for network in _strings(value, folder))


def _count(value: Any, folder: Path) -> int:
    number = int(value)
    if number < 1:
        raise ValueError("a number from 1 is wanted")
    return number


def _seconds(value: Any, folder: Path) -> float:
    number = float(value)
    if not 0 <= number <= 3600:
        raise ValueError("seconds from 0 to 3600 are wanted")
    return number


def _aliases(value: Any, folder: Path) -> dict[str, tuple[str, ...]]:
    return {str(name): _strings(others, folder) for name, others in value.items()}


_READERS = {
    "sources": _paths,
    "offline": _flag,
    "db": _path,
    "select": _strings,
    "ignore": _strings,
    "fail_on": _severity,
    "exit_zero": _flag,
    "as_of": _moment,
    "document_date": _day,
    "allow_private": _networks,
    "ca": _path,
    "per_host": _count,
    "delay": _seconds,
    "jobs": _count,
    "archives": _archives,
    "obey_robots": _flag,
    "guard_hosts": _hosts,
    "aliases": _aliases,
}
