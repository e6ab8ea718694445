"""Starting the page: a socket on loopback, the address with its key printed on a line of its own, then serving."""

import contextlib
import ipaddress
import os
import socket
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

import uvicorn

from provenance.config import Settings
from provenance.errors import ConfigError, Status
from provenance.review.app import create_app
from provenance.review.jobs import Jobs
from provenance.review.page import Clock, House, now
from provenance.review.security import Keys, allowed_hosts
from provenance.review.templating import environment
from provenance.store.connections import is_newer, prepare

TOKEN_VARIABLE = "PROVENANCE_REVIEW_TOKEN"
NAME_VARIABLE = "PROVENANCE_REVIEWER"
_TOKEN_MINIMUM = 16


@dataclass(frozen=True, slots=True)
class Start:
    """How the page is started."""

    path: Path
    settings: Settings
    bind: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()  # further names that the page is reached by
    reviewer: str = ""
    read_only: bool = False
    blind: bool = False


def build(start: Start, keys: Keys, port: int, clock: Clock = now) -> tuple[House, frozenset[str]]:
    """What all requests share, and the names it answers to.

    `clock` dates the decisions. Raises StoreError for a database that cannot be used.
    """
    read_only = prepare(start.path, start.read_only)
    house = House(
        path=start.path,
        keys=keys,
        templates=environment(),
        settings=start.settings,
        jobs=Jobs(),
        reviewer=start.reviewer or reviewer_name(),
        cookie=f"provenance_{port}",
        read_only=read_only,
        blind=start.blind,
        newer=is_newer(start.path),
        clock=clock,
    )
    names = start.names if is_loopback(start.bind) else (*start.names, _bracketed(start.bind))
    return house, allowed_hosts(port, names)


def serve(start: Start) -> None:
    """Serve until interrupted. Raises ConfigError for an address that cannot be bound or has no token."""
    keys = choose_keys(start.bind)
    with _bound(start.bind, start.port) as listening:
        port = listening.getsockname()[1]
        house, hosts = build(start, keys, port)
        shown = start.names[0] if start.names else _bracketed(start.bind)
        print(f"http://{shown}:{port}/?token={keys.token}", flush=True)
        config = uvicorn.Config(
            create_app(house, hosts), log_level="warning", access_log=False, server_header=False, lifespan="off",
            timeout_graceful_shutdown=3, proxy_headers=False, ws="none", loop="asyncio", http="h11",
        )  # fmt: skip
        with contextlib.suppress(KeyboardInterrupt):  # the ordinary way to end it
            uvicorn.Server(config).run(sockets=[listening])


def choose_keys(bind: str) -> Keys:
    """The key of this start: that of the environment, else a new one. Raises ConfigError where one is wanted."""
    given = os.environ.get(TOKEN_VARIABLE, "")
    if given and len(given) < _TOKEN_MINIMUM:
        raise ConfigError(f"{TOKEN_VARIABLE} is too short: {_TOKEN_MINIMUM} characters or more are wanted")
    if not given and not is_loopback(bind):
        raise ConfigError(
            f"--bind {bind} lets others in: set {TOKEN_VARIABLE} to a secret of {_TOKEN_MINIMUM} characters or more"
        )
    return Keys(given) if given else Keys()


def is_loopback(bind: str) -> bool:
    """Whether an address is of this machine only."""
    try:
        return bind == "localhost" or ipaddress.ip_address(bind.strip("[]")).is_loopback
    except ValueError:
        return False


def reviewer_name() -> str:
    """Who decides unless they say otherwise: the environment's name, else that of the login."""
    try:
        return os.environ.get(NAME_VARIABLE, "").strip() or getuser()
    except (OSError, KeyError, ImportError):
        return "editor"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _bound(bind: str, port: int) -> socket.socket:
    host = bind.strip("[]")
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # who opens the address the moment it is printed waits, and is not refused
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        failure = ConfigError(f"{bind}:{port} cannot be used ({reason}): name another with --bind or --port")
        failure.status = Status.UNAVAILABLE
        raise failure from error
    return listening
