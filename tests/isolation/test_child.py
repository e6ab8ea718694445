"""Functions in a process of their own: what they die of, and that the next request is answered."""

import os
import signal
import threading

import pytest

from isolation import ChildDied, Death, Isolated

ENTRY = "tests.isolation.child_functions:"
MEMORY = 300_000_000


@pytest.mark.parametrize(
    ("name", "death"),
    [
        ("hang", Death.TIME),
        ("hang_in_c", Death.TIME),
        ("eat", Death.MEMORY),
        ("fault", Death.CRASH),
        ("leave", Death.CRASH),
        ("fail", Death.CRASH),
        ("close", Death.CRASH),
    ],
)
def test_a_death_is_told_by_its_cause(name: str, death: Death) -> None:
    isolated = Isolated(f"{ENTRY}{name}", seconds=1.0, memory=MEMORY)
    with pytest.raises(ChildDied) as caught:
        isolated(b"x")
    assert caught.value.death is death


def test_the_parent_s_own_memory_is_not_held_against_a_child() -> None:
    held = bytearray(MEMORY + 50_000_000)
    held[::4096] = b"x" * len(held[::4096])
    isolated = Isolated(f"{ENTRY}pid_or_death", seconds=20.0, memory=MEMORY)
    assert isolated(b"") == isolated(b"")  # a worn child would have been replaced
    with pytest.raises(ChildDied) as caught:
        isolated(b"die")
    assert caught.value.death is Death.CRASH
    del held


def test_answers_come_back_whatever_is_printed() -> None:
    echo = Isolated(f"{ENTRY}echo", seconds=20.0, memory=MEMORY)
    for size in (0, 1, 100_000, 5_000_000):
        assert echo(b"a" * size) == b"a" * size
    echo.close()


def test_a_child_that_died_is_replaced() -> None:
    isolated = Isolated(f"{ENTRY}pid_or_death", seconds=20.0, memory=MEMORY)
    first = isolated(b"")
    assert isolated(b"") == first
    with pytest.raises(ChildDied):
        isolated(b"die")
    second = isolated(b"")
    assert second != first
    os.kill(int(second), signal.SIGKILL)  # while it waits for work
    os.waitid(os.P_PID, int(second), os.WEXITED | os.WNOWAIT)
    assert isolated(b"") != second
    isolated.close()


def test_several_threads_have_children_of_their_own() -> None:
    echo = Isolated(f"{ENTRY}echo", seconds=20.0, memory=MEMORY)
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        answers[number] = echo(str(number).encode())

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: str(number).encode() for number in range(4)}
    echo.close()


def test_the_packages_of_the_function_are_not_run() -> None:
    ask = Isolated(f"{ENTRY}docstring_of_the_package", seconds=20.0, memory=MEMORY)
    assert ask(b"") == b"None"
    ask.close()
