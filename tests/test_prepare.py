"""`./run` on machines of all kinds, with a stand-in for uv that installs nothing: no test here needs a line."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

STANDS_IN_FOR_UV = """#!/usr/bin/env bash
echo "$*" >>"$CALLS"
sleep "${INSTALLING:-0}"
if [[ -n ${FAILS-} ]]; then echo "no line to the registry" >&2; exit 1; fi
"""

SAYS_WHERE_IT_IS = """
import os, sys
print(os.getcwd(), *sys.argv[1:], sep="|")
"""


@dataclass
class Machine:
    """A folder with the scripts and a package that only says how it was called, and a PATH of its own."""

    folder: Path
    programs: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": str(self.programs), "CALLS": str(self.folder / "calls"), "HOME": str(self.folder)}

    def start(self, *arguments: str, cwd: Path | None = None, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.folder / "run"), *arguments],
            cwd=cwd or self.folder,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, cwd: Path | None = None, **more: str) -> tuple[int, str, str]:
        process = self.start(*arguments, cwd=cwd, **more)
        said, complained = process.communicate(timeout=60)
        return process.returncode, said.strip(), complained.strip()

    def installed(self) -> int:
        calls = self.folder / "calls"
        return len(calls.read_text(encoding="utf-8").splitlines()) if calls.exists() else 0

    def put(self, name: str, text: str) -> None:
        program = self.programs / name
        program.unlink(missing_ok=True)
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder, programs = tmp_path / "a folder", tmp_path / "programs"
    (folder / "scripts").mkdir(parents=True)
    (folder / "src" / "entremise").mkdir(parents=True)
    programs.mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    shutil.copy(ROOT / "scripts" / "prepare", folder / "scripts" / "prepare")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    (folder / "src" / "entremise" / "__main__.py").write_text(SAYS_WHERE_IT_IS, encoding="utf-8")
    for name in ("bash", "cat", "env", "mkdir", "mv", "readlink", "rm", "sha256sum", "sleep", "tail"):
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    made = Machine(folder, programs)
    made.put("python3", f'#!/usr/bin/env bash\nexec "{os.path.realpath(sys.executable)}" "$@"\n')
    made.put("uv", STANDS_IN_FOR_UV)
    return made


def test_it_prepares_once_and_says_so_once(machine):
    code, said, complained = machine.run("verify", "x.json")
    assert (code, said) == (0, f"{machine.folder}|verify|x.json")
    assert complained.startswith("Preparing .venv from requirements.txt")
    assert len(complained.splitlines()) == 1
    assert machine.run("again") == (0, f"{machine.folder}|again", "")
    assert machine.installed() == 1


def test_paths_are_those_of_whoever_calls(machine, tmp_path):
    code, said, _ = machine.run("replay", "mine.yaml", cwd=tmp_path)
    assert (code, said) == (0, f"{tmp_path}|replay|mine.yaml")


def test_a_module_lying_in_the_callers_folder_is_not_taken_for_a_library(machine, tmp_path):
    for name in ("venv", "ensurepip", "os", "entremise"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')\n", encoding="utf-8")
    assert machine.run("x", cwd=tmp_path)[:2] == (0, f"{tmp_path}|x")


def test_without_arguments_it_opens_the_demonstration(machine, tmp_path):
    code, said, _ = machine.run(cwd=tmp_path)
    assert (code, said) == (0, f"{tmp_path}|demo")


def test_changed_requirements_are_installed(machine):
    machine.run()
    (machine.folder / "requirements.txt").write_text("# changed\n", encoding="utf-8")
    assert machine.run()[2].startswith("Preparing .venv")
    assert machine.run()[2] == ""
    assert machine.installed() == 2


def test_a_folder_that_moved_is_prepared_anew(machine, tmp_path):
    machine.run()
    machine.folder = machine.folder.rename(tmp_path / "elsewhere")
    assert machine.run("x")[:2] == (0, f"{machine.folder}|x")
    assert machine.installed() == 2


def test_what_the_tests_need_is_enough_to_run(machine):
    script = 'root=$PWD; source scripts/prepare; prepare "$1"'
    for _ in range(2):
        subprocess.run(
            ["bash", "-c", script, "bash", "requirements-dev.txt"],
            cwd=machine.folder,
            env=machine.environment,
            check=True,
            capture_output=True,
        )
    assert machine.run()[2] == ""
    assert machine.installed() == 1


def test_two_starts_at_once_prepare_once(machine):
    starts = [machine.start(str(n), INSTALLING="0.5") for n in range(3)]
    said = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert said == {f"{machine.folder}|{n}" for n in range(3)}
    assert machine.installed() == 1


def test_a_start_killed_in_the_middle_leaves_nothing_behind(machine):
    killed = machine.start(INSTALLING="60")
    deadline = time.monotonic() + 30
    while not machine.installed() and time.monotonic() < deadline:
        time.sleep(0.02)
    half = machine.folder / ".venv" / "half-installed"
    half.touch()
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate(timeout=10)
    assert machine.run("x")[:2] == (0, f"{machine.folder}|x")
    assert not half.exists()
    assert machine.installed() == 2


def test_an_installation_that_fails_says_why_and_is_tried_again(machine):
    code, said, complained = machine.run(FAILS="yes")
    assert (code, said) == (2, "")
    assert "no line to the registry" in complained
    assert "could not be prepared" in complained.splitlines()[-1]
    assert machine.run()[0] == 0


def test_without_python_it_says_what_to_install(machine):
    (machine.programs / "python3").unlink()
    code, said, complained = machine.run()
    assert (code, said) == (2, "")
    assert complained == (
        "Entremise needs Python 3.11 or newer, and there is none on the PATH: install it with its venv package "
        "(apt-get install python3 python3-venv), then try again."
    )


def test_an_old_python_is_passed_over_for_a_new_one(machine):
    (machine.programs / "python3").rename(machine.programs / "python3.12")
    machine.put("python3", "#!/usr/bin/env bash\nexit 1\n")
    assert machine.run("x")[:2] == (0, f"{machine.folder}|x")


def test_without_venv_it_names_the_package(machine):
    (machine.programs / "uv").unlink()
    machine.put("python3", "#!/usr/bin/env bash\nprintf '%s\\n' no 3.13 /usr/bin/python3.13\n")
    code, said, complained = machine.run()
    assert (code, said) == (2, "")
    assert complained == (
        "Python 3.13 is here but can't make virtual environments: install the package python3.13-venv "
        "(apt-get install python3.13-venv), then try again."
    )
    assert not (machine.folder / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named(machine):
    (machine.folder / ".cache").write_text("in the way of a folder, even for root", encoding="utf-8")
    code, _, complained = machine.run()
    assert code == 2
    assert complained.startswith(f"Entremise can't write in {machine.folder}")
