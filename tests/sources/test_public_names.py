"""The names that the package offers."""

import subprocess
import sys

import sources


def test_every_public_name_is_there_and_the_list_is_sorted() -> None:
    assert sorted(sources.__all__) == sources.__all__
    for name in sources.__all__:
        assert getattr(sources, name).__doc__, name


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = "import sys, sources; print([name for name in ('httpx', 'ssl', 'warcio', 'idna') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
