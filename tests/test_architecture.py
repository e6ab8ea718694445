"""The house rules that hold the parts apart, read from the sources themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("isolation", "claims", "sources", "provenance")
FORBIDDEN = {
    "isolation": {"claims", "sources", "provenance"},
    "claims": {"sources", "provenance"},
    "sources": {"claims", "provenance"},
    "provenance": set(),
}
# What a pure package has no business with: the network, the clock, a database.
IMPURE = {
    "asyncio", "http", "httpx", "h11", "requests", "socket", "sqlite3", "sqlite_utils", "ssl", "time", "urllib.request",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today"}
MOST_LINES = 450
MOST_LINES_OF_A_FUNCTION = 60


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that a file imports, wherever in it, with their full names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


ALL = [path for package in PACKAGES for path in modules(package)]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_package_imports_what_stands_above_it(package: str) -> None:
    wrong = {
        f"{name(path)} imports {module}"
        for path in modules(package)
        for module in imported(parse(path))
        if module.partition(".")[0] in FORBIDDEN[package]
    }
    assert wrong == set()


def test_claims_knows_no_network_no_clock_and_no_database() -> None:
    wrong = set()
    for path in modules("claims"):
        tree = parse(path)
        for module in imported(tree):
            if module in IMPURE or module.partition(".")[0] in IMPURE:
                wrong.add(f"{name(path)} imports {module}")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                wrong.add(f"{name(path)} line {node.lineno} asks the clock")
    assert wrong == set()


def test_every_module_says_what_it_gives() -> None:
    empty = {name(path) for path in ALL if path.read_text(encoding="utf-8").strip() == ""}
    silent = {name(path) for path in ALL if ast.get_docstring(parse(path)) is None}
    assert silent - empty == set()
    assert {path for path in empty if not path.endswith("__init__.py")} == set()


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The public functions and classes of a body, and those of its public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_every_public_name_is_documented() -> None:
    silent = {
        f"{name(path)}: {node.name}"
        for path in ALL
        for node in public(parse(path).body)
        if ast.get_docstring(node) is None
    }
    assert silent == set()


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in ALL}
    assert {path: lines for path, lines in lengths.items() if lines >= MOST_LINES} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name(path)}: {node.name}": node.end_lineno - node.lineno + 1
        for path in ALL
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_nobody_hides_work_in_a_drawer() -> None:
    assert [name(path) for path in ALL if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []


@pytest.mark.parametrize("package", ["claims", "isolation"])
def test_the_public_names_are_listed_in_order(package: str) -> None:
    module = __import__(package)
    assert module.__all__ == sorted(module.__all__)
    assert all(hasattr(module, listed) for listed in module.__all__)
