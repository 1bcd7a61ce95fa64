"""Changes `forms/` at random places, one at a time, and lists the changes that no test notices.

cosmic-ray finds and makes the changes, each in a copy of the working tree.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
MUTATED = "src/gov_disclosure/forms"
TESTS = (
    "headings",
    "running_text",
    "odd_tables",
    "proof_of_columns",
    "other_years",
    "units",
    "heads",
    "heads_of_sites",
    "labels",
    "numbers",
    "misplaced_tables",
    "layout",
    "extraction",
    "damage",
    "several_reports",
    "front_matter",
    "text_reader",
    "html_reader",
    "spreadsheet_copies",
    "corpus",
)
"""The quick tests of what is changed, those first that notice most and soonest."""

SESSION = "session.sqlite"
_CONFIGURED = "mutations.toml"
_LEFT_OUT = r"""
    definition_name is null
    or operator_name like '%BitOr%'
    or operator_name like '%\_Is%' escape '\'
"""
"""Changes of constants, of annotations, and of == to is, which mean nothing or the same."""

_SURVIVORS = """
    select module_path, start_pos_row, operator_name, diff from work_results join mutation_specs
    using (job_id) where test_outcome = 'SURVIVED' order by 1, 2
"""


def prepare(copy: Path) -> None:
    """Copy the working tree, and find every change that can be made in it."""
    ignored = shutil.ignore_patterns(".git", ".venv", "build", ".*_cache", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=ignored)
    files = " ".join(f"tests/test_{name}.py" for name in TESTS)
    command = f"{sys.executable} -m pytest -q -x -m 'not long' -p no:cacheprovider {files}"
    (copy / _CONFIGURED).write_text(
        f'[cosmic-ray]\nmodule-path = "{MUTATED}"\ntimeout = 300.0\nexcluded-modules = []\n'
        f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n'
    )
    _cosmic_ray(copy, "init", _CONFIGURED, SESSION)


def _cosmic_ray(copy: Path, *arguments: str) -> None:
    program = shutil.which("cosmic-ray") or Path(sys.executable).with_name("cosmic-ray")
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HYPOTHESIS_PROFILE": "quick",
    }
    subprocess.run([program, *arguments], cwd=copy, env=environment, check=True)  # noqa: S603


def sample(copy: Path, number: int, seed: int) -> list[str]:
    """Return changes at places drawn by a seed, one for each place."""
    with sqlite3.connect(copy / SESSION) as session:
        found = session.execute(
            "select module_path, start_pos_row, start_pos_col, operator_name, operator_args,"  # noqa: S608
            f" job_id from mutation_specs where not ({_LEFT_OUT}) order by 1, 2, 3, 4, 5"
        ).fetchall()
    places: dict[tuple[object, ...], list[str]] = {}
    for *place, _operator, _arguments, job in found:
        places.setdefault(tuple(place), []).append(job)
    draw = random.Random(seed)  # noqa: S311 - no secret
    chosen = draw.sample(sorted(places, key=str), min(number, len(places)))
    print(f"{len(found)} changes at {len(places)} places; {len(chosen)} drawn")
    return [draw.choice(places[place]) for place in chosen]


def keep(copy: Path, jobs: list[str]) -> None:
    """Leave only some changes to be made in a copy."""
    with sqlite3.connect(copy / SESSION) as session:
        for table in ("mutation_specs", "work_items"):
            marks = ",".join("?" * len(jobs))
            session.execute(f"delete from {table} where job_id not in ({marks})", jobs)  # noqa: S608


def main() -> int:
    """Make the changes, several at a time, and print what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300, help="how many changes")
    parser.add_argument("--seed", type=int, default=1, help="what draws them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder, "0")
        prepare(first)
        _cosmic_ray(first, "baseline", _CONFIGURED)
        jobs = sample(first, arguments.number, arguments.seed)
        others = [Path(folder, str(number)) for number in range(1, os.cpu_count() or 1)]
        copies = [first, *(shutil.copytree(first, other) for other in others)]
        for number, copy in enumerate(copies):
            keep(copy, jobs[number :: len(copies)])
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda copy: _cosmic_ray(copy, "exec", _CONFIGURED, SESSION), copies))
        survivors = []
        for copy in copies:
            with sqlite3.connect(copy / SESSION) as session:
                survivors += session.execute(_SURVIVORS).fetchall()
    for path, line, operator, diff in sorted(survivors):
        print(f"\n{path}:{line} {operator}\n{diff}")
    print(f"\n{len(survivors)} of {len(jobs)} changes survived")
    return 0


if __name__ == "__main__":
    sys.exit(main())
