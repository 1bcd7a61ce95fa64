"""Every command on a file system that is full: told, nothing half written, what was there stays.

The file system is a small one of our own, in a namespace that goes with the process that made it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kills

if TYPE_CHECKING:
    from collections.abc import Mapping

OLD = "what was there before"

PROGRAM = """
import contextlib, io, json, os, shutil, subprocess, sys
from pathlib import Path

reports, small, old, tests = sys.argv[1:]
sys.path.append(tests)
import kills
from gov_disclosure.cli import main

subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", small], check=True)
os.chdir(small)

def clear():
    for path in Path().iterdir():
        path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path)
    os.symlink(reports, "in")

def run(command):
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        status = main([*command.split(), *(["--jobs", "1"] if "schema" not in command else [])])
    found = {name: repr(content) for name, content in kills.outputs(Path()).items()}
    return {"status": status, "said": said.getvalue(), "found": found}

def fill(room):
    free = os.statvfs(".").f_bavail * os.statvfs(".").f_frsize
    Path("ballast").write_bytes(bytes(free - room))

results = {}
for name, command in kills.COMMANDS.items():
    clear()
    whole = run(command)
    size = sum(path.stat().st_size for path in Path().rglob("*") if path.is_file())
    clear()
    fill(size // 2 // 4096 * 4096)
    half = run(command)
    del half["found"]["ballast"]
    hidden = [str(path) for path in Path().rglob("*.part")]
    Path("ballast").unlink()
    again = run(command if "--resume" in command else f"{command} --force")
    clear()
    for path in map(Path, whole["found"]):
        path.parent.mkdir(exist_ok=True)
        path.write_text(old)
    fill(0)
    none = run(f"{command} --force")
    del none["found"]["ballast"]
    results[name] = {"whole": whole, "half": half, "again": again, "none": none, "left": hidden}
print(json.dumps(results))
"""
IN_A_NAMESPACE = ("unshare", "--mount", "--map-root-user")


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    mount = (*IN_A_NAMESPACE, "mount", "-t", "tmpfs", "none", "/mnt")
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0  # noqa: S603


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Return what each command said and left: with room for all, for half of it, and for none."""
    if not can_mount():
        pytest.skip("may not mount a file system")
    folder = tmp_path_factory.mktemp("full")
    kills.write_reports(folder / "in", 6)
    (folder / "small").mkdir()
    places = (str(folder / "in"), str(folder / "small"), OLD, str(Path(kills.__file__).parent))
    program = (sys.executable, "-c", PROGRAM, *places)
    done = subprocess.run(  # noqa: S603 - our own program
        [*IN_A_NAMESPACE, *program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", kills.COMMANDS)
def test_a_full_file_system_is_told_and_holds_whole_files_only(
    results: Mapping[str, Any], name: str
) -> None:
    whole, half, again, none = (results[name][each] for each in ("whole", "half", "again", "none"))
    assert (whole["status"], bool(whole["found"])) == (0, True), whole["said"]
    for run in (half, none):
        assert run["status"] == 2
        assert "不能写入（磁盘已满）" in run["said"]
        assert "Traceback" not in run["said"]
    assert half["found"].items() <= whole["found"].items()
    assert half["found"] != whole["found"]
    assert results[name]["left"] == []
    assert (again["status"], again["found"]) == (0, whole["found"]), again["said"]
    assert set(none["found"]) == set(whole["found"])
    assert set(none["found"].values()) == {repr(OLD.encode())}
