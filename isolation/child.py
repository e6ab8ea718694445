"""A function run in a process of its own, under limits of time and memory: what it dies of is told, never suffered.

For parsers of hostile files. The child is a fresh interpreter (nothing is inherited but the import path), takes one
request after the other over a pipe, and is replaced when it died. The function takes bytes and gives bytes; what it
raises counts as a crash, but for MemoryError. Its module is loaded by itself, without what its packages load.
"""

import atexit
import json
import os
import resource
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import IO

_BOOT = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from {module} import serve; serve(sys.argv[2:])"
_DONE = b"."
_DONE_AND_WORN = b"!"  # answered, and so large by now that a new child had better take the next request
_OUT_OF_MEMORY = 71
_GLANCE_S = 0.02
_WORN_SHARE = 0.4
_FULL_SHARE = 0.7  # a child that died with so much of its memory in use died of it
_LENGTH = struct.Struct(">Q")


class Death(StrEnum):
    """What a child died of."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class ChildDied(Exception):  # noqa: N818  (the condition)
    """The child gave no answer."""

    def __init__(self, death: Death) -> None:
        super().__init__(f"the child died of {death}")
        self.death = death


class Isolated:
    """A function, named 'package.module:function', that runs in children. Safe to call from several threads."""

    def __init__(self, entry: str, *, seconds: float, memory: int) -> None:
        self._entry = entry
        self._seconds = seconds
        self._memory = memory
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._forget)

    def __call__(self, request: bytes) -> bytes:
        """The function's answer. Raises ChildDied where there is none."""
        child = self._idle_child() or _Child(self._entry, self._seconds, self._memory)
        answer, is_worn = child.ask(request)
        if is_worn:
            child.end()
        else:
            with self._lock:
                self._idle.append(child)
        return answer

    def close(self) -> None:
        """End the children that wait for work."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def _idle_child(self) -> "_Child | None":
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None or child.is_alive:
                return child
            child.end()

    def _forget(self) -> None:
        """In a fork of this process: the children are the other's."""
        self._idle = []
        self._lock = threading.Lock()


class _Child:
    """One running child."""

    def __init__(self, entry: str, seconds: float, memory: int) -> None:
        self._seconds = seconds
        self._memory = memory
        self._held = 0  # bytes, at the most, as far as was seen
        boot = _BOOT.format(module=__name__)
        arguments = [sys.executable, "-I", "-S", "-c", boot, json.dumps(sys.path), entry, str(memory), str(seconds)]
        self._process = subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupt at the terminal is not meant for it
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: bytes) -> tuple[bytes, bool]:
        """The answer, and whether the child is too worn for another request."""
        answered, expired = threading.Event(), threading.Event()
        watcher = threading.Thread(target=self._watch, args=(answered, expired), daemon=True)
        watcher.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            _write(self._process.stdin, request)
            status = self._process.stdout.read(1)
            answer = _read(self._process.stdout) if status in (_DONE, _DONE_AND_WORN) else None
        except OSError:
            answer = None
        finally:
            answered.set()
            watcher.join()
        if answer is None:
            raise ChildDied(self._death(expired=expired.is_set()))
        return answer, status == _DONE_AND_WORN

    def _watch(self, answered: threading.Event, expired: threading.Event) -> None:
        """Note how much the child holds until it has answered, and kill it when its time is over."""
        until = time.monotonic() + self._seconds
        while not answered.wait(_GLANCE_S):
            self._held = max(self._held, _held_by(self._process.pid))
            if time.monotonic() >= until:
                expired.set()
                os.kill(self._process.pid, signal.SIGKILL)
                return

    def end(self) -> None:
        """Kill the child and free what it holds."""
        self._process.kill()
        self._close()
        self._process.wait()

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # unsent bytes for one that is gone
                pass

    def _death(self, *, expired: bool) -> Death:
        """What it died of. Its pipe is closed, so it is dead or dying; the kill is for one that only closed it."""
        self._close()
        self._process.kill()
        self._process.wait()
        if expired or self._process.returncode == -signal.SIGXCPU:
            return Death.TIME
        if self._process.returncode == _OUT_OF_MEMORY or self._held > self._memory * _FULL_SHARE:
            return Death.MEMORY
        return Death.CRASH


def serve(arguments: list[str]) -> None:
    """The child's side: answer requests until the pipe ends."""
    entry, memory, seconds = arguments[0], int(arguments[1]), float(arguments[2])
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # what a library prints must not get into the answers
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    module, _, name = entry.partition(":")
    _enter_packages(module)
    function: Callable[[bytes], bytes] = getattr(import_module(module), name)
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    while (request := _read(requests)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        # Should the parent be gone and nobody kill a child that hangs: processor time ends it.
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)
        try:
            answer = function(request)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        is_worn = _held_by("self") > memory * _WORN_SHARE
        answers.write(_DONE_AND_WORN if is_worn else _DONE)
        _write(answers, answer)
    os._exit(0)


def _enter_packages(module: str) -> None:
    """Make the packages that a module stands in without running them: what they load for others takes longer than most
    requests. So a parser may import modules, and no names that a package gathers."""
    parts = module.split(".")
    for count in range(1, len(parts)):
        package = ".".join(parts[:count])
        spec = find_spec(package)
        if spec is not None and package not in sys.modules:
            sys.modules[package] = module_from_spec(spec)


def _limit(kind: int, value: int) -> None:
    """Set a limit of this process, or leave it at the harder one that it was started under."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _held_by(pid: int | str) -> int:
    """The most memory that a process itself has held, in bytes; 0 where the system does not tell.

    Not `ru_maxrss`: a process takes that over from the one that started it.
    """
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    except (OSError, ValueError):
        return 0


def _write(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes | None:
    """One message; None at the end of the pipe or where it breaks off."""
    header = pipe.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    message = pipe.read(length)
    return message if len(message) == length else None
