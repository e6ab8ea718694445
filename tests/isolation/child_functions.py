"""Functions that answer, hang, eat memory and crash, for the tests of the child."""

import ctypes
import os
import re
import sys
import time


def echo(request: bytes) -> bytes:
    print("noise on standard output", flush=True)
    os.write(1, b"more noise")
    return request


def hang(_request: bytes) -> bytes:
    time.sleep(60)
    return b""


def hang_in_c(_request: bytes) -> bytes:
    re.match(r"(a+)+$", "a" * 60 + "b")  # holds the interpreter: only a kill from outside helps
    return b""


def eat(_request: bytes) -> bytes:
    return bytes(2_000_000_000)


def fault(_request: bytes) -> bytes:
    ctypes.string_at(0)
    return b""


def leave(_request: bytes) -> bytes:
    os._exit(0)


def fail(_request: bytes) -> bytes:
    raise ValueError("never seen")


def close(_request: bytes) -> bytes:
    os.closerange(0, 20)
    time.sleep(60)
    return b""


def pid_or_death(request: bytes) -> bytes:
    if request == b"die":
        os._exit(3)
    return str(os.getpid()).encode()


def docstring_of_the_package(_request: bytes) -> bytes:
    return repr(sys.modules[__name__.rpartition(".")[0]].__doc__).encode()
