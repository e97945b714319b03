"""What the import contract can't see: calls of clocks, chance and files in the pure packages, the database
outside `store`, and packages that the contract doesn't name.
"""

from __future__ import annotations

import ast
import builtins
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "entremise"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}

PURE = ("accord", "talks", "record", "cases", "settlement", "dossier")
KEEPS_THE_DATABASE = "store"
DATABASE = ("django.db", "psycopg", "psycopg_pool", "sqlite3")

NEVER_IMPORTED = {*CONTRACTS["pure"]["forbidden_modules"], "importlib", "builtins"}
NEVER_CALLED = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid.uuid6",
    "uuid.uuid7",
    *(f"builtins.{name}" for name in ("__import__", "breakpoint", "eval", "exec", "input", "open", "print")),
}


def packages() -> set[str]:
    """What stands in src/entremise beside __init__ and __main__."""
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    modules = {path.stem for path in SOURCE.glob("*.py") if not path.stem.startswith("__")}
    return folders | modules


def imports(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """(line, name as known in this module, what it names) for each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    yield node.lineno, alias.asname, alias.name
                else:
                    yield node.lineno, alias.name.split(".")[0], alias.name.split(".")[0]
                    yield node.lineno, "", alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, f"{node.module}.{alias.name}"


def bound(tree: ast.AST) -> set[str]:
    """The names that the module defines itself, in whatever scope: its own function `open` opens no file."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
    return names


def impurities(source: str) -> list[str]:
    """What a pure module may not do, with the line it does it on."""
    tree = ast.parse(source)
    known = {name: target for _, name, target in imports(tree) if name}
    own = bound(tree)

    def meaning(node: ast.expr) -> str | None:
        if isinstance(node, ast.Attribute):
            of = meaning(node.value)
            return f"{of}.{node.attr}" if of else None
        if isinstance(node, ast.Name):
            if node.id in known:
                return known[node.id]
            if node.id not in own and hasattr(builtins, node.id):
                return f"builtins.{node.id}"
        return None

    found = [
        f"line {line}: import of {target}"
        for line, _, target in imports(tree)
        if target.split(".")[0] in NEVER_IMPORTED
    ]
    for node in ast.walk(tree):
        # Not only calls: a clock that is handed on, as in `default_factory=datetime.now`, is read as well.
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            used = meaning(node)
            if used in NEVER_CALLED:
                found.append(f"line {node.lineno}: {used}")
    return sorted(set(found))


def modules(package: str) -> list[Path]:
    single = SOURCE / f"{package}.py"
    return [single] if single.exists() else sorted((SOURCE / package).rglob("*.py"))


@pytest.mark.parametrize("package", PURE)
def test_pure_packages_have_no_clock_no_chance_and_no_files(package):
    found = {
        path.relative_to(ROOT).as_posix(): wrong
        for path in modules(package)
        if (wrong := impurities(path.read_text(encoding="utf-8")))
    }
    assert found == {}, "time, ids and salts are passed in"


@pytest.mark.parametrize(
    "planted",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.datetime.utcnow()",
        "from datetime import datetime\ndatetime.now(tz=None)",
        "from datetime import datetime as moment\nmoment.today()",
        "from datetime import date\ndate.today()",
        "from datetime import datetime\nfrom dataclasses import field\nfield(default_factory=datetime.now)",
        "import time",
        "def late():\n    from time import time\n    return time()",
        "import uuid\nuuid.uuid4()",
        "from uuid import uuid4\nuuid4()",
        "import os.path",
        "from os import urandom",
        "from urllib.parse import urlsplit",
        "from django.utils import timezone",
        "open('x')",
        "print('x')",
        "__import__('os')",
        "import importlib\nimportlib.import_module('os')",
        "import builtins\nbuiltins.open('x')",
    ],
)
def test_a_planted_impurity_is_found(planted):
    assert impurities(planted)


@pytest.mark.parametrize(
    "clean",
    [
        "from datetime import UTC, datetime, timedelta\ndatetime(2020, 1, 13, tzinfo=UTC) + timedelta(1)",
        "def decide(view, now):\n    return view.due <= now",
        "class Clause:\n    today = 1\n    def open(self):\n        return self.today",
        "def open(signature):\n    return signature\nopen(1)",
        "from uuid import UUID",
    ],
)
def test_what_is_pure_passes(clean):
    assert impurities(clean) == []


def test_only_the_store_touches_the_database():
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path.relative_to(SOURCE).parts[0] == KEEPS_THE_DATABASE:
            continue
        for line, _, target in imports(ast.parse(path.read_text(encoding="utf-8"))):
            if any(target == name or target.startswith(f"{name}.") for name in DATABASE):
                found.append(f"{path.relative_to(ROOT).as_posix()}:{line} imports {target}")
    assert found == []


def test_the_contract_names_every_package():
    named = {
        name.strip(" ()") for layer in CONTRACTS["layers"]["layers"] for name in layer.replace("|", ":").split(":")
    }
    assert packages() - named == set(), "say on which layer these stand (pyproject.toml, importlinter)"


def test_the_contract_names_every_pure_package_that_exists():
    named = {name.removeprefix("entremise.") for name in CONTRACTS["pure"]["source_modules"]}
    assert (packages() & set(PURE)) - named == set(), "add these to the contract `pure` in pyproject.toml"
    assert named <= set(PURE)


def locked(name: str) -> dict[str, str]:
    """The packages of a requirements file, each with its version, its condition and its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return {line.split("==")[0]: " ".join(line.split()) for line in text.splitlines() if line.strip()}


def test_what_runs_is_tested_at_the_same_versions():
    runs, develops = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: develops.get(name) for name in runs} == runs, "run scripts/lock"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_locked_files_name_hashes_and_no_registry(name):
    packages = locked(name)
    assert packages
    assert [line for line in packages.values() if "==" not in line or "--hash=sha256:" not in line] == []
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
